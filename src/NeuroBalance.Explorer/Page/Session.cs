using System.Globalization;
using System.Text.Json;

namespace NeuroBalance.Explorer;

/// <summary>One visit to the page: what was asked, what runs, and what can be kept of the run before.</summary>
internal sealed class Session
{
    // What is drawn under the moving hand, until the whole run at rest replaces it: within a thousandth of a panel.
    private const double PreviewTolerance = 1e-5;

    // The days before the last are drawn as one range and mean each.
    private const double DaysTolerance = 3e-4;
    private const double DayHours = 24;
    private static readonly SimulationOptions Preview = WithTolerance(PreviewTolerance), PreviewOfDays = WithTolerance(DaysTolerance);

    private readonly ModelText models = new();
    private RunSamples? trunk;

    // Up to when the trunk has no more than a drawing of days needs (h).
    private double looseUntil;
    private Trajectory? current;
    private double[] numbers = [];

    /// <summary>The numbers of the last drawing or trace.</summary>
    public double[] Numbers => numbers;

    /// <summary>Answers a request of the page.</summary>
    /// <param name="request">An object whose member <c>ask</c> says what is wanted.</param>
    /// <returns>An object; its member <c>faults</c> lists what is wrong with the request, if anything is.</returns>
    public string Ask(string request)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(request);
            JsonElement root = document.RootElement;
            return root.GetProperty("ask").GetString() switch
            {
                "facts" => Facts.Text(),
                "lessons" => Lessons.Text(),
                "model" => JsonText.Object(writer => ModelText.Write(writer, models.In(root))),
                "draw" => Draw(Wanted(root, out IReadOnlyList<string> beyond, out Controls controls), beyond, controls,
                    quick: root.TryGetProperty("quick", out JsonElement quick) && quick.GetBoolean()),
                "eeg" => Eeg(root.GetProperty("time").GetDouble()),
                "fingerprint" => Fingerprint(),
                "summary" => Summary(),
                "csv" => JsonText.Object(writer => writer.WriteString("text", Table())),
                "json" => JsonText.Object(writer => writer.WriteString("text", Current.Scenario.ToJson())),
                "lesson" => Lessons.Answer(root.GetProperty("lesson").GetString()!, root.GetProperty("step").GetInt32()),
                _ => Faulty(["There is no such request."]),
            };
        }
        catch (ScenarioException wrong)
        {
            return Faulty(wrong.Faults.Count > 0 ? wrong.Faults.Select(fault => fault.ToString()) : [wrong.Message]);
        }
        catch (ModelException wrong)
        {
            return Faulty(wrong.Faults.Select(fault => fault.ToString()));
        }
        catch (ArgumentException wrong)
        {
            return Faulty([wrong.Message]);
        }
        catch (JsonException)
        {
            return Faulty(["This is not JSON."]);
        }
    }

    /// <summary>The scenario that a request names, by the text of a file or by the controls, with the model that it names.</summary>
    private Scenario Wanted(JsonElement root, out IReadOnlyList<string> beyond, out Controls controls)
    {
        // A model of the page goes before that of a file, as the option of the command line does.
        Model? model = models.In(root);
        if (root.TryGetProperty("scenario", out JsonElement text))
        {
            Scenario scenario = Scenario.Parse(text.GetString()!, model is null ? [] : [model]);
            if (model is not null) scenario = scenario.WithModel(model);
            controls = ControlsScenario.From(scenario, out beyond);
            return scenario;
        }

        beyond = [];
        controls = ControlsText.Read(root.GetProperty("controls"));
        return ControlsScenario.Of(controls, model);
    }

    private Trajectory Current => current ?? throw new ScenarioException("Nothing has run yet.");

    private string Draw(Scenario scenario, IReadOnlyList<string> beyond, Controls controls, bool quick)
    {
        RunSamples shown = quick ? RunQuickly(scenario, controls) : new RunSamples(Simulator.Run(scenario));
        if (!quick && shown.Run.Status == SolveStatus.Success) (trunk, looseUntil) = (shown, 0);
        current = shown.Run;
        Drawing drawing = Drawing.Of(shown);
        numbers = drawing.Numbers;
        return JsonText.Object(writer =>
        {
            writer.WriteString("title", scenario.Title);
            writer.WriteString("name", scenario.Name);
            ControlsText.Write(writer, controls);
            writer.Texts("beyond", beyond);
            writer.WriteString("failure", current.Status == SolveStatus.Success ? "" : current.Message);
            writer.WriteBoolean("quick", quick);
            drawing.Write(writer);
            if (quick) return;
            ModelText.Write(writer, scenario.Model);
            // Behind "Warning:" of the command line they begin with a small letter; here they stand alone.
            writer.Texts("warnings", scenario.FindWarnings().Select(warning => warning.ToString()).Concat(current.FindWarnings())
                .Select(warning => char.ToUpperInvariant(warning[0]) + warning[1..]));
            Milestones.Write(writer, current);
            writer.WriteString("scenario", scenario.ToJson());
        });
    }

    // What a change leaves as it was is not computed again; where nothing is common, the whole run becomes the trunk of the next.
    private RunSamples RunQuickly(Scenario scenario, Controls controls)
    {
        // The day before a stop is drawn hour by hour.
        if (trunk is not null && Simulator.ContinuableUntil(trunk.Run, scenario) is { } until && until > 0
            && (looseUntil == 0 || until >= looseUntil + DayHours))
        {
            return new RunSamples(Simulator.Continue(trunk.Run, scenario, Moment.AtHours(until), Preview), trunk);
        }

        Scenario? days = ControlsScenario.DaysBefore(controls, scenario.Model);
        Trajectory? before = days is null ? null : Simulator.Run(days, PreviewOfDays);
        double loose = before is { Status: SolveStatus.Success } ? Simulator.ContinuableUntil(before, scenario) ?? 0 : 0;
        RunSamples whole = new(loose > 0
            ? Simulator.Continue(before!, scenario, Moment.AtHours(loose), Preview) : Simulator.Run(scenario, Preview));
        if (whole.Run.Status == SolveStatus.Success) (trunk, looseUntil) = (whole, loose);
        return whole;
    }

    private static SimulationOptions WithTolerance(double relative) => new()
    {
        RelativeTolerance = relative,
        AbsoluteTolerance = relative / 1000,
    };

    private string Eeg(double time)
    {
        EegPanel panel = EegPanel.Of(Current, time);
        numbers = panel.Numbers;
        return JsonText.Object(panel.Write);
    }

    private string Fingerprint()
    {
        string digits = Current.Fingerprint;
        return JsonText.Object(writer => writer.WriteString("fingerprint", digits));
    }

    private string Summary() => JsonText.Object(writer => writer.Objects("summary", RunSummary.Of(Current).Lines, line =>
    {
        writer.WriteString("label", line.Label);
        writer.WriteString("text", line.Text);
    }));

    private string Table()
    {
        using StringWriter text = new(CultureInfo.InvariantCulture);
        Current.ToCsv(text);
        return text.ToString();
    }

    private static string Faulty(IEnumerable<string> faults) => JsonText.Object(writer => writer.Texts("faults", faults));
}
