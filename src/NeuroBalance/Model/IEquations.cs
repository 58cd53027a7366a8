using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>The equations of one structure of adaptation, for a pack of subjects that all have it.</summary>
/// <remarks>A type argument of what steps: the choice is made once, and the loop is that of a model without a choice.</remarks>
/// <typeparam name="TSelf">The equations.</typeparam>
/// <typeparam name="T">The lane.</typeparam>
internal interface IEquations<TSelf, T> : IAlgebra<T>
    where TSelf : unmanaged, IEquations<TSelf, T>
    where T : unmanaged, ILane<T>
{
    /// <summary>The equations of subjects with these parameters, without any input.</summary>
    static abstract TSelf Of(in Parameters<T> parameters);

    /// <summary>What acts on the subjects at present.</summary>
    Inputs<T> Acting { get; set; }

    /// <summary>The rates of change of all states (their units per hour), with intermediate results in a place of the caller's.</summary>
    void Derivatives(in State<T> y, ref Workspace<T> workspace, out State<T> dy);
}

/// <summary>What follows from a state at once.</summary>
/// <typeparam name="T">The lane.</typeparam>
internal interface IAlgebra<T>
    where T : unmanaged, ILane<T>
{
    /// <summary>The algebra at a state.</summary>
    void Signals(in State<T> y, out Signals<T> s);

    /// <summary>The clinical scales at a state whose algebra is known.</summary>
    Readouts<T> Readouts(in State<T> y, in Signals<T> s);
}

/// <summary>Something to be done with the equations of a structure.</summary>
/// <typeparam name="T">The lane.</typeparam>
/// <typeparam name="TResult">What comes of it.</typeparam>
internal interface IStructureWork<T, TResult>
    where T : unmanaged, ILane<T>
{
    /// <summary>Does it with the equations of the structure.</summary>
    TResult With<TEquations>(AdaptationStructure structure)
        where TEquations : unmanaged, IEquations<TEquations, T>;
}

/// <summary>From a structure to its equations.</summary>
internal static class StructureEquations
{
    /// <summary>Does something with the equations of a structure.</summary>
    public static TResult Use<T, TResult>(AdaptationStructure structure, IStructureWork<T, TResult> work)
        where T : unmanaged, ILane<T> => structure switch
        {
            AdaptationStructure.Own => work.With<AlcoholBalance<T>>(structure),
            AdaptationStructure.Balance => work.With<BalanceStructure<T>>(structure),
            AdaptationStructure.Ethanol => work.With<EthanolStructure<T>>(structure),
            AdaptationStructure.Pool => work.With<PoolStructure<T>>(structure),
            AdaptationStructure.Sensitivity => work.With<SensitivityStructure<T>>(structure),
        };
}
