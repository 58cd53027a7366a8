using NeuroBalance.Models;
using Xunit;

namespace NeuroBalance.Tests.Cli;

/// <summary>A bad command line: refused before anything is computed, with the option named, and nothing written.</summary>
public sealed class BadOptionTests
{
    private static readonly Dictionary<string, (string[] Arguments, string[] Says)> Cases = new(StringComparer.Ordinal)
    {
        ["unknown scenario"] = (["run", "dependense"], ["dependense", "Did you mean dependence?"]),
        ["missing file"] = (["run", "FOLDER/none.json"], ["none.json", "no such file"]),
        ["a folder for a file"] = (["run", "FOLDER"], ["folder"]),
        ["unknown parameter"] =
            (["run", "binge", "--set", "Nmda.EthanolIC5=3"], ["--set Nmda.EthanolIC5=3", "Did you mean Nmda.EthanolIc50?"]),
        ["a path that is not there"] =
            (["run", "binge", "--set", "events[0].cuont=3"], ["--set events[0].cuont", "Did you mean events[0].count?"]),
        ["a mistyped beginning of a path"] = (["run", "binge", "--set", "event[0].count=3"], ["Did you mean events[0].count?"]),
        ["an impossible field"] = (["run", "binge", "--set", "events[0].amount=14"], ["--set events[0].amount", "unit"]),
        ["an unknown type of event"] = (["run", "binge", "--give", "bolos ketamine 3 mg at 2 h"], ["--give bolos", "Did you mean bolus?"]),
        ["an event after the end"] =
            (["run", "binge", "--give", "bolus ketamine 3 mg at 99 h"], ["--give bolus ketamine 3 mg at 99 h", "after the end"]),
        ["json and a table in one pipe"] = (["run", "binge", "--json", "--out", "-"], ["--json and --out -"]),
        ["no number"] = (["run", "binge", "--set", "Nmda.EthanolIc50=1,5"], ["--set Nmda.EthanolIc50=1,5", "write 1.5"]),
        ["not a number"] =
            (["run", "binge", "--set", "Nmda.EthanolIc50=NaN"], ["--set Nmda.EthanolIc50=NaN", "NaN and infinity are not accepted"]),
        ["too large a number"] = (["run", "binge", "--set", "Nmda.EthanolIc50=1e999"], ["--set Nmda.EthanolIc50=1e999", "too large"]),
        ["impossible value"] = (["run", "binge", "--set", "Nmda.EthanolIc50=-1"], ["--set Nmda.EthanolIc50", "-1"]),
        ["no equals sign"] = (["run", "binge", "--set", "Nmda.EthanolIc50"], ["Key=value"]),
        ["set twice"] = (["run", "binge", "--set", "Nmda.EthanolIc50=30", "--set", "Nmda.EthanolIc50=31"], ["set twice"]),
        ["bare number of hours"] = (["run", "binge", "--every", "1"], ["--every", "unit"]),
        ["no interval"] = (["run", "binge", "--every", "0h"], ["--every", "0 h"]),
        ["too many rows"] = (["run", "binge", "--every", "0.001s"], ["--every", "too many"]),
        ["every and times"] = (["run", "binge", "--every", "1h", "--times", "1h"], ["--every and --times"]),
        ["time after the end"] = (["run", "binge", "--times", "0h, 30h"], ["--times", "30"]),
        ["start after the end"] = (["run", "binge", "--from", "3h", "--to", "2h"], ["--from"]),
        ["relative to no drink"] = (["run", "ketamine", "--from", "0h after last drink"], ["--from", "no drink"]),
        ["ending of the table"] = (["run", "binge", "--out", "FOLDER/o.xlsx"], ["--out", ".xlsx", ".csv"]),
        ["parquet is not there yet"] = (["run", "binge", "--out", "FOLDER/o.parquet"], ["--out", ".parquet is not supported", ".csv"]),
        ["ending of the figure"] = (["run", "binge", "--plot", "FOLDER/p.gif"], ["--plot", ".gif", ".png", ".svg", ".pdf"]),
        ["no ending"] = (["run", "binge", "--out", "FOLDER/table"], ["--out", "no ending"]),
        ["a folder as table"] = (["run", "binge", "--out", "FOLDER"], ["--out", "folder"]),
        ["tolerance"] = (["run", "binge", "--rtol", "0"], ["--rtol 0"]),
        ["tolerance that is no number"] = (["run", "binge", "--atol", "small"], ["--atol", "small", "a number such as 1e-9"]),
        ["a comma for a point"] = (["run", "binge", "--atol", "0,001"], ["--atol 0,001", "write 0.001"]),
        ["a comma in a threshold"] =
            (["sensitivity", "p.json", "--out", "FOLDER/o", "--threshold", "0,5"], ["--threshold 0,5", "write 0.5"]),
        ["a tolerance below rounding"] = (["run", "binge", "--rtol", "1e-14"], ["--rtol 1e-14", "2.22"]),
        ["a tolerance as large as the answer"] = (["run", "binge", "--atol", "0.5"], ["--atol 0.5", "1E-300 to 0.001"]),
        ["a count that is no number"] = (["claims", "--robust", "abc"], ["--robust abc", "a whole number from 1 to 10000000"]),
        ["a count with a fraction"] =
            (["sweep", "p.json", "--out", "FOLDER/o", "--part-size", "2.5"], ["--part-size 2.5", "a whole number"]),
        ["all faults of the options at once"] =
            (["run", "binge", "--rtol", "x", "--atol", "y", "--lanes", "z", "--colour"], ["--rtol x", "--atol y", "--lanes z", "--colour"]),
        ["an unknown option in the place of the argument"] = (["run", "--foo"], ["--foo: there is no such option"]),
        ["a mistyped option in the place of the argument"] = (["run", "--plto"], ["--plto: there is no such option. Did you mean --plot?"]),
        ["a mistyped option"] = (["run", "binge", "--pot", "p.png"], ["--pot", "Did you mean --plot?"]),
        ["a mistyped command"] = (["sweeep", "p.json"], ["sweeep", "Did you mean sweep?"]),
        ["an option without its value"] = (["run", "binge", "--rtol"], ["--rtol: the value is missing; give --rtol <number>"]),
        ["an option twice"] = (["run", "binge", "--rtol", "1e-6", "--rtol", "1e-7"], ["--rtol: is there twice"]),
        ["an option that is required"] = (["sweep", "p.json"], ["--out: this option is required; give --out <folder>"]),
        ["a value for an option without one"] = (["run", "binge", "--quiet=perhaps"], ["perhaps: one word too many"]),
        ["one word too many"] = (["run", "binge", "evening"], ["evening: one word too many"]),
        ["version and more"] = (["run", "binge", "--version"], ["--version"]),
        ["a response file"] = (["run", "@FOLDER/none.json"], ["none.json: there is no such file"]),
        ["a directive"] = (["[suggest]", "run"], ["[suggest]"]),
        ["lanes"] = (["run", "binge", "--lanes", "3"], ["--lanes 3", "1, 4, 8"]),
        ["unknown option"] = (["run", "binge", "--colour"], ["--colour", "--help"]),
        ["unknown command"] = (["walk"], ["walk", "--help"]),
        ["no command"] = ([], ["--help"]),
        ["no scenario"] = (["run"], ["run", "--help"]),
        ["unknown scenario to show"] = (["scenarios", "bing"], ["bing", "Did you mean binge?"]),
        ["unknown parameter to show"] = (["parameters", "EthanolIx50"], ["EthanolIx50", "Did you mean Nmda.EthanolIc50?"]),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_bad_command_line_is_refused(string name)
    {
        using CliRun run = new();
        string[] arguments =
            [.. Cases[name].Arguments.Select(argument => argument.Replace("FOLDER", run.Folder, StringComparison.Ordinal))];
        await run.InvokeAsync(arguments, TestContext.Current.CancellationToken);
        Assert.Equal(2, run.ExitCode);
        foreach (string text in Cases[name].Says)
        {
            Assert.Contains(text, run.Error, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Out);
        Assert.Empty(run.Files());
    }

    public static TheoryData<string> WithPaths =>
    [
        "run binge --out", "run binge --plot", "run", "sweep p.json --out", "sweep | --out o", "sensitivity p.json --out",
            "sensitivity | --out o", "merge r --out",
        "merge | --out o.csv", "summarize", "summarize r --plot", "status", "submit p.json --tasks 2 --out", "submit | --tasks 2 --out o",
            "claims --out", "evidence --out",
        "evidence --out o --against",
    ];

    [Theory]
    [MemberData(nameof(WithPaths))]
    public async Task An_empty_path_is_refused_by_every_command(string words)
    {
        // The empty path stands for the bar, or at the end.
        string[] arguments = [.. (words.Contains('|') ? words : words + " |").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word == "|" ? "" : word)];
        using CliRun run = new();
        await run.InvokeAsync(arguments, TestContext.Current.CancellationToken);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("the path is empty", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Files());
    }

    [Fact]
    public async Task A_path_with_a_control_character_is_refused_and_shown_escaped()
    {
        using CliRun run = new();
        await run.InvokeAsync(["sweep", "p.json", "--out", "a\rtouch\tb\u001b[2J"], TestContext.Current.CancellationToken);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("control character", run.Error, StringComparison.Ordinal);
        Assert.Contains("\\u001b[2J", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Error);
        Assert.DoesNotContain("a\rtouch", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_a_file_problem()
    {
        using CliRun run = new();
        await run.InvokeAsync(["run", "binge", "--out", run.PathOf("none/o.csv")], TestContext.Current.CancellationToken);
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("none does not exist", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Files());
    }

    [Fact]
    public async Task Nothing_is_written_when_only_one_of_two_folders_is_there()
    {
        using CliRun run = new();
        await run.InvokeAsync(["run", "binge", "--out", run.PathOf("o.csv"), "--plot", run.PathOf("none/p.png")],
            TestContext.Current.CancellationToken);
        Assert.Equal(3, run.ExitCode);
        Assert.Empty(run.Files());
    }

    [Fact]
    public async Task A_folder_under_a_file_is_a_file_problem()
    {
        using CliRun run = new();
        string file = run.Write("file", "");
        await run.InvokeAsync(["run", "binge", "--out", Path.Combine(file, "o.csv")], TestContext.Current.CancellationToken);
        Assert.Equal(3, run.ExitCode);
        Assert.Equal(["file"], run.Files());
    }

    [Fact]
    public async Task A_read_only_table_is_not_replaced()
    {
        using CliRun run = new();
        string file = run.Write("o.csv", "mine");
        new FileInfo(file).IsReadOnly = true;
        await run.InvokeAsync(["run", "binge", "--out", file], TestContext.Current.CancellationToken);
        new FileInfo(file).IsReadOnly = false;
        Assert.Equal(3, run.ExitCode);
        Assert.Equal("mine", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Table_and_figure_may_not_be_the_same_file()
    {
        using CliRun run = new();
        await run.InvokeAsync(["run", "binge", "--out", run.PathOf("a.csv"), "--plot", run.PathOf("b/../a.csv")],
            TestContext.Current.CancellationToken);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--out and --plot both name", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Files());
    }
}
