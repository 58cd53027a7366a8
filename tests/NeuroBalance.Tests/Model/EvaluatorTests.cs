using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NeuroBalance.Lanes;
using NeuroBalance.Models;
using NeuroBalance.Simulation;
using NeuroBalance.Tests.House;
using Xunit;

namespace NeuroBalance.Tests.Models;

/// <summary>What evaluates a model: the same bits, whoever does it and however many side by side.</summary>
public class EvaluatorTests
{
    /// <summary>An evaluator of texts; the generated code of the package is what both are held against.</summary>
    public enum Evaluator
    {
        /// <summary>Operation after operation.</summary>
        Interpreter,

        /// <summary>Machine code that is made at run time.</summary>
        RuntimeCode,
    }

    public static TheoryData<Evaluator, int, AdaptationStructure> All => [.. from evaluator in Enum.GetValues<Evaluator>()
                                                                             from lanes in LaneWidth.Supported.ToArray()
                                                                             from structure in Enum.GetValues<AdaptationStructure>()
                                                                             select (evaluator, lanes, structure)];

    public static TheoryData<Evaluator, int> Widths =>
        [.. from evaluator in Enum.GetValues<Evaluator>() from lanes in LaneWidth.Supported.ToArray() select (evaluator, lanes)];

    [Theory, MemberData(nameof(All))]
    public void Rates_algebra_and_read_outs_have_the_bits_of_the_generated_code(Evaluator evaluator, int lanes,
        AdaptationStructure structure) => Assert.True(lanes switch
        {
            1 => EquationSets.Use(structure, new SameBits<Lane1>(evaluator)),
            4 => EquationSets.Use(structure, new SameBits<Lane4>(evaluator)),
            _ => EquationSets.Use(structure, new SameBits<Lane8>(evaluator)),
        });

    [Theory, MemberData(nameof(Widths))]
    public void Rates_of_any_text_have_the_bits_of_one_operation_after_the_other(Evaluator evaluator, int lanes)
    {
        for (int seed = 0; seed < 12; seed++)
        {
            ModelGraph model = ModelGraph.Read(RandomModel.Text(seed), "model.md", _ => null);
            if (lanes == 1) SameAsGraph<Lane1>(evaluator, model, seed);
            else if (lanes == 4) SameAsGraph<Lane4>(evaluator, model, seed);
            else SameAsGraph<Lane8>(evaluator, model, seed);
        }
    }

    [Fact(Explicit = true), Trait("Category", "Drill")]
    public void A_thousand_random_texts_have_the_bits_of_one_operation_after_the_other()
    {
        for (int seed = 100; seed < 1100; seed++)
        {
            ModelGraph model = ModelGraph.Read(RandomModel.Text(seed), "model.md", _ => null);
            SameAsGraph<Lane4>(Evaluator.RuntimeCode, model, seed);
            SameAsGraph<Lane4>(Evaluator.Interpreter, model, seed);
        }
    }

    [Theory, MemberData(nameof(Widths))]
    public void An_evaluation_allocates_nothing(Evaluator evaluator, int lanes)
    {
        long bytes = lanes == 1 ? Allocated<Lane1>(evaluator) : lanes == 4 ? Allocated<Lane4>(evaluator) : Allocated<Lane8>(evaluator);
        Assert.Equal(0, bytes);
    }

    private static IModelProgram<T> Program<T>(Evaluator evaluator, ModelGraph model)
        where T : unmanaged, ILane<T> => evaluator switch
        {
            Evaluator.Interpreter => new GraphInterpreter<T>(model),
            Evaluator.RuntimeCode => new RuntimeProgram<T>(model, new RuntimeCode<T>(model)),
        };

    private static long Allocated<T>(Evaluator evaluator)
        where T : unmanaged, ILane<T>
    {
        ModelGraph model = ModelText.Graph;
        IModelProgram<T> program = Program<T>(evaluator, model);
        program.SetParameters([.. model.Document.Parameters.Select(row => T.Broadcast(row.Value))]);
        T[] state = [.. model.Document.States.Select(row => T.Broadcast(row.Initial))];
        T[] inputs = new T[model.Document.Inputs.Count], rates = new T[state.Length];
        return Allocation.Least(() => Allocation.Of(() =>
        {
            for (int i = 0; i < 100; i++)
            {
                program.Rates(inputs, state, rates);
            }
        }));
    }

