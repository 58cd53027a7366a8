using NeuroBalance.Lanes;
using NeuroBalance.Models;
using NeuroBalance.Tests.House;
using Xunit;

namespace NeuroBalance.Tests.Models;

public class ModelTests
{
    [Fact]
    public void The_built_in_model_has_the_quantities_and_parameters_of_the_package()
    {
        Model model = Model.AlcoholBalance;
        Assert.Equal(
            Quantity.All.Select(quantity => (quantity.Index, quantity.Name, quantity.Unit, quantity.Description, quantity.IsState)),
            model.Quantities.Select(quantity => (quantity.Index, quantity.Name, quantity.Unit, quantity.Description, quantity.IsState)));
        Assert.Equal(ParameterCatalog.All.Select(info => (info.Key, info.Symbol, info.Value, info.Unit, info.Low, info.High)),
            model.Parameters.Select(parameter =>
                (parameter.Key, parameter.Symbol, parameter.Value, parameter.Unit, parameter.Low, parameter.High)));
        Assert.Empty(model.MovingFromTheStart);
        Assert.Equal(ModelText.Markdown, model.Text.ReplaceLineEndings("\n"));
        Assert.Equal("Withdrawal", model.FindQuantity("Withdrawal")?.Name);
        Assert.Null(model.FindQuantity("withdrawal"));
    }

    [Fact]
    public void A_model_of_ones_own_has_its_own_quantities_parameters_and_doses()
    {
        Model model = Model.Parse(LanguageCases.Valid);
        Assert.Equal("Two compartments", model.Title);
        Assert.Equal(["Gut", "Plasma", "Effect", "Effective"], model.Quantities.Select(quantity => quantity.Name));
        Assert.Equal(("Drug.Clearance", 5.0), (model.Parameters[1].Key, model.Parameters[1].Value));
        Assert.Equal([new ModelDose("drug", "oral", "mg", "Gut"), new ModelDose("drug", "iv", "mg", "Plasma")], model.Doses);
        Assert.Equal([0.0, 0, 1], model.InitialState);
    }

    [Fact]
    public void A_model_is_loaded_from_a_file_with_its_table_of_parameters_beside_it()
    {
        string copy = Path.Combine(ModelText.Folder, "MODEL.md");
        Assert.Equal(Model.AlcoholBalance.Hash, Model.Load(copy).Hash);
    }

    [Fact]
    public void A_text_with_faults_is_no_model()
    {
        ModelException exception = Assert.Throws<ModelException>(() => Model.Parse("# Nothing\n", "mine.md"));
        Assert.StartsWith("mine.md:1:1: the text has no states", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_in_no_folder_is_a_variant_of_the_shipped_model_that_it_names()
    {
        string text = File.ReadAllText(Path.Combine(ModelText.Folder, "Structures", "pool.md"));
        Assert.Equal(Model.Of(AdaptationStructure.Pool).Hash, Model.Parse(text, "pool.md").Hash);
        ModelFault fault = Assert.Single(
            Assert.Throws<ModelException>(() => Model.Parse("# x\n\nBased on: [a](other.md)\n", "mine.md")).Faults);
        Assert.Equal(("mine.md", 3, 15), (fault.Path, fault.Line, fault.Column));
        Assert.Contains("allowed: MODEL.md, or one of own, balance", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluating_a_loaded_model_allocates_nothing()
    {
        GraphInterpreter<Lane4> interpreter = new(Model.Parse(LanguageCases.Valid).Graph);
        Lane4[] parameters = [.. Model.Parse(LanguageCases.Valid).Parameters.Select(parameter => new Lane4())];
        Lane4[] inputs = new Lane4[2], state = new Lane4[3], rates = new Lane4[3];
        interpreter.SetParameters(parameters);
        Assert.Equal(0, Allocation.Least(() => Allocation.Of(() =>
        {
            for (int i = 0; i < 100; i++)
            {
                interpreter.Rates(inputs, state, rates);
            }
        })));
    }

    [Fact]
    public void A_state_outside_of_what_it_keeps_makes_every_rate_not_a_number()
    {
        Model model = Model.Parse(LanguageCases.Valid);
        GraphInterpreter<Lane1> interpreter = new(model.Graph);
        interpreter.SetParameters([.. model.Parameters.Select(parameter => new Lane1(parameter.Value))]);
        var rates = new Lane1[3];
        interpreter.Rates(new Lane1[2], [new Lane1(1), new Lane1(1), new Lane1(0.5)], rates);
        Assert.All(rates, rate => Assert.True(double.IsFinite(rate.Value)));
        interpreter.Rates(new Lane1[2], [new Lane1(1), new Lane1(1), new Lane1(0)], rates);
        Assert.All(rates, rate => Assert.True(double.IsNaN(rate.Value)));
    }

    [Fact]
    public void A_model_of_ones_own_is_solved_like_equations_in_code()
    {
        Model model = Model.Parse(LanguageCases.Valid);
        OdeFunction equations = model.Equations(new Dictionary<string, double> { ["Drug.Absorption"] = 2 });
        OdeSolution solution =
            Ode.Solve(equations, (0, 5), [100, 0, 1], new OdeOptions { RelativeTolerance = 1e-10, AbsoluteTolerance = [1e-12] });

        // An amount of 100 mg that is absorbed at 2/h into 50 L and eliminated at 0.1/h.
        double exact = 100 * 2 / 50.0 / (2 - 0.1) * (Math.Exp(-0.1 * 5) - Math.Exp(-2.0 * 5));
        Assert.Equal(exact, solution.States[^1][1], 1e-8);
        ArgumentException unknown =
            Assert.Throws<ArgumentException>(() => model.Equations(new Dictionary<string, double> { ["Drug.Absorbtion"] = 2 }));
        Assert.Contains("Did you mean 'Drug.Absorption'?", unknown.Message, StringComparison.Ordinal);
    }
}
