namespace NeuroBalance.Integration;

/// <summary>An explicit embedded Runge-Kutta method: nothing but numbers. One loop, <c>ExplicitRungeKutta</c>, runs them all.</summary>
/// <remarks>
/// Every method is stored with its last stage at the end of the step (first same as last): the last row of
/// <see cref="Matrix"/> is the weights b, and the derivative found there opens the next step. A method that was
/// published without that stage gets it for nothing, since the next step needs the derivative anyway.
/// </remarks>
public interface ITableau
{
    /// <summary>The name in the field's words, e.g. "Dormand-Prince 5(4)".</summary>
    static abstract string Name { get; }

    /// <summary>Author, year and section of the numbers.</summary>
    static abstract string Source { get; }

    /// <summary>The order of the solution that is carried on.</summary>
    static abstract int Order { get; }

    /// <summary>The order of the embedded solution that estimates the error.</summary>
    static abstract int EmbeddedOrder { get; }

    /// <summary>The number of stages of a step, the one at its end included.</summary>
    static abstract int Stages { get; }

    /// <summary>c: the time of each stage within the step; length <see cref="Stages"/>, first 0, last 1.</summary>
    static abstract ReadOnlySpan<double> Nodes { get; }

    /// <summary>
    /// a: the strictly lower triangle, row by row from the second stage; length Stages (Stages - 1) / 2; the last row is b.
    /// </summary>
    static abstract ReadOnlySpan<double> Matrix { get; }

    /// <summary>b - bhat: the weights of the error estimate; length <see cref="Stages"/>.</summary>
    static abstract ReadOnlySpan<double> Error { get; }

    /// <summary>The order of the interpolant.</summary>
    static abstract int DenseOrder { get; }

    /// <summary>How many further stages the interpolant needs; they are computed only when somebody looks between the steps.</summary>
    static abstract int DenseStages { get; }

    /// <summary>The nodes of the further stages; length <see cref="DenseStages"/>.</summary>
    static abstract ReadOnlySpan<double> DenseNodes { get; }

    /// <summary>The rows of a of the further stages, each over all stages before it: lengths Stages, Stages + 1, ...</summary>
    static abstract ReadOnlySpan<double> DenseMatrix { get; }

    /// <summary>The degree of the polynomials of <see cref="Dense"/>.</summary>
    static abstract int DenseDegree { get; }

    /// <summary>
    /// The interpolant y(theta) = y0 + h * sum over stages i of k_i * (Dense[i, 0] theta + Dense[i, 1] theta^2 + ...), row by row;
    /// length (Stages + DenseStages) * DenseDegree.
    /// </summary>
    static abstract ReadOnlySpan<double> Dense { get; }

    /// <summary>
    /// The length of h * lambda on the negative real axis up to which the method is stable; the mark of the stiffness test.
    /// </summary>
    static abstract double StabilityBound { get; }

    /// <summary>The index of a stage before the last whose node is 1 too, for the stiffness test; -1 when the method has none.</summary>
    static abstract int StiffnessStage { get; }
}
