using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using NeuroBalance.Metrics;

namespace NeuroBalance.Tests.Cli;

/// <summary>
/// Draws command lines and the files they name: sound ones that are changed in a few places, so that most get past the first check.
/// </summary>
/// <param name="random">The source of all choices.</param>
/// <param name="folder">Where files are written.</param>
/// <param name="sweep">The folder of a finished sweep, of which damaged copies are made.</param>
internal sealed class FuzzInput(Random random, string folder, string sweep)
{
    private static readonly string[] Words =
    [
        "", " ", "0", "-1", "1", "1e-6", "1e999", "NaN", "-Infinity", "0,001", "1 h", "-1 h", "0 h", "1e9 d", "24h after last drink",
            "14 g", "14 mg/kg", "8%", "1 week", "x",
        "Withdrawal", "withdrawal", "EthanolBlood", "peak", "Nmda.EthanolIc50", "Nmda.EthanolIc50=40", "Nmda.EthanolIc50=", "=",
            "initial.Kindling", "binge", "evening", "ketamine",
        "dependence", "\u001b[2J", "\u0007", "a\rb", "=1+1", "\ud83c\udf7a", "\u202e", "none.json", "/dev/null", "/dev/zero",
            "/dev/full/x.csv", "/", ".", "..", "a/b/c.csv",
        "@none", "--", "-", "--help", "--version", "-h", "null", "true", "9999999999999999999999", "2.5", "1/2", "auto/2", "3/2", "i/n",
            "\u00b5g", "CON", new('x', 5000), "[diagram]",
    ];

    private static readonly string[] Commands = ["run", "run", "run", "sweep", "sweep", "sensitivity", "merge", "summarize", "status",
        "submit", "scenarios", "parameters", "eeg", "claims", "evidence", "verify"];

    private static readonly string[] Options =
    [
        "--set", "--every", "--times", "--from", "--to", "--out", "--plot", "--rtol", "--atol", "--lanes", "--quiet", "--threads",
            "--shard", "--part-size", "--csv", "--threshold", "--metric",
        "--pairs", "--arm", "--title", "--x-label", "--robust", "--seed", "--against", "--accept", "--tasks", "--engine", "--sbatch",
            "--colour", "--help", "--at", "--seconds", "--wav",
    ];

    private static readonly string[] Designs =
    [
        """{ "type": "grid" }""", """{ "type": "sobol", "samples": 4 }""", """{ "type": "monte-carlo", "samples": 3 }""",
            """{ "type": "latin-hypercube", "samples": 5 }""",
        """{ "type": "saltelli", "samples": 2, "secondOrder": false }""", """{ "type": "morris", "samples": 2, "levels": 4 }""",
            """{ "type": "list", "file": "list.csv" }""",
    ];

    private static readonly string[] Harmless = ["", "/dev/null", "/dev/full/x.csv", "\u001b[2J", "a\rb"];

    private int files;

    /// <summary>A command line; what it names has been written.</summary>
    public string[] Draw()
    {
        string command = Pick(Commands);
        List<string> line = command switch
        {
            "run" => [command, random.Next(4) == 0 ? Pick(Words) : Scenario()],
            "eeg" => [command, Scenario(), "--at", Pick(Words), "--seconds", Pick("1", "5", "0"), "--out", NewPath(".csv"), "--wav",
                NewPath(".wav")],
            "sweep" or "sensitivity" => [command, Plan(), "--out", NewPath("")],
            "merge" => [command, Damaged(), "--out", NewPath(Pick(".csv", ".parquet"))],
            "summarize" => [command, Damaged(), "--plot", NewPath(".svg")],
            "status" => [command, Damaged()],
            // Nothing is handed to a scheduler that the machine may have.
            "submit" => [command, Plan(), "--dry-run", "--tasks", Pick("2", "0", "x"), "--out", NewPath("")],
            "scenarios" or "parameters" => random.Next(2) == 0 ? [command] : [command, Pick(Words)],
            // These compute for minutes when nothing is wrong with their options.
            "claims" => [command, "--robust", Pick("0", "x", "1,0", "", "-3")],
            "evidence" =>
                [command, "--against", File(".json", Mutated("""{ "version": "1", "rows": [] }""")), "--out",
                Pick("", "/dev/null", folder + "/list.csv"), "--accept"],
            _ => [command, "--" + Pick(Words)],
        };
        for (int extra = random.Next(4) - 1; extra > 0; extra--)
        {
            line.AddRange(Option());
        }
        if (random.Next(8) == 0) line.RemoveAt(random.Next(line.Count));
        if (random.Next(8) == 0) line.Insert(random.Next(line.Count + 1), Pick(Words));
        KeepWithin(line);
        return command == "submit" && !line.Contains("--dry-run") ? [.. line, "--dry-run"] : [.. line];
    }

