using System.Diagnostics;
using System.Globalization;
using System.Text;
using NeuroBalance.Dosing;
using NeuroBalance.Integration;
using NeuroBalance.Lanes;
using NeuroBalance.Models;
using NeuroBalance.Simulation;
using NeuroBalance.Tests.Simulation;

namespace NeuroBalance.Benchmarks;

/// <summary>
/// What a model costs by who evaluates it: the generated code, code that is made at run time, the interpreter. Everything that is compared
/// is done in turn and in one run, so that a ratio means something on a busy machine.
/// </summary>
internal static class EvaluatorsCommand
{
    private const int EvaluationsOfARound = 20_000;

    public static int Run(Arguments arguments)
    {
        int rounds = arguments.Int("rounds", 60), members = arguments.Int("members", 32), passes = arguments.Int("passes", 9);
        string path = arguments.Text("out", "");
        StringBuilder text = new();
        text.Append("# A model by who evaluates it\n\n");
        text.Append(CultureInfo.InvariantCulture,
            $"    dotnet run -c Release --project benchmarks/NeuroBalance.Benchmarks -- evaluators --rounds {rounds} --members {members} --passes {passes}\n\n");
        text.Append(CultureInfo.InvariantCulture,
            $"Date: {DateTime.UtcNow:yyyy-MM-dd}. Widest pack of this processor: {LaneWidth.Preferred}.\n");
        Evaluations(text, rounds);
        Trajectories(text, members, passes);
        Sizes(text, rounds);
        Console.Write(text);
        if (path.Length > 0) File.WriteAllText(path, text.ToString());
        return 0;
    }

    private static void Evaluations(StringBuilder text, int rounds)
    {
        text.Append("\n## One evaluation of the rates\n\n| state | lanes | generated ns | run time | interpreter | code made in ms |\n|---|---|---|---|---|---|\n");
        State<double> drinking = Simulator.Run(Scenarios.Get("dependence")).StateAt(1438);
        State<double> treated = drinking with { KetamineCentral = 0.2, Norketamine = 0.1, BenzodiazepineEffect = 80 };
        foreach ((string name, State<double> state) in (IEnumerable<(string, State<double>)>)
            [("alcohol alone", drinking), ("with ketamine and benzodiazepine", treated)])
        {
            text.Append(Evaluation<Lane1>(name, state, rounds));
            text.Append(Evaluation<Lane4>(name, state, rounds));
            text.Append(Evaluation<Lane8>(name, state, rounds));
        }
    }

