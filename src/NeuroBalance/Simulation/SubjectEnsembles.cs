using NeuroBalance.Integration;
using NeuroBalance.Lanes;
using NeuroBalance.Models;

namespace NeuroBalance.Simulation;

/// <summary>Cohorts by the equations of their subjects.</summary>
internal static class SubjectEnsembles
{
    /// <summary>A cohort of subjects who all have the same equations.</summary>
    public static IEnsemble<T> Of<T>(EquationSet set, ISubjectSource source, ISubjectObserver<T> observer,
        SimulationOptions? options = null)
        where T : unmanaged, ILane<T> => EquationSets.Use(set, new Maker<T>(source, observer, options));

    private sealed class Maker<T>(ISubjectSource subjects, ISubjectObserver<T> observer, SimulationOptions? options)
        : IEquationWork<T, IEnsemble<T>>
        where T : unmanaged, ILane<T>
    {
        public IEnsemble<T> With<TEquations>(EquationSource<T> source)
            where TEquations : unmanaged, IEquations<TEquations, T> =>
            new SubjectEnsemble<TEquations, T>(subjects, observer, options, source);
    }
}
