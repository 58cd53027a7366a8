using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using NeuroBalance.Models;
using NeuroBalance.Tests.Cli;
using NeuroBalance.Tests.House;
using Xunit;

namespace NeuroBalance.Tests.Samples;

/// <summary>
/// What the page about sweeps shows for other programs is run by them: its lines for pandas and R, its manifest for Kubernetes.
/// </summary>
public sealed partial class SweepReadmeTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("sweep-readme-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    // All checks install pandas but not R, which is large: there R's lines are run only where it happens to be.
    public static TheoryData<string, string, string, string> Languages()
    {
        TheoryData<string, string, string, string> rows =
            new() { { "python", "python3", "import pandas",
            "\nprint(len(table), repr(float(table['peak'].sum())), (table.status == 'Success').sum())\n" } };
        if (OtherProgram.Runs("Rscript", "-e", "1") || Environment.GetEnvironmentVariable("CI") is null)
        {
            rows.Add("r", "Rscript", "1", "\ncat(nrow(table), format(sum(table$peak), digits = 17), nrow(good), fill = TRUE)\n");
        }
        return rows;
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task The_three_lines_read_the_table_back(string language, string interpreter, string needs, string after)
    {
        string program = language == "python" ? OtherProgram.Python("pandas") : interpreter;
        Assert.SkipUnless(OtherProgram.Runs(program, language == "python" ? "-c" : "-e", needs),
            $"{interpreter} does not run '{needs}' here.");
        using CliRun run = new();
        await run.InvokeAsync(["sweep", run.Write("plan.json", Plan(500)), "--out", run.PathOf("results"), "--csv", "--quiet"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Match block =
            Assert.Single(Block().Matches(Repository.Read("samples/Sweep/README.md")), match => match.Groups["language"].Value == language);
        Assert.Equal(3, block.Groups["lines"].Value.Trim().Split('\n').Length);
        string script = run.Write("script", block.Groups["lines"].Value + after);
        (int code, string output, string error) = OtherProgram.Wait(program, run.Folder, script);
        Assert.True(code == 0, error);
        Assert.Contains("BodyWeight", output, StringComparison.Ordinal);

        string[] lines = File.ReadAllLines(run.PathOf("results/table.csv"));
        int peak = Array.IndexOf(lines[0].Split(','), "peak");
        double sum = lines.Skip(1).Sum(line => double.Parse(line.Split(',')[peak], CultureInfo.InvariantCulture));
        string[] told = output.TrimEnd().Split('\n')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(("500", "500"), (told[0], told[2]));
        Assert.Equal(sum, double.Parse(told[1], CultureInfo.InvariantCulture), 1e-12 * sum);
    }

    [Fact(Explicit = true)]
    [Trait("Category", "Drill")]
    public void The_pods_of_the_Kubernetes_manifest_run_the_whole_sweep_one_of_them_evicted()
    {
        const string Read = "import yaml, json, sys; print(json.dumps(yaml.safe_load(open(sys.argv[1]))))";
        string python = OtherProgram.Python("yaml");
        Assert.SkipUnless(OtherProgram.Runs(python, "-c", "import yaml"), "python3 has no YAML parser here.");
        (int code, string json, string error) =
            OtherProgram.Wait(python, root, "-c", Read, Path.Combine(Repository.Root, "samples/Sweep/kubernetes.yaml"));
        Assert.True(code == 0, error);
        using var document = JsonDocument.Parse(json);
        JsonElement job = document.RootElement, spec = job.GetProperty("spec"), pod = spec.GetProperty("template")
            .GetProperty("spec"), container = pod.GetProperty("containers")[0];
        Assert.Equal(("batch/v1", "Job", "Indexed"),
            (job.GetProperty("apiVersion").GetString(), job.GetProperty("kind").GetString(),
            spec.GetProperty("completionMode").GetString()));
        Assert.Equal("OnFailure", pod.GetProperty("restartPolicy").GetString());
        Assert.Equal(pod.GetProperty("volumes")[0].GetProperty("name").GetString(),
            container.GetProperty("volumeMounts")[0].GetProperty("name").GetString());
        string mount = container.GetProperty("volumeMounts")[0].GetProperty("mountPath").GetString()!;
        string[] command = [.. container.GetProperty("command").EnumerateArray().Select(word => word.GetString()!)];
        int pods = spec.GetProperty("completions").GetInt32();
        Assert.Equal("neurobalance", command[0]);
        Assert.Contains($"auto/{pods}", command);
        string[] arguments =
            [.. command.Skip(1).Select(word => word.StartsWith(mount, StringComparison.Ordinal) ? root + word[mount.Length..] : word)];
        string plan = Path.Combine(root, "plan.json"), results = Path.Combine(root, "results"), alone = Path.Combine(root, "alone");
        File.WriteAllText(plan, Plan(400_000));

        for (int index = 0; index < pods; index++)
        {
            Dictionary<string, string> environment =
                new(StringComparer.Ordinal) { ["JOB_COMPLETION_INDEX"] = index.ToString(CultureInfo.InvariantCulture) };
            if (index == 2)
            {
                int before = Parts();
                using CliProcess evicted = new(environment, arguments);
                while (!evicted.HasEnded && Parts() == before)
                {
                    Thread.Sleep(5);
                }
                evicted.Signal("TERM");
                Assert.Equal(75, evicted.Wait().Code);
            }

            using CliProcess started = new(environment, arguments);
            (int end, _, string told) = started.Wait();
            Assert.True(end == 0, told);
        }

        using CliProcess single = new("sweep", plan, "--out", alone, "--quiet");
        Assert.Equal((0, "", ""), single.Wait());
        Assert.Equal(Merged(alone), Merged(results));

        int Parts() => Directory.GetFiles(results, "part-*.json", SearchOption.AllDirectories).Length;
    }

    private static string Merged(string folder)
    {
        string file = folder + ".parquet";
        using CliProcess merge = new("merge", folder, "--out", file, "--quiet");
        Assert.Equal((0, "", ""), merge.Wait());
        return Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));
    }

    private static string Plan(int samples) => $$"""
        { "name": "p", "seed": 3, "tolerances": { "relative": 1e-3, "absolute": 1e-4 },
          "scenario": { "name": "one-drink", "duration": "3 h", "events": [{ "type": "drink", "amount": "14 g", "at": "0 h" }] },
          "axes": [{ "key": "Subject.BodyWeight", "low": 50, "high": 100 }, { "key": "initial.Kindling", "low": 0, "high": 0.5 }],
          "design": { "type": "sobol", "samples": {{samples}} }, "metrics": [{ "name": "peak", "kind": "peak", "of": "BloodAlcohol" }] }
        """;

    [GeneratedRegex("```(?<language>python|r)\n(?<lines>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
