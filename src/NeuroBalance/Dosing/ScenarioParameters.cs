using NeuroBalance.Parameterization;

namespace NeuroBalance.Dosing;

/// <summary>The parameters of a scenario's subject.</summary>
public static class ScenarioParameters
{
    /// <summary>The defaults, changed by the subject's weight and body water, then by the scenario's own overrides, which win.</summary>
    /// <exception cref="ParameterException">An override names no parameter or is beyond what the equations allow.</exception>
    public static ParameterSet ResolveParameters(this Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ParameterSet set = ParameterSet.Default;
        double weight = BodyWater.WeightOf(scenario);
        if (scenario.Subject.WeightKilograms is not null) set = set.With(BodyWater.WeightKey, weight);
        if (scenario.Subject.HasBodyWater) set = set.With(BodyWater.VolumeKey, BodyWater.Litres(scenario.Subject, weight) / BodyWater.BloodWaterShare / weight);
        foreach (NamedValue parameter in scenario.Parameters) set = set.With(parameter.Name, parameter.Value);
        return set;
    }
}
