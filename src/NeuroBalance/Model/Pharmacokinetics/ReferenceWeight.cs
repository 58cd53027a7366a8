namespace NeuroBalance.Models;

/// <summary>The body weight that ketamine and benzodiazepine volumes and clearances are stated for.</summary>
public static class ReferenceWeight
{
    /// <summary>70 kg.</summary>
    public const double Kilograms = 70.0;
}
