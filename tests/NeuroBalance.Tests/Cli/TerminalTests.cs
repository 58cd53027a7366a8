using System.Diagnostics;
using NeuroBalance.Cli;
using Xunit;

namespace NeuroBalance.Tests.Cli;

/// <summary>What reaches a terminal fits its width and does nothing but show text.</summary>
public sealed class TerminalTests
{
    public static TheoryData<string, int> Pages
    {
        get
        {
            TheoryData<string, int> pages = [];
            string[] commands = [.. CommandLine.Create(new Terminal(TextWriter.Null, TextWriter.Null)).Subcommands.Select(one => one.Name)];
            foreach (string command in commands.Append(""))
            {
                foreach (int width in (int[])[40, 80, 200])
                {
                    pages.Add(command, width);
                }
            }

            return pages;
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Help_is_broken_between_words_where_the_window_ends(string command, int width)
    {
        string wide = await HelpAsync(command, 10_000), narrow = await HelpAsync(command, width);
        // No word is broken: the same words in the same order, whatever the width.
        Assert.Equal(Words(wide), Words(narrow));
        foreach (string line in narrow.Split('\n').Where(line => line.Length > width))
        {
            Assert.Single(Words(line));
        }
        Assert.Contains("Usage:", narrow, StringComparison.Ordinal);
        Assert.Contains("Examples:", narrow, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(80)]
    [InlineData(40)]
    [InlineData(5)]
    [InlineData(0)]
    public void A_line_of_progress_leaves_the_last_column_free(int columns)
    {
        const string Text = "123456 of 1000000 (12.3 %), 4567 a second, 3 min 12 s left, 0 failed";
        string line = LiveLine.Fitted(0.5, Text, columns);
        Assert.True(line.Length <= Math.Max(columns - 1, 0), line);
        Assert.StartsWith(line.TrimStart('━', '─', ' '), Text, StringComparison.Ordinal);
        Assert.Equal(columns == 200, line.StartsWith(new string('━', 15) + new string('─', 15) + " 1", StringComparison.Ordinal));
    }

    [Fact]
    public void The_line_is_wiped_as_if_it_had_never_been()
    {
        using StringWriter writer = new();
        LiveLine line = new(writer, () => 80);
        line.Wipe();
        Assert.Equal("", writer.ToString());
        line.Show(0.5, "half");
        line.Wipe();
        line.Wipe();
        Assert.EndsWith("half\r\u001b[2K", writer.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', writer.ToString());
    }

    [Fact]
    public void Control_characters_do_not_pass()
    {
        using StringWriter output = new(), error = new();
        Terminal terminal = new(output, error);
        terminal.Out.WriteLine("a\u001b[31mred\u0007\u009b1m\rb\u202ec");
        terminal.Error.Write('\u001b');
        terminal.Error.Write("one\ntwo\tthree");
        terminal.WriteTable(["h"], [["\u001b]0;title\u0007"]]);
        Assert.Equal("a\\u001b[31mred\\u0007\\u009b1m\\rb\\u202ec\nh\n\\u001b]0;title\\u0007\n".Replace("\\rb", "\\u000db",
            StringComparison.Ordinal), output.ToString().ReplaceLineEndings("\n"));
        Assert.Equal("\\u001bone\ntwo\tthree", error.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_drawn_table_holds_no_control_characters_of_its_cells()
    {
        using StringWriter output = new();
        Terminal terminal = new(output, TextWriter.Null) { OutIsInteractive = true };
        terminal.WriteTable(["name"], [["[bold]x\u0007"]]);
        Assert.DoesNotContain('\u0007', output.ToString());
        Assert.Contains("[bold]x\\u0007", output.ToString(), StringComparison.Ordinal);
    }

    private static string[] Words(string text) => text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);

    private static async Task<string> HelpAsync(string command, int width)
    {
        using StringWriter output = new();
        Terminal terminal = new(output, TextWriter.Null) { Columns = () => width };
        int code = await CommandLine.InvokeAsync(command.Length == 0 ? ["--help"] : [command, "--help"], terminal,
            TestContext.Current.CancellationToken);
        Assert.Equal(0, code);
        return output.ToString();
    }

    [Theory]
    [InlineData("parameters")]
    [InlineData("run binge --every 1min --out -")]
    public void A_reader_who_has_seen_enough_ends_the_command_without_a_word(string words)
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("There is no bash.");
        // What the tool says is told apart from what the shell says, of a locale that the machine lacks for instance.
        string line = $"{{ dotnet '{CliProcess.Assembly}' {words} 2>&3 | head -c 1 > /dev/null; exit ${{PIPESTATUS[0]}}; }} 3>&1";
        using Process bash = Process.Start(new ProcessStartInfo("bash", ["-c", line]) { RedirectStandardOutput = true })!;
        string error = bash.StandardOutput.ReadToEnd();
        bash.WaitForExit();
        Assert.Equal((0, ""), (bash.ExitCode, error));
    }
}
