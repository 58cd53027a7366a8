using System.Collections.Immutable;
using NeuroBalance.Dosing;
using NeuroBalance.Models;
using NeuroBalance.Parameterization;
using NeuroBalance.Texts;

namespace NeuroBalance;

/// <summary>Everything that happens in one run, as the user stated it: who, how long, which doses, which outputs. Immutable.</summary>
public sealed record Scenario
{
    // Copies of a scenario share it, as long as they have the same model and read-outs.
    private ReadoutModel? solved;

    /// <summary>Short name: a-z, 0-9 and hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>One line that a reader understands.</summary>
    public string Title { get; init; } = "";

    /// <summary>Longer text shown in reports; may be empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>Length of the run, from midnight of the first day.</summary>
    public required Duration Duration { get; init; }

    /// <summary>The person.</summary>
    public ScenarioSubject Subject { get; init; } = new();

    /// <summary>How receptors adapt.</summary>
    public AdaptationStructure Structure { get; init; }

    /// <summary>The text whose equations are solved; null where they are those of <see cref="Structure"/>.</summary>
    public Model? Model { get; init; }

    /// <summary>What the file of the scenario calls the model; empty where it comes from code.</summary>
    internal string ModelName { get; init; } = "";

    /// <summary>
    /// Quantities that the scenario adds, in the order of the file: each follows from states, signals, read-outs and parameters of the
    /// model by an expression in the language of models.
    /// </summary>
    public ImmutableArray<NamedExpression> Readouts { get; init; } = [];

    /// <summary>
    /// Which equations are solved: <see cref="Structure"/> and <see cref="Model"/> in one; with <see cref="Readouts"/> the text that has
    /// them, too.
    /// </summary>
    /// <exception cref="ModelException">A read-out has faults; a scenario that passed its rules has none.</exception>
    public EquationSet Equations => Readouts.IsEmpty ? new(Structure, Model)
        : new(AdaptationStructure.Own, (solved = ReadoutModel.Of(this, solved)).Model);

    /// <summary>The parameters that there are.</summary>
    internal ParameterRows Rows => ParameterRows.Of(Model);

    /// <summary>The quantities that there are.</summary>
    internal QuantityRows Quantities => QuantityRows.Of(Equations.Text);

    /// <summary>Parameters that differ from their default, in the order of the file.</summary>
    public ImmutableArray<NamedValue> Parameters { get; init; } = [];

    /// <summary>States that do not start naive, in the order of the file.</summary>
    public ImmutableArray<NamedValue> Initial { get; init; } = [];

    /// <summary>The doses and other events, in the order of the file.</summary>
    public ImmutableArray<ScenarioEvent> Events { get; init; } = [];

    /// <summary>The scenario's own protocols. <see cref="BuiltInProtocols"/> need not be repeated here.</summary>
    public ImmutableArray<Protocol> Protocols { get; init; } = [];

    /// <summary>The times at which the run reports.</summary>
    public OutputPlan Output { get; init; } = OutputPlan.Hourly;

    /// <summary>The largest scenario file, in bytes.</summary>
    public const long LargestFile = ScenarioReader.LargestFile;

    /// <summary>The names of the built-in scenarios, in the order of the model's documentation.</summary>
    public static ImmutableArray<string> Names => Scenarios.Names;

    /// <summary>The JSON schema (draft 2020-12) of scenario files, for editors.</summary>
    public static string Schema => Scenarios.Schema;

    /// <summary>The built-in scenario of a name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <returns>The scenario.</returns>
    /// <exception cref="ScenarioException">There is no such scenario; the message names the nearest one.</exception>
    public static Scenario Named(string name) => Scenarios.Get(name);

    /// <summary>The file of the built-in scenario of a name, to be printed or copied.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <returns>JSON, as its author wrote it.</returns>
    /// <exception cref="ScenarioException">There is no such scenario; the message names the nearest one.</exception>
    public static string FileOf(string name) => Scenarios.Json(name);

    /// <summary>The equations that a file or a command calls by a name.</summary>
    /// <param name="name">A shipped model or structure, or the file of a text (.md).</param>
    /// <param name="folder">The folder from which a text is found; null where there is none.</param>
    /// <param name="path">Where the name stands, for the faults.</param>
    /// <returns>Equations that scenarios can be run with.</returns>
    /// <exception cref="ScenarioException">There are none of this name, or the text has faults; lists every fault.</exception>
    public static EquationSet FindEquations(string name, string? folder = null, string path = "model")
    {
        ArgumentNullException.ThrowIfNull(name);
        FaultList faults = new();
        EquationSet? found = new ModelFiles(folder).Find(name, path, faults);
        try
        {
            _ = found?.Text?.Runs;
        }
        catch (ModelException exception)
        {
            ModelFiles.Report(exception, path, faults);
        }
        return found is { } equations && faults.AllSound ? equations : throw new ScenarioException(faults.Faults);
    }

