using System.Diagnostics;
using System.Text.Json;
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

    private const int Attempts = 5;

    [Fact]
    public async Task The_picture_stands_while_the_runtime_is_withheld()
    {
        using FolderServer server = new(Site.Folder) { Withheld = ".wasm" };
        await Report("picture", 500, async () =>
        {
            IPage page = await site.Open(server.Address, waits: false);
            await page.WaitForSelectorAsync("[data-chart=withdrawal] path.curve");
            double drawn = await page.Number("performance.now()");
            Assert.Equal("poster", await page.Locator("html").GetAttributeAsync("data-state"));
            Assert.Contains("withdrawal 24 of 67", await page.Locator("#sentence").TextContentAsync(), StringComparison.Ordinal);
            await page.Context.CloseAsync();
            return drawn;
        });
    }

    [Theory]
    [InlineData(1280, 720)]
    [InlineData(1024, 768)]
    [InlineData(390, 844)]
    public async Task The_live_curves_take_over_from_the_picture_without_a_jump(int width, int height)
    {
        using FolderServer server = new(Site.Folder);
        await Report("live", 3000, () => TakesOver(server.Address, width, height));
    }

    private async Task<double> TakesOver(string address, int width, int height)
    {
        IPage page = await site.Open(address, new() { ViewportSize = new() { Width = width, Height = height } }, waits: false);
        await page.EvaluateAsync("""
            () => {
              window.shift = 0;
              window.moved = [];
              new PerformanceObserver(list => {
                for (const one of list.getEntries()) {
                  window.shift += one.value;
                  for (const source of one.sources) window.moved.push(source.node?.id || source.node?.className || source.node?.nodeName);
                }
              }).observe({ type: 'layout-shift', buffered: true });
            }
            """);
        await page.WaitForSelectorAsync("[data-chart=withdrawal] path.curve");
        string before = await Path(page);
        await page.Rest();
        double taken = await page.Number("performance.now()");
        string moved = await page.EvaluateAsync<string>("window.moved.join(', ')");
        Assert.True(await page.Number("window.shift") < 0.02, $"layout shift {await page.Number("window.shift")}: {moved}");
        double[] poster = Numbers(before), live = Numbers(await Path(page));
        Assert.Equal(poster.Length, live.Length);
        Assert.All(poster.Zip(live), pair => Assert.True(Math.Abs(pair.First - pair.Second) <= 0.2, $"{pair.First} {pair.Second}"));
        await page.Context.CloseAsync();
        return taken;

        static Task<string> Path(IPage page) => page.EvaluateAsync<string>(
            "[...document.querySelectorAll('[data-chart=withdrawal] path.curve')].map(path => path.getAttribute('d')).join(' ')");
    }

    [Fact]
    public async Task A_blood_level_that_few_survive_is_told_until_its_cause_is_gone()
    {
        IPage page = await site.Open(Site.FileAddress());
        await page.Slide("weight", 45);
        await page.Slide("drinks", 30);
        await page.Rest();
        Assert.Contains("Blood alcohol passes 4 g/L", await page.Locator("#message").InnerTextAsync(), StringComparison.Ordinal);
        await page.Slide("drinks", 6);
        await page.Rest();
        Assert.True(await page.Locator("#message").IsHiddenAsync());
    }

    [Fact]
    public async Task A_drag_stays_smooth_and_ends_at_its_last_value_with_the_fingerprint_of_run()
    {
        IPage page = await site.Open(Site.FileAddress(), new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        (string What, double Aim)[] aims =
        [
            ("fingerprint after rest", 1000), ("frame, 95th percentile", 25), ("frame, worst", 100), ("worker for a whole redraw", 150),
        ];
        double[] least = await Drag(page);
        for (int again = 1; again < Attempts && aims.Zip(least).Any(pair => pair.Second > Slack * pair.First.Aim); again++)
        {
            least = [.. least.Zip(await Drag(page), Math.Min)];
        }

        foreach (((string what, double aim), double milliseconds) in aims.Zip(least))
        {
            Report(what, milliseconds, aim);
        }

        Assert.Equal(4 + (59 % 17), await page.Number("document.querySelector('[data-control=drinks]').valueAsNumber"));
        Assert.Equal(ControlsScenario.Of(new Controls { Drinks = 4 + (59 % 17) }).Run().Fingerprint, await page.Fingerprint());

        await page.Locator("[data-control=ketamine]").CheckAsync();
        await page.Rest();
        // The first drawing after the hand moved is the continued run; the whole one follows at rest.
        int moves = 0;
        await Report("worker for a tail", 50, async () =>
        {
            await page.EvaluateAsync("() => { delete document.documentElement.dataset.cpu; }");
            await page.Slide("ketamineHours", 26 + (2 * moves++));
            await page.WaitForFunctionAsync("() => document.documentElement.dataset.cpu !== undefined");
            double tail = await page.Number("Number(document.documentElement.dataset.cpu)");
            await page.Rest();
            return tail;
        });
    }

    // Sixty moves of a slider in four seconds: the time to the fingerprint after them, the frames meanwhile, the middle of all redraws.
    private static async Task<double[]> Drag(IPage page)
    {
        double[] frames = await page.EvaluateAsync<double[]>("""
            async () => {
              const frames = [], redraws = [];
              let last = performance.now(), goes = true;
              const watch = now => { frames.push(now - last); last = now; if (goes) requestAnimationFrame(watch); };
              requestAnimationFrame(watch);
              const input = document.querySelector('[data-control=drinks]');
              for (let i = 0; i < 60; i++) {
                input.value = 4 + (i % 17);
                input.dispatchEvent(new Event('input', { bubbles: true }));
                await new Promise(done => setTimeout(done, 66));
                redraws.push(Number(document.documentElement.dataset.cpu));
              }
              goes = false;
              document.documentElement.dataset.redraws = JSON.stringify(redraws);
              return frames;
            }
            """);
        double cpu = await page.Number("JSON.parse(document.documentElement.dataset.redraws).sort((a, b) => a - b)[30]");
        Stopwatch rest = Stopwatch.StartNew();
        await page.Rest();
        Array.Sort(frames);
        return [rest.Elapsed.TotalMilliseconds, frames[(int)(0.95 * frames.Length)], frames[^1], cpu];
    }

    [Fact]
    public void A_preview_differs_from_the_whole_run_by_less_than_a_thousandth_of_a_panel()
    {
        Controls[] wishes =
        [
            new() { Drinks = 12 }, new() { Ketamine = true }, new() { Days = 33 }, new() { Benzodiazepine = true, Drinks = 20 },
            new() { Stop = Stop.Taper }, new() { Drinks = 10, Days = 20 }, new() { Drinks = 30, Days = 120 }, new() { Drinks = 4 },
            new() { Drinks = 4, Days = 30 }, new() { Drinks = 4, Days = 45, Ketamine = true }, new() { Drinks = 24 },
            new() { Drinks = 24, Days = 3 }, new() { Drinks = 23, Days = 2 },
        ];
        Session quick = new();
        quick.Ask("""{"ask":"draw","controls":{}}""");
        double worst = 0, worstDay = 0;
        foreach (Controls wish in wishes)
        {
            string controls = JsonText.Object(writer => ControlsText.Write(writer, wish));
            string inner = controls[(controls.IndexOf(':', StringComparison.Ordinal) + 1)..^1];
            using JsonDocument answer = JsonDocument.Parse(quick.Ask($$"""{"ask":"draw","quick":true,"controls":{{inner}}}"""));
            int points = answer.RootElement.GetProperty("zoom").GetInt32();
            // The last numbers are those of the hours around the stop: times, then the values of each quantity.
            double[] zoom = quick.Numbers[^(points * (Chart.Sampled.Length + 1))..], times = zoom[..points];
            Trajectory whole = ControlsScenario.Of(wish).Run();
            // The first numbers are those of the days: times, then the lowest, highest and mean value of each quantity.
            int days = answer.RootElement.GetProperty("days").GetInt32();
            IReadOnlyList<DailyEnvelope> daily = days == 0 ? [] : DailyEnvelope.Of(whole, Chart.Sampled, 20);
            foreach (Chart chart in Chart.All)
            {
                double[][] exact = [.. chart.Curves.Select(curve => Values(whole, curve, times))];
                double height = Math.Max(chart.Greatest, exact.Max(values => values.Max()))
                    - Math.Min(chart.Least, exact.Min(values => values.Min()));
                foreach ((ChartCurve curve, double[] values) in chart.Curves.Zip(exact))
                {
                    int place = Chart.Sampled.IndexOf(Quantity.Parse(curve.Quantity)) + 1;
                    double off = zoom[(place * points)..][..points].Zip(values)
                        .Max(pair => Math.Abs((curve.Scale * pair.First) - pair.Second));
                    worst = Math.Max(worst, off / height);
                    Assert.True(off <= 1e-3 * height, $"{inner} {curve.Quantity}: off by {off / height:E1} of the panel");
                    if (days == 0) continue;
                    DailyEnvelope drawn = daily[place - 1];
                    double[] shown = quick.Numbers[(days * (1 + (3 * (place - 1))))..][..(3 * days)];
                    // Where no range is shown, the mean alone is drawn.
                    double offDays = shown.Zip([.. drawn.Low, .. drawn.High, .. drawn.Mean])
                        .Skip(chart.ShowsRange ? 0 : 2 * days).Max(pair => Math.Abs(curve.Scale * (pair.First - pair.Second)));
                    worstDay = Math.Max(worstDay, offDays / height);
                    Assert.True(offDays <= 1e-3 * height, $"{inner} {curve.Quantity}: a day is off by {offDays / height:E1} of the panel");
                }
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"preview: at most {worst:E1} of a panel away, days {worstDay:E1}");

        static double[] Values(Trajectory run, ChartCurve curve, double[] times) =>
            [.. times.Select(time => curve.Scale * run.ValueAt(Quantity.Parse(curve.Quantity), time))];
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
    public async Task A_second_visit_needs_no_server_and_a_new_version_replaces_the_old()
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
        await page.ReloadAsync();
        await page.Rest();
        string index = System.IO.Path.Combine(copy, "index.html"), script = System.IO.Path.Combine(copy, "sw.js");
        File.WriteAllText(index, File.ReadAllText(index).Replace("</body>", "<i id=\"successor\"></i></body>", StringComparison.Ordinal));
        File.WriteAllText(script, Regex.Replace(File.ReadAllText(script), "neurobalance-[0-9a-f]{16}", "neurobalance-0000000000000000"));

        // The visit in which it comes keeps the files that it began with, and is told. A browser asks for it when it pleases: here, now.
        await page.EvaluateAsync("async () => { await (await navigator.serviceWorker.ready).update(); }");
        await page.Locator("#newer").WaitForAsync(new() { Timeout = 60000 });
        Assert.Equal(0, await page.Locator("#successor").CountAsync());
        await page.Slide("drinks", 11);
        await page.Rest();
        string fingerprint = await page.Fingerprint();
        await page.Locator("[data-action=renew]").ClickAsync();
        await page.Locator("#successor").WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = 60000 });
        await page.Rest();
        Assert.Equal(fingerprint, await page.Fingerprint());
        Assert.Equal("neurobalance-0000000000000000", await page.EvaluateAsync<string>("async () => (await caches.keys()).join()"));

        server.Dispose();
        await page.GotoAsync(server.Address);
        await page.ReloadAsync();
        await page.Rest();
        Assert.Equal(1, await page.Locator("#successor").CountAsync());
        await page.Locator("[data-action=reset]").ClickAsync();
        await page.Rest();
        Assert.Equal(Scenario.Named("dependence").Run().Fingerprint, await page.Fingerprint());
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
    public async Task A_trace_of_the_moment_is_that_of_the_library_beside_a_naive_one()
    {
        IPage page = await site.Open(Site.FileAddress());
        await page.Locator("[data-chart=eeg]").ScrollIntoViewIfNeededAsync();
        await page.WaitForFunctionAsync("() => document.querySelectorAll('[data-chart=eeg] path.trace').length === 2", null,
            new() { Timeout = 30000 });
        double time = await page.Number("Number(document.querySelector('[data-chart=eeg]').dataset.time)");
        Trajectory run = Scenario.Named("dependence").Run();
        EegTrace trace = EegRecording.Of(run, [Moment.AtHours(time)], EegPanel.Seconds).Traces[0];
        string numbers = FormattableString.Invariant(
            $"{trace.SpikesPerSecond:0.0} spikes a second, alpha rhythm {trace.AlphaAmplitude:0.00} mV");
        Assert.Contains(numbers, await page.Locator("#eeg-numbers").TextContentAsync(), StringComparison.Ordinal);
        string before = await page.Locator("#eeg-numbers").TextContentAsync() ?? "";
        await page.EvaluateAsync(
            "() => { const input = document.getElementById('cursor'); input.value = -12; input.dispatchEvent(new Event('input')); }");
        await page.WaitForFunctionAsync("before => document.getElementById('eeg-numbers').textContent !== before", before);
        Assert.StartsWith("12 h before the last drink", await page.Locator("#eeg-numbers").TextContentAsync(), StringComparison.Ordinal);
        // The naive one is kept from the first.
        double hour = -12;
        await Report("worker for a trace", 700, async () =>
        {
            string shown = await page.Locator("#eeg-numbers").TextContentAsync() ?? "";
            await page.EvaluateAsync(
                "hour => { const input = document.getElementById('cursor'); input.value = hour; input.dispatchEvent(new Event('input')); }",
                --hour);
            await page.WaitForFunctionAsync("before => document.getElementById('eeg-numbers').textContent !== before", shown);
            return await page.Number("Number(document.documentElement.dataset.cpuTrace)");
        });
    }

    [Fact]
    public async Task Another_way_of_adapting_runs_with_the_fingerprint_of_the_command_line()
    {
        IPage page = await site.Open(Site.FileAddress());
        await page.Locator("[data-control=structure]").SelectOptionAsync("pool");
        await page.Rest();
        Scenario pool = Scenario.Named("dependence").WithStructure(AdaptationStructure.Pool);
        Assert.Equal(pool.Run().Fingerprint, await page.Fingerprint());
    }

    [Fact]
    public void The_folder_and_the_file_are_small()
    {
        long sent = Directory.EnumerateFiles(Site.Folder, "*.br", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith("neurobalance.html.br", StringComparison.Ordinal)).Sum(file => new FileInfo(file).Length);
        Assert.True(sent > 0 && sent <= 2_200_000, $"{sent} bytes of brotli");
        Assert.True(new FileInfo(Site.OneFile).Length <= 4_000_000, $"{new FileInfo(Site.OneFile).Length} bytes");
    }

    // By the clock of a machine that may do something else at that moment: the least of a few, of no more than it takes.
    private static async Task Report(string what, double aim, Func<Task<double>> measure)
    {
        double least = await measure();
        for (int again = 1; again < Attempts && least > Slack * aim; again++)
        {
            least = Math.Min(least, await measure());
        }

        Report(what, least, aim);
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
