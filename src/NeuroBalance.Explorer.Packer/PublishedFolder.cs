using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace NeuroBalance.Explorer;

/// <summary>What is added to a published folder: the one file, the script for offline visits, compressed copies.</summary>
internal static class PublishedFolder
{
    private const string OneFileName = "neurobalance.html", OfflineName = "sw.js";

    /// <summary>Completes the folder; what an earlier time added is made anew.</summary>
    /// <param name="folder">The published <c>wwwroot</c>.</param>
    public static void Complete(string folder)
    {
        foreach (string old in Files(folder).Where(file => file.EndsWith(".br", StringComparison.Ordinal)))
        {
            File.Delete(old);
        }

        // The picture that stands before anything computes is of the library that the page is published with.
        string scripts = Path.Combine(folder, "js"), index = Path.Combine(folder, "index.html");
        File.WriteAllText(Path.Combine(scripts, Path.GetFileName(Poster.Home)), Poster.Text());
        File.WriteAllText(index, StillPicture.In(File.ReadAllText(index), Words.Read(scripts, "en")));
        File.WriteAllText(Path.Combine(folder, OneFileName), OneFile.Text(folder));
        WriteOffline(folder);
        long whole = 0, sent = 0;
        foreach (string file in Files(folder).ToList())
        {
            byte[] packed = Packed(File.ReadAllBytes(file));
            File.WriteAllBytes(file + ".br", packed);
            if (Path.GetFileName(file) == OneFileName) continue;
            whole += new FileInfo(file).Length;
            sent += packed.Length;
        }

        Console.WriteLine($"Folder {folder}: {whole:N0} bytes, {sent:N0} as sent (brotli).");
        Console.WriteLine(
            $"One file {Path.Combine(folder, OneFileName)}: {new FileInfo(Path.Combine(folder, OneFileName)).Length:N0} bytes.");
    }

    // The second visit needs no server. A page of another version has another list and so a cache of its own; it replaces the old one
    // when the page asks for it (updates.js), for an open page must not meet files of two versions.
    private static void WriteOffline(string folder)
    {
        string index = Path.Combine(folder, "index.html");
        string page = File.ReadAllText(index);
        if (!page.Contains("<meta name=\"cached\"", StringComparison.Ordinal))
        {
            File.WriteAllText(index, page.Replace("<meta charset=\"utf-8\">",
                "<meta charset=\"utf-8\">\n<meta name=\"cached\" content=\"yes\">",
                StringComparison.Ordinal));
        }

        string[] files = [.. Files(folder).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Where(file => file is not (OneFileName or OfflineName)).Order(StringComparer.Ordinal)];
        StringBuilder all = new();
        foreach (string file in files)
        {
            all.Append(file).Append(' ').Append(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, file)))))
                .Append('\n');
        }

        string version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())))[..16];
        string list = string.Join(", ", files.Select(file => $"'{file}'"));
        File.WriteAllText(Path.Combine(folder, OfflineName), $$"""
            const version = 'neurobalance-{{version}}';
            const files = ['./', {{list}}];
            self.addEventListener('install', event => {
              event.waitUntil(caches.open(version).then(cache => cache.addAll(files.map(file => new Request(file, { cache: 'reload' })))));
            });
            self.addEventListener('message', event => {
              if (event.data === 'change over') self.skipWaiting();
            });
            self.addEventListener('activate', event => {
              event.waitUntil(caches.keys().then(names => Promise.all(names.filter(name => name.startsWith('neurobalance-') && name !== version).map(name => caches.delete(name)))).then(() => self.clients.claim()));
            });
            self.addEventListener('fetch', event => {
              if (event.request.method !== 'GET' || new URL(event.request.url).origin !== self.location.origin) return;
              event.respondWith(caches.open(version).then(cache => cache.match(event.request, { ignoreSearch: true })).then(kept => kept ?? fetch(event.request)));
            });

            """.ReplaceLineEndings("\n"));
    }

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories);

    private static byte[] Packed(byte[] bytes)
    {
        using MemoryStream packed = new();
        using (BrotliStream brotli = new(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            brotli.Write(bytes);
        }

        return packed.ToArray();
    }
}
