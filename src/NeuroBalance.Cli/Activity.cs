namespace NeuroBalance.Cli;

/// <summary>What a command is doing and what of its work stays if it ends now; read by whoever ends it, on another thread too.</summary>
internal sealed class Activity
{
    private volatile string doing = "reading the command line";
    private volatile string left = "nothing was written";

    /// <summary>A phrase for after "while": "simulating evening".</summary>
    public string Doing
    {
        get => doing;
        set => doing = value;
    }

    /// <summary>What an interruption leaves behind, as the rest of a sentence.</summary>
    public string Left
    {
        get => left;
        set => left = value;
    }

    /// <summary>Says that files are being written from now on, one after the other and each of them whole.</summary>
    /// <param name="what">What is written, for after "while writing".</param>
    public void Writes(string what) => (Doing, Left) = ("writing " + what, "every file that is there is whole");

    /// <summary>The sentence that ends an interrupted command.</summary>
    public string Interrupted => $"Interrupted while {Doing}; {Left}.";
}
