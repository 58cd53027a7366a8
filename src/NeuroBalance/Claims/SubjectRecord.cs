using System.Globalization;

namespace NeuroBalance.Claims;

/// <summary>What a sweep counts of one virtual subject: the outcome of every claim, the sham arms, counted properties and pairs.</summary>
/// <param name="Member">Its number.</param>
/// <param name="PeakWithdrawal">The peak of its score in <c>dependence</c>; NaN where that run is not plausible or not computed.</param>
/// <param name="Outcomes">Per judged claim.</param>
/// <param name="Shams">Per claim with a sham arm.</param>
/// <param name="Properties">Per counted property; null where it does not apply.</param>
/// <param name="Pairs">Per statement about the whole sweep, the two numbers that are correlated; NaN where not plausible.</param>
internal sealed record SubjectRecord(
    long Member,
    double PeakWithdrawal,
    ClaimOutcome[] Outcomes,
    ClaimOutcome[] Shams,
    bool?[] Properties,
    double[] Pairs)
{
    public bool Withdraws => PeakWithdrawal >= ClaimCatalog.TreatedScore;
}

/// <summary>The records of subjects as lines of a comma-separated table.</summary>
internal sealed class SubjectTable
{
    private const string Yes = "1", No = "0";

    private readonly ClaimCatalog catalog;
    private readonly Claim[] judged, shams, populations;
    private readonly (Claim Claim, CountedProperty Property)[] counted;

    public SubjectTable(ClaimCatalog catalog)
    {
        this.catalog = catalog;
        judged = [.. catalog.All.Where(claim => claim.IsJudged)];
        shams = [.. judged.Where(claim => !claim.Sham.IsEmpty)];
        populations = [.. judged.Where(claim => claim.Population is not null)];
        counted = [.. catalog.All.SelectMany(claim => claim.Counted.Select(one => (claim, one)))];
    }

    /// <summary>The line of column names.</summary>
    public string Header => string.Join(',',
    [
        "member",
        "peak_withdrawal",
        .. judged.Select(claim => claim.Id),
        .. shams.Select(claim => claim.Id + "_sham"),
        .. counted.Select((one, i) => FormattableString.Invariant($"{one.Claim.Id}_counted_{i + 1}")),
        .. populations.SelectMany(claim => new[] { claim.Id + "_x", claim.Id + "_y" }),
    ]);

    /// <summary>A subject's record.</summary>
    /// <param name="observation">The subject.</param>
    /// <param name="sham">For each claim with a sham arm the same subject with that arm in the place of the treated one.</param>
    public SubjectRecord Record(Observation observation, Observation[] sham)
    {
        ClaimOutcome[] outcomes = [.. judged.Select(claim => claim.Judge(observation))];
        ClaimOutcome[] shamOutcomes = new ClaimOutcome[shams.Length];
        for (int i = 0; i < shams.Length; i++)
        {
            sham[i].Follow(observation);
            ClaimOutcome plain = outcomes[Array.IndexOf(judged, shams[i])];
            shamOutcomes[i] = plain.Outside is null ? shams[i].JudgeCriteria(sham[i]) : plain;
        }

        return new SubjectRecord(
            observation.Member,
            observation.Plausibility(catalog.PeakWithdrawal.Run) == Verdict.Holds ? observation[catalog.PeakWithdrawal] : double.NaN,
            outcomes,
            shamOutcomes,
            [.. counted.Select(one => one.Claim.Plausibility(observation) == Verdict.Holds ? one.Property.Applies(observation) : null)],
            [.. populations.SelectMany(claim => Pair(claim, observation))]);
    }

    /// <summary>The observers that <see cref="Record"/> needs for the sham arms.</summary>
    public Observation[] ShamsOf(Observation plain) => [.. shams.Select(claim => plain.Replacing(claim.Sham))];

    /// <summary>A record as a line.</summary>
    public string Write(SubjectRecord record) => string.Join(',',
    [
        record.Member.ToString(CultureInfo.InvariantCulture),
        Number(record.PeakWithdrawal),
        .. record.Outcomes.Select((one, i) => one.Write(judged[i].Criteria.Length)),
        .. record.Shams.Select((one, i) => one.Write(shams[i].Criteria.Length)),
        .. record.Properties.Select(one => one switch { true => Yes, false => No, null => "" }),
        .. record.Pairs.Select(Number),
    ]);

    /// <summary>Reads what <see cref="Write"/> wrote; null for any other line.</summary>
    public SubjectRecord? Read(string line)
    {
        string[] cells = line.Split(',');
        if (cells.Length != 2 + judged.Length + shams.Length + counted.Length + (2 * populations.Length)) return null;
        if (!long.TryParse(cells[0], NumberStyles.None, CultureInfo.InvariantCulture, out long member)) return null;
        if (!TryNumber(cells[1], out double peak)) return null;
        int at = 2;
        ClaimOutcome[] outcomes = new ClaimOutcome[judged.Length], shamOutcomes = new ClaimOutcome[shams.Length];
        for (int i = 0; i < judged.Length; i++)
        {
            if (!ClaimOutcome.TryRead(cells[at++], judged[i].Criteria.Length, out outcomes[i])) return null;
        }

        for (int i = 0; i < shams.Length; i++)
        {
            if (!ClaimOutcome.TryRead(cells[at++], shams[i].Criteria.Length, out shamOutcomes[i])) return null;
        }

        bool?[] properties = new bool?[counted.Length];
        for (int i = 0; i < counted.Length; i++)
        {
            string cell = cells[at++];
            if (cell is not (Yes or No or "")) return null;
            properties[i] = cell.Length == 0 ? null : cell == Yes;
        }

        double[] pairs = new double[2 * populations.Length];
        for (int i = 0; i < pairs.Length; i++)
        {
            if (!TryNumber(cells[at++], out pairs[i])) return null;
        }

        return new SubjectRecord(member, peak, outcomes, shamOutcomes, properties, pairs);
    }

    private static double[] Pair(Claim claim, Observation observation)
    {
        if (claim.Plausibility(observation) != Verdict.Holds) return [double.NaN, double.NaN];
        (Measure x, Measure y) = claim.Population!.Pair;
        return [observation[x], observation[y]];
    }

    private static string Number(double value) => double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture);

    private static bool TryNumber(string cell, out double value)
    {
        value = double.NaN;
        return cell.Length == 0 || double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }
}
