namespace NeuroBalance.Models;

/// <summary>
/// A model's equations along the time of a subject: doses and inputs make boundaries, and between two of them nothing changes.
/// </summary>
internal sealed class ModelCourse
{
    private readonly ModelEquations equations;
    private readonly double hours;
    private readonly List<(double Time, int State, double Amount)> jumps = [];
    private readonly List<(int Input, double From, double Until, double Value)> pieces = [];
    private readonly List<(int State, double From, double Until, double Rate)> flows = [];
    private readonly double[] acting;

    // What flows into states at present.
    private readonly List<(int State, double Rate)> fed = [];
    private double[]? boundaries;
    private double actsFrom = double.NaN, actsUntil = double.NaN;

    /// <summary>A course of these equations without a dose or an input.</summary>
    public ModelCourse(ModelEquations equations, double hours)
    {
        this.equations = equations;
        this.hours = hours;
        acting = new double[equations.InputCount];
    }

    /// <summary>The times at which something happens after the start, in order.</summary>
    public double[] Boundaries => boundaries ??=
        [.. jumps.Select(jump => jump.Time).Concat(pieces.SelectMany(piece => (double[])[piece.From, piece.Until]))
            .Concat(flows.SelectMany(flow => (double[])[flow.From, flow.Until]))
            .Where(time => time > 0 && time < hours).Distinct().Order()];

    /// <summary>A dose that moves a state.</summary>
    public void Dose(double time, int state, double amount) => jumps.Add((time, state, amount));

    /// <summary>A dose that flows into a state for a while, by the hour.</summary>
    public void Feed(int state, double from, double until, double rate) => flows.Add((state, from, until, rate));

    /// <summary>An input that acts for a while.</summary>
    public void Input(int place, TimedInput input) => pieces.Add((place, input.From, input.Until, input.Value));

    /// <summary>Gives the doses of a time; tells whether there was one.</summary>
    public bool Jump(double time, Span<double> state)
    {
        bool jumped = false;
        foreach ((double at, int moved, double amount) in jumps)
        {
            if (at != time) continue;
            state[moved] += amount;
            jumped = true;
        }

        return jumped;
    }

    /// <summary>The rates at a time, with what acts from the boundary before it on.</summary>
    public void Rates(double time, ReadOnlySpan<double> state, Span<double> rates)
    {
        Enter(time);
        equations.Rates(time, state, rates);
        foreach ((int dosed, double rate) in fed)
        {
            rates[dosed] += rate;
        }
    }

    /// <summary>The derivatives of the rates by the states.</summary>
    public void Jacobian(double time, ReadOnlySpan<double> state, Span<double> matrix)
    {
        Enter(time);
        equations.Jacobian(time, state, matrix);
    }

    /// <summary>The lines of the text at a time: at a boundary with what acted before it, or with what acts from it on.</summary>
    public void Lines(double time, bool after, ReadOnlySpan<double> state, Span<double> values)
    {
        Enter(after || time == 0 ? time : Math.BitDecrement(time));
        equations.Lines(state, values);
    }

    private void Enter(double time)
    {
        if (time >= actsFrom && time < actsUntil) return;
        int next = Array.BinarySearch(Boundaries, time);
        next = next >= 0 ? next + 1 : ~next;
        actsFrom = next == 0 ? double.NegativeInfinity : Boundaries[next - 1];
        actsUntil = next < Boundaries.Length ? Boundaries[next] : double.PositiveInfinity;
        Array.Clear(acting);
        foreach ((int input, double from, double until, double value) in pieces)
        {
            if (time >= from && time < until) acting[input] += value;
        }

        fed.Clear();
        foreach ((int state, double from, double until, double rate) in flows)
        {
            if (time >= from && time < until) fed.Add((state, rate));
        }

        equations.Act(acting);
    }
}
