using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using NeuroBalance.Cli.Origins;
using SkiaSharp;

namespace NeuroBalance.Tests.Cli;

/// <summary>Every file says how it was made, and what it says makes it again.</summary>
public sealed class ProvenanceTests
{
    private const string Odd = """
        { "name": "odd", "title": "It's \"5 %\" $HOME – größer", "duration": "26 h",
          "events": [{ "type": "drink", "amount": "14 g", "at": "1 h", "every": "30 min", "count": 3 }] }
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(".png")]
    [InlineData(".svg")]
    [InlineData(".pdf")]
    [InlineData(".csv")]
    public async Task The_command_in_a_file_makes_the_same_bytes_again(string ending)
    {
        using CliRun run = new();
        string made = run.PathOf("it's" + ending), option = ending == ".csv" ? "--out" : "--plot";
        await run.InvokeAsync(["run", run.Write("mine.json", Odd), "--set", "events[0].count=4", "--set", "Nmda.EthanolIc50=40", "--rtol",
            "1e-5", "--every", "2 h", "--size", "page", "--quiet", option, made], Cancellation);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        File.Delete(run.PathOf("mine.json"));
        string[] commands = await Commands(run, made);
        Assert.Equal(2, commands.Length);
        Assert.DoesNotContain(run.Folder, commands[1], StringComparison.Ordinal);
        await MakeAgain(run, made);
        Assert.Equal(File.ReadAllBytes(made), File.ReadAllBytes(run.PathOf("again" + ending)));
    }

    [Fact]
    public async Task The_command_of_a_comparison_makes_the_same_bytes_again()
    {
        using CliRun run = new();
        run.Input = Odd;
        await run.InvokeAsync(["compare", "-", "more, by 'one': evening with events[0].count=2", "--give", "bolus ketamine 35 mg at 5 h",
            "--plot", run.PathOf("c.png"), "--quiet", "--panels", "balance"], Cancellation);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Shell(run.Folder, string.Join(" && ", await Commands(run, run.PathOf("c.png"))));
        Assert.Equal(File.ReadAllBytes(run.PathOf("c.png")), File.ReadAllBytes(run.PathOf("again.png")));
    }

    [Fact]
    public async Task Tables_and_figures_of_a_sweep_are_made_again_from_what_they_carry()
    {
        using CliRun run = new();
        run.Write("mine.json", Odd);
        string plan = run.Write("plan.json", """
            { "name": "p", "seed": 3, "tolerances": { "relative": 1e-3 }, "scenario": "mine.json",
              "axes": [{ "key": "Nmda.EthanolIc50", "low": 25, "high": 45 }, { "key": "events[0].count", "low": 1, "high": 4 }],
              "design": { "type": "monte-carlo", "samples": 20 }, "metrics": [{ "name": "peak", "kind": "peak", "of": "Balance" }] }
            """);
        await run.InvokeAsync(["sweep", plan, "--out", run.PathOf("r"), "--part-size", "7", "--quiet"], Cancellation);
        await run.InvokeAsync(["merge", run.PathOf("r"), "--out", run.PathOf("t.parquet"), "--quiet"], Cancellation);
        await run.InvokeAsync(["merge", run.PathOf("r"), "--out", run.PathOf("t.csv"), "--quiet"], Cancellation);
        await run.InvokeAsync(["summarize", run.PathOf("r"), "--plot", run.PathOf("s.png"), "--title", "It's"], Cancellation);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        File.Delete(plan);
        File.Delete(run.PathOf("mine.json"));
        foreach (string file in (string[])["t.parquet", "t.csv", "s.png"])
        {
            await MakeAgain(run, run.PathOf(file));
            Directory.Delete(run.PathOf("again-results"), recursive: true);
            Assert.Equal(File.ReadAllBytes(run.PathOf(file)), File.ReadAllBytes(run.PathOf("again" + Path.GetExtension(file))));
        }
    }

    [Fact]
    public async Task Figures_of_an_analysis_say_which_of_its_files_they_are()
    {
        using CliRun run = new();
        string plan = run.Write("plan.json", """
            { "name": "p", "tolerances": { "relative": 1e-3 }, "scenario": "binge", "spread": ["Nmda.EthanolIc50", "Nmda.EthanolHill"],
              "design": { "type": "morris", "samples": 4, "levels": 4 }, "metrics": [{ "name": "peak", "kind": "trough", "of": "Balance" }] }
            """);
        await run.InvokeAsync(["sensitivity", plan, "--out", run.PathOf("r"), "--plot", ".svg", "--quiet"], Cancellation);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        string[] commands = await Commands(run, run.PathOf("r/morris-peak.svg"));
        Assert.EndsWith("# writes again-results/morris-peak.svg", commands[1], StringComparison.Ordinal);
        await MakeAgain(run, run.PathOf("r/morris-peak.svg"));
        foreach (string file in (string[])["morris-peak.svg", "tornado-peak.svg", "sensitivity.csv", "sensitivity.csv.provenance.json",
            "sensitivity.json", "sensitivity.json.provenance.json"])
        {
            Assert.Equal(File.ReadAllBytes(run.PathOf("r/" + file)), File.ReadAllBytes(run.PathOf("again-results/" + file)));
        }
    }

    [Theory]
    [InlineData(".png")]
    [InlineData(".svg")]
    [InlineData(".pdf")]
    public async Task A_figure_from_code_is_drawn_again_by_the_tool(string ending)
    {
        using CliRun run = new();
        Scenario evening = Scenario.Parse(Odd) with { Parameters = [new("Nmda.EthanolIc50", 40)] };
        string made = run.PathOf("mine" + ending);
        evening.Run(new SimulationOptions { RelativeTolerance = 1e-5 }).Plot("Balance", "Blood alcohol").Save(made, FigureSize.Column);
        await MakeAgain(run, made);
        AssertSamePicture(made, run.PathOf("again" + ending));
        await run.InvokeAsync(["provenance", made], Cancellation);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        foreach (string text in (string[])["NeuroBalance.Plotting", "Nmda.EthanolIc50=40", "1E-05", ParameterCatalog.Hash])
        {
            Assert.Contains(text, run.Out, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_comparison_and_traces_from_code_are_drawn_again_by_the_tool()
    {
        using CliRun run = new();
        Trajectory binge = Scenario.Named("binge").Run(), mine = Scenario.Parse(Odd).Run();
        new Comparison(("at once", binge), ("three drinks", mine)).Plot().Save(run.PathOf("c.svg"));
        EegRecording traces = EegRecording.Of(mine, [Moment.AtHours(1), Moment.AtHours(3)], seconds: 2, seed: 5);
        traces.Plot().Save(run.PathOf("e.svg"), FigureSize.Slide);
        foreach (string made in (string[])["c.svg", "e.svg"])
        {
            await MakeAgain(run, run.PathOf(made));
            AssertSamePicture(run.PathOf(made), run.PathOf("again.svg"));
        }
    }

    [Fact]
    public async Task The_command_in_a_sound_makes_the_same_bytes_again_and_a_comment_of_ones_own_is_none()
    {
        using CliRun run = new();
        string made = run.PathOf("e.wav");
        await run.InvokeAsync(["eeg", run.Write("mine.json", Odd), "--at", "2 h", "--at", "1 h after last drink", "--seconds", "3",
            "--seed", "9", "--set", "events[0].count=4", "--wav", made, "--quiet"], Cancellation);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        await run.InvokeAsync(["provenance", made], Cancellation);
        Assert.Contains("--wav again.wav", run.Out, StringComparison.Ordinal);
        await MakeAgain(run, made);
        Assert.Equal(File.ReadAllBytes(made), File.ReadAllBytes(run.PathOf("again.wav")));

        EegRecording mine = EegRecording.Of("any", [("a", 1, 1)], 1);
        foreach (string? comment in (string?[])[null, "größer", ""])
        {
            mine.ToWav(run.PathOf("mine.wav"), comment);
            await run.InvokeAsync(["provenance", run.PathOf("mine.wav")], Cancellation);
            Assert.Equal(2, run.ExitCode);
            Assert.Contains("does not say how it was made", run.Error, StringComparison.Ordinal);
        }
        Assert.Throws<ArgumentException>(() => mine.ToWav(run.PathOf("mine.wav"), "a\0b"));
    }

    [Fact]
    public async Task A_figure_that_no_command_draws_says_so()
    {
        using CliRun run = new();
        SimulationOptions held = new() { HeldStates = [Quantity.NmdaDensity] };
        Scenario.Named("binge").Run(held).Plot("Balance").Save(run.PathOf("h.svg"));
        await run.InvokeAsync(["provenance", run.PathOf("h.svg")], Cancellation);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("NmdaDensity held", run.Out, StringComparison.Ordinal);
        Assert.Contains("It does not hold enough to be made again.", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".png")]
    [InlineData(".svg")]
    [InlineData(".pdf")]
    public async Task What_a_program_of_ones_own_says_of_a_figure_comes_back_from_its_file(string ending)
    {
        using CliRun run = new();
        Scenario mine = Scenario.Parse(Odd);
        ProvenanceFiles files = new();
        Assert.Equal("binge", files.Word(Scenario.Named("binge")));
        Assert.Equal((files.Word(mine), "again-odd.json"), ("again-odd.json", files.Add("other", ".json", mine.ToJson())));
        Provenance own = new()
        {
            Program = "my study",
            Version = Provenance.VersionOf(typeof(ProvenanceTests).Assembly),
            Facts = [new("größe", "1 < 2 & \"3\" (\\"), .. Provenance.FactsOf([mine], ["a=1"], new SimulationOptions(), seed: 7)],
            Files = files.All,
        };
        string made = run.PathOf("mine" + ending);
        mine.Run().Plot("Balance").Save(made, FigureSize.Column, own);
        await run.InvokeAsync(["provenance", made, "--json"], Cancellation);
        Assert.Equal((0, own.ToJson(indented: true)), (run.ExitCode, run.Out.TrimEnd()));
        Provenance read = Provenance.Parse(own.ToJson());
        Assert.Equal(own, read);
        Assert.Equal(own.GetHashCode(), read.GetHashCode());
        Assert.NotEqual(own with { Place = "again-report/x.svg" }, read);
        Assert.Equal(own.Facts, read.Facts);
        Assert.Equal(own.Files, read.Files);
        await run.InvokeAsync(["provenance", made], Cancellation);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("my study", run.Out, StringComparison.Ordinal);

        mine.Run().Plot("Balance").Save(made, FigureSize.Column, own with { Commands = [["run", "binge"]] });
        await run.InvokeAsync(["provenance", made], Cancellation);
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("commands of another program", run.Error, StringComparison.Ordinal);
        mine.Run().Plot("Balance").Save(made, FigureSize.Column, provenance: null);
        await run.InvokeAsync(["provenance", made], Cancellation);
        Assert.Equal(2, run.ExitCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"format":2}""")]
    public void A_text_that_is_no_provenance_is_told(string json) =>
        Assert.Throws<InvalidDataException>(() => Provenance.Parse(json));

    [Fact]
    public async Task A_part_of_a_sweep_points_at_its_folder()
    {
        using CliRun run = new();
        string plan = run.Write("plan.json", """
            { "name": "p", "scenario": "binge", "spread": ["Nmda.EthanolIc50"], "design": { "type": "monte-carlo", "samples": 2 },
              "metrics": [{ "name": "peak", "kind": "peak", "of": "Balance" }] }
            """);
        await run.InvokeAsync(["sweep", plan, "--out", run.PathOf("r"), "--quiet"], Cancellation);
        string part = Directory.GetFiles(run.PathOf("r"), "part-*.parquet").Single(), folder = run.PathOf("r/provenance.json");
        await run.InvokeAsync(["provenance", part], Cancellation);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("neurobalance provenance " + folder, run.Error, StringComparison.Ordinal);
        await run.InvokeAsync(["provenance", folder], Cancellation);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("neurobalance sweep again-plan.json", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_of_the_claims_says_by_which_words_it_is_made()
    {
        Provenance origin = ClaimOrigin.Of("pool", null, 20, 7, new SimulationOptions()).At("figures/acute-gaba.svg");
        Provenance read = OriginText.Parse(origin.ToJson());
        Assert.Equal(["claims", "--out", "again-report", "--structure", "pool", "--robust", "20", "--seed", "7"], read.Commands.Single());
        Assert.Equal("again-report/figures/acute-gaba.svg", read.Place);
    }

    [Fact]
    public async Task A_text_is_carried_along_with_what_it_is_based_on()
    {
        using CliRun run = new();
        run.Write("slower.md", ModelOptionTests.Slower);
        string model = run.Write("later.md", "# Later\n\nBased on: [slower](slower.md)\n\n```equations\ndKd = 0/1[h]\n```\n");
        await run.InvokeAsync(["run", run.Write("mine.json", Odd), "--model", model, "--set", "Dependence.Slowness=3", "--quiet", "--out",
            run.PathOf("t.csv")], Cancellation);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        string plan = run.Write("plan.json", """
            { "name": "p", "scenario": { "name": "own", "duration": "5 h", "model": "slower.md" },
              "axes": [{ "key": "Dependence.Slowness" }], "design": { "type": "monte-carlo", "samples": 3 },
              "metrics": [{ "name": "peak", "kind": "peak", "of": "Balance" }] }
            """);
        await run.InvokeAsync(["sweep", plan, "--out", run.PathOf("r"), "--quiet"], Cancellation);
        await run.InvokeAsync(["merge", run.PathOf("r"), "--out", run.PathOf("s.csv"), "--quiet"], Cancellation);
        File.Delete(model);
        File.Delete(run.PathOf("slower.md"));
        foreach (string made in (string[])["t.csv", "s.csv"])
        {
            await MakeAgain(run, run.PathOf(made));
            Assert.Equal(File.ReadAllBytes(run.PathOf(made)), File.ReadAllBytes(run.PathOf("again.csv")));
        }
    }

    [Fact]
    public async Task What_a_file_says_is_told_with_version_scenario_changes_and_tolerances()
    {
        using CliRun run = new();
        await run.InvokeAsync(["run", "binge", "--set", "Nmda.EthanolIc50=40", "--quiet", "--plot", run.PathOf("p.svg")], Cancellation);
        await run.InvokeAsync(["provenance", run.PathOf("p.svg")], Cancellation);
        foreach (string text in (string[])[ParameterCatalog.Hash, "binge", "Nmda.EthanolIc50=40", "relative tolerance", "seed",
            "neurobalance run binge --set Nmda.EthanolIc50=40 --plot again.svg"])
        {
            Assert.Contains(text, run.Out, StringComparison.Ordinal);
        }
        await run.InvokeAsync(["provenance", run.Write("strange.csv", "a,b\n")], Cancellation);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("does not say how it was made", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[["run","binge","--out","/etc/passwd"]]""")]
    [InlineData("""[["run","binge","--plot","/etc/passwd"]]""")]
    [InlineData("""[["rm","-rf","x"]]""")]
    [InlineData("""[["run","binge","--title","a\u001b[2Jb"]]""")]
    [InlineData("""[["run","binge","--title","a\nrm -rf x"]]""")]
    [InlineData("""{}""")]
    public async Task A_forged_provenance_is_refused_and_reaches_no_terminal(string commands)
    {
        using CliRun run = new();
        string forged = JsonOf(commands, """{"scenario":"\u001b[31mred"}""");
        await run.InvokeAsync(["provenance", run.Write("x.csv.provenance.json", forged)], Cancellation);
        Assert.Equal((3, ""), (run.ExitCode, run.Out));
        Assert.DoesNotContain('\u001b', run.Error);
        string harmless = run.Write("y.csv.provenance.json", JsonOf("[]", """{"scenario":"\u001b[31mred"}"""));
        await run.InvokeAsync(["provenance", harmless], Cancellation);
        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain('\u001b', run.Out);
    }

    [Fact]
    public async Task A_damaged_picture_is_a_file_problem_in_one_line()
    {
        using CliRun run = new();
        await run.InvokeAsync(["run", "binge", "--quiet", "--plot", run.PathOf("p.png"), "--plot", run.PathOf("p.svg"), "--plot",
            run.PathOf("p.pdf")], Cancellation);
        await run.InvokeAsync(["eeg", "binge", "--at", "0 h", "--seconds", "1", "--quiet", "--wav", run.PathOf("p.wav")], Cancellation);
        Random random = new(7);
        foreach (string ending in (string[])[".png", ".svg", ".pdf", ".wav"])
        {
            byte[] sound = File.ReadAllBytes(run.PathOf("p" + ending));
            for (int i = 0; i < 40; i++)
            {
                byte[] bytes = [.. sound];
                for (int k = 0; k < 30; k++)
                {
                    bytes[random.Next(Math.Min(bytes.Length, 3000))] = (byte)random.Next(256);
                }
                File.WriteAllBytes(run.PathOf("d" + ending), bytes[..random.Next(bytes.Length)]);
                await run.InvokeAsync(["provenance", run.PathOf("d" + ending)], Cancellation);
                Assert.InRange(run.ExitCode, 0, 3);
                Assert.DoesNotContain("made a mistake", run.Error, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("plain-1.0")]
    [InlineData("it's")]
    [InlineData("$(rm -rf x) `y` \\ \"z\" ; & | > < * ? ! # ~")]
    [InlineData("")]
    public void A_word_comes_back_from_a_shell_as_it_was(string word)
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("There is no POSIX shell.");
        using Process shell = Process.Start(new ProcessStartInfo("sh", ["-c", "printf %s " + ShellWords.Quoted(word)])
        {
            RedirectStandardOutput = true,
        })!;
        Assert.Equal(word, shell.StandardOutput.ReadToEnd());
    }

    // What is drawn, without what the file says of its maker: a program of one's own is not the tool.
    private static void AssertSamePicture(string made, string again)
    {
        if (made.EndsWith(".png", StringComparison.Ordinal))
        {
            using SKBitmap one = SKBitmap.Decode(made), other = SKBitmap.Decode(again);
            Assert.Equal((one.Width, one.Height), (other.Width, other.Height));
            Assert.Equal(one.Bytes, other.Bytes);
        }
        else if (made.EndsWith(".svg", StringComparison.Ordinal))
        {
            Assert.Equal(Drawn(made), Drawn(again));
        }
        else
        {
            Assert.Equal(Streams(made), Streams(again));
        }

        static string Drawn(string file) => Regex.Replace(File.ReadAllText(file), "<metadata.*</metadata>", "");
        static string[] Streams(string file) =>
            [.. Regex.Matches(Encoding.Latin1.GetString(File.ReadAllBytes(file)), "stream\r?\n.*?endstream", RegexOptions.Singleline)
                .Select(match => match.Value)];
    }

    private static string JsonOf(string commands, string facts) =>
        """{"format":1,"program":"neurobalance","version":"1","parameterTable":"x","output":"","place":"","files":{},"facts":"""
        + facts + ",\"commands\":" + commands + "}";

    private static async Task<string[]> Commands(CliRun run, string file)
    {
        await run.InvokeAsync(["provenance", file, "--command"], Cancellation);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Out.TrimEnd().Split('\n');
    }

    // The same commands within this process, in the folder of the test.
    private static async Task MakeAgain(CliRun run, string file)
    {
        await run.InvokeAsync(["provenance", file, "--extract", run.Folder], Cancellation);
        await run.InvokeAsync(["provenance", file, "--json"], Cancellation);
        Provenance origin = OriginText.Parse(run.Out);
        for (int i = 0; i < origin.Commands.Count; i++)
        {
            IEnumerable<string> words =
                origin.Commands[i].Select(word => word.Replace("again-", run.PathOf("again-"), StringComparison.Ordinal));
            if (i == origin.Commands.Count - 1 && origin.Output.Length > 0)
            {
                words = words.Concat([origin.Output, run.PathOf("again" + Path.GetExtension(file))]);
            }
            await run.InvokeAsync([.. words], Cancellation);
            Assert.True(run.ExitCode == 0, run.Error);
        }
    }

    // The commands as a person runs them: typed into a shell, with the tool on the path.
    private static void Shell(string folder, string line)
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("There is no POSIX shell.");
        string tool = $"neurobalance() {{ dotnet '{CliProcess.Assembly}' \"$@\"; }}; ";
        using Process shell = Process.Start(new ProcessStartInfo("sh", ["-c", tool + line])
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        string error = shell.StandardError.ReadToEnd();
        shell.WaitForExit();
        // A sweep that takes long says how far it is.
        Assert.True(shell.ExitCode == 0, error);
    }
}
