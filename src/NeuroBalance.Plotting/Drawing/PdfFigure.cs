using SkiaSharp;

namespace NeuroBalance.Plotting;

/// <summary>
/// A figure as PDF of one page: lines are lines and text is text, in the embedded font. No date is in it, so that the same figure has the
/// same bytes.
/// </summary>
internal static class PdfFigure
{
    public static byte[] Bytes(IPainting painting, FigureSize size, IReadOnlyList<FigureNote> notes)
    {
        size = painting.Fitted(size);
        int height = painting.HeightOn(size);
        SKDocumentPdfMetadata about = new()
        {
            Title = painting.Title,
            Subject = painting.Subtitle,
            Creator = "NeuroBalance",
            Keywords = string.Join("; ", notes.Select(note => $"{note.Key}: {note.Text}")),
        };
        using MemoryStream stream = new();
        using (SKDocument document = SKDocument.CreatePdf(stream, about))
        {
            float scale = (float)size.PointsPerUnit;
            SKCanvas canvas = document.BeginPage(size.Width * scale, height * scale);
            canvas.Scale(scale);
            painting.Paint(new Page(canvas, size, height, LetterForm.Text));
            document.EndPage();
            document.Close();
        }

        return stream.ToArray();
    }
}
