using System.Globalization;

namespace NeuroBalance.Plotting;

/// <summary>What a figure of a sweep says beneath its title.</summary>
/// <param name="numbers">The sweep.</param>
/// <param name="arm">The only arm to be shown, by its number; all when absent.</param>
internal sealed class SweepCaption(ISweepNumbers numbers, int? arm)
{
    private readonly SweepManifest manifest = numbers.Manifest;

    /// <summary>The plan, its members and how many failed, and what must be said beside some metrics.</summary>
    /// <param name="metrics">The metrics.</param>
    public string Of(params IReadOnlyList<string> metrics) => With(metrics.Select(manifest.CaveatOf).Distinct());

    /// <summary>The plan, its members and how many failed, and sentences behind them.</summary>
    /// <param name="sentences">The sentences; empty ones are passed over.</param>
    /// <param name="shown">What of the members is shown; empty for all.</param>
    public string With(IEnumerable<string> sentences, string shown = "")
    {
        string[] told = [.. sentences.Where(sentence => sentence.Length > 0)];
        return Counts() + shown + (told.Length == 0 ? "" : $". {string.Join(' ', told)}");
    }

    private string Counts()
    {
        (string of, string where) = arm is { } one ? ($", arm {numbers.Arms[one]}", " in all arms") : ("", "");
        long members = manifest.Members / (arm is null ? 1 : numbers.Arms.Count);
        return string.Create(CultureInfo.InvariantCulture,
            $"{manifest.Entry("plan")}{of}: {members:N0} members, {100.0 * numbers.Failed / manifest.Members:0.##} % failed{where}");
    }
}
