using System.Globalization;
using NeuroBalance.Cli;
using Xunit;

namespace NeuroBalance.Tests.Cli;

/// <summary>Whatever a person types and whatever a file holds: a known exit code, sentences of our own, and an end in time.</summary>
public sealed class FuzzTests : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    // Marks of a stack trace, of a message of .NET, and of our own sentence for what nobody foresaw.
    private static readonly string[] Unwanted =
        ["\n   at ", "System.", "(Parameter '", "Nullable`1", "Object reference", "Index was out", "Sequence contains", "The given key",
            "made a mistake", "\u001b", "\u0007"];

    private readonly string root = Directory.CreateTempSubdirectory("fuzz-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public Task Command_lines_and_files_of_a_known_seed_end_as_they_should() => FuzzAsync(20261126, 200);

    [Fact(Explicit = true)]
    [Trait("Category", "Drill")]
    public Task Command_lines_and_files_of_any_seed_end_as_they_should() => FuzzAsync(Environment.TickCount, 2500);

    private async Task FuzzAsync(int seed, int lines)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        string sweep = await FinishedSweepAsync();
        FuzzInput input = new(new Random(seed), root, sweep);
        Dictionary<int, int> codes = [];
        List<string> wrong = [];
        // A run that goes on for longer than half a second is interrupted, and an interruption must be heard.
        for (int i = 0; i < lines && wrong.Count < 20; i++)
        {
            string[] arguments = input.Draw();
            using CancellationTokenSource interruption = new(TimeSpan.FromMilliseconds(500));
            using StringWriter output = new(), error = new();
            Task<int> run = Task.Run(() => CommandLine.InvokeAsync(arguments, new Terminal(output, error), interruption.Token),
                TestContext.Current.CancellationToken);
            string shown = string.Join(' ', arguments.Select(word => word.Length > 60 ? word[..60] + "..." : $"'{word}'"));
            if (await Task.WhenAny(run, Task.Delay(Longest, TestContext.Current.CancellationToken)) != run)
            {
                Assert.Fail($"seed {seed}: {shown} did not end within {Longest.TotalSeconds} s");
            }

            int code = await run;
            codes[code] = codes.GetValueOrDefault(code) + 1;
            string said = output.ToString() + error;
            if (code is not (0 or 1 or 2 or 3 or 130)) wrong.Add($"{shown}: exit code {code}");
            if (Unwanted.FirstOrDefault(mark => said.Contains(mark, StringComparison.Ordinal)) is { } mark)
            {
                wrong.Add($"{shown}: {code}, '{mark}' in: {Around(said, mark)}");
            }
            if (code is 1 or 2 or 3 or 130 && error.ToString().Length == 0) wrong.Add($"{shown}: exit code {code} without a word");
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Join(", ", codes.OrderBy(pair => pair.Key)
            .Select(pair => FormattableString.Invariant($"{pair.Value} with exit code {pair.Key}"))));
        Assert.True(wrong.Count == 0, string.Create(CultureInfo.InvariantCulture, $"seed {seed}:\n{string.Join('\n', wrong)}"));
        Assert.True(codes.GetValueOrDefault(0) > 0 && codes.GetValueOrDefault(2) > 0);
    }

    private async Task<string> FinishedSweepAsync()
    {
        string plan = Path.Combine(root, "sound.json"), folder = Path.Combine(root, "sound");
        await File.WriteAllTextAsync(Path.Combine(root, "list.csv"), "Nmda.EthanolIc50,initial.Kindling\n30,0\n40,0.2\n",
            TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(plan, """
            { "name": "p", "scenario": "evening", "seed": 3, "tolerances": { "relative": 1e-3 }, "arms": [{ "name": "a" }, { "name": "b", "set": { "Nmda.EthanolIc50": 40 } }],
              "axes": [{ "key": "initial.Kindling", "low": 0, "high": 0.5 }], "design": { "type": "sobol", "samples": 4 },
              "metrics": [{ "name": "peak", "kind": "peak", "of": "Withdrawal" }, { "name": "onset", "kind": "onset", "of": "Withdrawal", "level": 50 }] }
            """, TestContext.Current.CancellationToken);
        using CliRun run = new();
        await run.InvokeAsync(["sweep", plan, "--out", folder, "--part-size", "3", "--quiet"], TestContext.Current.CancellationToken);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return folder;
    }

    private static string Around(string said, string mark)
    {
        int at = said.IndexOf(mark, StringComparison.Ordinal);
        return said[Math.Max(0, at - 60)..Math.Min(said.Length, at + 300)].ReplaceLineEndings(" ");
    }
}
