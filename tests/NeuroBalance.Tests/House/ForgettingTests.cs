using System.Text.RegularExpressions;
using NeuroBalance.Simulation;

namespace NeuroBalance.Tests.House;

/// <summary>A case that is added and forgotten fails the build: no switch over an enum has an arm for what is not there.</summary>
public sealed partial class ForgettingTests
{
    // Switches over what no compiler can count: a number, a text, the shape of a list, a node of a tree.
    private static readonly string[] OverOpenSets =
    [
        "src/NeuroBalance/Model/Language/Lowering.cs",
        "src/NeuroBalance/Simulation/CohortSimulator.cs",
        "src/NeuroBalance/Simulation/Simulator.cs",
    ];

    // Files that still have such an arm over a closed set; none may be added.
    private static readonly string[] StillThrowing = ["src/NeuroBalance/Simulation/SubjectRun.cs"];

    [Fact]
    public void No_switch_over_a_closed_set_ends_in_an_arm_that_throws() =>
        Faults.None(Throwing("src").Where(fault => !OverOpenSets.Concat(StillThrowing).Contains(fault.Split(':')[0])));

    [Fact]
    public void A_switch_that_lacks_a_case_is_an_error_and_asks_for_no_default()
    {
        string build = Repository.Read("Directory.Build.props");
        Assert.Matches(@"<WarningsAsErrors>[^<]*\bCS8509\b", build);
        Assert.Matches(@"<NoWarn>[^<]*\bCS8524\b", build);
        Assert.DoesNotContain(Repository.SourceFiles("src"),
            file => Repository.Read(file).Contains("#pragma warning disable CS8509", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("x switch { A => 1, _ => throw new E() }", true)]
    [InlineData("x switch\n{\n    A => 1,\n    _ =>\n        throw new E(),\n}", true)]
    [InlineData("switch (x)\n{\n    case A: return 1;\n    default: throw new E();\n}", true)]
    [InlineData("x switch { A => 1, _ => 2 }", false)]
    [InlineData("list.ForEach(_ => Throw());", false)]
    public void A_throwing_arm_is_found(string code, bool found) => Assert.Equal(found, ThrowingArm().IsMatch(code));

    private static IEnumerable<string> Throwing(string folder)
    {
        foreach (string file in Repository.SourceFiles(folder))
        {
            string code = Repository.CodeOnly(Repository.Read(file));
            foreach (Match arm in ThrowingArm().Matches(code))
            {
                yield return $"{file}:{code.AsSpan(0, arm.Index).Count('\n') + 1}";
            }
        }
    }

    [GeneratedRegex(@"\b_\s*=>\s*throw\b|\bdefault:\s*throw\b")]
    private static partial Regex ThrowingArm();
}
