using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;

namespace NeuroBalance.Dosing;

/// <summary>Read-outs of a scenario as what they are to its model: a text that adds lines to it and changes none.</summary>
/// <param name="readouts">The read-outs, with sound names; each expression is on one line.</param>
internal sealed class ReadoutText(ImmutableArray<NamedExpression> readouts)
{
    private const string Name = "read-outs";
    private const int FirstRow = 5;

    // Whoever adds the same read-outs to the same model has the same model, so that its members are solved side by side.
    private static readonly ConditionalWeakTable<Model, Dictionary<string, WeakReference<Model>>> Known = [];

    /// <summary>The model with the read-outs.</summary>
    /// <exception cref="ModelException">An expression has faults; <see cref="PlaceOf"/> tells whose.</exception>
    public Model AddTo(Model model)
    {
        string text = Write();
        Dictionary<string, WeakReference<Model>> known = Known.GetOrCreateValue(model);
        lock (known)
        {
            if (known.TryGetValue(text, out WeakReference<Model>? kept) && kept.TryGetTarget(out Model? same)) return same;
            Model added = model.With(text, Name);
            foreach (string gone in known.Where(one => !one.Value.TryGetTarget(out _)).Select(one => one.Key).ToArray())
            {
                known.Remove(gone);
            }
            known[text] = new WeakReference<Model>(added);
            return added;
        }
    }

    /// <summary>The read-out that a fault of the text is one of, and the fault as one of its expression alone.</summary>
    /// <returns>
    /// The read-out, and the fault with its column in the expression, which is 0 where the name is meant; null for the fault of another
    /// text.
    /// </returns>
    public (NamedExpression Readout, ModelFault Fault)? PlaceOf(ModelFault fault)
    {
        if (fault.Path != Name) return null;
        int row = fault.Line - FirstRow, line = row - readouts.Length - 2;
        if (line < 0 || line >= readouts.Length)
        {
            return row >= 0 && row < readouts.Length ? (readouts[row], fault with { Column = 0, Text = "" }) : null;
        }
        NamedExpression one = readouts[line];
        return (one, fault with { Column = Math.Max(0, fault.Column - Left(one).Length), Text = one.Expression });
    }

    // A table, so that the lines are reported, with the units that follow from them.
    private string Write()
    {
        StringBuilder text = new("## Read-outs\n\n| symbol | unit | reported | meaning |\n|---|---|---|---|\n");
        foreach (NamedExpression one in readouts)
        {
            // No expression has a stroke, which would end the cell.
            string meaning = one.Expression.Contains('|', StringComparison.Ordinal) ? "" : $"Read-out {one.Expression.Trim()}";
            text.Append("| ").Append(one.Name).Append(" | - | yes | ").Append(meaning).Append(" |\n");
        }
        text.Append("\n```readouts\n");
        foreach (NamedExpression one in readouts)
        {
            text.Append(Left(one)).Append(one.Expression).Append('\n');
        }
        return text.Append("```\n").ToString();
    }

    private static string Left(NamedExpression readout) => readout.Name + " = ";
}
