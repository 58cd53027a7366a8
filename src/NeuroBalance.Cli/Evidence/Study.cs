namespace NeuroBalance.Cli.Evidence;

/// <summary>How a figure of a source came here.</summary>
internal enum Reading
{
    /// <summary>Read in the paper, a guideline or a file of data.</summary>
    Read,

    /// <summary>Read in the abstract of the paper.</summary>
    Abstract,

    /// <summary>Only the direction was read, not a size.</summary>
    Direction,

    /// <summary>Some of it from memory.</summary>
    PartlyRecalled,

    /// <summary>From memory: to be checked before print.</summary>
    Recalled,
}

/// <summary>A published source that the model is held against, and the rows that come of it.</summary>
/// <param name="Topic">What it is about; the first word of its section.</param>
/// <param name="Citation">Where it was published.</param>
/// <param name="Reading">How its figures came here.</param>
internal sealed record Study(string Topic, string Citation, Reading Reading)
{
    public const string Clinic = "Clinical data", Brain = "Brain and mood", Alcohol = "Blood alcohol", Ketamine = "Ketamine in plasma";

    // A fold within the first is good, within the second fair, beyond it a misfit.
    private const double Good = 0.15, Fair = 0.30;

    /// <summary>A row of this source.</summary>
    /// <param name="kind">What kind of agreement it is.</param>
    /// <param name="measured">What was measured, with its numbers.</param>
    /// <param name="number">What the model gives.</param>
    /// <param name="accepted">What would be accepted; empty where it is not judged.</param>
    /// <param name="passed">Whether that was met; null where it is not judged.</param>
    public EvidenceRow Row(EvidenceKind kind, string measured, string number, string accepted = "", bool? passed = null) =>
        new(Section(kind), $"{measured} ({Citation}; {Words})", kind, number, accepted, passed) { IsKnown = kind == EvidenceKind.Misfit };

    /// <summary>A row of a size with which nothing was chosen: predicted when it is near, and else a misfit.</summary>
    /// <param name="measured">What was measured.</param>
    /// <param name="model">What the model gives.</param>
    /// <param name="published">What was published, in the same unit.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="format">How both are written.</param>
    /// <param name="remark">What is to be known about the model's number; empty where nothing is.</param>
    public EvidenceRow Size(string measured, double model, double published, string unit, string format, string remark = "")
    {
        double fold = model / published, off = Math.Abs(fold - 1);
        string how = off <= Good ? "good" : off <= Fair ? "fair" : "misfit";
        string text = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"fold {fold:0.00}, {how}");
        string after = remark.Length > 0 ? "; " + remark : "";
        return Row(off <= Fair ? EvidenceKind.Predicted : EvidenceKind.Misfit, measured,
            $"{Text(model)} against {Text(published)} {unit}, {text}{after}", "fold 0.70 to 1.30 (good: 0.85 to 1.15)", off <= Fair);

        string Text(double value) => value.ToString(format, System.Globalization.CultureInfo.InvariantCulture);
    }

    private string Words => Reading switch
    {
        Reading.Read => "read",
        Reading.Abstract => "abstract read",
        Reading.Direction => "direction read",
        Reading.PartlyRecalled => "partly recalled",
        Reading.Recalled => "recalled",
    };

    private string Section(EvidenceKind kind) => Topic + kind switch
    {
        EvidenceKind.Predicted => ": predicted, nothing was chosen on them",
        EvidenceKind.Misfit => ": misfits",
        EvidenceKind.Fitted or EvidenceKind.Structural => ": fitted, or by form, so that agreement says little",
        EvidenceKind.NotComparable or EvidenceKind.Told or EvidenceKind.NotFitted or EvidenceKind.Verified =>
            ": not comparable, or open",
    };
}
