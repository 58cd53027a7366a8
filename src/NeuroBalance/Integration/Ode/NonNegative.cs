namespace NeuroBalance.Integration;

/// <summary>The components that must not fall below 0.</summary>
/// <remarks>
/// The integrator may carry such a component below 0 by no more than its tolerance; there the equations are asked at 0, and a slope that
/// leads
/// further down counts as 0. Nobody sees what lies below: events, actions and output get 0. The equations are redefined outside their
/// domain in
/// the manner of Shampine, Thompson, Kierzenka and Byrne 2005, Appl Math Comput 170:556.
/// </remarks>
internal sealed class NonNegative
{
    private readonly int[] components;
    private readonly double[] raised;

    private NonNegative(int[] components, int dimension)
    {
        this.components = components;
        raised = new double[dimension];
    }

    /// <summary>Null when there is none.</summary>
    /// <param name="components">The components, from 0.</param>
    /// <param name="dimension">The number of equations.</param>
    public static NonNegative? Of(IReadOnlyList<int> components, int dimension) =>
        components.Count == 0 ? null : new NonNegative([.. components.Distinct()], dimension);

    /// <summary>Sets to 0 what lies below.</summary>
    public void Raise(Span<double> state)
    {
        foreach (int component in components)
        {
            if (state[component] < 0) state[component] = 0;
        }
    }

    /// <summary>The state at which the equations are asked in place of one that lies below 0.</summary>
    public ReadOnlySpan<double> Raised(ReadOnlySpan<double> state)
    {
        if (!LiesBelow(state)) return state;
        state.CopyTo(raised);
        Raise(raised);
        return raised;
    }

    /// <summary>Whether any of the components lies below 0.</summary>
    public bool LiesBelow(ReadOnlySpan<double> state)
    {
        foreach (int component in components)
        {
            if (state[component] < 0) return true;
        }

        return false;
    }

    /// <summary>Turns a slope that leads further down from 0 into 0.</summary>
    /// <param name="state">The state, as the integrator carries it.</param>
    /// <param name="slope">The derivative along the integration.</param>
    public void Hold(ReadOnlySpan<double> state, Span<double> slope)
    {
        foreach (int component in components)
        {
            if (state[component] <= 0 && slope[component] < 0) slope[component] = 0;
        }
    }
}
