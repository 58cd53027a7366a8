using System.Reflection;
using ScottPlot;
using SkiaSharp;

namespace NeuroBalance.Plotting;

/// <summary>The DejaVu Sans that this assembly carries, so that text looks the same on every machine, also on one without fonts.</summary>
internal sealed class EmbeddedFonts : IFontResolver
{
    public const string Family = "DejaVu Sans";

    private static readonly Lazy<bool> Registration = new(() =>
    {
        Fonts.FontResolvers.Insert(0, new EmbeddedFonts());
        Fonts.Default = Family;
        Fonts.Sans = Family;
        return true;
    });

    /// <summary>The upright face.</summary>
    public static SKTypeface Regular { get; } = Load("DejaVuSans.ttf");

    /// <summary>The bold face.</summary>
    public static SKTypeface Bold { get; } = Load("DejaVuSans-Bold.ttf");

    /// <summary>Makes the plotting library use these faces for all text. May be called any number of times.</summary>
    public static void Register() => _ = Registration.Value;

    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        weight >= FontWeight.SemiBold ? Bold : Regular;

    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) => bold ? Bold : Regular;

    private static SKTypeface Load(string file)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Fonts." + file)
            ?? throw new InvalidOperationException($"The assembly does not contain {file}.");
        using SKData data = SKData.Create(stream);
        return SKTypeface.FromData(data) ?? throw new InvalidOperationException($"{file} is not a font.");
    }
}
