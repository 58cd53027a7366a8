


using NeuroBalance.Integration;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>One step of a pack of subjects with its interpolant, in the model's own states.</summary>
/// <typeparam name="T">The lane.</typeparam>
internal readonly ref struct SubjectStep<T>
    where T : unmanaged, ILane<T>
{
    /// <summary>The step as the integrator sees it: X in place of the blood level, nothing in the guts.</summary>
    /// <remarks>A field, because a property would copy it whenever it is looked at.</remarks>
    public readonly Step<T> Integrated;

    private readonly ref readonly ExactGut<T> gut;
    private readonly IAlgebra<T> equations;

    internal SubjectStep(in Step<T> integrated, ref readonly ExactGut<T> gut, IAlgebra<T> equations)
    {
        Integrated = integrated;
        this.gut = ref gut;
        this.equations = equations;
    }

    /// <summary>The guts during the step.</summary>
    public ref readonly ExactGut<T> Gut => ref gut;

    /// <summary>The time at which the step starts (h).</summary>
    public T Start => Integrated.Start;

    /// <summary>The time at which it ends (h); earlier than planned where a trigger cut it.</summary>
    public T End { get; init; }

    /// <summary>The share at which the step ends: 1, or less where it was cut before the end of its interpolant.</summary>
    internal T LastShare => T.Select(T.LessThan(End, Integrated.End), (End - Start) / Integrated.Size, T.Broadcast(1.0));

    /// <summary>All states at a share of the step, the named ones first.</summary>
    /// <param name="theta">0 at the start, 1 at the end.</param>
    /// <param name="states">Takes the model's states, as many as the step has.</param>
    public void At(T theta, Span<T> states)
    {
        Integrated.At(theta, states);
        Gut.Reveal(T.Min(Start + (theta * Integrated.Size), Integrated.End), ref Layout.Name<State<T>, T>(states));
    }

    /// <summary>What follows from states of the step.</summary>
    public IAlgebra<T> Algebra => equations;
}
