using System.Buffers.Binary;
using System.Text;
using SkiaSharp;

namespace NeuroBalance.Plotting;

/// <summary>A figure as PNG, with its resolution where it has a size on paper, and with its notes.</summary>
internal static class PngFigure
{
    // The signature, then the header: length, name, 13 bytes, checksum.
    private const int EndOfHeader = 8 + 12 + 13;
    private const double InchesPerMetre = 1 / 0.0254;

    private static readonly uint[] Remainders = [.. Enumerable.Range(0, 256).Select(Remainder)];

    public static byte[] Bytes(IPainting painting, FigureSize size, IReadOnlyList<FigureNote> notes)
    {
        size = painting.Fitted(size);
        int height = painting.HeightOn(size);
        SKImageInfo info = new(Pixels(size.Width), Pixels(height));
        using SKSurface surface = SKSurface.Create(info);
        surface.Canvas.Scale(size.PixelsPerUnit);
        painting.Paint(new Page(surface.Canvas, size, height, LetterForm.Outline));
        using SKImage image = surface.Snapshot();
        using SKData data = image.Encode(SKEncodedImageFormat.Png, quality: 100);
        byte[] png = data.ToArray();
        using MemoryStream stream = new();
        stream.Write(png, 0, EndOfHeader);
        if (size.Dots is { } dots) WriteResolution(stream, (uint)Math.Round(dots * InchesPerMetre));
        foreach (FigureNote note in notes)
        {
            WriteChunk(stream, "iTXt", [.. Encoding.Latin1.GetBytes(note.Key), 0, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(note.Text)]);
        }
        stream.Write(png, EndOfHeader, png.Length - EndOfHeader);
        return stream.ToArray();

        int Pixels(int units) => (int)Math.Round(units * size.PixelsPerUnit);
    }

    private static void WriteResolution(MemoryStream stream, uint dotsPerMetre)
    {
        byte[] content = new byte[9];
        BinaryPrimitives.WriteUInt32BigEndian(content, dotsPerMetre);
        BinaryPrimitives.WriteUInt32BigEndian(content.AsSpan(4), dotsPerMetre);
        content[8] = 1;
        WriteChunk(stream, "pHYs", content);
    }

    private static void WriteChunk(MemoryStream stream, string name, byte[] content)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. content];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        stream.Write(number);
        stream.Write(named);
        uint sum = uint.MaxValue;
        foreach (byte one in named)
        {
            sum = Remainders[(byte)(sum ^ one)] ^ (sum >> 8);
        }
        BinaryPrimitives.WriteUInt32BigEndian(number, ~sum);
        stream.Write(number);
    }

    // The remainder of a byte by the polynomial that the PNG standard asks for.
    private static uint Remainder(int number)
    {
        uint value = (uint)number;
        for (int bit = 0; bit < 8; bit++)
        {
            value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ 0xEDB88320;
        }
        return value;
    }
}
