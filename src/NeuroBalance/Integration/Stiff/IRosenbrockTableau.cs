namespace NeuroBalance.Integration;

/// <summary>
/// A linearly implicit Rosenbrock method for stiff systems: nothing but numbers. One loop, <see cref="RosenbrockSolver{TTableau}"/>, runs
/// them all.
/// </summary>
/// <remarks>
/// <para>In the form that needs no product with the Jacobian J (Hairer and Wanner 1996, section IV.7), stage i solves</para>
/// <para>(I / (h gamma) - J) u_i = f(t + alpha_i h, y + sum over j &lt; i of a_ij u_j) + sum over j &lt; i of (c_ij / h) u_j + h gamma_i
/// f_t.</para>
/// <para>The last two stages are the embedded solution and its correction: the last row of <see cref="Matrix"/> with u of that
/// stage added is the solution, and the last u is the error estimate ("stiffly accurate").</para>
/// </remarks>
public interface IRosenbrockTableau
{
    /// <summary>The name in the field's words, e.g. "Rodas5P".</summary>
    static abstract string Name { get; }

    /// <summary>Author, year and section of the numbers.</summary>
    static abstract string Source { get; }

    /// <summary>The order of the solution that is carried on.</summary>
    static abstract int Order { get; }

    /// <summary>The order of the embedded solution that estimates the error.</summary>
    static abstract int EmbeddedOrder { get; }

    /// <summary>The order of the interpolant on systems without stiffness.</summary>
    static abstract int DenseOrder { get; }

    /// <summary>The number of stages of a step.</summary>
    static abstract int Stages { get; }

    /// <summary>gamma: the one number on the diagonal, so that one factorization serves all stages.</summary>
    static abstract double Gamma { get; }

    /// <summary>alpha: the time of each stage within the step; length <see cref="Stages"/>.</summary>
    static abstract ReadOnlySpan<double> Nodes { get; }

    /// <summary>gamma_i: the weight of h f_t in each stage, f_t the derivative of f by time; length <see cref="Stages"/>.</summary>
    static abstract ReadOnlySpan<double> TimeWeights { get; }

    /// <summary>a: the strictly lower triangle, row by row from the second stage; length Stages (Stages - 1) / 2.</summary>
    static abstract ReadOnlySpan<double> Matrix { get; }

    /// <summary>c: the strictly lower triangle, row by row from the second stage; length Stages (Stages - 1) / 2.</summary>
    static abstract ReadOnlySpan<double> Coupling { get; }

    /// <summary>The number of vectors d_k of the interpolant.</summary>
    static abstract int DenseVectors { get; }

    /// <summary>
    /// The interpolant y(theta) = (1 - theta) y0 + theta (y1 + (1 - theta) (d_1 + theta (d_2 + theta (d_3 + ...)))) with
    /// d_k = sum over stages of Dense[k, i] u_i; vector by vector, length <see cref="DenseVectors"/> * <see cref="Stages"/>.
    /// </summary>
    static abstract ReadOnlySpan<double> Dense { get; }
}
