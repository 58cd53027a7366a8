using System.Numerics;
using NeuroBalance.Dosing;
using NeuroBalance.Integration;
using NeuroBalance.Lanes;
using NeuroBalance.Metrics;
using NeuroBalance.Models;

namespace NeuroBalance.Simulation;

/// <summary>A quantity that is read at equal distances of time; from when on, each subject says.</summary>
/// <param name="Quantity">What is read.</param>
/// <param name="EveryHours">From one reading to the next (h).</param>
/// <param name="Count">How many readings.</param>
internal readonly record struct SampledQuantity(Quantity Quantity, double EveryHours, int Count)
{
    /// <summary>The time of a reading on the grid of all times (h): that of a dose is the moment before it.</summary>
    /// <param name="start">The time of the first (h).</param>
    /// <param name="reading">Which, from 0.</param>
    public double TimeOf(double start, int reading) => Clock.Snap(start + (reading * EveryHours));
}

/// <summary>Reads the courses of some quantities in every lane while it is stepped.</summary>
/// <remarks>
/// Each lane has its own next reading, so a step in which none is due costs one comparison a quantity, however many readings there are.
/// </remarks>
/// <typeparam name="T">The lane.</typeparam>
internal sealed class SampleRecorder<T>(IReadOnlyList<SampledQuantity> courses, EquationSet set)
    where T : unmanaged, ILane<T>
{
    private readonly SampledQuantity[] courses = [.. courses];
    private readonly double[] values = new double[T.Width * courses.Sum(one => one.Count)];
    private readonly double[] starts = new double[T.Width * courses.Count];
    private readonly int[] read = new int[T.Width * courses.Count];
    private readonly T[] next = new T[courses.Count];
    private readonly int total = courses.Sum(one => one.Count);
    private readonly MomentReader<T> moments = new();
    private QuantityReader? startReader;

    /// <summary>A new subject has taken a lane.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="initial">All its states at the start.</param>
    public void Begin(int lane, Subject subject, ReadOnlySpan<double> initial)
    {
        Row(lane).Fill(double.NaN);
        bool known = false;
        int offset = 0;
        for (int i = 0; i < courses.Length; i++)
        {
            double start = subject.SampleStarts![i];
            int first = 0;
            while (first < courses[i].Count && courses[i].TimeOf(start, first) < subject.StartHours)
            {
                first++;
            }
            // The start lies before every step: what is asked for there is read here.
            if (first < courses[i].Count && courses[i].TimeOf(start, first) == subject.StartHours)
            {
                startReader ??= new(in subject.Parameters, subject.AddedParameters, set);
                if (!known) startReader.Know(in subject.Parameters, subject.AddedParameters, set);
                known = true;
                Row(lane)[offset + first++] = Finite(startReader!.Read(courses[i].Quantity, initial));
            }

            starts[(i * T.Width) + lane] = start;
            MoveOn(i, lane, first);
            offset += courses[i].Count;
        }
    }

    /// <summary>All lanes have been stepped.</summary>
    /// <param name="step">The step with its interpolant.</param>
    /// <param name="accepted">The lanes for which it counts.</param>
    public void Observe(in SubjectStep<T> step, T accepted)
    {
        T end = step.End;
        moments.BeginStep();
        for (bool more = true; more;)
        {
            more = false;
            int offset = 0;
            for (int i = 0; i < courses.Length; offset += courses[i++].Count)
            {
                uint due = T.Bits(T.And(accepted, T.LessThanOrEqual(next[i], end)));
                if (due == 0) continue;
                more = true;
                T found = moments.Read(in step, courses[i].Quantity, next[i]);
                for (; due != 0; due &= due - 1)
                {
                    int lane = BitOperations.TrailingZeroCount(due), reading = read[(i * T.Width) + lane];
                    Row(lane)[offset + reading] = Finite(LaneView<T>.Element(ref found, lane));
                    MoveOn(i, lane, reading + 1);
                }
            }
        }
    }

    /// <summary>The course of the subject in a lane: the readings of the first quantity, then those of the second, and so on.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="row">Takes the readings; NaN where the run had not begun or was over, or the quantity has no value.</param>
    public void Read(int lane, Span<double> row) => Row(lane).CopyTo(row);

    private static double Finite(double value) => double.IsFinite(value) ? value : double.NaN;

    private Span<double> Row(int lane) => values.AsSpan(lane * total, total);

    // A time that is not a number, which counts from a drink that is not there, never comes.
    private void MoveOn(int course, int lane, int reading)
    {
        int place = (course * T.Width) + lane;
        read[place] = reading;
        double time = reading < courses[course].Count ? courses[course].TimeOf(starts[place], reading) : double.NaN;
        LaneView<T>.Element(ref next[course], lane) = double.IsNaN(time) ? double.PositiveInfinity : time;
    }
}
