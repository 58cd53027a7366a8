using NeuroBalance.Claims;
using NeuroBalance.Lanes;
using NeuroBalance.Models;
using Xunit;

namespace NeuroBalance.Tests.Models;

/// <summary>The printed equations and the code say the same, to 1e-13 of the scale of each equation (see <see cref="Scaled"/>).</summary>
public class EquationTextTests
{
    private const double Tolerance = 1e-13;
    private const int Subjects = 3000;

    private static readonly Dictionary<string, string> SignalOfSymbol = new()
    {
        ["e"] = nameof(Signals<double>.EthanolMillimolar),
        ["pE"] = nameof(Signals<double>.EthanolPotentiation),
        ["tol"] = nameof(Signals<double>.BenzodiazepineTolerance),
        ["pB"] = nameof(Signals<double>.BenzodiazepinePotentiation),
        ["SG"] = nameof(Signals<double>.GabaGain),
        ["z"] = nameof(Signals<double>.AntagonistLoad),
        ["theta"] = nameof(Signals<double>.Occupancy),
        ["SN"] = nameof(Signals<double>.NmdaGain),
        ["GT"] = nameof(Signals<double>.GabaTone),
        ["NT"] = nameof(Signals<double>.NmdaTone),
        ["Drive"] = nameof(Signals<double>.Drive),
        ["Bal"] = nameof(Signals<double>.Balance),
        ["b"] = nameof(Signals<double>.ExcessExcitation),
        ["u"] = nameof(Signals<double>.Disinhibition),
        ["surge"] = nameof(Signals<double>.Surge),
        ["eE"] = nameof(Signals<double>.RewardDrive),
        ["gain"] = nameof(Signals<double>.AdaptationGain),
    };

    [Fact]
    public void Every_state_has_one_equation_and_every_equation_a_state()
    {
        IEnumerable<string> equations = ModelText.Equations.Select(equation => equation.Symbol).Where(symbol => symbol.StartsWith('d'));
        Assert.Equal(ModelText.States.Select(state => "d" + state.Symbol), equations);
        Assert.Equal(["bk"], ModelText.Equations.Select(equation => equation.Symbol).Where(symbol => !symbol.StartsWith('d')));
    }

    [Fact]
    public void The_printed_states_are_the_states_of_the_code_with_their_naive_values()
    {
        Assert.Equal(StateNames.All, ModelText.States.Select(state => state.Name));
        State<double> naive = NaiveState.Naive;
        Assert.Equal(Layout.Flatten<State<double>, double>(ref naive).ToArray(), ModelText.States.Select(state => state.Naive));
    }

    [Fact]
    public void Every_line_of_the_algebra_is_a_signal_of_the_code() =>
        Assert.Equal(SignalOfSymbol.Keys, ModelText.Algebra.Select(equation => equation.Symbol));

    [Fact]
    public void Every_printed_read_out_is_a_named_quantity_and_the_other_way_round() =>
        Assert.Equal(
            Quantity.All.Where(quantity => !quantity.IsState).Select(quantity => quantity.Name).Order(StringComparer.Ordinal),
            ModelText.Readouts.Select(equation => equation.Symbol).Where(symbol => symbol != "U_n").Append("Drive").Order(StringComparer.Ordinal));

