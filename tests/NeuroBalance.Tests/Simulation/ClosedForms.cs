using MathNet.Numerics.LinearAlgebra;
using NeuroBalance.Models;

namespace NeuroBalance.Tests.Simulation;

/// <summary>The parts of the model that have a solution on paper, at rtol 1e-10 against 1e-8.</summary>
public class ClosedForms
{
    private const double Tolerance = 1e-8;
    private static readonly Parameters<double> P = ParameterSet.Default.Values;
    private static readonly double[] Hours = [0.1, 0.5, 0.6666, 1, 2.5, 5, 11.3, 24, 47];

    [Fact]
    public void A_drink_leaves_the_gut_by_first_order_absorption()
    {
        Trajectory run = new ScenarioBuilder("drink", 48.Hours()).Drink(42.Grams(), 0.Hours()).Tightly();
        run.Follows("EthanolGut", Hours, t => 42 * Math.Exp(-P.Ethanol.AbsorptionRate * t), Tolerance);
    }

    [Fact]
    public void A_drink_over_time_fills_the_gut_towards_its_plateau()
    {
        Trajectory run = new ScenarioBuilder("slow", 48.Hours()).Drink(42.Grams(), 0.Hours(), 6.Hours()).Tightly();
        double ka = P.Ethanol.AbsorptionRate, rate = 42.0 / 6;
        run.Follows("EthanolGut", Hours, t => t <= 6 ? rate / ka * (1 - Math.Exp(-ka * t))
            : rate / ka * (1 - Math.Exp(-ka * 6)) * Math.Exp(-ka * (t - 6)), Tolerance);
    }

    [Fact]
    public void One_pathway_of_elimination_follows_Lambert_W()
    {
        Trajectory run = new ScenarioBuilder("lambert", 24.Hours()).Parameter("Ethanol.Cyp2e1Capacity", 0)
            .Parameter("Ethanol.FirstOrderLoss", 0).Initially("EthanolBlood", 1).Tightly();
        double km = P.Ethanol.AdhKm, v = P.Ethanol.AdhCapacity;
        run.Follows("EthanolBlood", [0.5, 2, 5, 7, 8, 9, 12, 20], t => km * LambertW(Math.Log(1 / km) + ((1 - (v * t)) / km)), Tolerance);
    }

    [Fact]
    public void A_ketamine_bolus_and_infusion_follow_three_compartments_and_the_metabolite()
    {
        Trajectory bolus = new ScenarioBuilder("bolus", 48.Hours()).Bolus(Drug.Ketamine, 35.Milligrams(), 0.Hours()).Tightly();
        Vector<double> start = Vector<double>.Build.Dense([35 / P.Ketamine.CentralVolume, 0, 0, 0]);
        FollowsLinear(bolus, t => Exponential(t) * start);

        Trajectory infusion = new ScenarioBuilder("infusion", 48.Hours()).Infusion(Drug.Ketamine, 35.Milligrams(), 0.Hours(), 40.Minutes())
            .Tightly();
        double length = Math.Round(2.0 / 3 * 1e9) / 1e9;
        Vector<double> rate = Vector<double>.Build.Dense([35 / length / P.Ketamine.CentralVolume, 0, 0, 0]);
        Matrix<double> inverse = Matrix().Inverse();
        Vector<double> Filling(double t) => inverse * (Exponential(t) - Matrix<double>.Build.DenseIdentity(4)) * rate;
        FollowsLinear(infusion, t => t <= length ? Filling(t) : Exponential(t - length) * Filling(length));
    }

    [Fact]
    public void An_oral_benzodiazepine_follows_Bateman_and_its_effect_site_a_third_exponential()
    {
        Trajectory run = new ScenarioBuilder("oral", 48.Hours()).Oral(2.Milligrams(), 0.Hours()).Tightly();
        double a = P.Benzodiazepine.AbsorptionRate, k = P.Benzodiazepine.Clearance / P.Benzodiazepine.Volume,
            e = P.Benzodiazepine.EffectSiteRate;
        double c = 1000 * P.Benzodiazepine.Bioavailability * 2 / P.Benzodiazepine.Volume * a;
        run.Follows("BenzodiazepineDepot", Hours, t => 2 * Math.Exp(-a * t), Tolerance);
        run.Follows("BenzodiazepinePlasma", Hours, t => c / (a - k) * (Math.Exp(-k * t) - Math.Exp(-a * t)), Tolerance);
        run.Follows("BenzodiazepineEffect", Hours,
            t => c * e
            * ((Math.Exp(-k * t) / ((a - k) * (e - k))) + (Math.Exp(-a * t) / ((k - a) * (e - a)))
            + (Math.Exp(-e * t) / ((k - e) * (a - e)))), Tolerance);
    }

