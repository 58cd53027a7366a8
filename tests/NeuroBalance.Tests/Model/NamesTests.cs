using System.Reflection;
using NeuroBalance.Lanes;
using NeuroBalance.Models;
using Xunit;

namespace NeuroBalance.Tests.Models;

/// <summary>The written lists of names are the fields, in their order.</summary>
public class NamesTests
{
    [Fact]
    public void State_names_are_the_fields_of_the_state()
    {
        Assert.Equal(Fields(typeof(State<double>)), QuantityRows.BuiltIn.StateNames);
        Assert.Equal(Quantity.StateCount, Layout.Count<State<double>, double>());
    }

    [Fact]
    public void Parameter_keys_are_the_paths_of_the_fields()
    {
        IEnumerable<string> paths = typeof(Parameters<double>).GetFields()
            .SelectMany(group => group.FieldType.GetFields().Select(field => $"{group.Name}.{field.Name}"));
        Assert.Equal(paths, ParameterKeys.All);
        Assert.Equal(ParameterKeys.All.Count, Layout.Count<Parameters<double>, double>());
    }

    [Fact]
    public void There_are_45_quantities_with_distinct_names_in_the_order_of_their_indices()
    {
        Assert.Equal(45, Quantity.All.Count);
        Assert.Equal(Enumerable.Range(0, 45), Quantity.All.Select(quantity => quantity.Index));
        Assert.Equal(45, Quantity.All.Select(quantity => quantity.Name).Distinct().Count());
        Assert.All(Quantity.All,
            quantity => Assert.False(string.IsNullOrEmpty(quantity.Unit) || string.IsNullOrEmpty(quantity.Description)));
    }

    [Fact]
    public void Each_quantity_is_a_member_of_its_own_name()
    {
        PropertyInfo[] members = [.. typeof(Quantity).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(one => one.PropertyType == typeof(Quantity))];
        Assert.Equal(Quantity.All, members.Select(one => (Quantity)one.GetValue(null)!).OrderBy(one => one.Index));
        Assert.All(members, one => Assert.Equal(one.Name, ((Quantity)one.GetValue(null)!).Name));
        Assert.All(Quantity.All, one => Assert.Same(one, Quantity.Parse(one.Name)));
    }

    [Fact]
    public void A_name_that_no_quantity_has_is_refused_with_the_nearest() =>
        Assert.Contains("Did you mean 'Withdrawal'?", Assert.Throws<ArgumentException>(() => Quantity.Parse("Withdrawl")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_quantity_evaluates_to_the_field_of_its_name()
    {
        State<double> state = default;
        Signals<double> signals = default;
        Readouts<double> readouts = default;
        Number(Layout.Flatten<State<double>, double>(ref state), 0);
        Number(Layout.Flatten<Signals<double>, double>(ref signals), 100);
        Number(Layout.Flatten<Readouts<double>, double>(ref readouts), 200);
        foreach (Quantity quantity in Quantity.All)
        {
            object[] homes = [state, signals, readouts];
            double[] expected = [.. homes.Select(home => home.GetType().GetField(quantity.Name)?.GetValue(home)).OfType<double>()];
            Assert.Equal([quantity.Evaluate<double>(Layout.Flatten<State<double>, double>(ref state), in signals, in readouts)], expected);
        }
    }

    [Theory]
    [InlineData("GabaDensity", "GabaADensity")]
    [InlineData("ethanolblood", "EthanolBlood")]
    [InlineData("Withdrawl", "Withdrawal")]
    [InlineData("Dopmaine", "Dopamine")]
    [InlineData("Ramsey", "Ramsay")]
    [InlineData("serotonin", null)]
    [InlineData("", null)]
    public void A_mistyped_quantity_brings_the_nearest_name(string typed, string? meant) => Assert.Equal(meant, Quantity.Nearest(typed));

    [Theory]
    [InlineData("Balance", true)]
    [InlineData("balance", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_quantity_is_found_by_its_exact_name_alone(string? name, bool found)
    {
        Assert.Equal(found, Quantity.TryParse(name, out Quantity? quantity));
        Assert.Equal(found ? name : null, quantity?.Name);
    }

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ca", "ac", 1)]
    [InlineData("Mood", "mOOD", 0)]
    [InlineData("abc", "", 3)]
    public void Edits_are_insertions_deletions_changes_and_swaps(string left, string right, int edits)
    {
        Assert.Equal(edits, NearestName.Distance(left, right));
        Assert.Equal(edits, NearestName.Distance(right, left));
    }

    private static IEnumerable<string> Fields(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Instance).Select(field => field.Name);

    private static void Number(Span<double> fields, int from)
    {
        for (int i = 0; i < fields.Length; i++)
        {
            fields[i] = from + i;
        }
    }
}
