using System.Text.RegularExpressions;

namespace NeuroBalance.Tests.House;

/// <summary>A case that is added and forgotten fails the build: no switch over an enum has an arm for what is not there.</summary>
public sealed partial class ForgettingTests
{
    // Files that still have a throwing arm; none may be added.
    private static readonly string[] StillThrowing =
    [
        "src/NeuroBalance/Dosing/BloodLevel.cs",
        "src/NeuroBalance/Dosing/BodyWater.cs",
        "src/NeuroBalance/Dosing/DoseAmount.cs",
        "src/NeuroBalance/Dosing/Duration.cs",
        "src/NeuroBalance/Dosing/EventParser.cs",
        "src/NeuroBalance/Dosing/EventRules.cs",
        "src/NeuroBalance/Dosing/Moment.cs",
        "src/NeuroBalance/Dosing/ScenarioEvent.cs",
        "src/NeuroBalance/Dosing/TimelineCompiler.cs",
        "src/NeuroBalance/Model/Language/Lowering.cs",
        "src/NeuroBalance/Parameterization/ParameterSet.cs",
        "src/NeuroBalance/Simulation/CohortSimulator.cs",
        "src/NeuroBalance/Simulation/SubjectRun.cs",
        "src/NeuroBalance/Simulation/Simulator.cs",
        "src/NeuroBalance/Texts/UnitText.cs",
    ];

    [Fact]
    public void No_switch_ends_in_an_arm_that_throws() => Faults.None(Throwing("src").Where(fault => !StillThrowing.Contains(fault.Split(':')[0])));

    [Fact]
    public void A_switch_that_lacks_a_case_is_an_error_and_asks_for_no_default()
    {
        string build = Repository.Read("Directory.Build.props");
        Assert.Matches(@"<WarningsAsErrors>[^<]*\bCS8509\b", build);
        Assert.Matches(@"<NoWarn>[^<]*\bCS8524\b", build);
        Assert.DoesNotContain(Repository.SourceFiles("src"), file => Repository.Read(file).Contains("#pragma warning disable CS8509", StringComparison.Ordinal));
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
