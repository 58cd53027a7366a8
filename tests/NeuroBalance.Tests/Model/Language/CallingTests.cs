namespace NeuroBalance.Tests.Models.Language;

/// <summary>What a line of a text may call a quantity, and where its unit comes from.</summary>
public sealed class CallingTests
{
    private static readonly Model Two = Model.Named("two-compartments");

    [Fact]
    public void A_line_calls_a_quantity_by_its_name_and_a_parameter_by_its_key()
    {
        ModelSolution run = Solve("Total = Plasma*V1 + Tissue*V2", "Same = C*V1 + P*V2");
        Assert.Equal(run.Values("Same"), run.Values("Total"));
        Assert.Equal(100, run.At(0.001, "Total"), 0.1);
        Model built = Model.AlcoholBalance.With("```readouts\nFull = EthanolBlood/Ethanol.AdhKm\nSame = C/KA\n```");
        Assert.Equal(built.Graph.Readouts.Single(line => line.Symbol == "Same").Node,
            built.Graph.Readouts.Single(line => line.Symbol == "Full").Node);
    }

    [Fact]
    public void A_symbol_goes_before_a_name()
    {
        // "Plasma" becomes the symbol of a line, and the name of the state C no longer stands for C.
        ModelSolution run = Solve("Plasma = 3", "Seen = Plasma");
        Assert.All(run.Values("Seen"), value => Assert.Equal(3, value));
    }

    [Fact]
    public void A_row_without_a_unit_has_that_of_its_line()
    {
        Model model = Two.With("""
            ## Read-outs

            | symbol | unit | reported |
            |---|---|---|
            | Amount | - | yes |
            | Part | - | yes |
            | Stated | - | yes |
            | Nothing | - | yes |

            ```readouts
            Amount = C*V1
            Part = C/P
            Stated = C*1000[ug/mg] [ug/L]
            Nothing = 0
            ```
            """);
        Assert.Equal(["mg", "1", "ug/L", "1"], model.Quantities.Where(one => !one.IsState).Select(one => one.Unit));
    }

    [Theory]
    [InlineData("Nmda.X = 3", 1, "a name is expected, not 'Nmda.X'")]
    [InlineData("x = Nmda.X", 5, "there is no 'Nmda.X'")]
    [InlineData("x = V1 + Plasme", 10, "there is no 'Plasme'; did you mean 'Plasma'?")]
    public void A_key_is_no_name_of_a_line_and_a_fault_names_what_is_near(string line, int column, string told)
    {
        ModelException refused = Assert.Throws<ModelException>(() => Two.With($"```readouts\n{line}\n```"));
        Assert.Equal((column, 2), (Assert.Single(refused.Faults).Column, refused.Faults[0].Line));
        Assert.StartsWith(told, refused.Faults[0].Message, StringComparison.Ordinal);
    }

    private static ModelSolution Solve(params string[] lines) =>
        Two.With($"```readouts\n{string.Join('\n', lines)}\n```").Solve(5, [new TimedDose(0, "drug", 100)]);
}