    /// <summary>Reads a scenario file.</summary>
    /// <param name="path">The file, of at most 64 MiB.</param>
    /// <returns>The scenario.</returns>
    /// <exception cref="ScenarioException">There is no such file, or it is no sound scenario; lists every fault.</exception>
    /// <exception cref="IOException">The system failed while reading.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static Scenario Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!TextFile.TryRead(path, ScenarioReader.LargestFile, out byte[] utf8, out string problem))
        {
            throw new ScenarioException([new Fault(path, "", problem, "a scenario file (.json)")]);
        }

        return ScenarioReader.Parse(utf8, new ModelFiles(Path.GetDirectoryName(Path.GetFullPath(path)))).GetOrThrow();
    }

    /// <summary>Reads a scenario from the text of a file.</summary>
    /// <param name="json">The text.</param>
    /// <returns>The scenario.</returns>
    /// <exception cref="ScenarioException">It is no sound scenario; lists every fault.</exception>
    public static Scenario Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return ScenarioReader.Parse(json).GetOrThrow();
    }

    /// <summary>Reads a scenario from the text of a file that may name models which lie in no folder.</summary>
    /// <param name="json">The text.</param>
    /// <param name="models">The models that it can name, by their <see cref="Model.Name"/>, beside the shipped ones.</param>
    /// <returns>The scenario.</returns>
    /// <exception cref="ScenarioException">It is no sound scenario; lists every fault.</exception>
    public static Scenario Parse(string json, IEnumerable<Model> models)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(models);
        return ScenarioReader.Parse(System.Text.Encoding.UTF8.GetBytes(json), ModelFiles.Of(models)).GetOrThrow();
    }

    /// <summary>Reads a scenario from the bytes of a file.</summary>
    /// <param name="utf8">The bytes: UTF-8, with or without a byte order mark.</param>
    /// <returns>The scenario.</returns>
    /// <exception cref="ScenarioException">It is no sound scenario; lists every fault.</exception>
    public static Scenario Parse(ReadOnlySpan<byte> utf8) => ScenarioReader.Parse(utf8).GetOrThrow();

    /// <summary>The text of the scenario's file: every quantity in the unit in which it was stated, one event on a line.</summary>
    /// <returns>JSON with line feeds and a final one, which <see cref="Parse(string)"/> reads back to an equal scenario.</returns>
    /// <exception cref="ScenarioException">The scenario breaks a rule, so that no file could hold it; lists every fault.</exception>
    public string ToJson()
    {
        ScenarioException.ThrowIfFaulty(ScenarioRules.Check(this, countsOutput: Output != OutputPlan.Hourly));
        return ScenarioForms.Write(this);
    }

    /// <summary>Writes the scenario's file, whole or not at all.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <exception cref="ScenarioException">The scenario breaks a rule, so that no file could hold it; lists every fault.</exception>
    /// <exception cref="IOException">The folder does not exist, is full or cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder or the file may not be written.</exception>
    public void Save(string path)
    {
        byte[] utf8 = System.Text.Encoding.UTF8.GetBytes(ToJson());
        AtomicFile.Write(path, stream => stream.Write(utf8));
    }

    /// <summary>Everything that is wrong with the scenario; empty when it can run.</summary>
    /// <returns>The faults with the paths of the scenario's file.</returns>
    public IReadOnlyList<Fault> FindFaults() => ScenarioRules.Check(this).Faults;

    /// <summary>What is usable but unlikely to be meant, such as a parameter outside its plausible range.</summary>
    /// <returns>The warnings with the paths of the scenario's file.</returns>
    public IReadOnlyList<Fault> FindWarnings() => ScenarioRules.Check(this).Warnings;

    /// <summary>The end of the run in hours, on the grid of 1e-9 h.</summary>
    public double DurationHours => Duration.SnappedHours;

    /// <summary>Time of the first drink given at an absolute time, h; absent without such a drink.</summary>
    public double? FirstDrinkHours
    {
        get
        {
            double? first = null;
            foreach (ScenarioEvent entry in Events)
            {
                if (entry is Drink { At.Anchor: MomentAnchor.Start })
                {
                    first = Math.Min(first ?? double.PositiveInfinity, entry.At.Resolve(null, null));
                }
            }

            return first;
        }
    }

    /// <summary>Time of the last drink given at an absolute time, h (its start when it takes time); absent without such a drink.</summary>
    public double? LastDrinkHours
    {
        get
        {
            double? last = null;
            foreach (ScenarioEvent entry in Events)
            {
                if (entry is Drink { At.Anchor: MomentAnchor.Start })
                {
                    last = Math.Max(last ?? double.NegativeInfinity, entry.Repetition.LastTime(entry.At.Resolve(null, null)));
                }
            }

            return last;
        }
    }

    /// <summary>The time counted from the last drink, h; NaN without a drink.</summary>
    /// <param name="hours">A time from the start, h.</param>
    public double HoursAfterLastDrink(double hours) => hours - (LastDrinkHours ?? double.NaN);

    /// <summary>The protocol of that name, the scenario's own or a built-in one; absent when there is none.</summary>
    public Protocol? FindProtocol(string name)
    {
        foreach (Protocol protocol in Protocols)
        {
            if (protocol.Name == name)
            {
                return protocol;
            }
        }

        return BuiltInProtocols.Find(name);
    }

    /// <summary>The parameters of this scenario: the defaults, what the subject sets (body weight; distribution volume by body water), and
    /// the overrides.</summary>
    /// <exception cref="ParameterException">An override is unknown or not allowed; a scenario that passed its rules has none.</exception>
    public ParameterSet ResolveParameters()
    {
        ParameterSet parameters = ParameterSet.Of(Rows);
        if (Subject.WeightKilograms is { } weight)
        {
            parameters = parameters.With(BodyWater.WeightKey, weight);
        }

        if (Subject.HasBodyWater)
        {
            parameters = parameters.With(BodyWater.VolumeKey, BodyWater.DistributionVolume(Subject, BodyWater.WeightOf(this)));
        }

        foreach (NamedValue parameter in Parameters)
        {
            parameters = parameters.With(parameter.Name, parameter.Value);
        }

        return parameters;
    }

    /// <summary>The same scenario in another structure of adaptation.</summary>
    /// <param name="structure">How receptors adapt.</param>
    /// <returns>A scenario that differs in nothing else; a run and cohorts then solve that structure's equations.</returns>
    public Scenario WithStructure(AdaptationStructure structure) =>
        this with { Structure = structure, Model = null, ModelName = "" };

    /// <summary>The same scenario with these equations.</summary>
    /// <param name="equations">The equations.</param>
    /// <param name="name">What a file calls them.</param>
    internal Scenario With(EquationSet equations, string name = "") =>
        equations.Text is { } model ? WithModel(model) with { ModelName = name } : WithStructure(equations.Structure);

    /// <summary>The same scenario with the equations of a text.</summary>
    /// <param name="model">The model; its parameters can then be set by their keys.</param>
    /// <returns>A scenario that differs in nothing else; a run and cohorts then solve that text's equations.</returns>
    public Scenario WithModel(Model model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return this with { Structure = AdaptationStructure.Own, Model = model, ModelName = "" };
    }

    /// <summary>The same scenario with its drinks scaled to the subject, as virtual subjects of a sweep take them: x g becomes x/70 g/kg
    /// (14 g: 0.2 g/kg).</summary>
    /// <param name="skipAbove">The blood level at or above which a drink is not taken; 3 g/L when absent.</param>
    /// <remarks>An amount already per kilogram keeps its value. Ethanol that is infused is left as it is.</remarks>
    public Scenario WithDrinksPerKilogram(BloodLevel? skipAbove = null)
    {
        BloodLevel limit = skipAbove ?? new BloodLevel(3, LevelUnit.GramPerLitre);
        return this with
        {
            Events = [.. Events.Select(entry => entry is Drink drink ? ScaledToSubject(drink, limit) : entry)],
        };
    }

    private static Drink ScaledToSubject(Drink drink, BloodLevel limit) => drink with
    {
        Amount = drink.Amount.Unit == DoseUnit.GramPerKilogram
            ? drink.Amount
            : new DoseAmount(drink.Amount.Absolute / ReferenceWeight.Kilograms, DoseUnit.GramPerKilogram),
        SkipAbove = limit,
    };

    /// <summary>Structural equality: two scenarios are equal when all of their data are, in the same order.</summary>
    public bool Equals(Scenario? other) =>
        other is not null && Name == other.Name && Title == other.Title && Description == other.Description
        && Duration == other.Duration && Subject == other.Subject && Structure == other.Structure && Model?.Hash == other.Model?.Hash
        && Output == other.Output && Readouts.AsSpan().SequenceEqual(other.Readouts.AsSpan())
        && Parameters.AsSpan().SequenceEqual(other.Parameters.AsSpan()) && Initial.AsSpan().SequenceEqual(other.Initial.AsSpan())
        && Events.AsSpan().SequenceEqual(other.Events.AsSpan()) && Protocols.AsSpan().SequenceEqual(other.Protocols.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Title, Duration, Subject, Events.Length, Parameters.Length, Output);
}
