namespace NeuroBalance.Cli.Evidence;

/// <summary>Ethanol in a central and a tissue compartment, with saturable elimination and what the kidney takes.</summary>
/// <remarks>
/// Norberg et al. 2000, doi:10.1046/j.1365-2125.2000.00194.x: the means of 16 volunteers after 0.4 g/kg intravenously, from the abstract.
/// </remarks>
internal static class Norberg2000
{
    private const double Capacity = 0.095 * 60, Half = 0.027; // 95 mg/min in g/h; 27 mg/L in g/L
    private const double Exchange = 0.809 * 60, Kidney = 0.0036 * 60; // 809 and 3.6 mL/min in L/h
    private const double Central = 14.5, Tissue = 21.2; // L
    private const double Dose = 0.4 * 70, Length = 0.5; // g, h

    /// <summary>Blood alcohol (g/L) at hours of which the first lie within the infusion, in 70 kg.</summary>
    public static double[] Levels(double[] hours)
    {
        OdeOptions options = new() { RelativeTolerance = 1e-8, DenseOutput = true };
        OdeSolution during = Ode.Solve((_, y, dydt) => Equations(y, Dose / Length, dydt), (0, Length), [0, 0], options);
        OdeSolution after = Ode.Solve((_, y, dydt) => Equations(y, 0, dydt), (Length, hours[^1]), during.EndState, options);
        if (!during.Success || !after.Success)
        {
            throw new InvalidOperationException($"The model of two compartments was not solved: {during.Message} {after.Message}");
        }
        return [.. hours.Select(hour => (hour <= Length ? during : after).At(hour)[0])];
    }

    private static void Equations(ReadOnlySpan<double> y, double infusion, Span<double> dydt)
    {
        double exchanged = Exchange * (y[0] - y[1]);
        dydt[0] = (infusion - exchanged - (Capacity * y[0] / (Half + y[0])) - (Kidney * y[0])) / Central;
        dydt[1] = exchanged / Tissue;
    }
}
