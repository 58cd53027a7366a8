using NeuroBalance.Integration;
using Xunit;

namespace NeuroBalance.Tests.Integration;

public class LuFactorizationTests
{
    [Fact]
    public void Of_equal_pivots_the_first_stays()
    {
        var lu = new LuFactorization(2);
        ((double[])[1, 2, 1, 3]).CopyTo(lu.Elements);
        Assert.True(lu.Factor());
        Assert.Equal([1, 2, 1, 1], lu.Elements.ToArray());
    }

    [Theory]
    [InlineData(0.0, 0.0, 0.0, 0.0)]
    [InlineData(1.0, 2.0, 2.0, 4.0)]
    [InlineData(double.PositiveInfinity, 0.0, 0.0, 1.0)]
    [InlineData(double.NaN, 0.0, 0.0, 1.0)]
    [InlineData(1.0, 0.0, double.NaN, 1.0)]
    public void A_matrix_without_an_inverse_is_refused(double a, double b, double c, double d)
    {
        var lu = new LuFactorization(2);
        ((double[])[a, b, c, d]).CopyTo(lu.Elements);
        Assert.False(lu.Factor());
    }
}
