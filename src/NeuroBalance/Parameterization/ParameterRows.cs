using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using NeuroBalance.Lanes;
using NeuroBalance.Models;
using NeuroBalance.Texts;

namespace NeuroBalance.Parameterization;

/// <summary>The parameters of a model: those of the table, with the values of its text, then those that its text adds.</summary>
internal sealed class ParameterRows
{
    private const string NoSource = "the text of the model";

    private static readonly ConditionalWeakTable<Model, ParameterRows> Known = [];

    private readonly FrozenDictionary<string, ParameterInfo> byKey;

    private ParameterRows(Model? model, IEnumerable<ParameterInfo> rows)
    {
        Model = model;
        All = [.. rows];
        byKey = All.ToFrozenDictionary(row => row.Key, StringComparer.Ordinal);
        Keys = [.. All.Select(row => row.Key)];
        Parameters<double> defaults = default;
        Span<double> flat = Layout.Flatten<Parameters<double>, double>(ref defaults);
        for (int i = 0; i < flat.Length; i++)
        {
            flat[i] = All[i].Value;
        }
        Defaults = defaults;
        Added = [.. All.Skip(flat.Length).Select(row => row.Value)];
    }

    /// <summary>The parameters of the built-in model.</summary>
    public static ParameterRows BuiltIn { get; } = new(null, ParameterCatalog.All);

    /// <summary>The text, where there is one.</summary>
    public Model? Model { get; }

    /// <summary>All parameters; the position of each is its index.</summary>
    public ImmutableArray<ParameterInfo> All { get; }

    /// <summary>Their keys.</summary>
    public ImmutableArray<string> Keys { get; }

    /// <summary>The defaults of those that every model has.</summary>
    public Parameters<double> Defaults { get; }

    /// <summary>The defaults of those that the text adds.</summary>
    public ImmutableArray<double> Added { get; }

    /// <summary>The parameters of a text; of the built-in model where there is none.</summary>
    /// <param name="model">A text that scenarios can be run with, or null.</param>
    public static ParameterRows Of(Model? model) => model is null ? BuiltIn : Known.GetValue(model, static one => new(one, Read(one.Runs)));

    /// <summary>The parameter of exactly this key, or null.</summary>
    public ParameterInfo? Find(string key) => byKey.GetValueOrDefault(key);

    /// <summary>The key most like a mistyped one, or null when none is near.</summary>
    public string? Nearest(string key) => NearestName.Find(key, Keys);

    /// <summary>What to say of a key that no parameter has.</summary>
    public string NoSuch(string key) =>
        $"there is no parameter '{key}'" + (Nearest(key) is { } nearest ? $". Did you mean {nearest}?" : "");

    private static IEnumerable<ParameterInfo> Read(RunnableText text)
    {
        Dictionary<string, ParameterRow> own = text.Graph.Document.Parameters.ToDictionary(row => row.Key, StringComparer.Ordinal);
        IEnumerable<ParameterInfo> table = ParameterCatalog.All.Select(info =>
            own.TryGetValue(info.Key, out ParameterRow? row) && (row.Value != info.Value || row.Low != info.Low || row.High != info.High)
                ? info with { Value = row.Value, Low = row.Low, High = row.High, Evidence = Evidence.Assumed, Source = NoSource }
                : info);
        return table.Concat(text.Added.Select((row, i) => new ParameterInfo(ParameterCatalog.All.Count + i, row.Key, row.Symbol.Text,
            row.Value, row.UnitText, row.Low, row.High, SpreadOf(row), Evidence.Assumed, NoSource, "", null, null, false, false)
        {
            Description = $"{row.Symbol.Text} in the text of the model",
        }));
    }

    // A range that does not reach 0 is taken in ratios, as those of the table are.
    private static Spread SpreadOf(ParameterRow row) =>
        row.Low == row.High ? Spread.Fixed : row.Low > 0 ? Spread.Lognormal : Spread.Uniform;
}
