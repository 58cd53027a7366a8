namespace NeuroBalance.Tests.Models;

/// <content>The type that holds a model's equations: what a caller sees, and in which order it calls the methods.</content>
internal sealed partial class EquationWriter
{
    private string Model()
    {
        string[] parts = [.. Enumerable.Range(0, rates.Parts.Count).Select(part => PartName(rates, part))];
        int first = rates.PartsOfPhases[0];
        return File("using System.Runtime.CompilerServices;\nusing NeuroBalance.Lanes;\n", "NeuroBalance.Models", [
            .. Heading(),
            "    /// <summary>What acts on the subjects at present; set it at every boundary.</summary>",
            "    public Inputs<T> Inputs;",
            "",
            $"    private readonly {Constants}<T> constants;",
            "",
            "    /// <summary>The model of the subjects with these parameters, without any input.</summary>",
            $"    public {name}(in Parameters<T> parameters)",
            "    {",
            $"        constants = new {Constants}<T>(in parameters);",
            "        Inputs = default;",
            "    }",
            "",
            $"    Inputs<T> IEquations<{name}<T>, T>.Acting",
            "    {",
            "        readonly get => Inputs;",
            "        set => Inputs = value;",
            "    }",
            "",
            $"    static {name}<T> IEquations<{name}<T>, T>.Of(in Parameters<T> parameters, EquationSource<T> source) =>",
            "        new(in parameters);",
            "",
            "    /// <summary>The rates of change of all states (their units per hour).</summary>",
            "    public readonly void Derivatives(in State<T> y, out State<T> dy)",
            "    {",
            "        Unsafe.SkipInit(out Workspace<T> workspace);",
            "        Derivatives(in y, ref workspace, out dy);",
            "    }",
            "",
            "    /// <summary>The same, with its intermediate results in a place of the caller's.</summary>",
            "    /// <remarks>On the stack they would lie across the lines of the cache, which halves the speed of wide packs.</remarks>",
            $"    readonly void IEquations<{name}<T>, T>.Derivatives(in State<T> y, ref Workspace<T> workspace, out State<T> dy) =>",
            "        Derivatives(in y, ref workspace, out dy);",
            "",
            "    private readonly void Derivatives(in State<T> y, ref Workspace<T> workspace, out State<T> dy)",
            "    {",
            "        ref Signals<T> s = ref workspace.Signals;",
            "        ref SetPoints<T> target = ref workspace.SetPoints;",
            "        AddSignals(in y, ref s);",
            .. parts.Skip(first).Select(part => $"        {part}(in y, in s, ref target);"),
            "        Unsafe.SkipInit(out dy);",
            .. RateGroups.Select(group => $"        {GroupName(group)}(in y, in s, in target, ref dy);"),
            "    }",
            "",
            "    /// <summary>The algebra at a state.</summary>",
            "    public readonly void Signals(in State<T> y, out Signals<T> s)",
            "    {",
            "        Unsafe.SkipInit(out s);",
            "        AddSignals(in y, ref s);",
            "    }",
            "",
            "    /// <summary>The clinical scales at a state whose algebra is known.</summary>",
            "    public readonly Readouts<T> Readouts(in State<T> y, in Signals<T> s)",
            "    {",
            "        Unsafe.SkipInit(out Readouts<T> readouts);",
            .. Enumerable.Range(0, readouts.Parts.Count).Select(part => $"        {PartName(readouts, part)}(in y, in s, ref readouts);"),
            "        return readouts;",
            "    }",
            "",
            "    [MethodImpl(MethodImplOptions.AggressiveInlining)]",
            "    private readonly void AddSignals(in State<T> y, ref Signals<T> s)",
            "    {",
            .. parts.Take(first).Select(part => $"        {part}(in y, ref s);"),
            "    }",
            "}"]);
    }

    private IEnumerable<string> Heading() => IsBase
        ? [
            $"/// <summary>The model: {model.Rates.Count} equations for the balance of GABA-A and NMDA signalling under alcohol, ketamine and benzodiazepine.</summary>",
            "/// <remarks>",
            "/// Autonomous: time enters only through <see cref=\"Inputs\"/>, which are constant between two boundaries. The equations are those",
            "/// of MODEL.md. Every lane is computed alone: a NaN or a huge number in one lane leaves the bits of the others as they are. Outside",
            "/// the domain (a density or glutamate that is not positive) the answer is NaN, never an exception.",
            "/// </remarks>",
            "/// <typeparam name=\"T\">The lane: how many subjects are computed side by side.</typeparam>",
            $"public partial struct {name}<T> : IEquations<{name}<T>, T>",
            "    where T : unmanaged, ILane<T>",
            "{",
        ]
        : [
            "/// <summary>The model with the lines of one variant of its text; see there.</summary>",
            "/// <typeparam name=\"T\">The lane: how many subjects are computed side by side.</typeparam>",
            $"internal partial struct {name}<T> : IEquations<{name}<T>, T>",
            "    where T : unmanaged, ILane<T>",
            "{",
        ];
}
