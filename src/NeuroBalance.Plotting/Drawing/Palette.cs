using ScottPlot;

namespace NeuroBalance.Plotting;

/// <summary>
/// The colours of Okabe and Ito (2008), which people with any colour vision can tell apart. A quantity keeps its colour in every figure.
/// </summary>
internal static class Palette
{
    public static readonly Color Orange = Color.FromHex("#E69F00");
    public static readonly Color SkyBlue = Color.FromHex("#56B4E9");
    public static readonly Color Green = Color.FromHex("#009E73");
    public static readonly Color Yellow = Color.FromHex("#F0E442");
    public static readonly Color Blue = Color.FromHex("#0072B2");
    public static readonly Color Vermilion = Color.FromHex("#D55E00");
    public static readonly Color Purple = Color.FromHex("#CC79A7");
    public static readonly Color Black = Color.FromHex("#000000");

    public static readonly Color Paper = Color.FromHex("#FFFFFF");
    public static readonly Color Ink = Color.FromHex("#222222");
    public static readonly Color Quiet = Color.FromHex("#5A5A5A");
    public static readonly Color Grid = Color.FromHex("#E3E3E3");
    public static readonly Color Frame = Color.FromHex("#8C8C8C");
    public static readonly Color Focus = Color.FromHex("#F3F3F3");

    /// <summary>A colour between two.</summary>
    /// <param name="from">The colour at 0.</param>
    /// <param name="to">The colour at 1.</param>
    /// <param name="share">How far from the first to the second, 0 to 1.</param>
    public static Color Mixed(Color from, Color to, double share)
    {
        byte Mix(byte a, byte b) => (byte)Math.Round(a + (share * (b - a)));
        return new Color(Mix(from.R, to.R), Mix(from.G, to.G), Mix(from.B, to.B));
    }
}
