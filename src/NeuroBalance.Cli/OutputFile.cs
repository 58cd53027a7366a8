namespace NeuroBalance.Cli;

/// <summary>A path that a command will write to, checked before anything is computed.</summary>
internal static class OutputFile
{
    /// <summary>What is wrong with a path as a file to write, or null.</summary>
    /// <param name="option">The option that names it, for the message.</param>
    /// <param name="path">The path.</param>
    /// <param name="extensions">The endings that can be written.</param>
    public static string? InputFault(string option, string path, params IReadOnlyList<string> extensions)
    {
        string extension = Path.GetExtension(path);
        if (path.Length == 0)
        {
            return $"{option}: the path is empty; give a file ending in {string.Join(" or ", extensions)}.";
        }
        if (Directory.Exists(path))
        {
            return $"{option} {path}: this is a folder; give a file in it, ending in {string.Join(" or ", extensions)}.";
        }
        if (!extensions.Contains(extension, StringComparer.OrdinalIgnoreCase))
        {
            string found = extension.Length == 0 ? "the path has no ending" : $"the ending {extension} is not supported";
            return $"{option} {path}: {found}; it may be {string.Join(" or ", extensions)}.";
        }

        return null;
    }

    /// <summary>Makes sure that the file could be written now, by creating and removing a temporary neighbour.</summary>
    /// <exception cref="CommandException">The folder does not exist or may not be written (exit code 3).</exception>
    public static void RequireWritable(string option, string path)
    {
        string full = Path.GetFullPath(path);
        string folder = Path.GetDirectoryName(full)!;
        if (!Directory.Exists(folder))
        {
            throw new CommandException(ExitCode.SystemProblem, $"{option} {path}: the folder {folder} does not exist.");
        }
        try
        {
            if (File.Exists(full) && new FileInfo(full).IsReadOnly)
            {
                throw new CommandException(ExitCode.SystemProblem, $"{option} {path}: the file is there and read-only.");
            }
            string probe = Path.Combine(folder, $".neurobalance-{Environment.ProcessId}.tmp");
            using FileStream _ = new(probe, FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.SystemProblem,
                $"{option} {path}: the folder {folder} cannot be written: {exception.Message}");
        }
    }
}