    [Fact]
    public void Signals_under_a_clamp_are_low_pass_filters_of_a_constant()
    {
        Trajectory run = new ScenarioBuilder("clamp", 96.Hours()).Clamp(1.GramsPerLitre(), 0.Hours(), 96.Hours()).Tightly();
        double log = Math.Log(1.26426099893929), tau = P.Adaptation.SignalTime;
        double gain = run.Value("GabaGain", 1);
        Assert.Equal(Math.Exp(log), gain, 1e-11);
        run.Follows("GabaASignal", Hours, t => Math.Log(gain) * (1 - Math.Exp(-t / tau)), Tolerance);
        double m = 1 + (P.Ethanol.InductionMaximum / (1 + P.Ethanol.InductionHalfPoint));
        run.Follows("EnzymeInduction", Hours, t => m + ((1 - m) * Math.Exp(-t / P.Ethanol.InductionTime)), Tolerance);
        run.Follows("Dependence", Hours, t => 1 / (1 + P.Dependence.HalfPoint) * (1 - Math.Exp(-t / P.Dependence.Time)), Tolerance);
    }

    [Fact]
    public void A_clamp_of_forty_thousand_hours_reaches_the_steady_state()
    {
        Trajectory run = new ScenarioBuilder("steady", 40_000.Hours()).Clamp(1.GramsPerLitre(), 0.Hours(), 40_000.Hours()).Tightly();
        double end = run.EndTime;
        double gaba = run.Value("GabaGain", end), nmda = run.Value("NmdaGain", end);
        double dependence = 1 / (1 + P.Dependence.HalfPoint);
        double gain = P.Dependence.BaselineShare + ((1 - P.Dependence.BaselineShare) * dependence / P.Dependence.Reference);
        Assert.Equal(dependence, run.Value("Dependence", end), Tolerance);
        Assert.Equal(Math.Log(gaba), run.Value("GabaASignal", end), Tolerance);
        Assert.Equal(Math.Log(nmda), run.Value("NmdaSignal", end), Tolerance);
        double g = Math.Pow(gaba, -P.GabaA.AdaptationExponent * gain), n = Math.Pow(nmda, -P.Nmda.AdaptationExponent * gain);
        Assert.Equal(g, run.Value("GabaADensity", end), Tolerance);
        Assert.Equal(n, run.Value("NmdaDensity", end), Tolerance);
        Assert.Equal(0.838621260946, g, 1e-11);
        Assert.Equal(1.24860378579, n, 1e-11);
        double drive = Math.Log(n * nmda) - Math.Log(g * gaba);
        Assert.Equal(Math.Exp(P.Glutamate.InhibitionGain * drive), run.Value("Glutamate", end), Tolerance);
        Assert.Equal(P.Tolerance.AcuteGain * drive * drive / (P.Model.RampWidth - drive), run.Value("AcuteTolerance", end), Tolerance);
    }

    [Fact]
    public void Drinks_with_and_without_a_meal_empty_side_by_side_each_at_its_own_rate()
    {
        Trajectory run = new ScenarioBuilder("both", 48.Hours()).Drink(42.Grams(), 0.Hours())
            .Drink(28.Grams(), 0.Hours(), withMeal: true).Drink(12.Grams(), 0.Hours(), 6.Hours(), withMeal: true).Tightly();
        double ka = P.Ethanol.AbsorptionRate, k = P.Ethanol.MealAbsorptionRate;
        run.Follows("EthanolGut", Hours, t => 42 * Math.Exp(-ka * t), Tolerance);
        run.Follows("EthanolMeal", Hours, t => (28 * Math.Exp(-k * t)) + (t <= 6 ? 2 / k * (1 - Math.Exp(-k * t))
            : 2 / k * (1 - Math.Exp(-k * 6)) * Math.Exp(-k * (t - 6))), Tolerance);
    }

    // W = Wset - (Wset - W0) exp(-t/tauW) while the score is below where it tends to.
    [Fact]
    public void The_score_rises_towards_a_constant_excess_with_its_slow_time()
    {
        const double Balance = 0.4;
        Trajectory run = Excited(Balance);
        double power = Math.Pow(Excess(Balance) / P.Withdrawal.HalfBalance, P.Withdrawal.Hill), tends = 67 * power / (1 + power);
        run.Follows("Withdrawal", Hours, t => tends * (1 - Math.Exp(-t / P.Withdrawal.Time)), Tolerance);
    }

