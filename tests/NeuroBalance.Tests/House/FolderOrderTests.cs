using System.Text.RegularExpressions;
using Xunit;

namespace NeuroBalance.Tests.House;

/// <summary>The layers of the package: a folder, which is a namespace, uses only the folders to its left.</summary>
public sealed partial class FolderOrderTests
{
    private static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["Lanes"] = [],
        ["Integration"] = ["Lanes"],
        ["Model"] = ["Lanes", "Integration"],
        ["Parameterization"] = ["Lanes", "Integration", "Model"],
        ["Dosing"] = ["Lanes", "Integration", "Model", "Parameterization"],
        ["Metrics"] = ["Lanes", "Integration", "Model"],
        ["Results"] = ["Lanes", "Integration", "Model", "Parameterization", "Dosing", "Metrics"],
        ["Simulation"] = ["Lanes", "Integration", "Model", "Parameterization", "Dosing", "Metrics", "Results"],
        ["Sweeps"] = ["Lanes", "Integration", "Model", "Parameterization", "Dosing", "Metrics", "Results", "Simulation"],
        ["Claims"] = ["Lanes", "Integration", "Model", "Parameterization", "Dosing", "Metrics", "Results", "Simulation", "Sweeps"],
    };

    private static readonly string[] WordsOfTheDomain =
        ["alcohol", "ethanol", "ketamine", "benzodiazepine", "lorazepam", "gaba", "nmda", "glutamate", "receptor", "drink", "withdrawal", "craving", "brain"];

    [Fact]
    public void A_folder_uses_only_the_folders_to_its_left()
    {
        List<string> faults = [];
        foreach ((string file, string folder) in PackageFiles())
        {
            string code = Repository.CodeOnly(Repository.Read(file));
            foreach (Match use in UseOfAFolder().Matches(code))
            {
                string used = use.Groups["folder"].Value;
                if (used != folder && !MayUse[folder].Contains(used))
                    faults.Add($"{file} uses {used}");
            }
        }

        Assert.Empty(faults);
    }

    [Fact]
    public void Every_file_of_the_package_lies_in_a_known_folder_and_has_its_namespace()
    {
        List<string> faults = [];
        foreach ((string file, string folder) in PackageFiles())
        {
            string code = Repository.CodeOnly(Repository.Read(file));
            if (!MayUse.ContainsKey(folder))
                faults.Add($"{file}: {folder} is not a folder of the package");
            if (NamespaceLine().Match(code) is { Success: true } line && line.Groups["name"].Value.Split('.') is var parts
                && (parts.Length < 2 || parts[0] != "NeuroBalance" || parts[1] != folder))
                faults.Add($"{file} is in namespace {line.Groups["name"].Value}");
            if (code.Contains("global using", StringComparison.Ordinal))
                faults.Add($"{file} has a global using, which hides what a file uses");
        }

        Assert.Empty(faults);
    }

    [Fact]
    public void The_rule_catches_a_use_to_the_right()
    {
        Assert.Equal("Simulation", UseOfAFolder().Match("using NeuroBalance.Simulation;").Groups["folder"].Value);
        Assert.Equal("Dosing", UseOfAFolder().Match("var x = NeuroBalance.Dosing.Timeline.Compile(s);").Groups["folder"].Value);
        Assert.Equal("Dosing", UseOfAFolder().Match("global::NeuroBalance.Dosing.Timeline t;").Groups["folder"].Value);
        Assert.DoesNotContain("NeuroBalance", Repository.CodeOnly("// NeuroBalance.Dosing\n\"NeuroBalance.Dosing\" /* NeuroBalance.Dosing */ @\"NeuroBalance\"\"\" x"));
    }

    [Fact]
    public void The_integrator_knows_nothing_of_what_it_integrates()
    {
        List<string> faults = [];
        foreach (string file in Repository.SourceFiles("src/NeuroBalance/Integration"))
        {
            string text = Repository.Read(file);
            faults.AddRange(WordsOfTheDomain.Where(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)).Select(word => $"{file}: {word}"));
        }

        Assert.Empty(faults);
    }

    private static IEnumerable<(string File, string Folder)> PackageFiles()
    {
        const string root = "src/NeuroBalance/";
        foreach (string file in Repository.SourceFiles("src/NeuroBalance"))
            yield return (file, file[root.Length..].Split('/') is { Length: > 1 } parts ? parts[0] : "(no folder)");
    }

    [GeneratedRegex(@"\bNeuroBalance\.(?<folder>Lanes|Integration|Model|Parameterization|Dosing|Metrics|Results|Simulation|Sweeps|Claims)\b")]
    private static partial Regex UseOfAFolder();

    [GeneratedRegex(@"^namespace\s+(?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();
}
