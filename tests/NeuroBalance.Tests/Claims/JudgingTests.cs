using NeuroBalance.Claims;
using Xunit;

namespace NeuroBalance.Tests.Claims;

/// <summary>How a claim is judged, on made-up numbers of a made-up claim.</summary>
public class JudgingTests
{
    [Theory]
    [InlineData(20.0, 19.0, true)]
    [InlineData(20.0, 19.01, false)]
    [InlineData(10.0, 9.1, false)]
    [InlineData(10.0, 9.0, true)]
    [InlineData(10.0, 10.0, false)]
    [InlineData(10.0, 12.0, false)]
    [InlineData(0.0, 0.0, false)]
    [InlineData(double.NaN, 1.0, false)]
    [InlineData(10.0, double.NaN, false)]
    public void Sooner_is_by_five_per_cent_and_an_hour(double without, double with, bool holds) =>
        Assert.Equal(holds, Judging.Sooner(with, without));

    [Fact]
    public void No_comparison_holds_for_a_number_that_does_not_exist()
    {
        double missing = double.NaN;
        Assert.False(Judging.Below(missing, 1) || Judging.Below(1, missing));
        Assert.False(Judging.NotAbove(missing, 1) || Judging.NotAbove(1, missing));
        Assert.False(Judging.Rising(1, missing, 3) || Judging.Falling(3, missing, 1) || Judging.Between(missing, 0, 1));
    }

    [Theory]
    // value, hours without and with, size; what it comes to
    [InlineData(2.0, 20.0, 10.0, 2.0, 0.5, Verdict.Holds)]
    [InlineData(2.0, 20.0, 10.0, 2.0, 0.04, Verdict.Negligible)]
    [InlineData(2.0, 20.0, 10.0, 2.0, double.NaN, Verdict.Negligible)]
    [InlineData(2.0, 20.0, 10.0, 5.0, 0.5, Verdict.LevelMissed)]
    [InlineData(2.0, 20.0, 19.5, 2.0, 0.5, Verdict.NotShown)]
    [InlineData(2.0, 20.0, 19.5, 5.0, 0.04, Verdict.NotShown)]
    [InlineData(0.5, 20.0, 19.5, 5.0, 0.04, Verdict.Fails)]
    [InlineData(double.NaN, 20.0, 10.0, 2.0, 0.5, Verdict.Fails)]
    [InlineData(2.0, 20.0, double.NaN, 2.0, 0.5, Verdict.NotShown)]
    public void The_worst_kind_of_criterion_that_does_not_hold_decides(
        double direction, double without, double with, double level, double size, Verdict expected)
    {
        MadeUp made = new();
        made.Direction = direction;
        (made.Without, made.With, made.Level, made.Size) = (without, with, level, size);
        Assert.Equal(expected, made.Verdict());
        Verdict sentence = made.Claim.SentenceOf(made.Outcome());
        Assert.Equal(expected is Verdict.Holds or Verdict.Negligible or Verdict.LevelMissed ? Verdict.Holds : expected, sentence);
    }

    [Fact]
    public void Who_cannot_be_judged_is_neither_among_those_who_hold_nor_among_those_who_fail()
    {
        MadeUp made = new() { Exists = 0, Direction = 0.5 };
        Assert.Equal(Verdict.NotAssessable, made.Verdict());
        ClaimRobustness.Tally tally = new();
        tally.Add(made.Verdict());
        Assert.Equal((0, 1), (tally.Decided, tally.NotAssessable));
    }

    [Fact]
    public void A_scenario_that_nobody_survives_makes_the_claim_not_plausible_before_anything_else()
    {
        Assert.Equal(Verdict.NotPlausible, new MadeUp { Exists = 0, Blood = 5.1 }.Verdict());
        Assert.Equal(Verdict.NotComputed, new MadeUp { Blood = double.NaN }.Verdict());
    }

    [Fact]
    public void A_level_that_does_not_count_changes_no_verdict_and_is_told_so()
    {
        MadeUp made = new() { Level = 50 };
        Assert.Equal(Verdict.Holds, made.Verdict());
        Assert.Equal(Verdict.NotAssessable, made.Claim.Criteria[2].Judge(made.Observation()));
    }

