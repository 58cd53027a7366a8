using System.Text;
using NeuroBalance.Texts;

namespace NeuroBalance;

/// <summary>Whether a parameter may have a value.</summary>
public enum ParameterVerdict
{
    /// <summary>Plausible.</summary>
    Fine,

    /// <summary>Possible, but outside the plausible range: a warning.</summary>
    Implausible,

    /// <summary>Not a finite number, or outside what the equations allow: a fault.</summary>
    Impossible,

    /// <summary>There is no such parameter: a fault.</summary>
    UnknownKey,
}

/// <summary>What a check of one override found.</summary>
/// <param name="Key">The key as it was given.</param>
/// <param name="Value">The value as it was given.</param>
/// <param name="Verdict">Whether it is fine.</param>
/// <param name="Message">What is wrong; empty when nothing is.</param>
/// <param name="Allowed">What would be right; empty when nothing is wrong.</param>
/// <param name="Nearest">The nearest valid key of an unknown one; absent when none is near.</param>
public sealed record ParameterCheck(string Key, double Value, ParameterVerdict Verdict, string Message, string Allowed,
    string? Nearest = null)
{
    /// <summary>Whether the override cannot be used.</summary>
    public bool IsFault => Verdict is ParameterVerdict.Impossible or ParameterVerdict.UnknownKey;

    /// <summary>Whether the override can be used but is unlikely.</summary>
    public bool IsWarning => Verdict is ParameterVerdict.Implausible;

    /// <summary>One sentence with key, value, what is allowed and the nearest key.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        text.Append(Key).Append(" = ").Append(Numbers.Text(Value));
        if (Message.Length > 0)
        {
            text.Append(": ").Append(Message);
        }

        if (Allowed.Length > 0)
        {
            text.Append("; allowed: ").Append(Allowed);
        }

        if (Nearest is not null)
        {
            text.Append(". Did you mean ").Append(Nearest).Append('?');
        }

        return text.ToString();
    }
}
