namespace NeuroBalance.Plotting;

/// <summary>A picture that can be painted at any size.</summary>
internal interface IPainting
{
    /// <summary>The first line of the picture.</summary>
    string Title { get; }

    /// <summary>The second, smaller line.</summary>
    string Subtitle { get; }

    /// <summary>What the picture shows, in words for those who do not see it.</summary>
    string Description => Subtitle.Length == 0 ? $"{Title}." : $"{Title}. {Subtitle}{(Subtitle.EndsWith('.') ? "" : ".")}";

    /// <summary>The size with letters small enough for all that is drawn; the size itself where there is room.</summary>
    /// <param name="size">Where it will be met.</param>
    FigureSize Fitted(FigureSize size) => size;

    /// <summary>The height in units of drawing that the picture needs where the size does not fix it.</summary>
    /// <param name="size">Where it will be met.</param>
    int HeightOn(FigureSize size);

    /// <summary>Paints everything.</summary>
    void Paint(Page page);
}
