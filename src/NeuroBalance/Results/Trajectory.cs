using System.Collections.Immutable;
using System.Globalization;
using NeuroBalance.Lanes;
using NeuroBalance.Models;
using NeuroBalance.Results;
using NeuroBalance.Texts;

namespace NeuroBalance;

/// <summary>
/// The course of one subject through one scenario: every state and read-out at every time, from the integrator's own interpolant.
/// </summary>
/// <remarks>
/// A value at the time of a dose is that just before it. Peaks, crossings and integrals are found on the interpolant, not on an output
/// grid.
/// </remarks>
public sealed class Trajectory
{
    private readonly CourseRecord record;
    private readonly QuantityReader reader;
    private string? fingerprint;

    internal Trajectory(Scenario scenario, Timeline timeline, ParameterSet parameters, CourseRecord record, IReadOnlyList<GivenDose> doses,
        IReadOnlyList<ProtocolOutcome> protocols, in SolveReport report, string message, SimulationOptions options,
        double? continuedFrom = null)
    {
        Options = options;
        ContinuedFrom = continuedFrom;
        Scenario = scenario;
        Timeline = timeline;
        Parameters = parameters;
        this.record = record;
        Doses = doses;
        Protocols = protocols;
        Report = report;
        Message = message;
        reader = new QuantityReader(parameters.Values, parameters.Added.AsSpan(), scenario.Equations);
    }

    /// <summary>What was simulated.</summary>
    public Scenario Scenario { get; }

    /// <summary>The scenario unrolled in time.</summary>
    public Timeline Timeline { get; }

    /// <summary>The subject's parameters.</summary>
    public ParameterSet Parameters { get; }

    /// <summary>How it was simulated.</summary>
    public SimulationOptions Options { get; }

    /// <summary>The time from which another run was continued as this one (h); absent for a run that was simulated as a
    /// whole.</summary>
    public double? ContinuedFrom { get; }

    /// <summary>The doses that were given and the drinks that were not taken, in order.</summary>
    public IReadOnlyList<GivenDose> Doses { get; }

    /// <summary>What each protocol did, in the order of <see cref="Timeline.Protocols"/>.</summary>
    public IReadOnlyList<ProtocolOutcome> Protocols { get; }

    /// <summary>How the integration ended and what it cost.</summary>
    public SolveReport Report { get; }

    /// <summary>How the integration ended.</summary>
    public SolveStatus Status => Report.Status;

    /// <summary>The same in words, with the time and the state to blame when it failed.</summary>
    public string Message { get; }

    /// <summary>The start (h): 0.</summary>
    public double StartTime { get; }

    /// <summary>The time reached (h).</summary>
    public double EndTime => Report.Time;

    /// <summary>The time of the first drink (h); absent without one.</summary>
    public double? FirstDrink => Timeline.FirstDrinkHours;

    /// <summary>The time of the last drink (h); absent without one.</summary>
    public double? LastDrink => Timeline.LastDrinkHours;

    /// <summary>The numbers by which the run is told: peaks, times, hours of withdrawal.</summary>
    public IReadOnlyList<RunOutcome> Outcomes =>
        [.. OutcomeTable.Of([this]).Select(row => new RunOutcome(row.Key, row.Name, row.Unit, row.Values[0]) { Caveat = row.Caveat })];

    /// <summary>The output times that the scenario asks for (h), as far as the run got.</summary>
    public ImmutableArray<double> OutputTimes => [.. Scenario.Output.Resolve(Timeline).Where(time => time <= EndTime)];

    /// <summary>What the run has values of, in the order of its table: <see cref="Quantity.All"/>, then what the text of its model
    /// adds.</summary>
    public IReadOnlyList<Quantity> Quantities => Scenario.Quantities.All;

    /// <summary>
    /// The fingerprint of the run: the SHA-256 of its table at its output times, byte for byte what <see cref="ToCsv(string)"/> writes, in
    /// 64 lower-case hexadecimal digits. The same on every machine.
    /// </summary>
    /// <remarks>Computed once: a table that is written is hashed on its way.</remarks>
    /// <exception cref="ScenarioException">There are more than 1,000,000 output times.</exception>
    public string Fingerprint => fingerprint ??= ResultTable.WriteHashed(Stream.Null, this);

    /// <summary>What a reader should know before believing the course, such as a blood level that hardly anybody survives.</summary>
    /// <returns>A sentence each, with the time (h); none when there is nothing to say.</returns>
    public IReadOnlyList<string> FindWarnings()
    {
        IReadOnlyList<double> passed = ValueAt(Quantity.EthanolBlood, StartTime) >= RunSummary.DeadlyAlcohol ? [StartTime]
            : Crossings(Quantity.EthanolBlood, RunSummary.DeadlyAlcohol, direction: CrossingDirection.Upward);
        return passed.Count == 0 ? []
            : [string.Create(CultureInfo.InvariantCulture,
                $"blood alcohol passes 4 g/L at {passed[0]:0.00} h: few people survive that, and the model has no death.")];
    }

    /// <summary>All states and read-outs at a time, just before what happens there.</summary>
    /// <param name="time">Time (h), between <see cref="StartTime"/> and <see cref="EndTime"/>.</param>
    /// <returns>The quantities by name, such as <c>run.At(24).Balance</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time lies outside the run.</exception>
    public Snapshot At(double time)
    {
        double[] values = new double[Scenario.Quantities.All.Length];
        Row(time, values);
        return new Snapshot(time, values);
    }

    /// <summary>Writes the table of the run: a row for each output time of the scenario, as comma-separated values.</summary>
    /// <param name="path">The file, in a folder that exists; replaced at once when it is complete, or not at all.</param>
    /// <exception cref="IOException">The folder does not exist, is full or cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder or the file may not be written.</exception>
    public void ToCsv(string path) => AtomicFile.Write(path, stream => fingerprint = ResultTable.WriteHashed(stream, this));

