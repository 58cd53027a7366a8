using System.Runtime.InteropServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Integration;

/// <summary>A <see cref="DirectedSystem{TSystem}"/> as the implicit method wants it.</summary>
internal readonly struct DirectedStiffSystem<TSystem>(DirectedSystem<TSystem> system, OdeCourse course, OdeJacobian? jacobian)
    : IStiffSystem
    where TSystem : struct, IOdeSystem<Lane1>
{
    public int Dimension => system.Dimension;

    public void Derivatives(double time, ReadOnlySpan<double> state, Span<double> derivative) =>
        system.Derivatives(new Lane1(time), MemoryMarshal.Cast<double, Lane1>(state), MemoryMarshal.Cast<double, Lane1>(derivative));

    public bool TryJacobian(double time, ReadOnlySpan<double> state, Span<double> matrix)
    {
        // Where a component is held at 0 the user's matrix is not that of the equations that are solved.
        if (jacobian is null || course.NonNegative?.LiesBelow(state) == true) return false;
        jacobian(Math.Min(course.Direction * time, course.LatestTime), state, matrix);
        if (course.Direction < 0)
        {
            for (int i = 0; i < matrix.Length; i++)
            {
                matrix[i] = -matrix[i];
            }
        }

        return true;
    }

    public bool TryTimeDerivative(double time, ReadOnlySpan<double> state, Span<double> derivative) => false;
}

/// <summary>Shows the steps of the implicit method to the course, and notices when an explicit one could take them.</summary>
internal readonly struct StiffCourse<TTableau>(OdeCourse course, RosenbrockSolver<TTableau> solver, StiffCourseMemory memory)
    : IStiffObserver
    where TTableau : struct, IRosenbrockTableau
{
    // A step of this many units of 1 / |lambda| is well within the stability of an explicit method ...
    private const double CalmBound = 2.0;

    // ... and it changes hands after so many of them in a row.
    private const int StepsToConvince = 8;

    public bool Observes => true;

    public void Observe(in RosenbrockStep step, ref double end)
    {
        double reached = course.See(in step);
        if (memory.Watches)
        {
            bool calm = (step.End - step.Start) * solver.EigenvalueBound < CalmBound;
            memory.CalmSteps = calm ? memory.CalmSteps + 1 : 0;
            memory.Calm = memory.CalmSteps >= StepsToConvince;
        }

        end = memory.Calm && reached == step.End ? double.PositiveInfinity : reached;
    }
}

/// <summary>What <see cref="StiffCourse{TTableau}"/> remembers from step to step.</summary>
internal sealed class StiffCourseMemory
{
    public bool Watches { get; init; }

    public int CalmSteps { get; set; }

    public bool Calm { get; set; }
}
