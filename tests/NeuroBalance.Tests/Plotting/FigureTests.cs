using System.Text;
using NeuroBalance.Dosing;
using NeuroBalance.Tests.House;
using SkiaSharp;

namespace NeuroBalance.Tests.Plotting;

/// <summary>A figure from code, as a user of the package makes it.</summary>
public sealed class FigureTests
{
    private static readonly Lazy<Trajectory> Binge = new(() => Scenario.Named("binge").Run());

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

    [Fact]
    public void Words_of_ones_own_take_the_place_of_the_figures_and_stand_in_the_command_that_draws_it_again()
    {
        Figure figure = Binge.Value.Plot("Balance"), mine = figure.WithLabels("Mine").WithLabels(x: "hours");
        Assert.Equal(("Mine", figure.Subtitle), (mine.Title, mine.Subtitle));
        Assert.NotEqual("Mine", figure.Title);
        Assert.Equal(["run", "binge", "--panels=Balance", "--title=Mine"], mine.Provenance.Commands.Single());
        string text = Encoding.UTF8.GetString(mine.ToBytes(".svg", FigureSize.Slide));
        Assert.Contains(">Mine</text>", text, StringComparison.Ordinal);
        Assert.Contains("--size=slide", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_bytes_of_a_figure_are_those_of_its_file_whatever_the_case_of_its_ending()
    {
        string folder = Directory.CreateTempSubdirectory("neurobalance-").FullName;
        try
        {
            Figure figure = Binge.Value.Plot("Balance");
            foreach (string ending in Figure.Extensions)
            {
                string path = Path.Combine(folder, "figure" + ending.ToUpperInvariant());
                figure.Save(path, FigureSize.Column);
                Assert.Equal(figure.ToBytes(ending, FigureSize.Column), File.ReadAllBytes(path));
                Assert.NotEqual(figure.ToBytes(ending, FigureSize.Column, provenance: null), File.ReadAllBytes(path));
            }
            Assert.Equal([".png", ".svg", ".pdf"], Figure.Extensions);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_figure_tells_in_words_what_it_shows()
    {
        string run = Binge.Value.Plot("Blood alcohol").Description;
        Assert.StartsWith(Binge.Value.Plot().Title + ". Time (hours), 0 to ", run, StringComparison.Ordinal);
        Assert.Contains("Blood alcohol (g/L): ethanol in the blood begins at 0, is highest with ", run, StringComparison.Ordinal);
        Comparison both = new(("at once", Binge.Value), ("slowly", Scenario.Named("evening").Run()));
        string comparison = both.Plot("Balance").Description;
        Assert.Contains("at once begins at ", comparison, StringComparison.Ordinal);
        Assert.Contains("; slowly begins at ", comparison, StringComparison.Ordinal);
        Figure traces = EegRecording.Of("naive", [("0 h", 1, 1)], 1).Plot();
        Assert.Equal($"{traces.Title}. {traces.Subtitle}", traces.Description);
    }

    [Fact]
    public void Panels_are_known_before_anything_is_simulated()
    {
        Assert.Contains("Withdrawal", Figure.Panels);
        Assert.Empty(Figure.FindPanelFaults(["blood-alcohol", "Glutamate"], null, Model.Named("memantine")));
        Assert.Contains("Did you mean Withdrawal?", Figure.FindPanelFaults(["withdrawl"], (Model?)null).Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_claim_is_drawn_with_the_runs_that_its_figure_shows()
    {
        ClaimTrajectories trajectories = new(TestContext.Current.CancellationToken);
        Figure figure = ClaimCatalog.Default.Find("acute-gaba")!.Plot(trajectories);
        Assert.Contains("GABA-A gain (naive = 1): 70 g begins at 1", figure.Description, StringComparison.Ordinal);
        Assert.Equal([new("claim", "acute-gaba"), new("scenarios", "binge-70g, binge, binge-28g, binge-14g")],
            figure.Provenance.Facts.Take(2));
        Assert.Empty(figure.Provenance.Commands);
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
