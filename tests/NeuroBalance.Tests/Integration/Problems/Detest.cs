


using NeuroBalance.Lanes;

namespace NeuroBalance.Tests.Integration.Problems;

// Hull, Enright, Fellen and Sedgwick 1972, SIAM J Numer Anal 9:603: classes A (single equations), B (small systems),
// C (moderate systems), D (orbits) and E (higher-order equations), all on [0, 20].

/// <summary>The 25 problems of DETEST.</summary>
internal static class Detest
{
    public static IReadOnlyList<Problem> All { get; } =
    [
        new A1(), new A2(), new A3(), new A4(), new A5(), new B1(), new B2(), new B3(), new B4(), new B5(),
        new Chain("C1", _ => 1.0), new Chain("C2", i => i), new Heat("C3", 10), new Heat("C4", 51), new OuterPlanets(),
        new Orbit("D1", 0.1), new Orbit("D2", 0.3), new Orbit("D3", 0.5), new Orbit("D4", 0.7), new Orbit("D5", 0.9),
        new E1(), new E2(), new E3(), new E4(), new E5(),
    ];
}

/// <summary>Negative exponential.</summary>
internal sealed class A1() : Problem([1.0], 20.0)
{
    public override void Derivatives<T>(T time, ReadOnlySpan<T> y, Span<T> dy) => dy[0] = -y[0];
}

/// <summary>A special Riccati equation.</summary>
internal sealed class A2() : Problem([1.0], 20.0)
{
    public override void Derivatives<T>(T time, ReadOnlySpan<T> y, Span<T> dy) => dy[0] = y[0] * y[0] * y[0] * -0.5;
}

/// <summary>An oscillation.</summary>
internal sealed class A3() : Problem([1.0], 20.0)
{
    public override void Derivatives<T>(T time, ReadOnlySpan<T> y, Span<T> dy) => dy[0] = y[0] * Map(time, Math.Cos);
}

/// <summary>A logistic curve.</summary>
internal sealed class A4() : Problem([1.0], 20.0)
{
    public override void Derivatives<T>(T time, ReadOnlySpan<T> y, Span<T> dy) => dy[0] = y[0] * 0.25 * (1.0 - (y[0] / 20.0));
}

/// <summary>A spiral.</summary>
internal sealed class A5() : Problem([4.0], 20.0)
{
    public override void Derivatives<T>(T time, ReadOnlySpan<T> y, Span<T> dy) => dy[0] = (y[0] - time) / (y[0] + time);
}

/// <summary>Two conflicting populations.</summary>
internal sealed class B1() : Problem([1.0, 3.0], 20.0)
{
    public override void Derivatives<T>(T time, ReadOnlySpan<T> y, Span<T> dy)
    {
        T meeting = y[0] * y[1];
        dy[0] = 2.0 * (y[0] - meeting);
        dy[1] = meeting - y[1];
    }
}

/// <summary>A linear chemical reaction.</summary>
internal sealed class B2() : Problem([2.0, 0.0, 1.0], 20.0)
{
    public override void Derivatives<T>(T time, ReadOnlySpan<T> y, Span<T> dy)
    {
        dy[0] = y[1] - y[0];
        dy[1] = y[0] - (2.0 * y[1]) + y[2];
        dy[2] = y[1] - y[2];
    }
}

/// <summary>A nonlinear chemical reaction.</summary>
internal sealed class B3() : Problem([1.0, 0.0, 0.0], 20.0)
{
    public override void Derivatives<T>(T time, ReadOnlySpan<T> y, Span<T> dy)
    {
        T square = y[1] * y[1];
        dy[0] = -y[0];
        dy[1] = y[0] - square;
        dy[2] = square;
    }
}

