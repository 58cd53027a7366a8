using NeuroBalance.Models;
using Xunit;

namespace NeuroBalance.Tests.Models;

public class UnitTests
{
    [Theory]
    [InlineData("mg/L", "ug/mL", true)]
    [InlineData("ng/mL", "ug/L", true)]
    [InlineData("mg/L", "ng/mL", false)]
    [InlineData("L/70kg", "L/kg/70", true)]
    [InlineData("L/h/70kg", "(L/h)/(70*kg)", true)]
    [InlineData("mM", "mmol/L", true)]
    [InlineData("1/d", "1/24/h", true)]
    [InlineData("60/h", "1/min", true)]
    [InlineData("mg^2/L^2", "(mg/L)^2", true)]
    [InlineData("L^-1", "1/L", true)]
    [InlineData("MADRS points", "points", true)]
    [InlineData("points", "1", false)]
    [InlineData("g", "mL", false)]
    [InlineData("g/dL", "g/L", false)]
    [InlineData("%", "0.01", true)]
    public void Units_are_compared_by_dimension_and_scale(string left, string right, bool same)
    {
        SourceText source = new(new NamedText("units.md", ""));
        Unit? a = UnitParser.Parse(source, left, default);
        Unit? b = UnitParser.Parse(source, right, default);
        source.ThrowIfFaulty();
        Assert.Equal(same, a is { } x && b is { } y && x.Same(y));
    }

    [Theory]
    [InlineData("mg/L", "mg/L")]
    [InlineData("ng/mL", "ug/L")]
    [InlineData("g/L/h", "g/L/h")]
    [InlineData("L/kg", "L/kg")]
    [InlineData("1/h", "1/h")]
    [InlineData("mg*h/L", "0.001*g*h/L")]
    public void A_unit_is_shown_as_it_is_commonly_written(string written, string shown) =>
        Assert.Equal(shown, UnitParser.Parse(new SourceText(new NamedText("units.md", "")), written, default)?.ToString());
}
