using WorkReport.Documents.Fonts;
using WorkReport.Documents.Layout;
using WorkReport.Documents.Pdf;

namespace WorkReport.Documents.Tests.Pdf;

/// <summary>A typeset document put together by hand, without the typesetter, so that the writer alone is tested.</summary>
internal sealed class HandSet(string title = "测试")
{
    private readonly List<(List<GlyphRun> Runs, List<Rule> Rules)> pages = [];
    private readonly List<StructureElement> elements = [];

    public string Language { get; init; } = "zh-CN";

    public HandSet Page()
    {
        pages.Add(([], []));
        return this;
    }

    public HandSet Element(ElementTag tag, string? outline = null, int level = 0)
    {
        elements.Add(new StructureElement(tag, outline, level, pages.Count - 1, 100));
        return this;
    }

    /// <summary>A run of the latest element on the latest page, its glyphs at a fixed pitch.</summary>
    public HandSet Run(FontFace face, string text, double x, double baseline, double pitch = 16, double size = 16, string? actualText = null, int color = 0) =>
        Run(face, text, i => x + (i * pitch), baseline, size, actualText, color, elements.Count - 1);

    public HandSet Artifact(FontFace face, string text, double x, double baseline) =>
        Run(face, text, i => x + (i * 8), baseline, 14, null, 0, GlyphRun.Artifact);

    public HandSet Run(FontFace face, string text, Func<int, double> x, double baseline, double size = 16, string? actualText = null, int color = 0, int? element = null)
    {
        int[] codePoints = [.. text.EnumerateRunes().Select(rune => rune.Value)];
        Assert.All(codePoints, codePoint => Assert.NotEqual(0, face.GlyphOf(codePoint)));
        pages[^1].Runs.Add(new GlyphRun
        {
            Face = face,
            Size = size,
            Baseline = baseline,
            Element = element ?? elements.Count - 1,
            Color = color,
            Glyphs = [.. codePoints.Select(face.GlyphOf)],
            X = [.. codePoints.Select((_, i) => x(i))],
            CodePoints = codePoints,
            ActualText = actualText,
        });
        return this;
    }

    public HandSet Rule(Rule rule)
    {
        pages[^1].Rules.Add(rule);
        return this;
    }

    public TypesetDocument Document => new(
        title,
        Language,
        [.. pages.Select(page => new TypesetPage(595.276, 841.89, page.Runs, page.Rules))],
        elements,
        new TypesettingRecord(0, 0, 0, [], [], []));

    public byte[] Pdf()
    {
        using MemoryStream file = new();
        PdfWriter.Write(Document, file);
        return file.ToArray();
    }
}
