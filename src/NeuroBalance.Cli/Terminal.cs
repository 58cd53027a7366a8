using Spectre.Console;

namespace NeuroBalance.Cli;

/// <summary>Where a command writes: results to <see cref="Out"/>, everything else to <see cref="Error"/>.</summary>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record Terminal(TextWriter Out, TextWriter Error)
{
    /// <summary>Whether results are shown to a person, so that tables may be drawn and fitted to the window.</summary>
    public bool OutIsInteractive { get; init; }

    /// <summary>Whether messages are shown to a person, so that progress may be drawn.</summary>
    public bool ErrorIsInteractive { get; init; }

    /// <summary>The terminal of this process.</summary>
    public static Terminal OfProcess() => new(Console.Out, Console.Error)
    {
        OutIsInteractive = !Console.IsOutputRedirected,
        ErrorIsInteractive = !Console.IsErrorRedirected,
    };

    /// <summary>A table: drawn for a person, plain aligned columns for a file or another program.</summary>
    public void WriteTable(IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        if (OutIsInteractive)
        {
            Table table = new() { Border = TableBorder.Simple };
            foreach (string header in headers)
                table.AddColumn(new TableColumn(Markup.Escape(header)));
            foreach (IReadOnlyList<string> row in rows)
                table.AddRow([.. row.Select(Markup.Escape)]);
            Spectre(Out).Write(table);
            return;
        }

        int[] widths = [.. headers.Select((header, column) => Math.Max(header.Length, rows.Select(row => row[column].Length).DefaultIfEmpty().Max()))];
        foreach (IReadOnlyList<string> row in rows.Prepend(headers))
            Out.WriteLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }

    /// <summary>A console that draws on one of the writers.</summary>
    public static IAnsiConsole Spectre(TextWriter writer) =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
}
