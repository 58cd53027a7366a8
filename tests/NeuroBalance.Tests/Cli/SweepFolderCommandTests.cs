using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Xunit;

namespace NeuroBalance.Tests.Cli;

/// <summary>Folders of sweeps that somebody else has written into.</summary>
public sealed class SweepFolderCommandTests
{
    private const string Plan = """
        { "name": "t", "scenario": { "name": "one-drink", "duration": "3 h", "events": [{ "type": "drink", "amount": "14 g", "at": "0 h" }] },
          "axes": [{ "key": "events[0].amount", "low": "5 g", "high": "20 g" }], "design": { "type": "sobol", "samples": 64 },
          "metrics": [{ "name": "peak", "kind": "peak", "of": "BloodAlcohol" }, { "name": "onset", "kind": "onset", "of": "BloodAlcohol", "level": 0.2 }],
          "arms": [{ "name": "a" }, { "name": "b", "set": { "Nmda.EthanolIc50": 40 } }] }
        """;

    [Fact]
    public async Task A_file_of_the_user_s_stays_even_if_its_name_ends_like_ours()
    {
        using CliRun run = new();
        string folder = Directory.CreateDirectory(run.PathOf("d")).FullName, plan = run.Write("plan.json", Plan);
        File.WriteAllText(Path.Combine(folder, "thesis.tmp"), "x");
        await run.InvokeAsync(["sweep", plan, "--out", folder, "--quiet"]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("thesis.tmp", run.Error, StringComparison.Ordinal);
        File.Delete(Path.Combine(folder, "thesis.tmp"));
        await run.InvokeAsync(["sweep", plan, "--out", folder, "--quiet"]);
        string[] theirs =
            ["thesis.tmp", "part-0000000.parquet.tmp", "part-0000001.parquet.1.tmp", "part-1.json.1-1.tmp", "manifest.json.old-1.tmp"];
        string[] ours = ["part-0000007.parquet.12-3.tmp", "part-0000007.json.12-3.tmp", "manifest.json.4-5.tmp", ".holder.json.4-5.tmp"];
        foreach (string name in theirs.Concat(ours))
        {
            File.WriteAllText(Path.Combine(folder, name), "x");
        }
        await run.InvokeAsync(["sweep", plan, "--out", folder, "--quiet"]);
        Assert.Equal(0, run.ExitCode);
        Assert.All(theirs, name => Assert.True(File.Exists(Path.Combine(folder, name)), name));
        Assert.All(ours, name => Assert.False(File.Exists(Path.Combine(folder, name)), name));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("-1")]
    [InlineData("[null]")]
    [InlineData("\"\"")]
    [InlineData("{\"a\": 7}")]
    public async Task Every_command_names_the_field_of_a_damaged_manifest(string value)
    {
        using CliRun run = new();
        string folder = run.PathOf("r"), plan = run.Write("plan.json", Plan), file = Path.Combine(folder, "manifest.json");
        await run.InvokeAsync(["sweep", plan, "--out", folder, "--quiet"]);
        string sound = File.ReadAllText(file);
        string[] fields =
            ["format", "computedFrom", "samples", "members", "partSize", "shard", "arms", "axes", "metrics", "units", "metricsWithStatus"];
        foreach (string field in fields)
        {
            JsonObject manifest = JsonNode.Parse(sound)!.AsObject();
            manifest[field] = JsonNode.Parse(value);
            File.WriteAllText(file, manifest.ToJsonString());
            foreach (string[] command in (string[][])[["status", folder], ["merge", folder, "--out", run.PathOf("m.csv")],
                ["summarize", folder], ["sweep", plan, "--out", folder]])
            {
                await run.InvokeAsync(command);
                Assert.True(run.ExitCode == 3, $"{command[0]} with {field}: {run.ExitCode}");
                Assert.Contains($"the manifest is damaged: field '{field}", run.Error, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_folder_of_the_older_format_is_refused_in_one_sentence()
    {
        using CliRun run = new();
        string folder = run.PathOf("r"), plan = run.Write("plan.json", Plan), file = Path.Combine(folder, "manifest.json");
        await run.InvokeAsync(["sweep", plan, "--out", folder, "--quiet"]);
        JsonObject manifest = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        manifest.Remove("format");
        manifest["computedFrom"]!["library"] = "0.0.9";
        File.WriteAllText(file, manifest.ToJsonString());
        foreach (string[] command in (string[][])[["status", folder], ["merge", folder, "--out", run.PathOf("m.csv")],
            ["summarize", folder], ["sweep", plan, "--out", folder]])
        {
            await run.InvokeAsync(command);
            Assert.Equal(2, run.ExitCode);
            Assert.Contains("an older version of this program (0.0.9) wrote the folder, in format 1; this one reads format 3.", run.Error,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_part_that_somebody_else_wrote_and_sealed_is_damaged_and_says_why()
    {
        using CliRun run = new();
        string folder = run.PathOf("r"), part = Path.Combine(folder, "part-0000000.parquet"),
            seal = Path.Combine(folder, "part-0000000.json");
        await run.InvokeAsync(["sweep", run.Write("plan.json", Plan), "--out", folder, "--quiet"]);
        byte[] sound = File.ReadAllBytes(part);
        Random random = new(1);
        for (int trial = 0; trial < 200; trial++)
        {
            byte[] bytes = [.. sound];
            int footer = BitConverter.ToInt32(bytes, bytes.Length - 8);
            // In the footer, where a byte decides on sizes, places and counts.
            for (int i = 0; i < 3; i++)
            {
                bytes[bytes.Length - 8 - random.Next(footer)] = (byte)random.Next(256);
            }
            File.WriteAllBytes(part, bytes);
            JsonObject text = JsonNode.Parse(File.ReadAllText(seal))!.AsObject();
            text["sha256"] = Convert.ToHexStringLower(SHA256.HashData(bytes));
            File.WriteAllText(seal, text.ToJsonString());
            await run.InvokeAsync(["merge", folder, "--out", run.PathOf("m.csv"), "--quiet"]);
            Assert.True(run.ExitCode is 0 or 3, run.Error);
            if (run.ExitCode == 3) Assert.Contains("part 0 is damaged: ", run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_table_has_the_same_bytes_on_a_processor_that_lacks_instructions()
    {
        using CliRun run = new();
        string folder = run.PathOf("r");
        await run.InvokeAsync(["sweep", run.Write("plan.json", Plan), "--out", folder, "--quiet"]);
        await run.InvokeAsync(["merge", folder, "--out", run.PathOf("here.parquet"), "--quiet"]);
        Dictionary<string, string> poor = new(StringComparer.Ordinal) { ["DOTNET_EnableSSE42"] = "0", ["DOTNET_EnableAVX"] = "0" };
        using CliProcess merge = new(poor, ["merge", folder, "--out", run.PathOf("there.parquet"), "--quiet"]);
        Assert.Equal((0, "", ""), merge.Wait());
        Assert.Equal(File.ReadAllBytes(run.PathOf("here.parquet")), File.ReadAllBytes(run.PathOf("there.parquet")));
    }

    [Theory]
    [InlineData("sweep")]
    [InlineData("sensitivity")]
    public async Task An_empty_path_is_no_folder(string command)
    {
        using CliRun run = new();
        await run.InvokeAsync([command, run.Write("plan.json", Plan), "--out", ""]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--out", run.Error, StringComparison.Ordinal);
    }
}
