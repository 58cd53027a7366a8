using System.Collections.Concurrent;
using NeuroBalance.Lanes;
using NeuroBalance.Models;
using Xunit;

namespace NeuroBalance.Tests.Metrics;

/// <summary>Every kind of metric, streamed over lanes, against the searches of a recorded trajectory, which share no code with it.</summary>
public class MetricAgreementTests
{
    private static readonly string[] Watched = ["EthanolBlood", "EthanolGut", "Withdrawal", "Glutamate", "NmdaDensity", "Balance", "Craving", "Ramsay", "GabaGain", "Dopamine"];

    private static readonly ConcurrentDictionary<string, Trajectory> Runs = new();

    [Theory]
    [InlineData("evening", 0.0, 24.0)]
    [InlineData("binge", 0.3, 7.7)]
    [InlineData("dependence", 1438.4, 1500.0)]
    [InlineData("adjunct-with", 1430.0, 1480.0)]
    [InlineData("shah2018", 1480.0, 1510.0)]
    [InlineData("reinstatement", 1460.0, 1480.0)]
    [InlineData("clamp", 1430.0, 1460.0)]
    public void Each_kind_agrees_with_the_search_on_a_trajectory(string scenario, double from, double to)
    {
        Trajectory run = Runs.GetOrAdd(scenario, name => Simulator.Run(Scenarios.Get(name)));
        List<(Metric Metric, double Expected)> pairs = [];
        foreach (string name in Watched) pairs.AddRange(Expected(run, Named(name), from, to));
        pairs.Add((new Metric { Name = "mg", Kind = MetricKind.ProtocolAmount }, run.Doses.Where(dose => dose.Protocol >= 0).Sum(dose => dose.Amount)));
        pairs.Add((new Metric { Name = "doses", Kind = MetricKind.ProtocolDoses }, run.Doses.Count(dose => dose.Protocol >= 0)));
        double[] found = Cohort.Of(Scenarios.Get(scenario), [.. pairs.Select(pair => pair.Metric)])[0];
        List<string> faults = [];
        for (int i = 0; i < pairs.Count; i++)
        {
            // The gut empties faster within a step than a polynomial of degree 4 follows; everything else is as exact as the interpolant.
            double tolerance = (pairs[i].Metric.Quantity?.Name == "EthanolGut" ? 1e-3 : 2e-5) * Math.Max(1, Math.Abs(pairs[i].Expected));
            double value = found[i], expected = pairs[i].Expected;
            if (pairs[i].Metric.Kind is MetricKind.TimeOfPeak or MetricKind.TimeOfTrough)
            {
                // An extreme may be flat, so that its time is not unique: what counts is the value there.
                value = run.ValueAt(pairs[i].Metric.Quantity!, Math.Clamp(value, from, to));
                expected = run.ValueAt(pairs[i].Metric.Quantity!, expected);
            }

            bool same = double.IsNaN(expected) ? double.IsNaN(value) : Math.Abs(value - expected) <= tolerance;
            if (!same) faults.Add($"{pairs[i].Metric.Name}: {found[i]:R}, not {pairs[i].Expected:R}");
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public void Drinks_that_were_skipped_are_counted()
    {
        Scenario scenario = Scenarios.Get("evening") with { Events = [.. Scenarios.Get("evening").WithDrinksPerKilogram(new BloodLevel(0.5, LevelUnit.GramPerLitre)).Events] };
        Trajectory run = Simulator.Run(scenario);
        int skipped = run.Doses.Count(dose => dose.Skipped);
        Assert.InRange(skipped, 1, 5);
        Assert.Equal(skipped, Cohort.Of(scenario, [new Metric { Name = "skipped", Kind = MetricKind.SkippedDrinks }])[0][0]);
    }

    [Fact]
    public void A_level_passed_by_a_jump_counts_as_passed()
    {
        Scenario scenario = new ScenarioBuilder("jumps", 12.Hours())
            .Bolus(Drug.Benzodiazepine, 4.Milligrams(), at: 2.Hours())
            .Clamp(new BloodLevel(1, LevelUnit.GramPerLitre), at: 0.Hours(), lasting: 6.Hours())
            .Clamp(new BloodLevel(0.2, LevelUnit.GramPerLitre), at: 6.Hours(), lasting: 3.Hours())
            .Build();
        double[] found = Cohort.Of(scenario,
        [
            new Metric { Name = "rise", Kind = MetricKind.Rise, Quantity = Named("BenzodiazepinePlasma"), Level = 20 },
            new Metric { Name = "other", Kind = MetricKind.OtherAtRise, Quantity = Named("BenzodiazepinePlasma"), Level = 20, Other = Named("EthanolBlood") },
            new Metric { Name = "fall", Kind = MetricKind.Resolution, Quantity = Named("EthanolBlood"), Level = 0.5 },
            new Metric { Name = "onset", Kind = MetricKind.Onset, Quantity = Named("EthanolBlood"), Level = 0.5 },
        ])[0];
        Assert.Equal([2.0, 1.0, 6.0, 0.0], found);
    }

    [Fact]
    public void What_does_not_exist_is_not_a_number()
    {
        double[] found = Cohort.Of(Scenarios.Get("naive"),
        [
            new Metric { Name = "onset", Kind = MetricKind.Onset, Quantity = Named("Withdrawal"), Level = 8 },
            new Metric { Name = "rise", Kind = MetricKind.Rise, Quantity = Named("Withdrawal"), Level = 8 },
            new Metric { Name = "fall", Kind = MetricKind.FallToShare, Quantity = Named("NmdaDensity"), Level = 1 },
            new Metric { Name = "beyond", Kind = MetricKind.ValueAt, Quantity = Named("NmdaDensity"), From = 1e5 },
            new Metric { Name = "peak", Kind = MetricKind.Peak, Quantity = Named("NmdaDensity"), From = 1e5 },
        ])[0];
        Assert.All(found, value => Assert.Equal(double.NaN, value));
    }

    [Theory]
    [InlineData(4, 1, 64)]
    [InlineData(8, 1, 64)]
    [InlineData(8, 3, 3)]
    [InlineData(1, 2, 5)]
    public void Width_threads_and_blocks_do_not_change_a_bit(int width, int threads, int block)
    {
        ParameterSet[] subjects = [.. Enumerable.Range(0, 13).Select(i => ParameterSet.Default.With("Subject.BodyWeight", 60 + (2.5 * i)).With("Nmda.EthanolIc50", 25 + i))];
        Metric[] metrics = [.. Watched.SelectMany(name => Expected(null, Named(name), 3, 30)).Select(pair => pair.Metric)];
        Scenario scenario = Scenarios.Get("evening") with { Duration = 36.Hours() };
        double[][] narrow = Cohort.Of(scenario, metrics, subjects, new CohortOptions { Threads = 1, Simulation = new SimulationOptions { LaneWidth = 1 } });
        double[][] wide = Cohort.Of(scenario, metrics, subjects, new CohortOptions { Threads = threads, BlockSize = block, Simulation = new SimulationOptions { LaneWidth = width } });
        for (int i = 0; i < narrow.Length; i++)
            Assert.Equal(narrow[i].Select(BitConverter.DoubleToInt64Bits), wide[i].Select(BitConverter.DoubleToInt64Bits));
    }

    [Fact]
    public void What_a_subject_that_failed_left_behind_is_not_counted_for_the_next_in_its_lane()
    {
        Scenario scenario = Scenarios.Get("evening");
        ParameterSet hasty = ParameterSet.Default.With("Glutamate.Time", ParameterCatalog.Find("Glutamate.Time")!.Minimum is > 0 and double least ? Math.Max(least, 0.01) : 0.01);
        long easy = Steps(ParameterSet.Default), hard = Steps(hasty);
        Assert.True(hard > easy + 20);
        SimulationOptions limited = new() { MaxSteps = (easy + hard) / 2 };
        ParameterSet[] subjects = [.. Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? hasty : ParameterSet.Default)];
        Metric[] metrics = [.. new[] { "EthanolBlood", "Balance", "Craving" }.SelectMany(name => Expected(null, Named(name), 0, 24)).Select(pair => pair.Metric)];
        double[] alone = Cohort.Of(scenario, metrics, [ParameterSet.Default])[0];
        foreach (int width in new[] { 1, 4, 8 })
        {
            double[][] found = Cohort.Of(scenario, metrics, subjects, new CohortOptions { Threads = 1, Simulation = limited with { LaneWidth = width } });
            for (int i = 0; i < found.Length; i++)
                Assert.Equal((i % 2 == 0 ? [.. alone.Select(_ => double.NaN)] : alone).Select(BitConverter.DoubleToInt64Bits), found[i].Select(BitConverter.DoubleToInt64Bits));
        }

        long Steps(ParameterSet parameters)
        {
            SolveReport report = Simulator.Run(scenario with { Parameters = [new NamedValue("Glutamate.Time", parameters.Values.Glutamate.Time)] }).Report;
            return report.AcceptedSteps + report.RejectedSteps;
        }
    }

    [Fact]
    public void A_held_state_keeps_its_value_and_the_others_go_on()
    {
        Scenario scenario = Scenarios.Get("evening") with { Initial = [new NamedValue("Dependence", 0.6)] };
        SimulationOptions options = new() { HeldStates = [Named("Dependence"), Named("NmdaDensity")] };
        Trajectory run = Simulator.Run(scenario, options);
        Assert.Equal(0.6, run.Trough(Named("Dependence")).Value);
        Assert.Equal(0.6, run.Peak(Named("Dependence")).Value);
        Assert.Equal(1.0, run.Peak(Named("NmdaDensity")).Value);
        Assert.True(run.Trough(Named("GabaADensity")).Value < 0.999);
        Assert.Throws<ArgumentException>(() => Simulator.Run(scenario, new SimulationOptions { HeldStates = [Named("EthanolBlood")] }));
    }

    private static IEnumerable<(Metric Metric, double Expected)> Expected(Trajectory? run, Quantity quantity, double from, double to)
    {
        double level = run is null ? 0.6 : 0.5 * (run.Peak(quantity, from, to).Value + run.Trough(quantity, from, to).Value);
        Metric Of(MetricKind kind) => new() { Name = $"{kind} of {quantity.Name}", Kind = kind, Quantity = quantity, From = from, To = to, Level = level, Other = Named("NmdaTone") };
        double Rise() => run!.Crossings(quantity, level, from, to, CrossingDirection.Upward) is [double first, ..] ? first : double.NaN;
        double Onset() => After(from) >= level ? from : Rise();
        // The value just after a dose at the window's start.
        double After(double time) => run!.ValueAt(quantity, Math.Min(time + 1e-9, run.EndTime));
        double Fall(double height) => run!.Crossings(quantity, height, from, to, CrossingDirection.Downward) is [.., double last] ? last : double.NaN;
        double AfterPeak()
        {
            Extremum peak = run!.Peak(quantity, from, to);
            double height = level + (0.5 * (peak.Value - level));
            return run.Crossings(quantity, height, peak.Time, to, CrossingDirection.Downward) is [.., double last] ? last : double.NaN;
        }

        double OtherAt(double time) => double.IsNaN(time) ? double.NaN : run!.ValueAt(Named("NmdaTone"), time);
        (MetricKind Kind, Func<double> Search)[] kinds =
        [
            (MetricKind.Peak, () => run!.Peak(quantity, from, to).Value),
            (MetricKind.TimeOfPeak, () => run!.Peak(quantity, from, to).Time),
            (MetricKind.Trough, () => run!.Trough(quantity, from, to).Value),
            (MetricKind.TimeOfTrough, () => run!.Trough(quantity, from, to).Time),
            (MetricKind.ValueAt, () => run!.ValueAt(quantity, from)),
            (MetricKind.TimeAbove, () => run!.TimeAbove(quantity, level, from, to)),
            (MetricKind.TimeBelow, () => to - from - run!.TimeAbove(quantity, level, from, to)),
            (MetricKind.Area, () => run!.Integral(quantity, from, to, x => x - level)),
            (MetricKind.AreaAbove, () => run!.Integral(quantity, from, to, x => Math.Max(x - level, 0))),
            (MetricKind.AreaBelow, () => run!.Integral(quantity, from, to, x => Math.Max(level - x, 0))),
            (MetricKind.Onset, Onset),
            (MetricKind.OtherAtOnset, () => OtherAt(Onset())),
            (MetricKind.Rise, Rise),
            (MetricKind.OtherAtRise, () => OtherAt(Rise())),
            (MetricKind.Resolution, () => Fall(level)),
            (MetricKind.FallToShare, AfterPeak),
        ];
        foreach ((MetricKind kind, Func<double> search) in kinds)
        {
            // A constant has no crossings and every time is its peak.
            if (run is not null && !(run.Peak(quantity, from, to).Value > run.Trough(quantity, from, to).Value + 1e-9)) continue;
            yield return (Of(kind), run is null ? double.NaN : search());
        }
    }

    private static Quantity Named(string name) => Quantity.TryParse(name, out Quantity? quantity) ? quantity : throw new ArgumentException(name);
}
