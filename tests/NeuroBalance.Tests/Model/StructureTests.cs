using NeuroBalance.Lanes;
using NeuroBalance.Models;
using Xunit;

namespace NeuroBalance.Tests.Models;

/// <summary>The structures of adaptation: a few lines of text each, and what follows from them.</summary>
public class StructureTests
{
    public static TheoryData<AdaptationStructure> All => new(Enum.GetValues<AdaptationStructure>());

    [Fact]
    public void Every_text_of_the_folder_is_a_structure_and_every_structure_but_own_has_a_text() =>
        Assert.Equal(
            Directory.GetFiles(Path.Combine(ModelText.Folder, "Structures")).Select(file => Path.GetFileNameWithoutExtension(file)).Order(),
            AdaptationStructures.Words.Where(word => word != "own").Order());

    [Theory, MemberData(nameof(All))]
    public void The_naive_state_is_proved_a_fixed_point(AdaptationStructure structure) =>
        Assert.Empty(AtRest.MovingFromTheStart(Graph(structure)));

    [Theory, MemberData(nameof(All))]
    public void Both_guts_keep_their_closed_form(AdaptationStructure structure) =>
        Assert.Equal([(0, 1), (30, 1)], Graph(structure).ClosedForms.Select(gut => (gut.From, gut.Into)));

    [Theory, MemberData(nameof(All))]
    public void A_structure_replaces_a_few_lines_and_shares_everything_else(AdaptationStructure structure)
    {
        ModelDocument own = ModelText.Graph.Document, other = Graph(structure).Document;
        Assert.Equal(own.States.Select(row => row.Name), other.States.Select(row => row.Name));
        Assert.Equal(own.Parameters.Select(row => row.Key), other.Parameters.Select(row => row.Key));
        Assert.Equal(own.Lines.Select(line => line.Name), other.Lines.Select(line => line.Name));
        int replaced = own.Lines.Zip(other.Lines).Count(pair => pair.First.Text != pair.Second.Text);
        Assert.InRange(replaced, structure == AdaptationStructure.Own ? 0 : 2, structure == AdaptationStructure.Own ? 0 : 4);
    }

