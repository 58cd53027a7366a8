namespace NeuroBalance.Tests.Lanes;

/// <summary>The arguments on which exp, log and pow are judged: random, structured and at the edges; the same on every run.</summary>
internal static class ElementaryArguments
{
    public static double[] Exp()
    {
        List<double> list = [0.0, -0.0, 1.0, -1.0, 5e-324, -5e-324, 1e-300, -1e-300, 1e-17, 709.782712893384, 709.7827128933841, 709.78,
            -708.3964185322641, -708.5, -720.0, -744.0, -744.44, -745.0, -745.13, -745.133219101941];
        for (int n = -1075; n <= 1024; n++)
        {
            // Middle and edges of every reduction interval.
            foreach (double part in (ReadOnlySpan<double>)[-0.4999999, -0.25, 0.0, 1e-9, 0.3333, 0.5, 0.5000001])
            {
                Neighbours(list, (n + part) * 0.6931471805599453, part is 0.5 or 0.0 ? 1 : 0);
            }
        }

        Random random = new(20240601);
        for (int k = 0; k < 6000; k++)
        {
            list.Add((random.NextDouble() - 0.5) * 1490.0);
            list.Add((random.NextDouble() - 0.5) * 4.0);
            double magnitude = Math.Exp((random.NextDouble() * 60.0) - 55.0);
            list.Add(random.Next(2) == 0 ? magnitude : -magnitude);
        }

        return [.. list.Where(x => x is > -745.13321910194 and < 709.782712893384)];
    }

    public static double[] Log()
    {
        List<double> list = [1.0, 2.0, 0.5, 5e-324, 1e-323, 4.4501477170144e-308, double.MaxValue, Math.BitDecrement(double.MaxValue),
            double.Epsilon * 3, Math.E, 10.0];
        for (int exponent = -1074; exponent <= 1023; exponent++)
        {
            Neighbours(list, Math.ScaleB(1.0, exponent), 1);
            if (exponent > -1060)
            {
                Neighbours(list, Math.ScaleB(1.4142135623730951, exponent), 1);
            }
        }

        Neighbours(list, 2.2250738585072014e-308, 3);
        Random random = new(20240602);
        for (int k = 0; k < 5000; k++)
        {
            list.Add(BitConverter.Int64BitsToDouble(random.NextInt64(1, 0x7FEFFFFFFFFFFFFF)));
            list.Add(BitConverter.Int64BitsToDouble(random.NextInt64(1, 0x000FFFFFFFFFFFFF)));
            list.Add(0.25 + (random.NextDouble() * 4.0));
            double offset = Math.Exp(-40.0 * random.NextDouble());
            list.Add(1.0 + offset);
            list.Add(1.0 - (offset * 0.999));
        }

        return [.. list.Where(x => x is > 0.0 and <= double.MaxValue)];
    }

    /// <summary>The range the model uses: x in 1e-30..1e3, y in 0.1..8.</summary>
    public static (double X, double Y)[] PowOfTheModel()
    {
        List<(double, double)> list = [(1e-30, 0.1), (1e-30, 8.0), (1e3, 8.0), (1e3, 0.1), (1.0, 3.3), (2.0, 3.0), (10.0, 2.0), (0.5, 1.0),
            (0.7071067811865475, 7.9), (1.4142135623730951, 8.0)];
        Random random = new(20240603);
        for (int k = 0; k < 8000; k++)
        {
            list.Add((Math.Exp((random.NextDouble() * 75.0) - 69.0), 0.1 + (random.NextDouble() * 7.9)));
            list.Add((Math.Pow(10.0, (random.NextDouble() * 6.0) - 3.0), Math.Round(0.1 + (random.NextDouble() * 7.9), 1)));
            list.Add((1.0 + ((random.NextDouble() - 0.5) * Math.Exp(-30.0 * random.NextDouble())), 0.1 + (random.NextDouble() * 7.9)));
        }

        return [.. list];
    }

    /// <summary>Everything else with |y log x| up to 700: any x, y of either sign, up to huge.</summary>
    public static (double X, double Y)[] PowAnywhere()
    {
        List<(double, double)> list = [];
        Random random = new(20240604);
        for (int k = 0; k < 8000; k++)
        {
            double x = BitConverter.Int64BitsToDouble(random.NextInt64(1, 0x7FEFFFFFFFFFFFFF));
            list.Add((x, (random.NextDouble() - 0.5) * 1400.0 / Math.Log(x)));
            x = Math.Exp((random.NextDouble() - 0.5) * 4.0);
            list.Add((x, (random.NextDouble() - 0.5) * 1400.0 / Math.Log(x)));
            x = 1.0 + (((random.NextDouble() * 0.5) - 0.2) * Math.Exp(-20.0 * random.NextDouble()));
            list.Add((x, (random.NextDouble() - 0.5) * 1400.0 / Math.Log(x)));
        }

        return [.. list.Where(p => double.IsFinite(p.Item2) && p.Item1 != 1.0)];
    }

    public static double[] Specials =>
    [
        0.0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, double.MinValue,
        5e-324, -5e-324, -1.0, -1e-300, 1e300, -1e300, 1.0, 709.79, 710.0, 1e6, -745.2, -746.0, -1e6, 2.2250738585072014e-308,
    ];

    private static void Neighbours(List<double> list, double x, int steps)
    {
        list.Add(x);
        double up = x;
        double down = x;
        for (int k = 0; k < steps; k++)
        {
            up = Math.BitIncrement(up);
            down = Math.BitDecrement(down);
            list.Add(up);
            list.Add(down);
        }
    }
}
