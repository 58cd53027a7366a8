using System.Runtime.CompilerServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Integration;

/// <summary>The proportional-integral rule that turns a step's error into the next step's size, lane by lane.</summary>
/// <remarks>
/// Gustafsson 1991, ACM Trans Math Softw 17:533; constants as in Hairer, Norsett and Wanner 1993, Solving Ordinary
/// Differential Equations I, section II.4 (beta 0.04 at order 5, safety 0.9, change within 0.2 .. 10).
/// It works with logarithms, so that a step costs one logarithm and one exponential.
/// </remarks>
internal readonly struct StepController
{
    /// <summary>The smallest and the largest factor from one step to the next.</summary>
    public const double SmallestFactor = 0.2, LargestFactor = 10.0;

    // log(0.9) and log(1e-4): the safety factor, and the error that a fresh trajectory is taken to have had before.
    private const double LogSafety = -0.10536051565782628;
    public const double FreshMemory = -9.210340371976182;

    /// <summary>
    /// The memory after a jump: an error of 1, which leaves the next factor as it is. A fresh trajectory's caution, taken at each of a
    /// thousand doses, would cost one step in seven.
    /// </summary>
    public const double NoMemory = 0.0;

    private readonly double errorExponent;
    private readonly double memoryExponent;

    public StepController(int embeddedOrder)
    {
        double exponent = 1.0 / (embeddedOrder + 1);
        memoryExponent = 0.2 * exponent;
        errorExponent = exponent - (0.75 * memoryExponent);
    }

    /// <summary>The factor on the step size.</summary>
    /// <param name="meanSquare">The mean square of the scaled error; a lane that is not finite gets the smallest factor.</param>
    /// <param name="accepted">Mask of the accepted lanes; only they look at the memory.</param>
    /// <param name="memory">The logarithm of the last accepted error.</param>
    /// <param name="logarithm">The logarithm of this error, to be remembered if the step is accepted.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Factor<T>(T meanSquare, T accepted, T memory, out T logarithm)
        where T : unmanaged, ILane<T>
    {
        T finite = T.LessThan(meanSquare, T.Broadcast(double.PositiveInfinity));
        // A mean square of 1e-40 already asks for the largest factor; it keeps log(0) out.
        T bounded = T.Select(finite, T.Max(meanSquare, T.Broadcast(1e-40)), T.Broadcast(1e40));
        T error = 0.5 * T.Log(bounded);
        logarithm = T.Max(error, T.Broadcast(FreshMemory));
        T exponent = LogSafety - (errorExponent * error);
        exponent += T.Select(accepted, memoryExponent * memory, T.Broadcast(0.0));
        T factor = T.Exp(exponent);
        return T.Min(T.Max(factor, T.Broadcast(SmallestFactor)), T.Broadcast(LargestFactor));
    }
}
