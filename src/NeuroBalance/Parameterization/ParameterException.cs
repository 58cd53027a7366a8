namespace NeuroBalance;

/// <summary>A parameter that does not exist or cannot have the value asked for.</summary>
public sealed class ParameterException : ArgumentException
{
    /// <summary>An exception without details.</summary>
    public ParameterException()
    {
    }

    /// <summary>An exception with a message.</summary>
    public ParameterException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and its cause.</summary>
    public ParameterException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal ParameterException(ParameterCheck check)
        : base(check.ToString()) => Check = check;

    /// <summary>What was found wrong; absent when the exception was made with a message alone.</summary>
    public ParameterCheck? Check { get; }
}
