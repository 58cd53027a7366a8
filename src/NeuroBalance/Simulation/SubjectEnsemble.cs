using System.Numerics;
using System.Runtime.CompilerServices;
using NeuroBalance.Integration;
using NeuroBalance.Lanes;
using NeuroBalance.Models;

namespace NeuroBalance.Simulation;

/// <summary>
/// A cohort of subjects as the integrator sees it: the model's equations with the guts in closed form, and each subject's doses as
/// boundaries.
/// </summary>
/// <typeparam name="TEquations">The equations, the same for all subjects.</typeparam>
/// <typeparam name="T">The lane.</typeparam>
internal sealed class SubjectEnsemble<TEquations, T>(
    ISubjectSource source, ISubjectObserver<T> observer, SimulationOptions? options = null, EquationSource<T>? equations = null)
    : IEnsemble<T>, IAlgebra<T>
    where TEquations : unmanaged, IEquations<TEquations, T>
    where T : unmanaged, ILane<T>
{
    private readonly EquationSource<T> made = equations ?? new EquationSource<T>(AdaptationStructure.Own, 1);
    private readonly TextGuts? ownGuts = equations?.Set.Text is { Runs: { HasOwnGuts: true } text } ? new TextGuts(text) : null;
    private readonly int[] held = options?.HeldComponents() ?? [];
    private readonly SubjectRun[] runs = NewRuns();

    // In aligned memory of their own, so that no vector straddles two cache lines.
    private readonly AlignedBuffer<TEquations> model = new(1);
    private readonly AlignedBuffer<Workspace<T>> workspace = new(1);
    private readonly AlignedBuffer<ExactGut<T>> guts = new(1);
    private readonly double[] usualInitial = [.. equations?.Set.Text?.Runs.AddedInitial ?? []];

    // The states of one subject while something happens to it.
    private readonly double[] arriving = new double[(equations?.Set ?? default).StateCount];
    // What flows into the states that doses of its text move.
    private readonly double[] flows = new double[equations?.Set.Text?.Runs.Dosed.Length ?? 0];
    private Parameters<T> parameters;
    private uint triggerLanes;

    private ref TEquations Equations => ref model.First;

    private ref ExactGut<T> Gut => ref guts.First;

    /// <inheritdoc/>
    public int Dimension { get; } = (equations?.Set ?? default).StateCount;

    /// <inheritdoc/>
    public bool Observes => observer.WantsSteps || triggerLanes != 0;

    /// <inheritdoc/>
    public void Derivatives(T time, ReadOnlySpan<T> state, Span<T> derivative)
    {
        // The integrator's own stage is shown to the model with the guts in it and then put back: copying it would cost a twentieth of the
        // time.
        ref State<T> revealed = ref Unsafe.AsRef(in Layout.Name<State<T>, T>(state));
        T total = revealed.EthanolBlood;
        T hidden = revealed.EthanolGut, hiddenMeal = revealed.EthanolMeal;
        Gut.Reveal(time, ref revealed);
        ref State<T> rates = ref Layout.Name<State<T>, T>(derivative);
        TEquations.Derivatives(ref Equations, state, in revealed, ref workspace.First, derivative, out rates);
        revealed.EthanolBlood = total;
        (revealed.EthanolGut, revealed.EthanolMeal) = (hidden, hiddenMeal);
        rates.EthanolBlood =
            (rates.EthanolBlood + (Gut.Fasting.ToBlood * rates.EthanolGut)) + (Gut.Meal.ToBlood * rates.EthanolMeal);
        rates.EthanolGut = rates.EthanolMeal = T.Broadcast(0.0);
        foreach (int component in held)
        {
            derivative[component] = T.Broadcast(0.0);
        }
    }

    /// <inheritdoc/>
    public bool Begin(int lane, LaneView<T> state, out double start, out double boundary)
    {
        SubjectRun run = runs[lane];
        start = boundary = 0;
        run.Subject.StartHours = 0;
        run.Subject.AddedInitial = [];
        triggerLanes &= ~(1u << lane);
        if (!source.TryNext(run.Subject)) return false;
        start = run.Subject.StartHours;
        if (run.Subject.AddedInitial.Length == 0) run.Subject.AddedInitial = usualInitial;
        run.Start();
        Packing.SetLane(ref parameters, lane, in run.Subject.Parameters);
        Inputs<T> inputs = Equations.Acting;
        Packing.SetLane(ref inputs, lane, default(Inputs<double>));
        made.SetAdded(lane, run.Subject.AddedParameters);
        Equations = TEquations.Of(in parameters, made);
        Equations.Acting = inputs;
        Feed(run, lane);
        observer.Begin(lane, run.Subject);
        run.Subject.CopyInitialTo(arriving);
        Hide(lane, start, arriving, state);
        boundary = run.NextBoundary(double.NegativeInfinity);
        // A parameter that only a read-out uses would leave its NaN unnoticed: such a member must fail, so its state is made to.
        if (!AllFinite(run.Subject)) state[0] = double.NaN;
        return true;
    }

    /// <inheritdoc/>
    public BoundaryAction Arrive(int lane, double time, LaneView<T> state, ref double boundary, ref double largestStep)
    {
        SubjectRun run = runs[lane];
        run.Given.Clear();
        BoundaryAction arrival = DrinksOnly(run, lane, time, state) ? BoundaryAction.Shifted : ArriveInFull(run, lane, time, state);
        foreach (GivenDose dose in run.Given)
        {
            observer.Dosed(lane, in dose);
        }
        boundary = run.NextBoundary(time);
        SetTrigger(lane, run.AnyArmed(time));
        return time >= run.Subject.Timeline.EndHours ? BoundaryAction.Finished : arrival;
    }

    /// <inheritdoc/>
    public long StepLimit(int lane, long usual) => options?.StepLimit(runs[lane].Subject.Timeline) ?? usual;

    /// <inheritdoc/>
    public T LooksInside(T end, T accepted) => accepted;

    /// <inheritdoc/>
    public void Observe(in Step<T> step, T accepted, ref T end)
    {
        uint searched = triggerLanes & T.Bits(accepted);
        if (searched != 0) CutAtTriggers(searched, in step, ref end);
        if (observer.WantsSteps) observer.Step(new SubjectStep<T>(in step, ref Gut, this) { End = end }, accepted);
    }

    /// <inheritdoc/>
    public void End(int lane, LaneView<T> state, in SolveReport report) => observer.End(lane, runs[lane], in report);

    /// <inheritdoc/>
    public void Signals(ReadOnlySpan<T> states, out Signals<T> s) => TEquations.Signals(ref Equations, states, out s);

    /// <inheritdoc/>
    public Readouts<T> Readouts(ReadOnlySpan<T> states, in Signals<T> s) => TEquations.Readouts(ref Equations, states, in s);

    /// <inheritdoc/>
    public T Line(Quantity quantity, ReadOnlySpan<T> states) => TEquations.Line(ref Equations, quantity, states);

    private void CutAtTriggers(uint searched, in Step<T> step, ref T end)
    {
        var whole = new SubjectStep<T>(in step, ref Gut, this) { End = end };
        for (; searched != 0; searched &= searched - 1)
        {
            int lane = BitOperations.TrailingZeroCount(searched);
            LaneView<T>.Element(ref end, lane) = TriggerSearch.FirstFiring(runs[lane], lane, in whole);
        }
    }

    // The common moment by far: a drink moves X and the gut, and nothing else needs to be touched.
    private bool DrinksOnly(SubjectRun run, int lane, double time, LaneView<T> state)
    {
        int drinks = run.DrinksOnly(time);
        if (drinks == 0 || run.ProtocolCount != 0) return false;
        ExactGut<Lane1> mine = Gut.Lane(lane);
        double fasting = mine.Fasting.AmountAt(new Lane1(time)).Value, meal = mine.Meal.AmountAt(new Lane1(time)).Value;
        double toBlood = mine.Fasting.ToBlood.Value, mealToBlood = mine.Meal.ToBlood.Value;
        ref double total = ref state[TotalEthanol.Component];
        for (; drinks > 0; drinks--)
        {
            double taken = run.TakeDrink(time, (total - (toBlood * fasting)) - (mealToBlood * meal), out bool withMeal);
            if (withMeal) meal += taken;
            else fasting += taken;
            total += (withMeal ? mealToBlood : toBlood) * taken;
        }

        Refill(ref mine.Fasting, fasting, time);
        Refill(ref mine.Meal, meal, time);
        Gut.SetLane(lane, in mine);
        return true;
    }

    private BoundaryAction ArriveInFull(SubjectRun run, int lane, double time, LaneView<T> state)
    {
        state.CopyTo(arriving);
        ref State<double> revealed = ref Layout.Name<State<double>, double>(arriving.AsSpan());
        ExactGut<Lane1> mine = Gut.Lane(lane);
        revealed.EthanolGut = mine.Fasting.AmountAt(new Lane1(time)).Value;
        revealed.EthanolMeal = mine.Meal.AmountAt(new Lane1(time)).Value;
        revealed.EthanolBlood =
            (revealed.EthanolBlood - (mine.Fasting.ToBlood.Value * revealed.EthanolGut)) - (mine.Meal.ToBlood.Value * revealed.EthanolMeal);
        Change change = run.Arrive(time, arriving);
        if (change == Change.None) return BoundaryAction.Untouched;
        Inputs<T> inputs = Equations.Acting;
        Packing.SetLane(ref inputs, lane, in run.Inputs);
        Equations.Acting = inputs;
        Feed(run, lane);
        Hide(lane, time, arriving, state);
        return change == Change.Drinks ? BoundaryAction.Shifted : BoundaryAction.Restarted;
    }

    private void Feed(SubjectRun run, int lane)
    {
        if (flows.Length == 0) return;
        run.Flow(flows);
        made.Feed(lane, flows);
    }

    // The model's state becomes the integrator's: X in place of C, the guts kept aside.
    private void Hide(int lane, double time, Span<double> states, LaneView<T> state)
    {
        SubjectRun run = runs[lane];
        ref State<double> revealed = ref Layout.Name<State<double>, double>(states);
        ExactGut<Lane1> mine = default;
        (GutConstants fasting, GutConstants meal) = ownGuts is null
            ? KnownGuts(in run.Subject.Parameters, in run.Inputs)
            : ownGuts.Of(in run.Subject.Parameters, run.Subject.AddedParameters, in run.Inputs);
        Fill(ref mine.Fasting, fasting);
        Fill(ref mine.Meal, meal);
        Refill(ref mine.Fasting, revealed.EthanolGut, time);
        Refill(ref mine.Meal, revealed.EthanolMeal, time);
        Gut.SetLane(lane, in mine);
        revealed.EthanolBlood =
            (revealed.EthanolBlood + (mine.Fasting.ToBlood.Value * revealed.EthanolGut)) + (mine.Meal.ToBlood.Value * revealed.EthanolMeal);
        revealed.EthanolGut = revealed.EthanolMeal = 0;
        state.CopyFrom(states);
    }

    // What the text of the built-in model says of both guts, in the order of operations of the published bits.
    private static (GutConstants Fasting, GutConstants Meal) KnownGuts(in Parameters<double> p, in Inputs<double> inputs)
    {
        bool clamped = inputs.ClampActive != 0;
        double water = p.Ethanol.DistributionVolume * p.Subject.BodyWeight;
        return (
            new GutConstants(p.Ethanol.AbsorptionRate, inputs.EthanolGutRate, clamped ? 0 : p.Ethanol.Bioavailability / water),
            new GutConstants(p.Ethanol.MealAbsorptionRate, inputs.EthanolMealRate, clamped ? 0 : p.Ethanol.MealBioavailability / water));
    }

    private static void Fill(ref GutContent<Lane1> content, GutConstants constants)
    {
        content.AbsorptionRate = new Lane1(constants.Loss);
        content.Plateau = new Lane1(constants.Inflow == 0 ? 0 : constants.Inflow / constants.Loss);
        content.ToBlood = new Lane1(constants.ToBlood);
    }

    private static void Refill(ref GutContent<Lane1> content, double amount, double time)
    {
        double excess = amount - content.Plateau.Value;
        // What is left of a drink of days ago is nothing; as a number it would only be slow. An empty gut asks for no exponential.
        bool none = Math.Abs(excess) < 1e-60;
        content.Excess = new Lane1(none ? 0 : excess);
        content.Since = new Lane1(none ? double.NegativeInfinity : time);
    }

    private static bool AllFinite(Subject subject) =>
        AllFinite(Layout.Flatten<Parameters<double>, double>(ref subject.Parameters)) && AllFinite(subject.AddedParameters)
        && AllFinite(subject.AddedInitial);

    private static bool AllFinite(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (!double.IsFinite(value)) return false;
        }

        return true;
    }

    private void SetTrigger(int lane, bool on)
    {
        if (on) triggerLanes |= 1u << lane;
        else triggerLanes &= ~(1u << lane);
    }

    private static SubjectRun[] NewRuns()
    {
        var runs = new SubjectRun[T.Width];
        for (int i = 0; i < runs.Length; i++)
        {
            runs[i] = new SubjectRun();
        }
        return runs;
    }
}
