using Microsoft.Playwright;
using ZXing;
using ZXing.Common;
using ZXing.QrCode;

namespace NeuroBalance.Explorer.Tests;

/// <summary>The QR codes of the page, read by a decoder of other authors.</summary>
[Collection(SiteTests.Name)]
public sealed class CodeTests(Site site)
{
    private const int PixelsPerModule = 4;

    [Fact]
    public async Task The_code_of_a_link_is_the_address_that_it_is_shown_for()
    {
        using FolderServer server = new(Site.Folder);
        IPage page = await site.Open(server.Address);
        await page.Slide("drinks", 9);
        await page.Rest();
        await page.Locator("[data-action=link]").ClickAsync();
        await page.Locator("#qr svg").WaitForAsync();
        string address = await page.EvaluateAsync<string>("location.href");
        Assert.Contains("#v=1&s=", address, StringComparison.Ordinal);
        Assert.Equal(address, Read(await page.Locator("#qr svg").GetAttributeAsync("viewBox") ?? "",
            await page.Locator("#qr path").GetAttributeAsync("d") ?? ""));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(120)]
    [InlineData(466)]
    [InlineData(800)]
    [InlineData(1273)]
    public async Task Codes_of_every_size_are_read(int length)
    {
        using FolderServer server = new(Site.Folder);
        IPage page = await site.Open(server.Address, waits: false);
        string text = string.Concat(Enumerable.Range(0, length).Select(i => (char)('A' + (i * i % 57))));
        string[] picture = await page.EvaluateAsync<string[]>("""
            async text => {
              const made = (await import('/js/qr.js')).qrPicture(text, '');
              return [made.getAttribute('viewBox'), made.querySelector('path').getAttribute('d')];
            }
            """, text);
        Assert.Equal(text, Read(picture[0], picture[1]));
        Assert.True(await page.EvaluateAsync<bool>("async () => (await import('/js/qr.js')).qrPicture('x'.repeat(1274), '') === null"));
    }

    // A square is written as "Mx yh1v1h-1z".
    private static string? Read(string viewBox, string path)
    {
        int size = int.Parse(viewBox.Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture) * PixelsPerModule;
        byte[] light = new byte[size * size];
        Array.Fill(light, byte.MaxValue);
        foreach (string square in path.Split('M', StringSplitOptions.RemoveEmptyEntries))
        {
            int[] place = [.. square[..square.IndexOf('h', StringComparison.Ordinal)].Split(' ').Select(int.Parse)];
            for (int i = 0; i < PixelsPerModule * PixelsPerModule; i++)
            {
                int x = (place[0] * PixelsPerModule) + (i % PixelsPerModule), y = (place[1] * PixelsPerModule) + (i / PixelsPerModule);
                light[(y * size) + x] = 0;
            }
        }

        RGBLuminanceSource source = new(light, size, size, RGBLuminanceSource.BitmapFormat.Gray8);
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source)))?.Text;
    }
}
