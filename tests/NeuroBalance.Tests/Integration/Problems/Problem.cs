using System.Globalization;
using NeuroBalance.Integration;
using NeuroBalance.Lanes;

namespace NeuroBalance.Tests.Integration.Problems;

/// <summary>An initial value problem with a known answer: equations written once for every lane width, starting at time 0.</summary>
internal abstract class Problem(double[] initial, double end)
{
    private static readonly Lazy<Dictionary<string, (double End, double[] State)>> _references = new(ReadReferences);

    /// <summary>The name, which is that of the row in references.txt.</summary>
    public virtual string Name => GetType().Name;

    public int Dimension => initial.Length;

    public double[] Initial => [.. initial];

    /// <summary>The time at which the reference is given.</summary>
    public double End => end;

    /// <summary>The solution at <see cref="End"/>, to the last digit of a double, from references.txt.</summary>
    public double[] Reference
    {
        get
        {
            (double time, double[] state) = _references.Value[Name];
            return time == End ? [.. state] : throw new InvalidOperationException($"The reference of {Name} is for {time}, not {End}.");
        }
    }

    /// <summary>y' = f(t, y).</summary>
    public abstract void Derivatives<T>(T time, ReadOnlySpan<T> y, Span<T> dy)
        where T : unmanaged, ILane<T>;

    public override string ToString() => Name;

    /// <summary>A function that lanes do not have, one lane after the other.</summary>
    protected static T Map<T>(T value, Func<double, double> function)
        where T : unmanaged, ILane<T>
    {
        Span<double> lanes = stackalloc double[T.Width];
        T.Store(value, lanes);
        for (int lane = 0; lane < lanes.Length; lane++)
        {
            lanes[lane] = function(lanes[lane]);
        }
        return T.Load(lanes);
    }

    private static Dictionary<string, (double End, double[] State)> ReadReferences()
    {
        using Stream stream = typeof(Problem).Assembly.GetManifestResourceStream("references.txt")!;
        using StreamReader reader = new(stream);
        Dictionary<string, (double, double[])> rows = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#') || line.Length == 0) continue;
            string[] words = line.Split(' ');
            double[] numbers = [.. words[1..].Select(word => double.Parse(word, NumberStyles.Float, CultureInfo.InvariantCulture))];
            rows.Add(words[0], (numbers[0], numbers[1..]));
        }

        return rows;
    }
}

/// <summary>A problem as the system that an integrator takes.</summary>
internal readonly struct ProblemSystem<T>(Problem problem) : IOdeSystem<T>
    where T : unmanaged, ILane<T>
{
    public int Dimension => problem.Dimension;

    public void Derivatives(T time, ReadOnlySpan<T> state, Span<T> derivative) => problem.Derivatives(time, state, derivative);
}