    [Fact]
    public void Symbols_of_parameters_states_and_algebra_do_not_clash()
    {
        string[] symbols =
        [
            .. ParameterCatalog.All.Select(info => info.Symbol), .. ModelText.States.Select(state => state.Symbol),
            .. SignalOfSymbol.Keys, "re", "rc", "rk", "rb", "Rx", "bk",
        ];
        Assert.Equal(symbols.Length, symbols.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Every_parameter_is_used_by_the_printed_equations()
    {
        string all = string.Join(' ', ModelText.Algebra.Concat(ModelText.Equations).Concat(ModelText.Readouts).Select(equation => equation.Text));
        foreach (ParameterInfo info in ParameterCatalog.All.Where(info => info.Symbol != "c"))
        {
            string symbol = info.Symbol.StartsWith("C50_", StringComparison.Ordinal) ? "C50_n" : info.Symbol;
            Assert.True(System.Text.RegularExpressions.Regex.IsMatch(all, $@"\b{symbol}\b"), $"{info.Key} ({symbol}) occurs in no equation.");
        }
    }

    [Fact]
    public void The_code_computes_the_printed_equations()
    {
        List<(string Symbol, Expression Expression)> printed = Printed(ModelText.Equations);
        foreach (Subject subject in RandomSubjects.Many(seed: 1, Subjects))
        {
            string? fault = FirstDifference(printed, subject);
            Assert.True(fault is null, fault);
        }
    }

    // The control: a comparison that lets a change of one part in a thousand million pass is not worth having.
    [Fact]
    public void A_small_change_of_any_printed_equation_is_noticed()
    {
        Subject[] subjects = [.. RandomSubjects.Many(seed: 2, 60)];
        foreach (Equation equation in ModelText.Equations)
        {
            Equation[] changed = [.. ModelText.Equations.Select(e => e == equation ? e with { Text = $"({e.Text})*(1 + 0.000000001)" } : e)];
            List<(string Symbol, Expression Expression)> printed = Printed(changed);
            Assert.True(subjects.Any(subject => FirstDifference(printed, subject) is not null), $"A change of {equation.Symbol} went unnoticed.");
        }
    }

    [Fact]
    public void A_clamp_holds_the_blood_ethanol_exactly_and_leaves_the_other_equations_alone()
    {
        foreach (Subject subject in RandomSubjects.Many(seed: 3, 200))
        {
            State<double> free = Evaluate(subject).Derivative;
            State<double> clamped = Evaluate(subject with { Inputs = subject.Inputs with { ClampActive = 1 } }).Derivative;
            Assert.Equal(0L, BitConverter.DoubleToInt64Bits(clamped.EthanolBlood));
            clamped.EthanolBlood = free.EthanolBlood;
            Assert.Equal(free, clamped);
        }
    }

    private static List<(string Symbol, Expression Expression)> Printed(IEnumerable<Equation> equations)
    {
        IEnumerable<Equation> readouts = ModelText.Readouts.Where(equation => equation.Symbol != "U_n");
        Equation effect = ModelText.Readouts.Single(equation => equation.Symbol == "U_n");
        IEnumerable<Equation> effects = Enumerable.Range(2, 5)
            .Select(n => new Equation($"U_{n}", EquationParser.WithIndex(effect.Text, "n", n)));
        return [.. ModelText.Algebra.Concat(equations).Concat(effects).Concat(readouts).Select(equation => (equation.Symbol, EquationParser.Parse(equation.Text)))];
    }

    private static (State<double> Derivative, Signals<double> Signals, Readouts<double> Readouts) Evaluate(Subject subject)
    {
        Parameters<Lane1> parameters = Packing.Broadcast<Lane1>(subject.Parameters);
        AlcoholBalance<Lane1> model = new(in parameters) { Inputs = Packing.Broadcast<Lane1>(subject.Inputs) };
        State<Lane1> state = Packing.Broadcast<Lane1>(subject.State);
        model.Derivatives(in state, out State<Lane1> derivative);
        model.Signals(in state, out Signals<Lane1> signals);
        Readouts<Lane1> readouts = model.Readouts(in state, in signals);
        return (Packing.GetLane(in derivative, 0), Packing.GetLane(in signals, 0), Packing.GetLane(in readouts, 0));
    }

    private static string? FirstDifference(List<(string Symbol, Expression Expression)> printed, Subject subject)
    {
        (State<double> derivative, Signals<double> signals, Readouts<double> readouts) = Evaluate(subject);
        double[] rates = Layout.Flatten<State<double>, double>(ref derivative).ToArray();
        Dictionary<string, Scaled> symbols = Symbols(subject);
        foreach ((string symbol, Expression expression) in printed)
        {
            Scaled text = expression(symbols);
            symbols[symbol] = text;
            double? code = null;
            if (SignalOfSymbol.TryGetValue(symbol, out string? signal))
            {
                code = (double)typeof(Signals<double>).GetField(signal)!.GetValue(signals)!;
            }
            else if (symbol.StartsWith('d'))
            {
                code = rates[ModelText.States.Select(state => "d" + state.Symbol).ToList().IndexOf(symbol)];
            }
            else if (Quantity.TryParse(symbol, out Quantity? quantity))
            {
                code = quantity.Evaluate(subject.State, in signals, in readouts);
            }

            if (code is double value && !(Math.Abs(value - text.Value) <= Tolerance * text.Scale))
            {
                return $"{symbol}: the text gives {text.Value:R}, the code {value:R}; scale {text.Scale:R}.";
            }
        }

        return null;
    }

    private static Dictionary<string, Scaled> Symbols(Subject subject)
    {
        Dictionary<string, Scaled> symbols = new(StringComparer.Ordinal)
        {
            ["re"] = Scaled.Exact(subject.Inputs.EthanolGutRate),
            ["rc"] = Scaled.Exact(subject.Inputs.EthanolIntravenousRate),
            ["rk"] = Scaled.Exact(subject.Inputs.KetamineRate),
            ["rb"] = Scaled.Exact(subject.Inputs.BenzodiazepineRate),
            ["Rx"] = Scaled.Exact(subject.Inputs.Therapy),
        };
        Parameters<double> parameters = subject.Parameters;
        foreach (ParameterInfo info in ParameterCatalog.All)
        {
            symbols[info.Symbol] = Scaled.Exact(Layout.Flatten<Parameters<double>, double>(ref parameters)[info.Index]);
        }

        State<double> state = subject.State;
        for (int i = 0; i < ModelText.States.Count; i++)
        {
            symbols[ModelText.States[i].Symbol] = Scaled.Exact(Layout.Flatten<State<double>, double>(ref state)[i]);
        }

        return symbols;
    }
}
