using System.Globalization;

namespace NeuroBalance.Benchmarks;

/// <summary>Options as pairs of --name and value.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> values = [];

    public Arguments(ReadOnlySpan<string> words)
    {
        if (words.Length % 2 != 0) throw new ArgumentException($"'{words[^1]}' has no value.");
        for (int i = 0; i < words.Length; i += 2)
        {
            if (!words[i].StartsWith("--", StringComparison.Ordinal)) throw new ArgumentException($"'{words[i]}' is not an option.");
            values[words[i][2..]] = words[i + 1];
        }
    }

    public string Text(string name, string otherwise) => values.GetValueOrDefault(name, otherwise);

    public int Int(string name, int otherwise) =>
        values.TryGetValue(name, out string? text) ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : otherwise;

    public double Double(string name, double otherwise) =>
        values.TryGetValue(name, out string? text) ? double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) : otherwise;
}
