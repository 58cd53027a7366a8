using NeuroBalance.Dosing;

namespace NeuroBalance.Cli;

/// <summary>Finds a scenario by what the user typed: the name of a built-in one, or a file.</summary>
internal static class ScenarioSource
{
    /// <summary>Larger than any scenario that a person writes; keeps a wrong file from filling the memory.</summary>
    private const long LargestFile = 64L << 20;

    /// <summary>Reads a scenario; its faults are in the result.</summary>
    /// <exception cref="CommandException">There is no such scenario, or the file cannot be read.</exception>
    public static ScenarioResult Read(string nameOrFile)
    {
        bool isFile = nameOrFile.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || nameOrFile.AsSpan().IndexOfAny('/', '\\') >= 0;
        if (!isFile && Scenarios.TryGet(nameOrFile, out Scenario? builtIn))
            return new ScenarioResult(builtIn, [], []);
        if (Directory.Exists(nameOrFile))
            throw CommandException.BadInput($"{nameOrFile}: this is a folder; give a scenario file (.json) or the name of a scenario.");
        if (!File.Exists(nameOrFile))
            throw CommandException.BadInput(isFile ? $"{nameOrFile}: there is no such file." : Unknown(nameOrFile));
        if (new FileInfo(nameOrFile).Length > LargestFile)
            throw CommandException.BadInput($"{nameOrFile}: larger than 64 MiB, which is no scenario file.");
        return ScenarioReader.Parse(File.ReadAllBytes(nameOrFile));
    }

    /// <summary>The message for a name that no scenario has.</summary>
    public static string Unknown(string name)
    {
        string meant = NearestName.Find(name, Scenarios.Names) is { } near ? $" Did you mean {near}?" : "";
        return $"{name}: there is no scenario of this name, and no file.{meant} See: neurobalance scenarios";
    }
}
