using System.Runtime.InteropServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>What the doses that a text adds do to one subject.</summary>
internal sealed class TextDoses(RunnableText text)
{
    private readonly GraphInterpreter<Lane1> interpreter = new(text.Graph);
    private readonly double[] values = new double[text.Places.Length];
    private readonly double[] none = new double[text.Graph.Document.Inputs.Count];

    /// <summary>The text whose doses they are.</summary>
    public RunnableText Text => text;

    /// <summary>From here on the subject is the one with these parameters.</summary>
    public void Know(in Parameters<double> parameters, ReadOnlySpan<double> added)
    {
        Parameters<double> copy = parameters;
        text.Arrange(Layout.Flatten<Parameters<double>, double>(ref copy), added, values.AsSpan());
        interpreter.SetParameters(MemoryMarshal.Cast<double, Lane1>(values));
        interpreter.Compartments(MemoryMarshal.Cast<double, Lane1>(none));
    }

    /// <summary>Gives a dose.</summary>
    /// <param name="dose">Which of the doses that the text adds.</param>
    /// <param name="amount">How much, in the unit of the dose.</param>
    /// <param name="states">All states of the subject.</param>
    public void Give(int dose, double amount, Span<double> states)
    {
        AddedDose row = text.Doses[dose];
        states[row.Component] += amount * interpreter.Value(row.Factor).Value;
    }

    /// <summary>What doses that are given over a time move their states by in an hour.</summary>
    /// <param name="rates">The rate of each dose, in its unit by the hour.</param>
    /// <param name="flows">To be filled, in the order of <see cref="RunnableText.Dosed"/>.</param>
    public void Flow(ReadOnlySpan<double> rates, Span<double> flows)
    {
        flows.Clear();
        for (int dose = 0; dose < text.Doses.Length; dose++)
        {
            AddedDose row = text.Doses[dose];
            if (rates[dose] != 0) flows[text.Dosed.IndexOf(row.Component)] += rates[dose] * interpreter.Value(row.Factor).Value;
        }
    }
}
