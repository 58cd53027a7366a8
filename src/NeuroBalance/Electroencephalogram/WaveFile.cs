using System.Buffers.Binary;
using System.Text;

namespace NeuroBalance.Electroencephalogram;

/// <summary>A sound file: RIFF WAVE, PCM, mono, 16 bits.</summary>
internal static class WaveFile
{
    /// <summary>The potential (mV) that is as loud as can be; what exceeds it is cut.</summary>
    internal const double FullScale = 25;

    /// <summary>The pause between two traces, as a share of a second.</summary>
    internal const double Pause = 0.25;

    private const int BytesPerValue = 2, HeaderAfterLength = 36, ChunkHeader = 8;

    /// <summary>Writes traces one after the other.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="traces">The traces.</param>
    /// <param name="rate">How many of their values are played in a second.</param>
    /// <param name="comment">What the file says of itself besides the software that made it; nothing when absent.</param>
    internal static void Write(Stream stream, IReadOnlyList<EegTrace> traces, int rate, string? comment)
    {
        byte[] notes = Notes(comment);
        int pause = (int)(Pause * rate), values = traces.Sum(trace => trace.Potential.Length) + (pause * (traces.Count - 1));
        using BinaryWriter writer = new(stream, Encoding.ASCII, leaveOpen: true);
        writer.Write("RIFF"u8);
        writer.Write(HeaderAfterLength + (values * BytesPerValue) + notes.Length);
        writer.Write("WAVEfmt "u8);
        writer.Write(16); // the length of what says the format
        writer.Write((short)1); // plain values
        writer.Write((short)1); // one channel
        writer.Write(rate);
        writer.Write(rate * BytesPerValue);
        writer.Write((short)BytesPerValue);
        writer.Write((short)(8 * BytesPerValue));
        writer.Write("data"u8);
        writer.Write(values * BytesPerValue);
        for (int i = 0; i < traces.Count; i++)
        {
            byte[] sound = new byte[BytesPerValue * (traces[i].Potential.Length + (i < traces.Count - 1 ? pause : 0))];
            for (int at = 0; at < traces[i].Potential.Length; at++)
            {
                double level = Math.Clamp(traces[i].Potential[at] / FullScale, -1, 1);
                BinaryPrimitives.WriteInt16LittleEndian(sound.AsSpan(BytesPerValue * at), (short)Math.Round(short.MaxValue * level));
            }
            writer.Write(sound);
        }
        writer.Write(notes);
    }

    // A list of texts. It stands behind the sound, where programs that expect the sound at once do not meet it, and holds no date, so that
    // the same sound has the same bytes.
    private static byte[] Notes(string? comment)
    {
        byte[] texts = [.. Text("ISFT"u8, $"NeuroBalance {LibraryVersion.Full}"), .. comment is null ? [] : Text("ICMT"u8, comment)];
        return Chunk("LIST"u8, [.. "INFO"u8, .. texts]);
    }

    // A text ends with a zero.
    private static byte[] Text(ReadOnlySpan<byte> name, string text) => Chunk(name, [.. Encoding.UTF8.GetBytes(text), 0]);

    private static byte[] Chunk(ReadOnlySpan<byte> name, byte[] content)
    {
        // A chunk of an odd length is followed by a byte that its length does not count.
        byte[] chunk = new byte[ChunkHeader + content.Length + (content.Length % 2)];
        name.CopyTo(chunk);
        BinaryPrimitives.WriteInt32LittleEndian(chunk.AsSpan(name.Length), content.Length);
        content.CopyTo(chunk, ChunkHeader);
        return chunk;
    }
}
