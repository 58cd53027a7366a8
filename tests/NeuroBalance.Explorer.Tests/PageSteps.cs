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

    /// <summary>Opens a scenario's text as a file and waits for its run.</summary>
    public static async Task Drop(this IPage page, string json, string name = "scenario.json")
    {
        await page.EvaluateAsync(
            "() => { document.getElementById('fingerprint').textContent = ''; document.documentElement.dataset.state = 'live'; }");
        await page.Locator("#drop").SetInputFilesAsync(new FilePayload
        {
            Name = name,
            MimeType = "application/json",
            Buffer = Encoding.UTF8.GetBytes(json)
        });
    }

    /// <summary>What the page says is wrong.</summary>
    public static async Task<string> Message(this IPage page) => await page.Locator("#message").TextContentAsync() ?? "";

    /// <summary>Runs a script that answers with a number.</summary>
    public static Task<double> Number(this IPage page, string script) => page.EvaluateAsync<double>(script);
}
