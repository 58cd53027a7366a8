using NeuroBalance.Integration;
using NeuroBalance.Lanes;
using Xunit;

namespace NeuroBalance.Tests.Integration;

/// <summary>error / (atol + rtol max(|y0|, |y1|)), and whether the end is a number.</summary>
public class ErrorNormTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    public void The_error_is_measured_by_the_larger_of_both_ends(int terms)
    {
        Lane1[] small = [new(0.5), new(-0.25)], large = [new(-2.0), new(8.0)];
        Assert.Equal(Expected(small, large, terms), Measured(small, large, terms));
        Assert.Equal(Expected(small, large, terms), Measured(large, small, terms));
    }

    private static double Expected(Lane1[] small, Lane1[] large, int terms)
    {
        double first = terms * 0.5 / (0.125 + (0.25 * Math.Abs(large[0].Value))),
            second = terms * 0.5 / (0.125 + (0.25 * Math.Abs(large[1].Value)));
        Assert.All(small.Zip(large), pair => Assert.True(Math.Abs(pair.First.Value) < Math.Abs(pair.Second.Value)));
        return ((first * first) + (second * second)) / 2;
    }

    private static double Measured(Lane1[] start, Lane1[] end, int terms)
    {
        Lane1[] stages = [.. Enumerable.Repeat(new Lane1(1.0), 2 * terms)], coefficients = [.. Enumerable.Repeat(new Lane1(0.5), terms)];
        Lane1[] absolute = [new(0.125), new(0.125)];
        int[] offsets = [.. Enumerable.Range(0, terms).Select(s => 2 * s)];
        Lane1 square = ErrorNorm.MeanSquare(2, ref start[0], ref end[0], ref stages[0], offsets, coefficients, new Lane1(0.25),
            ref absolute[0], out Lane1 finite);
        Assert.Equal(1u, Lane1.Bits(finite));
        double second =
            ErrorNorm.Scaled(1, ref start[0], ref end[0], ref stages[0], offsets, coefficients, new Lane1(0.25), ref absolute[0]).Value;
        Assert.Equal(terms * 0.5 / (0.125 + (0.25 * Math.Max(Math.Abs(start[1].Value), Math.Abs(end[1].Value)))), second);
        return square.Value;
    }
}
