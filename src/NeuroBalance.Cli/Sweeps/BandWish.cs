using NeuroBalance.Cli.Origins;

namespace NeuroBalance.Cli.Sweeps;

/// <summary>What is to be shown of the trajectories of a plan.</summary>
/// <param name="Trajectory">The one in the figure; absent for another figure.</param>
/// <param name="Table">The file of the bands of all; absent for none.</param>
internal sealed record BandWish(string? Trajectory, string? Table)
{
    /// <summary>Whether nothing is.</summary>
    public bool IsEmpty => Trajectory is null && Table is null;

    /// <summary>What is wrong with what was typed.</summary>
    public IEnumerable<string> Faults(bool pairs, FigureOutput plots)
    {
        if (Table is not null && OutputFile.InputFault("--bands", Table, ".csv", ".parquet") is { } fault) yield return fault;
        if (Trajectory is null) yield break;
        if (pairs) yield return "--trajectory: --pairs asks for another figure; give one of the two.";
        if (plots.Paths.Count == 0) yield return "--trajectory: this is a figure; give its file with --plot, or a table with --bands.";
    }

    /// <summary>What is wrong with it in a sweep.</summary>
    public IEnumerable<string> Faults(SweepManifest manifest)
    {
        if (IsEmpty) yield break;
        string[] known = [.. manifest.Trajectories.Select(one => one.Name)];
        if (known.Length == 0) yield return None(Trajectory is null ? "--bands" : "--trajectory");
        else if (Trajectory is not null && !known.Contains(Trajectory))
        {
            string meant = NearestName.Find(Trajectory, known) is { } near ? $" Did you mean {near}?" : "";
            yield return $"--trajectory {Trajectory}: there is no such trajectory; there are {string.Join(", ", known)}.{meant}";
        }
    }

    /// <summary>The message that a sweep has no trajectories.</summary>
    public static string None(string option) =>
        $"{option}: the plan of this sweep follows no trajectories; give it \"trajectories\" and run it into a new folder.";

    /// <summary>Makes sure that the table can be written now.</summary>
    /// <exception cref="CommandException">It cannot (exit code 3).</exception>
    public void RequireWritable()
    {
        if (Table is not null) OutputFile.RequireWritable("--bands", Table);
    }

    /// <summary>Writes the table.</summary>
    public void Write(IReadOnlyList<TrajectoryBands> bands, IReadOnlyList<string> folders)
    {
        if (Table is null) return;
        Provenance? origin = SweepOrigin.Then(folders, "summarize", [], "--bands");
        TrajectoryBands.Write(Table, bands, origin is null ? [] : [new(Provenance.Key, origin.ToJson())]);
        if (origin is not null && !SweepResults.IsTable(Table)) origin.WriteBeside(Table);
    }
}
