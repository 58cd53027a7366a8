namespace NeuroBalance;

/// <summary>How severe a withdrawal score is, in the words that the CIWA-Ar is read with.</summary>
public enum WithdrawalSeverity
{
    /// <summary>Below <see cref="WithdrawalScale.ModerateFrom"/>.</summary>
    Mild,

    /// <summary>From <see cref="WithdrawalScale.ModerateFrom"/> up to <see cref="WithdrawalScale.ModerateTo"/>.</summary>
    Moderate,

    /// <summary>Above <see cref="WithdrawalScale.ModerateTo"/>.</summary>
    Severe,
}

/// <summary>The scale of the withdrawal score.</summary>
public static class WithdrawalScale
{
    /// <summary>The highest score (points).</summary>
    public const double Highest = 67;

    /// <summary>The score from which withdrawal is moderate and treated (points).</summary>
    public const double ModerateFrom = 8;

    /// <summary>The score up to which it is moderate; beyond it is severe (points).</summary>
    public const double ModerateTo = 15;

    /// <summary>The severity of a score.</summary>
    /// <param name="score">The score (points, 0 to 67).</param>
    /// <returns>Mild, moderate or severe.</returns>
    public static WithdrawalSeverity Of(double score) =>
        score < ModerateFrom ? WithdrawalSeverity.Mild : score <= ModerateTo ? WithdrawalSeverity.Moderate : WithdrawalSeverity.Severe;
}
