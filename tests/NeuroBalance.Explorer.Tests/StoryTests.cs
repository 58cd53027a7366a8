using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace NeuroBalance.Explorer.Tests;

/// <summary>
/// What a visitor meets: the picture at once, curves under the hand, a policy that holds, a second visit without a server.
/// </summary>
[Collection(SiteTests.Name)]
public sealed class StoryTests(Site site)
{
    // Aims are for a quiet machine of two processors; the machine of the checks is busy.
    private const double Slack = 4;

    [Fact]
    public async Task The_picture_stands_while_the_runtime_is_withheld()
    {
        using FolderServer server = new(Site.Folder) { Withheld = ".wasm" };
        IPage page = await site.Open(server.Address, waits: false);
        await page.WaitForSelectorAsync("[data-chart=withdrawal] path.curve");
        double drawn = await page.Number("performance.now()");
        Assert.Equal("poster", await page.Locator("html").GetAttributeAsync("data-state"));
        Assert.Contains("withdrawal 24 of 67", await page.Locator("#sentence").TextContentAsync(), StringComparison.Ordinal);
        Report("picture", drawn, 500);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_live_curves_take_over_from_the_picture_without_a_jump()
    {
        using FolderServer server = new(Site.Folder);
        IPage page = await site.Open(server.Address, waits: false);
        await page.WaitForSelectorAsync("[data-chart=withdrawal] path.curve");
        string before = await Path(page);
        await page.Rest();
        Report("live", await page.Number("performance.now()"), 3000);
        double[] poster = Numbers(before), live = Numbers(await Path(page));
        Assert.Equal(poster.Length, live.Length);
        Assert.All(poster.Zip(live), pair => Assert.True(Math.Abs(pair.First - pair.Second) <= 0.2, $"{pair.First} {pair.Second}"));
        await page.Context.CloseAsync();

        static Task<string> Path(IPage page) => page.EvaluateAsync<string>(
            "[...document.querySelectorAll('[data-chart=withdrawal] path.curve')].map(path => path.getAttribute('d')).join(' ')");
    }

    [Fact]
    public async Task A_drag_stays_smooth_and_ends_at_its_last_value_with_the_fingerprint_of_run()
    {
        IPage page = await site.Open(Site.FileAddress(), new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        double[] frames = await page.EvaluateAsync<double[]>("""
            async () => {
              const frames = [];
              let last = performance.now(), goes = true;
              const watch = now => { frames.push(now - last); last = now; if (goes) requestAnimationFrame(watch); };
              requestAnimationFrame(watch);
              const input = document.querySelector('[data-control=drinks]');
              for (let i = 0; i < 60; i++) {
                input.value = 4 + (i % 17);
                input.dispatchEvent(new Event('input', { bubbles: true }));
                await new Promise(done => setTimeout(done, 66));
              }
              goes = false;
              return frames;
            }
            """);
        double cpu = await page.Number("Number(document.documentElement.dataset.cpu)");
        Stopwatch rest = Stopwatch.StartNew();
        await page.Rest();
        Report("fingerprint after rest", rest.Elapsed.TotalMilliseconds, 1000);
        Array.Sort(frames);
        Report("frame, 95th percentile", frames[(int)(0.95 * frames.Length)], 25);
        Report("frame, worst", frames[^1], 100);
        Report("worker for a whole redraw", cpu, 150);
        Assert.Equal(4 + (59 % 17), await page.Number("document.querySelector('[data-control=drinks]').valueAsNumber"));
        Assert.Equal(ResultTable.Fingerprint(ControlsScenario.Of(new Controls { Drinks = 4 + (59 % 17) }).Run()), await page.Fingerprint());

        await page.Locator("[data-control=ketamine]").CheckAsync();
        await page.Rest();
        // The first drawing after the hand moved is the continued run; the whole one follows at rest.
        await page.EvaluateAsync("() => { delete document.documentElement.dataset.cpu; }");
        await page.Slide("ketamineHours", 30);
        await page.WaitForFunctionAsync("() => document.documentElement.dataset.cpu !== undefined");
        Report("worker for a tail", await page.Number("Number(document.documentElement.dataset.cpu)"), 50);
    }

    [Fact]
    public async Task The_policy_holds_and_nothing_is_asked_of_another_origin()
    {
        using FolderServer server = new(Site.Folder);
        foreach (string address in (string[])[server.Address, Site.FileAddress()])
        {
            IPage page = await site.Open("about:blank", waits: false);
            List<string> asked = [], said = [];
            page.Request += (_, request) => asked.Add(request.Url);
            page.Console += (_, message) => { if (message.Type == "error") said.Add(message.Text); };
            page.PageError += (_, error) => said.Add(error);
            await page.GotoAsync(address);
            await page.Rest();
            Assert.Empty(said);
            Assert.All(asked, url => Assert.True(url.StartsWith(address, StringComparison.Ordinal) || url.StartsWith("blob:",
                StringComparison.Ordinal)
                || url.StartsWith("data:", StringComparison.Ordinal), url));
            string refused = await page.EvaluateAsync<string>("""
                async () => {
                  const script = document.createElement('script');
                  script.textContent = 'window.intruder = true';
                  document.body.append(script);
                  const button = document.createElement('button');
                  button.setAttribute('onclick', 'window.intruder = true');
                  document.body.append(button);
                  button.click();
                  let reached = 'refused';
                  try { await fetch('https://example.org/'); reached = 'reached'; } catch { }
                  return `${window.intruder ?? 'kept out'}, ${reached}`;
                }
                """);
            Assert.Equal("kept out, refused", refused);
            string source = File.ReadAllText(address == server.Address ? System.IO.Path.Combine(Site.Folder, "index.html") : Site.OneFile);
            Assert.DoesNotMatch(@"<[a-z]+[^>]*\son[a-z]+=", Regex.Replace(source, "<script.*?</script>", "", RegexOptions.Singleline));
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task A_second_visit_needs_no_server()
    {
        string copy = Directory.CreateTempSubdirectory("neurobalance-site").FullName;
        foreach (string file in Directory.EnumerateFiles(Site.Folder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(
            ".br", StringComparison.Ordinal)))
        {
            string target = System.IO.Path.Combine(copy, System.IO.Path.GetRelativePath(Site.Folder, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        FolderServer server = new(copy);
        IPage page = await site.Open(server.Address);
        await page.EvaluateAsync("() => navigator.serviceWorker.ready");
        await page.WaitForFunctionAsync("() => navigator.serviceWorker.controller !== null", null, new() { Timeout = 30000 });
        server.Dispose();
        await page.ReloadAsync();
        await page.Rest();
        Assert.Equal(ResultTable.Fingerprint(Scenario.Named("dependence").Run()), await page.Fingerprint());
        await page.Context.CloseAsync();
        Directory.Delete(copy, recursive: true);
    }

    [Fact]
    public async Task Two_runs_are_compared_on_common_axes_and_in_a_table()
    {
        IPage page = await site.Open(Site.FileAddress());
        await page.Locator("[data-action=compare]").ClickAsync();
        await page.Locator("[data-control=benzodiazepine]").CheckAsync();
        await page.Rest();
        Assert.True(await page.Locator("[data-chart=withdrawal] path.other").CountAsync() > 0);
        Assert.Equal("B − A", await page.Locator("#table thead th").Nth(3).TextContentAsync());
        string row = await page.Locator("#table tbody tr", new() { HasText = "Withdrawal peak" }).First.TextContentAsync() ?? "";
        Assert.Contains("−", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_of_a_file_are_those_of_the_library()
    {
        IPage page = await site.Open(Site.FileAddress());
        string json = Scenario.Named("evening").ToJson().Replace("\"14 g\"", "\"14 gg\"", StringComparison.Ordinal);
        await page.Drop(json);
        await page.WaitForFunctionAsync("() => document.getElementById('message').textContent.includes('14 gg')");
        string first = Assert.Throws<ScenarioException>(() => Scenario.Parse(json)).Faults[0].ToString();
        Assert.Contains(first, await page.Message(), StringComparison.Ordinal);
        await page.Drop(Scenario.Named("kindling").ToJson());
        await page.Rest();
        Assert.Contains("more than the controls can", await page.Message(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_folder_and_the_file_are_small()
    {
        long sent = Directory.EnumerateFiles(Site.Folder, "*.br", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith("neurobalance.html.br", StringComparison.Ordinal)).Sum(file => new FileInfo(file).Length);
        Assert.True(sent > 0 && sent <= 2_200_000, $"{sent} bytes of brotli");
        Assert.True(new FileInfo(Site.OneFile).Length <= 4_000_000, $"{new FileInfo(Site.OneFile).Length} bytes");
    }

    private static void Report(string what, double milliseconds, double aim)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{what}: {milliseconds:0} ms (aim {aim:0})"));
        Assert.True(milliseconds <= Slack * aim, FormattableString.Invariant(
            $"{what}: {milliseconds:0} ms, aim {aim:0}, gate {Slack * aim:0}"));
    }

    private static double[] Numbers(string path) =>
        [.. Regex.Matches(path, @"-?\d+(?:\.\d+)?").Select(one => double.Parse(one.Value,
            System.Globalization.CultureInfo.InvariantCulture))];
}
