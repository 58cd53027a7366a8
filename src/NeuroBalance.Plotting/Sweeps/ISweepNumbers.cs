namespace NeuroBalance.Plotting;

/// <summary>The numbers of a finished sweep as its figures want them, wherever they are kept.</summary>
internal interface ISweepNumbers
{
    /// <summary>What the sweep was computed from.</summary>
    SweepManifest Manifest { get; }

    /// <summary>The members that did not end in success.</summary>
    long Failed { get; }

    /// <summary>The names of the arms; one empty name in a sweep without arms.</summary>
    IReadOnlyList<string> Arms => Manifest.Columns.Arms.IsEmpty ? [""] : Manifest.Columns.Arms;

    /// <summary>Columns one after the other, each as one array for each arm.</summary>
    /// <param name="columns">Their positions among the axes and metrics.</param>
    IEnumerable<double[][]> Read(IReadOnlyList<int> columns);

    /// <summary>The same rows of some columns, and the arm of each: all where there are few, else a random choice.</summary>
    /// <param name="columns">Their positions among the axes and metrics.</param>
    /// <param name="arm">The arm by its number, or null for the rows of all arms.</param>
    /// <param name="most">About how many rows.</param>
    (double[][] Columns, int[] Arms) Sample(IReadOnlyList<int> columns, int? arm, long most);
}
