using System.Diagnostics;
using System.Globalization;
using NeuroBalance.Models;
using NeuroBalance.Simulation;
using NeuroBalance.Sweeps;

namespace NeuroBalance.Benchmarks;

/// <summary>
/// What a sweep costs beyond its engine: the same members with 20 metrics, once through the engine alone, once into a folder of part files;
/// and the memory of a long one.
/// </summary>
internal static class SweepCommand
{
    private static readonly string[] Quantities = ["Withdrawal", "Craving", "Balance", "Drive", "BloodAlcohol"];
    private static readonly string[] Kinds = ["peak", "timeOfPeak", "area", "trough"];

    /// <summary>
    /// Runs <c>sweep [--count N] [--scenario NAME] [--rounds R]</c>; the processor's time decides, as it does not see other programs.
    /// </summary>
    public static int Run(Arguments arguments)
    {
        int count = arguments.Int("count", 1024), rounds = arguments.Int("rounds", 3);
        string scenario = arguments.Text("scenario", "severe");
        SweepPlan plan = Plan(scenario, count), small = Plan(scenario, Math.Min(count, 64));
        DescribedBefore members = new(new SweepSubjects(plan), count);
        // What the compiler needs is nobody's.
        Engine(small, members);
        Sweep(small);
        for (int round = 0; round < rounds; round++)
        {
            // In turn, or the first would be the one that finds a cold or throttled processor.
            bool sweepFirst = round % 2 == 1;
            (double sweep, double sweepWall) = sweepFirst ? Sweep(plan) : default;
            (double engine, double engineWall) = Engine(plan, members);
            if (!sweepFirst) (sweep, sweepWall) = Sweep(plan);
            long peak = Process.GetCurrentProcess().PeakWorkingSet64 >> 20;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{count} members: engine {engine:0.00} s of processor ({engineWall:0.00} s), sweep {sweep:0.00} s ({sweepWall:0.00} s), {100 * ((sweep / engine) - 1):+0.0;-0.0} %, peak memory {peak} MB"));
        }

        return 0;
    }

    private static SweepPlan Plan(string scenario, int count)
    {
        string metrics = string.Join(',',
            Quantities.SelectMany(quantity =>
            Kinds.Select(kind => $$"""{ "name": "{{quantity}} {{kind}}", "kind": "{{kind}}", "of": "{{quantity}}" }""")));
        return SweepPlanReader.Parse($$"""
            { "name": "benchmark", "scenario": "{{scenario}}", "drinksPerKilogram": true, "spread": "all",
              "design": { "type": "sobol", "samples": {{count.ToString(CultureInfo.InvariantCulture)}} }, "metrics": [{{metrics}}] }
            """).GetOrThrow();
    }

    private static (double Processor, double Wall) Engine(SweepPlan plan, DescribedBefore members) =>
        Timed(() => CohortSimulator.Run(members, 0, plan.Members, plan.Metrics, new Idle()));

    private static (double Processor, double Wall) Sweep(SweepPlan plan)
    {
        string folder = Directory.CreateTempSubdirectory("sweep-benchmark-").FullName;
        (double, double) taken = Timed(() => NeuroBalance.Sweep.Run(plan, folder));
        Directory.Delete(folder, recursive: true);
        return taken;
    }

    private static (double Processor, double Wall) Timed(Action work)
    {
        GC.Collect();
        Stopwatch watch = Stopwatch.StartNew();
        TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
        work();
        return ((Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds, watch.Elapsed.TotalSeconds);
    }

    // The drawing of subjects is part of the sweep, not of the engine.
    private sealed class DescribedBefore : ISubjectFactory
    {
        private readonly Subject[] all;

        public DescribedBefore(SweepSubjects subjects, int count)
        {
            all = [.. Enumerable.Range(0, count).Select(_ => new Subject())];
            for (int member = 0; member < count; member++)
            {
                subjects.Describe(member, all[member]);
            }
        }

        public void Describe(long member, Subject subject)
        {
            subject.Parameters = all[member].Parameters;
            subject.Initial = all[member].Initial;
            subject.Timeline = all[member].Timeline;
        }
    }

    private sealed class Idle : IMemberSink
    {
        public void Accept(MemberBlock block)
        {
        }
    }
}
