using System.Runtime.CompilerServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>What lies in one of the guts, in closed form: a compartment that empties linearly.</summary>
/// <remarks>A(t) = r/k + (A(t0) - r/k) exp(-k (t - t0)), with the inflow r and the rate k.</remarks>
public struct GutContent<T>
    where T : unmanaged, ILane<T>
{
    // exp(-200) of a drink is 1e-86 g: nothing, and still far from subnormal numbers.
    private const double Empty = -200.0;

    /// <summary>r/k: what the gut tends to (g).</summary>
    public T Plateau;

    /// <summary>What it held beyond that at <see cref="Since"/> (g).</summary>
    public T Excess;

    /// <summary>The time of the last change (h); minus infinity where nothing is beyond the plateau.</summary>
    public T Since;

    /// <summary>k (1/h).</summary>
    public T AbsorptionRate;

    /// <summary>The rise of the blood level when a gram is absorbed ((g/L)/g); 0 while a clamp holds the level.</summary>
    public T ToBlood;

    /// <summary>The amount at a time not before <see cref="Since"/> (g).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly T AmountAt(T time)
    {
        T exponent = (Since - time) * AbsorptionRate;
        T filled = T.LessThan(T.Broadcast(Empty), exponent);
        // A lane whose gut is empty has the plateau in either branch: skipping the exponential changes no bit.
        return T.Any(filled) ? T.Select(filled, Plateau + (Excess * T.Exp(exponent)), Plateau) : Plateau;
    }
}

/// <summary>Ethanol in both guts in closed form, and what it makes of the ethanol equations.</summary>
/// <remarks>
/// <para>What was drunk with and without a meal empties linearly, each at its own rate. Those decays, not the model, would limit
/// four steps in five. So neither is integrated, and in place of the blood level C the integrator carries all ethanol that
/// has been drunk and not eliminated, as a concentration: X = C + (F Ag + FM Am)/(Vd BW). By the chain rule
/// X' = C' + F/(Vd BW) Ag' + FM/(Vd BW) Am'. A drink moves X by a constant and leaves C, and so every derivative, as it was.</para>
/// <para>While a clamp holds C the guts' ethanol is lost: X is C there, and both <see cref="GutContent{T}.ToBlood"/> are 0.</para>
/// </remarks>
public struct ExactGut<T>
    where T : unmanaged, ILane<T>
{
    /// <summary>What was drunk on an empty stomach: Ag.</summary>
    public GutContent<T> Fasting;

    /// <summary>What was drunk with a meal: Am.</summary>
    public GutContent<T> Meal;

    /// <summary>Turns the integrated state (X in place of C, the guts untouched) into the model's state at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Reveal(T time, ref State<T> state)
    {
        T fasting = Fasting.AmountAt(time);
        T meal = Meal.AmountAt(time);
        state.EthanolGut = fasting;
        state.EthanolMeal = meal;
        state.EthanolBlood = (state.EthanolBlood - (Fasting.ToBlood * fasting)) - (Meal.ToBlood * meal);
    }

    /// <summary>One subject's guts.</summary>
    /// <param name="lane">The subject's lane.</param>
    /// <returns>The guts.</returns>
    public readonly ExactGut<Lane1> Lane(int lane) => Packing.GetLane(in this, lane);

    /// <summary>Puts one subject's guts into a lane.</summary>
    /// <param name="lane">The subject's lane.</param>
    /// <param name="guts">The guts.</param>
    public void SetLane(int lane, in ExactGut<Lane1> guts) => Packing.SetLane(ref this, lane, in guts);
}
