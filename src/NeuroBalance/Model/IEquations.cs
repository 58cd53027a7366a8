using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>The equations of a pack of subjects who all have the same ones.</summary>
/// <remarks>A type argument of what steps: the choice is made once, and the loop is that of a model without a choice.</remarks>
/// <typeparam name="TSelf">The equations.</typeparam>
/// <typeparam name="T">The lane.</typeparam>
internal interface IEquations<TSelf, T> : IAlgebra<T>
    where TSelf : unmanaged, IEquations<TSelf, T>
    where T : unmanaged, ILane<T>
{
    /// <summary>The equations of subjects with these parameters, without any input.</summary>
    /// <param name="parameters">The parameters that every model has.</param>
    /// <param name="source">What a text adds: its program and further parameters. It must outlive the equations.</param>
    static abstract TSelf Of(in Parameters<T> parameters, EquationSource<T> source);

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

/// <summary>Something to be done with equations.</summary>
/// <typeparam name="T">The lane.</typeparam>
/// <typeparam name="TResult">What comes of it.</typeparam>
internal interface IEquationWork<T, TResult>
    where T : unmanaged, ILane<T>
{
    /// <summary>Does it with the equations of a source.</summary>
    TResult With<TEquations>(EquationSource<T> source)
        where TEquations : unmanaged, IEquations<TEquations, T>;
}

/// <summary>From a set of equations to what calculates them.</summary>
internal static class EquationSets
{
    /// <summary>Does something with equations.</summary>
    /// <param name="set">The equations.</param>
    /// <param name="work">What is done with them.</param>
    /// <param name="members">How many subjects will be solved with them, or about how many.</param>
    public static TResult Use<T, TResult>(EquationSet set, IEquationWork<T, TResult> work, long members = 1)
        where T : unmanaged, ILane<T>
    {
        EquationSource<T> source = new(set, members);
        if (set.Text is not null) return work.With<TextEquations<T>>(source);
        return set.Structure switch
        {
            AdaptationStructure.Own => work.With<AlcoholBalance<T>>(source),
            AdaptationStructure.Balance => work.With<BalanceStructure<T>>(source),
            AdaptationStructure.Ethanol => work.With<EthanolStructure<T>>(source),
            AdaptationStructure.Pool => work.With<PoolStructure<T>>(source),
            AdaptationStructure.Sensitivity => work.With<SensitivityStructure<T>>(source),
        };
    }
}
