using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>Writes one method of run-time code: its arguments are workspace, inputs, state and rates.</summary>
/// <typeparam name="T">The lane.</typeparam>
internal sealed class RuntimeMethod<T>(Graph graph, EvaluationPlan plan, RuntimeLayout layout, ILGenerator code)
    where T : unmanaged, ILane<T>
{
    private const int Workspace = 0, Inputs = 1, State = 2, Rates = 3;

    private readonly Dictionary<int, LocalBuilder> locals = [];
    private Func<int, bool> isElsewhere = _ => false;

    /// <summary>Writes a part of a plan.</summary>
    public void WritePart(int part)
    {
        isElsewhere = node => plan.PartOf.TryGetValue(node, out int other) && other != part;
        foreach (List<int> group in plan.Steps(part))
        {
            if (plan.GuardOf.TryGetValue(group[0], out int mask)) WriteGuarded(group, mask);
            else WriteOne(group[0]);
        }

        code.Emit(OpCodes.Ret);
    }

    /// <summary>Puts rates together from what the parts have worked out.</summary>
    public void WriteRates(int[] rates, int first, int last)
    {
        isElsewhere = plan.PartOf.ContainsKey;
        for (int i = first; i < last; i++)
        {
            Prepare(rates[i]);
            PushAddress(Rates, i);
            Push(rates[i]);
            code.Emit(OpCodes.Stobj, typeof(T));
        }

        code.Emit(OpCodes.Ret);
    }

    // Locals for what several rates share and no part has worked out.
    private void Prepare(int node)
    {
        foreach (int input in plan.Inputs(node).Distinct())
        {
            if (locals.ContainsKey(input) || isElsewhere(input)) continue;
            Prepare(input);
            WriteLocal(input);
        }
    }

    private void WriteOne(int node)
    {
        WriteLocal(node);
        HandOn(node);
    }

    private void WriteLocal(int node)
    {
        LocalBuilder local = code.DeclareLocal(typeof(T));
        Work(node);
        code.Emit(OpCodes.Stloc, local);
        locals[node] = local;
    }

    // What another method needs goes into the workspace, too.
    private void HandOn(int node)
    {
        if (!plan.IsHandedOn(node)) return;
        PushAddress(Workspace, layout[node]);
        code.Emit(OpCodes.Ldloc, locals[node]);
        code.Emit(OpCodes.Stobj, typeof(T));
    }

    // Where the mask is set in all lanes, what it guards is not worked out.
    private void WriteGuarded(List<int> group, int mask)
    {
        LocalBuilder absent = code.DeclareLocal(typeof(T));
        Push(mask);
        code.Emit(OpCodes.Stloc, absent);
        List<int> entries = group.FindAll(plan.Entries.Contains);
        Dictionary<int, LocalBuilder> results = entries.ToDictionary(entry => entry, _ => code.DeclareLocal(typeof(T)));
        Label present = code.DefineLabel(), joined = code.DefineLabel();
        code.Emit(OpCodes.Ldloc, absent);
        code.Emit(OpCodes.Call, LaneCode<T>.All);
        code.Emit(OpCodes.Brfalse, present);
        foreach (int entry in entries)
        {
            Push(graph[entry].B);
            code.Emit(OpCodes.Stloc, results[entry]);
        }

        code.Emit(OpCodes.Br, joined);
        code.MarkLabel(present);
        locals[mask] = absent;
        foreach (int node in group)
        {
            if (!results.TryGetValue(node, out LocalBuilder? result))
            {
                WriteOne(node);
                continue;
            }

            Work(node);
            code.Emit(OpCodes.Stloc, result);
        }

        code.MarkLabel(joined);
        locals.Remove(mask);
        foreach (int entry in entries)
        {
            locals[entry] = results[entry];
            HandOn(entry);
        }
    }

    private void Push(int node)
    {
        Node n = graph[node];
        if (locals.TryGetValue(node, out LocalBuilder? local)) code.Emit(OpCodes.Ldloc, local);
        else if (n.Operation == Operation.Number)
        {
            code.Emit(OpCodes.Ldc_R8, n.Value);
            code.Emit(OpCodes.Call, LaneCode<T>.Broadcast);
        }
        else if (n.Operation == Operation.State) Read(State, n.A);
        else if (n.Operation == Operation.Input) Read(Inputs, n.A);
        else if (n.Level == Level.Parameter || isElsewhere(node)) Read(Workspace, layout[node]);
        else Work(node);
    }

    private void Work(int node)
    {
        if (Graph.Arity(graph[node].Operation) == 0)
        {
            Push(node);
            return;
        }

        foreach (int argument in graph.Arguments(node))
        {
            Push(argument);
        }

        code.Emit(OpCodes.Call, LaneCode<T>.Of(graph[node].Operation));
    }

    private void Read(int argument, int index)
    {
        PushAddress(argument, index);
        code.Emit(OpCodes.Ldobj, typeof(T));
    }

    private void PushAddress(int argument, int index)
    {
        code.Emit(OpCodes.Ldarg, (short)argument);
        if (index == 0) return;
        code.Emit(OpCodes.Ldc_I4, checked(index * Unsafe.SizeOf<T>()));
        code.Emit(OpCodes.Add);
    }
}
