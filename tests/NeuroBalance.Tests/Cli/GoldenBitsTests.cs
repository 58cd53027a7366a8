namespace NeuroBalance.Tests.Cli;

/// <summary>
/// The golden runs on processors that lack instructions, by telling the runtime not to use them, and under a comma-decimal culture.
/// </summary>
public sealed class GoldenBitsTests
{
    public static TheoryData<string> Instructions =>
    [
        "DOTNET_EnableAVX512=0 DOTNET_EnableAVX512F=0 DOTNET_EnableAVX10v1=0",
        "DOTNET_EnableAVX2=0",
        "DOTNET_EnableAVX=0",
        "DOTNET_EnableHWIntrinsic=0",
        "DOTNET_TieredCompilation=0",
        "DOTNET_ReadyToRun=0",
        "DOTNET_TieredPGO=1",
    ];

    // In the usual culture: ReportTests, within the process.
    [Theory]
    [InlineData("LANG=de_DE.UTF-8 LC_ALL=de_DE.UTF-8 DOTNET_SYSTEM_GLOBALIZATION_PREDEFINED_CULTURES_ONLY=false")]
    public void Every_golden_run_has_its_published_hash(string settings) => Verify(settings);

    // A drill: half a minute without any vector instruction.
    [Theory(Explicit = true), Trait("Category", "Drill")]
    [MemberData(nameof(Instructions))]
    public void Every_golden_run_has_its_published_hash_on_other_processors_and_compilers(string settings) => Verify(settings);

    private static void Verify(string settings)
    {
        Dictionary<string, string> environment = settings.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(setting => setting.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        using CliProcess process = new(environment, ["verify"]);
        (int code, string output, string error) = process.Wait();
        Assert.True(code == 0, output + error);
        Assert.Contains("same", output, StringComparison.Ordinal);
        Assert.DoesNotContain("DIFFERENT", output, StringComparison.Ordinal);
    }
}
