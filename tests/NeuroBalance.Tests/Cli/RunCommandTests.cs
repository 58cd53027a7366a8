using System.Globalization;
using System.Text;
using System.Xml.Linq;
using NeuroBalance.Dosing;
using NeuroBalance.Models;
using SkiaSharp;
using Xunit;

namespace NeuroBalance.Tests.Cli;

/// <summary>What <c>run</c> writes and says when all is well.</summary>
public sealed class RunCommandTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_reference_scenario_has_its_milestones_in_the_summary_and_ink_in_every_panel()
    {
        using CliRun run = new();
        await run.InvokeAsync(["run", "dependence", "--plot", run.PathOf("p.png")], Cancellation);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        // Orientation values of the model's specification: 8.0870 h, 14.5483 h, 24.036 at 33.70 h, 80.7475 h.
        Assert.Contains("1020 taken, 14280 g", run.Out, StringComparison.Ordinal);
        Assert.Matches(@"Receptor densities\s+GABA-A 0\.850, NMDA 1\.247 at the last drink", run.Out);
        Assert.Matches(@"Balance crosses zero\s+8\.09 h after the last drink .*upward", run.Out);
        Assert.Matches(@"Withdrawal onset\s+score reaches 8 14\.55 h after the last drink", run.Out);
        Assert.Matches(@"Withdrawal peak\s+score 24\.0 of 67 \(severe\), 33\.7\d* h after the last drink", run.Out);
        Assert.Matches(@"Withdrawal resolution\s+score below 8 for good 80\.7\d h after the last drink", run.Out);
        Assert.Matches(@"Solver\s+\d+ steps accepted, \d+ rejected, \d+ evaluations, \d+ ms \(after \d+ ms to start\)", run.Out);

        using SKBitmap picture = SKBitmap.Decode(run.PathOf("p.png"));
        Assert.Equal(1920, picture.Width);
        Assert.InRange(picture.Height, 1300, 1900);
        for (int band = 0; band < 10; band++)
        {
            Assert.True(DarkPixels(picture, band * picture.Height / 10, (band + 1) * picture.Height / 10) > 50, $"band {band}");
        }
    }

    [Fact]
    public async Task The_summary_counts_what_a_protocol_gave()
    {
        using CliRun run = new();
        await run.InvokeAsync(["run", "adjunct-with"], Cancellation);
        Assert.Matches(@"Protocol ciwa-lorazepam\s+4 doses, 8 mg in all", run.Out);
        Assert.Contains("Peak ketamine", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_structure_of_the_command_line_goes_before_that_of_the_scenario_and_is_told()
    {
        using CliRun run = new();
        await run.InvokeAsync(["run", "dependence", "--structure", "pool"], Cancellation);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches(@"Receptors adapt by\s+pool", run.Out);
        await run.InvokeAsync(["run", "dependence", "--structure", "pol"], Cancellation);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("did you mean pool?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blood_level_that_few_survive_is_warned_of_with_its_time()
    {
        using CliRun run = new();
        string file = run.Write("much.json",
            """{ "name": "much", "duration": "12 h", "events": [{ "type": "bolus", "drug": "ethanol", "amount": "200 g", "at": "2 h" }] }""");
        await run.InvokeAsync(["run", file, "--quiet"], Cancellation);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Warning: blood alcohol passes 4 g/L at 2.00 h", run.Error, StringComparison.Ordinal);
        await run.InvokeAsync(["compare", "binge", $"deep: {file}", "--quiet"], Cancellation);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Warning: deep: blood alcohol passes 4 g/L at 2.00 h", run.Error, StringComparison.Ordinal);
        await run.InvokeAsync(["eeg", file, "--at", "3 h", "--seconds", "1", "--quiet"], Cancellation);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Warning: blood alcohol passes 4 g/L at 2.00 h", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ketamine", true)]
    [InlineData("dependence-infusion", false)]
    [InlineData("therapy-ketamine", false)]
    public async Task A_gain_of_mood_is_told_after_one_short_dose_alone(string scenario, bool told)
    {
        using CliRun run = new();
        await run.InvokeAsync(["run", scenario], Cancellation);
        Assert.Equal(told, run.Out.Contains("Highest mood gain", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("naive", "Withdrawal +none")]
    [InlineData("reconsolidation-both", "Alcohol memory +0\\.80 at the start, 0\\.5")]
    [InlineData("clamp", "Withdrawal peak +score 20\\.4 of 67 \\(severe\\), 27\\.7\\d+ h after the end of the clamp")]
    [InlineData("binge", "Peak blood alcohol +0\\.71 g/L \\(0\\.071 g/dL\\), at 0\\.8")]
    public async Task Every_kind_of_scenario_has_a_summary_and_a_figure(string scenario, string says)
    {
        using CliRun run = new();
        await run.InvokeAsync(["run", scenario, "--plot", run.PathOf("p.svg")], Cancellation);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches(says, run.Out);
        Assert.DoesNotContain("NaN", run.Out, StringComparison.Ordinal);
        Assert.Equal(["p.svg"], run.Files());
        XDocument svg = XDocument.Parse(await File.ReadAllTextAsync(run.PathOf("p.svg"), Cancellation));
        // Letters are text, which can be searched and edited; curves are paths.
        Assert.DoesNotContain(svg.Descendants(), element => element.Name.LocalName is "image");
        Assert.Contains(svg.Descendants(), element => element.Name.LocalName == "text" && element.Value == "Balance");
        Assert.Contains(svg.Descendants(), element => element.Name.LocalName == "path");
        Assert.NotEmpty(svg.Root!.Elements().First(element => element.Name.LocalName == "title").Value);
    }

    [Fact]
    public async Task The_table_has_the_named_columns_the_scenarios_rows_and_reads_back_exactly()
    {
        using CliRun run = new();
        await run.InvokeAsync(["run", "binge", "--out", run.PathOf("o.csv")], Cancellation);
        string text = await File.ReadAllTextAsync(run.PathOf("o.csv"), Cancellation);
        Assert.DoesNotContain("\r", text, StringComparison.Ordinal);
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        string[] lines = text.TrimEnd('\n').Split('\n');
        Assert.Equal(["Time", .. Quantity.All.Select(quantity => quantity.Name)], lines[0].Split(','));
        // The header, and every quarter of an hour from 0 to 24 h.
        Assert.Equal(98, lines.Length);
        foreach (string cell in lines.Skip(1).SelectMany(line => line.Split(',')))
        {
            Assert.Equal(cell, double.Parse(cell, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture));
        }
        // The row at a dose time holds the values just before the dose.
        Assert.Equal("0,0,0,1,", lines[1][..8]);
    }

    [Fact]
    public async Task Times_are_taken_from_the_options()
    {
        using CliRun run = new();
        await run.InvokeAsync(["run", "binge", "--times", "12h, 0 h, 90 min", "--out", run.PathOf("o.csv")], Cancellation);
        Assert.Equal(["Time", "0", "1.5", "12"], await Times(run));
        await run.InvokeAsync(["run", "binge", "--every", "30min", "--from", "1h after last drink", "--to", "2h", "--out",
            run.PathOf("o.csv")], Cancellation);
        Assert.Equal(["Time", "1", "1.5", "2"], await Times(run));

        static async Task<string[]> Times(CliRun run) =>
            [.. (await File.ReadAllLinesAsync(run.PathOf("o.csv"), Cancellation)).Select(line => line.Split(',')[0])];
    }

    [Fact]
    public async Task A_setting_changes_the_result_and_a_doubtful_one_warns()
    {
        using CliRun run = new();
        await run.InvokeAsync(["run", "binge", "--times", "1h", "--out", run.PathOf("a.csv")], Cancellation);
        await run.InvokeAsync(["run", "binge", "--times", "1h", "--set", "Nmda.EthanolIc50=1000000", "--out", run.PathOf("b.csv")],
            Cancellation);
        Assert.Equal(0, run.ExitCode);
        Assert.Matches("Warning: --set Nmda.EthanolIc50: .*1000000", run.Error);
        string[] before = (await File.ReadAllLinesAsync(run.PathOf("a.csv"), Cancellation))[1].Split(',');
        string[] after = (await File.ReadAllLinesAsync(run.PathOf("b.csv"), Cancellation))[1].Split(',');
        Assert.True(Quantity.TryParse("NmdaGain", out Quantity? gain));
        Assert.True(double.Parse(before[1 + gain.Index], CultureInfo.InvariantCulture) < 0.7);
        Assert.True(double.Parse(after[1 + gain.Index], CultureInfo.InvariantCulture) > 0.999);
    }

    [Fact]
    public async Task The_same_bytes_at_every_lane_width_and_in_every_culture()
    {
        using CliRun run = new();
        CultureInfo before = CultureInfo.CurrentCulture;
        List<byte[]> tables = [], figures = [];
        try
        {
            foreach ((string lanes, string culture) in ((string, string)[])[("1", ""), ("4", "de-DE"), ("8", "ar-SA")])
            {
                CultureInfo.CurrentCulture = House.Culture.Named(culture);
                await run.InvokeAsync(["run", "evening", "--lanes", lanes, "--quiet", "--out", run.PathOf("o.csv"), "--plot",
                    run.PathOf("p.svg")], Cancellation);
                Assert.Equal((0, ""), (run.ExitCode, run.Error));
                tables.Add(await File.ReadAllBytesAsync(run.PathOf("o.csv"), Cancellation));
                figures.Add(await File.ReadAllBytesAsync(run.PathOf("p.svg"), Cancellation));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.All(tables, table => Assert.Equal(tables[0], table));
        Assert.All(figures, figure => Assert.Equal(figures[0], figure));
    }

    [Fact]
    public async Task An_interrupted_run_ends_with_130_and_writes_nothing()
    {
        using CliRun run = new();
        using CancellationTokenSource interruption = new();
        await interruption.CancelAsync();
        await run.InvokeAsync(["run", "dependence", "--out", run.PathOf("o.csv")], interruption.Token);
        Assert.Equal(130, run.ExitCode);
        Assert.Contains("Interrupted", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Files());
    }

    [Fact]
    public async Task A_table_that_is_replaced_is_never_half_written()
    {
        using CliRun run = new();
        string file = run.Write("o.csv", "old");
        await run.InvokeAsync(["run", "binge", "--quiet", "--out", file], Cancellation);
        Assert.StartsWith("Time,", await File.ReadAllTextAsync(file, Encoding.UTF8, Cancellation), StringComparison.Ordinal);
        Assert.Equal(["o.csv", "o.csv.provenance.json"], run.Files());
    }

    [Fact]
    public async Task A_field_is_set_by_its_path_and_the_title_says_so()
    {
        using CliRun run = new();
        await run.InvokeAsync(["run", "evening", "--set", "events[0].count=2", "--set", "subject.weight=60 kg", "--plot",
            run.PathOf("p.svg")], Cancellation);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("evening with events[0].count = 2 instead of ", run.Out, StringComparison.Ordinal);
        Assert.Matches(@"Drinks\s+2 taken", run.Out);
        string svg = File.ReadAllText(run.PathOf("p.svg"));
        Assert.Contains("<title>evening with events[0].count = 2 instead of ", svg, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scenario_comes_from_standard_input_and_its_table_goes_to_standard_output()
    {
        using CliRun run = new();
        run.Input = Scenarios.Json("binge");
        await run.InvokeAsync(["run", "-", "--out", "-"], Cancellation);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        string piped = run.Out;
        await run.InvokeAsync(["run", "binge", "--quiet", "--out", run.PathOf("o.csv")], Cancellation);
        Assert.Equal(await File.ReadAllTextAsync(run.PathOf("o.csv"), Cancellation), piped);
        Assert.Equal("", run.Out);
    }

    [Fact]
    public async Task The_summary_for_programs_has_the_numbers_of_the_one_for_people()
    {
        using CliRun run = new();
        await run.InvokeAsync(["run", "binge", "--json"], Cancellation);
        using System.Text.Json.JsonDocument read = System.Text.Json.JsonDocument.Parse(run.Out);
        System.Text.Json.JsonElement peak = read.RootElement.GetProperty("outcomes").EnumerateArray()
            .Single(one => one.GetProperty("key").GetString() == "bloodAlcoholPeak");
        Assert.Equal(Scenario.Named("binge").Run().Peak(Quantity.EthanolBlood).Value, peak.GetProperty("value").GetDouble(), 1e-9);
    }

    [Fact]
    public async Task A_blood_alcohol_of_which_people_die_is_named()
    {
        using CliRun run = new();
        await run.InvokeAsync(["run", "binge", "--set", "events[0].amount=60 g"], Cancellation);
        Assert.DoesNotContain("Above 4 g/L", run.Out, StringComparison.Ordinal);
        await run.InvokeAsync(["run", "binge", "--set", "events[0].amount=300 g"], Cancellation);
        Assert.Matches(@"Above 4 g/L\s+\d+\.\d h in all", run.Out);
    }

    private static int DarkPixels(SKBitmap picture, int from, int to)
    {
        int dark = 0;
        for (int y = from; y < to; y++)
        {
            for (int x = 0; x < picture.Width; x++)
            {
                dark += picture.GetPixel(x, y) is { Red: < 90, Green: < 90, Blue: < 90 } ? 1 : 0;
            }
        }

        return dark;
    }

    [Fact]
    public async Task A_plan_of_times_that_is_overridden_is_not_judged()
    {
        using CliRun run = new();
        string file = run.Write("century.json", """{"name":"century","duration":"1000000 h","events":[]}""");
        await run.InvokeAsync(["run", file, "--every", "100000 h", "--quiet", "--out", run.PathOf("o.csv")],
            TestContext.Current.CancellationToken);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(12, File.ReadAllLines(run.PathOf("o.csv")).Length);
        await run.InvokeAsync(["run", file, "--from", "10 h", "--quiet"], TestContext.Current.CancellationToken);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        await run.InvokeAsync(["run", file], TestContext.Current.CancellationToken);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("too many output times", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_without_an_end_is_refused_at_once()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "This system has no /dev/zero.");
        // A process with a heap of 48 MB: other tests of this one allocate at the same time.
        using CliProcess run = new(new Dictionary<string, string> { ["DOTNET_GCHeapHardLimit"] = "3000000" }, ["run", "/dev/zero"]);
        (int code, _, string error) = run.Wait();
        Assert.Equal(2, code);
        Assert.Contains("/dev/zero: not a text file", error, StringComparison.Ordinal);
    }
}
