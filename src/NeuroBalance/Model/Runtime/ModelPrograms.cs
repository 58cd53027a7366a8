using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>
/// Chooses what evaluates a model: code that is made at run time where many members pay for making it, else the interpreter.
/// </summary>
/// <remarks>The choice changes speed, never a bit of a result.</remarks>
internal static class ModelPrograms
{
    /// <summary>The environment variable that overrides the choice: "interpreter" or "code".</summary>
    public const string OverrideVariable = "NEUROBALANCE_EVALUATOR";

    /// <summary>From so many members on making the code takes less time than it saves.</summary>
    public const int MembersThatPay = 32;

    // A text of this size or depth was not written by a person, and would keep the compiler busy for long.
    private const int LargestGraph = 100_000, DeepestChain = 2_000;

    /// <summary>A program of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="members">How many subjects will be solved with it, or about how many.</param>
    /// <exception cref="InvalidOperationException">The environment asks for something else than there is.</exception>
    public static IModelProgram<T> For<T>(ModelGraph model, long members)
        where T : unmanaged, ILane<T>
    {
        bool pays = ReadOverride(Environment.GetEnvironmentVariable(OverrideVariable)) ?? members >= MembersThatPay;
        if (pays && RuntimeCode.IsSupported && Suits(model.Graph)) return new RuntimeProgram<T>(model, Compiled<T>.Of(model));
        return new GraphInterpreter<T>(model);
    }

    /// <summary>What the environment asks for; null for nothing.</summary>
    /// <exception cref="InvalidOperationException">It asks for something else than there is.</exception>
    public static bool? ReadOverride(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        if (text is "interpreter" or "code") return text == "code";
        throw new InvalidOperationException($"{OverrideVariable} is '{text}'; it may be interpreter or code.");
    }

    private static bool Suits(Graph graph)
    {
        if (graph.Count > LargestGraph) return false;
        int[] depths = new int[graph.Count];
        for (int node = 0; node < depths.Length; node++)
        {
            foreach (int argument in graph.Arguments(node))
            {
                depths[node] = Math.Max(depths[node], depths[argument] + 1);
            }
        }

        return depths.Max() <= DeepestChain;
    }

    // Programs of several threads share the code of a model, and the last of them takes it along.
    private static class Compiled<T>
        where T : unmanaged, ILane<T>
    {
        private static readonly ConditionalWeakTable<ModelGraph, WeakReference<RuntimeCode<T>>> Known = [];

        [RequiresDynamicCode("Machine code is made while the program runs.")]
        public static RuntimeCode<T> Of(ModelGraph model)
        {
            WeakReference<RuntimeCode<T>> kept = Known.GetValue(model, _ => new WeakReference<RuntimeCode<T>>(null!));
            lock (kept)
            {
                if (kept.TryGetTarget(out RuntimeCode<T>? code)) return code;
                code = new RuntimeCode<T>(model);
                kept.SetTarget(code);
                return code;
            }
        }
    }
}
