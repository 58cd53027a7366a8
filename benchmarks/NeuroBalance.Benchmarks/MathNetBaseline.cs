using System.Diagnostics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.OdeSolvers;
using NeuroBalance.Lanes;
using NeuroBalance.Models;
using NeuroBalance.Tests.Simulation;

namespace NeuroBalance.Benchmarks;

/// <summary>
/// What a .NET user has without us: MathNet.Numerics' classical Runge-Kutta method with a fixed step, from stop to stop, with our own fast
/// right-hand side.
/// </summary>
internal static class MathNetBaseline
{
    private static readonly double[] Stops =
        [.. DependenceSchedule.WithCheckpoints.Occurrences.Select(drink => drink.Time).Append(DependenceSchedule.Drinks.EndHours).Order()];

    public static int Run(Parameters<double>[] members, double step, string valuesPath)
    {
        var states = new State<double>[members.Length * DependenceSchedule.Checkpoints.Length];
        Solve(in members[0], step, states, 0, stops: 40);
        long evaluations = 0, steps = 0, start = Stopwatch.GetTimestamp();
        for (int i = 0; i < members.Length; i++)
        {
            (long taken, long called) = Solve(in members[i], step, states, i * DependenceSchedule.Checkpoints.Length, Stops.Length);
            steps += taken;
            evaluations += called;
        }

        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        if (valuesPath.Length > 0) RunCommand.WriteValues(valuesPath, states, DependenceSchedule.Checkpoints.Length);
        RunCommand.PrintLine(members.Length, seconds, (double)steps / members.Length, 0, (double)evaluations / members.Length);
        return 0;
    }

    /// <summary>One member over the first stops; answers steps and evaluations.</summary>
    public static (long Steps, long Evaluations) Solve(in Parameters<double> parameters, double step, State<double>[] states, int firstRow,
        int stops)
    {
        var equations = new AlcoholBalance<Lane1>(Packing.Broadcast<Lane1>(in parameters));
        long evaluations = 0, steps = 0;
        State<double> naive = NaiveState.Naive;
        Vector<double> y = Vector<double>.Build.DenseOfArray(Layout.Flatten<State<double>, double>(ref naive).ToArray());
        double time = 0;
        int next = 0, row = 0;
        System.Collections.Immutable.ImmutableArray<Occurrence> drinks = DependenceSchedule.Drinks.Occurrences;
        foreach (double stop in Stops.Take(stops))
        {
            int pieces = (int)Math.Max(1, Math.Round((stop - time) / step));
            Vector<double>[] course = RungeKutta.FourthOrder(y, time, stop, pieces + 1, Derivatives);
            steps += pieces;
            (y, time) = (course[^1], stop);
            if (DependenceSchedule.Checkpoints.Contains(stop))
            {
                y.AsArray().CopyTo(Layout.Flatten<State<double>, double>(ref states[firstRow + row++]));
            }
            if (next < drinks.Length && drinks[next].Time == stop) y[0] += drinks[next++].Amount;
        }

        return (steps, evaluations);

        Vector<double> Derivatives(double t, Vector<double> at)
        {
            evaluations++;
            State<Lane1> dy;
            Span<Lane1> flat = System.Runtime.InteropServices.MemoryMarshal.Cast<double, Lane1>(at.AsArray().AsSpan());
            equations.Derivatives(in Layout.Name<State<Lane1>, Lane1>(flat), out dy);
            return Vector<double>.Build.Dense(
                System.Runtime.InteropServices.MemoryMarshal.Cast<Lane1, double>(Layout.Flatten<State<Lane1>, Lane1>(ref dy)).ToArray());
        }
    }
}
