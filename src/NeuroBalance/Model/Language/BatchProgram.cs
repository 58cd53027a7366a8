using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>A plan of batches for packs of one width.</summary>
/// <typeparam name="T">The lane.</typeparam>
internal sealed class BatchProgram<T>
    where T : unmanaged, ILane<T>
{
    private readonly BatchSection[] sections;

    // Places in bytes from the first value on: what the loops add to an address.
    private readonly uint[] arguments;
    private readonly int[] results;

    /// <summary>The program of a plan.</summary>
    public BatchProgram(BatchPlan plan)
    {
        sections = plan.Sections;
        results = plan.Results;
        arguments = [.. plan.Arguments.Select(place => checked((uint)place * (uint)Unsafe.SizeOf<T>()))];
    }

    /// <summary>Works everything out.</summary>
    /// <param name="first">The first of all values; the plan's places are counted from there, and looked at without bounds.</param>
    public void Run(ref T first)
    {
        foreach (BatchSection section in sections)
        {
            if (section.Mask >= 0 && T.All(Unsafe.Add(ref first, section.Mask)))
            {
                foreach ((int result, int constant) in section.Entries)
                {
                    Unsafe.Add(ref first, result) = Unsafe.Add(ref first, constant);
                }

                continue;
            }

            foreach (ref readonly Batch batch in section.Batches.AsSpan())
            {
                Run(in batch, ref first);
            }
        }
    }

    /// <summary>Copies the results of the last run.</summary>
    /// <param name="first">The first of all values.</param>
    /// <param name="values">To be filled.</param>
    public void Read(ref T first, Span<T> values)
    {
        values = values[..results.Length];
        for (int i = 0; i < results.Length; i++)
        {
            values[i] = Unsafe.Add(ref first, results[i]);
        }
    }

    private void Run(in Batch batch, ref T first)
    {
        ref T target = ref Unsafe.Add(ref first, batch.First);
        ref uint places = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(arguments), batch.Arguments);
        int count = batch.Count;
        switch (batch.Operation)
        {
            case Operation.Number:
            case Operation.Parameter:
            case Operation.Input:
            case Operation.State:
                throw new InvalidOperationException($"{batch.Operation} is no operation of values.");
            case Operation.Negate:
                One<LaneOperations<T>.Negate>(ref first, ref places, ref target, count);
                break;
            case Operation.Exp:
                One<LaneOperations<T>.Exp>(ref first, ref places, ref target, count);
                break;
            case Operation.Log:
                One<LaneOperations<T>.Log>(ref first, ref places, ref target, count);
                break;
            case Operation.Sqrt:
                One<LaneOperations<T>.Sqrt>(ref first, ref places, ref target, count);
                break;
            case Operation.Abs:
                One<LaneOperations<T>.Abs>(ref first, ref places, ref target, count);
                break;
            case Operation.Positive:
                One<LaneOperations<T>.Positive>(ref first, ref places, ref target, count);
                break;
            case Operation.Add:
                Two<LaneOperations<T>.Add>(ref first, ref places, ref target, count);
                break;
            case Operation.Subtract:
                Two<LaneOperations<T>.Subtract>(ref first, ref places, ref target, count);
                break;
            case Operation.Multiply:
                Two<LaneOperations<T>.Multiply>(ref first, ref places, ref target, count);
                break;
            case Operation.Divide:
                Two<LaneOperations<T>.Divide>(ref first, ref places, ref target, count);
                break;
            case Operation.Min:
                Two<LaneOperations<T>.Min>(ref first, ref places, ref target, count);
                break;
            case Operation.Max:
                Two<LaneOperations<T>.Max>(ref first, ref places, ref target, count);
                break;
            case Operation.Power:
                Two<LaneOperations<T>.Power>(ref first, ref places, ref target, count);
                break;
            case Operation.Less:
                Two<LaneOperations<T>.Less>(ref first, ref places, ref target, count);
                break;
            case Operation.LessOrEqual:
                Two<LaneOperations<T>.LessOrEqual>(ref first, ref places, ref target, count);
                break;
            case Operation.Equal:
                Two<LaneOperations<T>.Equal>(ref first, ref places, ref target, count);
                break;
            case Operation.And:
                Two<LaneOperations<T>.And>(ref first, ref places, ref target, count);
                break;
            case Operation.Or:
                Two<LaneOperations<T>.Or>(ref first, ref places, ref target, count);
                break;
            case Operation.Select:
                Three<LaneOperations<T>.Select>(ref first, ref places, ref target, count);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void One<TOperation>(ref T first, ref uint place, ref T target, int count)
        where TOperation : struct, IUnaryOperation<T>
    {
        for (int i = 0; i < count; i++)
        {
            Unsafe.Add(ref target, i) = TOperation.Of(At(ref first, Unsafe.Add(ref place, i)));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Two<TOperation>(ref T first, ref uint place, ref T target, int count)
        where TOperation : struct, IBinaryOperation<T>
    {
        for (int i = 0; i < count; i++)
        {
            Unsafe.Add(ref target, i) = TOperation.Of(At(ref first, place), At(ref first, Unsafe.Add(ref place, 1)));
            place = ref Unsafe.Add(ref place, 2);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Three<TOperation>(ref T first, ref uint place, ref T target, int count)
        where TOperation : struct, ITernaryOperation<T>
    {
        for (int i = 0; i < count; i++)
        {
            Unsafe.Add(ref target, i) =
                TOperation.Of(At(ref first, place), At(ref first, Unsafe.Add(ref place, 1)), At(ref first, Unsafe.Add(ref place, 2)));
            place = ref Unsafe.Add(ref place, 3);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref T At(ref T first, uint bytes) => ref Unsafe.AddByteOffset(ref first, (nuint)bytes);
}
