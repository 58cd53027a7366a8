using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using NeuroBalance.Lanes;
using NeuroBalance.Models;
using NeuroBalance.Parameterization;

namespace NeuroBalance;

/// <summary>One subject's parameters: the defaults and what was changed. Every change passes the same gate.</summary>
/// <remarks>Immutable; a change gives a new set. Two sets are equal when all their values are.</remarks>
public sealed class ParameterSet : IEquatable<ParameterSet>
{
    private readonly Parameters<double> values;

    /// <summary>Changes values by their names.</summary>
    /// <param name="values">The values, each in the unit of the table.</param>
    public delegate void Change(ref Parameters<double> values);

    private ParameterSet(ParameterRows rows, in Parameters<double> values, ImmutableArray<double> added)
    {
        Rows = rows;
        this.values = values;
        Added = added;
        ImmutableArray<NamedValue>.Builder overrides = ImmutableArray.CreateBuilder<NamedValue>();
        ImmutableArray<ParameterCheck>.Builder warnings = ImmutableArray.CreateBuilder<ParameterCheck>();
        foreach (ParameterInfo info in rows.All)
        {
            double value = ValueOf(info);
            if (!value.Equals(info.Value))
            {
                overrides.Add(new NamedValue(info.Key, value));
                ParameterCheck check = Check(info, value);
                if (check.IsWarning)
                {
                    warnings.Add(check);
                }
            }
        }

        Overrides = overrides.ToImmutable();
        Warnings = warnings.ToImmutable();
    }

    /// <summary>Every parameter at its default.</summary>
    public static ParameterSet Default { get; } = new(ParameterRows.BuiltIn, ParameterCatalog.Defaults, []);

    /// <summary>The text whose parameters they are; null for those of the built-in model.</summary>
    public Model? Model => Rows.Model;

    /// <summary>The parameters that there are.</summary>
    internal ParameterRows Rows { get; }

    /// <summary>The values of those that the text adds, in its order.</summary>
    internal ImmutableArray<double> Added { get; }

    /// <summary>The values as named fields.</summary>
    public Parameters<double> Values => values;

    /// <summary>What differs from the defaults, in the order of the table.</summary>
    public ImmutableArray<NamedValue> Overrides { get; }

    /// <summary>The overrides outside their plausible range, in the order of the table.</summary>
    public ImmutableArray<ParameterCheck> Warnings { get; }

    /// <summary>Every parameter of a model at its default.</summary>
    /// <param name="model">A text that scenarios can be run with; its values go before those of the table.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ModelException">Scenarios cannot be run with the text; lists what stands in the way.</exception>
    public static ParameterSet Of(Model model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Of(ParameterRows.Of(model));
    }

    /// <summary>The value of one parameter.</summary>
    /// <exception cref="ParameterException">There is no such parameter; the message names the nearest one.</exception>
    public double this[string key] => ValueOf(Rows.Find(key) ?? throw new ParameterException(Rows.NoSuch(key)));

