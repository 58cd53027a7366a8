namespace NeuroBalance.Integration;

/// <summary>A tableau's rows with the zeros left out: for each, the coefficients and where their stages start in memory.</summary>
/// <remarks>
/// What the loop needs is copied once: asked of the tableau at every step, code that is not yet optimised would allocate each time.
/// </remarks>
internal sealed class TableauRows<TTableau>
    where TTableau : struct, ITableau
{
    public TableauRows(int dimension)
    {
        int stages = TTableau.Stages;
        Stage = new Row[stages - 1];
        int read = 0;
        for (int s = 1; s < stages; s++)
        {
            Stage[s - 1] = new Row(TTableau.Matrix.Slice(read, s), dimension);
            read += s;
        }

        Error = new Row(TTableau.Error, dimension);
        ErrorSeesTheEnd = TTableau.Error[stages - 1] != 0.0;
        Nodes = TTableau.Nodes.ToArray();
        DenseNodes = TTableau.DenseNodes.ToArray();
        Interpolant = TTableau.Dense.ToArray();
        Dense = new Row[TTableau.DenseStages];
        read = 0;
        for (int s = 0; s < Dense.Length; s++)
        {
            Dense[s] = new Row(TTableau.DenseMatrix.Slice(read, stages + s), dimension);
            read += stages + s;
        }
    }

    public Row[] Stage { get; }

    public Row Error { get; }

    public Row[] Dense { get; }

    /// <summary>
    /// Whether the error estimate uses the derivative at the end of the step; if so, it notices when that is not a number.
    /// </summary>
    public bool ErrorSeesTheEnd { get; }

    public double[] Nodes { get; }

    public double[] DenseNodes { get; }

    public double[] Interpolant { get; }

    internal sealed class Row
    {
        public Row(ReadOnlySpan<double> coefficients, int dimension)
        {
            var kept = new List<double>();
            var offsets = new List<int>();
            for (int i = 0; i < coefficients.Length; i++)
            {
                if (coefficients[i] == 0.0) continue;
                kept.Add(coefficients[i]);
                offsets.Add(i * dimension);
            }

            Coefficients = [.. kept];
            Offsets = [.. offsets];
        }

        public double[] Coefficients { get; }

        public int[] Offsets { get; }
    }
}
