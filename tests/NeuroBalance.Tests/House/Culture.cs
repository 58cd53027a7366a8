using System.Globalization;

namespace NeuroBalance.Tests.House;

/// <summary>
/// The cultures that tests ask for; a runtime that has none (globalization-invariant mode) skips such a test and says so.
/// </summary>
internal static class Culture
{
    private static readonly bool NoneButInvariant = CultureInfo.GetCultures(CultureTypes.AllCultures).Length <= 1;

    /// <summary>The culture of a name; where the runtime has cultures at all, a missing one is an error.</summary>
    /// <param name="name">Such as de-DE.</param>
    public static CultureInfo Named(string name)
    {
        Assert.SkipWhen(NoneButInvariant && name.Length > 0, $"The runtime runs without cultures, so there is no {name}.");
        return CultureInfo.GetCultureInfo(name);
    }
}
