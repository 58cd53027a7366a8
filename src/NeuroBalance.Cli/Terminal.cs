using Spectre.Console;

namespace NeuroBalance.Cli;

/// <summary>
/// Where a command writes: results to <see cref="Out"/>, everything else to <see cref="Error"/>; neither passes control characters on.
/// </summary>
internal sealed class Terminal
{
    /// <summary>The columns of a page whose reader has no window: of a file, or of another program.</summary>
    private const int UsualWidth = 80;

    private readonly TextWriter rawOut;
    private readonly TextWriter rawError;

    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    public Terminal(TextWriter output, TextWriter error)
    {
        (rawOut, rawError) = (output, error);
        Out = new EscapingWriter(output);
        Error = new EscapingWriter(error);
    }

    /// <summary>For results.</summary>
    public TextWriter Out { get; }

    /// <summary>For warnings, faults and progress.</summary>
    public TextWriter Error { get; }

    /// <summary>Standard output as it is, for a table that another program reads.</summary>
    public TextWriter Pipe => rawOut;

    /// <summary>Opens standard input.</summary>
    public Func<Stream> Input { get; init; } = Console.OpenStandardInput;

    /// <summary>Whether results are shown to a person, so that tables may be drawn and fitted to the window.</summary>
    public bool OutIsInteractive { get; init; }

    /// <summary>Whether messages are shown to a person, so that progress may be drawn.</summary>
    public bool ErrorIsInteractive { get; init; }

    /// <summary>Asks how many columns the window has now.</summary>
    public Func<int> Columns { get; init; } = () => UsualWidth;

    /// <summary>What the command is doing, for a message that ends it.</summary>
    public Activity Activity { get; } = new();

    /// <summary>The terminal of this process.</summary>
    public static Terminal OfProcess() => new(Console.Out, Console.Error)
    {
        OutIsInteractive = !Console.IsOutputRedirected,
        ErrorIsInteractive = !Console.IsErrorRedirected,
        Columns = WindowWidth,
    };

    /// <summary>A line that is drawn again and again for a person; null when nobody is looking.</summary>
    public LiveLine? Live() => ErrorIsInteractive ? new LiveLine(rawError, Columns) : null;

    /// <summary>What is to be known and stops nothing, a line each.</summary>
    public void Warn(IEnumerable<string> warnings)
    {
        foreach (string warning in warnings)
        {
            Error.WriteLine("Warning: " + warning);
        }
    }

    /// <summary>A table: drawn for a person, plain aligned columns for a file or another program.</summary>
    public void WriteTable(IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        if (OutIsInteractive)
        {
            Table table = new() { Border = TableBorder.Simple };
            foreach (string header in headers)
            {
                table.AddColumn(new TableColumn(Cell(header)));
            }
            foreach (IReadOnlyList<string> row in rows)
            {
                table.AddRow([.. row.Select(Cell)]);
            }
            IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(rawOut) });
            console.Profile.Width = Columns();
            console.Write(table);
            return;
        }

        int[] widths = [.. headers.Select((header, column) => rows.Select(row => row[column].Length).Append(header.Length).Max())];
        foreach (IReadOnlyList<string> row in rows.Prepend(headers))
        {
            Out.WriteLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        }
    }

    private static string Cell(string text) => Markup.Escape(EscapingWriter.Escaped(text));

    private static int WindowWidth()
    {
        try
        {
            // A pseudo-terminal without a size answers 0.
            return Console.IsOutputRedirected && Console.IsErrorRedirected || Console.WindowWidth <= 0 ? UsualWidth : Console.WindowWidth;
        }
        catch (IOException)
        {
            return UsualWidth;
        }
    }
}
