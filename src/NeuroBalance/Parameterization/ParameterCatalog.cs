using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using NeuroBalance.Lanes;
using NeuroBalance.Models;
using NeuroBalance.Parameterization;
using NeuroBalance.Texts;

namespace NeuroBalance;

/// <summary>The table of all parameters: the only home of default values and of their provenance.</summary>
/// <remarks>Read once from parameters.json, which is part of the assembly, and compared with the fields of
/// <see cref="Parameters{T}"/>.</remarks>
public static class ParameterCatalog
{
    private static readonly ParameterInfo[] Rows = ParameterTable.Read(Resource(), ParameterKeys.All);

    private static readonly FrozenDictionary<string, ParameterInfo> ByKey =
        Rows.ToFrozenDictionary(row => row.Key, StringComparer.Ordinal);

    /// <summary>All parameters, in the order of the fields.</summary>
    public static IReadOnlyList<ParameterInfo> All { get; } = Array.AsReadOnly(Rows);

    /// <summary>The default value of every parameter.</summary>
    public static Parameters<double> Defaults { get; } = CollectDefaults();

    /// <summary>SHA-256 of the canonical table, in lower-case hexadecimal: a fingerprint for manifests.</summary>
    /// <remarks>Canonical is one line a row, LF at its end, fields in the order of <see cref="ParameterInfo"/> with a tab between, numbers
    /// in their shortest form; the layout of the file does not matter, nor do the words of what a parameter is.</remarks>
    public static string Hash { get; } = ComputeHash(Rows);

    /// <summary>The parameters of a model: those of the table with the values of its text, then those that the text adds.</summary>
    /// <param name="model">A text that scenarios can be run with; the built-in model when null.</param>
    /// <returns>The parameters; the position of each is its <see cref="ParameterInfo.Index"/>.</returns>
    /// <exception cref="ModelException">Scenarios cannot be run with the text; lists what stands in the way.</exception>
    public static IReadOnlyList<ParameterInfo> Of(Model? model) => ParameterRows.Of(model).All;

    /// <summary>The parameter of exactly this key, or null.</summary>
    public static ParameterInfo? Find(string key) => ByKey.GetValueOrDefault(key);

    /// <summary>The key most like a mistyped one, or null when none is near.</summary>
    public static string? Nearest(string key) => NearestName.Find(key, ParameterKeys.All);

    internal static string ComputeHash(IEnumerable<ParameterInfo> rows)
    {
        StringBuilder text = new();
        foreach (ParameterInfo row in rows)
        {
            text.AppendJoin(
                '\t',
                row.Key,
                row.Symbol,
                Numbers.Text(row.Value),
                row.Unit,
                Numbers.Text(row.Low),
                Numbers.Text(row.High),
                row.Distribution,
                row.Evidence,
                row.Source,
                row.Note,
                row.Minimum is double minimum ? Numbers.Text(minimum) : "",
                row.Maximum is double maximum ? Numbers.Text(maximum) : "",
                row.ExclusiveMinimum ? "exclusive" : "",
                row.ExclusiveMaximum ? "exclusive" : "").Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static Parameters<double> CollectDefaults()
    {
        Parameters<double> defaults = default;
        Span<double> flat = Layout.Flatten<Parameters<double>, double>(ref defaults);
        foreach (ParameterInfo row in Rows)
        {
            flat[row.Index] = row.Value;
        }

        return defaults;
    }

    private static byte[] Resource()
    {
        const string Name = "NeuroBalance.Parameterization.parameters.json";
        using Stream stream = typeof(ParameterCatalog).Assembly.GetManifestResourceStream(Name)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {Name}.");
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
