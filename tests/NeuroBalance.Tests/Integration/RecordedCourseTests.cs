using NeuroBalance.Integration;
using NeuroBalance.Integration.Tableaus;
using Xunit;

namespace NeuroBalance.Tests.Integration;

/// <summary>Bits are a promise, so courses are on record: the cost of each and one number over all its bits.</summary>
/// <remarks>
/// A changed rule of the step size is no error by itself, but it must not happen unnoticed. The right-hand sides use
/// +, -, * and / only, so that every machine agrees. When a record is changed on purpose, the failing test prints the new one.
/// </remarks>
public class RecordedCourseTests
{
    private static readonly ScalarRhs Pendulum = Trials.VanDerPol(5);

    private static readonly (string Name, Trial Trial, StepControl Control)[] Courses =
    [
        ("relaxation", new Trial(Pendulum, [2.0, 0.0], 0, 20), new StepControl()),
        ("loose", new Trial(Pendulum, [2.0, 0.0], 0, 20), new StepControl { RelativeTolerance = 1e-3, AbsoluteTolerance = [1e-3] }),
        ("from rest", new Trial(Pendulum, [0.0, 1e-9], -3, 20), new StepControl()),
        ("boundaries", new Trial(Pendulum, [2.0, 0.0], 0, 12) { Boundaries = [1, 1, 1.001, 2.5, 2.5000001, 7, 11.9999] },
            new StepControl()),
        ("jumps",
            new Trial(Trials.Oscillator, [1.0, 0.0], 0,
            30) { Boundaries = [.. Enumerable.Range(1, 25).Select(k => 0.75 * k)], AtBoundary = Kick }, new StepControl()),
        ("cuts", new Trial(Pendulum, [2.0, 0.0], 0, 12) { Cuts = [0.1, 0.5, 3, 3.0001, 8] }, new StepControl()),
        ("limited", new Trial(Pendulum, [2.0, 0.0], 0, 6), new StepControl { MaxStep = 0.05, FirstStep = 0.02 }),
        ("flushed", new Trial(Trials.Decay, [1.0, 1e-5], 0, 80), new StepControl { FlushBelow = [1e-9, 1e-6] }),
        ("one stops", new Trial(Pendulum, [2.0, 0.0], 0, 400), new StepControl { MaxSteps = 300 }),
        ("stiff", new Trial(Trials.VanDerPol(1000), [2.0, 0.0], 0, 2000),
            new StepControl { Stiffness = StiffnessAction.Stop, MaxSteps = 2000 }),
        ("pole", new Trial((_, y, dydt) => (dydt[0], dydt[1]) = (y[0] * y[0], -y[1]), [1.0, 1.0], 0, 2), new StepControl()),
    ];

