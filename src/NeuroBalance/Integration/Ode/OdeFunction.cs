namespace NeuroBalance;

/// <summary>The right-hand side of y' = f(t, y): SciPy's fun(t, y), with the result written into the last argument.</summary>
/// <param name="t">The time; always within the span, and never across a breakpoint.</param>
/// <param name="y">The state. May be a trial outside the domain of the equations: write NaN and the step is tried again, shorter.</param>
/// <param name="dydt">The derivative, all components to be written.</param>
public delegate void OdeFunction(double t, ReadOnlySpan<double> y, Span<double> dydt);

/// <summary>The matrix of the derivatives of f by the components of y, for implicit methods: SciPy's jac.</summary>
/// <param name="t">The time.</param>
/// <param name="y">The state.</param>
/// <param name="jacobian">d f_i / d y_j at i * n + j; holds zeros on entry.</param>
public delegate void OdeJacobian(double t, ReadOnlySpan<double> y, Span<double> jacobian);

/// <summary>A scalar function of time and state; an event is where it becomes zero.</summary>
/// <param name="t">The time.</param>
/// <param name="y">The state.</param>
public delegate double OdeEventFunction(double t, ReadOnlySpan<double> y);

/// <summary>What an event does to the state.</summary>
/// <param name="t">The time of the event.</param>
/// <param name="y">The state, to be changed in place.</param>
public delegate void OdeEventAction(double t, Span<double> y);

/// <summary>What happens to the state at a breakpoint; tells whether the state was changed.</summary>
/// <param name="t">The breakpoint.</param>
/// <param name="y">The state, to be changed in place.</param>
internal delegate bool OdeJump(double t, Span<double> y);
