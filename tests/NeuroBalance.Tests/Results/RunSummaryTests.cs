using System.Security.Cryptography;

namespace NeuroBalance.Tests.Results;

/// <summary>What the package itself says of a run: summary, landmarks, envelope and fingerprint.</summary>
public sealed class RunSummaryTests
{
    private static readonly Lazy<Trajectory> Dependence = new(() => Scenario.Named("dependence").Run());

    [Fact]
    public void The_summary_tells_the_peak_of_withdrawal_with_its_severity()
    {
        RunSummary summary = RunSummary.Of(Dependence.Value);
        Assert.StartsWith("dependence: 17 drinks a day", summary.Heading, StringComparison.Ordinal);
        RunSummary.Line peak = Assert.Single(summary.Lines, line => line.Label == "Withdrawal peak");
        Assert.Contains("of 67 (severe)", peak.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_built_in_scenario_passes_a_blood_level_that_few_survive() =>
        Assert.All(Scenario.Names, name => Assert.Empty(Scenario.Named(name).Run().FindWarnings()));

    [Fact]
    public void Outcomes_tell_a_risk_with_its_caveat_and_a_mood_gain_only_after_one_short_dose_of_ketamine()
    {
        RunOutcome risk = Outcome(Dependence.Value, "seizureRisk");
        Assert.Equal(Dependence.Value.ValueAt(Quantity.SeizureRisk, Dependence.Value.EndTime), risk.Value);
        Assert.Equal(Quantity.SeizureRisk.Caveat, risk.Caveat);
        Assert.Equal(["seizureRisk"], Dependence.Value.Outcomes.Where(one => one.Caveat.Length > 0).Select(one => one.Key));
        Assert.Null(Outcome(Scenario.Named("dependence-infusion").Run(), "moodGainPeak").Value);
        Assert.InRange(Outcome(Scenario.Named("depression-ketamine").Run(), "moodGainPeak").Value!.Value, 4, 12);
    }

    private static RunOutcome Outcome(Trajectory run, string key) => Assert.Single(run.Outcomes, one => one.Key == key);

    [Fact]
    public void Infusions_are_told_with_their_amount_length_and_begin()
    {
        RunSummary summary = RunSummary.Of(Scenario.Parse(Infusions).Run());
        // 20 mg/h for 2 h beside 10 mg/h in the second of them, and later 0.2 mg/kg of 70 kg in half an hour.
        Assert.Equal("64 mg over 2.5 h, begun at 1.00 h", Assert.Single(summary.Lines, line => line.Label == "Ketamine infused").Text);
        Assert.Equal("20 g over 2 h, begun at 6.00 h", Assert.Single(summary.Lines, line => line.Label == "Ethanol infused").Text);
        Assert.DoesNotContain(summary.Lines, line => line.Label == "Benzodiazepine infused");
    }

    // The last infusion would go on after the end of the run.
    private const string Infusions =
        """
        {
          "name": "infusions", "duration": "8 h",
          "events": [
            { "type": "infusion", "drug": "ketamine", "rate": "20 mg/h", "at": "1 h", "for": "2 h" },
            { "type": "infusion", "drug": "ketamine", "rate": "10 mg/h", "at": "2 h", "for": "1 h" },
            { "type": "infusion", "drug": "ketamine", "amount": "0.2 mg/kg", "at": "4 h", "for": "30 min" },
            { "type": "infusion", "drug": "ethanol", "rate": "10 g/h", "at": "6 h", "for": "5 h" }
          ]
        }
        """;

    [Theory]
    [InlineData(7.99, WithdrawalSeverity.Mild)]
    [InlineData(8, WithdrawalSeverity.Moderate)]
    [InlineData(15, WithdrawalSeverity.Moderate)]
    [InlineData(15.01, WithdrawalSeverity.Severe)]
    public void A_score_has_a_severity(double score, WithdrawalSeverity severity) => Assert.Equal(severity, WithdrawalScale.Of(score));

    [Fact]
    public void The_fingerprint_is_that_of_the_file()
    {
        Trajectory run = Scenario.Named("evening").Run();
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        run.ToCsv(path);
        string expected = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
        File.Delete(path);
        Assert.Equal(expected, run.Fingerprint);
    }

    [Fact]
    public void The_envelope_of_a_day_holds_the_curve_and_its_mean()
    {
        Trajectory run = Dependence.Value;
        Assert.True(DailyEnvelope.Suits(run));
        Assert.False(DailyEnvelope.Suits(Scenario.Named("evening").Run()));
        DailyEnvelope one = DailyEnvelope.Of(run, time => run.ValueAt(Quantity.EthanolBlood, time), 24);
        DailyEnvelope same = DailyEnvelope.Of(run, [Quantity.Balance, Quantity.EthanolBlood], 24)[1];
        Assert.Equal(one.Low, same.Low);
        Assert.Equal(one.High, same.High);
        Assert.Equal((8, run.LastDrink!.Value), (one.Times[0], one.Times[^1]));
        Assert.All(Enumerable.Range(0, one.Times.Length), i => Assert.InRange(one.Mean[i], one.Low[i], one.High[i]));
        double at = one.Times[30] - 12 + (10.5 * 24 / 24);
        Assert.InRange(run.ValueAt(Quantity.EthanolBlood, at), one.Low[30], one.High[30]);
        Assert.Throws<ArgumentException>(() => DailyEnvelope.Of(Scenario.Named("naive").Run(), time => time));
    }
}