    /// <summary>Writes the table as text: what <see cref="ToCsv(string)"/> writes into a file.</summary>
    /// <param name="writer">Receives the text; not closed.</param>
    /// <exception cref="ScenarioException">There are more than 1,000,000 output times.</exception>
    public void ToCsv(TextWriter writer) => ResultTable.Write(writer, this, OutputTimes);

    /// <summary>One quantity at a time, just before what happens there.</summary>
    /// <param name="quantity">A state or a read-out.</param>
    /// <param name="time">Time (h), between <see cref="StartTime"/> and <see cref="EndTime"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time lies outside the run.</exception>
    public double ValueAt(Quantity quantity, double time)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        return ValueIn(quantity, StepAt(time), time);
    }

    /// <summary>All quantities at a time, in the order of <see cref="Quantities"/>.</summary>
    /// <param name="time">Time (h), between <see cref="StartTime"/> and <see cref="EndTime"/>.</param>
    /// <param name="values">Filled with one number a quantity.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time lies outside the run.</exception>
    public void Row(double time, Span<double> values) => reader.ReadAll(StatesAt(time), values);

    /// <summary>The highest value within a window.</summary>
    public Extremum Peak(Quantity quantity, double from = double.NegativeInfinity, double to = double.PositiveInfinity) =>
        CurveOf(quantity, from, to).Peak();

    /// <summary>The lowest value within a window.</summary>
    public Extremum Trough(Quantity quantity, double from = double.NegativeInfinity, double to = double.PositiveInfinity) =>
        CurveOf(quantity, from, to).Trough();

    /// <summary>The times at which a level is crossed, to a few units of rounding.</summary>
    public IReadOnlyList<double> Crossings(Quantity quantity, double level, double from = double.NegativeInfinity,
        double to = double.PositiveInfinity, CrossingDirection direction = CrossingDirection.Both) =>
        CurveOf(quantity, from, to).Crossings(level, direction);

    /// <summary>The time (h) spent at or above a level.</summary>
    public double TimeAbove(Quantity quantity, double level, double from = double.NegativeInfinity, double to = double.PositiveInfinity) =>
        CurveOf(quantity, from, to).TimeAbove(level);

    /// <summary>The integral over time (unit of the quantity times h) of a quantity, or of a function of it.</summary>
    public double Integral(Quantity quantity, double from = double.NegativeInfinity, double to = double.PositiveInfinity,
        Func<double, double>? of = null) =>
        CurveOf(quantity, from, to).Integral(of);

    /// <summary>A quantity of one's own as a curve on this course, with the same searches.</summary>
    /// <param name="value">The value at a time (h).</param>
    /// <param name="from">The start of the window (h).</param>
    /// <param name="to">The end of the window (h).</param>
    public Curve Curve(Func<double, double> value, double from = double.NegativeInfinity, double to = double.PositiveInfinity)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new Curve(Knots(from, to), (_, time) => value(time));
    }

    internal CourseRecord RecordUntil(double time) => record.Until(time);

    /// <summary>All states at a time, just before what happens there.</summary>
    /// <param name="time">Time (h), between <see cref="StartTime"/> and <see cref="EndTime"/>.</param>
    /// <returns>The states as named fields, each in its unit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time lies outside the run.</exception>
    public State<double> StateAt(double time) => Layout.Name<State<double>, double>(StatesAt(time).AsSpan());

    /// <summary>All states at a time, the named ones first.</summary>
    internal double[] StatesAt(double time) => StatesIn(StepAt(time), time);

    private double[] StatesIn(int step, double time) => step < 0 ? record.Initial.ToArray() : record.StatesIn(step, time);

    private Curve CurveOf(Quantity quantity, double from, double to)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        double[] knots = Knots(from, to);
        int first = knots.Length == 0 ? 0 : Math.Max(record.StepAt(knots[0]), 0);
        // The step after the knot, so that the start of a stretch has its value after a dose and its end that before the next.
        return new Curve(knots, (knot, time) => ValueIn(quantity, StepFrom(knots, first, knot), time));
    }

    private int StepFrom(double[] knots, int first, int knot)
    {
        int step = Math.Min(first + knot, record.Count - 1);
        while (step < record.Count - 1 && record.EndOf(step) <= knots[knot])
        {
            step++;
        }
        while (step > 0 && record.StartOf(step) > knots[knot])
        {
            step--;
        }
        return step;
    }

    // The ends of the steps within a window, and the window's own ends.
    private double[] Knots(double from, double to)
    {
        double start = Math.Max(from, StartTime);
        double end = Math.Min(to, EndTime);
        if (!(start <= end) || record.Count == 0) return [];
        var knots = new List<double> { start };
        for (int step = Math.Max(record.StepAt(start), 0); step < record.Count; step++)
        {
            double stepEnd = record.EndOf(step);
            if (stepEnd >= end) break;
            if (stepEnd > knots[^1]) knots.Add(stepEnd);
        }

        if (end > knots[^1]) knots.Add(end);
        return [.. knots];
    }

    private double ValueIn(Quantity quantity, int step, double time)
    {
        if (quantity.IsState && step >= 0) return record.StateIn(step, time, quantity);
        return reader.Read(quantity, StatesIn(step, time));
    }

    private int StepAt(double time)
    {
        if (!(time >= StartTime && time <= EndTime))
        {
            throw new ArgumentOutOfRangeException(nameof(time), time,
                FormattableString.Invariant($"The run covers {StartTime} to {EndTime} h."));
        }

        return record.StepAt(time);
    }
}
