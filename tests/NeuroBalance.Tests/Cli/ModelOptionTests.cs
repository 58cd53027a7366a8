namespace NeuroBalance.Tests.Cli;

/// <summary>A text in the place of the built-in model, at every door that solves equations.</summary>
public sealed class ModelOptionTests
{
    internal const string Slower = """
        # Slower dependence

        Based on: [MODEL.md](MODEL.md)

        ## Parameters

        | symbol | key | value | unit | low | high |
        |---|---|---|---|---|---|
        | slow | Dependence.Slowness | 2 | 1 | 1 | 4 |

        ```equations
        dD = (C/(C + CD) - D)/(slow*tauD)
        ```
        """;

    private const string Broken = """
        # Broken

        Based on: [MODEL.md](MODEL.md)

        ```equations
        dD = (C/(C + CDD) - D)/tauD
        dAg = re - ka*Ag*Ag/1[g]
        ```
        """;

    private const string Plan = """
        { "name": "slow", "scenario": "evening", MODEL "axes": [{ "key": "Dependence.Slowness" }, { "key": "Ethanol.AdhKm" }], "seed": 2,
          "design": { "type": "latin-hypercube", "samples": 6 }, "metrics": [{ "name": "d", "kind": "peak", "of": "Dependence" }] }
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_with_a_text_knows_its_parameters_and_says_its_title()
    {
        using CliRun run = new();
        string model = run.Write("slower.md", Slower);
        string[] tables = [run.PathOf("usual.csv"), run.PathOf("one.csv"), run.PathOf("three.csv")];
        await run.InvokeAsync(["run", "evening", "--quiet", "--out", tables[0]], Cancellation);
        await run.InvokeAsync(["run", "evening", "--model", model, "--set", "Dependence.Slowness=1", "--quiet", "--out", tables[1]],
            Cancellation);
        await run.InvokeAsync(["run", "evening", "--model", model, "--set", "Dependence.Slowness=3", "--out", tables[2]], Cancellation);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches(@"Model\s+Slower dependence", run.Out);
        Assert.Equal(File.ReadAllText(tables[0]), File.ReadAllText(tables[1]));
        Assert.NotEqual(File.ReadAllText(tables[0]), File.ReadAllText(tables[2]));
        await run.InvokeAsync(["run", "evening", "--model", model, "--set", "Dependence.Slownes=3"], Cancellation);
        Assert.Equal((2, "--set Dependence.Slownes=3: there is no parameter Dependence.Slownes. Did you mean Dependence.Slowness?\n"),
            (run.ExitCode, run.Error.ReplaceLineEndings("\n")));
    }

    [Fact]
    public async Task A_text_with_faults_is_refused_with_line_column_and_caret_of_each()
    {
        using CliRun run = new();
        string model = run.Write("broken.md", Broken), folder = run.Folder;
        await run.InvokeAsync(["run", "evening", "--model", model], Cancellation);
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"--model: {model}:6:14: there is no 'CDD'; did you mean 'CD'?\n    dD = (C/(C + CDD) - D)/tauD\n{new string(' ', 17)}^^^\n",
            run.Error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        string scenario = run.Write("mine.json",
            """{ "name": "mine", "duration": "9 h", "model": "broken.md", "parameters": { "Dependence.Slowness": 3 } }""");
        await run.InvokeAsync(["run", scenario], Cancellation);
        Assert.StartsWith("$.model: broken.md:6:14: there is no 'CDD'", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Slowness", run.Error, StringComparison.Ordinal);
        run.Write("broken.md", Broken.Replace("CDD", "CD", StringComparison.Ordinal));
        await run.InvokeAsync(["sweep", run.Write("plan.json", Plan.Replace("MODEL", "", StringComparison.Ordinal)), "--model", model,
            "--out", Path.Combine(folder, "r")], Cancellation);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("'Ag' has no closed form: dAg/dAg is not constant", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_names_two_models_or_none_is_refused_in_words()
    {
        using CliRun run = new();
        string model = run.Write("slower.md", Slower);
        await run.InvokeAsync(["run", "evening", "--model", model, "--structure", "pool"], Cancellation);
        Assert.Equal((2, "--model and --structure both say which equations are solved; give one of them."),
            (run.ExitCode, run.Error.Trim()));
        await run.InvokeAsync(["run", "evening", "--model", model, "--set", "structure=pool"], Cancellation);
        Assert.Equal((2, "--model: a change of the scenario says, too, which equations are solved; allowed: one of the two"),
            (run.ExitCode, run.Error.Trim()));
        await run.InvokeAsync(["claims", "--model", "pol"], Cancellation);
        Assert.Equal(2, run.ExitCode);
        Assert.EndsWith("Did you mean pool?", run.Error.Trim(), StringComparison.Ordinal);
        await run.InvokeAsync(["run",
            run.Write("mine.json", """{ "name": "mine", "duration": "9 h", "model": "slower.md", "structure": "pool" }""")], Cancellation);
        Assert.StartsWith("$.model: both 'model' and 'structure' are stated", run.Error, StringComparison.Ordinal);
        await run.InvokeAsync(["run", "evening", "--model", run.Write("input.md", Slower.Replace("```equations", """
            ## Inputs

            | symbol | name | unit |
            |---|---|---|
            | rq | MemantineRate | mg/h |

            ```equations
            """, StringComparison.Ordinal))], Cancellation);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("this one is added\n    | rq | MemantineRate | mg/h |\n      ^^", run.Error.ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sweep_of_a_text_goes_on_with_this_text_alone()
    {
        using CliRun run = new();
        string model = run.Write("slower.md", Slower), results = run.PathOf("r");
        string bare = run.Write("bare.json", Plan.Replace("MODEL", "", StringComparison.Ordinal));
        string named = run.Write("named.json", Plan.Replace("MODEL", "\"model\": \"slower.md\",", StringComparison.Ordinal));
        await run.InvokeAsync(["sweep", bare, "--out", results], Cancellation);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Dependence.Slowness", run.Error, StringComparison.Ordinal);
        await run.InvokeAsync(["sweep", bare, "--model", model, "--out", results, "--quiet"], Cancellation);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        await run.InvokeAsync(["sweep", named, "--out", results, "--quiet"], Cancellation);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        run.Write("slower.md", Slower.Replace("slow*tauD", "tauD*slow", StringComparison.Ordinal));
        await run.InvokeAsync(["sweep", named, "--out", results, "--quiet"], Cancellation);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("model: was Slower dependence, SHA-256", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parameters_and_schemas_are_those_of_the_model()
    {
        using CliRun run = new();
        string model = run.Write("slower.md", Slower);
        await run.InvokeAsync(["parameters", "--model", model, "Dependence.Slowness"], Cancellation);
        Assert.Matches(@"Plausible\s+1 to 4", run.Out);
        await run.InvokeAsync(["scenarios", "--schema", "plan", "--model", model], Cancellation);
        Assert.Contains("\"const\": \"Dependence.Slowness\"", run.Out, StringComparison.Ordinal);
        await run.InvokeAsync(["parameters", "Dependence.Slowness"], Cancellation);
        Assert.Equal(2, run.ExitCode);
    }
}