    [Fact]
    public void Two_variants_that_replace_the_same_line_are_refused_with_both_places()
    {
        ModelException refused = Assert.Throws<ModelException>(() => ModelText.Read(ModelText.Markdown,
            ModelText.Variant(AdaptationStructure.Balance), ModelText.Variant(AdaptationStructure.Ethanol)));
        Assert.Equal(2, refused.Faults.Count);
        Assert.StartsWith("ethanol.md:9:1: two variants replace or add 'dsG': this one and that in line 12 of balance.md", refused.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Two_variants_of_different_lines_hold_together()
    {
        NamedText slower = new("slower.md", "# slower\n\n```equations\ndD = (C/(C + CD) - D)/(2*tauD)\n```\n");
        ModelGraph both = ModelText.Read(ModelText.Markdown, ModelText.Variant(AdaptationStructure.Ethanol), slower);
        Assert.Contains("2*tauD", both.Document.Lines.Single(line => line.Name == "dD").Text, StringComparison.Ordinal);
        Assert.Contains("1 + pE", both.Document.Lines.Single(line => line.Name == "dsG").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_variant_removes_a_line_with_the_row_that_names_it_and_a_parameter()
    {
        NamedText without = new("without.md", "# without\n\n```algebra\nSG = 1 + pE\nremove pB\nremove EmaxB\nremove EC50B\n```\n");
        ModelDocument document = ModelText.Read(ModelText.Markdown, without).Document;
        Assert.DoesNotContain(document.Lines, line => line.Name == "pB");
        Assert.DoesNotContain(document.Names, row => row.Symbol.Text == "pB");
        Assert.DoesNotContain(document.Parameters, row => row.Symbol.Text is "EmaxB" or "EC50B");
    }

    [Theory]
    [InlineData("remove pB", "there is no 'pB'")]
    [InlineData("remove pBB", "there is no line and no parameter 'pBB' to remove; did you mean 'pB'?")]
    [InlineData("tol = 1\nremove tol", "'tol' is what line 4 replaces or adds; only one variant can change it")]
    [InlineData("SG = 1 + pE\nremove pB\npB = 1", "'pB' is removed in line 5; only one variant can change it")]
    public void What_cannot_be_removed_is_told(string lines, string message)
    {
        NamedText wrong = new("wrong.md", $"# wrong\n\n```algebra\n{lines}\n```\n");
        ModelException refused = Assert.Throws<ModelException>(() => ModelText.Read(ModelText.Markdown, wrong));
        Assert.Contains(refused.Faults, fault => fault.Message.StartsWith(message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_fault_of_a_variant_is_told_with_its_own_name_and_line()
    {
        NamedText wrong = new("wrong.md", "# wrong\n\n```equations\ndD = (C/(C + Cd) - D)/tauD\n```\n");
        ModelFault fault = Assert.Single(Assert.Throws<ModelException>(() => ModelText.Read(ModelText.Markdown, wrong)).Faults);
        Assert.Equal(("wrong.md", 4, 14), (fault.Path, fault.Line, fault.Column));
    }

    // G = SG^(-gG gain) and so on, where a structure has the same steady state as the model; the numbers of the reference for the rest.
    [Theory]
    [InlineData(AdaptationStructure.Balance, "GabaASignal", 0.416904310186, "NmdaDensity", 1.19578829186)]
    [InlineData(AdaptationStructure.Ethanol, "GabaADensity", 0.838621260946, "NmdaDensity", 1.24860378579)]
    [InlineData(AdaptationStructure.Pool, "NmdaReserve", 0.248603785793, "NmdaDensity", 1)]
    [InlineData(AdaptationStructure.Sensitivity, "GabaASignal", 0.166800544, "GabaADensity", 0.88232653097)]
    public void A_clamp_of_forty_thousand_hours_reaches_the_closed_form(AdaptationStructure structure, string first, double one,
        string second, double other)
    {
        Trajectory run = Simulator.Run(
            new ScenarioBuilder("steady", 40_000.Hours()).Structure(structure).Clamp(1.GramsPerLitre(), 0.Hours(), 40_000.Hours()).Build(),
            new SimulationOptions { RelativeTolerance = 1e-10, AbsoluteTolerance = 1e-13 });
        Assert.Equal(one, run.ValueAt(Quantity.Parse(first), run.EndTime), 1e-9);
        Assert.Equal(other, run.ValueAt(Quantity.Parse(second), run.EndTime), 1e-9);
    }

    [Fact]
    public void A_variant_in_a_file_of_its_own_is_loaded_with_what_it_is_based_on()
    {
        Model loaded = Model.Load(Path.Combine(ModelText.Folder, "Structures", "pool.md"));
        Assert.Equal(Model.Of(AdaptationStructure.Pool).Hash, loaded.Hash);
        Assert.NotEqual(Model.AlcoholBalance.Hash, loaded.Hash);
        Assert.Same(Model.AlcoholBalance, Model.Of(AdaptationStructure.Own));
        Assert.Equal(Model.AlcoholBalance.Quantities, loaded.Quantities);
        Assert.Throws<ModelException>(() => loaded.With("```equations\ndR = 0\n```"));
    }

    [Fact]
    public void Texts_that_are_based_on_one_another_in_a_circle_are_a_fault()
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("variant-").FullName, "self.md");
        File.WriteAllText(file, "# Self\n\nBased on: [myself](self.md)\n");
        Assert.Contains("based on one another", Assert.Throws<ModelException>(() => Model.Load(file)).Message, StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    private static ModelGraph Graph(AdaptationStructure structure) => ModelText.Structures.First(one => one.Structure == structure).Model;
}
