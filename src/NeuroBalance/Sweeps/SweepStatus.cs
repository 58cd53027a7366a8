namespace NeuroBalance.Sweeps;

/// <summary>How a member of a sweep ended, as the <c>status</c> column says it.</summary>
internal static class SweepStatus
{
    /// <summary>The run reached its end; every other word means that the metrics are missing.</summary>
    public const string Success = nameof(SolveStatus.Success);

    /// <summary>
    /// The member's values are not allowed together: a parameter beyond what the equations allow, or a scenario that breaks its rules.
    /// Nothing was simulated.
    /// </summary>
    public const string InvalidSubject = "InvalidSubject";

    private static readonly string[] Names = Enum.GetNames<SolveStatus>();

    internal static string Of(SolveStatus status) => Names[(int)status];

    internal static bool IsKnown(string word) => word == InvalidSubject || Names.Contains(word);
}
