using System.Diagnostics;
using System.Net;
using Microsoft.Playwright;

namespace NeuroBalance.Explorer.Tests;

/// <summary>The published page and a browser to open it in, shared by all tests.</summary>
public sealed class Site : IAsyncLifetime
{
    private static readonly string[] Chromiums = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly List<IBrowserContext> opened = [];
    private IPlaywright? playwright;
    private object? openedBy;

    /// <summary>The repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The published folder.</summary>
    public static string Folder { get; } = Path.Combine(Root, "artifacts", "explorer", "wwwroot");

    /// <summary>The one file of the published folder.</summary>
    public static string OneFile => Path.Combine(Folder, "neurobalance.html");

    /// <summary>The browser; absent where there is none.</summary>
    public IBrowser? Browser { get; private set; }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(OneFile)) Publish();
        string? chromium = Chromiums.FirstOrDefault(File.Exists);
        if (chromium is null) return;
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox"] });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Browser is not null) await Browser.CloseAsync();
        playwright?.Dispose();
    }

    /// <summary>A page; skips visibly where there is no Chromium, and fails there in CI.</summary>
    /// <param name="address">What it opens.</param>
    /// <param name="options">How the browser stands.</param>
    /// <param name="waits">Whether it waits until the run rests.</param>
    internal async Task<IPage> Open(string address, BrowserNewContextOptions? options = null, bool waits = true)
    {
        const string missing = "There is no Chromium here (Debian: apt-get install chromium).";
        if (Browser is null && Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(missing);
        Assert.SkipWhen(Browser is null, missing);
        options ??= new BrowserNewContextOptions();
        options.ReducedMotion ??= ReducedMotion.Reduce;
        options.Locale ??= "en-GB";
        // What a test opened is closed by the next: a dozen live pages would slow each other.
        if (openedBy != TestContext.Current.Test)
        {
            foreach (IBrowserContext old in opened)
            {
                await old.CloseAsync();
            }

            opened.Clear();
            openedBy = TestContext.Current.Test;
        }

        IBrowserContext context = await Browser!.NewContextAsync(options);
        opened.Add(context);
        IPage page = await context.NewPageAsync();
        await page.GotoAsync(address);
        if (waits) await page.Rest();
        return page;
    }

    /// <summary>The one file as an address.</summary>
    internal static string FileAddress(string? path = null) => new Uri(path ?? OneFile).AbsoluteUri;

    /// <summary>Runs a command of the SDK in the repository.</summary>
    internal static void Dotnet(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", arguments)
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output + errors.Result);
    }

    private static void Publish() =>
        Dotnet("publish", "src/NeuroBalance.Explorer", "-c", "Release", "-v", "quiet", "-o", Path.Combine("artifacts", "explorer"));

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "NeuroBalance.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("The tests run outside of the repository.");
    }
}

/// <summary>All tests of the page share one browser; they run one after another, since some measure time.</summary>
[CollectionDefinition(Name)]
public sealed class SiteTests : ICollectionFixture<Site>
{
    public const string Name = "Site";
}

/// <summary>A server of the published folder, as any host of static files is one.</summary>
internal sealed class FolderServer : IDisposable
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript",
        [".css"] = "text/css",
        [".wasm"] = "application/wasm",
        [".json"] = "application/json",
    };

    private readonly HttpListener listener;
    private readonly string folder;

    public FolderServer(string folder)
    {
        this.folder = folder;
        for (int port = 18200; ; port++)
        {
            // A new one for each port: one that did not start cannot be used again.
            listener = new HttpListener();
            listener.Prefixes.Add($"http://localhost:{port}/");
            try
            {
                listener.Start();
                Address = $"http://localhost:{port}/";
                break;
            }
            catch (HttpListenerException) when (port < 18300)
            {
            }
        }

        _ = Task.Run(Serve);
    }

    public string Address { get; }

    /// <summary>Names of files that are not handed out.</summary>
    public string Withheld { get; set; } = "";

    /// <summary>Names of files that are said not to be there.</summary>
    public string Missing { get; set; } = "";

    public void Dispose() => listener.Close();

    private async Task Serve()
    {
        while (listener.IsListening)
        {
            HttpListenerContext request;
            try
            {
                request = await listener.GetContextAsync();
            }
            catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            string name = request.Request.Url!.AbsolutePath.TrimStart('/');
            string file = Path.Combine(folder, name.Length == 0 ? "index.html" : name);
            if (Withheld.Length > 0 && name.EndsWith(Withheld, StringComparison.Ordinal)) continue;
            try
            {
                if (File.Exists(file) && !(Missing.Length > 0 && name.EndsWith(Missing, StringComparison.Ordinal)))
                {
                    request.Response.ContentType = Types.GetValueOrDefault(Path.GetExtension(file), "application/octet-stream");
                    byte[] bytes = await File.ReadAllBytesAsync(file);
                    await request.Response.OutputStream.WriteAsync(bytes);
                }
                else request.Response.StatusCode = 404;
                request.Response.Close();
            }
            catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                // The browser went away.
            }
        }
    }
}
