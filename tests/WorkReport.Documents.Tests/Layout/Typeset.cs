using WorkReport.Documents.Layout;
using WorkReport.Documents.Model;

namespace WorkReport.Documents.Tests.Layout;

/// <summary>Sets small documents and reads back what stands where.</summary>
internal static class Typeset
{
    public static TypesetDocument Paragraphs(params string[] texts) =>
        Blocks([.. texts.Select(text => new Paragraph(text))]);

    public static TypesetDocument Blocks(params Block[] blocks) =>
        Typesetter.Set(new Document(new Frontmatter(), blocks), TestFonts.Require());

    /// <summary>Rows of a page without its number, top to bottom.</summary>
    public static List<SetRow> RowsOf(TypesetPage page) =>
    [
        .. page.Runs.Where(run => run.Element != GlyphRun.Artifact)
            .GroupBy(run => run.Baseline)
            .OrderBy(row => row.Key)
            .Select(row => new SetRow(row.Key, [.. row])),
    ];

    /// <summary>Everything that was set, in reading order.</summary>
    public static string TextOf(TypesetDocument document) =>
        string.Concat(document.Pages.SelectMany(RowsOf).Select(row => row.Text));
}

internal sealed record SetRow(double Baseline, IReadOnlyList<GlyphRun> Runs)
{
    public string Text => string.Concat(Runs.Select(run =>
        run.ActualText ?? string.Concat(run.CodePoints.Where(c => c != 0).Select(char.ConvertFromUtf32))));

    public IEnumerable<double> X => Runs.SelectMany(run => run.X);

    public double Left => X.Min();

    /// <summary>Right end of the last glyph's advance; a space at the end takes no room.</summary>
    public double Right => Runs
        .SelectMany(run => run.Glyphs.Select((glyph, i) => (run, glyph, i)))
        .Where(place => place.run.CodePoints[place.i] != ' ')
        .Select(place => place.run.X[place.i] + (place.run.Face.AdvanceOf(place.glyph) * place.run.Size / place.run.Face.UnitsPerEm))
        .Last();
}
