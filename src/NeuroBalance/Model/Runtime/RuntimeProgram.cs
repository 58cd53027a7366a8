using System.Runtime.InteropServices;
using NeuroBalance.Integration;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>A model whose rates are machine code; what is asked less often is interpreted.</summary>
/// <typeparam name="T">The lane.</typeparam>
internal sealed class RuntimeProgram<T> : IModelProgram<T>
    where T : unmanaged, ILane<T>
{
    private readonly ModelGraph model;
    private readonly RuntimeCode<T> code;
    private readonly GraphInterpreter<T> interpreter;
    private readonly AlignedBuffer<T> workspace;

    /// <summary>A program of a model; the code may be that of several programs.</summary>
    public RuntimeProgram(ModelGraph model, RuntimeCode<T> code)
    {
        this.model = model;
        this.code = code;
        interpreter = new GraphInterpreter<T>(model);
        workspace = new AlignedBuffer<T>(Math.Max(1, code.Room));
    }

    /// <inheritdoc/>
    public void SetParameters(ReadOnlySpan<T> parameters)
    {
        interpreter.SetParameters(parameters);
        for (int i = 0; i < code.Constants.Count; i++)
        {
            workspace.Span[i] = interpreter.Value(code.Constants[i]);
        }
    }

    /// <inheritdoc/>
    public void Rates(ReadOnlySpan<T> inputs, ReadOnlySpan<T> state, Span<T> rates)
    {
        // The code itself looks at no bounds.
        if (inputs.Length < model.Document.Inputs.Count || state.Length < model.Rates.Count || rates.Length < model.Rates.Count)
        {
            throw new ArgumentException("A span is shorter than the model's table.");
        }

        code.Rates(ref workspace.First, ref MemoryMarshal.GetReference(inputs), ref MemoryMarshal.GetReference(state),
            ref MemoryMarshal.GetReference(rates));
    }

    /// <inheritdoc/>
    public void Algebra(ReadOnlySpan<T> inputs, ReadOnlySpan<T> state, Span<T> values) => interpreter.Algebra(inputs, state, values);

    /// <inheritdoc/>
    public void Readouts(ReadOnlySpan<T> inputs, ReadOnlySpan<T> state, Span<T> values) => interpreter.Readouts(inputs, state, values);
}
