using NeuroBalance.Models;
using NeuroBalance.Sweeps;

namespace NeuroBalance.Claims;

/// <summary>The people that a study of claims looks at.</summary>
internal interface ISubjects
{
    /// <summary>Whether drinks are scaled to the body and skipped above 3 g/L, as virtual subjects take them.</summary>
    bool DrinkPerKilogram { get; }

    /// <summary>The parameters of a subject; a pure function of its number.</summary>
    Parameters<double> Draw(long member);
}

/// <summary>Subjects that are listed one by one; they drink what the scenario says.</summary>
internal sealed class ListedSubjects(IReadOnlyList<ParameterSet> sets) : ISubjects
{
    public bool DrinkPerKilogram => false;

    public Parameters<double> Draw(long member) => sets[(int)member].Values;
}

/// <summary>Subjects drawn from the plausible ranges.</summary>
internal sealed class DrawnSubjects(VirtualSubjects subjects) : ISubjects
{
    public bool DrinkPerKilogram => true;

    public Parameters<double> Draw(long member) => subjects.Draw(member);
}