    private static readonly string[] Record =
    [
        "relaxation, Bogacki-Shampine: Success 1619 14 4901 66d69a3074daaadc",
        "relaxation, Dormand-Prince 5: Success 328 28 2138 75cc6934f9f533c2",
        "relaxation, Tsitouras: Success 289 24 1880 f6be96ded48d062d",
        "relaxation, Dormand-Prince 8: Success 164 32 2846 b685292cb9992489",
        "loose, Bogacki-Shampine: Success 133 37 512 4bafb15d54f0352e",
        "loose, Dormand-Prince 5: Success 80 20 602 ad2c931dba0050ae",
        "loose, Tsitouras: Success 77 19 578 a25c98df350567fb",
        "loose, Dormand-Prince 8: Success 52 18 998 25bf8fcd19f62916",
        "from rest, Bogacki-Shampine: Success 2010 27 6113 f0bad655e0668f9f",
        "from rest, Dormand-Prince 5: Success 360 39 2396 c9651961316d8b13",
        "from rest, Tsitouras: Success 320 37 2144 2809606934515720",
        "from rest, Dormand-Prince 8: Success 178 41 3164 4b312b7605f6e9ca",
        "boundaries, Bogacki-Shampine: Success 1089 9 3296 dbb3ce0ae9ed4a36",
        "boundaries, Dormand-Prince 5: Success 215 16 1388 eb76274e0ba578f7",
        "boundaries, Tsitouras: Success 191 16 1244 fd0a76de6bc1a28e",
        "boundaries, Dormand-Prince 8: Success 111 17 1871 6831891883b91796",
        "jumps, Bogacki-Shampine: Success 1460 80 4635 6822ee3342e444d3",
        "jumps, Dormand-Prince 5: Success 226 27 1533 8017d9dcb5bb1f2d",
        "jumps, Tsitouras: Success 213 30 1473 259f086088e5d3df",
        "jumps, Dormand-Prince 8: Success 149 26 2562 d5ceadb8aa5f4c73",
        "cuts, Bogacki-Shampine: Success 1087 11 3301 127e02e0f1c60f43",
        "cuts, Dormand-Prince 5: Success 213 15 1375 9f593705d51cfad5",
        "cuts, Tsitouras: Success 189 15 1231 312e7aa1746b132e",
        "cuts, Dormand-Prince 8: Success 108 22 1891 3d29f26c54690838",
        "limited, Bogacki-Shampine: Success 583 10 1780 7b5b43156a70221d",
        "limited, Dormand-Prince 5: Success 155 6 967 77f9df685c2a1537",
        "limited, Tsitouras: Success 149 4 919 5210ba145967a1ad",
        "limited, Dormand-Prince 8: Success 126 4 1939 f352f0c2a656a2bd",
        "flushed, Bogacki-Shampine: Success 278 0 836 37f84223d8257063",
        "flushed, Dormand-Prince 5: Success 58 0 350 146e399bb68b3730",
        "flushed, Tsitouras: Success 52 0 314 04c1bb395fc1a11d",
        "flushed, Dormand-Prince 8: Success 29 0 437 ca1d81bd968cf8aa",
        "one stops, Bogacki-Shampine: MaxStepsReached 300 0 902 d1e731a03f0b5b16",
        "one stops, Dormand-Prince 5: MaxStepsReached 274 26 1802 6b68f1a503d0f5e1",
        "one stops, Tsitouras: MaxStepsReached 276 24 1802 2ca8f25ef2d8b5f6",
        "one stops, Dormand-Prince 8: MaxStepsReached 247 53 4343 3abdc8a42c988ee6",
        "stiff, Bogacki-Shampine: MaxStepsReached 1995 5 6002 8146913760e84565",
        "stiff, Dormand-Prince 5: StiffnessSuspected 1014 3 6104 6ce2b18752c7574f",
        "stiff, Tsitouras: StiffnessSuspected 1014 3 6104 245502cdd369568e",
        "stiff, Dormand-Prince 8: StiffnessSuspected 364 4 5510 792c9dba1c2c669c",
        "pole, Bogacki-Shampine: StepTooSmall 1494 0 4484 437049c1345e8fcf",
        "pole, Dormand-Prince 5: StepTooSmall 195 191 2318 b9ae7e3393efeec4",
        "pole, Tsitouras: StepTooSmall 149 146 1772 c19d6113eea7f1ba",
        "pole, Dormand-Prince 8: StepTooSmall 123 121 3299 af9f0619c88a48be",
    ];

