using System.Collections.Immutable;
using NeuroBalance.Integration;
using NeuroBalance.Lanes;
using NeuroBalance.Models;

namespace NeuroBalance;

/// <summary>How accurately to simulate.</summary>
public sealed record SimulationOptions
{
    private static readonly Quantity[] DrugStates =
    [
        Quantity.KetamineCentral, Quantity.KetamineShallow, Quantity.KetamineDeep, Quantity.Norketamine,
        Quantity.BenzodiazepineDepot, Quantity.BenzodiazepinePlasma, Quantity.BenzodiazepineEffect,
    ];

    /// <summary>
    /// The relative tolerances that scenarios and plans may be run with: from what rounding allows to an error of one in a hundred.
    /// </summary>
    public static NumberRange RelativeTolerances { get; } = new(Tolerances.SmallestRelative, 0.01);

    /// <summary>
    /// The absolute tolerances that scenarios and plans may be run with. A naive brain's states are about 1 and a drink raises the
    /// blood level by a tenth of that, so that a tolerance of 0.01 already gives a peak half as high again.
    /// </summary>
    public static NumberRange AbsoluteTolerances { get; } = new(1e-300, 0.001);

    /// <summary>The relative tolerance of a step; 1e-6 by default.</summary>
    public double RelativeTolerance { get; init; } = Tolerances.DefaultRelative;

    /// <summary>The absolute tolerance of a step, in the unit of each state; 1e-9 by default.</summary>
    public double AbsoluteTolerance { get; init; } = Tolerances.DefaultAbsolute;

    private const long UsualSteps = 200_000, StepsPerOccurrence = 100;

    /// <summary>
    /// The most steps of one subject, accepted or not. When absent 200,000, and 100 more for each dose and assessment of its timeline:
    /// what a scenario may hold must also run.
    /// </summary>
    public long? MaxSteps { get; init; }

    /// <summary>
    /// The lane width, 1, 4 or 8; the fastest for the work when absent (see <see cref="Lanes.LaneWidth"/>). Changes speed, never a bit.
    /// </summary>
    public int? LaneWidth { get; init; }

    /// <summary>
    /// States that keep the value they start with (and what doses make of it) whatever their equation says: a thought experiment that takes
    /// one mechanism out.
    /// None by default; ethanol in guts and blood cannot be held this way (an alcohol clamp holds the blood level).
    /// </summary>
    public ImmutableArray<Quantity> HeldStates { get; init; } = [];

    /// <summary>The positions of the held states.</summary>
    /// <exception cref="ArgumentException">One of them is not a state that can be held.</exception>
    internal int[] HeldComponents()
    {
        foreach (Quantity held in HeldStates)
        {
            if (!held.IsState || held.Index >= Quantity.StateCount || TotalEthanol.Replaces(held))
            {
                throw new ArgumentException(
                    $"{held.Name} cannot be held; allowed: any state of the built-in model but EthanolGut, EthanolMeal and EthanolBlood.");
            }
        }

        return [.. HeldStates.Select(held => held.Component)];
    }

    /// <summary>The most steps of a subject with this timeline.</summary>
    internal long StepLimit(Timeline timeline) => MaxSteps ?? (UsualSteps + (StepsPerOccurrence * timeline.Occurrences.Length));

    /// <summary>The control of steps of so many states: those of the built-in model, and what a text adds.</summary>
    internal Integration.StepControl ToStepControl(int states) => new()
    {
        RelativeTolerance = RelativeTolerance,
        AbsoluteTolerance = [AbsoluteTolerance],
        MaxSteps = MaxSteps ?? UsualSteps,
        FlushBelow = FlushSizes(AbsoluteTolerance, states),
    };

    // Far below any tolerance, far above the subnormal numbers that would slow the tail of a decay. A drug of less than the
    // absolute tolerance is none: its distribution and elimination are the fastest processes left, and would hold weeks without it at steps
    // of minutes.
    private static double[] FlushSizes(double absoluteTolerance, int states)
    {
        double[] sizes = new double[states];
        Array.Fill(sizes, 1e-60);
        if (absoluteTolerance > 0)
        {
            sizes[TotalEthanol.Component] = Math.Min(absoluteTolerance, 1e-6);
            foreach (Quantity drug in DrugStates)
            {
                sizes[drug.Component] = Math.Min(absoluteTolerance, 1e-6);
            }
        }

        return sizes;
    }
}
