using BenchmarkDotNet.Running;
using NeuroBalance.Benchmarks;
using NeuroBalance.Lanes;

// Plain programs by name; everything else goes to BenchmarkDotNet (try --list flat, or --filter '*').
Func<Arguments, int>? program = (args.Length > 0 ? args[0] : "") switch
{
    "members" => WriteMembers,
    "width" => WriteWidth,
    "run" => RunCommand.Run,
    "scaling" => ScalingCommand.Run,
    "peak" => PeakCommand.Run,
    "evaluators" => EvaluatorsCommand.Run,
    "guards" => GuardsCommand.Run,
    "sweep" => SweepCommand.Run,
    "work-precision" => WorkPrecision.Run,
    _ => null,
};
if (program is not null) return program(new Arguments(args.AsSpan(1)));
BenchmarkSwitcher.FromAssembly(typeof(RunCommand).Assembly).Run(args);
return 0;

static int WriteMembers(Arguments arguments)
{
    MemberFile.WriteMembers(arguments.Text("out", "members.csv"), arguments.Int("count", 256));
    MemberFile.WriteSchedule(arguments.Text("schedule", "schedule.csv"));
    return 0;
}

static int WriteWidth(Arguments arguments)
{
    Console.WriteLine(LaneWidth.Preferred);
    return 0;
}
