using BenchmarkDotNet.Attributes;
using NeuroBalance.Dosing;
using NeuroBalance.Integration;
using NeuroBalance.Integration.Tableaus;
using NeuroBalance.Lanes;
using NeuroBalance.Models;
using NeuroBalance.Tests.Integration.Problems;
using NeuroBalance.Tests.Simulation;

namespace NeuroBalance.Benchmarks;

/// <summary>Our exp, log and pow on a thousand numbers, at every width and beside the C library's.</summary>
[MemoryDiagnoser]
public class ElementaryFunctions
{
    private const int Count = 1024;
    private readonly double[] arguments = [.. Enumerable.Range(0, Count).Select(i => 0.01 + (0.013 * i))];
    private readonly double[] results = new double[Count];

    /// <summary>Exp, Log or Pow.</summary>
    [Params("Exp", "Log", "Pow")]
    public string Function { get; set; } = "";

    /// <summary>The C library's, one at a time.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public void Platform()
    {
        for (int i = 0; i < Count; i++)
        {
            results[i] =
                Function switch { "Exp" => Math.Exp(arguments[i]), "Log" => Math.Log(arguments[i]), _ => Math.Pow(arguments[i], 1.7) };
        }
    }

    /// <summary>Ours, one at a time.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void Width1() => Ours<Lane1>();

    /// <summary>Ours, four at a time.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void Width4() => Ours<Lane4>();

    /// <summary>Ours, eight at a time.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void Width8() => Ours<Lane8>();

    private void Ours<T>()
        where T : unmanaged, ILane<T>
    {
        T exponent = T.Broadcast(1.7);
        for (int i = 0; i < Count; i += T.Width)
        {
            T argument = T.Load(arguments.AsSpan(i));
            T.Store(Function switch { "Exp" => T.Exp(argument), "Log" => T.Log(argument), _ => T.Pow(argument, exponent) },
                results.AsSpan(i));
        }
    }
}

/// <summary>One evaluation of the 28 equations for a whole pack, on the way through a drinking day.</summary>
[MemoryDiagnoser]
public class RightHandSide
{
    private readonly AlcoholBalance<Lane1> one = new(Packing.Broadcast<Lane1>(ParameterDefaults));
    private readonly AlcoholBalance<Lane4> four = new(Packing.Broadcast<Lane4>(ParameterDefaults));
    private readonly AlcoholBalance<Lane8> eight = new(Packing.Broadcast<Lane8>(ParameterDefaults));
    private State<Lane1> state1 = Packing.Broadcast<Lane1>(Drinking()), rate1;
    private State<Lane4> state4 = Packing.Broadcast<Lane4>(Drinking()), rate4;
    private State<Lane8> state8 = Packing.Broadcast<Lane8>(Drinking()), rate8;

    private static Parameters<double> ParameterDefaults => ParameterCatalog.Defaults;

    /// <summary>One member.</summary>
    [Benchmark(Baseline = true)]
    public void Width1() => one.Derivatives(in state1, out rate1);

    /// <summary>Four members.</summary>
    [Benchmark]
    public void Width4() => four.Derivatives(in state4, out rate4);

    /// <summary>Eight members.</summary>
    [Benchmark]
    public void Width8() => eight.Derivatives(in state8, out rate8);

    private static State<double> Drinking()
    {
        Trajectory run = Simulator.Run(Scenarios.Get("dependence"));
        return run.StateAt(1438);
    }
}

/// <summary>
/// The stepping loop without a model: 28 linear decays, a hundred boundaries, so that what is timed is the loop's own work.
/// </summary>
[MemoryDiagnoser]
public class StepLoop
{
    private readonly ExplicitRungeKutta<Lane1, DormandPrince54> one = new(Decays<Lane1>.Equations);
    private readonly ExplicitRungeKutta<Lane4, DormandPrince54> four = new(Decays<Lane4>.Equations);
    private readonly ExplicitRungeKutta<Lane8, DormandPrince54> eight = new(Decays<Lane8>.Equations);
    private readonly StepControl control = new();

    /// <summary>One trajectory.</summary>
    [Benchmark(Baseline = true)]
    public long Width1() => Decays<Lane1>.Run(one, control);

