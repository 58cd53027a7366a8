using NeuroBalance.Integration;
using NeuroBalance.Lanes;
using NeuroBalance.Models;

namespace NeuroBalance.Simulation;

/// <summary>Cohorts by the equations of their subjects.</summary>
internal static class SubjectEnsembles
{
    /// <summary>A cohort of subjects who all have the same equations.</summary>
    /// <param name="set">The equations.</param>
    /// <param name="source">The subjects.</param>
    /// <param name="observer">Is shown what they do.</param>
    /// <param name="options">Tolerances and states that are held.</param>
    /// <param name="members">How many subjects there will be, or about how many.</param>
    public static IEnsemble<T> Of<T>(EquationSet set, ISubjectSource source, ISubjectObserver<T> observer,
        SimulationOptions? options = null, long members = 1)
        where T : unmanaged, ILane<T> => EquationSets.Use(set, new Maker<T>(source, observer, options), members);

    private sealed class Maker<T>(ISubjectSource subjects, ISubjectObserver<T> observer, SimulationOptions? options)
        : IEquationWork<T, IEnsemble<T>>
        where T : unmanaged, ILane<T>
    {
        public IEnsemble<T> With<TEquations>(EquationSource<T> source)
            where TEquations : unmanaged, IEquations<TEquations, T> =>
            new SubjectEnsemble<TEquations, T>(subjects, observer, options, source);
    }
}
