using System.Text;
using NeuroBalance.Integration;
using NeuroBalance.Models;
using NeuroBalance.Texts;

namespace NeuroBalance;

/// <summary>What <see cref="Model.Solve"/> found: every state and every line of the text, by name.</summary>
/// <remarks>
/// A dose at 0 is in the values at 0. At a later dose <see cref="At(double, string)"/> gives the values just before it; where the output
/// is the ends of the steps, a row just before and one just after it have the same time. One thread at a time may ask.
/// </remarks>
public sealed class ModelSolution
{
    private readonly ModelCourse course;
    private readonly string[][] names;
    private readonly int states;
    private readonly double[] row;

    internal ModelSolution(Model model, OdeSolution solution, ModelCourse course)
    {
        Model = model;
        Solution = solution;
        this.course = course;
        ModelGraph graph = model.Graph;
        states = graph.Document.States.Count;
        names =
        [
            .. graph.Document.States.Select(state => (string[])[state.Name, state.Symbol.Text]),
            .. graph.Algebra.Concat(graph.Readouts).Select(line => (string[])[line.Name, line.Symbol]),
        ];
        row = new double[names.Length];
    }

    /// <summary>The model.</summary>
    public Model Model { get; }

    /// <summary>The solution of the equations: states in their order, events, what it cost.</summary>
    public OdeSolution Solution { get; }

    /// <summary>The times of the output (h).</summary>
    public IReadOnlyList<double> Times => Solution.Times;

    /// <summary>How it ended.</summary>
    public SolveStatus Status => Solution.Status;

    /// <summary>How it ended, in words, with time, step and state.</summary>
    public string Message => Solution.Message;

    /// <summary>Whether the end or a terminal event was reached.</summary>
    public bool Success => Solution.Success;

    /// <summary>The states, then the lines of the text in an order in which they can be computed.</summary>
    public IReadOnlyList<string> Names => [.. names.Select(name => name[0])];

    /// <summary>A state or a line of the text over <see cref="Times"/>.</summary>
    /// <param name="name">Its name or symbol.</param>
    /// <returns>One number a time, in its unit.</returns>
    /// <exception cref="ArgumentException">The model has no such quantity; the message names the nearest one.</exception>
    public double[] Values(string name)
    {
        int at = Find(name);
        return [.. Rows().Select(values => values.Span[1 + at])];
    }

    /// <summary>A state or a line of the text at any time, just before what happens there.</summary>
    /// <param name="time">The time (h), from 0 to the end.</param>
    /// <param name="name">Its name or symbol.</param>
    /// <returns>The number, in its unit.</returns>
    /// <exception cref="ArgumentException">The model has no such quantity; the message names the nearest one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time was not integrated over.</exception>
    public double At(double time, string name)
    {
        int at = Find(name);
        Fill(time, false, Solution.At(time));
        return row[at];
    }

    /// <summary>Writes a table as comma-separated values: Time, then <see cref="Names"/>, a row for each of <see cref="Times"/>.</summary>
    /// <param name="path">The file, in a folder that exists; replaced at once when it is complete, or not at all.</param>
    /// <exception cref="IOException">The folder does not exist, is full or cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder or the file may not be written.</exception>
    public void ToCsv(string path) => AtomicFile.Write(path, stream =>
    {
        using StreamWriter writer = new(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        Csv.Write(writer, ["Time", .. Names], Rows());
    });

    private int Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        GivenValues given = new();
        int at = given.Find(names, name, "quantity");
        given.ThrowIfFaulty();
        return at;
    }

    private IEnumerable<ReadOnlyMemory<double>> Rows()
    {
        double[] values = new double[1 + row.Length];
        for (int k = 0; k < Times.Count; k++)
        {
            Fill(Times[k], k > 0 && Times[k] == Times[k - 1], Solution.States[k]);
            values[0] = Times[k];
            row.CopyTo(values, 1);
            yield return values;
        }
    }

    private void Fill(double time, bool after, ReadOnlySpan<double> state)
    {
        state.CopyTo(row);
        course.Lines(time, after, state, row.AsSpan(states));
    }
}