    // Whatever is written is written below the folder, or cannot be.
    private void KeepWithin(List<string> line)
    {
        for (int i = 0; i + 1 < line.Count; i++)
        {
            bool isHarmless = line[i + 1].StartsWith(folder, StringComparison.Ordinal) || Harmless.Contains(line[i + 1]) || line[i + 1]
                .StartsWith('-');
            if (line[i] is "--out" or "--plot" or "--wav" && !isHarmless) line[i + 1] = NewPath("");
        }
    }

    private string[] Option()
    {
        string option = Pick(Options);
        if (option is "--out" or "--plot" or "--wav")
        {
            return [option, random.Next(3) == 0 ? Pick(Words) : NewPath(Pick(".csv", ".png", ".svg", ".parquet", ""))];
        }
        return random.Next(6) == 0 ? [option] : [option, Pick(Words)];
    }

    private string Scenario()
    {
        string json = NeuroBalance.Dosing.Scenarios.Json(Pick(NeuroBalance.Dosing.Scenarios.Names));
        return File(".json", Mutated(json));
    }

    private string Plan()
    {
        string metrics = string.Join(", ", Enumerable.Range(0, random.Next(1, 4)).Select(number => Metric(number)));
        return File(".json", Mutated($$"""
            { "name": "p", "scenario": "{{Pick("evening", "binge", "ketamine")}}", "seed": 3, "tolerances": { "relative": 1e-3 },
              "axes": [{ "key": "Nmda.EthanolIc50", "low": 25, "high": 45, "count": 2 }, { "key": "initial.Kindling", "low": 0, "high": 0.5, "count": 2 }],
              "design": {{Pick(Designs)}}, "metrics": [{{metrics}}] }
            """));
    }

    private string Metric(int number)
    {
        MetricKind kind = MetricKind.All[random.Next(MetricKind.All.Count)];
        StringBuilder text = new($$"""{ "name": "m{{number}}", "kind": "{{kind.Word}}" """);
        foreach (MetricKey key in MetricKey.All)
        {
            bool needed = kind.Required.Contains(key) || (kind.Optional.Contains(key) && random.Next(2) == 0);
            if (needed != (random.Next(12) == 0)) text.Append(CultureInfo.InvariantCulture, $", \"{key.Word}\": {Value(key.Word)}");
        }

        return text.Append('}').ToString();
    }

    private string Value(string key) => key switch
    {
        "of" or "other" => Pick("\"Withdrawal\"", "\"EthanolBlood\"", "\"Balance\"", "\"withdrawal\""),
        "level" or "share" => Pick("0.5", "1", "0", "-1", "\"x\""),
        _ => Pick("\"0 h\"", "\"2 h\"", "\"1e4 h\"", "\"1 h after last drink\"", "3"),
    };

    /// <summary>Text with a few changes: of the tree where it is JSON, or of single bytes.</summary>
    private byte[] Mutated(string json)
    {
        JsonNode root = JsonNode.Parse(json)!;
        for (int changes = random.Next(4); changes > 0; changes--)
        {
            Change(root);
        }
        byte[] bytes = Encoding.UTF8.GetBytes(root.ToJsonString());
        return random.Next(6) == 0 ? DamagedBytes(bytes) : bytes;
    }

