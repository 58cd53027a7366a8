using NeuroBalance.Integration;
using NeuroBalance.Models;
using Xunit;

namespace NeuroBalance.Tests.Models;

/// <summary>A model of one's own, solved in a few lines.</summary>
public sealed class ModelSolveTests : IDisposable
{
    private static readonly Model Own = Model.Parse(LanguageCases.Valid);
    private readonly string folder = Directory.CreateTempSubdirectory("model-solve-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void An_infusion_has_the_level_of_its_closed_form_and_a_clamp_holds_it()
    {
        OdeOptions options = new() { RelativeTolerance = 1e-10, AbsoluteTolerance = [1e-12] };
        ModelSolution run = Own.Solve(6, inputs: [new TimedInput("Infusion", 0, 2, 30), new TimedInput("q", 3, 4, 1)], options: options);

        // 30 mg/h into 50 L, eliminated at 0.1/h.
        double risen = 30 / 5.0 * (1 - Math.Exp(-0.2)), held = risen * Math.Exp(-0.1);
        Assert.Equal(risen, run.At(2, "Plasma"), 1e-9);
        Assert.Equal(held, run.At(3, "C"), 1e-9);
        Assert.Equal(held, run.At(4, "C"), 1e-9);
        Assert.Equal(held * Math.Exp(-0.2), run.At(6, "Plasma"), 1e-9);
    }

    [Fact]
    public void Inputs_that_overlap_add_up()
    {
        ModelSolution once = Own.Solve(6, inputs: [new TimedInput("Infusion", 1, 5, 30)]);
        ModelSolution twice = Own.Solve(6, inputs: [new TimedInput("Infusion", 1, 5, 10), new TimedInput("Infusion", 1, 5, 20)]);
        Assert.Equal(once.Solution.EndState, twice.Solution.EndState);
    }

    [Fact]
    public void A_dose_moves_its_compartment_by_what_the_table_says()
    {
        ModelSolution run = Own.Solve(4, [new TimedDose(0, "drug", 50, "oral"), new TimedDose(2, "drug", 100, "iv")],
            parameters: new Dictionary<string, double> { ["Drug.Volume"] = 40, ["ka"] = 2 });
        Assert.Equal(50, run.At(0, "Gut"));
        int after = Enumerable.Range(1, run.Times.Count - 1).Single(k => run.Times[k] == run.Times[k - 1]);
        double[] plasma = run.Values("Plasma"), score = run.Values("Score");
        Assert.Equal(2, run.Times[after]);
        Assert.Equal(plasma[after - 1] + (100 / 40.0), plasma[after], 1e-15);
        Assert.Equal(plasma[after - 1], run.At(2, "Plasma"));
        Assert.Equal(run.Values("E").Select(effect => 10 * effect), score);
    }

    [Fact]
    public void Doses_are_repeated()
    {
        Assert.Equal([1.0, 9, 17], new TimedDose(1, "drug", 5).Every(8, 3).Select(dose => dose.Time));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TimedDose(1, "drug", 5).Every(0, 3));
    }

    [Fact]
    public void All_faults_are_told_at_once_with_the_nearest_names()
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => Own.Solve(10,
            [new TimedDose(1, "drag", 5), new TimedDose(12, "drug", 5), new TimedDose(1, "drug", -5, "rectal")],
            [new TimedInput("Infusoin", 2, 1, 3)], new Dictionary<string, double> { ["Drug.Volum"] = 3, ["V"] = double.NaN },
            new Dictionary<string, double> { ["Plasmo"] = 1 }));
        Assert.Equal(
            """
            The model has no parameter 'Drug.Volum'. Did you mean 'Drug.Volume'?
            The parameter 'V' is NaN; allowed: finite numbers.
            The model has no state 'Plasmo'. Did you mean 'Plasma'?
            The model has no dose of 'drag'. Did you mean 'drug'?
            A dose of drug is at 12 h; allowed: from 0 to below 10 h.
            A dose of drug names no route; the model has: oral, iv.
            A dose of drug at 1 h is -5; allowed: finite numbers from 0 on.
            The model has no dose of drug by the route 'rectal'; it has: oral, iv.
            The input 'Infusoin' acts from 2 to 1 h; allowed: a time from 0 to below 10 h, then a later one.
            The model has no input 'Infusoin'. Did you mean 'Infusion'?
            """.ReplaceLineEndings("\n"), refused.Message);
        Assert.Contains("Did you mean 'Plasma'?", Assert.Throws<ArgumentException>(() => Own.Solve(1).Values("plasma")).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Own.Solve(double.NaN));
    }

    [Fact]
    public void A_failure_names_the_state()
    {
        Model wild = Model.Parse("""
            ## States
            | symbol | name | unit | initial |
            |---|---|---|---|
            | a | Calm | 1 | 0 |
            | x | Growth | 1 | 1 |
            ```equations
            da = 0
            dx = 1[1/h]*x^2
            ```
            """);
        ModelSolution run = wild.Solve(2);
        Assert.False(run.Success);
        Assert.Contains("Growth", run.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_behind_a_dose_is_found()
    {
        OdeEvent fallen = new((_, y) => y[1] - 1.5, CrossingDirection.Downward, terminal: 1, name: "fallen");
        ModelSolution run = Own.Solve(50, [new TimedDose(0, "drug", 100, "iv"), new TimedDose(1, "drug", 100, "iv")],
            options: new OdeOptions { Events = [fallen], RelativeTolerance = 1e-9 });
        Assert.Equal(SolveStatus.EventTerminated, run.Status);

        // 2 mg/L at 0 and again at 1 h, falling at 0.1/h.
        Assert.Equal(1 + (Math.Log(((2 * Math.Exp(-0.1)) + 2) / 1.5) / 0.1), run.Solution.EndTime, 1e-7);
    }

    [Fact]
    public void A_table_has_states_and_lines_by_name()
    {
        string file = Path.Combine(folder, "run.csv");
        Own.Solve(2, [new TimedDose(0, "drug", 100, "iv")], options: new OdeOptions { OutputTimes = [0, 1, 2] }).ToCsv(file);
        string[] lines = File.ReadAllLines(file);
        Assert.Equal("Time,Gut,Plasma,Effect,c,Effective,Score,Sum", lines[0]);
        Assert.StartsWith("0,0,2,1,2,0.5,10,", lines[1], StringComparison.Ordinal);
        Assert.Equal(4, lines.Length);
    }

    [Fact]
    public void A_stiff_text_is_solved_with_fewer_rates_than_by_differences()
    {
        Model six = Model.Load(Path.Combine(ModelText.RepositoryRoot(), "samples", "YourOwnModel", "qi-tretter-voit-2014.md"));
        Dictionary<string, double> disturbed = new() { ["glutamate"] = 300 };
        OdeOptions options = new() { Method = OdeMethod.Rodas5P, RelativeTolerance = 1e-8 };
        ModelSolution exact = six.Solve(10_000, initial: disturbed, options: options);
        double[] start = [.. six.InitialState];
        start[3] = 300;
        OdeSolution differences = Ode.Solve(six.Equations(), (0, 10_000), start, options);
        Assert.InRange(exact.Solution.Stats.RhsEvaluations, 1, (long)(0.7 * differences.Stats.RhsEvaluations));
        Assert.Equal(differences.EndState[3], exact.At(10_000, "glutamate"), 1e-4);
        Assert.Empty(six.MovingFromTheStart.Except(six.Quantities.Select(quantity => quantity.Name)));
    }
}
