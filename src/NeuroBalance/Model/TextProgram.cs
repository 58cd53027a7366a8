using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NeuroBalance.Integration;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>A text's program under the names of the engine: named structs in, flat values through the program, named structs out.</summary>
/// <typeparam name="T">The lane.</typeparam>
internal sealed class TextProgram<T>
    where T : unmanaged, ILane<T>
{
    private readonly RunnableText text;
    private readonly IModelProgram<T> program;

    // In memory of their own, so that no pack lies across a line of the cache.
    private readonly AlignedBuffer<T> parameters, algebra, readouts, flows;
    private bool isFed;

    /// <summary>A program whose subjects are not known yet.</summary>
    /// <param name="text">The text.</param>
    /// <param name="members">How many subjects will be solved with it, or about how many.</param>
    public TextProgram(RunnableText text, long members)
    {
        this.text = text;
        program = ModelPrograms.For<T>(text.Graph, members);
        parameters = new AlignedBuffer<T>(text.Places.Length);
        algebra = new AlignedBuffer<T>(text.Graph.Algebra.Count);
        readouts = new AlignedBuffer<T>(text.Graph.Readouts.Count);
        flows = new AlignedBuffer<T>(text.Dosed.Length);
    }

    /// <summary>From here on the subjects are those with these parameters.</summary>
    public void Know(in Parameters<T> named, ReadOnlySpan<T> added)
    {
        text.Arrange(Flat<Parameters<T>>(in named), added, parameters.Span);
        program.SetParameters(parameters.Span);
    }

    /// <summary>From here on this flows into the states of one subject that doses of the text move.</summary>
    /// <param name="lane">The subject's lane.</param>
    /// <param name="values">By the hour, in the order of <see cref="RunnableText.Dosed"/>.</param>
    public void Feed(int lane, ReadOnlySpan<double> values)
    {
        Span<double> flat = MemoryMarshal.Cast<T, double>(flows.Span);
        for (int i = 0; i < values.Length; i++)
        {
            flat[(i * T.Width) + lane] = values[i];
        }

        isFed = flat.ContainsAnyExcept(0.0);
    }

    /// <summary>The rates of change of all states.</summary>
    public void Rates(in Inputs<T> inputs, ReadOnlySpan<T> states, Span<T> rates)
    {
        program.Rates(Flat<Inputs<T>>(in inputs), states, rates);
        if (!isFed) return;
        for (int i = 0; i < flows.Length; i++)
        {
            // A lane into which nothing flows keeps the bits that it has without the others, the sign of a zero among them.
            T flow = flows.Span[i], alone = rates[text.Dosed[i]];
            rates[text.Dosed[i]] = T.Select(T.Equal(flow, T.Broadcast(0.0)), alone, alone + flow);
        }
    }

    /// <summary>The algebra, as far as every model reports it.</summary>
    public void Signals(in Inputs<T> inputs, ReadOnlySpan<T> states, ref Signals<T> s)
    {
        program.Algebra(Flat<Inputs<T>>(in inputs), states, algebra.Span);
        foreach ((Quantity quantity, int line) in text.Signals)
        {
            quantity.Place(ref s) = algebra.Span[line];
        }
    }

    /// <summary>The clinical scales.</summary>
    public void Readouts(in Inputs<T> inputs, ReadOnlySpan<T> states, ref Readouts<T> values)
    {
        program.Readouts(Flat<Inputs<T>>(in inputs), states, readouts.Span);
        foreach ((Quantity quantity, int line) in text.Readouts)
        {
            quantity.Place(ref values) = readouts.Span[line];
        }
    }

    /// <summary>A line that the text adds: one of the algebra, or a read-out.</summary>
    public T Line(in Inputs<T> inputs, Quantity quantity, ReadOnlySpan<T> states)
    {
        (bool isReadout, int line) = text.LineOf(quantity);
        if (isReadout)
        {
            program.Readouts(Flat<Inputs<T>>(in inputs), states, readouts.Span);
            return readouts.Span[line];
        }

        program.Algebra(Flat<Inputs<T>>(in inputs), states, algebra.Span);
        return algebra.Span[line];
    }

    private static ReadOnlySpan<T> Flat<TFields>(in TFields fields)
        where TFields : unmanaged => Layout.Flatten<TFields, T>(ref Unsafe.AsRef(in fields));
}
