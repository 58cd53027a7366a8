using System.Runtime.CompilerServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>The equations of a pack of subjects who all have the same ones.</summary>
/// <remarks>A type argument of what steps: the choice is made once, and the loop is that of a model without a choice.</remarks>
/// <typeparam name="TSelf">The equations.</typeparam>
/// <typeparam name="T">The lane.</typeparam>
internal interface IEquations<TSelf, T>
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

    /// <summary>The algebra at a state.</summary>
    void Signals(in State<T> y, out Signals<T> s);

    /// <summary>The clinical scales at a state whose algebra is known.</summary>
    Readouts<T> Readouts(in State<T> y, in Signals<T> s);

    /// <summary>The rates of change of all states; a text may have more than the named ones.</summary>
    /// <remarks>Equations without further states see the named ones alone, and pay nothing for the choice.</remarks>
    /// <param name="equations">The equations.</param>
    /// <param name="states">All states, the named ones first.</param>
    /// <param name="y">The named ones.</param>
    /// <param name="workspace">Room for intermediate results.</param>
    /// <param name="rates">Takes the rates of all states.</param>
    /// <param name="dy">Those of the named ones, in the same place.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual void Derivatives(ref TSelf equations, ReadOnlySpan<T> states, in State<T> y, ref Workspace<T> workspace,
        Span<T> rates, out State<T> dy) => equations.Derivatives(in y, ref workspace, out dy);

    /// <summary>The algebra at all states.</summary>
    static virtual void Signals(ref TSelf equations, ReadOnlySpan<T> states, out Signals<T> s) =>
        equations.Signals(in Layout.Name<State<T>, T>(states), out s);

    /// <summary>The clinical scales at all states, whose algebra is known.</summary>
    static virtual Readouts<T> Readouts(ref TSelf equations, ReadOnlySpan<T> states, in Signals<T> s) =>
        equations.Readouts(in Layout.Name<State<T>, T>(states), in s);

    /// <summary>A line that a text adds, at all states.</summary>
    static virtual T Line(ref TSelf equations, Quantity quantity, ReadOnlySpan<T> states) =>
        throw new InvalidOperationException($"{quantity.Name} is a line of a text, and these equations are those of none.");
}

/// <summary>What follows from the states at once.</summary>
/// <typeparam name="T">The lane.</typeparam>
internal interface IAlgebra<T>
    where T : unmanaged, ILane<T>
{
    /// <summary>The algebra at all states, the named ones first.</summary>
    void Signals(ReadOnlySpan<T> states, out Signals<T> s);

    /// <summary>The clinical scales at states whose algebra is known.</summary>
    Readouts<T> Readouts(ReadOnlySpan<T> states, in Signals<T> s);

    /// <summary>A line that a text adds.</summary>
    T Line(Quantity quantity, ReadOnlySpan<T> states);
}

/// <summary>Quantities from what is known of a state.</summary>
internal static class AlgebraReading
{
    /// <summary>The value of a quantity at states whose algebra is known as far as the quantity needs it.</summary>
    public static T Value<T>(this IAlgebra<T> algebra, Quantity quantity, ReadOnlySpan<T> states, in Signals<T> signals,
        in Readouts<T> readouts)
        where T : unmanaged, ILane<T> =>
        quantity.IsLine ? algebra.Line(quantity, states) : quantity.Evaluate(states, in signals, in readouts);
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
