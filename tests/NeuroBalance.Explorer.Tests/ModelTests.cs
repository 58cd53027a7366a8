using System.Globalization;
using Microsoft.Playwright;

namespace NeuroBalance.Explorer.Tests;

/// <summary>Texts of models on the page: the command line's numbers, faults that are told, and no harm by hostile ones.</summary>
[Collection(SiteTests.Name)]
public sealed class ModelTests(Site site)
{
    private const string Slower = """
        # Slower dependence

        Based on: [MODEL.md](MODEL.md)

        ## Parameters

        | symbol | key | value | unit | low | high |
        |---|---|---|---|---|---|
        | tauD | Dependence.Time | 900 | h | 480 | 1440 |
        | slow | Dependence.Slowness | 2 | 1 | 1 | 4 |

        ```equations
        dD = (C/(C + CD) - D)/(slow*tauD)
        ```

        """;

    [Fact]
    public async Task A_shipped_structure_as_text_runs_as_its_code_does_and_is_taken_off_again()
    {
        string text = File.ReadAllText(Path.Combine(Site.Root, "src", "NeuroBalance", "Model", "Structures", "pool.md"));
        IPage page = await site.Open(Site.FileAddress());
        string builtIn = await page.Fingerprint();
        await page.Drop(text, "pool.md");
        await page.Rest();
        Assert.Equal(Scenario.Named("dependence").WithStructure(AdaptationStructure.Pool).Run().Fingerprint,
            await page.Fingerprint());
        string said = await page.Locator("#model").InnerTextAsync();
        Assert.Contains("pool: new NMDA receptors wait in a reserve (pool.md)", said, StringComparison.Ordinal);
        Assert.Contains("how receptors adapt, come from the text, which no control changes", said, StringComparison.Ordinal);
        Assert.Contains("(pool.md)", await page.Locator("#run-title").InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(await page.Locator("[data-control=structure]").IsDisabledAsync());

        await page.Locator("[data-action=model-off]").ClickAsync();
        await page.Rest();
        Assert.Equal(builtIn, await page.Fingerprint());
        Assert.True(await page.Locator("#model").IsHiddenAsync());
        Assert.True(await page.Locator("[data-control=structure]").IsEnabledAsync());
    }

    [Fact]
    public async Task A_scenario_of_a_text_with_states_and_a_drug_of_its_own_has_the_fingerprint_of_the_command_line()
    {
        Scenario scenario = Scenario.Parse("""
            { "name": "tablets", "duration": "3 d", "model": "memantine",
              "events": [{ "type": "drink", "amount": "14 g", "at": "18 h", "every": "1 h", "count": 6 },
                { "type": "dose", "drug": "memantine", "amount": "20 mg", "at": "8 h", "every": "24 h", "count": 3 }] }
            """);
        IPage page = await site.Open(Site.FileAddress());
        await page.Drop(scenario.ToJson());
        await page.Rest();
        Assert.Equal(scenario.Run().Fingerprint, await page.Fingerprint());
        Assert.Contains("memantine", await page.Locator("#model").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_changes_parameters_runs_as_the_command_line_runs_it_and_goes_with_link_and_file()
    {
        IPage page = await site.Open(Site.FileAddress());
        await page.Drop(Slower, "slower.md");
        await page.Rest();
        Scenario scenario = Scenario.Named("dependence").WithModel(Loaded("slower.md", Slower));
        Assert.Equal(scenario.Run().Fingerprint, await page.Fingerprint());

        // What the text adds is a constant like any other.
        await page.Locator("#constants summary").ClickAsync();
        await page.Locator("#constant-key").SelectOptionAsync("Dependence.Slowness");
        Assert.Contains("slower.md", await page.Locator("#constant-source").InnerTextAsync(), StringComparison.Ordinal);
        await page.Locator("#constant-value").FillAsync("3");
        await page.Locator("#constant-value").BlurAsync();
        await page.WaitForFunctionAsync("() => document.getElementById('fingerprint').textContent === ''");
        await page.Rest();
        Scenario slow = scenario with { Parameters = [.. scenario.Parameters, new NamedValue("Dependence.Slowness", 3)] };
        string slowed = slow.Run().Fingerprint;
        Assert.Equal(slowed, await page.Fingerprint());

        await page.EvaluateAsync("document.querySelector('[data-action=link]').click()");
        await page.WaitForFunctionAsync("() => location.hash.length > 20");
        Assert.Equal(slowed, await (await site.Open(page.Url)).Fingerprint());

        string saved = await Handed(page, "save-file", ".html");
        IPage again = await site.Open(Site.FileAddress(saved), new() { Offline = true });
        Assert.Equal(slowed, await again.Fingerprint());
        Assert.Contains("Slower dependence (slower.md)", await again.Locator("#model").InnerTextAsync(), StringComparison.Ordinal);
        // The files that it hands out are those that the command line takes.
        string folder = Directory.CreateTempSubdirectory("neurobalance-model").FullName;
        File.Copy(await Handed(again, "json", ".json"), Path.Combine(folder, "scenario.json"));
        File.Copy(await Handed(again, "model-text", ".md"), Path.Combine(folder, "slower.md"));
        Assert.Equal(slowed, Scenario.Load(Path.Combine(folder, "scenario.json")).Run().Fingerprint);
        Directory.Delete(folder, recursive: true);
        File.Delete(saved);
    }

    [Fact]
    public async Task Faults_of_a_text_are_shown_with_line_column_and_caret_as_the_tool_shows_them()
    {
        string broken = Slower.Replace("slow*tauD", "slow*tauDD", StringComparison.Ordinal);
        ModelFault fault = Assert.Single(Assert.Throws<ModelException>(() => Loaded("slower.md", broken)).Faults);
        IPage page = await site.Open(Site.FileAddress());
        string before = await page.Fingerprint();
        await page.Locator("#drop").SetInputFilesAsync(PageSteps.Payload("slower.md", broken));
        await page.WaitForFunctionAsync("() => document.querySelector('#message pre') !== null", null, new() { Timeout = 60000 });
        Assert.Contains((fault with { Path = "slower.md" }).ToString(), await page.Message(), StringComparison.Ordinal);
        Assert.Contains("'tauD'", fault.Message, StringComparison.Ordinal);
        // The caret stands below what it means.
        Assert.Equal("pre", await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('#message pre')).whiteSpace"));
        Assert.True(await page.Locator("#model").IsHiddenAsync());
        Assert.Equal(before, await page.Fingerprint());

        await page.Locator("#drop").SetInputFilesAsync(PageSteps.Payload("two.md",
            File.ReadAllText(Path.Combine(Site.Root, "src", "NeuroBalance", "Model", "Library", "two-compartments.md"))));
        await page.WaitForFunctionAsync("() => document.getElementById('message').textContent.includes('runs of scenarios need')", null,
            new() { Timeout = 60000 });
    }

    [Fact]
    public async Task Hostile_texts_are_told_within_seconds_and_nothing_of_them_runs()
    {
        IPage page = await site.Open(Site.FileAddress());
        bool isAttacked = false;
        page.Dialog += (_, dialog) =>
        {
            isAttacked = true;
            _ = dialog.DismissAsync();
        };
        string before = await page.Fingerprint();
        await page.EvaluateAsync("""
            () => {
              window.longest = 0;
              let last = performance.now();
              setInterval(() => { const now = performance.now(); window.longest = Math.max(window.longest, now - last); last = now; }, 20);
            }
            """);
        foreach ((string name, string text) in Hostile())
        {
            await page.EvaluateAsync("() => { document.getElementById('message').textContent = ''; }");
            await page.Locator("#drop").SetInputFilesAsync(PageSteps.Payload(name, text));
            await page.WaitForFunctionAsync("word => !['', word].includes(document.getElementById('message').textContent)", "Computing …",
                new() { Timeout = 60000 });
            string said = await page.Message();
            Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
            Assert.DoesNotContain("started again", said, StringComparison.Ordinal);
            TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {said[..Math.Min(160, said.Length)].ReplaceLineEndings(" ")}");
        }

        Assert.False(isAttacked);
        Assert.Equal(0, await page.Locator("#message img, #message script").CountAsync());
        Assert.True(await page.Locator("#model").IsHiddenAsync());
        Assert.Equal(before, await page.Fingerprint());
        // The reading is another thread's: the page itself never waits for it.
        double longest = await page.Number("window.longest");
        Assert.True(longest < 2000, string.Create(CultureInfo.InvariantCulture, $"the page stood for {longest:0} ms"));
    }

    [Fact]
    public async Task A_text_too_long_for_a_link_is_said_to_be_and_the_link_is_not_made()
    {
        Random random = new(11);
        string long1 = Slower + string.Concat(Enumerable.Range(0, 400).Select(_ => $"{random.NextInt64():x}{random.NextInt64():x}\n"));
        IPage page = await site.Open(Site.FileAddress());
        await page.Drop(long1, "long.md");
        await page.Rest();
        await page.EvaluateAsync("document.querySelector('[data-action=link]').click()");
        await page.WaitForFunctionAsync("() => document.getElementById('message').textContent.includes('too long for a link')");
        Assert.Equal("", await page.EvaluateAsync<string>("location.hash"));
    }

    private static IEnumerable<(string Name, string Text)> Hostile()
    {
        const string head = "# x\n\nBased on: [MODEL.md](MODEL.md)\n\n";
        yield return ("empty.md", "");
        yield return ("brackets.md", $"{head}```equations\ndD = {new string('(', 100_000)}C\n```\n");
        string lines = string.Concat(Enumerable.Repeat(new string('(', 1000) + "\n    ", 100));
        yield return ("lines.md", $"{head}```equations\ndD = {lines}C\n```\n");
        yield return ("megabyte.md", head + new string('x', 1_000_000));
        yield return ("half.md", head + string.Concat(Enumerable.Repeat("| a | b |\n|---|---|\n## Parameters\n", 14_000)));
        yield return ("sum.md", $"{head}```algebra\nq = sum over n = 1..1000 of sum over m = 1..1000 of n*m\n```\n");
        yield return ("<img src=x onerror=alert(1)>.md",
            "# <img src=x onerror=alert(1)>\n\n```equations\n<script>alert(1)</script>\n```\n");
        yield return ("links.md", "# x\n\nBased on: [x](https://example.org/MODEL2.md)\n");
        yield return ("zero.md", head + "\0\u202E\u0007```equations\ndD = 0\0\n```\n```equations\ndD = nothing\n```\n");
        yield return ("circle.md", $"{head}```algebra\np1 = p2\np2 = p1\n```\n");
    }

    // As the tool reads a file.
    private static Model Loaded(string name, string text)
    {
        string folder = Directory.CreateTempSubdirectory("neurobalance-model").FullName, path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        try
        {
            return Model.Load(path);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> Handed(IPage page, string action, string ending)
    {
        IDownload download = await page.RunAndWaitForDownloadAsync(() => page.EvaluateAsync(
            $"document.querySelector('[data-action={action}]').click()"));
        Assert.EndsWith(ending, download.SuggestedFilename, StringComparison.Ordinal);
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ending);
        await download.SaveAsAsync(path);
        return path;
    }
}
