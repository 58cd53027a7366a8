using System.CommandLine;
using System.Globalization;
using NeuroBalance.Cli.CommandLines;
using NeuroBalance.Cli.Origins;
using NeuroBalance.Cli.Runs;

namespace NeuroBalance.Cli.Commands;

/// <summary><c>eeg</c>: EEG-like traces of moments of a run, as a table, a figure and a sound.</summary>
internal static class EegCommand
{
    private const string Examples = """
        Examples:
          neurobalance eeg dependence --at "18 h after last drink" --plot eeg.png
          neurobalance eeg severe --at "0 h" --at "24 h after last drink" --seconds 30 --out eeg.csv --wav eeg.wav
          neurobalance eeg ketamine --at "0 h" --at "40 min" --seed 7 --plot eeg.pdf --size page

        Two model columns of cortex are driven by the inhibitory and excitatory tone of each moment, just before what happens there, and by the same noise. It is a picture for teaching: no clinical EEG, and no predictor of seizures.

        The table has 512 rows a second: Time (s), then one column a moment (mV). The sound plays 20 times as fast as life, moment after moment, in 16 bits; 25 mV are full scale in every file.

        Exit codes: 0 fine, 1 the numbers failed, 2 bad input (nothing is written), 3 a file or system problem, 130 interrupted.
        """;

