using NeuroBalance.Integration;
using NeuroBalance.Lanes;
using NeuroBalance.Models;

namespace NeuroBalance.Simulation;

/// <summary>Cohorts by the structure of adaptation of their subjects.</summary>
internal static class SubjectEnsembles
{
    /// <summary>A cohort of subjects who all have one structure.</summary>
    public static IEnsemble<T> Of<T>(AdaptationStructure structure, ISubjectSource source, ISubjectObserver<T> observer,
        SimulationOptions? options = null)
        where T : unmanaged, ILane<T> => StructureEquations.Use(structure, new Maker<T>(source, observer, options));

    private sealed class Maker<T>(ISubjectSource source, ISubjectObserver<T> observer, SimulationOptions? options)
        : IStructureWork<T, IEnsemble<T>>
        where T : unmanaged, ILane<T>
    {
        public IEnsemble<T> With<TEquations>(AdaptationStructure structure)
            where TEquations : unmanaged, IEquations<TEquations, T> => new SubjectEnsemble<TEquations, T>(source, observer, options);
    }
}
