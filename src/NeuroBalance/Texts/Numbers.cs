using System.Globalization;

namespace NeuroBalance.Texts;

internal static class Numbers
{
    /// <summary>The shortest text that reads back as the same number, whatever the culture.</summary>
    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