    public static Command Create(Terminal terminal)
    {
        Argument<string> scenario = ToolOptions.PathArgument("scenario",
            "The name of a built-in scenario (see: neurobalance scenarios), a scenario file ending in .json, or - for standard input");
        scenario.AddScenarios();
        Option<string[]> at = new("--at")
        {
            HelpName = "time",
            Description = $"A moment, as \"18 h after last drink\"; may be repeated, up to {EegRecording.MostMoments} times",
            Required = true,
        };
        Option<int?> seconds = ToolOptions.Whole("--seconds", "The length of each trace, 60 by default", 1, EegRecording.MostSeconds);
        Option<ulong?> seed = ToolOptions.Whole("--seed", "Seed of the noise, 1 by default", 0UL, ulong.MaxValue);
        Option<string[]> set = EditOptions.Set(), give = EditOptions.Give();
        Option<string?> table = ToolOptions.Path("--out", "file.csv", "Writes the traces as a table");
        Option<string?> sound = ToolOptions.Path("--wav", "file.wav", "Writes the traces as sound, 20 times as fast as life");
        Option<string[]> plot = FigureOutput.PlotOption();
        Option<string?> size = FigureOutput.SizeOption();
        Option<bool> quiet = ToolOptions.Quiet();
        ToolCommand command = new("eeg", "Shows EEG-like traces of moments of a scenario", Examples)
        {
            scenario, at, seconds, seed, set, give, table, sound, plot, size, quiet,
        };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(
            terminal,
            new Wish(
                parsed.GetRequiredValue(scenario),
                parsed.GetValue(set) ?? [],
                parsed.GetValue(give) ?? [],
                parsed.GetRequiredValue(at),
                parsed.GetValue(seconds) ?? 60,
                parsed.GetValue(seed) ?? 1,
                parsed.GetValue(table),
                parsed.GetValue(sound),
                new FigureOutput(parsed.GetValue(plot) ?? [], parsed.GetValue(size))),
            parsed.GetValue(quiet),
            cancellation)));
        return command;
    }

    private static int Run(Terminal terminal, Wish wish, bool quiet, CancellationToken cancellation)
    {
        List<string> faults = [.. wish.Faults()];
        List<Moment> moments = wish.Moments(faults);
        EditedScenario? edited = wish.Read(terminal, faults);
        if (edited is not null && faults.Count == 0)
        {
            faults.AddRange(EegRecording.FindFaults(edited.Scenario, moments)
                .Select(fault => "--at " + fault));
        }
        if (edited is null || faults.Count > 0) throw CommandException.BadInput(faults);
        Scenario scenario = edited.Scenario;
        wish.RequireWritable();
        terminal.Warn(edited.Warnings);

        terminal.Activity.Doing = $"simulating {scenario.Name}";
        Trajectory run = Simulator.Run(scenario, null, null, cancellation);
        if (run.Status == SolveStatus.Cancelled) throw new OperationCanceledException(cancellation);
        terminal.Warn(run.FindWarnings());
        if (run.Status != SolveStatus.Success)
        {
            terminal.Error.WriteLine($"The run stopped before its end: {run.Message}");
            return ExitCode.Failed;
        }

        EegRecording recording = EegRecording.Of(run, moments, wish.Seconds, wish.Seed, cancellation);
        if (!quiet) WriteTable(terminal, recording);
        terminal.Activity.Writes("the traces of " + scenario.Name);
        if (wish.Table is { } table)
        {
            recording.ToCsv(table);
            RunOrigin.OfTraces(edited, wish.Seed, wish.Words, "--out").WriteBeside(table);
        }
        if (wish.Sound is { } sound) recording.ToWav(sound, RunOrigin.OfTraces(edited, wish.Seed, wish.Words, "--wav").InComment());
        if (wish.Plots.Paths.Count > 0)
        {
            wish.Plots.Write(recording.Plot(),
                RunOrigin.OfTraces(edited, wish.Seed, [.. wish.Words, .. wish.Plots.Words], "--plot"));
        }
        if (!quiet) WriteFiles(terminal, wish);
        return ExitCode.Success;
    }

    private static void WriteTable(Terminal terminal, EegRecording recording)
    {
        terminal.WriteTable(["Moment", "GABA-A tone", "NMDA tone", "Spikes/s", "Alpha (mV)"],
            [.. recording.Traces.Select(trace => (IReadOnlyList<string>)[trace.Name, Text(trace.GabaTone, "0.000"),
                Text(trace.NmdaTone, "0.000"), Text(trace.SpikesPerSecond, "0.00"), Text(trace.AlphaAmplitude, "0.00")])]);
        terminal.Out.WriteLine();
        terminal.Out.WriteLine("For teaching: no clinical EEG, no predictor of seizures. What it gets wrong:");
        foreach (string misfit in EegRecording.Misfits)
        {
            terminal.Out.WriteLine("- " + misfit);
        }
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static void WriteFiles(Terminal terminal, Wish wish)
    {
        (string Label, string? Path)[] files =
            [("Table:  ", wish.Table), ("Sound:  ", wish.Sound), .. wish.Plots.Paths.Select(path => ("Figure: ", (string?)path))];
        if (files.All(file => file.Path is null)) return;
        terminal.Out.WriteLine();
        foreach ((string label, string? path) in files.Where(file => file.Path is not null))
        {
            terminal.Out.WriteLine(label + path);
        }
    }

    /// <summary>What is to be recorded, and where to.</summary>
    private sealed record Wish(string Scenario, IReadOnlyList<string> Settings, IReadOnlyList<string> Given, IReadOnlyList<string> At,
        int Seconds, ulong Seed, string? Table, string? Sound, FigureOutput Plots)
    {
        /// <summary>The words that ask for the same traces of the same scenario.</summary>
        public IEnumerable<string> Words =>
        [
            .. At.SelectMany(moment => Provenance.Option("--at", moment)),
            .. Provenance.Option("--seconds", Seconds.ToString(CultureInfo.InvariantCulture)),
            .. Provenance.Option("--seed", Seed.ToString(CultureInfo.InvariantCulture)),
        ];

        public EditedScenario? Read(Terminal terminal, List<string> faults)
        {
            ScenarioEdit edit = TypedEdit.Read(Settings, Given, faults);
            try
            {
                return EditedScenario.Read(ScenarioSource.Read(Scenario, terminal), [edit], null, null, faults);
            }
            catch (CommandException exception)
            {
                faults.AddRange(exception.Messages);
                return null;
            }
        }

        public IEnumerable<string> Faults()
        {
            if (Table is not null && OutputFile.InputFault("--out", Table, ".csv") is { } table) yield return table;
            if (Sound is not null && OutputFile.InputFault("--wav", Sound, ".wav") is { } sound) yield return sound;
            foreach (string fault in Plots.Faults())
            {
                yield return fault;
            }
        }

        public List<Moment> Moments(List<string> faults)
        {
            List<Moment> moments = [];
            foreach (string text in At)
            {
                if (Moment.TryParse(text, out Moment moment, out Fault? fault)) moments.Add(moment);
                else faults.Add((fault with { Path = "--at" }).ToString());
            }

            return moments;
        }

        public void RequireWritable()
        {
            if (Table is not null) OutputFile.RequireWritable("--out", Table);
            if (Sound is not null) OutputFile.RequireWritable("--wav", Sound);
            Plots.RequireWritable();
        }
    }
}
