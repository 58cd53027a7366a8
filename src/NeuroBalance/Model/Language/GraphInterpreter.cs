using NeuroBalance.Integration;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>
/// Works out a model's graph batch after batch of equal operations: slower than code that was written for the model, and there for every
/// model.
/// </summary>
/// <typeparam name="T">The lane.</typeparam>
internal sealed class GraphInterpreter<T> : IModelProgram<T>
    where T : unmanaged, ILane<T>
{
    private readonly InterpreterPlan plan;
    private readonly BatchProgram<T> constants, rates, algebra, readouts, compartments;

    // In memory of its own, so that no pack lies across a line of the cache.
    private readonly AlignedBuffer<T> values;

    /// <summary>An interpreter of a model whose parameters are not yet known.</summary>
    public GraphInterpreter(ModelGraph model)
    {
        plan = model.InterpreterPlan;
        values = new AlignedBuffer<T>(Math.Max(1, plan.Room));
        constants = new BatchProgram<T>(plan.Constants);
        rates = new BatchProgram<T>(plan.Rates);
        algebra = new BatchProgram<T>(plan.Algebra);
        readouts = new BatchProgram<T>(plan.Readouts);
        compartments = new BatchProgram<T>(plan.Compartments);
        foreach ((int place, double value) in plan.Numbers)
        {
            values.Span[place] = T.Broadcast(value);
        }
    }

    /// <inheritdoc/>
    public void SetParameters(ReadOnlySpan<T> parameters)
    {
        Copy(parameters, plan.Parameters, plan.Inputs - plan.Parameters);
        constants.Run(ref values.First);
    }

    /// <inheritdoc/>
    public void Rates(ReadOnlySpan<T> inputs, ReadOnlySpan<T> state, Span<T> rates) => Answer(this.rates, inputs, state, rates);

    /// <inheritdoc/>
    public void Algebra(ReadOnlySpan<T> inputs, ReadOnlySpan<T> state, Span<T> values) => Answer(algebra, inputs, state, values);

    /// <inheritdoc/>
    public void Readouts(ReadOnlySpan<T> inputs, ReadOnlySpan<T> state, Span<T> values) => Answer(readouts, inputs, state, values);

    /// <summary>Works out what doses move their compartments by, and the closed forms, whose nodes then have a value.</summary>
    public void Compartments(ReadOnlySpan<T> inputs)
    {
        Take(inputs);
        compartments.Run(ref values.First);
    }

    /// <summary>The value of a node that depends on parameters alone, or that <see cref="Compartments"/> has worked out.</summary>
    public T Value(int node) => values.Span[plan[node]];

    private void Answer(BatchProgram<T> program, ReadOnlySpan<T> inputs, ReadOnlySpan<T> state, Span<T> results)
    {
        Take(inputs);
        Copy(state, plan.States, plan.StateCount);
        program.Run(ref values.First);
        program.Read(ref values.First, results);
    }

    private void Take(ReadOnlySpan<T> inputs) => Copy(inputs, plan.Inputs, plan.States - plan.Inputs);

    private void Copy(ReadOnlySpan<T> table, int place, int count) => table[..count].CopyTo(values.Span[place..]);
}
