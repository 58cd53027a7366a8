using Microsoft.Playwright;

namespace NeuroBalance.Explorer.Tests;

/// <summary>The page's numbers are the command line's, bit for bit.</summary>
[Collection(SiteTests.Name)]
public sealed class FingerprintTests(Site site)
{
    private const int RandomScenarios = 20;

    [Fact]
    public async Task The_one_file_opens_from_a_disk_without_network_with_the_reference_fingerprint()
    {
        IPage page = await site.Open(Site.FileAddress(), new() { Offline = true });
        Assert.Equal(Scenario.Named("dependence").Run().Fingerprint, await page.Fingerprint());
    }

    [Fact]
    public async Task The_committed_file_is_the_page_of_these_sources()
    {
        string committed = Path.Combine(Site.Root, "samples", "Explorer", "neurobalance.html"), text = File.ReadAllText(committed);
        string wwwroot = Path.Combine(Site.Root, "src", "NeuroBalance.Explorer", "wwwroot");
        Assert.Contains(Modules.Bundle(Path.Combine(wwwroot, "js"), "main.js"), text, StringComparison.Ordinal);
        Assert.Contains(File.ReadAllText(Path.Combine(wwwroot, "styles", "explorer.css")), text, StringComparison.Ordinal);
        IPage page = await site.Open(Site.FileAddress(committed), new() { Offline = true });
        Assert.Equal(Scenario.Named("dependence").Run().Fingerprint, await page.Fingerprint());
    }

    [Fact]
    public async Task Every_built_in_scenario_has_the_fingerprint_of_the_command_line()
    {
        IPage page = await site.Open(Site.FileAddress());
        List<string> different = [];
        foreach (string name in Scenario.Names)
        {
            Scenario scenario = Scenario.Named(name);
            await page.Drop(scenario.ToJson());
            await page.Rest();
            if (await page.Fingerprint() != scenario.Run().Fingerprint) different.Add(name);
        }

        Assert.Empty(different);
    }

    [Fact]
    public async Task Random_choices_have_the_fingerprint_of_the_command_line_by_their_exported_file()
    {
        IPage page = await site.Open(Site.FileAddress());
        Random random = new(20261126);
        for (int i = 0; i < RandomScenarios; i++)
        {
            Controls controls = Choice(random);
            Scenario scenario = ControlsScenario.Of(controls);
            await page.Drop(scenario.ToJson());
            await page.Rest();
            string shown = await page.Fingerprint();
            IDownload download = await page.RunAndWaitForDownloadAsync(() => page.EvaluateAsync(
                "document.querySelector('[data-action=json]').click()"));
            Scenario exported = Scenario.Load(await download.PathAsync());
            Assert.Equal(scenario.Run().Fingerprint, shown);
            Assert.Equal(shown, exported.Run().Fingerprint);
            Assert.Equal(controls.Drinks, await page.Number("document.querySelector('[data-control=drinks]').valueAsNumber"));
        }
    }

    [Fact]
    public async Task Firefox_opens_the_one_file_with_the_reference_fingerprint()
    {
        const string missing = "There is no Firefox here (Debian: apt-get install firefox-esr).";
        if (!File.Exists(Firefox.Path) && Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(missing);
        Assert.SkipUnless(File.Exists(Firefox.Path), missing);
        using Firefox firefox = new();
        string shown = await firefox.Read(Site.FileAddress(), "return document.getElementById('fingerprint').textContent;", text =>
            text.Length == 64);
        Assert.Equal(Scenario.Named("dependence").Run().Fingerprint, shown);
    }

    private static Controls Choice(Random random) => new()
    {
        Drinks = random.Next(1, 21),
        Days = random.Next(1, 40),
        Meal = random.Next(2) == 0,
        Habitual = random.Next(2) == 0,
        Stop = (Stop)random.Next(2),
        TaperDays = random.Next(1, 6),
        Benzodiazepine = random.Next(2) == 0,
        Ketamine = random.Next(2) == 0,
        KetamineDose = random.Next(1, 11) * 5 / 100.0,
        KetamineStart = random.Next(97),
        KetamineHours = random.Next(1, 73),
        Weight = random.Next(50, 111),
        Sex = random.Next(3) switch { 0 => null, 1 => Sex.Female, _ => Sex.Male },
        Constants = random.Next(2) == 0 ? [] : [new NamedValue("Nmda.EthanolIc50", random.Next(20, 51))],
    };
}
