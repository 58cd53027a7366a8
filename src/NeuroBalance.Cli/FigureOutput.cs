using NeuroBalance.Plotting;
using NeuroBalance.Texts;

namespace NeuroBalance.Cli;

/// <summary>Writes the figures that a command was asked for.</summary>
internal static class FigureOutput
{
    /// <summary>Writes a painting; the file appears whole or not at all.</summary>
    /// <param name="path">The file; its ending says what it will be.</param>
    /// <param name="painting">What is drawn.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, IPainting painting)
    {
        byte[] bytes = FigureFile.Bytes(painting, Path.GetExtension(path));
        AtomicFile.Write(path, stream => stream.Write(bytes));
    }
}
