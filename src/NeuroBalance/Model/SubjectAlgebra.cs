using NeuroBalance.Integration;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>The algebra of a pack of subjects whose parameters may change.</summary>
/// <typeparam name="T">The lane.</typeparam>
internal abstract class SubjectAlgebra<T> : IAlgebra<T>
    where T : unmanaged, ILane<T>
{
    /// <summary>The algebra of a structure of adaptation; its subjects are not known yet.</summary>
    public static SubjectAlgebra<T> Of(AdaptationStructure structure) => StructureEquations.Use(structure, new Maker());

    /// <summary>From here on the subjects are those with these parameters.</summary>
    public abstract void Know(in Parameters<T> parameters);

    /// <inheritdoc/>
    public abstract void Signals(in State<T> y, out Signals<T> s);

    /// <inheritdoc/>
    public abstract Readouts<T> Readouts(in State<T> y, in Signals<T> s);

    private sealed class Maker : IStructureWork<T, SubjectAlgebra<T>>
    {
        public SubjectAlgebra<T> With<TEquations>(AdaptationStructure structure)
            where TEquations : unmanaged, IEquations<TEquations, T> => new Algebra<TEquations>();
    }

    private sealed class Algebra<TEquations> : SubjectAlgebra<T>
        where TEquations : unmanaged, IEquations<TEquations, T>
    {
        // Packs are in aligned memory of their own, so that no vector straddles two cache lines.
        private readonly AlignedBuffer<TEquations>? aligned = T.Width > 1 ? new(1) : null;
        private TEquations single;

        private ref TEquations Equations => ref aligned is null ? ref single : ref aligned.First;

        public override void Know(in Parameters<T> parameters) => Equations = TEquations.Of(in parameters);

        public override void Signals(in State<T> y, out Signals<T> s) => Equations.Signals(in y, out s);

        public override Readouts<T> Readouts(in State<T> y, in Signals<T> s) => Equations.Readouts(in y, in s);
    }
}
