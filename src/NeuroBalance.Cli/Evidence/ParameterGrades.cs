using System.Globalization;
using static System.FormattableString;
using Grading = NeuroBalance.Evidence;

namespace NeuroBalance.Cli.Evidence;

/// <summary>Where the values of the parameters come from, and which of the assumed ones matter.</summary>
internal static class ParameterGrades
{
    private const string Coverage = "Provenance of the parameters";
    private const string Assumed = "Assumed parameters by their total Sobol index on the peak of withdrawal";

    // Below this an index cannot be distinguished from 0: it is near the half-widths of the intervals.
    private const double Least = 0.005;

    public static IEnumerable<EvidenceRow> Rows() => [.. Graded().Concat(ByInfluence()).Select(row => row with { Drift = Drift.Exact })];

    private static IEnumerable<EvidenceRow> Graded()
    {
        foreach (Grading grade in Enum.GetValues<Grading>())
        {
            int count = ParameterCatalog.All.Count(one => one.Evidence == grade);
            yield return new EvidenceRow(Coverage, Of(grade), EvidenceKind.Told,
                Invariant($"{count} of {ParameterCatalog.All.Count}, {100.0 * count / ParameterCatalog.All.Count:0} %"), "", null);
        }
    }

    /// <summary>
    /// The total indices of all parameters with a spread, from the committed table: factor, index, half-width of its 95 % interval.
    /// </summary>
    public static (string Key, double Total, double HalfWidth)[] Indices() =>
        [.. DataFile.Rows("sensitivity.csv").Select(cells => (cells[3], DataFile.Number(cells[6]), DataFile.Number(cells[7])))];

    private static IEnumerable<EvidenceRow> ByInfluence()
    {
        (string Key, double Total, double HalfWidth)[] all = Indices();
        (ParameterInfo Parameter, double Total, double HalfWidth)[] assumed =
        [
            .. all.Select(one => (Parameter: ParameterCatalog.All.Single(parameter => parameter.Key == one.Key), one.Total, one.HalfWidth))
                .Where(one => one.Parameter.Evidence == Grading.Assumed).OrderByDescending(one => one.Total),
        ];
        double sum = all.Sum(one => one.Total), ours = assumed.Sum(one => one.Total);
        yield return new EvidenceRow(Assumed, "The assumed parameters' share of the sum of all total indices. `neurobalance sensitivity samples/Evidence/plan.json --out DIR` (Saltelli, 1,024 samples, seed 1); its table lies in samples/Evidence", EvidenceKind.Told, Invariant($"{100 * ours / sum:0} %, by {assumed.Length} of {all.Length} parameters with a range"), "", null);
        int rank = 0;
        foreach ((ParameterInfo parameter, double total, double halfWidth) in assumed.TakeWhile(one => one.Total >= Least))
        {
            rank++;
            yield return new EvidenceRow(Assumed, string.Create(
                CultureInfo.InvariantCulture,
                $"{rank}. {parameter.Key} ({parameter.Symbol}): "
                + $"{parameter.Value}{(parameter.Unit == "1" ? "" : " " + parameter.Unit)}, range {parameter.Low} to "
                + $"{parameter.High}"), EvidenceKind.Told, Invariant($"{total:0.000} ± {halfWidth:0.000}"), "", null);
        }

        yield return new EvidenceRow(Assumed, Invariant($"All others, each below {Least}"), EvidenceKind.Told,
            string.Join(", ", assumed.Where(one => one.Total < Least).Select(one => one.Parameter.Key)), "", null);
    }

    private static string Of(Grading grade) => grade switch
    {
        Grading.Measured => "measured: a published value",
        Grading.Derived => "derived: computed or fitted from published values",
        Grading.Assumed => "assumed: no number was found",
        Grading.Numerical => "numerical: a constant of the numerics",
    };
}
