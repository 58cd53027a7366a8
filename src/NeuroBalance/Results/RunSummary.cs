using System.Globalization;
using NeuroBalance.Models;
using NeuroBalance.Results;
using static NeuroBalance.Quantity;

namespace NeuroBalance;

/// <summary>What a run showed, in lines that a person reads: the milestones of drinking, withdrawal and treatment.</summary>
public sealed partial class RunSummary
{
    private const double TreatedScore = WithdrawalScale.ModerateFrom, SevereScore = WithdrawalScale.ModerateTo;

    // g/L; from here on poisonings end fatally.
    internal const double DeadlyAlcohol = 4;
    // A risk below this is not worth a line.
    private const double LeastRisk = 0.0005;

    private readonly Trajectory _run;
    private readonly List<Line> _lines = [];
    private readonly Landmark? _stop;

    private RunSummary(Trajectory run)
    {
        _run = run;
        _stop = Landmarks.EndOfAlcohol(run);
    }

    /// <summary>The name and title of what was simulated.</summary>
    public string Heading => _run.Scenario.Title.StartsWith(_run.Scenario.Name + " ", StringComparison.Ordinal) ? _run.Scenario.Title
        : _run.Scenario.Title.Length > 0 ? $"{_run.Scenario.Name}: {_run.Scenario.Title}" : _run.Scenario.Name;

    /// <summary>The lines, in the order in which they are told.</summary>
    public IReadOnlyList<Line> Lines => _lines;

    /// <summary>Sums a run up.</summary>
    /// <param name="run">The run, whole or as far as it got.</param>
    /// <returns>Its summary.</returns>
    public static RunSummary Of(Trajectory run)
    {
        ArgumentNullException.ThrowIfNull(run);
        RunSummary summary = new(run);
        summary.Span();
        summary.Doses();
        summary.Alcohol();
        summary.Receptors();
        summary.Balance();
        summary.WithdrawalScore();
        summary.Seizures();
        summary.Drugs();
        summary.Lasting();
        return summary;
    }

    private static string Text(double value, string format = "0.00") => value.ToString(format, CultureInfo.InvariantCulture);

    private void Add(string label, string text) => _lines.Add(new Line(label, text));

    private string When(double time)
    {
        bool isLong = _run.EndTime > 96;
        if (_stop is not { } stop || stop.Time == 0)
        {
            return "at " + Text(time) + " h" + (isLong && time >= 24 ? $" ({OnDay(time)})" : "");
        }
        // Long before the end of drinking, the day says more than the hours.
        string absolute = isLong ? OnDay(time) : Text(time) + " h";
        if (time < stop.Time - 48) return "on " + absolute;
        double after = time - stop.Time;
        string relative = Math.Abs(after) < 1e-9 ? "at the " + stop.Label
            : after > 0 ? $"{Text(after)} h after the {stop.Label}" : $"{Text(-after)} h before the {stop.Label}";
        return $"{relative} ({absolute})";
    }

    private static string OnDay(double time) =>
        string.Create(CultureInfo.InvariantCulture, $"day {Math.Floor((time / 24) + 1e-12) + 1:0}, {Clock(time)}");

    // The time of day, when a scenario's first hour is midnight.
    private static string Clock(double time)
    {
        int minutes = (int)Math.Floor(((time % 24) * 60) + 1e-6);
        return string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");
    }

    private void Span()
    {
        string span = _run.EndTime >= 48 ? Text(_run.EndTime / 24, "0.##") + " days" : Text(_run.EndTime, "0.##") + " h";
        Add("Simulated",
            span + (_run.Status == SolveStatus.Success ? ""
            : " of " + Text(_run.Scenario.DurationHours / 24, "0.##") + " days: " + _run.Message));
        if (_run.Scenario.Model is { } model) Add("Model", model.Title);
        if (_run.Scenario.Structure != AdaptationStructure.Own)
        {
            Add("Receptors adapt by", AdaptationStructures.Word(_run.Scenario.Structure));
        }
    }

    private void Alcohol()
    {
        Extremum peak = _run.Peak(EthanolBlood);
        if (!(peak.Value > 1e-6)) return;
        Add("Peak blood alcohol", $"{Text(peak.Value)} g/L ({Text(peak.Value / 10, "0.000")} g/dL), {When(peak.Time)}");
        double deadly = _run.TimeAbove(EthanolBlood, DeadlyAlcohol);
        if (deadly > 0) Add("Above 4 g/L", $"{Text(deadly, "0.0")} h in all: blood alcohol of which people die");
        IReadOnlyList<double> sober = _run.Crossings(EthanolBlood, 0.1, peak.Time, direction: CrossingDirection.Downward);
        if (sober.Count > 0) Add("Below 0.1 g/L for good", When(sober[^1]));
    }

    private void Receptors()
    {
        double time = _stop?.Time ?? _run.EndTime;
        Add("Receptor densities",
            $"GABA-A {Text(_run.ValueAt(GabaADensity, time), "0.000")}, NMDA {Text(_run.ValueAt(NmdaDensity, time), "0.000")} "
            + (_stop is { } stop ? "at the " + stop.Label : "at the end") + " (naive 1)");
    }

