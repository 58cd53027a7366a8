using System.Runtime.CompilerServices;
using NeuroBalance.Integration;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>
/// Works out a model's graph operation after operation: slower than code that was written for the model, and there for every model.
/// </summary>
/// <typeparam name="T">The lane.</typeparam>
internal sealed class GraphInterpreter<T> : IModelProgram<T>
    where T : unmanaged, ILane<T>
{
    private readonly Instruction[] constants;
    private readonly Part rates, algebra, readouts, compartments;

    // In memory of its own, so that no pack lies across a line of the cache.
    private readonly AlignedBuffer<T> values;

    /// <summary>An interpreter of a model whose parameters are not yet known.</summary>
    public GraphInterpreter(ModelGraph model)
    {
        Graph graph = model.Graph;
        rates = new Part(graph, [.. model.Rates.Select(rate => rate.Node)]);
        algebra = new Part(graph, [.. model.Algebra.Select(line => line.Node)]);
        readouts = new Part(graph, [.. model.Readouts.Select(line => line.Node)]);
        compartments = new Part(graph,
            [.. model.DoseFactors, .. model.ClosedForms.SelectMany(form => (int[])[form.Loss, form.Input, form.Gain])]);
        List<int> all = graph.Needed([.. rates.Results, .. algebra.Results, .. readouts.Results, .. compartments.Results]);
        constants = [.. all.Where(node => graph[node].Level <= Level.Parameter).Select(node => Translate(graph, node))];
        values = new AlignedBuffer<T>(graph.Count);
        for (int node = 0; node < graph.Count; node++)
        {
            if (graph[node].Operation == Operation.Number) values.Span[node] = T.Broadcast(graph[node].Value);
        }
    }

    private readonly record struct Instruction(Operation Operation, int Target, int A, int B, int C);

    // What is worked out together: the operations above parameters that some results need.
    private readonly struct Part(Graph graph, int[] results)
    {
        public readonly int[] Results = results;

        public readonly Instruction[] Instructions =
            [.. graph.Needed(results).Where(node => graph[node].Level > Level.Parameter).Select(node => Translate(graph, node))];
    }

    /// <inheritdoc/>
    public void SetParameters(ReadOnlySpan<T> parameters) => Run(constants, parameters, default, default);

    /// <inheritdoc/>
    public void Rates(ReadOnlySpan<T> inputs, ReadOnlySpan<T> state, Span<T> rates) => Answer(in this.rates, inputs, state, rates);

    /// <inheritdoc/>
    public void Algebra(ReadOnlySpan<T> inputs, ReadOnlySpan<T> state, Span<T> values) => Answer(in algebra, inputs, state, values);

    /// <inheritdoc/>
    public void Readouts(ReadOnlySpan<T> inputs, ReadOnlySpan<T> state, Span<T> values) => Answer(in readouts, inputs, state, values);

    /// <summary>Works out what doses move their compartments by, and the closed forms, whose nodes then have a value.</summary>
    public void Compartments(ReadOnlySpan<T> inputs) => Run(compartments.Instructions, default, inputs, default);

    /// <summary>The value of a node that was worked out.</summary>
    public T Value(int node) => values.Span[node];

    private static Instruction Translate(Graph graph, int node) =>
        new(graph[node].Operation, node, graph[node].A, graph[node].B, graph[node].C);

    private void Answer(in Part part, ReadOnlySpan<T> inputs, ReadOnlySpan<T> state, Span<T> results)
    {
        Run(part.Instructions, default, inputs, state);
        for (int i = 0; i < part.Results.Length; i++)
        {
            results[i] = values.Span[part.Results[i]];
        }
    }

    private void Run(Instruction[] instructions, ReadOnlySpan<T> parameters, ReadOnlySpan<T> inputs, ReadOnlySpan<T> state)
    {
        Span<T> v = values.Span;
        foreach (ref readonly Instruction step in instructions.AsSpan())
        {
            ref T target = ref v[step.Target];
            switch (step.Operation)
            {
                case Operation.Number:
                    break;
                case Operation.Parameter:
                    target = parameters[step.A];
                    break;
                case Operation.Input:
                    target = inputs[step.A];
                    break;
                case Operation.State:
                    target = state[step.A];
                    break;
                case Operation.Negate:
                    target = -v[step.A];
                    break;
                case Operation.Add:
                    target = v[step.A] + v[step.B];
                    break;
                case Operation.Subtract:
                    target = v[step.A] - v[step.B];
                    break;
                case Operation.Multiply:
                    target = v[step.A] * v[step.B];
                    break;
                case Operation.Divide:
                    target = v[step.A] / v[step.B];
                    break;
                case Operation.Exp:
                    target = Exp(v[step.A]);
                    break;
                case Operation.Log:
                    target = Log(v[step.A]);
                    break;
                case Operation.Power:
                    target = Power(v[step.A], v[step.B]);
                    break;
                case Operation.Sqrt:
                    target = T.Sqrt(v[step.A]);
                    break;
                case Operation.Positive:
                    target = PositivePart.Of(v[step.A]);
                    break;
                case Operation.Select:
                    target = T.Select(v[step.A], v[step.B], v[step.C]);
                    break;
                case Operation.Abs:
                    target = T.Abs(v[step.A]);
                    break;
                case Operation.Min:
                    target = T.Min(v[step.A], v[step.B]);
                    break;
                case Operation.Max:
                    target = T.Max(v[step.A], v[step.B]);
                    break;
                case Operation.Less:
                    target = T.LessThan(v[step.A], v[step.B]);
                    break;
                case Operation.LessOrEqual:
                    target = T.LessThanOrEqual(v[step.A], v[step.B]);
                    break;
                case Operation.Equal:
                    target = T.Equal(v[step.A], v[step.B]);
                    break;
                case Operation.And:
                    target = T.And(v[step.A], v[step.B]);
                    break;
                case Operation.Or:
                    target = T.Or(v[step.A], v[step.B]);
                    break;
            }
        }
    }

    // In methods of their own: in one with several exponentials and logarithms the compiler stops inlining the operations of packs.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T Exp(T a) => T.Exp(a);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T Log(T a) => T.Log(a);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T Power(T a, T b) => T.Pow(a, b);
}
