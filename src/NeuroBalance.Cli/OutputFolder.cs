namespace NeuroBalance.Cli;

/// <summary>A folder that a command will write to, checked and made before anything is computed.</summary>
internal static class OutputFolder
{
    /// <summary>Makes the folder if it is not there and makes sure that it can be written.</summary>
    /// <param name="option">The option that names it, for the message.</param>
    /// <param name="path">The folder.</param>
    /// <exception cref="CommandException">The path is empty or a file (exit code 2), or cannot be written (exit code 3).</exception>
    public static void Prepare(string option, string path)
    {
        if (path.Length == 0) throw CommandException.BadInput($"{option}: the path is empty; give a folder.");
        if (File.Exists(path))
        {
            throw CommandException.BadInput($"{option} {path}: this is a file; give a folder.");
        }
        try
        {
            Directory.CreateDirectory(path);
            string probe = Path.Combine(path, $".neurobalance-{Environment.ProcessId}.tmp");
            using FileStream _ = new(probe, FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.SystemProblem, $"{option} {path}: the folder cannot be written: {exception.Message}");
        }
    }
}
