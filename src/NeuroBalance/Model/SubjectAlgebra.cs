using NeuroBalance.Integration;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>The algebra of a pack of subjects whose parameters may change.</summary>
/// <typeparam name="T">The lane.</typeparam>
internal abstract class SubjectAlgebra<T> : IAlgebra<T>
    where T : unmanaged, ILane<T>
{
    /// <summary>The algebra of some equations; its subjects are not known yet.</summary>
    public static SubjectAlgebra<T> Of(EquationSet set) => EquationSets.Use(set, new Maker());

    /// <summary>One subject's values of the parameters that the text adds, for the next call of <see cref="Know"/>.</summary>
    public abstract void SetAdded(int lane, ReadOnlySpan<double> values);

    /// <summary>From here on the subjects are those with these parameters.</summary>
    public abstract void Know(in Parameters<T> parameters);

    /// <inheritdoc/>
    public abstract void Signals(ReadOnlySpan<T> states, out Signals<T> s);

    /// <inheritdoc/>
    public abstract Readouts<T> Readouts(ReadOnlySpan<T> states, in Signals<T> s);

    /// <inheritdoc/>
    public abstract T Line(Quantity quantity, ReadOnlySpan<T> states);

    private sealed class Maker : IEquationWork<T, SubjectAlgebra<T>>
    {
        public SubjectAlgebra<T> With<TEquations>(EquationSource<T> source)
            where TEquations : unmanaged, IEquations<TEquations, T> => new Algebra<TEquations>(source);
    }

    private sealed class Algebra<TEquations>(EquationSource<T> source) : SubjectAlgebra<T>
        where TEquations : unmanaged, IEquations<TEquations, T>
    {
        // Packs are in aligned memory of their own, so that no vector straddles two cache lines.
        private readonly AlignedBuffer<TEquations>? aligned = T.Width > 1 ? new(1) : null;
        private TEquations single;

        private ref TEquations Equations => ref aligned is null ? ref single : ref aligned.First;

        public override void SetAdded(int lane, ReadOnlySpan<double> values) => source.SetAdded(lane, values);

        public override void Know(in Parameters<T> parameters) => Equations = TEquations.Of(in parameters, source);

        public override void Signals(ReadOnlySpan<T> states, out Signals<T> s) => TEquations.Signals(ref Equations, states, out s);

        public override Readouts<T> Readouts(ReadOnlySpan<T> states, in Signals<T> s) =>
            TEquations.Readouts(ref Equations, states, in s);

        public override T Line(Quantity quantity, ReadOnlySpan<T> states) => TEquations.Line(ref Equations, quantity, states);
    }
}
