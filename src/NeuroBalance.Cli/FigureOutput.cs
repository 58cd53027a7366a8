using System.CommandLine;
using NeuroBalance.Cli.CommandLines;
using NeuroBalance.Plotting;
using NeuroBalance.Texts;

namespace NeuroBalance.Cli;

/// <summary>The files that figures go to, and the size that they have there.</summary>
/// <param name="Paths">The files, as typed; their endings say what they will be.</param>
/// <param name="Size">The size, as typed; absent for the screen.</param>
/// <param name="Panels">The panels, as typed, with commas between them; absent for all.</param>
internal sealed record FigureOutput(IReadOnlyList<string> Paths, string? Size = null, string? Panels = null)
{
    /// <summary>The names of the panels that were asked for; none for all.</summary>
    public IReadOnlyList<string> PanelNames => Panels?.Split(',', StringSplitOptions.TrimEntries) ?? [];

    private FigureSize FigureSize => FigureSize.All.FirstOrDefault(IsMeant) ?? FigureSize.Screen;

    /// <summary>The option that names a figure's file; may be repeated.</summary>
    public static Option<string[]> PlotOption()
    {
        Option<string[]> option =
            new("--plot")
            {
                HelpName = "file",
                Description =
            $"Writes the figure ({string.Join(", ", FigureFile.Extensions)}); may be repeated"
            };
        option.Validators.Add(result => ToolOptions.CheckPaths(result, "--plot"));
        return option;
    }

    /// <summary>The option that names the size of the figures.</summary>
    public static Option<string?> SizeOption() => new("--size")
    {
        HelpName = string.Join('|', FigureSize.All.Select(size => size.Name)),
        Description = "The figure's size: " + string.Join("; ", FigureSize.All.Select(size => $"{size.Name}, {size.Description}")),
    };

    /// <summary>The option that chooses panels.</summary>
    public static Option<string?> PanelsOption() => new("--panels")
    {
        HelpName = "a,b,c",
        Description = "Draws these panels alone, as \"blood alcohol,withdrawal\"",
    };

    /// <summary>What is wrong with what was typed.</summary>
    public IEnumerable<string> Faults()
    {
        foreach (string path in Paths)
        {
            if (OutputFile.InputFault("--plot", path, FigureFile.Extensions) is { } fault) yield return fault;
        }

        foreach (IGrouping<string, string> same in Paths.Where(path => path.Length > 0).GroupBy(Path.GetFullPath)
            .Where(same => same.Count() > 1))
        {
            yield return $"--plot {same.First()}: this file is there twice.";
        }

        string[] sizes = [.. FigureSize.All.Select(size => size.Name)];
        if (Size is { } typed && !FigureSize.All.Any(IsMeant))
        {
            string meant = NearestName.Find(typed, sizes) is { } near ? $" Did you mean {near}?" : "";
            yield return $"--size {typed}: there is no such size; there are {string.Join(", ", sizes)}.{meant}";
        }

        foreach (string fault in CoursePanels.Faults(PanelNames))
        {
            yield return $"--panels: {fault}";
        }
    }

    /// <summary>Makes sure that the files can be written now.</summary>
    /// <exception cref="CommandException">One cannot (exit code 3).</exception>
    public void RequireWritable()
    {
        foreach (string path in Paths)
        {
            OutputFile.RequireWritable("--plot", path);
        }
    }

    /// <summary>Writes a painting to every file.</summary>
    /// <param name="painting">What is drawn.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public void Write(IPainting painting)
    {
        foreach (string path in Paths)
        {
            Write(path, painting, FigureSize);
        }
    }

    /// <summary>The largest number of variables that a pair plot may have at this size.</summary>
    public int MostPairs => PairPlot.MostOn(FigureSize);

    /// <summary>Writes a painting; the file appears whole or not at all.</summary>
    /// <param name="path">The file; its ending says what it will be.</param>
    /// <param name="painting">What is drawn.</param>
    /// <param name="size">Where it will be met.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    private static void Write(string path, IPainting painting, FigureSize size)
    {
        byte[] bytes = FigureFile.Bytes(painting, Path.GetExtension(path), size);
        AtomicFile.Write(path, stream => stream.Write(bytes));
    }

    private bool IsMeant(FigureSize size) => size.Name.Equals(Size, StringComparison.OrdinalIgnoreCase);
}
