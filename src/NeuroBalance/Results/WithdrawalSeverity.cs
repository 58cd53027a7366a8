namespace NeuroBalance;

/// <summary>What a withdrawal score is called, by the bounds of the CIWA-Ar: below 8 mild, 8 to 15 moderate, above 15 severe.</summary>
public static class WithdrawalSeverity
{
    /// <summary>The score from which withdrawal is moderate and usually treated.</summary>
    public const double Moderate = 8;

    /// <summary>The score above which withdrawal is severe.</summary>
    public const double Severe = 15;

    /// <summary>The word for a score.</summary>
    /// <param name="score">Points, 0 to 67.</param>
    /// <returns>Mild, moderate or severe.</returns>
    public static string Of(double score) => score < Moderate ? "mild" : score <= Severe ? "moderate" : "severe";
}
