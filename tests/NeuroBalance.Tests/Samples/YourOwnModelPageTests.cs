using System.Text.RegularExpressions;
using NeuroBalance.Tests.House;
using Xunit;

namespace NeuroBalance.Tests.Samples;

/// <summary>The page "Your own equations" shows code that runs, word for word.</summary>
public sealed partial class YourOwnModelPageTests
{
    [Fact]
    public void Every_snippet_of_the_page_is_run_and_every_one_that_is_run_is_on_the_page()
    {
        string[] shown = Fence().Matches(Repository.Read("samples/YourOwnModel/README.md")).Select(match => match.Groups["code"].Value)
            .ToArray();
        string[] run = Region().Matches(Repository.Read("tests/NeuroBalance.Tests/Samples/YourOwnModelSnippets.cs"))
            .Select(match => Outdent(match.Groups["code"].Value)).ToArray();
        Assert.Equal(8, run.Length);
        Assert.Equal(run.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
    }

    private static string Outdent(string code)
    {
        string[] lines = code.Split('\n');
        int indent = lines.Where(line => line.Trim().Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length >= indent ? line[indent..] : line.Trim()));
    }

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"#region \w+\n(?<code>.*?)[ ]*#endregion", RegexOptions.Singleline)]
    private static partial Regex Region();
}
