using System.Collections;

namespace NeuroBalance.Sweeps;

/// <summary>The rows of a design, each computed when it is asked for: none is kept.</summary>
internal sealed class DesignRows(IDesign design) : IReadOnlyList<double[]>
{
    public int Count => (int)design.Count;

    public double[] this[int index]
    {
        get
        {
            double[] point = new double[design.Dimensions];
            design.Point(index, point);
            return point;
        }
    }

    public IEnumerator<double[]> GetEnumerator() => Enumerable.Range(0, Count).Select(row => this[row]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