    private static readonly string[] RecordOfTheFrontDoor =
    [
        "stiff, DormandPrince54: Success 730 15 4472 0 1833ee5ca4b8a60d",
        "backward, DormandPrince54: Success 1679 3 10095 0 3d766fa5ce03047b",
        "breakpoint, DormandPrince54: Success 320 4 1947 0 90ec21d14d759c95",
        "limited, DormandPrince54: Success 466 18 2905 0 b45fde9defa93803",
        "events, DormandPrince54: Success 353 17 2223 0 289e82afcc1e123d",
        "stiff, BogackiShampine32: Success 1527 74 4805 0 f4e09626806b9661",
        "backward, BogackiShampine32: Success 12943 4 38844 0 68b070ac04cc445d",
        "breakpoint, BogackiShampine32: Success 627 7 1905 0 5834f458c4911680",
        "limited, BogackiShampine32: Success 697 12 2128 0 c80b1764b9909a99",
        "events, BogackiShampine32: Success 684 18 2109 0 39e5c8eaec467f9a",
        "stiff, Tsitouras54: Success 656 16 4034 0 feec4fa329a5eae0",
        "backward, Tsitouras54: Success 1467 1 8811 0 48aecd8189dc12f4",
        "breakpoint, Tsitouras54: Success 276 3 1677 0 0ab132bb8e540f6d",
        "limited, Tsitouras54: Success 424 18 2653 0 eb7f1661b7093291",
        "events, Tsitouras54: Success 309 30 2037 0 6f748399ced69e3a",
        "stiff, DormandPrince853: Success 353 127 5762 0 79cc44cfa9ada596",
        "backward, DormandPrince853: Success 657 1 7899 0 cdeb7bacc49001f8",
        "breakpoint, DormandPrince853: Success 133 5 1659 0 d179706635291839",
        "limited, DormandPrince853: Success 328 15 4117 0 b28bf511274071ec",
        "events, DormandPrince853: Success 163 25 2748 0 0ae714ccc69c50b9",
        "stiff, Rodas5P: Success 219 6 2453 219 0857011b7adcc703",
        "backward, Rodas5P: Success 1024 146 12289 1024 8c998610623b66c4",
        "breakpoint, Rodas5P: Success 43 4 504 43 2114a8729df21679",
        "limited, Rodas5P: Success 344 14 3883 344 8ec62e7d33ec2271",
        "events, Rodas5P: Success 64 19 840 64 796ad98d6a9abb04",
        "stiff, Automatic: Success 730 15 4472 0 1833ee5ca4b8a60d",
        "backward, Automatic: Success 1672 5 10108 8 fd3e2a642dc907ff",
        "breakpoint, Automatic: Success 320 4 1947 0 90ec21d14d759c95",
        "limited, Automatic: Success 466 18 2905 0 b45fde9defa93803",
        "events, Automatic: Success 353 17 2223 0 289e82afcc1e123d",
        "wall of the first, DormandPrince54: NonFinite 37 34 428 0 433ce051cdcc366a",
        "wall of the second, DormandPrince54: NonFinite 37 34 428 0 2ad343449c8f0ba1",
        "wall at once, DormandPrince54: MaxStepsReached 108 92 1202 0 bac34d47e9c2e359",
        "huge, DormandPrince54: NonFinite 0 131 788 0 3cae22059c019c35",
        "pole, DormandPrince54: StepTooSmall 195 191 2318 0 88d866b0d8c12652",
        "pole by steps of a thousandth, DormandPrince54: StepTooSmall 33 29 374 0 9378d27afe7dffc2",
        "slope, DormandPrince54: Success 3 0 20 0 c4b71f5ea69fc815",
        "short steps, DormandPrince54: Success 401 0 2408 0 19d0ae20d32c747a",
        "rest, DormandPrince54: Success 8 0 50 0 53db06c5388217af",
        "a long rest, DormandPrince54: Success 17 0 104 0 5731b73f0bd9a797",
        "wall of the first, Rodas5P: NonFinite 49 38 624 50 3d21fffc26a53b3e",
        "wall of the second, Rodas5P: NonFinite 49 38 624 50 f7f07f9a7170d91b",
        "wall at once, Rodas5P: MaxStepsReached 120 80 1556 120 c749c929ae97b7d6",
        "huge, Rodas5P: StepTooSmall 0 0 2 0 bbeb19410d35db40",
        "pole, Rodas5P: StepTooSmall 324 0 3530 324 9365a29d6213246f",
        "pole by steps of a thousandth, Rodas5P: StepTooSmall 48 0 530 48 014590ac04c4f7df",
        "slope, Rodas5P: Success 4 0 46 4 6625790f239d2c85",
        "short steps, Rodas5P: Success 400 0 4402 400 ec60f4fa70d45a76",
        "rest, Rodas5P: Success 10 0 112 10 2add2a3727f6ad47",
        "a long rest, Rodas5P: Success 13 0 145 13 2ce65a737e54f5e1",
    ];

    [Fact]
    public void Every_explicit_method_takes_the_steps_on_record()
    {
        List<string> lines = [];
        foreach ((string name, Trial trial, StepControl control) in Courses)
        {
            lines.Add(Line($"{name}, Bogacki-Shampine", Trials.Run<BogackiShampine32>(1, [trial], control)[0]));
            lines.Add(Line($"{name}, Dormand-Prince 5", Trials.Run<DormandPrince54>(1, [trial], control)[0]));
            lines.Add(Line($"{name}, Tsitouras", Trials.Run<Tsitouras54>(1, [trial], control)[0]));
            lines.Add(Line($"{name}, Dormand-Prince 8", Trials.Run<DormandPrince853>(1, [trial], control)[0]));
        }

        Assert.True(Record.SequenceEqual(lines), string.Join(Environment.NewLine, lines));
    }

