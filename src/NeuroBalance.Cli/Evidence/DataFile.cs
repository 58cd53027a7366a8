using System.Globalization;

namespace NeuroBalance.Cli.Evidence;

/// <summary>A published table that is part of the tool.</summary>
internal static class DataFile
{
    /// <summary>The rows below the heading, cell by cell; a quoted cell may hold commas.</summary>
    public static IEnumerable<string[]> Rows(string name)
    {
        using StreamReader reader = Open(name);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0) yield return Cells(line);
        }
    }

    /// <summary>Opens a table of the tool.</summary>
    public static StreamReader Open(string name)
    {
        Stream? stream = typeof(DataFile).Assembly.GetManifestResourceStream("data." + name);
        return stream is null ? throw new InvalidOperationException($"The tool lacks its data {name}.") : new StreamReader(stream);
    }

    /// <summary>A cell as a number.</summary>
    public static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);

    private static string[] Cells(string line)
    {
        List<string> cells = [""];
        bool quoted = false;
        foreach (char letter in line)
        {
            if (letter == '"')
            {
                quoted = !quoted;
            }
            else if (letter == ',' && !quoted)
            {
                cells.Add("");
            }
            else
            {
                cells[^1] += letter;
            }
        }

        return [.. cells];
    }
}
