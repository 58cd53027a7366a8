namespace NeuroBalance.Dosing;

/// <summary>The body weight that volumes of distribution are stated for, and a drink of a published schedule is taken by.</summary>
internal static class ReferenceWeight
{
    /// <summary>70 kg.</summary>
    public const double Kilograms = 70.0;
}
