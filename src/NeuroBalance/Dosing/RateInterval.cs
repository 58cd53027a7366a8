namespace NeuroBalance.Dosing;

/// <summary>A constant rate from a start to an end, h.</summary>
internal readonly record struct RateInterval(
    double Start, double End, double Amount, double AmountPerKilogram, int Source, double SkipAbove = double.PositiveInfinity,
    bool WithMeal = false);

/// <summary>A sum that depends only on its present terms, not on the terms that have come and gone: exactly 0 once every term is
/// 0.</summary>
internal sealed class SumTree
{
    private readonly double[] nodes;
    private readonly int leaves;

    internal SumTree(int terms)
    {
        leaves = 1;
        while (leaves < terms)
        {
            leaves *= 2;
        }

        nodes = new double[2 * leaves];
    }

    internal double Total => nodes[1];

    internal double this[int term]
    {
        set
        {
            int node = leaves + term;
            nodes[node] = value;
            for (node /= 2; node >= 1; node /= 2)
            {
                nodes[node] = nodes[2 * node] + nodes[2 * node + 1];
            }
        }
    }
}

/// <summary>Gives every drink taken over time a slot for its rate, the lowest one that is free.</summary>
internal static class DrinkSlots
{
    /// <summary>Adds the starts and ends of the drinks and returns the number of slots.</summary>
    internal static int Assign(List<RateInterval> drinks, List<Occurrence> occurrences)
    {
        List<RateInterval> inOrder = [.. drinks.Order(Comparer<RateInterval>.Create(
            (a, b) => (a.Start, a.Source, a.End).CompareTo((b.Start, b.Source, b.End))))];
        PriorityQueue<int, double> running = new();
        PriorityQueue<int, int> free = new();
        int slots = 0;
        foreach (RateInterval drink in inOrder)
        {
            while (running.TryPeek(out int ended, out double end) && end <= drink.Start)
            {
                running.Dequeue();
                free.Enqueue(ended, ended);
            }

            int slot = free.Count > 0 ? free.Dequeue() : slots++;
            running.Enqueue(slot, drink.End);
            occurrences.Add(new Occurrence(
                drink.Start, OccurrenceKind.DrinkRateStart, drink.Amount, drink.AmountPerKilogram, drink.SkipAbove, drink.Source,
                    Slot: slot, WithMeal: drink.WithMeal));
            occurrences.Add(new Occurrence(drink.End, OccurrenceKind.DrinkRateEnd, Source: drink.Source, Slot: slot));
        }

        return slots;
    }
}