    [Fact]
    public void The_front_door_leads_where_the_record_says()
    {
        OdeFunction stiff = (t, y, dydt) => Trials.VanDerPol(30)(t, y, dydt);
        OdeFunction forced = (t, y, dydt) => (dydt[0], dydt[1]) = (y[1], (t * (6.0 - t) / 8.0) - y[0] - (t < 3 ? 0.0 : 200.0 * y[1]));
        List<string> lines = [];
        foreach (OdeMethod method in Enum.GetValues<OdeMethod>())
        {
            var options = new OdeOptions { Method = method, Stiffness = StiffnessAction.Ignore };
            lines.Add(Line($"stiff, {method}", Ode.Solve(stiff, (0, 30), [2.0, 0.0], options)));
            lines.Add(Line($"backward, {method}", Ode.Solve(forced, (6, 4), [0.5, 0.0], options with { Breakpoints = [5] })));
            lines.Add(Line($"breakpoint, {method}", Ode.Solve(forced, (0, 6), [0.0, 1.0], options with { Breakpoints = [3] })));
            lines.Add(Line($"limited, {method}",
                Ode.Solve(forced, (0, 6), [0.0, 1.0], options with { MaxStep = 0.02, FirstStep = 0.001 })));
            lines.Add(Line($"events, {method}", Ode.Solve(forced, (0, 6), [0.0, 1.0], options with
            {
                OutputTimes = [0, 0.5, 2.9, 3, 3.1, 6],
                Events = [new OdeEvent((_, y) => y[1]), new OdeEvent((t, y) => y[0] - (0.1 * t), CrossingDirection.Upward),
                    new OdeEvent((_, y) => y[0] - 0.4) { Action = (_, y) => y[1] *= 0.5 }],
            })));
        }

        OdeFunction wallOfTheFirst = (_, y, dydt) => (dydt[0], dydt[1]) = (y[0] > 2.5 ? double.NaN : 1, -y[1]);
        OdeFunction wallOfTheSecond = (_, y, dydt) => (dydt[0], dydt[1]) = (-y[0], y[1] > 2.5 ? double.NaN : 1);
        OdeFunction wallAtOnce = (_, y, dydt) => (dydt[0], dydt[1]) = (y[0] > 1 ? double.NaN : 1, -y[1]);
        OdeFunction huge = (_, y, dydt) => (dydt[0], dydt[1]) = (-y[0], 1e300 * y[1]);
        OdeFunction pole = (_, y, dydt) => (dydt[0], dydt[1]) = (y[0] * y[0], -y[1]);
        OdeFunction slope = (_, _, dydt) => (dydt[0], dydt[1]) = (1, 1);
        OdeFunction rest = (_, _, dydt) => (dydt[0], dydt[1]) = (0, 0);
        foreach (OdeMethod method in (OdeMethod[])[OdeMethod.DormandPrince54, OdeMethod.Rodas5P])
        {
            var options = new OdeOptions { Method = method };
            lines.Add(Line($"wall of the first, {method}", Ode.Solve(wallOfTheFirst, (0, 4), [1.0, 1.0], options)));
            lines.Add(Line($"wall of the second, {method}", Ode.Solve(wallOfTheSecond, (0, 4), [1.0, 1.0], options)));
            lines.Add(Line($"wall at once, {method}", Ode.Solve(wallAtOnce, (0, 4), [1.0, 1.0], options with { MaxSteps = 200 })));
            lines.Add(Line($"huge, {method}", Ode.Solve(huge, (0, 4), [1.0, 1.0], options)));
            lines.Add(Line($"pole, {method}", Ode.Solve(pole, (0, 4), [1.0, 1.0], options)));
            lines.Add(Line($"pole by steps of a thousandth, {method}",
                Ode.Solve(pole, (0, 4), [1.0, 1.0], options with { MinStep = 1e-3 })));
            lines.Add(Line($"slope, {method}", Ode.Solve(slope, (0, 4), [1.0, 1.0], options)));
            lines.Add(Line($"short steps, {method}", Ode.Solve(slope, (0, 4), [1.0, 1.0], options with { MaxStep = 0.01 })));
            lines.Add(Line($"rest, {method}", Ode.Solve(rest, (0, 4), [1.0, 1.0], options)));
            lines.Add(Line($"a long rest, {method}", Ode.Solve(rest, (0, 4e9), [1.0, 1.0], options)));
        }

        Assert.True(RecordOfTheFrontDoor.SequenceEqual(lines), string.Join(Environment.NewLine, lines));
    }

    private static BoundaryAction Kick(double time, double[] y)
    {
        y[1] += 0.25;
        return time > 9 ? BoundaryAction.Restarted : BoundaryAction.Shifted;
    }

    private static string Line(string name, Outcome outcome) =>
        FormattableString.Invariant($"{name}: {outcome.Report.Status} {outcome.Report.AcceptedSteps} {outcome.Report.RejectedSteps} {outcome.Report.Evaluations} {Mix(outcome.Bits()):x16}");

    private static string Line(string name, OdeSolution solution)
    {
        IEnumerable<double> numbers = [.. solution.Times, .. solution.States.SelectMany(y => y), .. solution.EndState,
            .. solution.EventTimes.SelectMany(t => t), .. solution.EventStates.SelectMany(e => e.SelectMany(y => y)),
            .. solution.Stats.Switches.Select(s => s.Time)];
        OdeStatistics cost = solution.Stats;
        return FormattableString.Invariant($"{name}: {solution.Status} {cost.AcceptedSteps} {cost.RejectedSteps} {cost.RhsEvaluations} {cost.JacobianEvaluations} {Mix([.. numbers.Select(BitConverter.DoubleToInt64Bits), .. solution.Message.Select(letter => (long)letter)]):x16}");
    }

    // Fowler, Noll and Vo 1a, 64 bits at a time.
    private static ulong Mix(IEnumerable<long> bits) =>
        bits.Aggregate(14695981039346656037UL, (hash, value) => unchecked((hash ^ (ulong)value) * 1099511628211UL));
}
