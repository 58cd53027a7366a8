using System.Diagnostics;
using System.Security.Cryptography;
using NeuroBalance.Tests.Cli;
using NeuroBalance.Tests.House;
using SkiaSharp;

namespace NeuroBalance.Tests.Docs;

/// <summary>The committed figures of the gallery are those that its commands make now.</summary>
public sealed class GalleryTests
{
    private const string Gallery = "src/docs/gallery";

    [Fact]
    public void The_page_shows_every_figure_of_its_folder_and_no_other()
    {
        // That of the front page lies beside its sample.
        IEnumerable<string> shown =
            new ManualPage($"{Gallery}/README.md").Links.Where(link => IsFigure(link) && !link.Contains('/', StringComparison.Ordinal));
        IEnumerable<string> there = Repository.Files()
            .Where(file => file.StartsWith(Gallery + "/", StringComparison.Ordinal) && IsFigure(file))
            .Select(file => Path.GetFileName(file));
        Assert.Equal(there.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
    }

    [Fact(Explicit = true)]
    [Trait("Category", "Drill")]
    public void Made_anew_every_figure_has_the_size_and_the_pixels_of_the_committed_one()
    {
        DirectoryInfo made = Directory.CreateTempSubdirectory("gallery-");
        try
        {
            ProcessStartInfo bash = new("bash",
                [Path.Combine(Repository.Root, ".ci/gallery"), made.FullName, Path.GetDirectoryName(CliProcess.Assembly)!])
            {
                RedirectStandardError = true,
            };
            using Process process = Process.Start(bash)!;
            string error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, error);
            Faults.None(new ManualPage($"{Gallery}/README.md").Links.Where(IsFigure).Where(figure =>
                Content(Path.Combine(made.FullName, Path.GetFileName(figure))) != Content(Path.Combine(Repository.Root, Gallery, figure)))
                .Select(figure => $"{figure} is not what its command makes: bash .ci/gallery"));
        }
        finally
        {
            made.Delete(recursive: true);
        }
    }

    private static bool IsFigure(string file) => Path.GetExtension(file) is ".png" or ".svg";

    // What is seen of a picture; what else its file says (program, time) may differ. An SVG is its text.
    private static (int Width, int Height, string Hash) Content(string path)
    {
        if (Path.GetExtension(path) == ".svg") return (0, 0, Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))));
        using SKBitmap picture = SKBitmap.Decode(path);
        return (picture.Width, picture.Height, Convert.ToHexString(SHA256.HashData(picture.Bytes)));
    }
}
