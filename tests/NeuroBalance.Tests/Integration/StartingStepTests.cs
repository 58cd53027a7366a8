using NeuroBalance.Integration;
using NeuroBalance.Lanes;
using Xunit;

namespace NeuroBalance.Tests.Integration;

/// <summary>
/// The first step: Hairer, Norsett and Wanner 1993, section II.4, and what happens where that rule has nothing to measure.
/// </summary>
public class StartingStepTests
{
    private const double Infinity = double.PositiveInfinity;

    [Theory]
    [InlineData(1.0, 2.0, 0.005)]
    [InlineData(1e-6, 1.0, 1e-6)]
    [InlineData(1.0, Infinity, 1e-6)]
    [InlineData(1.0, 0.0, 1e-6)]
    [InlineData(1e-5, 1e-5, 0.01)]
    [InlineData(0.0, 2.0, 1e-6)]
    public void The_guess_moves_the_state_by_a_hundredth_or_is_timid(double state, double slope, double expected)
    {
        Lane1 y = new(state), dy = new(slope), absolute = new(1.0);
        Assert.Equal(expected, StartingStep.Guess(1, ref y, ref dy, new Lane1(0.0), ref absolute).Value, 1e-16);
    }

    [Theory]
    // 0.01 / h^5 = the larger of slope and bend.
    [InlineData(0.5, 1024.0, 1024.0, 0.09952679263837431)]
    // A slope that is nothing and does not bend: a thousandth of the guess, at least 1e-6.
    [InlineData(0.5, 0.0, 0.0, 5e-4)]
    [InlineData(1e-5, 0.0, 0.0, 1e-6)]
    // A probe without a value says only that the guess was too long.
    [InlineData(0.5, 1.0, double.NaN, 5e-4)]
    [InlineData(1e-5, 1.0, double.NaN, 1e-8)]
    [InlineData(1e-5, 1.0, Infinity, 1e-8)]
    // Never more than a hundred guesses.
    [InlineData(1e-5, 1e-9, 1e-9, 1e-3)]
    public void The_probe_refines_the_guess(double guess, double slope, double probed, double expected)
    {
        Lane1 y = new(0.0), dy = new(slope), dyProbed = new(probed), absolute = new(1.0);
        double step = StartingStep.Refine(1, 4, new Lane1(guess), ref y, ref dy, ref dyProbed, new Lane1(0.0), ref absolute).Value;
        Assert.InRange(step / expected, 1 - 1e-12, 1 + 1e-12);
    }
}
