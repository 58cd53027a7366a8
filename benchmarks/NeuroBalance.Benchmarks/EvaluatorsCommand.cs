using System.Diagnostics;
using System.Globalization;
using NeuroBalance.Dosing;
using NeuroBalance.Integration;
using NeuroBalance.Lanes;
using NeuroBalance.Models;

namespace NeuroBalance.Benchmarks;

/// <summary>
/// One evaluation of the model's rates by the generated code, by code that is made at run time and by the interpreter, in turn and in one
/// run, so that their ratio means something on a busy machine.
/// </summary>
internal static class EvaluatorsCommand
{
    private const int EvaluationsOfARound = 20_000;

    public static int Run(Arguments arguments)
    {
        int rounds = arguments.Int("rounds", 60);
        Console.WriteLine("| state | lanes | generated ns | run time | interpreter | code made in ms |");
        Console.WriteLine("|---|---|---|---|---|---|");
        State<double> drinking = Simulator.Run(Scenarios.Get("dependence")).StateAt(1438);
        State<double> treated = drinking with { KetamineCentral = 0.2, Norketamine = 0.1, BenzodiazepineEffect = 80 };
        foreach ((string name, State<double> state) in (IEnumerable<(string, State<double>)>)
            [("alcohol alone", drinking), ("with ketamine and benzodiazepine", treated)])
        {
            Measure<Lane1>(name, state, rounds);
            Measure<Lane4>(name, state, rounds);
            Measure<Lane8>(name, state, rounds);
        }

        return 0;
    }

    private static void Measure<T>(string name, State<double> at, int rounds)
        where T : unmanaged, ILane<T>
    {
        ModelGraph model = Model.AlcoholBalance.Graph;
        Parameters<T> parameters = Packing.Broadcast<T>(ParameterCatalog.Defaults);
        Span<T> flat = Layout.Flatten<Parameters<T>, T>(ref parameters);
        GraphInterpreter<T> interpreter = new(model);
        interpreter.SetParameters(flat);
        long started = Stopwatch.GetTimestamp();
        RuntimeCode<T> code = new(model);
        RuntimeProgram<T> program = new(model, code);
        program.SetParameters(flat);
        AlignedBuffer<State<T>> states = new(2);
        states.Span[0] = Packing.Broadcast<T>(at);
        T[] inputs = new T[model.Document.Inputs.Count];
        Once(program, inputs, states);
        double made = Stopwatch.GetElapsedTime(started).TotalMilliseconds;

        Generated<T> generated = new(parameters);
        double[][] times = [new double[rounds], new double[rounds], new double[rounds]];
        for (int round = -3; round < rounds; round++)
        {
            double[] taken = [Time(() => generated.Rates(states)), Time(() => Once(program, inputs, states)),
                Time(() => Once(interpreter, inputs, states))];
            for (int i = 0; round >= 0 && i < taken.Length; i++)
            {
                times[i][round] = taken[i];
            }
        }

        double[] least = [.. times.Select(one => one.Order().ElementAt(rounds / 4))];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {T.Width} | {least[0]:0} | {least[1] / least[0]:0.00} | {least[2] / least[0]:0.00} | {made:0} |"));
    }

    private static double Time(Action evaluate)
    {
        long started = Stopwatch.GetTimestamp();
        for (int i = 0; i < EvaluationsOfARound; i++)
        {
            evaluate();
        }

        return Stopwatch.GetElapsedTime(started).TotalNanoseconds / EvaluationsOfARound;
    }

    private static void Once<T>(IModelProgram<T> program, T[] inputs, AlignedBuffer<State<T>> states)
        where T : unmanaged, ILane<T> =>
        program.Rates(inputs, Layout.Flatten<State<T>, T>(ref states.Span[0]), Layout.Flatten<State<T>, T>(ref states.Span[1]));

    private sealed class Generated<T>(Parameters<T> parameters)
        where T : unmanaged, ILane<T>
    {
        private readonly AlignedBuffer<Workspace<T>> workspace = new(1);
        private AlcoholBalance<T> equations = new(in parameters);

        public void Rates(AlignedBuffer<State<T>> states) => Derivatives(ref equations, states, ref workspace.First);

        private static void Derivatives<TEquations>(ref TEquations equations, AlignedBuffer<State<T>> states, ref Workspace<T> workspace)
            where TEquations : unmanaged, IEquations<TEquations, T> =>
            equations.Derivatives(in states.Span[0], ref workspace, out states.Span[1]);
    }
}
