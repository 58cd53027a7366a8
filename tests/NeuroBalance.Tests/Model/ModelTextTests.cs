using NeuroBalance.Lanes;
using NeuroBalance.Models;
using NeuroBalance.Simulation;
using Xunit;

namespace NeuroBalance.Tests.Models;

/// <summary>What MODEL.md says and proves, and that the rest of the package says the same.</summary>
public class ModelTextTests
{
    [Fact]
    public void States_are_those_of_the_code_with_their_naive_values()
    {
        Assert.Equal(QuantityRows.BuiltIn.StateNames, ModelText.Graph.Document.States.Select(state => state.Name));
        State<double> naive = NaiveState.Naive;
        Assert.Equal(Layout.Flatten<State<double>, double>(ref naive).ToArray(),
            ModelText.Graph.Document.States.Select(state => state.Initial));
    }

    [Fact]
    public void Quantities_are_the_states_the_reported_lines_and_the_read_outs()
    {
        IEnumerable<(string, string, string)> written =
            ModelText.Graph.Document.States.Select(state => (state.Name, state.UnitText, state.Meaning))
            .Concat(ModelText.Graph.Document.Names.Where(line => line.Reported).Select(line => (line.Name, line.UnitText, line.Meaning)));
        Assert.Equal(written, Quantity.All.Select(quantity => (quantity.Name, quantity.Unit, quantity.Description)));
    }

    [Fact]
    public void Parameters_are_those_of_the_catalog_and_every_one_but_that_of_the_structure_pool_is_used()
    {
        Assert.Equal(ParameterKeys.All, ModelText.Graph.Document.Parameters.Select(parameter => parameter.Key));
        Graph graph = ModelText.Graph.Graph;
        IEnumerable<int> roots = ModelText.Graph.Rates.Select(rate => rate.Node).Concat(ModelText.Graph.Readouts.Select(line => line.Node));
        HashSet<int> used =
            [.. graph.Needed(roots).Where(node => graph[node].Operation == Operation.Parameter).Select(node => graph[node].A)];
        IEnumerable<int> unused = Enumerable.Range(0, ParameterKeys.All.Count).Except(used);
        Assert.Equal(["Adaptation.ReleaseRate"], unused.Select(i => ParameterKeys.All[i]));
    }

    [Fact]
    public void The_naive_state_is_proved_a_fixed_point() => Assert.Empty(AtRest.MovingFromTheStart(ModelText.Graph));

    [Fact]
    public void A_state_that_moves_from_the_start_is_named()
    {
        ModelGraph moving =
            ModelText.Read(ModelText.Markdown.Replace("| Glu | Glutamate | 1 | 1 |", "| Glu | Glutamate | 1 | 1.1 |",
            StringComparison.Ordinal));
        Assert.Contains("Glutamate", AtRest.MovingFromTheStart(moving).Select(state => moving.Document.States[state].Name));
    }

    [Fact]
    public void Alcohol_alone_leaves_the_other_drugs_and_what_follows_them_at_rest()
    {
        ModelGraph model = ModelText.Graph;
        bool[] rests = AtRest.Find(model, new HashSet<int> { 0 }, new HashSet<int>());
        Assert.Equal(
            ["KetamineCentral", "KetamineShallow", "KetamineDeep", "Norketamine", "BenzodiazepineDepot", "BenzodiazepinePlasma",
                "BenzodiazepineEffect",
                "SurgeAdaptation", "MuOpioid", "KappaOpioid", "Translation", "SynapticProtein", "Plasticity", "MemoryLability", "Coping",
                "EthanolMeal", "NmdaReserve"],
            model.Document.States.Where((_, state) => rests[state]).Select(state => state.Name));
    }