    /// <summary>Four trajectories.</summary>
    [Benchmark]
    public long Width4() => Decays<Lane4>.Run(four, control);

    /// <summary>Eight trajectories.</summary>
    [Benchmark]
    public long Width8() => Decays<Lane8>.Run(eight, control);

    private sealed class Decays<T> : IEnsemble<T>
        where T : unmanaged, ILane<T>
    {
        public const int Equations = 28;
        private static readonly Decays<T> Shared = new();
        private int begun;
        private long steps;

        public int Dimension => Equations;

        public bool Observes => false;

        public static long Run(ExplicitRungeKutta<T, DormandPrince54> integrator, StepControl control)
        {
            (Shared.begun, Shared.steps) = (0, 0);
            integrator.Integrate(Shared, control);
            return Shared.steps;
        }

        public void Derivatives(T time, ReadOnlySpan<T> state, Span<T> derivative)
        {
            for (int i = 0; i < derivative.Length; i++)
            {
                derivative[i] = state[i] * (-0.05 * (i + 1));
            }
        }

        public bool Begin(int lane, LaneView<T> state, out double start, out double boundary)
        {
            (start, boundary) = (0, 1);
            for (int i = 0; i < state.Length; i++)
            {
                state[i] = 1;
            }
            return begun++ < T.Width;
        }

        public T LooksInside(T end, T accepted) => T.Broadcast(0.0);

        public void Observe(in Step<T> step, T accepted, ref T end)
        {
        }

        public BoundaryAction Arrive(int lane, double time, LaneView<T> state, ref double boundary, ref double largestStep)
        {
            boundary = time + 1;
            state[0] += 1;
            return time >= 100 ? BoundaryAction.Finished : BoundaryAction.Restarted;
        }

        public void End(int lane, LaneView<T> state, in SolveReport report) => steps += report.AcceptedSteps;
    }
}

/// <summary>The explicit methods on one problem, an orbit of eccentricity 0.5 (DETEST D3).</summary>
[MemoryDiagnoser]
public class Tableaus
{
    private readonly Problem orbit = Detest.All.First(problem => problem.Name == "D3");

    /// <summary>The method.</summary>
    [Params(OdeMethod.BogackiShampine32, OdeMethod.DormandPrince54, OdeMethod.Tsitouras54, OdeMethod.DormandPrince853)]
    public OdeMethod Method { get; set; }

    /// <summary>The relative tolerance.</summary>
    [Params(1e-3, 1e-6, 1e-9)]
    public double Tolerance { get; set; }

    /// <summary>From 0 to 20.</summary>
    [Benchmark]
    public double[] Solve() => WorkPrecision.Solve(orbit, Method, Tolerance).EndState;
}

/// <summary>The scenario dependence: one run with everything kept, and cohorts of sixteen with nothing kept.</summary>
[MemoryDiagnoser]
public class Dependence
{
    private readonly Scenario scenario = Scenarios.Get("dependence");
    private readonly SpreadMembers members = new(DependenceSchedule.Drinks);
    private readonly State<double>[] states = new State<double>[5];

    /// <summary>What the command line does, without its output.</summary>
    [Benchmark]
    public long Run() => Simulator.Run(scenario).Report.AcceptedSteps;

    /// <summary>Sixteen members, one at a time.</summary>
    [Benchmark]
    public double Cohort16Width1() => Cohort(1);

    /// <summary>Sixteen members, four at a time.</summary>
    [Benchmark]
    public double Cohort16Width4() => Cohort(4);

    /// <summary>Sixteen members, eight at a time.</summary>
    [Benchmark(Baseline = true)]
    public double Cohort16Width8() => Cohort(8);

    /// <summary>One member by MathNet.Numerics' RK4 at 1/20 h.</summary>
    [Benchmark]
    public long MathNetOneMember() => MathNetBaseline.Solve(SpreadMembers.Of(0), 0.05, states, 0, int.MaxValue).Steps;

    private double Cohort(int width) =>
        RunCommand.Measure(members, 16, [],
            new CohortOptions { Threads = 1, Simulation = new SimulationOptions { LaneWidth = width } }).Totals.Accepted;
}
