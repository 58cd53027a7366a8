namespace NeuroBalance.Integration;

/// <summary>A small dense matrix as the product of two triangles, by Gaussian elimination with partial pivoting; allocates once.</summary>
/// <remarks>Golub and Van Loan 2013, Matrix Computations, algorithm 3.4.1.</remarks>
internal sealed class LuFactorization(int dimension)
{
    private readonly double[] elements = new double[dimension * dimension];
    private readonly int[] pivots = new int[dimension];

    /// <summary>The matrix, row by row: to be filled before <see cref="Factor"/>, which overwrites it.</summary>
    public Span<double> Elements => elements;

    /// <summary>Factors the matrix in place; false when it is singular or holds a number that is not finite.</summary>
    public bool Factor()
    {
        for (int column = 0; column < dimension; column++)
        {
            int pivot = column;
            double largest = Math.Abs(elements[(column * dimension) + column]);
            for (int row = column + 1; row < dimension; row++)
            {
                double size = Math.Abs(elements[(row * dimension) + column]);
                if (!(size <= largest))
                {
                    largest = size;
                    pivot = row;
                }
            }

            if (!(largest > 0.0 && double.IsFinite(largest))) return false;
            pivots[column] = pivot;
            Span<double> top = elements.AsSpan(column * dimension, dimension);
            if (pivot != column) Swap(top, elements.AsSpan(pivot * dimension, dimension));
            for (int row = column + 1; row < dimension; row++)
            {
                Span<double> current = elements.AsSpan(row * dimension, dimension);
                double factor = current[column] / top[column];
                current[column] = factor;
                if (factor == 0.0) continue;
                for (int k = column + 1; k < dimension; k++)
                {
                    current[k] -= factor * top[k];
                }
            }
        }

        return true;
    }

    /// <summary>Solves for one right-hand side, in place.</summary>
    public void Solve(Span<double> right)
    {
        for (int column = 0; column < dimension; column++)
        {
            int pivot = pivots[column];
            if (pivot != column) (right[column], right[pivot]) = (right[pivot], right[column]);
        }

        for (int row = 0; row < dimension; row++)
        {
            ReadOnlySpan<double> current = elements.AsSpan(row * dimension, dimension);
            double sum = right[row];
            for (int k = 0; k < row; k++)
            {
                sum -= current[k] * right[k];
            }
            right[row] = sum;
        }

        for (int row = dimension - 1; row >= 0; row--)
        {
            ReadOnlySpan<double> current = elements.AsSpan(row * dimension, dimension);
            double sum = right[row];
            for (int k = row + 1; k < dimension; k++)
            {
                sum -= current[k] * right[k];
            }
            right[row] = sum / current[row];
        }
    }

    private static void Swap(Span<double> one, Span<double> other)
    {
        for (int k = 0; k < one.Length; k++)
        {
            (one[k], other[k]) = (other[k], one[k]);
        }
    }
}