    [Fact]
    public void A_score_without_cause_falls_from_ten_to_the_printed_values()
    {
        Trajectory run = new ScenarioBuilder("relief", 48.Hours()).Initially("Withdrawal", 10).Tightly();
        Assert.Equal(3.776349, run.Value("Withdrawal", 1), 1e-6);
        Assert.Equal(1.594063, run.Value("Withdrawal", 2), 1e-6);
    }

    [Fact]
    public void The_hazard_of_a_constant_excess_grows_with_time()
    {
        const double Balance = 0.4;
        double rate = P.Seizure.Rate * Math.Pow(Excess(Balance), P.Seizure.Exponent);
        Trajectory run = Excited(Balance);
        run.Follows("SeizureHazard", Hours, t => rate * t, Tolerance);
        run.Follows("SeizureRisk", Hours, t => 1 - Math.Exp(-rate * t), Tolerance);
    }

    [Fact]
    public void Four_milligrams_of_lorazepam_relieve_the_score_within_two_hours()
    {
        Scenario dependence = Scenario.Named("dependence");
        Bolus bolus = new(Drug.Benzodiazepine, 4.Milligrams(), 26.Hours().AfterLastDrink());
        Trajectory run = Simulator.Run(dependence with { Events = [.. dependence.Events, bolus] });
        double given = run.LastDrink!.Value + 26;
        Assert.Equal(22.41, run.Value("Withdrawal", given), 0.005);
        Assert.Equal(15.49, run.Value("Withdrawal", given + 1), 0.005);
        Assert.Equal(7.90, run.Value("Withdrawal", given + 2), 0.005);
    }

    // Nothing but a held glutamate, so that the balance is its logarithm for ever.
    private static Trajectory Excited(double balance) => Simulator.Run(
        new ScenarioBuilder("excited", 48.Hours()).Initially("Glutamate", Math.Exp(balance)).Build(),
        Runs.Tight with { HeldStates = [Quantity.Glutamate, Quantity.Kindling] });

    private static double Excess(double balance) => balance * balance / (balance + P.Model.RampWidth);

    private static void FollowsLinear(Trajectory run, Func<double, Vector<double>> form)
    {
        string[] names = ["KetamineCentral", "KetamineShallow", "KetamineDeep", "Norketamine"];
        for (int i = 0; i < names.Length; i++)
        {
            int component = i;
            run.Follows(names[i], Hours, t => form(t)[component], Tolerance);
        }
    }

    private static Matrix<double> Matrix()
    {
        KetamineParameters<double> k = P.Ketamine;
        double nk = 0.941 * k.NorketamineFraction * k.Clearance / k.NorketamineVolume;
        return Matrix<double>.Build.DenseOfArray(new[,]
        {
            { -(k.Clearance + k.ShallowClearance + k.DeepClearance) / k.CentralVolume, k.ShallowClearance / k.CentralVolume,
                k.DeepClearance / k.CentralVolume, 0 },
            { k.ShallowClearance / k.ShallowVolume, -k.ShallowClearance / k.ShallowVolume, 0, 0 },
            { k.DeepClearance / k.DeepVolume, 0, -k.DeepClearance / k.DeepVolume, 0 },
            { nk, 0, 0, -k.NorketamineClearance / k.NorketamineVolume },
        });
    }

    // The matrix exponential by scaling and squaring of its Taylor series.
    private static Matrix<double> Exponential(double time)
    {
        const int Squarings = 12;
        Matrix<double> small = Matrix() * (time / Math.Pow(2, Squarings));
        Matrix<double> sum = Matrix<double>.Build.DenseIdentity(4), term = sum;
        for (int i = 1; i <= 20; i++)
        {
            term = term * small / i;
            sum += term;
        }

        for (int i = 0; i < Squarings; i++)
        {
            sum *= sum;
        }
        return sum;
    }

    // W(exp(x)), by Newton's method on w + ln w = x.
    private static double LambertW(double x)
    {
        double w = x > 1 ? x - Math.Log(x) : Math.Exp(x);
        for (int i = 0; i < 100; i++)
        {
            w -= (w + Math.Log(w) - x) / (1 + (1 / w));
        }
        return w;
    }
}
