using System.Text.Json;
using NeuroBalance.Dosing;
using NeuroBalance.Texts;

namespace NeuroBalance.Sweeps;

/// <summary>Reads the design of a plan.</summary>
internal sealed class DesignParser(FaultList faults)
{
    internal static readonly (string Word, DesignKind Kind)[] Kinds =
    [
        ("grid", DesignKind.Grid), ("list", DesignKind.List), ("latin-hypercube", DesignKind.LatinHypercube), ("sobol", DesignKind.Sobol),
        ("monte-carlo", DesignKind.MonteCarlo), ("saltelli", DesignKind.Saltelli), ("morris", DesignKind.Morris),
    ];

    internal static readonly (string Word, Scrambling Meaning)[] Scramblings =
        [("owen", Scrambling.Owen), ("shift", Scrambling.Shift), ("none", Scrambling.None)];

    internal DesignPlan Parse(JsonTree? tree)
    {
        DesignPlan plan = new() { Kind = DesignKind.MonteCarlo, Samples = 1 };
        if (tree is not { Kind: JsonTokenType.StartObject })
        {
            if (tree is null)
            {
                faults.Add("$.design", "", "'design' is missing",
                    "{\"type\": \"sobol\", \"samples\": 1024} or another type: " + string.Join(", ", Kinds.Select(kind => kind.Word)));
            }
            return plan;
        }

        ObjectReader unknown = new(tree, [.. tree.Properties.Select(property => property.Key), "type"], faults);
        if (unknown.Choice("type", Kinds, required: true) is not { } kind)
        {
            faults.Distrust("$.design");
            return plan;
        }

        ObjectReader design = new(tree, KeysOf(kind), faults);
        plan = plan with { Kind = kind };
        if (kind is DesignKind.Grid or DesignKind.List) return plan;
        long samples = Count(design, "samples", 1, SamplesAllowed(kind)) ?? Missing("samples", SamplesAllowed(kind));
        return plan with
        {
            Samples = samples,
            Scrambling = design.Choice("scramble", Scramblings) ?? Scrambling.Owen,
            Skip = Count(design, "skip", 0, 1L << 31) ?? 0,
            SecondOrder = design.Truth("secondOrder") ?? true,
            Levels = Levels(design),
            OptimalTrajectories = Optimal(design, samples),
        };
    }

    internal static string[] KeysOf(DesignKind kind) => kind switch
    {
        DesignKind.Grid => ["type"],
        DesignKind.List => ["type", "file"],
        DesignKind.LatinHypercube or DesignKind.MonteCarlo => ["type", "samples"],
        DesignKind.Sobol => ["type", "samples", "scramble", "skip"],
        DesignKind.Saltelli => ["type", "samples", "scramble", "skip", "secondOrder"],
        DesignKind.Morris => ["type", "samples", "levels", "optimalTrajectories"],
    };

    private static long SamplesAllowed(DesignKind kind) => kind == DesignKind.Sobol ? 1L << 31 : CohortOptions.LargestCohort;

    private long Missing(string key, long most)
    {
        if (faults.Trusts($"$.design.{key}"))
        {
            faults.Add($"$.design.{key}", "", $"'{key}' is missing", FormattableString.Invariant($"a whole number from 1 to {most}"));
        }
        return 1;
    }

    private long? Count(ObjectReader design, string key, long least, long most)
    {
        string allowed = FormattableString.Invariant($"a whole number from {least} to {most}");
        if (design.Number(key, allowed) is not { } value) return null;
        if (value >= least && value <= most && value == Math.Floor(value)) return (long)value;
        faults.Add($"$.design.{key}", ScenarioRules.Text(value), "out of range", allowed);
        return null;
    }

    private int? Optimal(ObjectReader design, long samples)
    {
        if (design.Find("optimalTrajectories") is null || design.Find("samples") is null) return null;
        if (samples > OptimalTrajectories.MostCandidates)
        {
            faults.Add("$.design.samples", ScenarioRules.Text(samples), "too many trajectories to choose from",
                FormattableString.Invariant($"at most {OptimalTrajectories.MostCandidates} beside 'optimalTrajectories'"));
        }
        else if (samples < 3)
        {
            faults.Add("$.design.samples", ScenarioRules.Text(samples), "too few trajectories to choose from",
                "at least 3 beside 'optimalTrajectories'");
        }
        else if (Count(design, "optimalTrajectories", 2, samples - 1) is { } kept)
        {
            return (int)kept;
        }
        return null;
    }

    private int Levels(ObjectReader design)
    {
        if (Count(design, "levels", 2, 1000) is not { } levels) return 4;
        if (levels % 2 == 0) return (int)levels;
        faults.Add("$.design.levels", ScenarioRules.Text(levels), "an odd number of levels", "an even number from 2 to 1000");
        return 4;
    }
}
