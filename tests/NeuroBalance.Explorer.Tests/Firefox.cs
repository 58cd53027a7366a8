using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace NeuroBalance.Explorer.Tests;

/// <summary>Debian's Firefox without a window, spoken to by its own protocol for tests.</summary>
internal sealed class Firefox : IDisposable
{
    public const string Path = "/usr/bin/firefox-esr";
    private const int Port = 28282;

    private readonly string profile = Directory.CreateTempSubdirectory("neurobalance-firefox").FullName;
    private readonly Process process;
    private int messages;

    public Firefox()
    {
        File.WriteAllText(System.IO.Path.Combine(profile, "user.js"), $"user_pref('marionette.port', {Port});\n");
        ProcessStartInfo start = new(Path, ["--headless", "--marionette", "--no-remote", "--profile", profile])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MOZ_HEADLESS"] = "1";
        start.Environment["HOME"] = profile;
        process = Process.Start(start)!;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        Directory.Delete(profile, recursive: true);
    }

    /// <summary>Opens an address and asks a script until its answer will do.</summary>
    public async Task<string> Read(string address, string script, Func<string, bool> isDone)
    {
        using TcpClient client = await Connect();
        using NetworkStream stream = client.GetStream();
        await Receive(stream);
        await Ask(stream, "WebDriver:NewSession", "{}");
        await Ask(stream, "WebDriver:Navigate", $"{{\"url\":{JsonText.Quoted(address)}}}");
        string answer = "";
        for (int i = 0; i < 240 && !isDone(answer); i++)
        {
            await Task.Delay(500);
            answer = await Ask(stream, "WebDriver:ExecuteScript", $"{{\"script\":{JsonText.Quoted(script)},\"args\":[]}}");
        }

        return answer;
    }

    private static async Task<TcpClient> Connect()
    {
        for (int i = 0; ; i++)
        {
            TcpClient client = new();
            try
            {
                await client.ConnectAsync("127.0.0.1", Port);
                return client;
            }
            catch (SocketException) when (i < 120)
            {
                client.Dispose();
                await Task.Delay(500);
            }
        }
    }

    private async Task<string> Ask(NetworkStream stream, string command, string parameters)
    {
        string message = $"[0,{++messages},\"{command}\",{parameters}]";
        await stream.WriteAsync(Encoding.UTF8.GetBytes($"{Encoding.UTF8.GetByteCount(message)}:{message}"));
        using JsonDocument answer = JsonDocument.Parse(await Receive(stream));
        JsonElement error = answer.RootElement[2], result = answer.RootElement[3];
        Assert.True(error.ValueKind == JsonValueKind.Null, error.ToString());
        return result.ValueKind == JsonValueKind.Object && result.TryGetProperty("value", out JsonElement value) ? value.ToString() : "";
    }

    // A message is its length in bytes, a colon, and JSON.
    private static async Task<string> Receive(NetworkStream stream)
    {
        int length = 0;
        byte[] one = new byte[1];
        for (; ; )
        {
            await stream.ReadExactlyAsync(one);
            if (one[0] == ':') break;
            length = (10 * length) + one[0] - '0';
        }

        byte[] text = new byte[length];
        await stream.ReadExactlyAsync(text);
        return Encoding.UTF8.GetString(text);
    }
}
