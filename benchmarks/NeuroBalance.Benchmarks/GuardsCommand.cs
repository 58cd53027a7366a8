using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NeuroBalance.Integration;
using NeuroBalance.Integration.Tableaus;
using NeuroBalance.Lanes;
using NeuroBalance.Models;
using NeuroBalance.Simulation;
using NeuroBalance.Tests.Simulation;

namespace NeuroBalance.Benchmarks;

/// <summary>
/// What does not depend on the machine, as text to compare between commits: steps, evaluations, allocated bytes, a hash of the results.
/// </summary>
internal static class GuardsCommand
{
    public static int Run(Arguments arguments)
    {
        int count = arguments.Int("count", 16);
        var factory = new SpreadMembers(DependenceSchedule.WithCheckpoints);
        Console.WriteLine($"members {count}");
        foreach (int width in LaneWidth.Supported)
        {
            (State<double>[] states, SolveReport[] reports) =
                CheckpointRun.Of(factory, count, DependenceSchedule.Checkpoints, new SimulationOptions { LaneWidth = width });
            string hash = Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(states.AsSpan())));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"width {width}: accepted {reports.Sum(r => r.AcceptedSteps)} rejected {reports.Sum(r => r.RejectedSteps)} evaluations {reports.Sum(r => r.Evaluations)} succeeded {reports.Count(r => r.Status == SolveStatus.Success)} states sha256 {hash}"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"bytes a member: width 1 {Allocated<Lane1>(count)}, width 4 {Allocated<Lane4>(count)}, width 8 {Allocated<Lane8>(count)}"));
        return 0;
    }

    // What a second helping of members allocates, shared out among them.
    private static double Allocated<T>(int count)
        where T : unmanaged, ILane<T>
    {
        var integrator = new ExplicitRungeKutta<T, DormandPrince54>(Quantity.StateCount);
        StepControl control = new SimulationOptions().ToStepControl(Quantity.StateCount);
        Bytes(2 * count);
        return (double)(Bytes(2 * count) - Bytes(count)) / count;

        long Bytes(int members)
        {
            var source = new MemberSource<T>(new SpreadMembers(DependenceSchedule.Drinks), members);
            var ensemble = new SubjectEnsemble<AlcoholBalance<T>, T>(source, source);
            long before = GC.GetAllocatedBytesForCurrentThread();
            integrator.Integrate(ensemble, control);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }
}
