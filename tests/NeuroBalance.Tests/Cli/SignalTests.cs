using System.Diagnostics;
using Xunit;

namespace NeuroBalance.Tests.Cli;

/// <summary>Every command ends within a second of a signal, whatever it is doing, and leaves no half-written file.</summary>
/// <remarks>By the clock, so nothing else may run beside it.</remarks>
[Collection(nameof(SignalTests))]
[CollectionDefinition(nameof(SignalTests), DisableParallelization = true)]
public sealed class SignalTests(SignalInputs inputs) : IClassFixture<SignalInputs>, IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private readonly string root = Directory.CreateTempSubdirectory("signal-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void A_command_that_waits_for_a_file_ends_within_a_second()
    {
        // A pipe that nobody writes to: the system call does not return, and no token is looked at.
        string pipe = Path.Combine(root, "pipe.json");
        MakePipe(pipe);
        foreach (string signal in (string[])["TERM", "INT"])
        {
            TimeSpan time = Least(() =>
            {
                using CliProcess command = new("run", pipe, "--out", Path.Combine(root, "o.csv"));
                command.WaitUntilItWaits();
                Assert.False(command.HasEnded);
                (int code, string error, TimeSpan time) = End(command, signal);
                Assert.Equal(130, code);
                Assert.StartsWith("Interrupted while ", error, StringComparison.Ordinal);
                return time;
            });
            Assert.True(time < Limit, $"{signal}: {time.TotalSeconds:0.00} s");
        }

        Assert.Equal(["pipe.json"], Directory.GetFileSystemEntries(root).Select(Path.GetFileName));
    }

    /// <summary>Command lines that take long, with a plan of a million members, a folder of many parts, a run of a hundred years.</summary>
    public static TheoryData<string> LongCommands =>
    [
        "run long.json --rtol 1e-12 --every 0.2h --out o.csv",
        "run long.json --every 0.2h --out o.csv --plot o.svg",
        "sweep million.json --out r --part-size 200",
        "sensitivity morris.json --out s",
        "merge parts --out o.parquet",
        "merge parts --out o.csv",
        "summarize parts --plot o.svg --pairs",
        "status parts",
        "claims --out report",
        "claims --robust 1000000 --out report",
        "evidence --out evidence",
        "verify",
    ];

    [Theory(Explicit = true)]
    [Trait("Category", "Drill")]
    [MemberData(nameof(LongCommands))]
    public void Every_command_ends_within_a_second_of_a_signal(string words)
    {
        int met = 0;
        foreach (int delay in (int[])[150, 300, 700, 1500, 3000, 6000])
        {
            TimeSpan time = Least(() =>
            {
                string[] before = Files();
                using CliProcess command = new([.. words.Split(' ').Select((word, place) =>
                    place == 0 || !IsPath(word) ? word : Path.Combine(word is "parts" || word.EndsWith(".json", StringComparison.Ordinal)
                        ? inputs.Root : root, word))]);
                Thread.Sleep(delay);
                if (command.HasEnded) return TimeSpan.Zero;
                met++;
                (int code, string error, TimeSpan time) = End(command, met % 2 == 0 ? "INT" : "TERM");
                TestContext.Current.TestOutputHelper?.WriteLine(
                    $"{words} after {delay} ms: {code} in {time.TotalMilliseconds:0} ms: {error.Trim()}");
                // 143: the signal came before the handlers were there. 0: the command ended by itself in the meantime.
                Assert.True(code is 130 or 143 or 0, $"{code} {error}");
                Assert.DoesNotContain(Files().Except(before), file => file.EndsWith(".tmp", StringComparison.Ordinal));
                Assert.False(File.Exists(Path.Combine(root, "o.parquet")) && new FileInfo(Path.Combine(root, "o.parquet")).Length < 12);
                return time;
            });
            Assert.True(time < Limit, $"after {delay} ms: {time.TotalSeconds:0.00} s");
        }

        Assert.True(met > 0, "The command always ended before the signal.");
    }

    // By the clock of a machine that may do something else at that moment: a command that is too slow is so every time.
    private static TimeSpan Least(Func<TimeSpan> measure)
    {
        TimeSpan least = measure();
        for (int again = 0; again < 2 && least >= Limit; again++)
        {
            TimeSpan time = measure();
            least = time < least ? time : least;
        }

        return least;
    }

    private static bool IsPath(string word) => word is "r" or "s" or "parts" or "report" or "evidence" || word.Contains('.')
        && !word.EndsWith('h');

    private string[] Files() => Directory.GetFiles(root, "*", SearchOption.AllDirectories);

    private static (int Code, string Error, TimeSpan Time) End(CliProcess command, string signal)
    {
        var watch = Stopwatch.StartNew();
        command.Signal(signal);
        (int code, _, string error) = command.Wait(20);
        return (code, error, watch.Elapsed);
    }

    private static void MakePipe(string path)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "Named pipes in the file system are a matter of Unix.");
        using var process = Process.Start("mkfifo", [path]);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}

/// <summary>What the commands are given: a run of eight years, large plans, a folder of many parts. Made once, and only read.</summary>
public sealed class SignalInputs : IDisposable
{
    private readonly Lazy<string> root = new(Made);

    /// <summary>The folder of the inputs, made when it is first asked for.</summary>
    public string Root => root.Value;

    public void Dispose()
    {
        if (root.IsValueCreated) Directory.Delete(root.Value, recursive: true);
    }

    private static string Made()
    {
        string root = Directory.CreateTempSubdirectory("signal-inputs-").FullName;
        File.WriteAllText(Path.Combine(root, "long.json"),
            """{"name":"long","duration":"3000 d","events":[{"type":"drink","amount":"14 g","at":"18 h","every":"1 d","count":3000}]}""");
        File.WriteAllText(Path.Combine(root, "million.json"), Plan("""{ "type": "sobol", "samples": 1000000 }"""));
        File.WriteAllText(Path.Combine(root, "parts.json"), Plan("""{ "type": "sobol", "samples": 4000 }"""));
        File.WriteAllText(Path.Combine(root, "morris.json"), Plan("""{ "type": "morris", "samples": 20000 }"""));
        using CliProcess sweep =
            new("sweep", Path.Combine(root, "parts.json"), "--out", Path.Combine(root, "parts"), "--part-size", "10", "--quiet");
        Assert.Equal(0, sweep.Wait().Code);
        return root;
    }

    private static string Plan(string design) => $$"""
        { "name": "p", "scenario": "binge", "seed": 3, "tolerances": { "relative": 1e-4 },
          "axes": [{ "key": "Nmda.EthanolIc50", "low": 25, "high": 45 }, { "key": "initial.Kindling", "low": 0, "high": 0.5 }],
          "design": {{design}}, "metrics": [{ "name": "peak", "kind": "peak", "of": "Withdrawal" }] }
        """;
}
