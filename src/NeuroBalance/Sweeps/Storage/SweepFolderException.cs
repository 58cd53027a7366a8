namespace NeuroBalance;

/// <summary>The folder of a sweep does not fit what is asked for: another plan, another program, damaged or missing parts.</summary>
public sealed class SweepFolderException : Exception
{
    /// <summary>An exception without details.</summary>
    public SweepFolderException()
        : this([])
    {
    }

    /// <summary>An exception with one line.</summary>
    public SweepFolderException(string message)
        : this([message])
    {
    }

    /// <summary>An exception with its cause.</summary>
    public SweepFolderException(string message, Exception innerException)
        : base(message, innerException) => Lines = [message];

    /// <summary>An exception with all lines at once.</summary>
    public SweepFolderException(IReadOnlyList<string> lines)
        : base(string.Join(Environment.NewLine, lines)) => Lines = lines;

    /// <summary>What does not fit, one line each.</summary>
    public IReadOnlyList<string> Lines { get; }
}
