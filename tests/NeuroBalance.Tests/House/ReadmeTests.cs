using System.CommandLine;
using System.Text.RegularExpressions;
using NeuroBalance.Cli;
using NeuroBalance.Dosing;

namespace NeuroBalance.Tests.House;

/// <summary>What the front page says is so: its commands exist and its code is a sample.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Text = Repository.Read("README.md");

    [Fact]
    public void The_first_command_and_the_test_command_are_there()
    {
        Assert.Contains(
            "\ndotnet run -c Release --project src/NeuroBalance.Cli -- run dependence --out dependence.csv --plot dependence.png\n", Text,
            StringComparison.Ordinal);
        Assert.Contains("\ndotnet test\n", Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_command_of_the_tool_is_one_that_the_tool_understands()
    {
        RootCommand root = CommandLine.Create(new Terminal(TextWriter.Null, TextWriter.Null));
        List<string> commands = [.. ToolCommand().Matches(Text).Select(match => match.Groups["arguments"].Value)];
        Assert.True(commands.Count >= 5);
        foreach (string command in commands)
        {
            ParseResult parsed = root.Parse(command);
            Assert.True(parsed.Errors.Count == 0, $"{command}: {string.Join(" ", parsed.Errors.Select(error => error.Message))}");
            if (Argument().Match(command) is { Success: true } scenario)
            {
                Assert.Contains(scenario.Groups["name"].Value, Scenarios.Names);
            }
        }
    }

    [Fact]
    public void Every_project_named_in_a_command_exists()
    {
        foreach (Match project in ProjectOption().Matches(Text))
        {
            Assert.NotEmpty(Directory.GetFiles(Path.Combine(Repository.Root, project.Groups["path"].Value), "*.csproj"));
        }
    }

    [Fact]
    public void The_first_code_is_the_first_sample_to_the_letter()
    {
        Match block = CodeBlock().Match(Text);
        Assert.Equal(Repository.Read("samples/FirstRun/Program.cs"), block.Groups["code"].Value);
    }

    [Fact]
    public void The_page_is_short() => Assert.True(Text.Split('\n').Length < 300);

    [Fact]
    public void The_folders_are_drawn_in_the_order_that_the_code_keeps()
    {
        Match picture = FolderPicture().Match(Text);
        Assert.True(picture.Success);
        string[] drawn = [.. FolderName().Matches(picture.Value).Select(match => match.Value)];
        string[] there = [.. Repository.SourceFiles("src/NeuroBalance").Select(file => file.Split('/')[2]).Distinct()];
        Assert.Equal(there.Order(StringComparer.Ordinal), drawn.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"src/NeuroBalance\.Cli -- (?<arguments>[^\n`]+)")]
    private static partial Regex ToolCommand();

    [GeneratedRegex(@"^(?:run|scenarios) (?<name>[a-z][a-z0-9-]*)")]
    private static partial Regex Argument();

    [GeneratedRegex(@"--project (?<path>[\w./]+)")]
    private static partial Regex ProjectOption();

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"^ +Lanes <- .*$", RegexOptions.Multiline)]
    private static partial Regex FolderPicture();

    [GeneratedRegex(@"[A-Z]\w+")]
    private static partial Regex FolderName();
}
