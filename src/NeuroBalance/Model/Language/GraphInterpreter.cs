using NeuroBalance.Integration;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>
/// Works out a model's graph operation after operation: slower than code that was written for the model, and there for every model.
/// </summary>
/// <typeparam name="T">The lane.</typeparam>
internal sealed class GraphInterpreter<T>
    where T : unmanaged, ILane<T>
{
    private readonly Instruction[] constants;
    private readonly Instruction[] rates;
    private readonly Instruction[] readouts;
    private readonly int[] rateNodes;

    // In memory of its own, so that no pack lies across a line of the cache.
    private readonly AlignedBuffer<T> values;

    /// <summary>An interpreter of a model whose parameters are not yet known.</summary>
    public GraphInterpreter(ModelGraph model)
    {
        Graph graph = model.Graph;
        rateNodes = [.. model.Rates.Select(rate => rate.Node)];
        List<int> forRates = graph.Needed(rateNodes);
        List<int> all =
            graph.Needed([.. rateNodes, .. model.Algebra.Select(line => line.Node), .. model.Readouts.Select(line => line.Node),
            .. model.DoseFactors,
            .. model.ClosedForms.SelectMany(form => (int[])[form.Loss, form.Input, form.Gain])]);
        HashSet<int> needed = [.. forRates];
        constants = [.. all.Where(node => graph[node].Level <= Level.Parameter).Select(Translate)];
        rates = [.. forRates.Where(node => graph[node].Level > Level.Parameter).Select(Translate)];
        readouts = [.. all.Where(node => graph[node].Level > Level.Parameter && !needed.Contains(node)).Select(Translate)];
        values = new AlignedBuffer<T>(graph.Count);
        for (int node = 0; node < graph.Count; node++)
        {
            if (graph[node].Operation == Operation.Number) values.Span[node] = T.Broadcast(graph[node].Value);
        }

        Instruction Translate(int node) => new(graph[node].Operation, node, graph[node].A, graph[node].B, graph[node].C);
    }

    private readonly record struct Instruction(Operation Operation, int Target, int A, int B, int C);

    /// <summary>Works out what depends on parameters alone.</summary>
    public void SetParameters(ReadOnlySpan<T> parameters) => Run(constants, parameters, default, default);

    /// <summary>The rates at a state.</summary>
    public void Rates(ReadOnlySpan<T> inputs, ReadOnlySpan<T> state, Span<T> rate)
    {
        Run(rates, default, inputs, state);
        for (int i = 0; i < rateNodes.Length; i++)
        {
            rate[i] = values.Span[rateNodes[i]];
        }
    }

    /// <summary>Works out what no rate needs, at the state whose rates were worked out last.</summary>
    public void Readouts(ReadOnlySpan<T> inputs, ReadOnlySpan<T> state) => Run(readouts, default, inputs, state);

    /// <summary>The value of a node that was worked out.</summary>
    public T Value(int node) => values.Span[node];

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
                case Operation.Exp or Operation.Log or Operation.Power or Operation.Sqrt:
                    target = Costly(step.Operation, v[step.A], v[step.B]);
                    break;
                case Operation.Positive:
                    target = PositivePart.Of(v[step.A]);
                    break;
                case Operation.Select:
                    target = T.Select(v[step.A], v[step.B], v[step.C]);
                    break;
                case Operation.Abs or Operation.Min or Operation.Max or Operation.Less or Operation.LessOrEqual or Operation.Equal
                    or Operation.And or Operation.Or:
                    target = Graph.Apply(step.Operation, v[step.A], v[step.B], v[step.B]);
                    break;
            }
        }
    }

    // In a method of its own: one with everything in it is more than the compiler keeps in registers.
    private static T Costly(Operation operation, T a, T b) => Graph.Apply(operation, a, b, b);
}
