using NeuroBalance.Dosing;
using NeuroBalance.Tests.House;
using SkiaSharp;

namespace NeuroBalance.Tests.Plotting;

/// <summary>A figure from code, as a user of the package makes it.</summary>
public sealed class FigureTests
{
    [Fact]
    public void A_run_plots_the_committed_picture_pixel_for_pixel()
    {
        string folder = Directory.CreateTempSubdirectory("neurobalance-").FullName;
        try
        {
            string path = Path.Combine(folder, "dependence.png");
            Simulator.Run(Scenarios.Get("dependence")).Plot().Save(path);
            using SKBitmap drawn = SKBitmap.Decode(path),
                committed = SKBitmap.Decode(Path.Combine(Repository.Root, "samples/FirstRun/dependence.png"));
            Assert.Equal((committed.Width, committed.Height), (drawn.Width, drawn.Height));
            Assert.Equal(committed.Bytes, drawn.Bytes);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("figure")]
    [InlineData("figure.jpeg")]
    public void An_ending_that_is_no_picture_is_told_with_those_that_are(string path)
    {
        ArgumentException thrown = Assert.Throws<ArgumentException>(() => Simulator.Run(Scenarios.Get("binge")).Plot().Save(path));
        Assert.Contains(".svg", thrown.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void The_figures_use_the_package_as_anybody_does() =>
        Assert.DoesNotContain("NeuroBalance.Plotting", Repository.Read("src/NeuroBalance/NeuroBalance.csproj"), StringComparison.Ordinal);
}
