using NeuroBalance.Dosing;

namespace NeuroBalance.Sweeps;

/// <summary>The files that a plan refers to, found from the plan's own folder.</summary>
/// <param name="folder">The folder; absent when the plan stands alone and may refer to none.</param>
internal sealed class PlanFiles(string? folder)
{
    /// <summary>Larger than any list or scenario of a plan; keeps a wrong file from filling the memory.</summary>
    private const long LargestFile = 256L << 20;

    /// <summary>The models that the plan and its scenarios name.</summary>
    internal ModelFiles Models { get; } = new(folder);

    /// <summary>The bytes of a file, or null with the reason.</summary>
    internal byte[]? Read(string name, out string problem)
    {
        problem = "";
        if (folder is null)
        {
            problem = "a plan without a folder cannot refer to files";
            return null;
        }

        try
        {
            return TextFile.TryRead(Path.Combine(folder, name), LargestFile, out byte[] utf8, out problem) ? utf8 : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problem = exception.Message;
            return null;
        }
    }
}
