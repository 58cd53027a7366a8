using System.Diagnostics;
using Xunit;

namespace NeuroBalance.Tests.House;

/// <summary>
/// Adds one thing of each kind to a copy of the checkout as CONTRIBUTING.md says, first half and then whole: half is refused by the tests
/// that the page names, the whole by none of them.
/// </summary>
public sealed class AdditionDrill : IDisposable
{
    private const string Tests = "tests/NeuroBalance.Tests";

    // The classes that CONTRIBUTING.md names, and those that run over the same sets.
    private static readonly string[] Judges =
    [
        "TableauTests", "MeasuredOrderTests", "MetricKindTests", "MetricAgreementTests", "PlanSchemaTests", "EventTableTests",
        "ScenariosTests",
    ];

    private readonly string copy = Directory.CreateTempSubdirectory("additions-").FullName;

    public void Dispose() => Directory.Delete(copy, recursive: true);

    [Fact(Explicit = true)]
    [Trait("Category", "Drill")]
    public void Half_of_an_addition_is_refused_and_the_whole_is_not()
    {
        foreach (string file in Repository.Files())
        {
            string path = Path.Combine(copy, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Copy(Path.Combine(Repository.Root, file), path);
        }

        Start(("git", ["init", "-q"]));
        Start(("git", ["add", "--all"]));
        Add("Heun21", "Integration/Tableaus",
            text => text.Replace("[1.0, 1.0 / 2, 1.0 / 2]", "[1.0, 1.0 / 2, 0.51]", StringComparison.Ordinal));
        Add("Lowest", "Metrics/Kinds", text => text);
        Add("Nap", "Dosing/Events", text => text);
        Edit("src/NeuroBalance/Claims/Paragraph/Neuroplasticity.cs", "Paragraph/HalfDone.cs",
            text => text.Replace("class Neuroplasticity", "class HalfDone", StringComparison.Ordinal));
        string[] half = Judge([.. Judges, "ClaimTests"]);
        Assert.Contains(half, name => name.Contains("All_conditions_hold_to_the_rounding_of_the_numbers", StringComparison.Ordinal));
        Assert.Contains(half, name => name.StartsWith("MetricAgreementTests", StringComparison.Ordinal));
        Assert.Contains(half, name => name.Contains("Every_type_of_event_is_in_the_table", StringComparison.Ordinal));
        Assert.Contains(half, name => name.Contains("Every_file_of_a_claim_is_in_the_catalog", StringComparison.Ordinal));

        File.Delete(Path.Combine(copy, "src/NeuroBalance/Claims/Paragraph/HalfDone.cs"));
        Add("Heun21", "Integration/Tableaus", text => text);
        Change($"{Tests}/Metrics/MetricReferences.cs", "        [MetricKind.Trough] =",
            "        [MetricKind.Lowest] = one => one.Run.Trough(one.Quantity, one.From, one.To).Value,\n        [MetricKind.Trough] =");
        Change("src/NeuroBalance/Dosing/EventTable.cs", "ProtocolStart.Declared,", "ProtocolStart.Declared, Nap.Declared,");
        // A schema that no longer follows is written beside the committed one, and the test says where.
        string[] schemas = Judge(Judges);
        Assert.All(schemas, name => Assert.Contains("chema", name, StringComparison.Ordinal));
        File.Copy(Path.Combine(Path.GetTempPath(), "scenario.schema.json"),
            Path.Combine(copy, "src/NeuroBalance/Dosing/scenario.schema.json"), overwrite: true);
        // It is read from the checkout: nothing needs to be built.
        Assert.Empty(Judge(Judges, builds: false));
    }

    private void Add(string name, string room, Func<string, string> how) =>
        File.WriteAllText(Path.Combine(copy, "src/NeuroBalance", room, name + ".cs"),
            how(Repository.Read($"{Tests}/House/Additions/{name}.txt")));

    private void Edit(string source, string beside, Func<string, string> how) =>
        File.WriteAllText(Path.Combine(copy, Path.GetDirectoryName(Path.GetDirectoryName(source))!, beside), how(Repository.Read(source)));

    private void Change(string file, string before, string after)
    {
        string path = Path.Combine(copy, file), text = File.ReadAllText(path);
        Assert.Contains(before, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(before, after, StringComparison.Ordinal));
    }

    // Builds the copy and runs some classes of its tests; answers the names of those that failed.
    private string[] Judge(string[] classes, bool builds = true)
    {
        if (builds)
        {
            (int built, string problems) = Start(("dotnet", ["build", Tests, "-v", "q", "-p:RunAnalyzers=false"]));
            Assert.True(built == 0, problems);
        }

        string[] arguments = [.. classes.Select(name => "*." + name)];
        (int code, string said) = Start((Path.Combine(copy, Tests, "bin/Debug/net10.0/NeuroBalance.Tests"),
            ["--progress", "off", "--no-ansi", "--filter-class", .. arguments]));
        string[] failed = [.. said.Split('\n').Where(line => line.StartsWith("failed ", StringComparison.Ordinal))
            .Select(line => string.Join('.', line.Split(' ')[1].Split('.')[^2..]))];
        Assert.True(code == 0 == (failed.Length == 0), said);
        return failed;
    }

    private (int Code, string Said) Start((string Program, string[] Arguments) what)
    {
        ProcessStartInfo start = new(what.Program, what.Arguments)
        {
            WorkingDirectory = copy,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, said + errors.Result);
    }
}
