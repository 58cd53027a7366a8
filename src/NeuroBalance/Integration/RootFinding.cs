namespace NeuroBalance.Integration;

/// <summary>A function of one variable.</summary>
internal interface IScalarFunction
{
    double At(double x);
}

/// <summary>A statement about one variable that holds or does not.</summary>
internal interface ICondition
{
    bool Holds(double x);
}

/// <summary>The searches for zeros and extremes of a function of one variable: the one home of them all.</summary>
internal static class RootFinding
{
    private const double GoldenSection = 0.6180339887498949;
    private const int GoldenSections = 60;

    /// <summary>The first double at which a condition holds, by bisection to neighbouring doubles.</summary>
    /// <param name="condition">Does not hold at <paramref name="left"/> and holds at <paramref name="right"/>; neither is asked.</param>
    /// <param name="left">The lower end.</param>
    /// <param name="right">The upper end.</param>
    public static double FirstToHold<TCondition>(TCondition condition, double left, double right)
        where TCondition : ICondition, allows ref struct
    {
        while (true)
        {
            double middle = 0.5 * (left + right);
            if (!(middle > left && middle < right)) return right;
            if (condition.Holds(middle)) right = middle;
            else left = middle;
        }
    }

    /// <summary>
    /// Where a function with a sign at one end of a bracket has lost it: secants, every second one a halving, until the bracket is a
    /// spacing wide.
    /// </summary>
    /// <param name="function">The function. NaN counts as the old sign.</param>
    /// <param name="sign">The old sign, 1 or -1.</param>
    /// <param name="from">The end with the old sign.</param>
    /// <param name="to">The end without it.</param>
    /// <param name="spacing">The spacing of doubles there.</param>
    /// <returns>The two ends of the bracket that is left, with their values.</returns>
    public static Bracket SignChange<TFunction>(TFunction function, int sign, Sample from, Sample to, double spacing)
        where TFunction : IScalarFunction, allows ref struct
    {
        (double low, double lowValue) = (from.X, from.Value);
        (double high, double highValue) = (to.X, to.Value);
        for (int turn = 0; high - low > spacing; turn++)
        {
            double share = turn % 2 == 0 ? lowValue / (lowValue - highValue) : 0.5;
            // A share of 1: the far value is exactly 0, and if that is where the function changes, one look beside it is the last.
            if (!(share > 0 && share <= 1)) share = 0.5;
            double middle = low + ((high - low) * share);
            if (middle <= low) middle = low + spacing;
            if (middle >= high) middle = high - spacing;
            if (middle <= low || middle >= high) break;
            double value = function.At(middle);
            if (double.IsNaN(value) || Math.Sign(value) == sign) (low, lowValue) = (middle, value);
            else (high, highValue) = (middle, value);
        }

        return new Bracket(new Sample(low, lowValue), new Sample(high, highValue));
    }

    /// <summary>
    /// The largest value of a function with one maximum in a bracket, by golden section until the value no longer tells the ends apart.
    /// </summary>
    /// <param name="function">The function.</param>
    /// <param name="low">The lower end.</param>
    /// <param name="high">The upper end.</param>
    /// <param name="best">The best point known; what is found is better, or this.</param>
    /// <param name="enough">A value that ends the search as soon as it is reached.</param>
    public static Sample Maximum<TFunction>(TFunction function, double low, double high, Sample best,
        double enough = double.PositiveInfinity)
        where TFunction : IScalarFunction, allows ref struct
    {
        double left = high - (GoldenSection * (high - low)), right = low + (GoldenSection * (high - low));
        double leftValue = function.At(left), rightValue = function.At(right);
        for (int i = 0; i < GoldenSections; i++)
        {
            if (leftValue > best.Value) best = new Sample(left, leftValue);
            if (rightValue > best.Value) best = new Sample(right, rightValue);
            if (best.Value >= enough) return best;
            if (leftValue >= rightValue)
            {
                high = right;
                (right, rightValue) = (left, leftValue);
                left = high - (GoldenSection * (high - low));
                leftValue = function.At(left);
            }
            else
            {
                low = left;
                (left, leftValue) = (right, rightValue);
                right = low + (GoldenSection * (high - low));
                rightValue = function.At(right);
            }
        }

        return best;
    }

    /// <summary>A point of a function.</summary>
    /// <param name="X">The argument.</param>
    /// <param name="Value">The value.</param>
    internal readonly record struct Sample(double X, double Value);

    /// <summary>Two neighbouring points between which the sign changes.</summary>
    /// <param name="Before">The last point with the old sign.</param>
    /// <param name="After">The first point without it.</param>
    internal readonly record struct Bracket(Sample Before, Sample After);
}
