using System.Text.Json;
using NeuroBalance.Lanes;

namespace NeuroBalance.Cli.Verification;

/// <summary>One golden run and its hash.</summary>
/// <param name="Scenario">The name of the scenario.</param>
/// <param name="Lanes">The lane width it was computed at.</param>
/// <param name="Found">SHA-256 of its result table, in lower-case hexadecimal.</param>
/// <param name="Published">What it must be.</param>
internal sealed record GoldenRun(string Scenario, int Lanes, string Found, string Published)
{
    public bool Agrees => Found == Published;
}

/// <summary>The golden runs: a few scenarios at default tolerance, whose result tables have the same bytes on every machine.</summary>
internal static class GoldenRuns
{
    private static readonly int[] Widths = [1, 4, 8];

    /// <summary>The published hashes, by the name of the scenario.</summary>
    public static IReadOnlyDictionary<string, string> Published { get; } = Read();

    /// <summary>Computes every golden run at every lane width.</summary>
    public static IEnumerable<GoldenRun> Check(CancellationToken cancellation)
    {
        foreach ((string scenario, string published) in Published)
        {
            foreach (int width in Widths)
            {
                cancellation.ThrowIfCancellationRequested();
                yield return new GoldenRun(scenario, width, Hash(scenario, width, cancellation), published);
            }
        }
    }

    /// <summary>The hash of one scenario's result table as <c>run --out</c> writes it.</summary>
    public static string Hash(string scenario, int width, CancellationToken cancellation = default)
    {
        Trajectory run =
            Simulator.Run(Scenario.Named(scenario), new SimulationOptions { LaneWidth = width }, cancellationToken: cancellation);
        cancellation.ThrowIfCancellationRequested();
        return run.Fingerprint;
    }

    private static Dictionary<string, string> Read()
    {
        using Stream stream = typeof(GoldenRuns).Assembly.GetManifestResourceStream("golden-runs.json")
            ?? throw new InvalidOperationException("The tool lacks its golden runs.");
        using JsonDocument document = JsonDocument.Parse(stream);
        return document.RootElement.GetProperty("sha256").EnumerateObject()
            .ToDictionary(one => one.Name, one => one.Value.GetString() ?? "");
    }
}
