using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using static NeuroBalance.Quantity;

namespace NeuroBalance.Explorer;

/// <summary>The lessons: a question, a run, an explanation with the numbers of that run.</summary>
internal static partial class Lessons
{
    private static readonly string Source = Read();
    private static readonly JsonDocument Document = JsonDocument.Parse(Source);
    private static readonly Dictionary<string, Trajectory> Runs = new(StringComparer.Ordinal);
    private static readonly Dictionary<(Trajectory Run, string Name), double> Known = [];

    // What a lesson may quote beside the milestones of its run.
    private static readonly Dictionary<string, Func<Trajectory, double, double>> Measures = new(StringComparer.Ordinal)
    {
        ["balanceFirstDay"] = (run, _) => run.Trough(Balance, 0, 24).Value,
        ["balanceLastDay"] = (run, stop) => run.Trough(Balance, stop - 22.4, stop).Value,
        ["alcoholFirstDay"] = (run, _) => run.Peak(EthanolBlood, 0, 24).Value,
        ["alcoholLastDay"] = (run, stop) => run.Peak(EthanolBlood, stop - 22.4, stop + 1.6).Value,
        ["alcoholAtCrossing"] = (run, stop) =>
            run.ValueAt(EthanolBlood, run.Crossings(Balance, 0, stop, direction: CrossingDirection.Upward)[0]),
        ["glutamateHour"] = (run, stop) => run.Peak(Glutamate, stop).Time - stop,
        ["withdrawalAtPeakOfGlutamate"] = (run, stop) => run.ValueAt(Withdrawal, run.Peak(Glutamate, stop).Time),
        ["highestBalance"] = (run, stop) => run.Peak(Balance, stop).Value,
    };

    /// <summary>The text of all lessons and the glossary, as it stands.</summary>
    public static string Text() => Source;

    /// <summary>The lessons.</summary>
    public static IEnumerable<JsonElement> All => Document.RootElement.GetProperty("lessons").EnumerateArray();

    /// <summary>The explanation of a step with the numbers of its run, in every language.</summary>
    /// <param name="lesson">The lesson's name.</param>
    /// <param name="step">The step, from 0.</param>
    public static string Answer(string lesson, int step)
    {
        JsonElement one = All.First(candidate => candidate.GetProperty("id").GetString() == lesson);
        JsonElement explanation = one.GetProperty("steps")[step].GetProperty("explanation");
        return JsonText.Object(writer =>
        {
            foreach (JsonProperty language in explanation.EnumerateObject())
            {
                writer.WriteString(language.Name, Filled(one, step, language.Value.GetString()!, language.Name == "de"));
            }
        });
    }

    /// <summary>A text in which each <c>{measure:format}</c> or <c>{step.measure:format}</c> is the number of a run.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="step">The step that the text belongs to, from 0.</param>
    /// <param name="text">The text.</param>
    /// <param name="comma">Whether numbers have a decimal comma.</param>
    public static string Filled(JsonElement lesson, int step, string text, bool comma) => Place().Replace(text, place =>
    {
        double value = Value(lesson, step, place.Groups["name"].Value);
        string number = value.ToString(place.Groups["format"].Value, CultureInfo.InvariantCulture).Replace('-', '−');
        return comma ? number.Replace('.', ',') : number;
    });

    /// <summary>The statements that make the right answer right, and whether each holds.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="step">The step, from 0.</param>
    public static IEnumerable<(string Statement, bool Holds)> Grounds(JsonElement lesson, int step)
    {
        foreach (JsonElement ground in lesson.GetProperty("steps")[step].GetProperty("grounds").EnumerateArray())
        {
            string statement = ground.GetString()!;
            string[] parts = statement.Split(' ');
            double left = Side(parts[0]), right = Side(parts[2]);
            yield return (statement, parts[1] == "<" ? left < right : left > right);
        }

        double Side(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? number : Value(lesson, step, text);
    }

    /// <summary>The run of a step.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="step">The step, from 0.</param>
    public static Trajectory RunOf(JsonElement lesson, int step)
    {
        JsonElement controls = lesson.GetProperty("steps")[step].GetProperty("controls");
        string key = controls.GetRawText();
        if (Runs.TryGetValue(key, out Trajectory? known)) return known;
        // A page is open for hours: the runs of one lesson are kept, not those of all.
        if (Runs.Count > 4)
        {
            Runs.Clear();
            Known.Clear();
        }

        return Runs[key] = Simulator.Run(ControlsScenario.Of(ControlsText.Read(controls)));
    }

    private static double Value(JsonElement lesson, int step, string name)
    {
        string[] parts = name.Split('.');
        if (parts.Length == 2) step = int.Parse(parts[0], CultureInfo.InvariantCulture) - 1;
        Trajectory run = RunOf(lesson, step);
        if (Known.TryGetValue((run, parts[^1]), out double known)) return known;
        if (Measures.TryGetValue(parts[^1], out Func<Trajectory, double, double>? measure))
        {
            return Known[(run, parts[^1])] = measure(run, Landmarks.EndOfAlcohol(run)?.Time ?? 0);
        }

        foreach (Milestone one in Milestones.Of(run))
        {
            Known[(run, one.Name)] = one.Value;
        }

        return Known[(run, parts[^1])];
    }

    private static string Read()
    {
        using StreamReader reader = new(typeof(Lessons).Assembly.GetManifestResourceStream("lessons.json")!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\{(?<name>[\w.]+):(?<format>[0.]+)\}")]
    private static partial Regex Place();
}
