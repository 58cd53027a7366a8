using System.Numerics;
using System.Runtime.CompilerServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Integration;

/// <summary>
/// Notices when stability limits the step: h |lambda| from two stages at the same time, as large as the method can bear, fifteen steps
/// running.
/// </summary>
/// <remarks>
/// Hairer, Norsett and Wanner 1993, section IV.2 of volume II (first edition 1991); looked at every 1,000th step (of a method with more
/// stages sooner), and from step to step once it has struck.
/// </remarks>
internal sealed class StiffnessWatch<T>(double stabilityBound)
    where T : unmanaged, ILane<T>
{
    private const int StepsToConvince = 15;
    private const int StepsToForget = 6;

    /// <summary>How many accepted steps pass between two looks, as long as the last one was calm.</summary>
    public int Period { get; private set; } = 1000;

    /// <summary>
    /// Sets the period so that a verdict costs a method of many evaluations a step no more of them than it costs one of six.
    /// </summary>
    /// <param name="stepsOfSix">The period of a method with six evaluations a step.</param>
    /// <param name="evaluationsPerStep">The most evaluations of a step of this method.</param>
    public void SetPeriod(int stepsOfSix, int evaluationsPerStep)
    {
        int most = (6 * (stepsOfSix + StepsToConvince - 1) / evaluationsPerStep) - StepsToConvince + 1;
        // In fifties: what is cut off is room for rejected steps.
        Period = evaluationsPerStep <= 6 ? stepsOfSix : Math.Max(1, most - (most % 50));
    }

    /// <summary>One bit a lane: 1 once stiffness has been found.</summary>
    public uint Stopped { get; private set; }

    public void Forget(int lane) => Stopped &= ~(1u << lane);

    public void Observe(StepCounters[] counters, uint accepted, int dimension, T step, ref T stageState, ref T endState,
        ref T stageDerivative, ref T endDerivative, T time)
    {
        uint due = 0;
        for (uint rest = accepted & ~Stopped; rest != 0; rest &= rest - 1)
        {
            int lane = BitOperations.TrailingZeroCount(rest);
            if (counters[lane].Watching || (counters[lane].Accepted + 1) % Period == 0) due |= 1u << lane;
        }

        if (due == 0) return;
        T numerator = T.Broadcast(0.0);
        T denominator = numerator;
        for (int i = 0; i < dimension; i++)
        {
            T slope = Unsafe.Add(ref endDerivative, i) - Unsafe.Add(ref stageDerivative, i);
            T change = Unsafe.Add(ref endState, i) - Unsafe.Add(ref stageState, i);
            numerator += slope * slope;
            denominator += change * change;
        }

        // h |lambda| > bound, squared: no division, and 0/0 counts as calm.
        T bound = denominator * (stabilityBound * stabilityBound);
        uint stiff = T.Bits(T.LessThan(bound, (step * step) * numerator));
        for (uint rest = due; rest != 0; rest &= rest - 1)
        {
            int lane = BitOperations.TrailingZeroCount(rest);
            Judge(ref counters[lane], lane, (stiff & (1u << lane)) != 0, LaneView<T>.Element(ref time, lane));
        }
    }

    private void Judge(ref StepCounters counter, int lane, bool stiff, double time)
    {
        if (stiff)
        {
            counter.Watching = true;
            counter.CalmSteps = 0;
            if (++counter.StiffSteps < StepsToConvince) return;
            counter.StiffnessTime = time;
            Stopped |= 1u << lane;
        }
        else if (counter.Watching && ++counter.CalmSteps >= StepsToForget)
        {
            counter.Watching = false;
            counter.StiffSteps = counter.CalmSteps = 0;
        }
    }
}
