using NeuroBalance.Models;
using NeuroBalance.Texts;

namespace NeuroBalance.Dosing;

/// <summary>The rules of the subject.</summary>
internal static class SubjectRules
{
    internal static void Check(Scenario scenario, FaultList faults)
    {
        const string Path = "$.subject";
        if (!faults.Trusts(Path)) return;
        ScenarioSubject subject = scenario.Subject;
        bool weight = CheckNumber($"{Path}.weight", subject.WeightKilograms, "kg", 0.5, 650, faults);
        bool age = CheckNumber($"{Path}.age", subject.AgeYears, "years", 0, 130, faults);
        bool height = CheckNumber($"{Path}.height", subject.HeightCentimetres, "cm", 20, 280, faults);
        if (weight && subject.WeightKilograms is { } kilograms)
        {
            ValueRules.Add($"{Path}.weight", ParameterSet.Check(BodyWater.WeightKey, kilograms), faults);
        }

        CheckNotSaidTwice(scenario, subject.WeightKilograms is not null, $"{Path}.weight", BodyWater.WeightKey, faults);
        bool any = subject.Sex is not null || subject.AgeYears is not null || subject.HeightCentimetres is not null;
        if (!any || !faults.Trusts(Path, "sex", "age", "height")) return;
        if (!subject.HasBodyWater)
        {
            string[] missing = [.. Missing(subject)];
            const string Allowed = "sex, age and height together (they set Ethanol.DistributionVolume), or none of them";
            faults.Add(Path, "", $"{string.Join(" and ", missing)} missing", Allowed);
            return;
        }

        CheckNotSaidTwice(scenario, true, Path, BodyWater.VolumeKey, faults);
        if (weight && age && height) CheckVolume(BodyWater.DistributionVolume(subject, BodyWater.WeightOf(scenario)), faults);
    }

    private static void CheckVolume(double volume, FaultList faults)
    {
        ParameterCheck check = ParameterSet.Check(BodyWater.VolumeKey, volume);
        string message = $"the body-water regression gives {BodyWater.VolumeKey} = {ScenarioRules.Text(volume)} L/kg: {check.Message}";
        if (check.IsFault)
        {
            faults.Add("$.subject", "", message, "an adult's age, height and weight");
        }
        else if (check.IsWarning)
        {
            faults.Warn("$.subject", "", message);
        }
    }

    private static bool CheckNumber(string path, double? value, string unit, double low, double high, FaultList faults) =>
        value is not { } number
        || ScenarioRules.CheckNumber(path, number, $"{ScenarioRules.Text(number)} {unit}", faults, new NumberRange(low, high),
            $"{ScenarioRules.Text(low)} to {ScenarioRules.Text(high)} {unit}");

    private static void CheckNotSaidTwice(Scenario scenario, bool bySubject, string path, string key, FaultList faults)
    {
        if (bySubject && scenario.Parameters.Any(one => one.Name == key))
        {
            faults.Add(path, "", $"sets {key}, and so does {JsonTree.Member("$.parameters", key)}", "one of the two");
        }
    }

    private static IEnumerable<string> Missing(ScenarioSubject subject)
    {
        if (subject.Sex is null) yield return "sex";
        if (subject.AgeYears is null) yield return "age";
        if (subject.HeightCentimetres is null) yield return "height";
    }
}
