namespace NeuroBalance.Tests.Cli;

/// <summary>The claims over virtual subjects by shares, and what hands them to a cluster.</summary>
public sealed class SubmitClaimsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Submitting_the_claims_says_what_each_task_has_and_adds_the_report()
    {
        using CliRun run = new();
        string report = run.PathOf("report");
        await run.InvokeAsync(["submit", "--robust", "50", "--structure", "all", "--seed", "7", "--tasks", "4", "--threads", "2",
            "--out", report, "--dry-run"], Cancellation);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("# 50 virtual subjects, each in 5 structures, in 4 tasks: 2 of 13 subjects and 2 of 12.", run.Out,
            StringComparison.Ordinal);
        string command = $" claims --robust 50 --structure all --seed 7 --out '{report}' ";
        Assert.Contains("--array=0-3\n", run.Out.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains($"{command}--shard auto/4 --threads 2 &", run.Out, StringComparison.Ordinal);
        Assert.Contains($"{command}--threads 2\n", run.Out.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.False(Directory.Exists(report));
    }

    [Theory]
    [InlineData("submit --tasks 2 --out r", "Give a plan file, or --robust")]
    [InlineData("submit p.json --robust 9 --tasks 2 --out r", "p.json and --robust: a plan or the claims are run")]
    [InlineData("submit p.json --seed 9 --tasks 2 --out r", "--seed goes with --robust")]
    [InlineData("submit --robust 9 --part-size 9 --sensitivity --threshold 1 --tasks 2 --out r", "--threshold goes with a plan")]
    [InlineData("submit --robust 3 --tasks 4 --out r", "--tasks 4: there are 3 virtual subjects, and each task wants one; may be 1 to 3.")]
    [InlineData("claims --shard 1/2 --out r", "--shard: only virtual subjects are divided; give --robust")]
    [InlineData("claims --shard 1/2 --robust 9", "--shard: a share is kept in a folder; give --out.")]
    [InlineData("claims --shard 3/2 --robust 9 --out r", "--shard: '3/2' is shard 3 of 2")]
    [InlineData("claims --shard 1/4 --robust 3 --out r", "n may be 1 to 3")]
    public async Task What_does_not_go_together_is_refused(string line, string told)
    {
        using CliRun run = new();
        await run.InvokeAsync(line.Split(' '), Cancellation);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Files());
    }

    [Fact(Explicit = true)]
    [Trait("Category", "Drill")]
    public async Task A_report_after_shares_has_the_bytes_of_one_on_one_machine()
    {
        using CliRun run = new();
        string[] claims = ["claims", "--robust", "5", "--structure", "pool", "--seed", "3", "--quiet", "--out"];
        string shared = run.PathOf("shared"), alone = run.PathOf("alone");
        foreach (string share in (string[])["2/3", "1/3", "3/3"])
        {
            await run.InvokeAsync([.. claims, shared, "--shard", share], Cancellation);
            Assert.Equal((0, ""), (run.ExitCode, run.Error));
        }
        Assert.Equal(3, Directory.GetDirectories(shared).Length);
        await run.InvokeAsync([.. claims, shared], Cancellation);
        await run.InvokeAsync([.. claims, alone], Cancellation);
        string[] files = [.. Directory.GetFiles(alone, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(alone, file))];
        Assert.Contains("subjects-pool.csv", files);
        Assert.Contains("claims.html", files);
        Assert.All(files, file =>
            Assert.Equal(File.ReadAllBytes(Path.Combine(alone, file)), File.ReadAllBytes(Path.Combine(shared, file))));
    }
}
