namespace NeuroBalance;

/// <summary>Sex, as the body-water regression of Watson et al. 1980 distinguishes it.</summary>
public enum Sex
{
    /// <summary>Male.</summary>
    Male,

    /// <summary>Female.</summary>
    Female,
}

/// <summary>The person of a scenario. Weight alone sets the body weight; sex, age and height together also set the distribution volume of
/// ethanol.</summary>
public sealed record ScenarioSubject
{
    /// <summary>Body weight, kg; the model's default when absent.</summary>
    public double? WeightKilograms { get; init; }

    /// <summary>Sex; stated together with age and height, or absent.</summary>
    public Sex? Sex { get; init; }

    /// <summary>Age, years; stated together with sex and height, or absent.</summary>
    public double? AgeYears { get; init; }

    /// <summary>Height, cm; stated together with sex and age, or absent.</summary>
    public double? HeightCentimetres { get; init; }

    /// <summary>Whether sex, age and height are all stated.</summary>
    public bool HasBodyWater => Sex is not null && AgeYears is not null && HeightCentimetres is not null;
}
