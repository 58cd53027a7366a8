using System.Text;
using System.Text.RegularExpressions;

namespace NeuroBalance.Explorer;

/// <summary>The page's modules as one script: imports first, each once. Names at the top of a module are its own in all of them.</summary>
internal static partial class Modules
{
    /// <summary>One script out of a module and all that it imports.</summary>
    /// <param name="folder">The folder of the modules.</param>
    /// <param name="entry">The file that begins.</param>
    /// <exception cref="InvalidOperationException">Two modules declare the same name, or a script could end its element.</exception>
    public static string Bundle(string folder, string entry)
    {
        StringBuilder script = new();
        HashSet<string> taken = new(StringComparer.Ordinal);
        Dictionary<string, string> declared = new(StringComparer.Ordinal);
        Add(entry);
        string text = script.ToString();
        if (text.Contains("</script", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException("A module ends its element.");
        }

        return text;

        void Add(string file)
        {
            if (!taken.Add(file)) return;
            string source = File.ReadAllText(Path.Combine(folder, file));
            foreach (Match import in Import().Matches(source))
            {
                Add(import.Groups["file"].Value);
            }

            foreach (Match name in Declaration().Matches(source))
            {
                string one = name.Groups["name"].Value;
                if (!declared.TryAdd(one, file)) throw new InvalidOperationException($"{file} and {declared[one]} both declare {one}.");
            }

            script.Append(Export().Replace(Import().Replace(source, ""), "")).Append('\n');
        }
    }

    [GeneratedRegex(@"^import \{[^}]*\} from '\./(?<file>[\w.-]+)';\n", RegexOptions.Multiline)]
    private static partial Regex Import();

    [GeneratedRegex(@"^export (?=const|let|function|async function|class)", RegexOptions.Multiline)]
    private static partial Regex Export();

    [GeneratedRegex(@"^(?:export )?(?:const|let|class|(?:async )?function) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
