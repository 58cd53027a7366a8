using System.Runtime.InteropServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>What the equations of a pack of subjects are made from, beside the parameters that every model has.</summary>
/// <remarks>
/// Equations are plain memory, aligned for packs; those of a text refer to a program, which is an object. This one owns it, and lets go of
/// it with itself: whoever keeps equations keeps their source.
/// </remarks>
/// <typeparam name="T">The lane.</typeparam>
internal sealed class EquationSource<T>
    where T : unmanaged, ILane<T>
{
    private readonly T[] added;
    private GCHandle program;

    /// <summary>The source of equations whose subjects are not known yet.</summary>
    /// <param name="set">The equations.</param>
    /// <param name="members">How many subjects will be solved with them, or about how many.</param>
    public EquationSource(EquationSet set, long members)
    {
        Set = set;
        added = new T[set.Text?.Runs.Added.Length ?? 0];
        if (set.Text is { } text) program = GCHandle.Alloc(new TextProgram<T>(text.Runs, members));
        else GC.SuppressFinalize(this);
    }

    ~EquationSource()
    {
        if (program.IsAllocated) program.Free();
    }

    /// <summary>Which equations they are.</summary>
    public EquationSet Set { get; }

    /// <summary>The values of the parameters that the text adds, in their order.</summary>
    public ReadOnlySpan<T> Added => added;

    /// <summary>The program of the text.</summary>
    public GCHandle Program => program;

    /// <summary>From here on this flows into the states of one subject that doses of the text move; see
    /// <see cref="TextProgram{T}.Feed"/>.</summary>
    public void Feed(int lane, ReadOnlySpan<double> values) => ((TextProgram<T>)program.Target!).Feed(lane, values);

    /// <summary>Puts one subject's values of the parameters that the text adds into one lane.</summary>
    public void SetAdded(int lane, ReadOnlySpan<double> values)
    {
        if (values.Length != added.Length)
        {
            throw new InvalidOperationException(
                $"A subject has {values.Length} values for the {added.Length} parameters that its model adds.");
        }

        Span<double> flat = MemoryMarshal.Cast<T, double>(added.AsSpan());
        for (int i = 0; i < values.Length; i++)
        {
            flat[(i * T.Width) + lane] = values[i];
        }
    }
}
