using System.Runtime.CompilerServices;
using NeuroBalance.Integration;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>Ethanol in the gut in closed form, and what it makes of the ethanol equations.</summary>
/// <remarks>
/// <para>The gut empties linearly: Ag(t) = re/ka + (Ag(t0) - re/ka) exp(-ka (t - t0)). That decay, not the model, would limit
/// four steps in five. So Ag is not integrated, and in place of the blood level C the integrator carries all ethanol that
/// has been drunk and not eliminated, as a concentration: X = C + F Ag/(Vd BW). By the chain rule X' = C' + F/(Vd BW) Ag'.
/// A drink moves X by a constant and leaves C, and so every derivative, as it was.</para>
/// <para>While a clamp holds C the gut's ethanol is lost: X is C there, and <see cref="ToBlood"/> is 0.</para>
/// </remarks>
public struct ExactGut<T>
    where T : unmanaged, ILane<T>
{
    // exp(-200) of a drink is 1e-86 g: nothing, and still far from subnormal numbers.
    private const double Empty = -200.0;

    /// <summary>re/ka: what the gut tends to (g).</summary>
    public T Plateau;

    /// <summary>What it held beyond that at <see cref="Since"/> (g).</summary>
    public T Excess;

    /// <summary>The time of the last change (h).</summary>
    public T Since;

    /// <summary>ka (1/h).</summary>
    public T AbsorptionRate;

    /// <summary>F/(Vd BW): the rise of the blood level when a gram is absorbed ((g/L)/g); 0 while a clamp holds the level.</summary>
    public T ToBlood;

    /// <summary>Ag at a time not before <see cref="Since"/> (g).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly T AmountAt(T time)
    {
        T exponent = (Since - time) * AbsorptionRate;
        T filled = T.LessThan(T.Broadcast(Empty), exponent);
        // A lane whose gut is empty has the plateau in either branch: skipping the exponential changes no bit.
        return T.Any(filled) ? T.Select(filled, Plateau + (Excess * T.Exp(exponent)), Plateau) : Plateau;
    }

    /// <summary>Turns the integrated state (X in place of C, the gut untouched) into the model's state at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Reveal(T time, ref State<T> state)
    {
        T amount = AmountAt(time);
        state.EthanolGut = amount;
        state.EthanolBlood -= ToBlood * amount;
    }

    /// <summary>One subject's gut.</summary>
    public readonly ExactGut<Lane1> Lane(int lane)
    {
        ExactGut<T> copy = this;
        return new ExactGut<Lane1>
        {
            Plateau = new Lane1(LaneView<T>.Element(ref copy.Plateau, lane)),
            Excess = new Lane1(LaneView<T>.Element(ref copy.Excess, lane)),
            Since = new Lane1(LaneView<T>.Element(ref copy.Since, lane)),
            AbsorptionRate = new Lane1(LaneView<T>.Element(ref copy.AbsorptionRate, lane)),
            ToBlood = new Lane1(LaneView<T>.Element(ref copy.ToBlood, lane)),
        };
    }

    /// <summary>Puts one subject's gut into a lane.</summary>
    public void SetLane(int lane, in ExactGut<Lane1> gut)
    {
        LaneView<T>.Element(ref Plateau, lane) = gut.Plateau.Value;
        LaneView<T>.Element(ref Excess, lane) = gut.Excess.Value;
        LaneView<T>.Element(ref Since, lane) = gut.Since.Value;
        LaneView<T>.Element(ref AbsorptionRate, lane) = gut.AbsorptionRate.Value;
        LaneView<T>.Element(ref ToBlood, lane) = gut.ToBlood.Value;
    }
}
