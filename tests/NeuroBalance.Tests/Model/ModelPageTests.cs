using NeuroBalance.Models;
using NeuroBalance.Tests.House;
using Xunit;

namespace NeuroBalance.Tests.Models;

/// <summary>The page on the language: its model is valid, its faults are those that its text brings, its list of units is whole.</summary>
public class ModelPageTests
{
    private static readonly string Page = Repository.Read("src/docs/models.md").ReplaceLineEndings("\n");

    private static string Written => Between("````markdown\n", "\n````") + "\n";

    [Fact]
    public void The_model_of_the_page_is_valid()
    {
        ModelGraph model = ModelGraph.Read(Written, "model.md", _ => null);
        Assert.Equal(3, model.Rates.Count);
        Assert.Single(model.ClosedForms);
        Assert.Empty(AtRest.MovingFromTheStart(model));
    }

    [Fact]
    public void The_variant_of_the_page_is_one_of_the_model()
    {
        int second = Page.IndexOf("````markdown\n", Page.IndexOf("## Variants", StringComparison.Ordinal), StringComparison.Ordinal) + 13;
        string variant = Page[second..Page.IndexOf("\n````", second, StringComparison.Ordinal)];
        Model model = Model.AlcoholBalance.With(variant);
        Assert.Empty(model.MovingFromTheStart);
        Assert.NotEqual(Model.AlcoholBalance.Hash, model.Hash);
    }

    [Fact]
    public void The_three_worked_variants_of_the_page_are_models_that_rest_in_a_naive_brain()
    {
        string section = Between("## Three worked variants\n", "\n## What the language cannot do");
        string[] variants = [.. section.Split("````").Where((_, k) => k % 2 == 1).Select(text => text["markdown\n".Length..])];
        Assert.Equal(3, variants.Length);
        Assert.All(variants, variant => Assert.Empty(Model.AlcoholBalance.With(variant).MovingFromTheStart));
        Assert.NotNull(Model.AlcoholBalance.With(variants[1]).FindQuantity("PointsAboveTen"));
        Assert.NotNull(Model.AlcoholBalance.With(variants[2]).FindQuantity("Stress"));
    }

    [Fact]
    public void The_faults_of_the_page_are_those_of_its_text()
    {
        string shown = Between("nearest name:\n\n```\n", "\n```");
        string broken = LanguageCases.Valid.Replace("CL/V*C", "Cl/V*C", StringComparison.Ordinal)
            .Replace("dE = (1 + f - E)/tau", "dE = 1 + f - E", StringComparison.Ordinal);
        Assert.Equal(shown, string.Join('\n', LanguageCases.Faults(broken)));
    }

    [Fact]
    public void The_units_of_the_page_are_those_of_the_language()
    {
        string list = Between("Known are ", ". `L/70kg`").ReplaceLineEndings(" ");
        Assert.Equal(UnitNames.All.Order(StringComparer.Ordinal),
            list.Split([",", ";", " and ", " "], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_headings_blocks_and_functions_of_the_page_are_those_of_the_language()
    {
        Assert.All(Blocks.All, block => Assert.Contains($"| {block} |", Page, StringComparison.Ordinal));
        Assert.All(Builtins.Functions.Keys, function => Assert.Contains($"`{function}", Page, StringComparison.Ordinal));
    }

    private static string Between(string start, string end)
    {
        int from = Page.IndexOf(start, StringComparison.Ordinal) + start.Length;
        Assert.True(from >= start.Length, $"The page lacks '{start}'.");
        return Page[from..Page.IndexOf(end, from, StringComparison.Ordinal)];
    }
}