/// <summary>The integral surface of a torus.</summary>
internal sealed class B4() : Problem([3.0, 0.0, 0.0], 20.0)
{
    public override void Derivatives<T>(T time, ReadOnlySpan<T> y, Span<T> dy)
    {
        T r = T.Sqrt((y[0] * y[0]) + (y[1] * y[1]));
        dy[0] = -y[1] - (y[0] * y[2] / r);
        dy[1] = y[0] - (y[1] * y[2] / r);
        dy[2] = y[0] / r;
    }
}

/// <summary>Euler's equations of a rigid body without forces.</summary>
internal sealed class B5() : Problem([0.0, 1.0, 1.0], 20.0)
{
    public override void Derivatives<T>(T time, ReadOnlySpan<T> y, Span<T> dy)
    {
        dy[0] = y[1] * y[2];
        dy[1] = -(y[0] * y[2]);
        dy[2] = -0.51 * (y[0] * y[1]);
    }
}

/// <summary>A radioactive decay chain.</summary>
internal sealed class Chain(string name, Func<int, double> rate) : Problem([1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0], 20.0)
{
    public override string Name => name;

    public override void Derivatives<T>(T time, ReadOnlySpan<T> y, Span<T> dy)
    {
        dy[0] = -(y[0] * rate(1));
        for (int i = 1; i < 9; i++)
        {
            dy[i] = (y[i - 1] * rate(i)) - (y[i] * rate(i + 1));
        }
        dy[9] = y[8] * rate(9);
    }
}

/// <summary>The heat equation on a line.</summary>
internal sealed class Heat(string name, int points) : Problem([1.0, .. new double[points - 1]], 20.0)
{
    public override string Name => name;

    public override void Derivatives<T>(T time, ReadOnlySpan<T> y, Span<T> dy)
    {
        for (int i = 0; i < y.Length; i++)
        {
            T sum = y[i] * -2.0;
            if (i > 0) sum += y[i - 1];
            if (i < y.Length - 1) sum += y[i + 1];
            dy[i] = sum;
        }
    }
}

/// <summary>C5: the five outer planets about the sun, in astronomical units and hundreds of days, heliocentric.</summary>
/// <remarks>
/// y_j'' = k2 (-(m0 + m_j) y_j / r_j^3 + sum over k of m_k ((y_k - y_j) / d_jk^3 - y_k / r_k^3)): the last term is the sun's
/// own fall toward the planets. Public copies have its sign wrong, a planet's mass for the sun's, k2 on one term only, or
/// 165699966404 for 1.65699966404. The tests of conservation laws know nothing of the equations and see all of these.
/// </remarks>
internal sealed class OuterPlanets() : Problem(
    [
        3.42947415189, 3.35386959711, 1.35494901715, 6.64145542550, 5.97156957878, 2.18231499728, 11.2630437207, 14.6952576794,
            6.27960525067,
        -30.1552268759, 1.65699966404, 1.43785752721, -21.1238353380, 28.4465098142, 15.3882659679,
        -0.557160570446, 0.505696783289, 0.230578543901, -0.415570776342, 0.365682722812, 0.169143213293, -0.325325669158, 0.189706021964,
            0.0877265322780,
        -0.0240476254170, -0.287659532608, -0.117219543175, -0.176860753121, -0.216393453025, -0.0148647893090,
    ],
    20.0)
{
    public const double K2 = 2.95912208286;
    public const double SunMass = 1.00000597682;

    /// <summary>Jupiter, Saturn, Uranus, Neptune, Pluto, in masses of the sun.</summary>
    public static readonly double[] Masses =
        [0.000954786104043, 0.000285583733151, 0.0000437273164546, 0.0000517759138449, 0.00000277777777778];

    public override string Name => "C5";

    public override void Derivatives<T>(T time, ReadOnlySpan<T> y, Span<T> dy)
    {
        for (int j = 0; j < 5; j++)
        {
            ReadOnlySpan<T> own = y.Slice(3 * j, 3);
            T pull = (SunMass + Masses[j]) / Cube(own[0], own[1], own[2]);
            T ax = -(pull * own[0]), ay = -(pull * own[1]), az = -(pull * own[2]);
            for (int k = 0; k < 5; k++)
            {
                if (k == j) continue;
                ReadOnlySpan<T> other = y.Slice(3 * k, 3);
                T x = other[0] - own[0], w = other[1] - own[1], z = other[2] - own[2];
                T direct = Masses[k] / Cube(x, w, z);
                T indirect = Masses[k] / Cube(other[0], other[1], other[2]);
                ax += (direct * x) - (indirect * other[0]);
                ay += (direct * w) - (indirect * other[1]);
                az += (direct * z) - (indirect * other[2]);
            }

            y.Slice(15 + (3 * j), 3).CopyTo(dy[(3 * j)..]);
            dy[15 + (3 * j)] = ax * K2;
            dy[16 + (3 * j)] = ay * K2;
            dy[17 + (3 * j)] = az * K2;
        }
    }

    private static T Cube<T>(T x, T y, T z)
        where T : unmanaged, ILane<T>
    {
        T square = (x * x) + (y * y) + (z * z);
        return square * T.Sqrt(square);
    }
}

