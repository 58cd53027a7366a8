using System.Globalization;
using System.Text;
using Microsoft.Playwright;

namespace NeuroBalance.Explorer.Tests;

/// <summary>What tests do on a page.</summary>
internal static class PageSteps
{
    private const float Patience = 60000;

    /// <summary>Waits until a whole run is shown with its fingerprint.</summary>
    public static Task Rest(this IPage page, float patience = Patience) =>
        page.WaitForFunctionAsync(
            "() => document.documentElement.dataset.state === 'resting' && document.getElementById('fingerprint').textContent.length === 64",
            null, new() { Timeout = patience });

    /// <summary>The fingerprint that is shown.</summary>
    public static async Task<string> Fingerprint(this IPage page) => await page.Locator("#fingerprint").TextContentAsync() ?? "";

    /// <summary>Moves a slider as a hand does.</summary>
    public static Task Slide(this IPage page, string control, double value) => page.EvaluateAsync(
        "([name, value]) => { const input = document.querySelector(`[data-control=${name}]`); input.value = value; input.dispatchEvent(new Event('input', { bubbles: true })); }",
        new object[] { control, value.ToString(CultureInfo.InvariantCulture) });

    /// <summary>A file that a visitor chooses.</summary>
    public static FilePayload Payload(string name, string text) => new()
    {
        Name = name,
        MimeType = name.EndsWith(".json", StringComparison.Ordinal) ? "application/json" : "text/markdown",
        Buffer = Encoding.UTF8.GetBytes(text),
    };

    /// <summary>Opens a file's text where the page shows no fingerprint any more.</summary>
    public static async Task Drop(this IPage page, string text, string name = "scenario.json")
    {
        await page.EvaluateAsync(
            "() => { document.getElementById('fingerprint').textContent = ''; document.documentElement.dataset.state = 'live'; }");
        await page.Locator("#drop").SetInputFilesAsync(Payload(name, text));
    }

    /// <summary>What the page says is wrong.</summary>
    public static async Task<string> Message(this IPage page) => await page.Locator("#message").TextContentAsync() ?? "";

    /// <summary>Runs a script that answers with a number.</summary>
    public static Task<double> Number(this IPage page, string script) => page.EvaluateAsync<double>(script);
}
