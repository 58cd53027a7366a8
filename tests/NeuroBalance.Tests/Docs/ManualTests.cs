using System.CommandLine;
using System.Diagnostics;
using NeuroBalance.Cli;
using NeuroBalance.Tests.Cli;
using NeuroBalance.Tests.House;

namespace NeuroBalance.Tests.Docs;

/// <summary>The manual keeps what it promises: links lead somewhere, commands are understood, and all that it shows is run.</summary>
/// <remarks>Its C# is run from the packages, by tests/Consumer/run.sh.</remarks>
public sealed class ManualTests
{
    private const string Manual = "src/docs/";

    public static TheoryData<string> PagesWithCommands() =>
        [.. Pages().Where(page => Commands(page).Any()).Select(page => page.File)];

    [Fact]
    public void Every_link_between_pages_leads_to_a_file_and_a_heading()
    {
        List<string> faults = [];
        foreach (ManualPage page in ManualPage.All())
        {
            string folder = Path.GetDirectoryName(page.File)!;
            foreach (string link in page.Links.Where(link => !link.Contains(':', StringComparison.Ordinal)))
            {
                string[] parts = link.Split('#');
                string file = parts[0].Length == 0 ? page.File
                    : Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(Repository.Root, folder, parts[0])));
                if (!Path.Exists(Path.Combine(Repository.Root, file)))
                {
                    faults.Add($"{page.File}: {link} leads nowhere");
                }
                else if (parts.Length > 1 && !new ManualPage(file).Anchors.Contains(parts[1]))
                {
                    faults.Add($"{page.File}: {link} names no heading");
                }
            }
        }

        Faults.None(faults);
    }

    [Fact]
    public void Every_page_of_the_manual_is_in_its_table_of_contents()
    {
        string[] listed = [.. new ManualPage(Manual + "README.md").Links.Concat(new ManualPage(Manual + "reference/README.md").Links
            .Select(link => "reference/" + link))];
        Faults.None(Pages().Select(page => page.File[Manual.Length..]).Except([.. listed, "README.md"], StringComparer.Ordinal));
    }

    [Fact]
    public void Every_sample_has_a_page_and_a_row_in_the_index_with_its_command()
    {
        string index = Repository.Read("samples/README.md");
        List<string> faults = [];
        foreach (string sample in Repository.Files()
            .Where(file => file.StartsWith("samples/", StringComparison.Ordinal) && file.Count('/') > 1)
            .Select(file => file.Split('/')[1]).Distinct())
        {
            string folder = Path.Combine(Repository.Root, "samples", sample);
            bool isListed = index.Contains($"| [{sample}]({sample}/README.md) |", StringComparison.Ordinal);
            if (!File.Exists(Path.Combine(folder, "README.md"))) faults.Add($"samples/{sample} has no README.md");
            if (!isListed) faults.Add($"{sample} is not in the index");
            bool isProgram = Directory.GetFiles(folder, "*.csproj").Length > 0;
            if (isProgram && !index.Contains($"`dotnet run --project samples/{sample}`", StringComparison.Ordinal))
            {
                faults.Add($"the index does not say how {sample} is run");
            }
        }

        Faults.None(faults);
    }

    [Fact]
    public void Every_command_of_the_manual_is_one_that_the_tool_understands()
    {
        RootCommand root = CommandLine.Create(new Terminal(TextWriter.Null, TextWriter.Null));
        List<string> faults = [];
        foreach (ManualPage page in Pages())
        {
            foreach (string line in Commands(page).SelectMany(block => block.TrimEnd().Split('\n')))
            {
                if (!line.StartsWith("neurobalance ", StringComparison.Ordinal))
                {
                    faults.Add($"{page.File}: '{line}' is no command of the tool; what is not run stands in a block of kind console");
                }
                else
                {
                    faults.AddRange(root.Parse(line["neurobalance ".Length..]).Errors
                        .Select(error => $"{page.File}: {line}: {error.Message}"));
                }
            }
        }

        Faults.None(faults);
    }

    [Theory(Explicit = true)]
    [Trait("Category", "Drill")]
    [MemberData(nameof(PagesWithCommands))]
    public void The_commands_of_a_page_run_one_after_the_other_with_the_files_that_it_shows(string file)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("manual-");
        try
        {
            foreach ((string info, string content) in new ManualPage(file).Blocks)
            {
                if (info.StartsWith("json ", StringComparison.Ordinal) || info.StartsWith("markdown ", StringComparison.Ordinal))
                {
                    File.WriteAllText(Path.Combine(folder.FullName, info[(info.IndexOf(' ', StringComparison.Ordinal) + 1)..]), content);
                }
                else if (info == "sh") Run(folder.FullName, content);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<ManualPage> Pages() =>
        ManualPage.All().Where(page => page.File.StartsWith(Manual, StringComparison.Ordinal));

    private static IEnumerable<string> Commands(ManualPage page) =>
        page.Blocks.Where(block => block.Info == "sh").Select(block => block.Content);

    private static void Run(string folder, string commands)
    {
        ProcessStartInfo bash = new("bash", ["-euc", $"neurobalance() {{ dotnet '{CliProcess.Assembly}' \"$@\"; }}\n{commands}"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(bash)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{commands}{output.Result}{error.Result}");
    }
}
