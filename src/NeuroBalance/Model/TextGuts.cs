using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NeuroBalance.Lanes;

namespace NeuroBalance.Models;

/// <summary>The constants of a gut: its loss (1/h), its inflow (g/h), and the rise of the blood level by a gram ((g/L)/g).</summary>
internal readonly record struct GutConstants(double Loss, double Inflow, double ToBlood);

/// <summary>The constants of both guts where a text has lines of its own for them; the closed form is proved of them, too.</summary>
internal sealed class TextGuts(RunnableText text)
{
    private readonly GraphInterpreter<Lane1> interpreter = new(text.Graph);
    private readonly double[] values = new double[text.Places.Length];

    /// <summary>The constants of one subject.</summary>
    public (GutConstants Fasting, GutConstants Meal) Of(in Parameters<double> parameters, ReadOnlySpan<double> added,
        in Inputs<double> inputs)
    {
        text.Arrange(Layout.Flatten<Parameters<double>, double>(ref Unsafe.AsRef(in parameters)), added, values.AsSpan());
        interpreter.SetParameters(MemoryMarshal.Cast<double, Lane1>(values));
        interpreter.Compartments(MemoryMarshal.Cast<double, Lane1>(Layout.Flatten<Inputs<double>, double>(ref Unsafe.AsRef(in inputs))));
        return (Of(text.Graph.ClosedForms[0]), Of(text.Graph.ClosedForms[1]));
    }

    private GutConstants Of(ClosedForm form)
    {
        double loss = interpreter.Value(form.Loss).Value;
        return new GutConstants(loss, interpreter.Value(form.Input).Value, interpreter.Value(form.Gain).Value / loss);
    }
}
