using System.Globalization;
using NeuroBalance.Cli;
using Xunit;

namespace NeuroBalance.Tests.Cli;

/// <summary>Whatever ends a command becomes an exit code and one line.</summary>
public sealed class EndingTests
{
    private static readonly Dictionary<string, (Exception Exception, int Code, string[] Says)> Cases = new(StringComparer.Ordinal)
    {
        ["a fault of the program"] = (Thrown(() => _ = Nothing().Length), 3,
            ["while simulating evening", "NullReferenceException in ", "Please report", "neurobalance run evening"]),
        ["a wrapped fault"] =
            (new AggregateException(new OperationCanceledException(), new TypeInitializationException("x", new FormatException("secret"))),
            3, ["FormatException"]),
        ["an interruption in several threads"] = (new AggregateException(new OperationCanceledException(), new TaskCanceledException()),
            130, ["Interrupted while simulating evening; nothing was written."]),
        ["bad input"] = (CommandException.BadInput("--x: wrong."), 2, ["--x: wrong."]),
        ["a full disk"] = (new IOException("No space left on device : '/x'"), 3, ["while simulating evening", "No space left on device"]),
        ["a file of somebody else"] = (new UnauthorizedAccessException("Access to the path '/x' is denied."), 3, ["'/x' is denied"]),
        ["no memory"] = (new InsufficientMemoryException(), 3, ["not enough memory for simulating evening"]),
        ["no native library"] = (new TypeInitializationException("SKBitmap", new DllNotFoundException("libSkiaSharp\nand more")), 3,
            ["A library", "libSkiaSharp"]),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_exception_is_one_line_and_a_code(string name)
    {
        (Exception exception, int code, string[] says) = Cases[name];
        var ending = Ending.Of(exception, new Activity { Doing = "simulating evening" }, ["run", "evening"]);
        Assert.Equal(code, ending.Code);
        string line = Assert.Single(ending.Lines);
        foreach (string text in says)
        {
            Assert.Contains(text, line, StringComparison.Ordinal);
        }
        Assert.DoesNotContain('\n', line);
        Assert.DoesNotContain("secret", line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_terminal_that_is_gone_does_not_change_the_code()
    {
        Terminal terminal = new(TextWriter.Null, new Broken());
        Assert.Equal(2, new Ending(2, ["x"]).Tell(terminal));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public async Task The_language_is_English_whatever_the_machine_s(string culture)
    {
        CultureInfo before = CultureInfo.CurrentUICulture, numbers = CultureInfo.CurrentCulture;
        try
        {
            using CliRun english = new(), local = new();
            foreach (string[] arguments in (string[][])[["run", "--foo"], ["--help"], ["run", "--help"], ["run", "binge", "--rtol", "1,5"],
                ["merge"], [], ["run", "binge", "--out", ""]])
            {
                CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
                await english.InvokeAsync(arguments, TestContext.Current.CancellationToken);
                CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = House.Culture.Named(culture);
                await local.InvokeAsync(arguments, TestContext.Current.CancellationToken);
                Assert.Equal((english.ExitCode, english.Out, english.Error), (local.ExitCode, local.Out, local.Error));
            }
        }
        finally
        {
            (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture) = (before, numbers);
        }
    }

    private static string Nothing() => null!;

    private static Exception Thrown(Action action) => Record.Exception(action)!;

    private sealed class Broken : StringWriter
    {
        public override void Write(string? value) => throw new IOException("broken pipe");

        public override void WriteLine() => throw new IOException("broken pipe");
    }
}
