namespace YourOwnModel;

/// <summary>Six neurotransmitters that make and unmake one another by power laws.</summary>
/// <remarks>Qi, Tretter and Voit 2014, PLoS ONE 9(3):e92221, table 1. Its time has no unit.</remarks>
public static class QiTretterVoit2014
{
    public static string[] Names { get; } = ["dopamine", "acetylcholine", "serotonin", "glutamate", "noradrenaline", "GABA"];

    /// <summary>The published steady state.</summary>
    public static double[] SteadyState { get; } = [100, 100, 100, 200, 100, 150];

    /// <summary>The share of each transmitter that is removed per unit of time.</summary>
    public static double[] RemovalRates { get; } = [7.901101, 0.0004985258, 0.03145485, 0.2793461, 31.45485, 0.01494252];

    public static double[] Production(ReadOnlySpan<double> y)
    {
        (double da, double ach, double ht, double glu, double na, double gaba) = (y[0], y[1], y[2], y[3], y[4], y[5]);
        double brake = Math.Pow(gaba, -0.3);
        return
        [
            Math.Sqrt(ach) * Math.Pow(ht, 0.2) * Math.Sqrt(glu) * Math.Sqrt(na) * brake,
            Math.Pow(da, -0.3) * Math.Pow(ht, -0.3) * Math.Sqrt(glu) * Math.Pow(na, -0.3) * brake,
            Math.Pow(da, -0.2) * Math.Sqrt(ach) * Math.Sqrt(glu) * Math.Pow(na, -0.3) * brake,
            Math.Pow(da, -0.3) * Math.Sqrt(ach) * Math.Sqrt(ht) * Math.Sqrt(na) * brake,
            Math.Sqrt(da) * Math.Sqrt(ach) * Math.Sqrt(ht) * Math.Sqrt(glu) * brake,
            Math.Pow(da, -0.3) * Math.Sqrt(ach) * Math.Pow(ht, -0.3) * Math.Sqrt(glu) * Math.Pow(na, -0.3),
        ];
    }

    public static void Equations(double t, ReadOnlySpan<double> y, Span<double> dydt)
    {
        double[] production = Production(y);
        for (int i = 0; i < 6; i++)
        {
            dydt[i] = production[i] - (RemovalRates[i] * y[i]);
        }
    }

    /// <summary>The derivatives of the equations by the transmitters, by central differences.</summary>
    public static double[,] Jacobian(double[] at)
    {
        var jacobian = new double[6, 6];
        double[] above = new double[6], below = new double[6];
        for (int j = 0; j < 6; j++)
        {
            double step = 1e-5 * at[j];
            double[] up = [.. at], down = [.. at];
            up[j] += step;
            down[j] -= step;
            Equations(0, up, above);
            Equations(0, down, below);
            for (int i = 0; i < 6; i++)
            {
                jacobian[i, j] = (above[i] - below[i]) / (up[j] - down[j]);
            }
        }

        return jacobian;
    }
}
