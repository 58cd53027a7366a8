using System.Text.RegularExpressions;

namespace NeuroBalance.Cli.Origins;

/// <summary>
/// What a provenance may ask somebody to run. It may come from a stranger's file: only commands of this tool, only options that choose
/// what is computed and drawn, only files whose names begin with "again".
/// </summary>
internal static partial class OriginRules
{
    private static readonly string[] Verbs = ["run", "compare", "eeg", "sweep", "merge", "summarize", "sensitivity", "claims"];

    // What figures say that are made from code.
    private static readonly Provenance Package = new() { Facts = [] };

    private static readonly string[] Options =
    [
        "--model", "--set", "--give", "--every", "--times", "--from", "--to", "--size", "--panels", "--title", "--rtol", "--atol",
        "--metric", "--pairs", "--arm", "--x-label", "--y-label", "--threshold", "--plot", "--part-size", "--csv", "--at", "--seconds",
        "--seed", "--trajectory", "--differences", "--robust", "--structure",
    ];

    /// <summary>The version of the program that made a file, as it is here; null of a program that is not ours.</summary>
    public static string? VersionOf(Provenance origin) => origin.Program == ToolOrigin.Program ? ToolOrigin.Version
        : origin.Program == Package.Program ? Package.Version : null;

    /// <exception cref="InvalidDataException">Something in it is not of this tool's making.</exception>
    public static void Check(Provenance origin)
    {
        // A program of somebody's own says what it likes, but has no commands of this tool.
        if (VersionOf(origin) is null && origin.Commands.Count > 0) throw Foreign("commands of another program");
        foreach (IReadOnlyList<string> command in origin.Commands)
        {
            if (command.Count == 0 || !Verbs.Contains(command[0])) throw Foreign("a command that makes no file");
            for (int i = 1; i < command.Count; i++)
            {
                string word = command[i], option = word.Split('=')[0];
                if (EscapedText.FirstHidden(word) >= 0) throw Foreign("a word with hidden characters");
                bool ownOutput = word == "--out" && i + 1 < command.Count && OwnName().IsMatch(command[i + 1]);
                if (word.StartsWith('-') && !ownOutput && !Options.Contains(option)) throw Foreign($"the option {option}");
                // The endings of figures, which are written into the folder of the command's own output.
                bool ending = i + 1 < command.Count && word == "--plot" && Figure.Extensions.Contains(command[i + 1]);
                bool model = word == "--model" && i + 1 < command.Count
                    && (OwnName().IsMatch(command[i + 1]) || EquationSet.Names.Contains(command[i + 1]));
                if (option == "--model" && !model) throw Foreign("a model of another name");
                if (option == "--plot" && !ending) throw Foreign("a figure of another name");
            }
        }

        bool known = origin.Output is "" or "--plot" or "--out" or "--wav" or "--bands" or "--trajectories";
        if (!known) throw Foreign("an output of another kind");
        if (origin.Place.Length > 0 && !OwnName().IsMatch(origin.Place)) throw Foreign("a place of another name");
        if (origin.Files.FirstOrDefault(file => !OwnName().IsMatch(file.Key)) is { Key: not null }) throw Foreign("a file of another name");
    }

    [GeneratedRegex(@"^again(-[A-Za-z0-9-]+)?(/[A-Za-z0-9-]+){0,2}(\.[a-z]+)?\z")]
    private static partial Regex OwnName();

    private static InvalidDataException Foreign(string what) => new($"its provenance holds {what}, which this tool does not write");
}
