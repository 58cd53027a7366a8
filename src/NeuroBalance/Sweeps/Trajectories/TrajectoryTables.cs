using NeuroBalance.Statistics;
using NeuroBalance.Texts;

namespace NeuroBalance.Sweeps;

/// <summary>The tables of courses: bands, and the readings of all members in long form.</summary>
internal static class TrajectoryTables
{
    // Of a group of rows: the table's bytes must not depend on how the members were divided into parts.
    private const int RowsOfGroup = 1 << 16;

    /// <summary>Writes bands, a row for each course, arm and time.</summary>
    internal static void WriteBands(string path, IReadOnlyList<TrajectoryBands> bands, IReadOnlyList<KeyValuePair<string, string>> notes)
    {
        bool hasArms = bands.Any(one => one.Arm.Length > 0);
        ParquetColumn[] columns =
        [
            new("trajectory", ParquetKind.Word), .. hasArms ? [new("arm", ParquetKind.Word)] : (ParquetColumn[])[],
            new("unit", ParquetKind.Word), new("from", ParquetKind.Word), new("hours", ParquetKind.Number),
            .. SampleQuantile.Shares.Select(share => new ParquetColumn(FormattableString.Invariant($"q{100 * share:00}"),
                ParquetKind.Number)),
            new("measured", ParquetKind.Whole), new("failed", ParquetKind.Whole), new("members", ParquetKind.Whole),
        ];
        (TrajectoryBands Band, int At)[] rows = [.. bands.SelectMany(band => band.Times.Select((_, at) => (band, at)))];
        Array[] values =
        [
            Words(one => one.Name), .. hasArms ? [Words(one => one.Arm)] : (Array[])[],
            Words(one => one.Quantity.Unit), Words(one => one.Origin), rows.Select(row => row.Band.Times[row.At]).ToArray(),
            .. SampleQuantile.Shares.Select((_, i) => rows.Select(row => row.Band.Quantiles[row.At][i]).ToArray()),
            rows.Select(row => row.Band.Measured[row.At]).ToArray(), rows.Select(row => row.Band.Failed).ToArray(),
            rows.Select(row => row.Band.Members).ToArray(),
        ];
        AtomicFile.Write(path, stream =>
        {
            using ITableWriter writer = TableFile.Create(path, stream, columns, notes);
            writer.Append(new TableBlock(rows.Length, values));
        });

        string[] Words(Func<TrajectoryBands, string> of) => [.. rows.Select(row => of(row.Band))];
    }

    /// <summary>Writes the readings of all members of the courses that keep them, member by member.</summary>
    internal static void WriteMembers(string path, TrajectoryLayout layout, IReadOnlyList<string> arms,
        IEnumerable<Func<TrajectoryPartReader>> parts, IReadOnlyList<KeyValuePair<string, string>> notes, CancellationToken cancellation)
    {
        ParquetColumn[] columns =
        [
            new("member", ParquetKind.Whole), .. arms.Count > 0 ? [new("arm", ParquetKind.Word)] : (ParquetColumn[])[],
            new("trajectory", ParquetKind.Word), new("hours", ParquetKind.Number), new("value", ParquetKind.Number),
        ];
        AtomicFile.Write(path, stream =>
        {
            using ITableWriter writer = TableFile.Create(path, stream, columns, notes);
            LongRows rows = new(writer, arms.Count > 0);
            foreach (Func<TrajectoryPartReader> open in parts)
            {
                cancellation.ThrowIfCancellationRequested();
                using TrajectoryPartReader part = open();
                Append(part, layout, arms, rows);
            }

            rows.Flush();
        });
    }

    private static void Append(TrajectoryPartReader part, TrajectoryLayout layout, IReadOnlyList<string> arms, LongRows rows)
    {
        (TrajectoryPlan Plan, double Hours, int Reading)[] kept = [.. layout.Plans.SelectMany((plan, i) =>
            Enumerable.Range(0, plan.Count).Select(at => (plan, plan.HoursOf(at), layout.OffsetOf(i) + at)))
            .Where(one => one.plan.KeepsMembers)];
        double[][] values = [.. kept.Select(_ => new double[part.Count])];
        for (int i = 0; i < kept.Length; i++)
        {
            part.Values(kept[i].Reading, values[i]);
        }
        for (int row = 0; row < part.Count; row++)
        {
            long member = part.First + row;
            for (int i = 0; i < kept.Length; i++)
            {
                rows.Add(member, arms.Count > 0 ? arms[(int)(member % arms.Count)] : "", kept[i].Plan.Name, kept[i].Hours, values[i][row]);
            }
        }
    }

    private sealed class LongRows(ITableWriter writer, bool hasArms)
    {
        private readonly List<long> member = new(RowsOfGroup);
        private readonly List<string> arm = new(RowsOfGroup), name = new(RowsOfGroup);
        private readonly List<double> hours = new(RowsOfGroup), value = new(RowsOfGroup);

        internal void Add(long member, string arm, string name, double hours, double value)
        {
            this.member.Add(member);
            this.arm.Add(arm);
            this.name.Add(name);
            this.hours.Add(hours);
            this.value.Add(value);
            if (this.member.Count == RowsOfGroup) Flush();
        }

        internal void Flush()
        {
            if (member.Count == 0) return;
            writer.Append(new TableBlock(member.Count, [member.ToArray(), .. hasArms ? [arm.ToArray()] : (Array[])[], name.ToArray(),
                hours.ToArray(), value.ToArray()]));
            member.Clear();
            arm.Clear();
            name.Clear();
            hours.Clear();
            value.Clear();
        }
    }
}
