using System.Globalization;
using System.Text;

namespace NeuroBalance.Explorer;

/// <summary>A curve of few letters: no point that nobody would miss, and each as its distance from the one before.</summary>
internal static class PolyLine
{
    // A unit of the picture on a large screen, in pixels, and how far a curve may lie from itself there.
    private const double Across = 0.7, Down = 0.13, Unseen = 0.3;

    /// <summary>The points that a line needs to pass all others unseen closely (Ramer 1972, Douglas and Peucker 1973).</summary>
    /// <param name="points">Points in units of the picture, from left to right.</param>
    public static (double X, double Y)[] Thinned((double X, double Y)[] points)
    {
        bool[] kept = new bool[points.Length];
        kept[0] = kept[^1] = true;
        Stack<(int First, int Last)> open = new([(0, points.Length - 1)]);
        while (open.TryPop(out (int First, int Last) part))
        {
            (int farthest, double most) = (0, Unseen);
            for (int i = part.First + 1; i < part.Last; i++)
            {
                double away = Distance(points[i], points[part.First], points[part.Last]);
                if (away <= most) continue;
                (farthest, most) = (i, away);
            }

            if (farthest == 0) continue;
            kept[farthest] = true;
            open.Push((part.First, farthest));
            open.Push((farthest, part.Last));
        }

        return [.. points.Where((_, i) => kept[i])];
    }

    /// <summary>The points as the data of a path, rounded to whole units.</summary>
    /// <param name="points">Points in units of the picture.</param>
    public static string Path((double X, double Y)[] points)
    {
        StringBuilder path = new();
        (int x, int y) = (0, 0);
        foreach ((double nextX, double nextY) in points)
        {
            (int toX, int toY) = ((int)Math.Round(nextX), (int)Math.Round(nextY));
            if (path.Length > 0 && (toX, toY) == (x, y)) continue;
            path.Append(path.Length == 0 ? "m" : toX < x ? "" : " ").Append((toX - x).ToString(CultureInfo.InvariantCulture));
            path.Append(toY < y ? "" : " ").Append((toY - y).ToString(CultureInfo.InvariantCulture));
            (x, y) = (toX, toY);
        }

        return path.ToString();
    }

    private static double Distance((double X, double Y) point, (double X, double Y) from, (double X, double Y) to)
    {
        (double x, double y) = (Across * (point.X - from.X), Down * (point.Y - from.Y));
        (double alongX, double alongY) = (Across * (to.X - from.X), Down * (to.Y - from.Y));
        double length = (alongX * alongX) + (alongY * alongY);
        double share = length == 0 ? 0 : Math.Clamp(((x * alongX) + (y * alongY)) / length, 0, 1);
        (double offX, double offY) = (x - (share * alongX), y - (share * alongY));
        return Math.Sqrt((offX * offX) + (offY * offY));
    }
}