    private void Change(JsonNode root)
    {
        JsonNode node = root;
        while (Children(node) is { Count: > 0 } children && random.Next(5) > 0 && children[random.Next(children.Count)] is { } child)
        {
            node = child;
        }
        if (node is JsonObject inside)
        {
            string[] keys = [.. inside.Select(pair => pair.Key)];
            if (keys.Length > 0 && random.Next(2) == 0) inside.Remove(Pick(keys));
            else inside[keys.Length > 0 && random.Next(2) == 0 ? Pick(keys) : Pick(Words)] = Leaf();
        }
        else if (node is JsonArray list)
        {
            if (list.Count > 0 && random.Next(2) == 0) list.RemoveAt(random.Next(list.Count));
            else list.Add(list.Count > 0 && random.Next(2) == 0 ? list[random.Next(list.Count)]?.DeepClone() : Leaf());
        }
        else if (node.Parent is JsonObject parent)
        {
            parent[node.GetPropertyName()] = Leaf();
        }
        else if (node.Parent is JsonArray siblings)
        {
            siblings[node.GetElementIndex()] = Leaf();
        }
    }

    private static List<JsonNode?> Children(JsonNode node) => node switch
    {
        JsonObject inside => [.. inside.Select(pair => pair.Value)],
        JsonArray list => [.. list],
        _ => [],
    };

    private JsonNode? Leaf() => random.Next(7) switch
    {
        0 => null,
        1 => JsonValue.Create(random.Next(2) == 0),
        2 => JsonValue.Create(random.Next(-3, 4)),
        3 => JsonValue.Create(Math.Pow(10, random.Next(-300, 300))),
        4 => new JsonArray(),
        5 => new JsonObject(),
        _ => JsonValue.Create(Pick(Words)),
    };

    private byte[] DamagedBytes(byte[] bytes)
    {
        if (bytes.Length == 0) return bytes;
        byte[] damaged = [.. bytes];
        switch (random.Next(4))
        {
            case 0: return damaged[..random.Next(damaged.Length)];
            case 1: return [.. damaged, .. damaged[random.Next(damaged.Length)..]];
            case 2:
                Array.Clear(damaged, random.Next(damaged.Length), 1);
                return damaged;
            default:
                for (int flips = random.Next(1, 6); flips > 0; flips--)
                {
                    damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
                }
                return damaged;
        }
    }

    /// <summary>A copy of the finished sweep in which a file is damaged, missing or too many.</summary>
    private string Damaged()
    {
        string copy = NewPath("");
        Directory.CreateDirectory(copy);
        foreach (string file in Directory.GetFiles(sweep))
        {
            System.IO.File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }
        string[] all = Directory.GetFiles(copy);
        string chosen = Pick(all);
        switch (random.Next(5))
        {
            case 0:
                System.IO.File.Delete(chosen);
                break;
            case 1:
                System.IO.File.Copy(Pick(all), chosen + Pick(".tmp", "x", ".json"), overwrite: true);
                break;
            case 2 when chosen.EndsWith(".json", StringComparison.Ordinal):
                System.IO.File.WriteAllBytes(chosen, Mutated(System.IO.File.ReadAllText(chosen)));
                break;
            case 3:
                System.IO.File.WriteAllBytes(chosen, System.IO.File.ReadAllBytes(Pick(all)));
                break;
            default:
                System.IO.File.WriteAllBytes(chosen, DamagedBytes(System.IO.File.ReadAllBytes(chosen)));
                break;
        }

        return copy;
    }

    private string File(string ending, byte[] bytes)
    {
        string path = NewPath(ending);
        System.IO.File.WriteAllBytes(path, bytes);
        return path;
    }

    private string NewPath(string ending) => Path.Combine(folder, FormattableString.Invariant($"{files++}{ending}"));

    private string Pick(params IReadOnlyList<string> choices) => choices[random.Next(choices.Count)];
}
