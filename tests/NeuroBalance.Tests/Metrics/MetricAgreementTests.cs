using System.Collections.Concurrent;
using NeuroBalance.Dosing;
using NeuroBalance.Lanes;
using NeuroBalance.Models;
using Xunit;

namespace NeuroBalance.Tests.Metrics;

/// <summary>
/// Every kind of metric, streamed over lanes, against the searches of a recorded trajectory, which share no code with it.
/// </summary>
public class MetricAgreementTests
{
    private static readonly Quantity[] Watched =
    [
        Quantity.EthanolBlood, Quantity.EthanolGut, Quantity.Withdrawal, Quantity.Glutamate, Quantity.NmdaDensity,
        Quantity.Balance, Quantity.Craving, Quantity.Ramsay, Quantity.GabaGain, Quantity.Dopamine,
    ];

    private static readonly ConcurrentDictionary<string, Trajectory> Runs = new();

    [Fact]
    public void Every_kind_has_a_reference_that_is_computed_another_way() =>
        Assert.Equal(MetricKind.All.Select(kind => kind.Word),
            MetricReferences.All.Keys.Select(kind => kind.Word).Order(StringComparer.Ordinal));

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
        foreach (Quantity quantity in Watched)
        {
            // A constant has no crossings and every time is its peak.
            if (!(run.Peak(quantity, from, to).Value > run.Trough(quantity, from, to).Value + 1e-9)) continue;
            MetricReferences reference = new(run, quantity, from, to);
            pairs.AddRange(MetricReferences.All.Select(kind => (reference.MetricOf(kind.Key), kind.Value(reference))));
        }

