using System.Collections.Immutable;
using NeuroBalance.Dosing;
using NeuroBalance.Models;

namespace NeuroBalance;

/// <summary>Writes a scenario in code, event by event. <see cref="Build"/> applies the rules of scenario files.</summary>
/// <example>
/// <code>
/// Scenario evening = new ScenarioBuilder("evening", 24.Hours())
///     .Drink(14.Grams(), at: 0.Hours()).Every(0.5.Hours(), times: 6)
///     .Build();
/// </code>
/// </example>
public sealed class ScenarioBuilder
{
    private readonly List<ScenarioEvent> events = [];
    private Scenario draft;

    /// <summary>An empty scenario.</summary>
    /// <param name="name">Short name: a-z, 0-9 and hyphens.</param>
    /// <param name="duration">Length of the run.</param>
    public ScenarioBuilder(string name, Duration duration) => draft = new Scenario { Name = name, Duration = duration };

    /// <summary>Sets the line that a reader sees, and perhaps a longer text.</summary>
    public ScenarioBuilder Titled(string title, string description = "") => With(draft with { Title = title, Description = description });

    /// <summary>Sets the person: weight (kg), and perhaps sex, age (years) and height (cm) together.</summary>
    public ScenarioBuilder Subject(
        double? weightKilograms = null, Sex? sex = null, double? ageYears = null, double? heightCentimetres = null)
    {
        ScenarioSubject subject = new()
        {
            WeightKilograms = weightKilograms,
            Sex = sex,
            AgeYears = ageYears,
            HeightCentimetres = heightCentimetres,
        };
        return With(draft with { Subject = subject });
    }

    /// <summary>Sets how receptors adapt.</summary>
    public ScenarioBuilder Structure(AdaptationStructure structure) => With(draft with { Structure = structure });

    /// <summary>Sets the text whose equations are solved.</summary>
    /// <param name="model">A model that scenarios can be run with; its parameters can be set by their keys.</param>
    /// <returns>The builder.</returns>
    public ScenarioBuilder Model(Model model) => With(draft.WithModel(model));

