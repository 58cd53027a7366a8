namespace NeuroBalance.Cli.Evidence;

/// <summary>The model held against published observations: predictions, misfits and fits apart.</summary>
internal static class PublishedData
{
    // What a reader wants to know first.
    private static readonly EvidenceKind[] Order =
    [
        EvidenceKind.Predicted, EvidenceKind.Misfit, EvidenceKind.Fitted, EvidenceKind.Structural, EvidenceKind.NotComparable,
        EvidenceKind.Told, EvidenceKind.NotFitted, EvidenceKind.Verified,
    ];

    /// <summary>Patients and brains, which stand in front.</summary>
    public static IEnumerable<EvidenceRow> Front()
    {
        Courses courses = new();
        return [.. Sorted(ClinicalData.Rows(courses)), .. Sorted(BrainData.Rows(courses))];
    }

    /// <summary>Levels in the blood.</summary>
    public static IEnumerable<EvidenceRow> Levels() => [.. Sorted(AlcoholData.Rows()), .. Sorted(KetamineData.Rows())];

    private static IEnumerable<EvidenceRow> Sorted(IEnumerable<EvidenceRow> rows) => rows.OrderBy(row => Array.IndexOf(Order, row.Kind));
}
