using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using NeuroBalance.Tests.Docs;
using Xunit;

namespace NeuroBalance.Tests.Cli;

/// <summary>Sweeps through a real Slurm of two nodes on this machine.</summary>
public sealed class SlurmDrillTests
{
    private const int Tasks = 4;

    [Fact(Explicit = true)]
    [Trait("Category", "Drill")]
    public void A_sweep_through_Slurm_with_a_node_killed_half_way_gives_the_bytes_of_one_left_alone()
    {
        using SlurmCluster cluster = SlurmCluster.Start();
        string results = Path.Combine(cluster.Root, "results"), plan = Path.Combine(cluster.Root, "plan.json");
        File.WriteAllText(plan, """
            { "name": "through-slurm", "scenario": "evening", "spread": ["Nmda", "GabaA"], "seed": 3, "design": { "type": "monte-carlo", "samples": 100000 },
              "metrics": [{ "name": "peak", "kind": "peak", "of": "Withdrawal" }, { "name": "bac", "kind": "timeOfPeak", "of": "BloodAlcohol" }] }
            """);
        using (CliProcess submit =
            new(cluster.Environment, ["submit", plan, "--out", results, "--tasks", Text(Tasks), "--part-size", "500"]))
        {
            (int code, string output, string error) = submit.Wait();
            Assert.True(code == 0, error);
            Assert.Contains("Submitted the array", output, StringComparison.Ordinal);
        }

        cluster.WaitUntil(() => Parts(results) > 40, 300, results);
        cluster.KillNode("n2");
        cluster.WaitUntil(() => File.Exists(Path.Combine(results, "table.parquet")), 900, results);
        Assert.Matches("(?i)node_fail|failure of node", File.ReadAllText(cluster.LogFile));
        string alone = Path.Combine(cluster.Root, "alone"), table = Path.Combine(cluster.Root, "alone.parquet");
        using (CliProcess sweep = new("sweep", plan, "--out", alone, "--part-size", "500", "--quiet"))
        {
            Assert.Equal(0, sweep.Wait(1800).Code);
        }
        using (CliProcess merge = new("merge", alone, "--out", table, "--quiet"))
        {
            Assert.Equal(0, merge.Wait().Code);
        }
        Assert.Equal(Hash(table), Hash(Path.Combine(results, "table.parquet")));
    }

    [Fact(Explicit = true)]
    [Trait("Category", "Drill")]
    public void The_study_of_the_manual_goes_from_its_plan_to_its_figure_through_Slurm_with_the_bytes_of_one_machine()
    {
        using SlurmCluster cluster = SlurmCluster.Start();
        (string Info, string Content)[] blocks = [.. new ManualPage("src/docs/study.md").Blocks];
        File.WriteAllText(Path.Combine(cluster.Root, "study.json"), blocks.Single(block => block.Info == "json study.json").Content);
        string[] commands = [.. blocks.Where(block => block.Info == "sh").SelectMany(block => block.Content.TrimEnd().Split('\n'))];
        string submit = commands.Single(command => command.Contains(" submit ", StringComparison.Ordinal));
        Assert.EndsWith(" --dry-run", submit, StringComparison.Ordinal);
        Shell(cluster, [submit[..^" --dry-run".Length], .. commands.Except([submit]),
            "neurobalance merge results --out results/table.parquet"]);
        string slurm = Path.Combine(cluster.Root, "slurm");
        cluster.WaitUntil(() => cluster.IsIdle, 600, slurm);
        Shell(cluster, [.. commands.Where(command => command.Contains(" summarize results ", StringComparison.Ordinal))
            .Select(command => command.Replace(" results ", " slurm ", StringComparison.Ordinal)
                .Replace("withdrawal.svg", "slurm/withdrawal.svg", StringComparison.Ordinal)
                .Replace("contrasts.csv", "slurm/contrasts.csv", StringComparison.Ordinal))]);
        foreach ((string file, string alone) in ((string, string)[])[("table.parquet", "results"), ("sensitivity.csv", "decides"),
            ("sensitivity.json", "decides"), ("contrasts.csv", "."), ("withdrawal.svg", ".")])
        {
            Assert.Equal((file, Hash(Path.Combine(cluster.Root, alone, file))), (file, Hash(Path.Combine(slurm, file))));
        }
        string[] figures = [.. Directory.GetFiles(Path.Combine(cluster.Root, "decides"), "*.png")];
        Assert.NotEmpty(figures);
        Assert.All(figures, figure => Assert.Equal(Hash(figure), Hash(Path.Combine(slurm, Path.GetFileName(figure)))));
    }

    [Fact(Explicit = true)]
    [Trait("Category", "Drill")]
    public void The_claims_through_Slurm_give_the_report_of_one_machine()
    {
        using SlurmCluster cluster = SlurmCluster.Start();
        string report = Path.Combine(cluster.Root, "report"), alone = Path.Combine(cluster.Root, "alone");
        string[] claims = ["--robust", "5", "--structure", "balance", "--seed", "3"];
        using (CliProcess submit = new(cluster.Environment, ["submit", .. claims, "--tasks", "3", "--out", report]))
        {
            (int code, string output, string error) = submit.Wait();
            Assert.True(code == 0, error);
            Assert.Matches("^5 virtual subjects in 3 tasks: 2 of 2 subjects and 1 of 1\\.\\s+Submitted the array [0-9]+, and the report ", output);
        }

        cluster.WaitUntil(() => cluster.IsIdle, 900, report);
        using (CliProcess single = new(["claims", .. claims, "--out", alone, "--quiet"]))
        {
            Assert.Equal(0, single.Wait(900).Code);
        }
        string[] files = [.. Directory.GetFiles(alone, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(alone, file))];
        Assert.Contains("claims.html", files);
        Assert.All(files, file => Assert.Equal((file, Hash(Path.Combine(alone, file))), (file, Hash(Path.Combine(report, file)))));
    }

    // The commands as a person types them, in the folder that all nodes see.
    private static void Shell(SlurmCluster cluster, IEnumerable<string> commands)
    {
        ProcessStartInfo bash = new("bash",
            ["-euc", $"neurobalance() {{ dotnet '{CliProcess.Assembly}' \"$@\"; }}\n{string.Join('\n', commands)}"])
        {
            WorkingDirectory = cluster.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in cluster.Environment)
        {
            bash.Environment[name] = value;
        }
        using Process process = Process.Start(bash)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{output.Result}{error.Result}");
    }

    private static int Parts(string results) => Directory.Exists(results)
        ? Directory.GetFiles(results, "part-*.json", SearchOption.AllDirectories).Length : 0;

    private static string Hash(string file) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
