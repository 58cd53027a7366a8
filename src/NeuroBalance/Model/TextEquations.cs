using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>The equations of a text as the engine sees them: plain memory that refers to the text's program.</summary>
/// <typeparam name="T">The lane.</typeparam>
internal struct TextEquations<T> : IEquations<TextEquations<T>, T>
    where T : unmanaged, ILane<T>
{
    private GCHandle program;
    private Inputs<T> inputs;

    /// <inheritdoc/>
    public Inputs<T> Acting
    {
        readonly get => inputs;
        set => inputs = value;
    }

    private readonly TextProgram<T> Program => Unsafe.As<TextProgram<T>>(program.Target!);

    /// <inheritdoc/>
    public static TextEquations<T> Of(in Parameters<T> parameters, EquationSource<T> source)
    {
        TextEquations<T> equations = new() { program = source.Program };
        equations.Program.Know(in parameters, source.Added);
        return equations;
    }

    /// <inheritdoc/>
    public readonly void Derivatives(in State<T> y, ref Workspace<T> workspace, out State<T> dy)
    {
        Unsafe.SkipInit(out dy);
        Program.Rates(in inputs, Named(in y), Layout.Flatten<State<T>, T>(ref dy));
    }

    /// <inheritdoc/>
    public readonly void Signals(in State<T> y, out Signals<T> s)
    {
        s = default;
        Program.Signals(in inputs, Named(in y), ref s);
    }

    /// <inheritdoc/>
    public readonly Readouts<T> Readouts(in State<T> y, in Signals<T> s)
    {
        Readouts<T> readouts = default;
        Program.Readouts(in inputs, Named(in y), ref readouts);
        return readouts;
    }

    /// <inheritdoc/>
    public static void Derivatives(ref TextEquations<T> equations, ReadOnlySpan<T> states, in State<T> y, ref Workspace<T> workspace,
        Span<T> rates, out State<T> dy)
    {
        Unsafe.SkipInit(out dy);
        equations.Program.Rates(in equations.inputs, states, rates);
    }

    /// <inheritdoc/>
    public static void Signals(ref TextEquations<T> equations, ReadOnlySpan<T> states, out Signals<T> s)
    {
        s = default;
        equations.Program.Signals(in equations.inputs, states, ref s);
    }

    /// <inheritdoc/>
    public static Readouts<T> Readouts(ref TextEquations<T> equations, ReadOnlySpan<T> states, in Signals<T> s)
    {
        Readouts<T> readouts = default;
        equations.Program.Readouts(in equations.inputs, states, ref readouts);
        return readouts;
    }

    /// <inheritdoc/>
    public static T Line(ref TextEquations<T> equations, Quantity quantity, ReadOnlySpan<T> states) =>
        equations.Program.Line(in equations.inputs, quantity, states);

    private static ReadOnlySpan<T> Named(in State<T> y) => Layout.Flatten<State<T>, T>(ref Unsafe.AsRef(in y));
}