    // A third way to the same numbers: every node by itself, one lane at a time.
    private static void SameAsGraph<T>(Evaluator evaluator, ModelGraph model, int seed)
        where T : unmanaged, ILane<T>
    {
        IModelProgram<T> program = Program<T>(evaluator, model);
        double[] parameters = [.. model.Document.Parameters.Select(row => row.Value)];
        program.SetParameters([.. parameters.Select(T.Broadcast)]);
        int n = model.Rates.Count;
        var rates = new T[n];
        foreach (double[][] states in RandomModel.States(seed, n, 40 * T.Width).Chunk(T.Width))
        {
            T[] state = [.. Enumerable.Range(0, n).Select(i => T.Load([.. states.Select(one => one[i])]))];
            double[] input = [seed % 3];
            program.Rates([T.Broadcast(input[0])], state, rates);
            for (int lane = 0; lane < T.Width; lane++)
            {
                double[] values = ByNodes(model.Graph, parameters, input, states[lane]);
                for (int i = 0; i < n; i++)
                {
                    double expected = values[model.Rates[i].Node], found = MemoryMarshal.Cast<T, double>(rates.AsSpan(i, 1))[lane];
                    Assert.True(Bits(expected) == Bits(found), $"text {seed}, state {i}, lane {lane}: {expected:R} and {found:R}");
                }
            }
        }
    }

    private static double[] ByNodes(Graph graph, double[] parameters, double[] inputs, double[] state)
    {
        double[] values = new double[graph.Count];
        for (int node = 0; node < values.Length; node++)
        {
            Node n = graph[node];
            values[node] = n.Operation switch
            {
                Operation.Number => n.Value,
                Operation.Parameter => parameters[n.A],
                Operation.Input => inputs[n.A],
                Operation.State => state[n.A],
                _ => Graph.Evaluate(n.Operation, values[n.A], values[n.B], values[n.C]),
            };
        }

        return values;
    }

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(double.IsNaN(value) ? double.NaN : value);

    private sealed class SameBits<T>(Evaluator evaluator) : IEquationWork<T, bool>
        where T : unmanaged, ILane<T>
    {
        public bool With<TEquations>(EquationSource<T> source)
            where TEquations : unmanaged, IEquations<TEquations, T>
        {
            ModelGraph model = ModelText.Structures.First(one => one.Structure == source.Set.Structure).Model;
            IModelProgram<T> values = Program<T>(evaluator, model);
            T[] algebra = new T[model.Algebra.Count], scales = new T[model.Readouts.Count];
            var interpreted = new T[model.Rates.Count];
            foreach (Subject[] pack in EquationBitsTests.Hostile(seed: 31, 1000).Chunk(T.Width))
            {
                Parameters<T> parameters = default;
                Inputs<T> inputs = default;
                State<T> state = default;
                for (int lane = 0; lane < T.Width; lane++)
                {
                    Packing.SetLane(ref parameters, lane, pack[lane].Parameters);
                    Packing.SetLane(ref inputs, lane, pack[lane].Inputs);
                    Packing.SetLane(ref state, lane, pack[lane].State);
                }

                TEquations equations = TEquations.Of(in parameters, source);
                equations.Acting = inputs;
                Workspace<T> workspace = default;
                equations.Derivatives(in state, ref workspace, out State<T> rates);
                equations.Signals(in state, out Signals<T> signals);
                Readouts<T> readouts = equations.Readouts(in state, in signals);
                values.SetParameters(Layout.Flatten<Parameters<T>, T>(ref parameters));
                values.Rates(Layout.Flatten<Inputs<T>, T>(ref inputs), Layout.Flatten<State<T>, T>(ref state), interpreted);
                values.Algebra(Layout.Flatten<Inputs<T>, T>(ref inputs), Layout.Flatten<State<T>, T>(ref state), algebra);
                values.Readouts(Layout.Flatten<Inputs<T>, T>(ref inputs), Layout.Flatten<State<T>, T>(ref state), scales);
                Same(interpreted, Layout.Flatten<State<T>, T>(ref rates));
                Same(algebra, [.. model.Algebra.Select(line => Field(signals, line.Name))]);
                Same(scales.Where((_, i) => model.Readouts[i].Named?.Reported == true), Layout.Flatten<Readouts<T>, T>(ref readouts));
            }

            return true;
        }

        private static T Field(Signals<T> signals, string name) => (T)typeof(Signals<T>).GetField(name)!.GetValue(signals)!;

        private static void Same(IEnumerable<T> expected, ReadOnlySpan<T> actual)
        {
            T[] values = [.. expected];
            Assert.Equal([.. MemoryMarshal.Cast<T, double>(values.AsSpan()).ToArray().Select(Bits)],
                MemoryMarshal.Cast<T, double>(actual).ToArray().Select(Bits).ToArray());
        }
    }
}
