using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace NeuroBalance.Tests.Simulation;

/// <summary>One scenario's checkpoints of an independent implementation (SciPy DOP853 at rtol 1e-13), read from checkpoints.md.</summary>
internal sealed partial record ReferenceTable(string Scenario, double[] Hours, Dictionary<string, double[]> Rows, ReferenceDose[] Doses,
    int Assessments, double StoppedAfter)
{
    private static readonly Lazy<Dictionary<string, ReferenceTable>> Tables = new(Read);

    public static IEnumerable<string> Names => Tables.Value.Keys;

    public static ReferenceTable Of(string scenario) => Tables.Value[scenario];

    /// <summary>The structure of adaptation that the table belongs to.</summary>
    public string Structure =>
        Scenario.Split('-') is [.., ("balance" or "ethanol" or "pool" or "sensitivity") and var structure] ? structure : "own";

    /// <summary>What was run.</summary>
    public Scenario Run => Structure == "own" ? NeuroBalance.Scenario.Named(Scenario)
        : NeuroBalance.Scenario.Named(Scenario.StartsWith("structure-", StringComparison.Ordinal) ? "dependence" : "adjunct-with")
            .WithStructure(Enum.Parse<AdaptationStructure>(Structure, ignoreCase: true));

    /// <summary>The hour of the clock from which a table counts.</summary>
    public double Origin => Scenario switch
    {
        "dependence" or "taper" or "reinstatement" => 1438.4,
        "severe" or "adjunct-with" or "adjunct-without" or "wong2015" or "pizon2018" or "shah2018" => 1438.25,
        _ when Structure != "own" => Scenario.StartsWith("adjunct-with-", StringComparison.Ordinal) ? 1438.25 : 1438.4,
        _ => 0,
    };

    private static Dictionary<string, ReferenceTable> Read()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("checkpoints.md")!;
        using var reader = new StreamReader(stream);
        var tables = new Dictionary<string, ReferenceTable>();
        foreach (string section in reader.ReadToEnd().Split("\n## ").Skip(1))
        {
            string[] lines = section.Split('\n');
            string[] table = [.. lines.SkipWhile(line => !line.StartsWith("| quantity", StringComparison.Ordinal))
                .TakeWhile(line => line.StartsWith('|'))];
            if (table.Length == 0) continue;
            string name = lines[0].Trim();
            var rows = table.Skip(2).Select(Cells).ToDictionary(cells => cells[0], cells => cells[1..].Select(Number).ToArray());
            Match protocol = ProtocolLine().Match(section);
            tables.Add(name, new ReferenceTable(
                name,
                [.. Cells(table[0])[1..].Select(cell => Hour(cell.Replace(" h", "", StringComparison.Ordinal)))],
                rows,
                [.. DosePattern().Matches(section).Select(ReferenceDose.From)],
                protocol.Success ? int.Parse(protocol.Groups[1].Value, CultureInfo.InvariantCulture) : 0,
                protocol.Success ? Number(protocol.Groups[2].Value) : double.NaN));
        }

        return tables;
    }

    private static string[] Cells(string line) => [.. line.Trim().Trim('|').Split('|').Select(cell => cell.Trim())];

    // A dot stands for less than 1e-9 in size.
    private static double Number(string cell) => cell == "." ? 0 : double.Parse(cell, CultureInfo.InvariantCulture);

    // 0.666667 is printed for 40 minutes: on the clock's grid of 1e-9 h that is 0.666666667.
    private static double Hour(string cell)
    {
        double value = Number(cell);
        double thirds = Math.Round(value * 3) / 3;
        return Math.Abs(value - thirds) < 1e-4 && Math.Abs(value - Math.Round(value)) > 1e-3 ? Math.Round(thirds * 1e9) / 1e9 : value;
    }

    [GeneratedRegex(@"(?<=[:,.\n] ?)(\d+): ([\d.]+) \(([\d.]+)\)")]
    private static partial Regex DosePattern();

    [GeneratedRegex(@"assessments (\d+), stopped at ([\d.]+) h")]
    private static partial Regex ProtocolLine();
}

/// <summary>A dose that the independent implementation's protocol gave.</summary>
internal sealed record ReferenceDose(double HoursAfterLastDrink, double Milligrams, double WithdrawalBefore)
{
    public static ReferenceDose From(Match match) => new(
        double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture),
        double.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture),
        double.Parse(match.Groups[3].Value, CultureInfo.InvariantCulture));
}
