using System.Text.RegularExpressions;
using NeuroBalance.Lanes;
using Xunit;

namespace NeuroBalance.Tests.House;

/// <summary>
/// The same bits everywhere: no function whose last bit depends on the machine, the operating system or the number of threads.
/// </summary>
public sealed partial class PlatformFunctionTests
{
    [Fact]
    public void The_package_calls_no_function_whose_bits_depend_on_the_platform()
    {
        List<string> faults = [];
        foreach (string file in Repository.SourceFiles("src/NeuroBalance"))
        {
            string[] lines = Repository.CodeOnly(Repository.Read(file)).Split('\n');
            for (int i = 0; i < lines.Length; i++)
            {
                if (PlatformFunction().Match(lines[i]) is { Success: true } call)
                {
                    faults.Add($"{file}:{i + 1} {call.Value}");
                }
            }
        }

        Assert.Empty(faults);
    }

    [Fact]
    public void Parallel_loops_live_in_the_sweeps_and_parallel_queries_nowhere()
    {
        List<string> faults = [];
        foreach (string file in Repository.SourceFiles("src/NeuroBalance"))
        {
            string code = Repository.CodeOnly(Repository.Read(file));
            if (code.Contains("AsParallel", StringComparison.Ordinal)) faults.Add($"{file}: AsParallel");
            if (ParallelLoop().IsMatch(code) && !file.StartsWith("src/NeuroBalance/Sweeps/", StringComparison.Ordinal))
            {
                faults.Add($"{file}: a parallel loop");
            }
        }

        Assert.Empty(faults);
    }

    [Theory]
    [InlineData("Math.Exp(x)")]
    [InlineData("System.Math.Pow(x, 2)")]
    [InlineData("double.Log(x)")]
    [InlineData("Vector512.Exp(v)")]
    [InlineData("Math.FusedMultiplyAdd(a, b, c)")]
    [InlineData("Fma.MultiplyAdd(a, b, c)")]
    [InlineData("Vector256.MultiplyAddEstimate(a, b, c)")]
    [InlineData("TensorPrimitives.Exp(a, b)")]
    public void The_rule_catches(string code) => Assert.Matches(PlatformFunction(), code);

    [Theory]
    [InlineData("Elementary.Exp(x)")]
    [InlineData("Lane1.Log(x)")]
    [InlineData("Math.Abs(x)")]
    [InlineData("Math.Sqrt(x)")]
    [InlineData("T.Exp(x)")]
    public void The_rule_lets_pass(string code) => Assert.DoesNotMatch(PlatformFunction(), code);

    [GeneratedRegex(@"\b(?:(?:Math|MathF|[dD]ouble|float|Single)\.(?:Exp\w*|Log\w*|Pow|Sin\w*|Cos\w*|Tan\w*|A(?:sin|cos|tan)\w*|Cbrt|RootN|Hypot|FusedMultiplyAdd|MultiplyAddEstimate|Reciprocal\w*)|Vector(?:64|128|256|512|<\w+>)?\.(?:Exp|Log2?|Pow|Sin|Cos|SinCos|Hypot|FusedMultiplyAdd|MultiplyAddEstimate)|Fma\.\w+|TensorPrimitives\.\w+)\b")]
    private static partial Regex PlatformFunction();

    [GeneratedRegex(@"\bParallel\.(?:For|ForEach|ForAsync|ForEachAsync|Invoke)\b")]
    private static partial Regex ParallelLoop();
}
