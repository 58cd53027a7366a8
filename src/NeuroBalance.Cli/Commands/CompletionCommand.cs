using System.CommandLine;
using System.CommandLine.Completions;
using NeuroBalance.Cli.CommandLines;

namespace NeuroBalance.Cli.Commands;

/// <summary><c>completion</c>: what a shell is told so that the tab key completes commands, options and names.</summary>
internal static class CompletionCommand
{
    private const string Examples = """
        Examples:
          neurobalance completion bash >> ~/.bashrc
          neurobalance completion zsh >> ~/.zshrc
          neurobalance completion fish > ~/.config/fish/completions/neurobalance.fish
          neurobalance completion pwsh >> $PROFILE
        """;

    // Each hands its command and the place of the cursor to "neurobalance complete", which answers with a word on each line.
    private static readonly (string Shell, string Script)[] Scripts =
    [
        ("bash", """
            _neurobalance() {
              local IFS=$'\n' word="${COMP_WORDS[COMP_CWORD]}"
              COMPREPLY=()
              local line
              while IFS= read -r line; do
                # Bash takes a word apart at = and :, and completes its last piece alone.
                case "$line" in *=*|*:*) [ "$word" = "=" ] && line="${line#*=}" ;; esac
                COMPREPLY+=("$line")
              done < <(neurobalance complete "$COMP_POINT" "$COMP_LINE" 2>/dev/null)
              case "${COMPREPLY[0]}" in *=) compopt -o nospace ;; esac
            }
            complete -o default -F _neurobalance neurobalance
            """),
        ("zsh", """
            _neurobalance() {
              # The words of this command up to the cursor: the line may hold other commands.
              local line="${(j: :)words[1,CURRENT-1]} $PREFIX" found=1
              local -a answers names keys
              answers=(${(f)"$(neurobalance complete ${#line} "$line" 2>/dev/null)"})
              names=(${answers:#*=}) keys=(${(M)answers:#*=})
              (( $#names )) && compadd -- $names && found=0
              (( $#keys )) && compadd -S '' -- $keys && found=0
              (( found )) && _files
            }
            compdef _neurobalance neurobalance
            """),
        ("fish", """
            # Behind a | the command begins with a space.
            complete -c neurobalance -a '(set -l line (commandline -cp | string trim --left | string collect)
              neurobalance complete (string length -- "$line") "$line" 2>/dev/null)'
            """),
        ("pwsh", """
            Register-ArgumentCompleter -Native -CommandName neurobalance -ScriptBlock {
              param($word, $command, $place)
              # This command up to the cursor: it has lost the spaces at its end, and the line may hold others before it.
              $place -= $command.Extent.StartOffset
              neurobalance complete $place "$command".PadRight($place) | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
              }
            }
            """),
    ];

    private const string Asked = """
        Examples:
          neurobalance complete 21 "neurobalance run depe"
        """;

    /// <summary>Prints the script of a shell.</summary>
    public static Command Create(Terminal terminal)
    {
        Argument<string> shell = new("shell") { Description = string.Join(", ", Scripts.Select(one => one.Shell)) };
        shell.CompletionSources.Add(_ => Scripts.Select(one => new CompletionItem(one.Shell)));
        ToolCommand command = new("completion", "Prints what a shell needs so that the tab key completes commands, options and names",
            Examples) { shell };
        command.SetAction(parsed =>
        {
            string typed = parsed.GetRequiredValue(shell);
            string[] known = [.. Scripts.Select(one => one.Shell)];
            int place = Array.IndexOf(known, typed);
            if (place < 0)
            {
                string meant = NearestName.Find(typed, known) is { } near ? $" Did you mean {near}?" : "";
                throw CommandException.BadInput(
                    $"{typed}: there is no script for this shell; there are {string.Join(", ", known)}.{meant}");
            }
            terminal.Out.WriteLine(Scripts[place].Script);
            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>What the scripts ask.</summary>
    public static Command CreateAnswer(Terminal terminal)
    {
        Argument<int> place = new("place") { Description = "The place of the cursor in the line, from 0" };
        Argument<string> line = new("line") { Description = "What is typed so far" };
        ToolCommand command = new("complete", "Prints what may stand at the cursor", Asked)
        {
            place, line,
        };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            foreach (string word in Words(terminal, parsed.GetRequiredValue(line), parsed.GetRequiredValue(place)))
            {
                terminal.Out.WriteLine(word);
            }
            return ExitCode.Success;
        });
        return command;
    }

    private static IEnumerable<string> Words(Terminal terminal, string line, int place)
    {
        string typed = line[..Math.Clamp(place, 0, line.Length)];
        int start = typed.IndexOf(' ', StringComparison.Ordinal);
        if (start < 0) return [];
        string rest = typed[(start + 1)..], word = rest[(rest.LastIndexOf(' ') + 1)..];
        return CommandLine.Create(terminal).Parse(rest, CommandLine.Words).GetCompletions(rest.Length)
            .Select(one => one.InsertText ?? one.Label)
            .Where(one => one.StartsWith(word, StringComparison.OrdinalIgnoreCase) && !one.StartsWith('/') && one is not ("-?" or "-h"))
            .Distinct();
    }
}
