using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using NeuroBalance.Lanes;
using NeuroBalance.Models;
using NeuroBalance.Parameterization;

namespace NeuroBalance;

/// <summary>Changes a struct in place.</summary>
/// <typeparam name="T">The struct.</typeparam>
/// <param name="value">What to change.</param>
public delegate void RefAction<T>(ref T value)
    where T : struct;

/// <summary>A value that differs from its default.</summary>
/// <param name="Key">The parameter's key.</param>
/// <param name="Value">The value, in the unit of the table.</param>
public readonly record struct ParameterOverride(string Key, double Value);

/// <summary>One subject's parameters: the defaults and what was changed. Every change passes the same gate.</summary>
/// <remarks>Immutable; a change gives a new set. Two sets are equal when all their values are.</remarks>
public sealed class ParameterSet : IEquatable<ParameterSet>
{
    private readonly Parameters<double> values;

    private ParameterSet(in Parameters<double> values)
    {
        this.values = values;
        Parameters<double> copy = values;
        ReadOnlySpan<double> flat = Layout.Flatten<Parameters<double>, double>(ref copy);
        ImmutableArray<ParameterOverride>.Builder overrides = ImmutableArray.CreateBuilder<ParameterOverride>();
        ImmutableArray<ParameterCheck>.Builder warnings = ImmutableArray.CreateBuilder<ParameterCheck>();
        foreach (ParameterInfo info in ParameterCatalog.All)
        {
            double value = flat[info.Index];
            if (!value.Equals(info.Value))
            {
                overrides.Add(new ParameterOverride(info.Key, value));
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
    public static ParameterSet Default { get; } = new(ParameterCatalog.Defaults);

    /// <summary>The values as named fields.</summary>
    public Parameters<double> Values => values;

    /// <summary>What differs from the defaults, in the order of the table.</summary>
    public ImmutableArray<ParameterOverride> Overrides { get; }

    /// <summary>The overrides outside their plausible range, in the order of the table.</summary>
    public ImmutableArray<ParameterCheck> Warnings { get; }

    /// <summary>The value of one parameter.</summary>
    /// <exception cref="ParameterException">There is no such parameter; the message names the nearest one.</exception>
    public double this[string key]
    {
        get
        {
            ParameterInfo info = ParameterCatalog.Find(key) ?? throw new ParameterException(UnknownText(key));
            Parameters<double> copy = values;
            return Layout.Flatten<Parameters<double>, double>(ref copy)[info.Index];
        }
    }

    /// <summary>What is wrong with an override, if anything; never throws for a bad one, so that all faults can be told at once.</summary>
    public static ParameterCheck Check(string key, double value)
    {
        ArgumentNullException.ThrowIfNull(key);
        return ParameterCatalog.Find(key) is ParameterInfo info ? Check(info, value) : Unknown(key, value);
    }

    /// <summary>This set with one value changed.</summary>
    /// <exception cref="ParameterException">There is no such parameter, or the equations do not allow the value.</exception>
    public ParameterSet With(string key, double value)
    {
        ParameterCheck check = Check(key, value);
        if (check.IsFault)
        {
            throw new ParameterException(check);
        }

        Parameters<double> changed = values;
        Layout.Flatten<Parameters<double>, double>(ref changed)[ParameterCatalog.Find(key)!.Index] = value;
        return new ParameterSet(in changed);
    }

    /// <summary>This set with values changed by name: <c>With((ref p) => p.Nmda.EthanolIc50 = 40)</c>.</summary>
    /// <exception cref="ParameterException">The equations do not allow a value; all such values are in the message.</exception>
    public ParameterSet With(RefAction<Parameters<double>> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        Parameters<double> changed = values;
        change(ref changed);
        return From(in changed);
    }

    /// <summary>The set of these values.</summary>
    /// <exception cref="ParameterException">The equations do not allow a value; all such values are in the message.</exception>
    public static ParameterSet From(in Parameters<double> values)
    {
        Parameters<double> copy = values;
        ReadOnlySpan<double> flat = Layout.Flatten<Parameters<double>, double>(ref copy);
        List<ParameterCheck> faults = [];
        foreach (ParameterInfo info in ParameterCatalog.All)
        {
            ParameterCheck check = Check(info, flat[info.Index]);
            if (check.IsFault)
            {
                faults.Add(check);
            }
        }

        if (faults.Count == 0) return new ParameterSet(in copy);
        throw faults.Count == 1 ? new ParameterException(faults[0]) : new ParameterException(string.Join(Environment.NewLine, faults));
    }

    /// <summary>The whole set with the provenance of every value, as JSON: an object with the hash of the table and one row a
    /// parameter.</summary>
    public string ToJson()
    {
        Parameters<double> copy = values;
        ReadOnlySpan<double> flat = Layout.Flatten<Parameters<double>, double>(ref copy);
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            writer.WriteStartObject();
            writer.WriteString("tableHash", ParameterCatalog.Hash);
            writer.WriteStartArray("parameters");
            foreach (ParameterInfo info in ParameterCatalog.All)
            {
                ParameterJson.Write(writer, info, flat[info.Index]);
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

        return faults.Count == 0 ? new ParameterSet(in read) : throw new ParameterException(string.Join(Environment.NewLine, faults));
    }

    /// <inheritdoc/>
    public bool Equals(ParameterSet? other) => other is not null && Overrides.AsSpan().SequenceEqual(other.Overrides.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ParameterSet);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (ParameterOverride change in Overrides)
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

    private static string UnknownText(string key) =>
        $"there is no parameter '{key}'" + (ParameterCatalog.Nearest(key) is string nearest ? $". Did you mean {nearest}?" : "");

    private static ParameterCheck Unknown(string key, double value) => new(
        key, value, ParameterVerdict.UnknownKey, $"there is no parameter '{key}'", "a key of the parameter table",
            ParameterCatalog.Nearest(key));
}
