using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace NeuroBalance.Explorer.Tests;

/// <summary>The page from a clean checkout with the SDK alone.</summary>
[Collection(SiteTests.Name)]
public sealed class ServeTests(Site site)
{
    [Fact]
    public async Task Run_prints_an_http_address_that_serves_the_page()
    {
        ProcessStartInfo start = new("dotnet", ["run", "--project", "src/NeuroBalance.Explorer"])
        {
            WorkingDirectory = Site.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        try
        {
            process.BeginErrorReadLine();
            string address = "";
            while (address.Length == 0 && await process.StandardOutput.ReadLineAsync() is { } line)
            {
                address = Regex.Match(line, @"http://[\w.:]+").Value;
            }

            Assert.NotEqual("", address);
            // Nobody reads on, and a full pipe must not stop the server.
            _ = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            IPage page = await site.Open(address, waits: false);
            await page.Rest(patience: 120000);
            Assert.Equal(Scenario.Named("dependence").Run().Fingerprint, await page.Fingerprint());
            await page.Context.CloseAsync();
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