    [Fact]
    public void Both_guts_are_proved_to_empty_in_closed_form()
    {
        GraphInterpreter<Lane1> values = new(ModelText.Graph);
        Assert.Equal([("EthanolGut", "EthanolBlood"), ("EthanolMeal", "EthanolBlood")],
            ModelText.Graph.ClosedForms.Select(gut => (Quantity.All[gut.From].Name, Quantity.All[gut.Into].Name)));
        foreach (Subject subject in RandomSubjects.Many(seed: 4, 50))
        {
            Parameters<Lane1> parameters = Packing.Broadcast<Lane1>(subject.Parameters);
            Inputs<Lane1> inputs = Packing.Broadcast<Lane1>(subject.Inputs);
            values.SetParameters(Layout.Flatten<Parameters<Lane1>, Lane1>(ref parameters));
            values.Compartments(Layout.Flatten<Inputs<Lane1>, Lane1>(ref inputs));
            EthanolParameters<double> ethanol = subject.Parameters.Ethanol;
            double water = ethanol.DistributionVolume * subject.Parameters.Subject.BodyWeight;
            Check(ModelText.Graph.ClosedForms[0], ethanol.AbsorptionRate, subject.Inputs.EthanolGutRate, ethanol.Bioavailability / water);
            Check(ModelText.Graph.ClosedForms[1], ethanol.MealAbsorptionRate, subject.Inputs.EthanolMealRate,
                ethanol.MealBioavailability / water);
        }

        void Check(ClosedForm gut, double rate, double inflow, double toBlood)
        {
            Assert.Equal(rate, values.Value(gut.Loss).Value);
            Assert.Equal(inflow, values.Value(gut.Input).Value);

            // What the integrator adds for each gram in a gut is gain/loss.
            Assert.Equal(toBlood, values.Value(gut.Gain).Value / values.Value(gut.Loss).Value, 1e-15 * toBlood);
        }
    }

    [Theory]
    [InlineData("dAg  = re - ka*Ag", "dAg  = re - ka*Ag*(1 + C/1[g/L])", "dAg/dAg is not constant")]
    [InlineData("dAg  = re - ka*Ag", "dAg  = re - ka*Ag/(1 + Ag/10[g])", "dAg/dAg is not constant")]
    [InlineData("F*ka/(Vd*BW)*Ag + FM", "F*ka/(Vd*BW)*max(0, Ag) + FM", "dC/dAg is not constant")]
    [InlineData("FM*kaM/(Vd*BW)*Am", "FM*kaM/(Vd*BW)*max(0, Am)", "dC/dAm is not constant")]
    [InlineData("dAm  = rm - kaM*Am", "dAm  = rm - kaM*Am*(1 + C/1[g/L])", "dAm/dAm is not constant")]
    [InlineData("dm   = (1 + Imax", "dm   = (1 + Ag/1[g] + Imax", "dm/dAg is not 0")]
    [InlineData("gain     = r +", "gain     = Ag/1[g] + r +", "depends on 'Ag'")]
    public void A_text_whose_gut_is_not_linear_is_refused_with_the_entry(string old, string changed, string entry)
    {
        ModelException refused =
            Assert.Throws<ModelException>(() => ModelText.Read(ModelText.Markdown.Replace(old, changed, StringComparison.Ordinal)));
        Assert.Contains("has no closed form", Assert.Single(refused.Faults).Message, StringComparison.Ordinal);
        Assert.Contains(entry, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_clamp_holds_the_blood_ethanol_exactly_and_leaves_the_other_equations_alone()
    {
        foreach (Subject subject in RandomSubjects.Many(seed: 3, 200))
        {
            State<double> free = Rates(subject);
            State<double> clamped = Rates(subject with { Inputs = subject.Inputs with { ClampActive = 1 } });
            Assert.Equal(0L, BitConverter.DoubleToInt64Bits(clamped.EthanolBlood));
            clamped.EthanolBlood = free.EthanolBlood;
            Assert.Equal(free, clamped);
        }
    }

    private static State<double> Rates(Subject subject)
    {
        AlcoholBalance<Lane1> model =
            new(Packing.Broadcast<Lane1>(subject.Parameters)) { Inputs = Packing.Broadcast<Lane1>(subject.Inputs) };
        model.Derivatives(Packing.Broadcast<Lane1>(subject.State), out State<Lane1> rates);
        return Packing.GetLane(in rates, 0);
    }
}
