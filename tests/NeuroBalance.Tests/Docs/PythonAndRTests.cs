using NeuroBalance.Tests.Cli;
using NeuroBalance.Tests.House;

namespace NeuroBalance.Tests.Docs;

/// <summary>The page for users of other languages is run by them, and what it prints is what the library says.</summary>
public sealed class PythonAndRTests
{
    private const string Page = "src/docs/python-and-r.md";

    // What a wrong scenario brings, which the page says in a sentence.
    private static readonly Dictionary<string, string> Faulty = new(StringComparer.Ordinal)
    {
        ["python"] = """

            try:
                run({**evening, "duration": "24", "evnts": []})
            except RuntimeError as error:
                print(error)
            """,
        ["r"] = """

            tryCatch(run("-", text = '{ "name": "x", "duration": "24", "evnts": [] }'), error = function(e) cat(conditionMessage(e), "\n"))
            """,
    };

    // All checks install pandas but not R, which is large: there R's lines are run only where it happens to be.
    public static TheoryData<string> Languages() =>
        Environment.GetEnvironmentVariable("CI") is null || OtherProgram.Runs("Rscript", "-e", "1") ? ["python", "r"] : ["python"];

    [Theory(Explicit = true)]
    [Trait("Category", "Drill")]
    [MemberData(nameof(Languages))]
    public void Its_lines_give_the_numbers_of_the_library_and_faults_in_words(string language)
    {
        (string program, string flag, string needs) =
            language == "python" ? (OtherProgram.Python("pandas"), "-c", "import pandas") : ("Rscript", "-e", "1");
        Assert.SkipUnless(OtherProgram.Runs(program, flag, needs), $"{program} does not run '{needs}' here.");
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The tool stands on the path as a script of the shell here.");
        DirectoryInfo folder = Directory.CreateTempSubdirectory("languages-");
        try
        {
            string tool = Path.Combine(folder.FullName, "neurobalance"), script = Path.Combine(folder.FullName, "script");
            File.WriteAllText(tool, $"#!/bin/sh\nexec dotnet '{CliProcess.Assembly}' \"$@\"\n");
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(tool, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            string lines =
                string.Join('\n', new ManualPage(Page).Blocks.Where(block => block.Info == language).Select(block => block.Content));
            File.WriteAllText(script, lines + Faulty[language]);
            (int code, string output, string error) = OtherProgram.Wait(program, folder.FullName, script);
            Assert.True(code == 0, error);
            string[] told = output.TrimEnd().Split('\n');
            Assert.Equal(Expected(language), told[..^2]);
            Assert.Contains("$.duration", told[^2] + told[^1], StringComparison.Ordinal);
            Assert.Contains("Did you mean events?", told[^2] + told[^1], StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<string> Expected(string language)
    {
        string evening = Scenario.Named("evening").ToJson();
        Scenario few = Scenario.Parse(evening.Replace("\"count\": 6", "\"count\": 3", StringComparison.Ordinal));
        yield return FormattableString.Invariant($"three drinks: at most {Top(few):0.000} g/dL");
        Scenario slow = Scenario.Parse(evening.Replace("\"events\"", "\"parameters\": { \"Ethanol.AbsorptionRate\": 1.5 }, \"events\"",
            StringComparison.Ordinal));
        yield return FormattableString.Invariant($"six, absorbed slowly: at most {Top(slow):0.000} g/dL");
        if (language == "python") yield return "alcohol drunk: 84 g";
        SweepPlan plan = SweepPlan.Parse("""
            {
              "name": "who-is-over-the-limit", "scenario": "evening", "spread": "all", "seed": 1,
              "design": { "type": "monte-carlo", "samples": 200 },
              "metrics": [{ "name": "peak", "kind": "peak", "of": "BloodAlcohol" }]
            }
            """);
        yield return FormattableString.Invariant($"peak above 0.08 g/dL in {Sweep.Run(plan)["peak"].Count(peak => peak > 0.08)} of 200");
    }

    // Of the table, which knows only the times of its rows.
    private static double Top(Scenario scenario)
    {
        Trajectory run = scenario.Run();
        return Enumerable.Range(0, 97).Max(quarter => run.ValueAt(Quantity.BloodAlcohol, 0.25 * quarter));
    }
}