    private void Balance()
    {
        double from = _stop?.Time ?? 0;
        Extremum peak = _run.Peak(Quantity.Balance, from), trough = _run.Trough(Quantity.Balance, 0);
        if (_stop is { } stop)
        {
            IReadOnlyList<double> up = _run.Crossings(Quantity.Balance, 0, from, direction: CrossingDirection.Upward);
            Add("Balance crosses zero", up.Count > 0 ? When(up[0]) + ", upward" : $"not after the {stop.Label}");
        }

        if (trough.Value < -0.01)
        {
            Add("Deepest sedation", $"balance {Signed(trough.Value)}, {When(trough.Time)}");
        }
        if (peak.Value > 0.01) Add("Highest excitation", $"balance {Signed(peak.Value)}, {When(peak.Time)}");
        Extremum glutamate = _run.Peak(Glutamate, from);
        if (glutamate.Value > 1.01)
        {
            Add("Highest glutamate", $"{Text(glutamate.Value)} (naive 1), {When(glutamate.Time)}");
        }
    }

    private static string Signed(double value) => value.ToString("+0.00;−0.00", CultureInfo.InvariantCulture);

    private void WithdrawalScore()
    {
        Extremum peak = _run.Peak(Withdrawal);
        if (!(peak.Value > 0.1))
        {
            Add("Withdrawal", "none (score below 0.1 of 67)");
            return;
        }

        IReadOnlyList<double> onsets = _run.Crossings(Withdrawal, TreatedScore, _stop?.Time ?? 0, direction: CrossingDirection.Upward);
        IReadOnlyList<double> ends = _run.Crossings(Withdrawal, TreatedScore, _stop?.Time ?? 0, direction: CrossingDirection.Downward);
        Extremum later = _run.Peak(Withdrawal, _stop?.Time ?? 0);
        if (onsets.Count > 0) Add("Withdrawal onset", $"score reaches 8 {When(onsets[0])}");
        Add("Withdrawal peak", $"score {Text(later.Value, "0.0")} of 67 ({Severity(later.Value)}), {When(later.Time)}");
        if (later.Time != peak.Time && peak.Value > later.Value + 0.1)
        {
            Add("", $"a higher one of {Text(peak.Value, "0.0")} came before, {When(peak.Time)}");
        }
        if (later.Value < TreatedScore) return;
        double hours = _run.TimeAbove(Withdrawal, TreatedScore), severe = _run.TimeAbove(Withdrawal, SevereScore);
        bool resolved = ends.Count > 0 && (onsets.Count == 0 || ends[^1] > onsets[^1]);
        Add("Withdrawal resolution", resolved ? $"score below 8 for good {When(ends[^1])}" : "not before the end");
        Add("Hours of withdrawal", $"{Text(hours, "0.0")} h at 8 or more" + (severe > 0 ? $", {Text(severe, "0.0")} h above 15" : ""));
    }

    private static string Severity(double score) => WithdrawalScale.Of(score).ToString().ToLowerInvariant();

    private void Seizures()
    {
        double risk = _run.ValueAt(SeizureRisk, _run.EndTime), hazard = _run.ValueAt(SeizureHazard, _run.EndTime);
        if (!(risk >= LeastRisk)) return;
        double half = _run.Crossings(SeizureHazard, hazard / 2, direction: CrossingDirection.Upward)[0];
        Add("Seizure risk", $"{Text(100 * risk, "0.0")} % of many such subjects, half of it by {When(half)}");
        Add("", SeizureRisk.Caveat);
    }

    private void Drugs()
    {
        Extremum ketamine = _run.Peak(KetamineCentral), blocked = _run.Peak(Occupancy);
        if (ketamine.Value > 1e-6)
        {
            Add("Peak ketamine", $"{Text(1000 * ketamine.Value, "0")} ng/mL, {When(ketamine.Time)}");
            Add("NMDA channels blocked", $"at most {Text(100 * blocked.Value, "0")} %, {When(blocked.Time)}");
        }

        Extremum benzodiazepine = _run.Peak(BenzodiazepinePlasma);
        if (benzodiazepine.Value > 1e-6)
        {
            Add("Peak benzodiazepine", $"{Text(benzodiazepine.Value, "0")} ng/mL, {When(benzodiazepine.Time)}");
        }
        Extremum sedation = _run.Peak(Ramsay);
        if (sedation.Value > 1.5)
        {
            Add("Deepest drug sedation", $"Ramsay {Text(sedation.Value, "0.0")}, {When(sedation.Time)}");
        }
    }

    private void Lasting()
    {
        Extremum craving = _run.Peak(Craving, _stop?.Time ?? 0);
        double atEnd = _run.ValueAt(Craving, _run.EndTime);
        if (craving.Value > _run.ValueAt(Craving, 0) + 0.1)
        {
            Add("Highest craving", $"{Text(craving.Value, "0.0")} of 30, {When(craving.Time)}; {Text(atEnd, "0.0")} at the end");
        }
        Extremum plasticity = _run.Peak(Plasticity);
        if (plasticity.Value > 1.01)
        {
            Add("Highest plasticity", $"{Text(plasticity.Value)} (naive 1), {When(plasticity.Time)}");
            Extremum mood = _run.Peak(MoodGain);
            if (MoodGains.HaveData(_run)) Add("Highest mood gain", $"{Text(mood.Value, "0.0")} MADRS points, {When(mood.Time)}");
        }

        double before = _run.ValueAt(AlcoholMemory, 0), after = _run.ValueAt(AlcoholMemory, _run.EndTime);
        if (Math.Abs(after - before) > 0.005 || before > 0)
        {
            Add("Alcohol memory", $"{Text(before)} at the start, {Text(after)} at the end (0 to 1)");
        }
        double coping = _run.ValueAt(Coping, _run.EndTime);
        if (coping > 0.005) Add("Coping", $"{Text(coping)} at the end (0 to 1)");
    }

    /// <summary>One line of a summary.</summary>
    /// <param name="Label">What it is about, as <c>Withdrawal peak</c>; empty when it goes on with the line before.</param>
    /// <param name="Text">What is said of it, with units and times.</param>
    public sealed record Line(string Label, string Text);
}
