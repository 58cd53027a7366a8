using System.ComponentModel;

namespace NeuroBalance;

/// <summary>The valid name that a mistyped one most likely meant.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NearestName
{
    /// <summary>The candidate with the fewest edits to <paramref name="text"/>, or null when none is near enough to be helpful.</summary>
    /// <remarks>
    /// An edit inserts, deletes or changes a character or swaps two neighbours; upper and lower case count as equal. A name with
    /// a dot may also be meant by the part after its last dot. Near enough is two edits, or a third of the length of the text if that is
    /// more. The
    /// earlier candidate wins a tie.
    /// </remarks>
    public static string? Find(string text, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(candidates);
        string? best = null;
        int bestDistance = Math.Max(2, text.Length / 3) + 1;
        foreach (string candidate in candidates)
        {
            int distance = Distance(text, candidate);
            int dot = candidate.LastIndexOf('.');
            if (dot >= 0 && !text.Contains('.', StringComparison.Ordinal))
            {
                distance = Math.Min(distance, Distance(text, candidate[(dot + 1)..]));
            }

            // A name that shares nothing with the text is no suggestion, however short both are.
            if (distance < bestDistance && distance < text.Length)
            {
                best = candidate;
                bestDistance = distance;
            }
        }

        return best;
    }

    /// <summary>The number of edits between two texts: optimal string alignment, ignoring case.</summary>
    public static int Distance(string left, string right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        int width = right.Length + 1;
        int[] beforeLast = new int[width];
        int[] last = new int[width];
        int[] current = new int[width];
        for (int j = 0; j < width; j++)
        {
            last[j] = j;
        }

        for (int i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j < width; j++)
            {
                int change = Same(left[i - 1], right[j - 1]) ? 0 : 1;
                int edits = Math.Min(Math.Min(last[j] + 1, current[j - 1] + 1), last[j - 1] + change);
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                {
                    edits = Math.Min(edits, beforeLast[j - 2] + 1);
                }

                current[j] = edits;
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[width - 1];
    }

    private static bool Same(char left, char right) => char.ToUpperInvariant(left) == char.ToUpperInvariant(right);
}
