namespace NeuroBalance.Plotting;

/// <summary>A piece of a line of equal value, in indices of the grid.</summary>
/// <param name="FromAcross">Its start on the first axis.</param>
/// <param name="FromUp">Its start on the second axis.</param>
/// <param name="ToAcross">Its end on the first axis.</param>
/// <param name="ToUp">Its end on the second axis.</param>
internal readonly record struct ContourSegment(double FromAcross, double FromUp, double ToAcross, double ToUp);

/// <summary>Lines of equal value over a grid.</summary>
internal static class Contours
{
    /// <summary>
    /// The pieces of the line where the values, taken as linear on triangles about the middle of four neighbours, cross a level.
    /// </summary>
    /// <param name="values">The values, [across, up]; there is no line beside one that is not a number.</param>
    /// <param name="level">The level.</param>
    /// <returns>The pieces in no particular order; together they make the lines.</returns>
    public static IReadOnlyList<ContourSegment> Of(double[,] values, double level)
    {
        List<ContourSegment> found = [];
        for (int i = 0; i + 1 < values.GetLength(0); i++)
        {
            for (int j = 0; j + 1 < values.GetLength(1); j++)
            {
                Corner[] corners = [new(i, j, values[i, j]), new(i + 1, j, values[i + 1, j]), new(i + 1, j + 1, values[i + 1, j + 1]),
                    new(i, j + 1, values[i, j + 1])];
                // A saddle has no line of its own through a square; its middle decides.
                Corner middle = new(i + 0.5, j + 0.5, corners.Average(corner => corner.Value));
                for (int side = 0; side < 4 && double.IsFinite(middle.Value); side++)
                {
                    if (Crossing(corners[side], corners[(side + 1) % 4], middle, level) is { } segment) found.Add(segment);
                }
            }
        }

        return found;
    }

    private static ContourSegment? Crossing(Corner a, Corner b, Corner c, double level)
    {
        List<(double Across, double Up)> points = [];
        foreach ((Corner from, Corner to) in ((Corner, Corner)[])[(a, b), (b, c), (c, a)])
        {
            if (from.Value < level == to.Value < level) continue;
            double share = (level - from.Value) / (to.Value - from.Value);
            points.Add((from.Across + (share * (to.Across - from.Across)), from.Up + (share * (to.Up - from.Up))));
        }

        return points.Count == 2 ? new ContourSegment(points[0].Across, points[0].Up, points[1].Across, points[1].Up) : null;
    }

    private readonly record struct Corner(double Across, double Up, double Value);
}
