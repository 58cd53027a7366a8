using System.Text;
using NeuroBalance.Texts;

namespace NeuroBalance.Cli;

/// <summary>Finds a scenario by what the user typed: the name of a built-in one, or a file.</summary>
internal static class ScenarioSource
{
    /// <summary>Larger than any scenario that a person writes; keeps a wrong file from filling the memory.</summary>
    private const long LargestFile = 64L << 20;

    /// <summary>The bytes of a scenario.</summary>
    /// <exception cref="CommandException">There is no such scenario, or the file cannot be read.</exception>
    public static byte[] Read(string nameOrFile)
    {
        bool isFile = nameOrFile.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || nameOrFile.AsSpan().IndexOfAny('/', '\\') >= 0;
        if (!isFile && Scenarios.TryGet(nameOrFile, out _)) return Encoding.UTF8.GetBytes(Scenarios.Json(nameOrFile));
        if (Directory.Exists(nameOrFile))
        {
            throw CommandException.BadInput($"{nameOrFile}: this is a folder; give a scenario file (.json) or the name of a scenario.");
        }
        if (!isFile && !File.Exists(nameOrFile)) throw CommandException.BadInput(Unknown(nameOrFile));
        return TextFile.TryRead(nameOrFile, LargestFile, out byte[] utf8, out string problem)
            ? utf8
            : throw CommandException.BadInput($"{nameOrFile}: {problem}.");
    }

    /// <summary>The message for a name that no scenario has.</summary>
    public static string Unknown(string name)
    {
        string meant = NearestName.Find(name, Scenarios.Names) is { } near ? $" Did you mean {near}?" : "";
        return $"{name}: there is no scenario of this name, and no file.{meant} See: neurobalance scenarios";
    }
}
