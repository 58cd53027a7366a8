using NeuroBalance.Dosing;

namespace NeuroBalance.Claims;

/// <summary>
/// Variations of the built-in scenarios that more than one claim looks at; those of a single claim stand in its own file.
/// </summary>
internal static class Variations
{
    /// <summary>A single dose of ethanol and the 24 h after it.</summary>
    /// <param name="grams">The dose (g).</param>
    private static RunDefinition Binge(double grams) => new(
        new ScenarioBuilder(FormattableString.Invariant($"binge-{grams}g"), 24.Hours())
            .Titled(FormattableString.Invariant($"{grams} g of ethanol at once"))
            .Drink(new DoseAmount(grams, DoseUnit.Gram), at: 0.Hours())
            .Build());

    /// <summary>Single doses of 14, 28, 42 and 70 g.</summary>
    /// <param name="runs">The runs of the claims.</param>
    public static ClaimRun[] FourDoses(ClaimRuns runs) => [runs.Of(Binge(14)), runs.Of(Binge(28)), runs["binge"], runs.Of(Binge(70))];

    /// <summary>The same drinks of 14 g every day from 8 o'clock on, then an abrupt stop and 30 days without.</summary>
    /// <param name="name">The name of the run.</param>
    /// <param name="perDay">Drinks a day.</param>
    /// <param name="every">The time from drink to drink (h).</param>
    /// <param name="days">Days with drinks.</param>
    /// <param name="habitual">Whether it starts as <c>dependence</c> does, with the liver of somebody who drinks so much.</param>
    public static RunDefinition Drinking(string name, int perDay, double every, int days, bool habitual)
    {
        double last = (24 * (days - 1)) + 8 + (every * (perDay - 1));
        Scenario scenario = new ScenarioBuilder(name, Duration.FromHours(last + 720))
            .Titled(FormattableString.Invariant($"{perDay} drinks a day for {days} days, then an abrupt stop"))
            .Drink(14.Grams(), at: 8.Hours()).Every(Duration.FromHours(every), times: perDay).RepeatEvery(24.Hours(), times: days)
            .Build();
        return new RunDefinition(habitual ? scenario with { Initial = Scenarios.Get("dependence").Initial } : scenario);
    }

    /// <summary>60 days with so many drinks a day, one an hour.</summary>
    /// <param name="perDay">Drinks a day.</param>
    public static RunDefinition SixtyDays(int perDay) =>
        Drinking(FormattableString.Invariant($"drinks-{perDay}"), perDay, every: 1.0, days: 60, habitual: false);

    /// <summary>
    /// The hours after the last drink of <c>adjunct-without</c> at which its protocol first assesses: the start of treatment.
    /// </summary>
    public const double FirstAssessment = 6;

    /// <summary>The protocol without ketamine whose clock runs an hour later: what chance alone does.</summary>
    public static RunDefinition Sham
    {
        get
        {
            Scenario without = Scenarios.Get("adjunct-without");
            Moment later = new(Duration.FromHours(FirstAssessment + 1), MomentAnchor.AfterLastDrink);
            return new RunDefinition(without with
            {
                Name = "adjunct-sham",
                Events = [.. without.Events.Select(one => one is ProtocolStart start ? start with { At = later } : one)],
            })
            {
                Trunk = without.Name,
            };
        }
    }
}
