namespace WorkReport.Documents.Layout;

/// <summary>A page while it is being filled.</summary>
internal sealed class PageInWork
{
    public List<GlyphRun> Runs { get; } = [];

    public List<Rule> Rules { get; } = [];

    public List<PlacedPicture> Pictures { get; } = [];

    public List<Shape> Shapes { get; } = [];
}
