using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace NeuroBalance.Explorer;

/// <summary>The whole page in one HTML file that runs from a disk with the network off.</summary>
internal static partial class OneFile
{
    // A worker from text has no address to resolve others against: the runtime would ask for one at these places.
    private const int PlacesOfOwnAddress = 6;

    /// <summary>The text of the file.</summary>
    /// <param name="folder">The published <c>wwwroot</c>.</param>
    /// <exception cref="InvalidOperationException">The page or the runtime is not as expected.</exception>
    public static string Text(string folder)
    {
        string page = File.ReadAllText(Path.Combine(folder, "index.html"));
        string style = File.ReadAllText(Path.Combine(folder, "styles", "explorer.css"));
        string script = Modules.Bundle(Path.Combine(folder, "js"), "main.js");
        string worker = File.ReadAllText(Path.Combine(folder, "js", "worker.js"));
        string policy = $"default-src 'none'; script-src '{Sha(script)}' blob: 'wasm-unsafe-eval'; style-src '{Sha(style)}'; "
            + "img-src data: blob:; worker-src blob:; connect-src 'none'; base-uri 'none'; form-action 'none'";
        page = page.Once(PolicyPlace(), $"<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
        page = page.Once(StylePlace(), $"<style>{style}</style>");
        string assets = $"<script type=\"text/plain\" id=\"worker-source\">{worker}</script>\n{Assets(Path.Combine(folder, "_framework"))}";
        return page.Once(ScriptPlace(), assets + $"<script type=\"module\">{script}</script>");
    }

    private static string Assets(string framework)
    {
        StringBuilder assets = new();
        int places = 0;
        foreach (string file in Directory.EnumerateFiles(framework).Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileName(file);
            if (Path.GetExtension(name) is not (".js" or ".wasm")) continue;
            byte[] bytes = File.ReadAllBytes(file);
            if (name.EndsWith(".js", StringComparison.Ordinal))
            {
                string source = Encoding.UTF8.GetString(bytes);
                places += OwnAddress().Count(source);
                bytes = Encoding.UTF8.GetBytes(OwnAddress().Replace(source, "\"http://localhost/\""));
            }

            using MemoryStream packed = new();
            using (GZipStream gzip = new(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            {
                gzip.Write(bytes);
            }

            assets.Append("<script type=\"text/plain\" data-asset=\"").Append(name).Append("\">")
                .Append(Convert.ToBase64String(packed.ToArray())).Append("</script>\n");
        }

        return places == PlacesOfOwnAddress ? assets.ToString()
            : throw new InvalidOperationException($"The runtime asks for its address at {places} places in place of {PlacesOfOwnAddress}.");
    }

    private static string Sha(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    [GeneratedRegex("<meta http-equiv=\"Content-Security-Policy\"[^>]*>")]
    private static partial Regex PolicyPlace();

    [GeneratedRegex("<link rel=\"stylesheet\"[^>]*>")]
    private static partial Regex StylePlace();

    [GeneratedRegex("<script type=\"module\" src=[^>]*></script>")]
    private static partial Regex ScriptPlace();

    [GeneratedRegex(@"\bimport\.meta\.url\b")]
    private static partial Regex OwnAddress();
}