    /// <summary>What is wrong with an override, if anything; never throws for a bad one, so that all faults can be told at once.</summary>
    public static ParameterCheck Check(string key, double value)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Check(ParameterRows.BuiltIn, key, value);
    }

    /// <summary>What is wrong with an override of a parameter of some model.</summary>
    internal static ParameterCheck Check(ParameterRows rows, string key, double value) =>
        rows.Find(key) is { } info ? Check(info, value) : Unknown(rows, key, value);

    /// <summary>The defaults of some parameters.</summary>
    internal static ParameterSet Of(ParameterRows rows) =>
        rows == ParameterRows.BuiltIn ? Default : new ParameterSet(rows, rows.Defaults, rows.Added);

    /// <summary>This set with one value changed.</summary>
    /// <exception cref="ParameterException">There is no such parameter, or the equations do not allow the value.</exception>
    public ParameterSet With(string key, double value)
    {
        ParameterCheck check = Check(Rows, key, value);
        if (check.IsFault)
        {
            throw new ParameterException(check);
        }

        int index = Rows.Find(key)!.Index;
        Parameters<double> changed = values;
        Span<double> flat = Layout.Flatten<Parameters<double>, double>(ref changed);
        if (index >= flat.Length) return new ParameterSet(Rows, in values, Added.SetItem(index - flat.Length, value));
        flat[index] = value;
        return new ParameterSet(Rows, in changed, Added);
    }

    /// <summary>This set with values changed by name: <c>With((ref p) => p.Nmda.EthanolIc50 = 40)</c>.</summary>
    /// <exception cref="ParameterException">The equations do not allow a value; all such values are in the message.</exception>
    public ParameterSet With(Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        Parameters<double> changed = values;
        change(ref changed);
        return From(Rows, in changed, Added);
    }

    /// <summary>The set of these values.</summary>
    /// <exception cref="ParameterException">The equations do not allow a value; all such values are in the message.</exception>
    public static ParameterSet From(in Parameters<double> values) => From(ParameterRows.BuiltIn, in values, []);

    private static ParameterSet From(ParameterRows rows, in Parameters<double> values, ImmutableArray<double> added)
    {
        ParameterSet set = new(rows, in values, added);
        List<ParameterCheck> faults = [];
        foreach (ParameterInfo info in rows.All)
        {
            ParameterCheck check = Check(info, set.ValueOf(info));
            if (check.IsFault)
            {
                faults.Add(check);
            }
        }

        if (faults.Count == 0) return set;
        throw faults.Count == 1 ? new ParameterException(faults[0]) : new ParameterException(string.Join(Environment.NewLine, faults));
    }

    /// <summary>The whole set with the provenance of every value, as JSON: an object with the hash of the table and one row a
    /// parameter.</summary>
    public string ToJson()
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            writer.WriteStartObject();
            writer.WriteString("tableHash", ParameterCatalog.Hash);
            writer.WriteStartArray("parameters");
            foreach (ParameterInfo info in Rows.All)
            {
                ParameterJson.Write(writer, info, ValueOf(info));
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>The set that <see cref="ToJson"/> wrote; only keys and values are read, the provenance is the table's own.</summary>
    /// <exception cref="JsonException">The text is not such JSON.</exception>
    /// <exception cref="ParameterException">A key is unknown or a value not allowed; all such are in the message.</exception>
    public static ParameterSet FromJson(string json)
    {
        Parameters<double> read = ParameterCatalog.Defaults;
        Span<double> flat = Layout.Flatten<Parameters<double>, double>(ref read);
        List<ParameterCheck> faults = [];
        foreach ((string key, double value) in ParameterJson.Read(json))
        {
            ParameterCheck check = Check(key, value);
            if (check.IsFault)
            {
                faults.Add(check);
            }
            else
            {
                flat[ParameterCatalog.Find(key)!.Index] = value;
            }
        }

        return faults.Count == 0 ? new ParameterSet(ParameterRows.BuiltIn, in read, [])
            : throw new ParameterException(string.Join(Environment.NewLine, faults));
    }

    /// <inheritdoc/>
    public bool Equals(ParameterSet? other) =>
        other is not null && Model?.Hash == other.Model?.Hash && Overrides.AsSpan().SequenceEqual(other.Overrides.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ParameterSet);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (NamedValue change in Overrides)
        {
            hash.Add(change);
        }

        return hash.ToHashCode();
    }

    private static ParameterCheck Check(ParameterInfo info, double value)
    {
        if (!double.IsFinite(value))
        {
            return new ParameterCheck(info.Key, value, ParameterVerdict.Impossible, "not a finite number", info.AllowedText);
        }

        if (!info.Allows(value))
        {
            return new ParameterCheck(info.Key, value, ParameterVerdict.Impossible, "the equations do not allow this value",
                info.AllowedText);
        }

        return info.IsPlausible(value)
            ? new ParameterCheck(info.Key, value, ParameterVerdict.Fine, "", "")
            : new ParameterCheck(info.Key, value, ParameterVerdict.Implausible, $"outside the plausible range {info.PlausibleText}",
                info.AllowedText);
    }

    private double ValueOf(ParameterInfo info)
    {
        Parameters<double> copy = values;
        ReadOnlySpan<double> flat = Layout.Flatten<Parameters<double>, double>(ref copy);
        return info.Index < flat.Length ? flat[info.Index] : Added[info.Index - flat.Length];
    }

    private static ParameterCheck Unknown(ParameterRows rows, string key, double value) => new(
        key, value, ParameterVerdict.UnknownKey, $"there is no parameter '{key}'", "a key of the parameter table", rows.Nearest(key));
}
