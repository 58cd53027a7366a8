using System.CommandLine;
using NeuroBalance.Cli.CommandLines;
using NeuroBalance.Cli.Origins;

namespace NeuroBalance.Cli;

/// <summary>The files that figures go to, and the size that they have there.</summary>
/// <param name="Paths">The files, as typed; their endings say what they will be.</param>
/// <param name="Size">The size, as typed; absent for the screen.</param>
/// <param name="Panels">The panels, as typed, with commas between them; absent for all.</param>
/// <param name="Title">A title in the place of the figure's own; absent for that.</param>
internal sealed record FigureOutput(IReadOnlyList<string> Paths, string? Size = null, string? Panels = null, string? Title = null)
{
    /// <summary>The names of the panels that were asked for; none for all.</summary>
    public IReadOnlyList<string> PanelNames => Panels?.Split(',', StringSplitOptions.TrimEntries) ?? [];

    /// <summary>The size; that of a screen unless another was typed.</summary>
    public FigureSize FigureSize => FigureSize.All.FirstOrDefault(IsMeant) ?? FigureSize.Screen;

    /// <summary>The option that names a figure's file; may be repeated.</summary>
    public static Option<string[]> PlotOption()
    {
        Option<string[]> option =
            new("--plot")
            {
                HelpName = "file",
                Description =
            $"Writes the figure ({string.Join(", ", Figure.Extensions)}); may be repeated"
            };
        option.Validators.Add(result => ToolOptions.CheckPaths(result, "--plot"));
        return option;
    }

    /// <summary>The option that names the size of the figures.</summary>
    public static Option<string?> SizeOption()
    {
        Option<string?> option = new("--size")
        {
            HelpName = string.Join('|', FigureSize.All.Select(size => size.Name)),
            Description = "The figure's size: " + string.Join("; ", FigureSize.All.Select(size => $"{size.Name}, {size.Description}")),
        };
        option.AddSizes();
        return option;
    }

    /// <summary>The option that chooses panels.</summary>
    public static Option<string?> PanelsOption()
    {
        Option<string?> option = new("--panels")
        {
            HelpName = "a,b,c",
            Description = "Draws these panels or quantities alone, as \"blood alcohol,withdrawal,glutamate\"",
        };
        option.AddPanels();
        return option;
    }

    /// <summary>The option that states a title.</summary>
    public static Option<string?> TitleOption() => new("--title")
    {
        HelpName = "text",
        Description = "The figure's title, in the place of its own",
    };

    /// <summary>The words that ask for the same figure again.</summary>
    public IEnumerable<string> Words
    {
        get
        {
            foreach (string word in FigureSize.Words)
            {
                yield return word;
            }
            if (Panels is { } panels) yield return "--panels=" + panels;
            if (Title is { } title) yield return "--title=" + title;
        }
    }

    /// <summary>The message that a table would go where a figure goes; null when it does not.</summary>
    /// <param name="table">The table's file.</param>
    public string? Clash(string table) =>
        Paths.Any(path => path.Length > 0 && Path.GetFullPath(path) == Path.GetFullPath(table))
            ? $"--out and --plot both name {table}; give each its own file." : null;

    /// <summary>What is wrong with what was typed.</summary>
    public IEnumerable<string> Faults()
    {
        foreach (string path in Paths)
        {
            if (OutputFile.InputFault("--plot", path, Figure.Extensions) is { } fault) yield return fault;
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
    }

    /// <summary>What is wrong with the panels that were typed.</summary>
    /// <param name="models">The texts of the runs that are drawn; null for the built-in model.</param>
    public IEnumerable<string> PanelFaults(params IReadOnlyList<Model?> models) =>
        Figure.FindPanelFaults(PanelNames, models).Select(fault => $"--panels: {fault}");

    /// <summary>Makes sure that the files can be written now.</summary>
    /// <exception cref="CommandException">One cannot (exit code 3).</exception>
    public void RequireWritable()
    {
        foreach (string path in Paths)
        {
            OutputFile.RequireWritable("--plot", path);
        }
    }

    /// <summary>Writes a figure to every file, with the title that was asked for; a file appears whole or not at all.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="origin">How it was made; null where that is not known.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public void Write(Figure figure, Provenance? origin)
    {
        Figure titled = figure.WithLabels(Title);
        foreach (string path in Paths)
        {
            titled.Save(path, FigureSize, origin);
        }
    }

    private bool IsMeant(FigureSize size) => size.Name.Equals(Size, StringComparison.OrdinalIgnoreCase);
}