    private static string Evaluation<T>(string name, State<double> at, int rounds)
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
        double[] times = InTurn(rounds, () => PerEvaluation(() => generated.Rates(states)),
            () => PerEvaluation(() => Once(program, inputs, states)), () => PerEvaluation(() => Once(interpreter, inputs, states)));
        return string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {T.Width} | {times[0]:0} | {times[1] / times[0]:0.00} | {times[2] / times[0]:0.00} | {made:0} |\n");
    }

    // The engine asks for what evaluates a text; the environment decides it here.
    private static void Trajectories(StringBuilder text, int members, int passes)
    {
        text.Append(CultureInfo.InvariantCulture,
            $"\n## A trajectory of `dependence`, {members} members, one thread\n\n| lanes | generated ms | run time | interpreter |\n|---|---|---|---|\n");
        SpreadMembers written = new(DependenceSchedule.Drinks);
        WithText read = new(written, Model.AlcoholBalance);
        foreach (int lanes in LaneWidth.Supported)
        {
            // Whoever holds a program keeps the machine code, which is then made once.
            object kept = lanes == 1 ? ModelPrograms.For<Lane1>(Model.AlcoholBalance.Graph, members)
                : lanes == 4 ? ModelPrograms.For<Lane4>(Model.AlcoholBalance.Graph, members)
                : ModelPrograms.For<Lane8>(Model.AlcoholBalance.Graph, members);
            CohortOptions options = new() { Threads = 1, BlockSize = 16, Simulation = new SimulationOptions { LaneWidth = lanes } };
            double[] times = InTurn(passes, () => Trajectory(written, members, options, ""),
                () => Trajectory(read, members, options, "code"), () => Trajectory(read, members, options, "interpreter"));
            GC.KeepAlive(kept);
            text.Append(CultureInfo.InvariantCulture,
                $"| {lanes} | {times[0]:0.00} | {times[1] / times[0]:0.00} | {times[2] / times[0]:0.00} |\n");
        }
    }

    // Milliseconds a member.
    private static double Trajectory(ISubjectFactory factory, int members, CohortOptions options, string evaluator)
    {
        Environment.SetEnvironmentVariable(ModelPrograms.OverrideVariable, evaluator);
        return 1e3 * RunCommand.Measure(factory, members, [], options).Seconds / members;
    }

    // Copies of a block of 28 states, each with parameters of its own.
    private static void Sizes(StringBuilder text, int rounds)
    {
        text.Append(CultureInfo.InvariantCulture,
            $"\n## Larger models: ns an evaluation for each {GeneratedText.StatesOfABlock} states\n\n| states | lanes | run time | interpreter | code made in ms |\n|---|---|---|---|---|\n");
        foreach (int blocks in (IEnumerable<int>)[1, 16, 64])
        {
            ModelGraph model = ModelGraph.Read(GeneratedText.Of(blocks), "generated.md", _ => null);
            text.Append(Size<Lane1>(model, blocks, rounds));
            text.Append(Size<Lane4>(model, blocks, rounds));
            text.Append(Size<Lane8>(model, blocks, rounds));
        }
    }

    private static string Size<T>(ModelGraph model, int blocks, int rounds)
        where T : unmanaged, ILane<T>
    {
        T[] parameters = [.. model.Document.Parameters.Select(row => T.Broadcast(row.Value))];
        AlignedBuffer<T> state = new(model.Rates.Count), rates = new(model.Rates.Count);
        for (int i = 0; i < state.Length; i++)
        {
            state.Span[i] = T.Broadcast(1 + (i % 7 * 0.1));
        }

        GraphInterpreter<T> interpreter = new(model);
        interpreter.SetParameters(parameters);
        long started = Stopwatch.GetTimestamp();
        RuntimeProgram<T> program = new(model, new RuntimeCode<T>(model));
        program.SetParameters(parameters);
        program.Rates([], state.Span, rates.Span);
        double made = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        double[] times = InTurn(rounds, () => PerEvaluation(() => program.Rates([], state.Span, rates.Span), blocks),
            () => PerEvaluation(() => interpreter.Rates([], state.Span, rates.Span), blocks));
        return string.Create(CultureInfo.InvariantCulture,
            $"| {model.Rates.Count} | {T.Width} | {times[0] / blocks:0} | {times[1] / blocks:0} | {made:0} |\n");
    }

    // The lower quartile of each, over rounds in which each has its turn; three rounds come before that do not count.
    private static double[] InTurn(int rounds, params Func<double>[] measures)
    {
        double[][] times = [.. measures.Select(_ => new double[rounds])];
        for (int round = -3; round < rounds; round++)
        {
            double[] taken = [.. measures.Select(measure => measure())];
            for (int i = 0; round >= 0 && i < taken.Length; i++)
            {
                times[i][round] = taken[i];
            }
        }

        return [.. times.Select(one => one.Order().ElementAt(rounds / 4))];
    }

    // Nanoseconds.
    private static double PerEvaluation(Action evaluate, int share = 1)
    {
        int many = EvaluationsOfARound / share;
        long started = Stopwatch.GetTimestamp();
        for (int i = 0; i < many; i++)
        {
            evaluate();
        }

        return Stopwatch.GetElapsedTime(started).TotalNanoseconds / many;
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

    // The same members, whose equations are those of a text.
    private sealed class WithText(ISubjectFactory members, Model model) : ISubjectFactory
    {
        public void Describe(long member, Subject subject) => members.Describe(member, subject);

        public Model ModelOf(long member) => model;
    }
}
