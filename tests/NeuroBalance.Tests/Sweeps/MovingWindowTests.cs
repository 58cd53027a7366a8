namespace NeuroBalance.Tests.Sweeps;

/// <summary>Times that count from the last drink, where arms or axes move it: each member has its own window.</summary>
public sealed class MovingWindowTests
{
    // Every way in which a metric looks at a member: on interpolants, on read-outs, at a moment, at doses.
    private const string Metrics = """
        "metrics": [
          { "name": "worst", "kind": "peak", "of": "Withdrawal", "from": "2 h after last drink" },
          { "name": "excited", "kind": "timeOfPeak", "of": "Balance", "from": "1 h after last drink", "to": "8 h after last drink" },
          { "name": "sober", "kind": "valueAt", "of": "EthanolBlood", "at": "3 h after last drink" },
          { "name": "tone", "kind": "valueAt", "of": "NmdaTone", "at": "2 h after last drink" },
          { "name": "level", "kind": "area", "of": "EthanolBlood", "to": "1 h after last drink" },
          { "name": "fixed", "kind": "valueAt", "of": "EthanolBlood", "at": "5 h" },
          { "name": "skipped", "kind": "skippedDrinks", "from": "1 h before first drink" } ]
        """;

    private const string Plan = """
        { "name": "p", "scenario": { "name": "one", "duration": "30 h", "events": [
            { "type": "drink", "amount": "14 g", "at": "1 h", "every": "30 min", "count": 3 } ] },
          "axes": [{ "key": "events[0].count", "values": [2, 5, 9, 14, 20, 31] }, { "key": "events[0].at", "values": [1, 4.5], "unit": "h" }],
          "design": { "type": "grid" }, METRICS }
        """;

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void Each_member_is_measured_from_its_own_last_drink(int lanes)
    {
        SweepPlan plan = SweepPlan.Parse(Plan.Replace("METRICS", Metrics, StringComparison.Ordinal));
        SweepTable table = Sweep.Run(plan, new SweepRunOptions { LaneWidth = lanes, Threads = 1 });
        Assert.Equal((12, 0), (table.Count, table.Failed));
        for (int i = 0; i < table.Count; i++)
        {
            int count = (int)table["events[0].count"][i];
            double first = table["events[0].at"][i], last = first + (0.5 * (count - 1));
            Trajectory run = Simulator.Run(new ScenarioBuilder("one", 30.Hours())
                .Drink(14.Grams(), at: first.Hours()).Every(0.5.Hours(), times: count).Build());
            Assert.Equal(run.Peak(Quantity.Withdrawal, last + 2).Value, table["worst"][i], 1e-7);
            Assert.Equal(run.Peak(Quantity.Balance, last + 1, last + 8).Time, table["excited"][i], 1e-4);
            Assert.Equal(run.ValueAt(Quantity.EthanolBlood, last + 3), table["sober"][i], 1e-12);
            Assert.Equal(run.ValueAt(Quantity.NmdaTone, last + 2), table["tone"][i], 1e-12);
            Assert.Equal(run.Integral(Quantity.EthanolBlood, 0, last + 1), table["level"][i], 1e-6);
            Assert.Equal(run.ValueAt(Quantity.EthanolBlood, 5), table["fixed"][i], 1e-12);
        }
    }

    [Fact]
    public void A_window_beyond_the_end_of_a_member_is_outside_its_run()
    {
        SweepPlan plan = SweepPlan.Parse(Plan.Replace("METRICS",
            """ "metrics": [{ "name": "late", "kind": "peak", "of": "Balance", "from": "20 h after last drink" }] """, StringComparison.Ordinal));
        SweepTable table = Sweep.Run(plan);
        for (int i = 0; i < table.Count; i++)
        {
            double last = table["events[0].at"][i] + (0.5 * (table["events[0].count"][i] - 1));
            Assert.Equal(last + 20 < 30 ? MetricStatus.Measured : MetricStatus.OutsideRun, table.StatusOf(i, "late"));
        }
    }

    [Fact]
    public void Arms_with_other_drinks_have_their_own_windows()
    {
        const string Short = """{ "name": "SHORT", "duration": "30 h", "events": [{ "type": "drink", "amount": "28 g", "at": "AT" }] }""";
        string Arm(string name, string at) =>
            Short.Replace("SHORT", name, StringComparison.Ordinal).Replace("AT", at, StringComparison.Ordinal);
        SweepPlan plan = SweepPlan.Parse($$"""
            { "name": "p", "arms": [{ "name": "early", "scenario": {{Arm("early", "1 h")}} }, { "name": "late", "scenario": {{Arm("late", "9 h")}} }],
              "axes": [{ "key": "Nmda.EthanolIc50", "values": [30] }], "design": { "type": "grid" },
              "metrics": [{ "name": "blood", "kind": "valueAt", "of": "EthanolBlood", "at": "2 h after last drink" }] }
            """);
        SweepTable table = Sweep.Run(plan);
        Assert.True(table["blood"][0] > 0.2);
        Assert.Equal(table["blood"][0], table["blood"][1], 1e-6);
    }
}
