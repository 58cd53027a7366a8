using NeuroBalance.Statistics;

namespace NeuroBalance.Sweeps;

/// <summary>Random one-at-a-time trajectories on a grid (Morris 1991): each row of a trajectory moves one more factor by delta.</summary>
/// <remarks>
/// With groups each row moves one more group (Campolongo, Cariboni and Saltelli 2007), every factor of it up or down by itself.
/// More trajectories leave those that there are as they are.
/// </remarks>
internal sealed class MorrisTrajectories : IDesign
{
    private readonly ulong seed;
    private readonly long trajectories;
    private readonly FactorGroups groups;

    /// <summary>A design.</summary>
    /// <param name="trajectories">How many.</param>
    /// <param name="dimensions">The number of factors.</param>
    /// <param name="levels">The levels of the grid, an even number.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="groups">The number of each factor's group, from 0; each factor by itself when absent.</param>
    public MorrisTrajectories(long trajectories, int dimensions, int levels = 4, ulong seed = 1, IReadOnlyList<int>? groups = null)
    {
        this.groups = new FactorGroups(dimensions, groups);
        ArgumentOutOfRangeException.ThrowIfLessThan(trajectories, 1);
        if (levels < 2 || levels % 2 != 0) throw new ArgumentOutOfRangeException(nameof(levels), levels, "The number of levels is even.");
        (this.trajectories, Dimensions, Levels, this.seed) = (trajectories, dimensions, levels, seed);
    }

    /// <summary>The levels of the grid.</summary>
    public int Levels { get; }

    /// <summary>The step of a factor, as a share of its range: p / (2 (p - 1)) for p levels.</summary>
    public double Delta => DeltaFor(Levels);

    /// <summary>The rows of a trajectory: one more than there are factors, or groups of them.</summary>
    public int RowsPerTrajectory => groups.Count + 1;

    /// <inheritdoc/>
    public long Count => trajectories * RowsPerTrajectory;

    /// <inheritdoc/>
    public int Dimensions { get; }

    /// <summary>The step of a grid of so many levels.</summary>
    public static double DeltaFor(int levels) => levels / (2.0 * (levels - 1));

    /// <inheritdoc/>
    public void Point(long row, Span<double> point)
    {
        (long trajectory, long step) = Math.DivRem(row, RowsPerTrajectory);
        Span<double> keys = stackalloc double[groups.Count];
        for (int group = 0; group < keys.Length; group++)
        {
            keys[group] = Draw(trajectory, 3 * group);
        }
        for (int i = 0; i < Dimensions; i++)
        {
            // The place of a group in the random order is the number of keys below its own.
            int turn = 0;
            foreach (double other in keys)
            {
                turn += other < keys[groups.Of(i)] ? 1 : 0;
            }
            int half = Levels / 2;
            int start = (int)(Draw(trajectory, (3 * i) + 1) * half);
            bool rises = Draw(trajectory, (3 * i) + 2) < 0.5;
            bool moved = turn < step;
            point[i] = (double)(rises == moved ? start + half : start) / (Levels - 1);
        }
    }

    private double Draw(long trajectory, int index) => Philox4x32.Uniform(seed, RandomStream.Trajectory, trajectory, index);
}
