using System.Diagnostics.CodeAnalysis;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>Whether machine code may be made from a model's text while the program runs.</summary>
internal static class RuntimeCode
{
    /// <summary>The switch that turns it off in a project file or in runtimeconfig.json.</summary>
    public const string Switch = "NeuroBalance.RuntimeCode";

    /// <summary>Not where a program was compiled ahead of time, nor in a browser, nor where the switch is off.</summary>
    [FeatureSwitchDefinition(Switch)]
    [FeatureGuard(typeof(RequiresDynamicCodeAttribute))]
#pragma warning disable IL4000 // The analyzer does not see through "and": what is true here is only true where code can be made.
    public static bool IsSupported => RuntimeFeature.IsDynamicCodeSupported && RuntimeFeature.IsDynamicCodeCompiled
        && (!AppContext.TryGetSwitch(Switch, out bool isOn) || isOn);
#pragma warning restore IL4000
}

/// <summary>A model's rates as machine code. It is unloaded when nobody holds it any more.</summary>
/// <typeparam name="T">The lane.</typeparam>
internal sealed class RuntimeCode<T>
    where T : unmanaged, ILane<T>
{
    /// <summary>Compiles the rates of a model.</summary>
    [RequiresDynamicCode("Machine code is made while the program runs.")]
    public RuntimeCode(ModelGraph model)
    {
        Graph graph = model.Graph;
        int[] rates = [.. model.Rates.Select(rate => rate.Node)];
        EvaluationPlan plan = EvaluationPlan.OfRates(graph, rates, []);
        RuntimeLayout layout = new(graph, plan, rates);
        Constants = layout.Constants;
        Room = layout.Room;
        Loads = [.. plan.Parts.Select(part => part.Load)];

        List<DynamicMethod> methods = [];
        for (int part = 0; part < plan.Parts.Count; part++)
        {
            DynamicMethod method = NewMethod<T>($"Part{part}");
            new RuntimeMethod<T>(graph, plan, layout, method.GetILGenerator()).WritePart(part);
            methods.Add(method);
        }

        for (int first = 0; first < rates.Length; first += EvaluationPlan.RatesOfAMethod)
        {
            DynamicMethod method = NewMethod<T>($"RatesFrom{first}");
            int last = Math.Min(rates.Length, first + EvaluationPlan.RatesOfAMethod);
            new RuntimeMethod<T>(graph, plan, layout, method.GetILGenerator()).WriteRates(rates, first, last);
            methods.Add(method);
        }

        Rates = Join(methods);
    }

    /// <summary>The rates: workspace, inputs, state, and where the rates go.</summary>
    internal delegate void Code(ref T workspace, ref T inputs, ref T state, ref T rates);

    public Code Rates { get; }

    /// <summary>The nodes of parameters alone that lie first in the workspace, in their order.</summary>
    public IReadOnlyList<int> Constants { get; }

    /// <summary>The length of the workspace.</summary>
    public int Room { get; }

    /// <summary>The exponentials and logarithms of each method.</summary>
    public IReadOnlyList<int> Loads { get; }

    // A delegate with a first argument of its own is called without a detour.
    [RequiresDynamicCode("Machine code is made while the program runs.")]
    private static Code Join(List<DynamicMethod> methods)
    {
        Type place = typeof(T).MakeByRefType();
        DynamicMethod all = new("Rates", null, [typeof(object), place, place, place, place], typeof(RuntimeCode).Module, true);
        ILGenerator code = all.GetILGenerator();
        foreach (DynamicMethod method in methods)
        {
            code.Emit(OpCodes.Ldarg_1);
            code.Emit(OpCodes.Ldarg_2);
            code.Emit(OpCodes.Ldarg_3);
            code.Emit(OpCodes.Ldarg_S, (byte)4);
            code.Emit(OpCodes.Call, method);
        }

        code.Emit(OpCodes.Ret);
        return (Code)all.CreateDelegate(typeof(Code), methods);
    }

    [RequiresDynamicCode("Machine code is made while the program runs.")]
    private static DynamicMethod NewMethod<TLane>(string name)
    {
        Type place = typeof(TLane).MakeByRefType();
        return new DynamicMethod(name, null, [place, place, place, place], typeof(RuntimeCode).Module, true) { InitLocals = false };
    }
}
