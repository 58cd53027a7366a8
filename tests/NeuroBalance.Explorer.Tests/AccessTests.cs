using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace NeuroBalance.Explorer.Tests;

/// <summary>The page for everybody: names, contrast, small screens, large letters.</summary>
[Collection(SiteTests.Name)]
public sealed class AccessTests(Site site)
{
    [Theory]
    [InlineData(390, "light")]
    [InlineData(1024, "light")]
    [InlineData(1920, "light")]
    [InlineData(390, "dark")]
    [InlineData(1024, "dark")]
    [InlineData(1920, "dark")]
    [InlineData(1024, "forced")]
    public async Task An_audit_finds_no_barrier(int width, string colours)
    {
        // The policy of the page keeps the audit's own script out as any other: the folder is served with the policy lifted for it.
        using FolderServer server = new(Site.Folder);
        IPage page = await site.Open(server.Address, new()
        {
            BypassCSP = true,
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = colours == "dark" ? ColorScheme.Dark : ColorScheme.Light,
            ForcedColors = colours == "forced" ? ForcedColors.Active : ForcedColors.None,
        });
        await page.Locator("#numbers summary").First.ClickAsync();
        await page.Locator("#constants summary").ClickAsync();
        AssertClean(await page.RunAxe());
        await page.Locator("[data-lesson=ketamine]").ClickAsync();
        AssertClean(await page.RunAxe());
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(320, 100)]
    [InlineData(390, 100)]
    [InlineData(640, 200)]
    [InlineData(1280, 200)]
    public async Task Nothing_scrolls_sideways(int width, int percent)
    {
        foreach (string locale in (string[])["en-GB", "de-DE"])
        {
            IPage page = await site.Open(Site.FileAddress(), new()
            {
                ViewportSize = new() { Width = width, Height = 800 },
                Locale = locale
            });
            await page.EvaluateAsync("percent => { document.documentElement.style.fontSize = percent + '%'; }", percent);
            await page.WaitForTimeoutAsync(300);
            Assert.True(await page.Number("document.documentElement.scrollWidth") <= width,
                $"{locale}: {await page.Number("document.documentElement.scrollWidth")} wide");
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task Every_chart_is_named_and_has_its_numbers_in_a_table()
    {
        IPage page = await site.Open(Site.FileAddress());
        string[] charts = ["alcohol", "receptors", "tones", "balance", "withdrawal", "craving"];
        await page.Locator("#numbers summary").First.ClickAsync();
        string table = await page.Locator("#table").TextContentAsync() ?? "";
        foreach (string chart in charts)
        {
            ILocator figure = page.Locator($"[data-chart={chart}]");
            string name = await figure.Locator("strong").TextContentAsync() ?? "";
            Assert.Contains(name, await figure.Locator("svg.plot").GetAttributeAsync("aria-label"), StringComparison.Ordinal);
            Assert.Contains(name + ":", table, StringComparison.Ordinal);
        }

        Assert.Equal("0.20 mg/kg/h", await page.Locator("[data-control=ketamineDose]").GetAttributeAsync("aria-valuetext"));
        Assert.Contains("of 67", await page.Locator("#cursor").GetAttributeAsync("aria-valuetext"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_on_the_cursor_give_one_sentence_at_rest_and_not_one_each()
    {
        IPage page = await site.Open(Site.FileAddress());
        await page.EvaluateAsync("""
            () => {
              window.sentences = 0;
              new MutationObserver(() => window.sentences++).observe(document.getElementById('sentence'), { childList: true, characterData: true, subtree: true });
              document.getElementById('cursor').focus();
            }
            """);
        for (int i = 0; i < 15; i++)
        {
            await page.Keyboard.PressAsync("ArrowRight");
        }

        await page.WaitForTimeoutAsync(800);
        Assert.InRange(await page.Number("window.sentences"), 1, 3);
    }

    [Fact]
    public async Task The_page_speaks_German_in_the_whole()
    {
        IPage page = await site.Open(Site.FileAddress());
        string english = await page.Fingerprint();
        await page.Locator("[data-control=language]").SelectOptionAsync("de");
        Assert.Equal("de", await page.Locator("html").GetAttributeAsync("lang"));
        await page.WaitForFunctionAsync("() => document.getElementById('sentence').textContent.includes('nach dem letzten Getränk')");
        string body = await page.Locator("body").InnerTextAsync();
        Assert.Contains("kein medizinischer Rat", body, StringComparison.Ordinal);
        Assert.DoesNotContain("not medical advice", body, StringComparison.Ordinal);
        // A key in place of its word.
        string all = await page.Locator("#main").TextContentAsync() ?? "";
        Assert.DoesNotMatch(@"\b(?:claim|structure|evidence|verdict|basis|chart|axis|zone|quantity|beyond|unit|m)_\w+", body + all);
        Assert.Equal(english, await page.Fingerprint());
    }

    private static void AssertClean(AxeResult result) => Assert.True(result.Violations.Length == 0, string.Join(Environment.NewLine,
        result.Violations.Select(one => $"{one.Id}: {one.Help} ({string.Join("; ", one.Nodes.Take(4).Select(node => node.Target))})")));
}
