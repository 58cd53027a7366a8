namespace NeuroBalance.Tests.Integration.Problems;

/// <summary>Problems that solvers are shown on, beside DETEST (whose E2 is Van der Pol's with mu = 1).</summary>
internal static class KnownProblems
{
    public static IReadOnlyList<Problem> Gentle { get; } =
        [new Arenstorf(), new Pleiades(), new Lorenz(), new Brusselator(), new LotkaVolterra()];

    public static IReadOnlyList<Problem> Stiff { get; } =
        [new VanDerPol("VanDerPol1000", 1000.0, 2000.0), new Robertson("Robertson40", 40.0), new Robertson("Robertson1e11", 1e11),
            new Hires()];
}

/// <summary>
/// A satellite between earth and moon on Arenstorf's closed orbit; one period. Hairer, Norsett and Wanner 1993, equation II.0.1.
/// </summary>
internal sealed class Arenstorf() : Problem([0.994, 0.0, 0.0, -2.00158510637908252240537862224], 17.0652165601579625588917206249)
{
    public const double Moon = 0.012277471;

    public override void Derivatives<T>(T time, ReadOnlySpan<T> y, Span<T> dy)
    {
        const double earth = 1.0 - Moon;
        T toEarth = y[0] + Moon, toMoon = y[0] - earth;
        T squareEarth = (toEarth * toEarth) + (y[1] * y[1]);
        T squareMoon = (toMoon * toMoon) + (y[1] * y[1]);
        T pullEarth = earth / (squareEarth * T.Sqrt(squareEarth));
        T pullMoon = Moon / (squareMoon * T.Sqrt(squareMoon));
        dy[0] = y[2];
        dy[1] = y[3];
        dy[2] = y[0] + (2.0 * y[3]) - (pullEarth * toEarth) - (pullMoon * toMoon);
        dy[3] = y[1] - (2.0 * y[2]) - ((pullEarth + pullMoon) * y[1]);
    }
}

/// <summary>Seven stars in a plane with close encounters, masses 1 to 7. Hairer, Norsett and Wanner 1993, section II.10.</summary>
internal sealed class Pleiades() : Problem(
    [3, 3, -1, -3, 2, -2, 2, 3, -3, 2, 0, 0, -4, 4, 0, 0, 0, 0, 0, 1.75, -1.5, 0, 0, 0, -1.25, 1, 0, 0], 3.0)
{
    public override void Derivatives<T>(T time, ReadOnlySpan<T> y, Span<T> dy)
    {
        for (int i = 0; i < 7; i++)
        {
            T ax = T.Broadcast(0.0), ay = T.Broadcast(0.0);
            for (int j = 0; j < 7; j++)
            {
                if (j == i) continue;
                T x = y[j] - y[i], w = y[7 + j] - y[7 + i];
                T square = (x * x) + (w * w);
                T pull = (j + 1.0) / (square * T.Sqrt(square));
                ax += pull * x;
                ay += pull * w;
            }

            dy[i] = y[14 + i];
            dy[7 + i] = y[21 + i];
            dy[14 + i] = ax;
            dy[21 + i] = ay;
        }
    }
}

/// <summary>Lorenz's convection, sigma 10, rho 28, beta 8/3; to time 10, before chaos eats all digits.</summary>
internal sealed class Lorenz() : Problem([1.0, 1.0, 1.0], 10.0)
{
    public override void Derivatives<T>(T time, ReadOnlySpan<T> y, Span<T> dy)
    {
        dy[0] = 10.0 * (y[1] - y[0]);
        dy[1] = (y[0] * (28.0 - y[2])) - y[1];
        dy[2] = (y[0] * y[1]) - (8.0 / 3 * y[2]);
    }
}

/// <summary>The Brusselator of Lefever and Nicolis, A = 1, B = 3. Hairer, Norsett and Wanner 1993, equation I.16.12.</summary>
internal sealed class Brusselator() : Problem([1.5, 3.0], 20.0)
{
    public override void Derivatives<T>(T time, ReadOnlySpan<T> y, Span<T> dy)
    {
        T cubic = y[0] * y[0] * y[1];
        dy[0] = 1.0 + cubic - (4.0 * y[0]);
        dy[1] = (3.0 * y[0]) - cubic;
    }
}

/// <summary>Predator and prey.</summary>
internal sealed class LotkaVolterra() : Problem([10.0, 5.0], 15.0)
{
    public override void Derivatives<T>(T time, ReadOnlySpan<T> y, Span<T> dy)
    {
        dy[0] = (1.5 - y[1]) * y[0];
        dy[1] = (y[0] - 3.0) * y[1];
    }
}

/// <summary>Van der Pol's oscillator in Lienard's phase plane; stiff for large mu.</summary>
internal sealed class VanDerPol(string name, double mu, double end) : Problem([2.0, 0.0], end)
{
    public override string Name => name;

    public override void Derivatives<T>(T time, ReadOnlySpan<T> y, Span<T> dy)
    {
        dy[0] = y[1];
        dy[1] = (mu * ((1.0 - (y[0] * y[0])) * y[1])) - y[0];
    }
}

/// <summary>Robertson's reaction of 1966, rates from 0.04 to 3e7.</summary>
internal sealed class Robertson(string name, double end) : Problem([1.0, 0.0, 0.0], end)
{
    public override string Name => name;

    public override void Derivatives<T>(T time, ReadOnlySpan<T> y, Span<T> dy)
    {
        T slow = 0.04 * y[0];
        T back = 1e4 * (y[1] * y[2]);
        T fast = 3e7 * (y[1] * y[1]);
        dy[0] = back - slow;
        dy[1] = slow - back - fast;
        dy[2] = fast;
    }
}

/// <summary>HIRES: eight reactions of photomorphogenesis. Hairer and Wanner 1996, equation IV.10.4.</summary>
internal sealed class Hires() : Problem([1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0057], 321.8122)
{
    public override void Derivatives<T>(T time, ReadOnlySpan<T> y, Span<T> dy)
    {
        T binding = 280.0 * (y[5] * y[7]);
        T decay = 1.81 * y[6];
        dy[0] = (-1.71 * y[0]) + (0.43 * y[1]) + (8.32 * y[2]) + 0.0007;
        dy[1] = (1.71 * y[0]) - (8.75 * y[1]);
        dy[2] = (-10.03 * y[2]) + (0.43 * y[3]) + (0.035 * y[4]);
        dy[3] = (8.32 * y[1]) + (1.71 * y[2]) - (1.12 * y[3]);
        dy[4] = (-1.745 * y[4]) + (0.43 * y[5]) + (0.43 * y[6]);
        dy[5] = (0.69 * y[3]) + (1.71 * y[4]) - (0.43 * y[5]) + (0.69 * y[6]) - binding;
        dy[6] = binding - decay;
        dy[7] = decay - binding;
    }
}
