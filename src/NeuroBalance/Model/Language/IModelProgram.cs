using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>A model's operations, ready to be worked out for a pack of subjects: what stands between the engine and an evaluator.</summary>
/// <remarks>
/// Each call is a whole answer and depends on no other call but the last <see cref="SetParameters"/>. One thread at a time uses a program.
/// Nothing is allocated.
/// </remarks>
/// <typeparam name="T">The lane.</typeparam>
internal interface IModelProgram<T>
    where T : unmanaged, ILane<T>
{
    /// <summary>From here on the subjects are those with these parameters.</summary>
    /// <param name="parameters">Values in the order of <see cref="ModelDocument.Parameters"/>.</param>
    void SetParameters(ReadOnlySpan<T> parameters);

    /// <summary>The rates of change by the hour.</summary>
    /// <param name="inputs">What acts on the subjects, in the order of <see cref="ModelDocument.Inputs"/>.</param>
    /// <param name="state">The states, in the order of <see cref="ModelDocument.States"/>.</param>
    /// <param name="rates">To be filled, in the order of the states.</param>
    void Rates(ReadOnlySpan<T> inputs, ReadOnlySpan<T> state, Span<T> rates);

    /// <summary>The values of the lines of algebra and equations that are no rates.</summary>
    /// <param name="inputs">What acts on the subjects, in the order of <see cref="ModelDocument.Inputs"/>.</param>
    /// <param name="state">The states, in the order of <see cref="ModelDocument.States"/>.</param>
    /// <param name="values">To be filled, in the order of <see cref="ModelGraph.Algebra"/>.</param>
    void Algebra(ReadOnlySpan<T> inputs, ReadOnlySpan<T> state, Span<T> values);

    /// <summary>The values of the read-outs.</summary>
    /// <param name="inputs">What acts on the subjects, in the order of <see cref="ModelDocument.Inputs"/>.</param>
    /// <param name="state">The states, in the order of <see cref="ModelDocument.States"/>.</param>
    /// <param name="values">To be filled, in the order of <see cref="ModelGraph.Readouts"/>.</param>
    void Readouts(ReadOnlySpan<T> inputs, ReadOnlySpan<T> state, Span<T> values);
}
