using NeuroBalance.Simulation;

namespace NeuroBalance.Sweeps;

/// <summary>Turns the simulated members of a plan into rows of its table.</summary>
internal sealed class SweepRowFiller(SweepPlan plan, SweepSubjects subjects)
{
    private readonly double[] axes = new double[plan.Axes.Length];

    /// <summary>Fills one row; whether its member ended in success.</summary>
    /// <param name="table">The table.</param>
    /// <param name="row">The row of the table.</param>
    /// <param name="block">Holds the member.</param>
    /// <param name="index">Its place in the block.</param>
    internal bool Fill(SweepTable table, int row, MemberBlock block, int index)
    {
        long member = block.First + index;
        (long designRow, long arm) = Math.DivRem(member, plan.Arms.Length);
        subjects.Rows.Read(designRow, axes);
        table.Member[row] = member;
        if (table.Arm is { } arms) arms[row] = plan.Arms[(int)arm].Name;
        for (int i = 0; i < axes.Length; i++)
        {
            table.Numbers[i][row] = axes[i];
        }
        // What expressions measure besides has no columns.
        ReadOnlySpan<double> metrics = block.Values(index)[..plan.Metrics.Length];
        for (int i = 0; i < metrics.Length; i++)
        {
            table.Numbers[axes.Length + i][row] = metrics[i];
        }
        ref readonly SolveReport report = ref block.Report(index);
        bool refused = report.Status == SolveStatus.NonFinite && report.AcceptedSteps == 0 && !subjects.IsAllowed(member);
        table.End(row, refused ? SweepStatus.InvalidSubject : SweepStatus.Of(report.Status), report.AcceptedSteps, block.Statuses(index));
        return report.Status == SolveStatus.Success;
    }
}
