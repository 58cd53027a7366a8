using System.IO.Compression;
using System.Text;
using Microsoft.Playwright;

namespace NeuroBalance.Explorer.Tests;

/// <summary>Addresses and files: they open in the same state, and hostile ones are told and survived.</summary>
[Collection(SiteTests.Name)]
public sealed class LinkTests(Site site)
{
    private const int RoundTrips = 200;

    [Fact]
    public async Task Two_hundred_scenarios_survive_a_link_and_fit_it()
    {
        IPage page = await site.Open(Site.FileAddress());
        Random random = new(3);
        string[] texts = [.. Enumerable.Range(0, RoundTrips).Select(i => ControlsScenario.Of(new Controls
        {
            Drinks = random.Next(31),
            Days = random.Next(1, 121),
            Ketamine = random.Next(2) == 0,
            KetamineStart = random.Next(97),
            Stop = (Stop)random.Next(2),
        }).ToJson())];
        // In the one file every function of the page is inside its module: the browser packs here as the page does.
        string[] links = await page.EvaluateAsync<string[]>("""
            async texts => Promise.all(texts.map(async text => {
              const bytes = new Uint8Array(await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'))).arrayBuffer());
              return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
            }))
            """, texts);
        for (int i = 0; i < texts.Length; i++)
        {
            Assert.True(links[i].Length < 1000, $"{links[i].Length} characters");
            Assert.Equal(texts[i], Unpacked(links[i]));
        }

        foreach (int i in (int[])[0, 57, 199])
        {
            IPage opened = await site.Open($"{Site.FileAddress()}#v=1&s={Packed(texts[i])}&view=course&t=100");
            Assert.Equal(Scenario.Parse(texts[i]).Run().Fingerprint, await opened.Fingerprint());
            Assert.Equal("true", await opened.Locator("[data-view=course]").GetAttributeAsync("aria-pressed"));
            await opened.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task The_copied_link_opens_in_the_same_state()
    {
        IPage page = await site.Open(Site.FileAddress());
        await page.Slide("drinks", 9);
        await page.Rest();
        await page.EvaluateAsync("document.querySelector('[data-action=link]').click()");
        await page.WaitForFunctionAsync("() => location.hash.length > 20");
        IPage other = await site.Open(page.Url);
        Assert.Equal(await page.Fingerprint(), await other.Fingerprint());
        Assert.Equal(9, await other.Number("document.querySelector('[data-control=drinks]').valueAsNumber"));
    }

    [Fact]
    public async Task Fifty_hostile_links_are_told_and_the_page_stays_usable()
    {
        IPage page = await site.Open(Site.FileAddress());
        bool isAttacked = false;
        page.Dialog += (_, dialog) =>
        {
            isAttacked = true;
            _ = dialog.DismissAsync();
        };
        string[] links = [.. Hostile()];
        Assert.True(links.Length >= 50, $"{links.Length} links");
        foreach (string link in links)
        {
            await page.EvaluateAsync("() => { document.getElementById('message').textContent = ''; }");
            await page.EvaluateAsync("hash => { location.hash = hash; }", link);
            await page.WaitForFunctionAsync("() => document.getElementById('message').textContent !== ''", null, new() { Timeout = 20000 });
            string said = await page.Message();
            Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        }

        Assert.False(isAttacked);
        Assert.Equal(0, await page.Locator("#message img, #message script").CountAsync());
        await page.Slide("drinks", 12);
        await page.Rest();
    }

    [Fact]
    public async Task A_run_that_does_not_end_is_ended_said_and_replaced()
    {
        IPage page = await site.Open(Site.FileAddress());
        Scenario endless = new ScenarioBuilder("endless", 40000.Days()).Drink(14.Grams(), at: 0.Hours()).Every(1.Hours(), times: 20)
            .RepeatEvery(24.Hours(), times: 5000).Build();
        await page.Drop(endless.ToJson());
        await page.WaitForFunctionAsync("() => document.getElementById('message').textContent.includes('started again')", null,
            new() { Timeout = 40000 });
        await page.Rest();
        Assert.Equal(Scenario.Named("dependence").Run().Fingerprint, await page.Fingerprint());
    }

    [Fact]
    public async Task A_killed_worker_is_said_and_replaced()
    {
        IPage page = await site.Open(Site.FileAddress());
        await page.Workers[0].EvaluateAsync<object?>("() => { setTimeout(() => self.close(), 0); return null; }");
        await page.WaitForTimeoutAsync(200);
        await page.Slide("drinks", 13);
        await page.WaitForFunctionAsync("() => document.getElementById('message').textContent.includes('started again')", null,
            new() { Timeout = 40000 });
        await page.Rest();
        await page.Slide("drinks", 5);
        await page.Rest();
    }

    [Fact]
    public async Task Save_as_one_file_reopens_in_the_same_state()
    {
        IPage page = await site.Open(Site.FileAddress());
        await page.Slide("drinks", 8);
        await page.Slide("days", 21);
        await page.Rest();
        string saved = await Saved(page);
        IPage again = await site.Open(Site.FileAddress(saved), new() { Offline = true });
        Assert.Equal(await page.Fingerprint(), await again.Fingerprint());
        Assert.Equal(8, await again.Number("document.querySelector('[data-control=drinks]').valueAsNumber"));
        await again.Context.CloseAsync();
        File.Delete(saved);
    }

    [Fact]
    public async Task What_the_controls_cannot_say_runs_again_after_the_worker_was_replaced_and_is_saved()
    {
        string kindling = Scenario.Named("kindling").Run().Fingerprint;
        IPage page = await site.Open(Site.FileAddress());
        await page.Drop(Scenario.Named("kindling").ToJson());
        await page.Rest();
        string first = await Saved(page);
        IPage saved = await site.Open(Site.FileAddress(first), new() { Offline = true });
        Assert.Equal(kindling, await saved.Fingerprint());
        await saved.Workers[0].EvaluateAsync<object?>("() => { setTimeout(() => self.close(), 0); return null; }");
        await saved.WaitForTimeoutAsync(200);
        await saved.EvaluateAsync("() => document.querySelector('[data-action=csv]').click()");
        await saved.WaitForFunctionAsync("() => document.documentElement.dataset.state === 'poster'", null, new() { Timeout = 40000 });
        // Before anything has run again.
        string hurried = await Saved(saved);
        await saved.Rest();
        Assert.Equal(kindling, await saved.Fingerprint());
        string said = await saved.Message();
        Assert.Contains("started again", said, StringComparison.Ordinal);
        Assert.Contains("more than the controls can", said, StringComparison.Ordinal);
        File.Delete(first);
        foreach (string file in (string[])[hurried, await Saved(saved)])
        {
            IPage again = await site.Open(Site.FileAddress(file), new() { Offline = true });
            Assert.Equal(kindling, await again.Fingerprint());
            await again.Context.CloseAsync();
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("csv", ".csv", "Time,EthanolGut")]
    [InlineData("json", ".json", "\"name\": \"explorer\"")]
    [InlineData("svg", ".svg", "<title>17 drinks a day")]
    [InlineData("png", ".png", "PNG")]
    public async Task A_run_is_handed_out_as_a_file(string action, string ending, string holds)
    {
        IPage page = await site.Open(Site.FileAddress());
        IDownload download = await page.RunAndWaitForDownloadAsync(() => page.EvaluateAsync(
            $"document.querySelector('[data-action={action}]').click()"));
        Assert.EndsWith(ending, download.SuggestedFilename, StringComparison.Ordinal);
        Assert.Contains(holds, Encoding.Latin1.GetString(await File.ReadAllBytesAsync(await download.PathAsync())),
            StringComparison.Ordinal);
    }

    private static async Task<string> Saved(IPage page)
    {
        IDownload download = await page.RunAndWaitForDownloadAsync(() => page.EvaluateAsync(
            "document.querySelector('[data-action=save-file]').click()"));
        string saved = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".html");
        await download.SaveAsAsync(saved);
        return saved;
    }

    private static IEnumerable<string> Hostile()
    {
        string plain = Scenario.Named("evening").ToJson();
        yield return "v=1&s=" + new string('A', 9000);
        yield return "v=1&s=" + Packed(new string(' ', 5_000_000) + plain);
        yield return "v=2&s=" + Packed(plain);
        yield return "v=&s=" + Packed(plain);
        yield return "s=" + Packed(plain);
        yield return "v=1&s=%%%";
        yield return "v=1&s=";
        yield return "v=1&s=" + Convert.ToBase64String([1, 2, 3, 4]);
        string[] texts =
        [
            "", "null", "[]", "1", "\"x\"", "{", "{}", "{\"__proto__\":{\"polluted\":true}}", "{\"constructor\":1}",
            plain.Replace("\"evening\"", "\"<img src=x onerror=alert(1)>\"", StringComparison.Ordinal),
            plain.Replace("\"14 g\"", "\"NaN g\"", StringComparison.Ordinal),
            plain.Replace("\"14 g\"", "\"1e999 g\"", StringComparison.Ordinal),
            plain.Replace("\"14 g\"", "\"-14 g\"", StringComparison.Ordinal),
            plain.Replace("\"14 g\"", "\"14\"", StringComparison.Ordinal),
            plain.Replace("\"14 g\"", "14", StringComparison.Ordinal),
            plain.Replace("\"count\": 6", "\"count\": 1000000000", StringComparison.Ordinal),
            plain.Replace("\"count\": 6", "\"count\": 1e9", StringComparison.Ordinal),
            plain.Replace("\"count\": 6", "\"count\": -1", StringComparison.Ordinal),
            plain.Replace("\"count\": 6", "\"count\": 0.5", StringComparison.Ordinal),
            plain.Replace("\"24 h\"", "\"1e300 h\"", StringComparison.Ordinal),
            plain.Replace("\"24 h\"", "\"0 h\"", StringComparison.Ordinal),
            plain.Replace("\"24 h\"", "\"Infinity h\"", StringComparison.Ordinal),
            plain.Replace("\"0.5 h\"", "\"1e-300 h\"", StringComparison.Ordinal),
            plain.Replace("\"type\": \"drink\"", "\"type\": \"<script>alert(1)</script>\"", StringComparison.Ordinal),
            plain.Replace("\"0.25 h\"", "\"1e-9 h\"", StringComparison.Ordinal),
        ];
        foreach (string text in texts)
        {
            yield return "v=1&s=" + Packed(text);
        }

        string[] members =
        [
            "\"x\": 1", "\"name\": \"twice\"", "\"parameters\": {\"Nope\": 1}", "\"parameters\": {\"Nmda.EthanolIc50\": -1}",
                "\"parameters\": {\"Nmda.EthanolIc50\": 1e999}",
            "\"parameters\": {\"__proto__\": 1}", "\"parameters\": {\"Nmda.EthanolIc50\": \"<b>\"}",
                "\"initial\": {\"AlcoholMemory\": 5}", "\"initial\": {\"Nope\": 1}",
            "\"initial\": []", "\"protocols\": {}", "\"protocols\": [{}]", "\"subject\": {\"weight\": \"-1 kg\"}",
                "\"subject\": {\"sex\": \"<svg onload=alert(1)>\"}",
            "\"subject\": 3", "\"description\": 3", "\"events\": []", "\"title\": []", "\"duration\": null", "\"toString\": {}",
        ];
        foreach (string member in members)
        {
            yield return "v=1&s=" + Packed(plain.Insert(plain.IndexOf('{', StringComparison.Ordinal) + 1, member + ","));
        }
    }

    private static string Packed(string text)
    {
        using MemoryStream packed = new();
        using (DeflateStream deflate = new(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            deflate.Write(Encoding.UTF8.GetBytes(text));
        }

        return Convert.ToBase64String(packed.ToArray()).Replace('+', '-').Replace('/', '_').TrimEnd('=');
    }

    private static string Unpacked(string letters)
    {
        string padded = letters.Replace('-', '+').Replace('_', '/');
        using MemoryStream packed = new(Convert.FromBase64String(padded.PadRight((padded.Length + 3) / 4 * 4, '=')));
        using StreamReader reader = new(new DeflateStream(packed, CompressionMode.Decompress));
        return reader.ReadToEnd();
    }
}