    /// <summary>Adds a quantity that follows from those of the model.</summary>
    /// <param name="name">Its name: a letter, then letters, digits and _; none that the model has.</param>
    /// <param name="expression">What it is, in the language of models, such as <c>NmdaTone / GabaTone</c>.</param>
    /// <returns>The builder.</returns>
    public ScenarioBuilder Readout(string name, string expression)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(expression);
        return With(draft with { Readouts = draft.Readouts.Add(new NamedExpression(name, expression)) });
    }

    /// <summary>Overrides a parameter, in the unit of the table of parameters.</summary>
    public ScenarioBuilder Parameter(string key, double value) =>
        With(draft with { Parameters = draft.Parameters.Add(new NamedValue(key, value)) });

    /// <summary>Sets the initial value of a state.</summary>
    public ScenarioBuilder Initially(string state, double value) =>
        With(draft with { Initial = draft.Initial.Add(new NamedValue(state, value)) });

    /// <summary>Adds a drink, taken at once or over a time, with a meal or not; not taken while the blood level is at or above
    /// <paramref name="skipAbove"/>.</summary>
    public ScenarioBuilder Drink(
        DoseAmount amount, Moment at, Duration? lasting = null, BloodLevel? skipAbove = null, bool withMeal = false) =>
        Add(new Drink(amount, at) { For = lasting, SkipAbove = skipAbove, WithMeal = withMeal });

    /// <summary>Adds an intravenous dose at once.</summary>
    public ScenarioBuilder Bolus(Drug drug, DoseAmount amount, Moment at) => Add(new Bolus(drug, amount, at));

    /// <summary>Adds an intravenous infusion at a rate.</summary>
    public ScenarioBuilder Infusion(Drug drug, DoseRate rate, Moment at, Duration lasting) =>
        Add(new Infusion(drug, at, lasting) { Rate = rate });

    /// <summary>Adds an intravenous infusion of an amount over a time.</summary>
    public ScenarioBuilder Infusion(Drug drug, DoseAmount amount, Moment at, Duration lasting) =>
        Add(new Infusion(drug, at, lasting) { Amount = amount });

    /// <summary>Adds benzodiazepine by mouth.</summary>
    public ScenarioBuilder Oral(DoseAmount amount, Moment at) => Add(new Oral(Drug.Benzodiazepine, amount, at));

    /// <summary>Adds a dose of a drug that the text of the model adds, at once or evenly over a time; <see cref="Model"/> names the
    /// text.</summary>
    public ScenarioBuilder Dose(string drug, DoseAmount amount, Moment at, string? route = null, Duration? lasting = null) =>
        Add(new Dose(drug, amount, at) { Route = route, For = lasting });

    /// <summary>Adds a retrieval of the alcohol memory.</summary>
    public ScenarioBuilder Retrieval(Moment at) => Add(new Retrieval(at));

    /// <summary>Adds a period of therapy.</summary>
    public ScenarioBuilder Therapy(Moment at, Duration lasting) => Add(new Therapy(at, lasting));

    /// <summary>Adds a period during which the blood level is held.</summary>
    public ScenarioBuilder Clamp(BloodLevel level, Moment at, Duration lasting) => Add(new Clamp(level, at, lasting));

    /// <summary>Starts a built-in protocol, or one that was defined here, by name.</summary>
    public ScenarioBuilder Protocol(string name, Moment at, Moment? until = null) => Add(new ProtocolStart(name, at) { Until = until });

    /// <summary>Defines a protocol of the scenario's own and starts it.</summary>
    public ScenarioBuilder Protocol(Protocol protocol, Moment at, Moment? until = null)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        draft = draft with { Protocols = draft.Protocols.Add(protocol) };
        return Protocol(protocol.Name, at, until);
    }

    /// <summary>Repeats the event added last.</summary>
    /// <exception cref="InvalidOperationException">No event has been added.</exception>
    public ScenarioBuilder Every(Duration distance, int times) =>
        Repeat(events => events with { Every = distance, Count = times });

    /// <summary>Repeats the event added last together with its repetitions, as in "each day for 60 days".</summary>
    /// <exception cref="InvalidOperationException">No event has been added.</exception>
    public ScenarioBuilder RepeatEvery(Duration distance, int times) =>
        Repeat(events => events with { RepeatEvery = distance, RepeatCount = times });

    /// <summary>Reports on a regular grid.</summary>
    public ScenarioBuilder OutputEvery(Duration distance, Moment? from = null, Moment? to = null) =>
        With(draft with { Output = new OutputPlan { Every = distance, From = from, To = to } });

    /// <summary>Reports at listed times.</summary>
    public ScenarioBuilder OutputAt(params ReadOnlySpan<Moment> times) =>
        With(draft with { Output = new OutputPlan { Times = [.. times] } });

    /// <summary>The scenario.</summary>
    /// <exception cref="ScenarioException">The scenario breaks a rule; the exception lists every fault.</exception>
    public Scenario Build()
    {
        Scenario built = draft with { Events = [.. events] };
        ScenarioException.ThrowIfFaulty(ScenarioRules.Check(built, countsOutput: built.Output != OutputPlan.Hourly));
        return built;
    }

    private ScenarioBuilder With(Scenario changed)
    {
        draft = changed;
        return this;
    }

    private ScenarioBuilder Add(ScenarioEvent entry)
    {
        events.Add(entry);
        return this;
    }

    private ScenarioBuilder Repeat(Func<Repetition, Repetition> change)
    {
        if (events.Count == 0) throw new InvalidOperationException("There is no event yet that could be repeated.");
        events[^1] = events[^1] with { Repetition = change(events[^1].Repetition) };
        return this;
    }
}
