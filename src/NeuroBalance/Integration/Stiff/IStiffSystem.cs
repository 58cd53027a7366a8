namespace NeuroBalance.Integration;

/// <summary>
/// A system of ordinary differential equations y' = f(t, y) of plain doubles, with its derivatives by state and time where they are known.
/// </summary>
/// <remarks>
/// What is not given is found by differences: one evaluation of f for each component, and one for the time. (No default answers: a struct
/// would be boxed for them at every step.)
/// </remarks>
public interface IStiffSystem
{
    /// <summary>The number of equations.</summary>
    int Dimension { get; }

    /// <summary>
    /// Writes f(t, y) into <paramref name="derivative"/>. Answer NaN outside the domain: the step is tried again, shorter.
    /// </summary>
    /// <param name="time">The time.</param>
    /// <param name="state">y, <see cref="Dimension"/> numbers.</param>
    /// <param name="derivative">y', <see cref="Dimension"/> numbers, all to be written.</param>
    void Derivatives(double time, ReadOnlySpan<double> state, Span<double> derivative);

    /// <summary>Writes the derivatives of f by the components of y, if they are known.</summary>
    /// <param name="time">The time.</param>
    /// <param name="state">y.</param>
    /// <param name="jacobian">d f_i / d y_j at i * Dimension + j; all to be written. Holds zeros on entry.</param>
    /// <returns>False to have it found by differences.</returns>
    bool TryJacobian(double time, ReadOnlySpan<double> state, Span<double> jacobian);

    /// <summary>Writes the derivative of f by time, if it is known; all zero for an autonomous system.</summary>
    /// <param name="time">The time.</param>
    /// <param name="state">y.</param>
    /// <param name="derivative">d f_i / d t. Holds zeros on entry.</param>
    /// <returns>False to have it found by a difference.</returns>
    bool TryTimeDerivative(double time, ReadOnlySpan<double> state, Span<double> derivative);
}
