using System.Globalization;
using WorkReport.Documents.Fonts;
using WorkReport.Documents.Layout;

namespace WorkReport.Documents.Pdf;

/// <summary>The faces of a document, in the order in which they first appear.</summary>
internal sealed class FontTable
{
    private readonly Dictionary<FontFace, EmbeddedFont> fonts = [];
    private readonly List<EmbeddedFont> inOrder = [];

    public FontTable(TypesetDocument document)
    {
        foreach (var run in document.Pages.SelectMany(page => page.Runs))
        {
            if (!fonts.TryGetValue(run.Face, out var font))
            {
                font = new EmbeddedFont(run.Face, string.Create(CultureInfo.InvariantCulture, $"F{fonts.Count}"));
                fonts.Add(run.Face, font);
                inOrder.Add(font);
            }

            for (var i = 0; i < run.Glyphs.Length; i++)
            {
                if (run.ActualText is null && run.CodePoints[i] != 0)
                    font.Use(run.Glyphs[i], run.CodePoints[i]);
                else
                    font.UseInside(run.Glyphs[i], run.CodePoints[i]);
            }
        }

        foreach (var font in inOrder)
            font.Seal();
    }

    public EmbeddedFont Of(FontFace face) => fonts[face];

    /// <summary>Writes all fonts and gives the dictionary of resources that the pages share.</summary>
    /// <param name="file">The file.</param>
    /// <param name="others">What else the pages draw with.</param>
    public int Write(PdfFile file, string others) =>
        file.Add($"<</Font<<{string.Concat(inOrder.Select(font => $"/{font.Resource} {font.Write(file)} 0 R"))}>>{others}>>");
}
