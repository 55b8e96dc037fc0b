using W = DocumentFormat.OpenXml.Wordprocessing;

namespace WorkReport.Documents.Docx;

/// <summary>A run of pages on one kind of paper, all with the same footers; the first of a letter has a first page of its own.</summary>
internal static class WordSection
{
    public const string OddFooter = "odd";
    public const string EvenFooter = "even";
    public const string FirstHeader = "rules";
    public const string FirstFooter = "first";

    /// <summary>A4, the type area of 156 mm × 225 mm and its 22 rows (GB/T 9704-2012, 5.1, 5.2).</summary>
    public static W.SectionProperties Portrait() => Of(
        new W.PageSize { Width = WordMeasure.PageWidth, Height = WordMeasure.PageHeight },
        new W.PageMargin { Top = WordMeasure.Top, Right = WordMeasure.Right, Bottom = WordMeasure.Bottom, Left = WordMeasure.Left, Footer = WordMeasure.FooterDistance });

    /// <summary>
    /// A4 横排 (clause 8): the same page turned by a quarter clockwise, so that 订口 of an odd page lies above the table's head. The
    /// page number stands below the table here, since a word processor turns it along.
    /// </summary>
    public static W.SectionProperties Landscape() => Of(
        new W.PageSize { Width = WordMeasure.PageHeight, Height = WordMeasure.PageWidth, Orient = W.PageOrientationValues.Landscape },
        new W.PageMargin
        {
            Top = WordMeasure.Left,
            Right = WordMeasure.Top,
            Bottom = WordMeasure.Right,
            Left = WordMeasure.Bottom,
            // As far below the type area as on the other pages.
            Footer = WordMeasure.Right - (WordMeasure.Bottom - WordMeasure.FooterDistance),
        });

    /// <summary>The first page of a letter has its double rules, and no number (10.1).</summary>
    public static void BeginWithLetter(W.SectionProperties section)
    {
        section.PrependChild(new W.FooterReference { Type = W.HeaderFooterValues.First, Id = FirstFooter });
        section.PrependChild(new W.HeaderReference { Type = W.HeaderFooterValues.First, Id = FirstHeader });
        section.InsertBefore(new W.TitlePage(), section.GetFirstChild<W.DocGrid>());
    }

    private static W.SectionProperties Of(W.PageSize size, W.PageMargin margin)
    {
        margin.Header = 851;
        margin.Gutter = 0;
        return new W.SectionProperties(
            new W.FooterReference { Type = W.HeaderFooterValues.Default, Id = OddFooter },
            new W.FooterReference { Type = W.HeaderFooterValues.Even, Id = EvenFooter },
            size,
            margin,
            // Rows only: with a grid of characters as well, LibreOffice gives every Hanzi two cells.
            new W.DocGrid { Type = W.DocGridValues.Lines, LinePitch = WordMeasure.Row });
    }
}
