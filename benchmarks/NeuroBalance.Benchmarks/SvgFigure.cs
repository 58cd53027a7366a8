using System.Globalization;
using System.Text;

namespace NeuroBalance.Benchmarks;

/// <summary>
/// Panels side by side, each with one line and the numbers at its points; across logarithmic, upwards too where the numbers differ much.
/// </summary>
internal sealed class SvgFigure(int panels)
{
    private const int PanelWidth = 330, PanelHeight = 300, Left = 62, Right = 22, Top = 34, Bottom = 52;

    private readonly StringBuilder body = new();
    private int drawn;

    public string Text => string.Create(CultureInfo.InvariantCulture, $"""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {panels * PanelWidth} {PanelHeight}" font-family="DejaVu Sans, Arial, sans-serif" font-size="12">
        <rect width="100%" height="100%" fill="white"/>
        {body}</svg>

        """);

    public void Panel(string across, string title, (double X, double Y)[] points)
    {
        double left = (drawn++ * PanelWidth) + Left, right = left + PanelWidth - Left - Right, bottom = PanelHeight - Bottom;
        double lowX = points.Min(p => p.X), highX = Math.Max(points.Max(p => p.X), 2 * lowX);
        // Little differences are shown from 0, large ones over whole powers of ten: a flat line looks flat either way.
        bool linear = points.Max(p => p.Y) < 5 * points.Min(p => p.Y);
        double step = Nice(points.Max(p => p.Y) / 4);
        double lowY = linear ? 0 : Math.Pow(10, Math.Floor(Math.Log10(points.Min(p => p.Y))));
        double highY = linear ? step * Math.Ceiling(1.15 * points.Max(p => p.Y) / step)
            : Math.Pow(10, Math.Ceiling(Math.Log10(points.Max(p => p.Y) * 1.5)));
        Append($"<text x=\"{left}\" y=\"18\" font-weight=\"bold\">{title}</text>");
        Append($"<text x=\"{(left + right) / 2}\" y=\"{PanelHeight - 12}\" text-anchor=\"middle\">{across}</text>");
        Append($"<path d=\"M{left} {Top}V{bottom}H{right}\" fill=\"none\" stroke=\"#444\"/>");
        for (double mark = lowY; mark <= highY * 1.001; mark = linear ? mark + step : mark * 10)
        {
            Append($"<path d=\"M{left} {Y(mark):F1}H{right}\" stroke=\"#ddd\"/><text x=\"{left - 6}\" y=\"{Y(mark) + 4:F1}\" text-anchor=\"end\">{mark:G4}</text>");
        }

        foreach ((double x, double _) in points)
        {
            Append($"<text x=\"{X(x):F1}\" y=\"{bottom + 17}\" text-anchor=\"middle\">{Name(x)}</text>");
        }
        Append($"<polyline fill=\"none\" stroke=\"#0072b2\" stroke-width=\"2\" points=\"{string.Join(' ', points.Select(p => FormattableString.Invariant($"{X(p.X):F1},{Y(p.Y):F1}")))}\"/>");
        foreach ((double x, double y) in points)
        {
            Append($"<circle cx=\"{X(x):F1}\" cy=\"{Y(y):F1}\" r=\"4\" fill=\"#0072b2\"/><text x=\"{X(x):F1}\" y=\"{Y(y) - 10:F1}\" text-anchor=\"middle\" stroke=\"white\" stroke-width=\"4\" paint-order=\"stroke\">{y:G3}</text>");
        }

        double X(double value) => left + 16 + ((right - left - 32) * Math.Log(value / lowX) / Math.Log(highX / lowX));

        double Y(double value) => bottom - ((bottom - Top) * (linear ? value / highY : Math.Log(value / lowY) / Math.Log(highY / lowY)));
    }

    // The next of 1, 2, 5, 10, ... above.
    private static double Nice(double value)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(value)));
        return power * (value <= power ? 1 : value <= 2 * power ? 2 : value <= 5 * power ? 5 : 10);
    }

    private static string Name(double value) => value < 1000 ? value.ToString("G4", CultureInfo.InvariantCulture) : value < 1e6
        ? (value / 1e3).ToString("G4", CultureInfo.InvariantCulture) + "k" : (value / 1e6)
        .ToString("G4", CultureInfo.InvariantCulture) + "M";

    private void Append(FormattableString line) => body.Append(FormattableString.Invariant(line)).Append('\n');
}