        double[] found = Cohort.Of(Scenarios.Get(scenario), [.. pairs.Select(pair => pair.Metric)])[0];
        List<string> faults = [];
        for (int i = 0; i < pairs.Count; i++)
        {
            // The gut empties faster within a step than a polynomial of degree 4 follows; everything else is as exact as the interpolant.
            double tolerance = (pairs[i].Metric.Quantity == Quantity.EthanolGut ? 1e-3 : 2e-5) * Math.Max(1, Math.Abs(pairs[i].Expected));
            double value = found[i], expected = pairs[i].Expected;
            if (pairs[i].Metric.Kind == MetricKind.TimeOfPeak || pairs[i].Metric.Kind == MetricKind.TimeOfTrough)
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
        Scenario scenario = Scenarios.Get("evening") with
        {
            Events = [
            .. Scenarios.Get("evening").WithDrinksPerKilogram(new BloodLevel(0.5, LevelUnit.GramPerLitre)).Events]
        };
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
            new Metric { Name = "rise", Kind = MetricKind.Rise, Quantity = Quantity.BenzodiazepinePlasma, Level = 20 },
            new Metric { Name = "other", Kind = MetricKind.OtherAtRise, Quantity = Quantity.BenzodiazepinePlasma, Level = 20,
                Other = Quantity.EthanolBlood },
            new Metric { Name = "fall", Kind = MetricKind.Resolution, Quantity = Quantity.EthanolBlood, Level = 0.5 },
            new Metric { Name = "onset", Kind = MetricKind.Onset, Quantity = Quantity.EthanolBlood, Level = 0.5 },
        ])[0];
        Assert.Equal([2.0, 1.0, 6.0, 0.0], found);
    }

    [Fact]
    public void What_does_not_exist_is_not_a_number_and_says_why()
    {
        (Metric Metric, MetricStatus Status)[] cases =
        [
            (new() { Name = "onset", Kind = MetricKind.Onset, Quantity = Quantity.Withdrawal, Level = 8 }, MetricStatus.NotReached),
            (new() { Name = "rise", Kind = MetricKind.Rise, Quantity = Quantity.Withdrawal, Level = 8 }, MetricStatus.NotReached),
            (new() { Name = "end", Kind = MetricKind.Resolution, Quantity = Quantity.Withdrawal, Level = 8 }, MetricStatus.NotReached),
            (new() { Name = "half", Kind = MetricKind.RecoveryHalfTime, Quantity = Quantity.NmdaDensity, Level = 1 },
                MetricStatus.NotReached),
            (new() { Name = "beyond", Kind = MetricKind.ValueAt, Quantity = Quantity.NmdaDensity, From = 1e5 }, MetricStatus.OutsideRun),
            (new() { Name = "before", Kind = MetricKind.ValueAt, Quantity = Quantity.NmdaDensity, From = -1 }, MetricStatus.OutsideRun),
            (new() { Name = "peak", Kind = MetricKind.Peak, Quantity = Quantity.NmdaDensity, From = 1e5 }, MetricStatus.OutsideRun),
            (new() { Name = "hours", Kind = MetricKind.TimeAbove, Quantity = Quantity.NmdaDensity, Level = 0, To = -1 },
                MetricStatus.OutsideRun),
            (new() { Name = "doses", Kind = MetricKind.ProtocolDoses, From = 1e5 }, MetricStatus.OutsideRun),
        ];
        (double[] found, MetricStatus[] statuses) = Cohort.WithStatuses(Scenarios.Get("naive"), [.. cases.Select(one => one.Metric)])[0];
        Assert.All(found, value => Assert.Equal(double.NaN, value));
        Assert.Equal(cases.Select(one => one.Status), statuses);
    }

    [Fact]
    public void A_number_that_exists_is_measured_and_one_of_a_failed_run_says_so()
    {
        Metric[] metrics = [.. MetricKind.All.Select(kind => MetricReferences.Create(kind, Quantity.EthanolBlood, 0, 24, level: 0.2))];
        Assert.All(Cohort.WithStatuses(Scenarios.Get("evening"), metrics)[0].Statuses,
            status => Assert.Equal(MetricStatus.Measured, status));
        CohortOptions hopeless = new() { Threads = 1, Simulation = new SimulationOptions { MaxSteps = 3 } };
        (double[] values, MetricStatus[] statuses) = Cohort.WithStatuses(Scenarios.Get("evening"), metrics, hopeless)[0];
        Assert.All(values, value => Assert.Equal(double.NaN, value));
        Assert.All(statuses, status => Assert.Equal(MetricStatus.RunFailed, status));
    }

    [Fact]
    public void A_level_that_is_reached_where_the_other_quantity_has_no_value_is_not_called_unreached()
    {
        Assert.All([MetricKind.OtherAtOnset, MetricKind.OtherAtRise],
            kind => Assert.Equal(MetricStatus.NoValue, kind.WhyMissing(companion: 5)));
        Assert.All([MetricKind.OtherAtOnset, MetricKind.OtherAtRise],
            kind => Assert.Equal(MetricStatus.NotReached, kind.WhyMissing(double.NaN)));
    }

    [Theory]
    [InlineData(4, 1, 64)]
    [InlineData(8, 1, 64)]
    [InlineData(8, 3, 3)]
    [InlineData(1, 2, 5)]
    public void Width_threads_and_blocks_do_not_change_a_bit(int width, int threads, int block)
    {
        ParameterSet[] subjects = [.. Enumerable.Range(0, 13)
            .Select(i => ParameterSet.Default.With("Subject.BodyWeight", 60 + (2.5 * i)).With("Nmda.EthanolIc50", 25 + i))];
        Metric[] metrics =
            [.. Watched.SelectMany(quantity => MetricKind.All.Select(kind => MetricReferences.Create(kind, quantity, 3, 30, 0.6)))];
        Scenario scenario = Scenarios.Get("evening") with { Duration = 36.Hours() };
        double[][] narrow =
            Cohort.Of(scenario, metrics, subjects, new CohortOptions { Threads = 1, Simulation = new SimulationOptions { LaneWidth = 1 } });
        double[][] wide = Cohort.Of(scenario, metrics, subjects,
            new CohortOptions { Threads = threads, BlockSize = block, Simulation = new SimulationOptions { LaneWidth = width } });
        for (int i = 0; i < narrow.Length; i++)
        {
            Assert.Equal(narrow[i].Select(BitConverter.DoubleToInt64Bits), wide[i].Select(BitConverter.DoubleToInt64Bits));
        }
    }

    [Fact]
    public void What_a_subject_that_failed_left_behind_is_not_counted_for_the_next_in_its_lane()
    {
        Scenario scenario = Scenarios.Get("evening");
        ParameterSet hasty = ParameterSet.Default.With("Glutamate.Time",
            ParameterCatalog.Find("Glutamate.Time")!.Minimum is > 0 and double least ? Math.Max(least, 0.01) : 0.01);
        long easy = Steps(ParameterSet.Default), hard = Steps(hasty);
        Assert.True(hard > easy + 20);
        SimulationOptions limited = new() { MaxSteps = (easy + hard) / 2 };
        ParameterSet[] subjects = [.. Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? hasty : ParameterSet.Default)];
        Quantity[] quantities = [Quantity.EthanolBlood, Quantity.Balance, Quantity.Craving];
        Metric[] metrics =
            [.. quantities.SelectMany(quantity => MetricKind.All.Select(kind => MetricReferences.Create(kind, quantity, 0, 24, 0.6)))];
        double[] alone = Cohort.Of(scenario, metrics, [ParameterSet.Default])[0];
        foreach (int width in new[] { 1, 4, 8 })
        {
            double[][] found =
                Cohort.Of(scenario, metrics, subjects, new CohortOptions { Threads = 1, Simulation = limited with { LaneWidth = width } });
            for (int i = 0; i < found.Length; i++)
            {
                Assert.Equal((i % 2 == 0 ? [.. alone.Select(_ => double.NaN)] : alone).Select(BitConverter.DoubleToInt64Bits),
                    found[i].Select(BitConverter.DoubleToInt64Bits));
            }
        }

        long Steps(ParameterSet parameters)
        {
            SolveReport report =
                Simulator.Run(scenario with { Parameters = [new NamedValue("Glutamate.Time", parameters.Values.Glutamate.Time)] }).Report;
            return report.AcceptedSteps + report.RejectedSteps;
        }
    }

    [Fact]
    public void A_held_state_keeps_its_value_and_the_others_go_on()
    {
        Scenario scenario = Scenarios.Get("evening") with { Initial = [new NamedValue("Dependence", 0.6)] };
        SimulationOptions options = new() { HeldStates = [Quantity.Dependence, Quantity.NmdaDensity] };
        Trajectory run = Simulator.Run(scenario, options);
        Assert.Equal(0.6, run.Trough(Quantity.Dependence).Value);
        Assert.Equal(0.6, run.Peak(Quantity.Dependence).Value);
        Assert.Equal(1.0, run.Peak(Quantity.NmdaDensity).Value);
        Assert.True(run.Trough(Quantity.GabaADensity).Value < 0.999);
        Assert.Throws<ArgumentException>(() => Simulator.Run(scenario, new SimulationOptions { HeldStates = [Quantity.EthanolBlood] }));
    }
}
