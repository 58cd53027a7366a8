using NeuroBalance.Models;

namespace NeuroBalance.Dosing;

/// <summary>Total body water from sex, age, height and weight: the regression of Watson, Watson &amp; Batt 1980, Am J Clin Nutr
/// 33:27-39.</summary>
internal static class BodyWater
{
    /// <summary>Share of water in whole blood, by which a volume of body water becomes one that blood levels refer to.</summary>
    public const double BloodWaterShare = 0.80;

    internal const string WeightKey = "Subject.BodyWeight";

    internal const string VolumeKey = "Ethanol.DistributionVolume";

    /// <summary>Total body water, L.</summary>
    /// <param name="sex">Sex.</param>
    /// <param name="ageYears">Age, years; the women's regression does not use it.</param>
    /// <param name="heightCentimetres">Height, cm.</param>
    /// <param name="weightKilograms">Body weight, kg.</param>
    public static double Litres(Sex sex, double ageYears, double heightCentimetres, double weightKilograms) => sex switch
    {
        Sex.Male => 2.447 - 0.09516 * ageYears + 0.1074 * heightCentimetres + 0.3362 * weightKilograms,
        Sex.Female => -2.097 + 0.1069 * heightCentimetres + 0.2466 * weightKilograms,
    };

    /// <summary>The distribution volume of ethanol that blood levels refer to, L per kg of body weight: body water / 0.80 /
    /// weight.</summary>
    public static double DistributionVolume(Sex sex, double ageYears, double heightCentimetres, double weightKilograms) =>
        Litres(sex, ageYears, heightCentimetres, weightKilograms) / BloodWaterShare / weightKilograms;

    internal static double DistributionVolume(ScenarioSubject subject, double weight) =>
        DistributionVolume(subject.Sex!.Value, subject.AgeYears!.Value, subject.HeightCentimetres!.Value, weight);

    /// <summary>The body weight of a scenario, kg: the subject's, else the parameter's, else the default.</summary>
    internal static double WeightOf(Scenario scenario)
    {
        if (scenario.Subject.WeightKilograms is { } stated)
        {
            return stated;
        }

        foreach (NamedValue parameter in scenario.Parameters)
        {
            if (parameter.Name == WeightKey)
            {
                return parameter.Value;
            }
        }

        return ParameterSet.Default[WeightKey];
    }
}
