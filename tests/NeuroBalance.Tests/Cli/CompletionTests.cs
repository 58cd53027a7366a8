using System.Diagnostics;
using System.Globalization;

namespace NeuroBalance.Tests.Cli;

/// <summary>The tab key in the shells that the tool has a script for, each in the shell itself.</summary>
public sealed class CompletionTests
{
    // What is typed up to the cursor, what of it is the tool's command, and a word that shall come.
    private static readonly (string Line, string Command, string Word)[] Cases =
    [
        ("neurobalance run dependence-in", "neurobalance run dependence-in", "dependence-infusion"),
        ("cat x | neurobalance run binge --set Nmda.EthanolI", "neurobalance run binge --set Nmda.EthanolI", "Nmda.EthanolIc50="),
        ("neurobalance completion ", "neurobalance completion ", "fish"),
    ];

    // A tool that notes what it is asked and gives the answers that were laid out for it.
    private const string Stub = """
        #!/bin/sh
        printf '%s\n' "$2" "$3" > "$FOLDER/asked"
        cat "$FOLDER/answers"
        """;

    // Each prints the words that it offers for $LINE, or completes the line and prints that.
    private static readonly Dictionary<string, (string Program, string[] Arguments, string Driver)> Shells = new(StringComparer.Ordinal)
    {
        // Bash hands over the command, not the whole line.
        ["bash"] = ("bash", ["driver"], """
            source "$FOLDER/script"
            compopt() { :; }
            COMP_LINE=$COMMAND COMP_POINT=${#COMMAND}
            COMP_WORDS=($COMMAND)
            [[ $COMMAND != *' ' ]] || COMP_WORDS+=('')
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _neurobalance
            printf '%s\n' "${COMPREPLY[@]}"
            """),
        ["fish"] = ("fish", ["--no-config", "driver"], """
            source $FOLDER/script
            complete -C $LINE
            """),
        ["pwsh"] = ("pwsh", ["-NoProfile", "-File", "driver.ps1"], """
            . ([scriptblock]::Create((Get-Content -Raw "$env:FOLDER/script")))
            [System.Management.Automation.CommandCompletion]::CompleteInput($env:LINE, $env:LINE.Length, $null).CompletionMatches.CompletionText
            """),
        // A terminal of its own, in which the tab key is struck; then the line is printed instead of run.
        ["zsh"] = ("zsh", ["-f", "driver"], """
            zmodload zsh/zpty
            zpty shell "PS1= zsh -f -i"
            zpty -w shell 'bindkey -e; autoload -U compinit; compinit -u -D; source "$FOLDER/script"; print "START"ED'
            await() {
              local chunk all=
              for i in {1..600}; do
                while zpty -r -t shell chunk; do all+=$chunk; done
                [[ $all == *$1*$'\n'* ]] && { print -r -- "${all##*$1}"; return }
                sleep 0.02
              done
              print -r -- "nothing came: $all"
            }
            await STARTED > /dev/null
            zpty -w -n shell "$LINE"$'\t'$'\x01print -r -- "COMPLETE""D \x05"\r'
            await 'COMPLETED '
            zpty -d shell
            """),
    };

    public static TheoryData<string> Names => [.. Shells.Keys];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_tab_key_asks_the_tool_and_offers_what_it_says(string shell)
    {
        (string program, string[] arguments, string driver) = Shells[shell];
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stub of the tool is a script of a POSIX shell.");
        string[] path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        Assert.SkipUnless(path.Any(folder => File.Exists(Path.Combine(folder, program))), $"There is no {program} here.");
        using CliRun run = new();
        await run.InvokeAsync(["completion", shell], Cancellation);
        run.Write("script", run.Out);
        run.Write(arguments[^1], driver);
        string stub = run.Write("neurobalance", Stub);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(stub, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        }

        foreach ((string line, string command, string word) in Cases)
        {
            await run.InvokeAsync(["complete", command.Length.ToString(CultureInfo.InvariantCulture), command], Cancellation);
            Assert.Contains(word, run.Out.Split('\n'));
            run.Write("answers", run.Out);
            string offered = await Driven(run.Folder, program, arguments, line, command);
            string[] asked = File.ReadAllLines(run.PathOf("asked"));
            Assert.Equal(command, asked[1][..int.Parse(asked[0], CultureInfo.InvariantCulture)]);
            // Several words with nothing in common leave the line as it is in zsh; the others list them.
            if (shell != "zsh" || run.Out.TrimEnd() == word) Assert.Contains(word, offered, StringComparison.Ordinal);
        }
    }

    private static async Task<string> Driven(string folder, string program, string[] arguments, string line, string command)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["FOLDER"] = folder,
                ["LINE"] = line,
                ["COMMAND"] = command,
                ["PATH"] = folder + ":" + Environment.GetEnvironmentVariable("PATH"),
                ["POWERSHELL_TELEMETRY_OPTOUT"] = "1",
                ["HOME"] = folder,
            },
        })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(Cancellation),
            error = process.StandardError.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        Assert.True(process.ExitCode == 0, await error);
        return await output;
    }
}
