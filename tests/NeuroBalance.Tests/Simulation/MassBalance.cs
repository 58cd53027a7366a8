


using NeuroBalance.Models;

namespace NeuroBalance.Tests.Simulation;

/// <summary>What went in is there or has left.</summary>
public class MassBalance
{
    private static readonly Parameters<double> P = ParameterSet.Default.Values;

    [Theory]
    [InlineData(3)]
    [InlineData(9)]
    [InlineData(30)]
    public void Ethanol_given_is_in_the_gut_in_the_blood_or_eliminated(double until)
    {
        Trajectory run = new ScenarioBuilder("mass", 30.Hours())
            .Drink(14.Grams(), 0.Hours()).Every(0.5.Hours(), 6)
            .Drink(14.Grams(), 1.Hours(), withMeal: true)
            .Infusion(Drug.Ethanol, 20.Grams(), 4.Hours(), 2.Hours())
            .Tightly();
        double volume = P.Ethanol.DistributionVolume * P.Subject.BodyWeight;
        double drunk = 14 * Math.Min(6, Math.Ceiling(until / 0.5)), infused = 10 * Math.Clamp(until - 4, 0, 2),
            fed = 14 * P.Ethanol.MealBioavailability;
        double eliminated = volume * run.Curve(time => Elimination(run, time), 0, until).Integral();
        double present = run.Value("EthanolGut", until) + (P.Ethanol.MealBioavailability * run.Value("EthanolMeal", until))
            + (volume * run.Value("EthanolBlood", until));
        Assert.Equal(drunk + fed + infused, present + eliminated, 2e-8 * (drunk + infused));
    }

    [Fact]
    public void Ketamine_given_is_in_a_compartment_or_cleared()
    {
        Trajectory run = new ScenarioBuilder("mass", 24.Hours())
            .Bolus(Drug.Ketamine, 20.Milligrams(), 0.Hours())
            .Infusion(Drug.Ketamine, 30.Milligrams(), 1.Hours(), 2.Hours())
            .Tightly();
        double cleared = P.Ketamine.Clearance * run.Integral(Runs.Named("KetamineCentral"));
        double present = (P.Ketamine.CentralVolume * run.Value("KetamineCentral", 24))
            + (P.Ketamine.ShallowVolume * run.Value("KetamineShallow", 24)) + (P.Ketamine.DeepVolume * run.Value("KetamineDeep", 24));
        Assert.Equal(50, cleared + present, 1e-7);
    }

    private static double Elimination(Trajectory run, double time)
    {
        State<double> y = run.StateAt(time);
        return (P.Ethanol.AdhCapacity * y.EthanolBlood / (P.Ethanol.AdhKm + y.EthanolBlood))
            + (y.EnzymeInduction * P.Ethanol.Cyp2e1Capacity * y.EthanolBlood / (P.Ethanol.Cyp2e1Km + y.EthanolBlood))
            + (P.Ethanol.FirstOrderLoss * y.EthanolBlood);
    }
}
