using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace NeuroBalance.Explorer.Tests;

/// <summary>Lessons ask before they show, and their answers are true of the numbers of now.</summary>
[Collection(SiteTests.Name)]
public sealed class LessonTests(Site site)
{
    [Fact]
    public void The_right_answer_of_every_step_is_right_by_the_numbers()
    {
        List<string> wrong = [];
        foreach (JsonElement lesson in Lessons.All)
        {
            for (int step = 0; step < lesson.GetProperty("steps").GetArrayLength(); step++)
            {
                wrong.AddRange(Lessons.Grounds(lesson, step).Where(ground => !ground.Holds).Select(ground =>
                    $"{lesson.GetProperty("id")} {step}: {ground.Statement}"));
                string answer = Lessons.Answer(lesson.GetProperty("id").GetString()!, step);
                Assert.DoesNotMatch(@"\{[\w.]+:", answer);
                Assert.DoesNotContain("NaN", answer, StringComparison.Ordinal);
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_lesson_asks_before_it_shows_and_explains_with_the_number_of_the_run()
    {
        IPage page = await site.Open(Site.FileAddress());
        await page.Locator("[data-lesson=stopping]").ClickAsync();
        Assert.False(await page.Locator("#charts").IsVisibleAsync());
        Assert.True(await page.Locator("#lesson [data-action=run]").IsDisabledAsync());
        await page.Locator("#lesson input[value='1']").CheckAsync();
        await page.Locator("#lesson [data-action=run]").ClickAsync();
        await page.Locator("#lesson [data-action=next]").WaitForAsync();
        await page.WaitForFunctionAsync("() => /67/.test(document.getElementById('explanation')?.textContent ?? '')");
        string explanation = await page.Locator("#explanation").TextContentAsync() ?? "";
        Extremum peak = Scenario.Named("dependence").Run().Peak(Quantity.Withdrawal);
        Assert.Contains(FormattableString.Invariant($"{peak.Value:0} of 67"), explanation, StringComparison.Ordinal);
        Assert.StartsWith("Right.", explanation, StringComparison.Ordinal);
        Assert.True(await page.Locator("#charts").IsVisibleAsync());
    }

    [Fact]
    public async Task A_whole_lesson_and_every_control_can_be_reached_by_keyboard_alone()
    {
        IPage page = await site.Open(Site.FileAddress());
        HashSet<string> reached = [];
        for (int i = 0; i < 80; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            reached.Add(await page.EvaluateAsync<string>(
                "() => { const a = document.activeElement; return a.dataset.control ?? a.dataset.action ?? a.dataset.lesson ?? a.id ?? ''; }"));
        }

        string[] wanted =
        [
            "drinks", "days", "meal", "habitual", "stop", "benzodiazepine", "ketamine", "weight", "sex", "language", "theme", "sound",
            "cursor", "drop", "compare", "link", "save-file", "print", "reset", "play", "tolerance", "stopping", "two-drugs",
        ];
        Assert.Empty(wanted.Except(reached));
        string before = await page.Locator("#sentence").TextContentAsync() ?? "";
        await page.Locator("#cursor").FocusAsync();
        for (int i = 0; i < 20; i++)
        {
            await page.Keyboard.PressAsync("ArrowRight");
        }

        await page.WaitForTimeoutAsync(600);
        Assert.NotEqual(before, await page.Locator("#sentence").TextContentAsync());

        await page.Locator("[data-lesson=ketamine]").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        int steps = Lessons.All.First(one => one.GetProperty("id").GetString() == "ketamine").GetProperty("steps").GetArrayLength();
        for (int step = 0; step < steps; step++)
        {
            await Until(page, "a => a.name === 'answer'");
            await page.Keyboard.PressAsync("Space");
            await Until(page, "a => a.dataset.action === 'run'");
            await page.Keyboard.PressAsync("Enter");
            await page.WaitForFunctionAsync("() => ['next', 'finish'].includes(document.activeElement.dataset.action)", null,
                new() { Timeout = 60000 });
            await page.Keyboard.PressAsync("Enter");
        }

        Assert.False(await page.Locator("#lesson").IsVisibleAsync());
    }

    [Fact]
    public async Task The_printed_sheet_has_its_key_on_a_page_of_its_own()
    {
        IPage page = await site.Open(Site.FileAddress());
        await page.EvaluateAsync("() => { window.print = () => {}; }");
        await page.Locator("[data-lesson=tolerance]").ClickAsync();
        await page.Locator("#lesson [data-action=sheet]").ClickAsync();
        await page.WaitForFunctionAsync("() => document.documentElement.classList.contains('printing-sheet')", null,
            new() { Timeout = 60000 });
        byte[] pdf = await page.PdfAsync();
        int pages = Regex.Count(System.Text.Encoding.Latin1.GetString(pdf), @"/Type\s*/Page\b");
        Assert.True(pages >= 2, $"{pages} pages");
        Assert.True(await page.Locator("#sheet .key-page li").CountAsync() >= 3);
    }

    private static async Task Until(IPage page, string condition)
    {
        for (int i = 0; i < 60; i++)
        {
            if (await page.EvaluateAsync<bool>($"() => ({condition})(document.activeElement)")) return;
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail("Not reached by the tabulator key: " + condition);
    }
}
