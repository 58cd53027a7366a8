using System.Globalization;
using NeuroBalance.Tests.Simulation;

namespace NeuroBalance.Benchmarks;

/// <summary>The cost of a member as members, doses and threads grow: a table and a figure.</summary>
internal static class ScalingCommand
{
    public static int Run(Arguments arguments)
    {
        string folder = arguments.Text("out", "artifacts/scaling");
        if (arguments.Text("redraw", "") is { Length: > 0 } table)
        {
            File.WriteAllText(Path.ChangeExtension(table, ".svg"), Figure([.. File.ReadLines(table).Skip(1).Select(Point.Parse)]));
            return 0;
        }

        int most = arguments.Int("members", 100_000), mostDoses = arguments.Int("doses", 10_000);
        double budget = arguments.Double("seconds", 60);
        Directory.CreateDirectory(folder);
        var rows = new List<Point>();

        // Many members need short courses: a day of drinking and a day without.
        Timeline brief = Drinking(17);
        Warm(brief);
        for (int members = 100; members <= most; members *= 10)
        {
            rows.Add(Measured("members", members, brief, members, 1));
        }
        for (int doses = 1; doses <= mostDoses; doses *= 10)
        {
            // Long courses need few members; whole packs of them.
            Timeline course = Drinking(doses);
            int members = 8 * Math.Clamp(64 / Math.Max(1, doses / 100), 1, 64);
            rows.Add(Measured("doses", doses, course, members, 1));
        }

        for (int threads = 1; threads <= Environment.ProcessorCount; threads *= 2)
        {
            rows.Add(Measured("threads", threads, DependenceSchedule.Drinks, arguments.Int("thread-members", 256), threads));
        }

        WriteTable(Path.Combine(folder, "scaling.csv"), rows);
        File.WriteAllText(Path.Combine(folder, "scaling.svg"), Figure(rows));
        return 0;

        Point Measured(string what, int size, Timeline timeline, int members, int threads)
        {
            var factory = new SpreadMembers(timeline);
            var options = new CohortOptions { Threads = threads };
            var times = new List<double>();
            double spent = 0;
            long steps = 0;
            GC.Collect();
            long before = GC.GetTotalAllocatedBytes(true);
            while (times.Count < 5 && (times.Count == 0 || spent < budget))
            {
                (double seconds, RunCommand.Totals totals) = RunCommand.Measure(factory, members, [], options);
                if (totals.Failed > 0) throw new InvalidOperationException($"{totals.Failed} members failed.");
                times.Add(seconds);
                spent += seconds;
                steps = totals.Accepted + totals.Rejected;
            }

            double allocated = (double)(GC.GetTotalAllocatedBytes(true) - before) / times.Count;
            times.Sort();
            var point = new Point(what, size, members, threads, times.Count, 1e6 * times[times.Count / 2] / members,
                (double)steps / members, allocated / members, Environment.WorkingSet / 1e6);
            Console.WriteLine(point.Line);
            return point;
        }
    }

    private static void Warm(Timeline timeline) =>
        RunCommand.Measure(new SpreadMembers(timeline), 64, [], new CohortOptions { Threads = 1 });

    // Seventeen drinks a day, as in dependence, and a day without at the end.
    private static Timeline Drinking(int drinks)
    {
        int days = ((drinks - 1) / 17) + 1, last = drinks - (17 * (days - 1));
        var builder = new ScenarioBuilder("drinking", (24.0 * (days + 1)).Hours());
        if (days > 1) builder.Drink(14.Grams(), 8.Hours()).Every(0.9.Hours(), 17).RepeatEvery(24.Hours(), days - 1);
        return Timeline.Compile(builder.Drink(14.Grams(), ((24.0 * (days - 1)) + 8).Hours()).Every(0.9.Hours(), last).Build());
    }

    private static void WriteTable(string path, List<Point> rows)
    {
        using StreamWriter file = new(path);
        file.Write("what,size,members,threads,passes,microseconds_a_member,steps_a_member,allocated_bytes_a_member,working_set_mb\n");
        foreach (Point row in rows)
        {
            file.Write(row.Line + "\n");
        }
    }

    private static string Figure(List<Point> rows)
    {
        var figure = new SvgFigure(3);
        figure.Panel("members (a day of 17 drinks), 1 thread", "Microseconds a member",
            [.. rows.Where(row => row.What == "members").Select(row => (row.Size * 1.0, row.Microseconds))]);
        figure.Panel("doses of a member, 1 thread", "Microseconds a dose",
            [.. rows.Where(row => row.What == "doses").Select(row => (row.Size * 1.0, row.Microseconds / row.Size))]);
        double one = rows.First(row => row.What == "threads").Microseconds;
        figure.Panel("threads (dependence, 1,020 doses)", "Times as fast as one thread",
            [.. rows.Where(row => row.What == "threads").Select(row => (row.Size * 1.0, one / row.Microseconds))]);
        return figure.Text;
    }

    private sealed record Point(string What, int Size, int Members, int Threads, int Passes, double Microseconds, double Steps,
        double Bytes, double Megabytes)
    {
        public static Point Parse(string line)
        {
            string[] cells = line.Split(',');
            int Whole(int cell) => int.Parse(cells[cell], CultureInfo.InvariantCulture);
            double Number(int cell) => double.Parse(cells[cell], CultureInfo.InvariantCulture);
            return new Point(cells[0], Whole(1), Whole(2), Whole(3), Whole(4), Number(5), Number(6), Number(7), Number(8));
        }

        public string Line =>
            string.Create(CultureInfo.InvariantCulture,
            $"{What},{Size},{Members},{Threads},{Passes},{Microseconds:G5},{Steps:G6},{Bytes:F1},{Megabytes:F0}");
    }
}