/// <summary>Two bodies on an ellipse, from the near end.</summary>
internal sealed class Orbit(string name, double eccentricity)
    : Problem([1.0 - eccentricity, 0.0, 0.0, Math.Sqrt((1.0 + eccentricity) / (1.0 - eccentricity))], 20.0)
{
    public double Eccentricity => eccentricity;

    public override string Name => name;

    public override void Derivatives<T>(T time, ReadOnlySpan<T> y, Span<T> dy)
    {
        T square = (y[0] * y[0]) + (y[1] * y[1]);
        T cube = square * T.Sqrt(square);
        dy[0] = y[2];
        dy[1] = y[3];
        dy[2] = -(y[0] / cube);
        dy[3] = -(y[1] / cube);
    }
}

/// <summary>Bessel's equation of order 1/2, shifted by one.</summary>
internal sealed class E1() : Problem([0.6713967071418030, 0.09540051444747446], 20.0)
{
    public override void Derivatives<T>(T time, ReadOnlySpan<T> y, Span<T> dy)
    {
        T x = time + 1.0;
        dy[0] = y[1];
        dy[1] = -((y[1] / x) + ((1.0 - (0.25 / (x * x))) * y[0]));
    }
}

/// <summary>Van der Pol's equation.</summary>
internal sealed class E2() : Problem([2.0, 0.0], 20.0)
{
    public override void Derivatives<T>(T time, ReadOnlySpan<T> y, Span<T> dy)
    {
        dy[0] = y[1];
        dy[1] = ((1.0 - (y[0] * y[0])) * y[1]) - y[0];
    }
}

/// <summary>Duffing's equation.</summary>
internal sealed class E3() : Problem([0.0, 0.0], 20.0)
{
    public override void Derivatives<T>(T time, ReadOnlySpan<T> y, Span<T> dy)
    {
        dy[0] = y[1];
        dy[1] = (y[0] * y[0] * y[0] / 6.0) - y[0] + (2.0 * Map(time, t => Math.Sin(2.78535 * t)));
    }
}

/// <summary>A falling body with resistance.</summary>
internal sealed class E4() : Problem([30.0, 0.0], 20.0)
{
    public override void Derivatives<T>(T time, ReadOnlySpan<T> y, Span<T> dy)
    {
        dy[0] = y[1];
        dy[1] = 0.032 - (0.4 * (y[1] * y[1]));
    }
}

/// <summary>A linear pursuit.</summary>
internal sealed class E5() : Problem([0.0, 0.0], 20.0)
{
    public override void Derivatives<T>(T time, ReadOnlySpan<T> y, Span<T> dy)
    {
        dy[0] = y[1];
        dy[1] = T.Sqrt(1.0 + (y[1] * y[1])) / (25.0 - time);
    }
}