    [Fact]
    public void An_outcome_reads_back_from_its_text()
    {
        ClaimOutcome outcome = new ClaimOutcome { IsNoticeable = true }.With(0, true).With(1, false).With(2, null);
        Assert.Equal("+HF-", outcome.Write(3));
        Assert.True(ClaimOutcome.TryRead("+HF-", 3, out ClaimOutcome back));
        Assert.Equal(outcome, back);
        foreach (string text in new[] { "N", "P", "C", "~HHH", "+---" })
        {
            Assert.True(ClaimOutcome.TryRead(text, 3, out ClaimOutcome one));
            Assert.Equal(text, one.Write(3));
        }

        foreach (string text in new[] { "", "H", "+HF", "+HFx", "NN", "HHHH" })
        {
            Assert.False(ClaimOutcome.TryRead(text, 3, out _));
        }
    }

    [Fact]
    public void A_subjects_record_reads_back_and_a_line_cut_short_does_not()
    {
        SubjectTable table = new(ClaimCatalog.Default);
        SubjectRecord record = Records.Made(7);
        string line = table.Write(record);
        Assert.Equal(line, table.Write(table.Read(line)!));
        Assert.Equal(table.Header.Split(',').Length, line.Split(',').Length);
        Assert.Null(table.Read(line[..line.LastIndexOf(',')]));
        Assert.Null(table.Read("x" + line));
    }

    [Fact]
    public void A_journal_goes_on_after_the_last_whole_line_and_refuses_another_study()
    {
        SubjectTable table = new(ClaimCatalog.Default);
        string path = Path.GetTempFileName();
        try
        {
            File.Delete(path);
            using (SubjectJournal first = SubjectJournal.Open(path, "this", table, _ => Assert.Fail("nothing is there yet")))
            {
                first.Append([Records.Made(0), Records.Made(1), Records.Made(2)]);
            }

            File.WriteAllText(path, File.ReadAllText(path)[..^3]);
            List<long> seen = [];
            using (SubjectJournal second = SubjectJournal.Open(path, "this", table, record => seen.Add(record.Member)))
            {
                second.Append([Records.Made(2)]);
            }

            Assert.Equal([0, 1], seen);
            Assert.Equal(["0", "1", "2"], File.ReadAllLines(path)[2..].Select(line => line.Split(',')[0]));
            Assert.Contains("this", Assert.Throws<InvalidDataException>(() => SubjectJournal.Open(path, "that", table, _ => { })).Message,
                StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    // A claim with a criterion of each kind, judged on numbers that are put in place of a simulation's.
    private sealed class MadeUp
    {
        private readonly ClaimRun run;
        private readonly ClaimRuns runs = new();
        private readonly Measure[] measures;

        public MadeUp()
        {
            run = runs["binge"];
            ClaimBuilder builder = new("made-up", "") { Question = "?", EvidenceNote = "none" };
            measures = [.. Enumerable.Range(1, 6).Select(time => builder.At(run, Quantity.Balance, time))];
            builder.Badge(Basis.NotFitted);
            builder.Assessable("something exists", o => o[measures[0]] > 0);
            builder.Direction("above 1", o => o[measures[1]] > 1, _ => "");
            builder.Sooner("sooner", o => o[measures[2]], o => o[measures[3]]);
            builder.LevelWhere(o => o[measures[4]] < 10, "below 3", o => o[measures[4]] < 3, _ => "");
            builder.Effect("size", o => o[measures[5]]);
            Claim = builder.Build();
        }

        public Claim Claim { get; }

        public double Exists { get; init; } = 1;

        public double Direction { get; set; } = 2;

        public double Without { get; set; } = 20;

        public double With { get; set; } = 10;

        public double Level { get; set; } = 2;

        public double Size { get; set; } = 0.5;

        public double Blood { get; init; }

        public Verdict Verdict() => Claim.VerdictOf(Outcome());

        public ClaimOutcome Outcome() => Claim.Judge(Observation());

        internal Observation Observation()
        {
            double[] table = new double[runs.NextMeasure];
            int[] columns = [.. Enumerable.Range(0, table.Length)];
            double[] values = [Exists, Direction, Without, With, Level, Size];
            for (int i = 0; i < values.Length; i++)
            {
                table[measures[i].Id] = values[i];
            }
            table[run.PeakBlood[0].Id] = Blood;
            Observation observation = new(columns, AdaptationStructure.Own);
            observation.Set(0, ParameterSet.Default.Values, table, 0);
            return observation;
        }
    }
}
