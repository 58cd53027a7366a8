using SkiaSharp;

namespace NeuroBalance.Tests.Cli;

/// <summary>What <c>eeg</c> writes, says and refuses.</summary>
public sealed class EegCommandTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_table_a_sound_and_a_figure_are_written_and_the_numbers_are_told_with_the_misfits()
    {
        using CliRun run = new();
        await run.InvokeAsync(["eeg", "ketamine", "--at", "0 h", "--at", "40 min", "--seconds", "6", "--seed", "2", "--out",
            run.PathOf("e.csv"), "--wav", run.PathOf("e.wav"), "--plot", run.PathOf("e.png")], Cancellation);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches(@"0 h +1\.000 +1\.000 +0\.00 +\d\.\d\d", run.Out);
        Assert.Contains("no clinical EEG, no predictor of seizures", run.Out, StringComparison.Ordinal);
        Assert.All(EegRecording.Misfits, misfit => Assert.Contains(misfit, run.Out, StringComparison.Ordinal));
        Assert.StartsWith("Time,0 h,40 min\n", await File.ReadAllTextAsync(run.PathOf("e.csv"), Cancellation), StringComparison.Ordinal);
        Assert.Equal(2 * ((2 * 6 * 512) + 2560), BitConverter.ToInt32(File.ReadAllBytes(run.PathOf("e.wav")), 40));
        using SKBitmap picture = SKBitmap.Decode(run.PathOf("e.png"));
        Assert.Equal(1920, picture.Width);
    }

    [Fact]
    public async Task All_faults_are_told_at_once_and_nothing_is_written()
    {
        using CliRun run = new();
        await run.InvokeAsync(["eeg", "ketamine", "--at", "3 parsecs", "--at", "1 h after last dink", "--set", "Nmda.Etanol=3", "--out",
            run.PathOf("e.txt"), "--wav", run.PathOf("e.mp3"), "--plot", run.PathOf("e.gif"), "--size", "pag"], Cancellation);
        Assert.Equal(2, run.ExitCode);
        foreach (string told in (string[])
            ["parsecs", "1 h after last drink", "Nmda.Etanol", "e.txt", "e.mp3", "e.gif", "Did you mean page?"])
        {
            Assert.Contains(told, run.Error, StringComparison.Ordinal);
        }
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(run.PathOf("e.txt"))!));
    }

    [Theory]
    [InlineData("2 h after last drink", "there is no drink at a plain time to count from")]
    [InlineData("30 d", "the run covers 0 to 504 h")]
    public async Task A_moment_that_the_run_does_not_have_is_refused(string moment, string told)
    {
        using CliRun run = new();
        await run.InvokeAsync(["eeg", "ketamine", "--at", moment], Cancellation);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--at " + moment, run.Error, StringComparison.Ordinal);
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
    }
}
