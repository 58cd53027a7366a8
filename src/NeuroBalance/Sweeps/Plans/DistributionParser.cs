using System.Text.Json;
using NeuroBalance.Dosing;
using NeuroBalance.Texts;

namespace NeuroBalance.Sweeps;

/// <summary>Reads a named distribution of an axis.</summary>
internal sealed class DistributionParser(FaultList faults)
{
    internal static readonly (string Word, DistributionFamily Family)[] Families =
    [
        ("normal", DistributionFamily.Normal), ("lognormal", DistributionFamily.Lognormal), ("triangular", DistributionFamily.Triangular),
        ("exponential", DistributionFamily.Exponential), ("weibull", DistributionFamily.Weibull), ("gamma", DistributionFamily.Gamma),
        ("beta", DistributionFamily.Beta), ("student-t", DistributionFamily.StudentT),
    ];

    internal AxisSpread? Parse(JsonTree tree, double? low, double? high)
    {
        if (tree.Kind != JsonTokenType.StartObject)
        {
            faults.Add(tree.Path, tree.Quoted, "not an object", "a distribution such as {\"type\": \"normal\", \"mean\": 70, \"sd\": 12}");
            return null;
        }

        ObjectReader any = new(tree, [.. tree.Properties.Select(property => property.Key), "type"], faults);
        if (any.Choice("type", Families, required: true) is not { } family) return null;
        string[] names = NamesOf(family);
        ObjectReader entry = new(tree, ["type", .. names], faults);
        double[] numbers = new double[3];
        bool whole = true;
        for (int i = 0; i < names.Length; i++)
        {
            bool location = names[i] is "mean" or "low" or "mode" or "high" && family != DistributionFamily.Exponential;
            string allowed = location ? "a finite number" : "above 0";
            string path = $"{tree.Path}.{names[i]}";
            if (entry.Number(names[i], allowed) is not { } value)
            {
                if (entry.Find(names[i]) is null && faults.Trusts(path)) faults.Add(path, "", $"'{names[i]}' is missing", allowed);
                whole = false;
                continue;
            }

            if (!location && !(value > 0))
            {
                faults.Add(path, ScenarioRules.Text(value), "out of range", allowed);
                whole = false;
            }

            numbers[i] = value;
        }

        if (!whole) return null;
        if (family == DistributionFamily.Triangular && !(numbers[0] < numbers[2] && numbers[0] <= numbers[1] && numbers[1] <= numbers[2]))
        {
            faults.Add(tree.Path, "", "not a triangle", "low <= mode <= high, low < high");
            return null;
        }

        Interval cut = new(low ?? double.NegativeInfinity, high ?? double.PositiveInfinity);
        DistributionSpread spread = new(family, numbers[0], numbers[1], numbers[2], cut);
        if (spread.Low < spread.High && spread.Kept > 1e-6) return spread;
        faults.Add(tree.Path, spread.Text, "less than a millionth of the distribution lies between low and high", "a wider cut");
        return null;
    }

    private static string[] NamesOf(DistributionFamily family) => family switch
    {
        DistributionFamily.Normal => ["mean", "sd"],
        DistributionFamily.Lognormal => ["median", "sdLog"],
        DistributionFamily.Triangular => ["low", "mode", "high"],
        DistributionFamily.Exponential => ["mean"],
        DistributionFamily.Weibull or DistributionFamily.Gamma => ["shape", "scale"],
        DistributionFamily.Beta => ["alpha", "beta"],
        DistributionFamily.StudentT => ["mean", "scale", "freedom"],
    };
}
