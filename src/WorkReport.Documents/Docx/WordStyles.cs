using WorkReport.Documents.Fonts;
using WorkReport.Documents.Layout;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace WorkReport.Documents.Docx;

/// <summary>The styles of the file: every rule of the standard that holds for a kind of paragraph stands here once.</summary>
internal static class WordStyles
{
    public const string Body = "BodyText";
    public const string Title = "Title";
    public const string Subtitle = "Subtitle";
    public const string Salutation = "Salutation";
    public const string Attachment = "Attachment";
    public const string SignOff = "SignOff";
    public const string AnnexLabel = "AnnexLabel";
    public const string AnnexTitle = "AnnexTitle";
    public const string Label = "Label";
    public const string Mark = "Mark";
    public const string Number = "Number";
    public const string Imprint = "Imprint";
    public const string Footer = "Footer";
    public const string Caption = "Caption";
    public const string TableHead = "TableHead";
    public const string TableCell = "TableCell";
    public const string TableEnd = "TableEnd";

    /// <summary>Red of mark and rule.</summary>
    public static readonly string Red = Ink.Red.ToString("X6", System.Globalization.CultureInfo.InvariantCulture);

    private const string Normal = "Normal";
    private const int LowestHeading = 4;

    /// <summary>Style of a heading; 0 is a part, which in a document that has parts is the outermost heading.</summary>
    public static string Heading(int level, bool hasParts) => $"Heading{level + (hasParts ? 1 : 0)}";

    /// <summary>Character style of a run-in lead.</summary>
    public static string Lead(int level) => $"Lead{level}";

    /// <param name="language">BCP 47 language of the text.</param>
    /// <param name="hasParts">There are unnumbered parts above the level-1 headings.</param>
    public static W.Styles Of(string language, bool hasParts)
    {
        var styles = new W.Styles(new W.DocDefaults(
            new W.RunPropertiesDefault(new W.RunPropertiesBaseStyle
            {
                RunFonts = WordFonts.Of(Faces.Body),
                Spacing = new W.Spacing { Val = -WordMeasure.Tighter },
                FontSize = Size(TypeSize.Three),
                FontSizeComplexScript = new W.FontSizeComplexScript { Val = Size(TypeSize.Three).Val },
                Languages = new W.Languages { Val = language, EastAsia = language },
            })));
        styles.Append(new W.Style
        {
            Type = W.StyleValues.Paragraph,
            StyleId = Normal,
            Default = true,
            StyleName = new W.StyleName { Val = "Normal" },
            PrimaryStyle = new W.PrimaryStyle(),
            // Not among the defaults of the document, where LibreOffice does not look for them.
            StyleParagraphProperties = new W.StyleParagraphProperties
            {
                // A page has 22 rows, and a paragraph may leave one of them alone on it.
                WidowControl = new W.WidowControl { Val = false },
                // No mark hangs over the edge, and no quarter em is put between Hanzi and digits: both would leave the cells. Word heeds
                // it; LibreOffice 7 takes the first for its contrary and does not know the second.
                OverflowPunctuation = new W.OverflowPunctuation { Val = false },
                AutoSpaceDE = new W.AutoSpaceDE { Val = false },
                AutoSpaceDN = new W.AutoSpaceDN { Val = false },
                Justification = new W.Justification { Val = W.JustificationValues.Both },
            },
        });
        styles.Append(Style(Body, "Body Text", new W.StyleParagraphProperties { Indentation = FirstLine() }));
        // 标题: 2号小标宋 in the middle (7.3.1); the distance of its lines is practice.
        styles.Append(Style(
            Title,
            "Title",
            new W.StyleParagraphProperties
            {
                KeepNext = new W.KeepNext(),
                SnapToGrid = new W.SnapToGrid { Val = false },
                SpacingBetweenLines = Exactly(MeasuredTitle.LinePitch),
                Justification = Centred(),
            },
            Look(Faces.Title, TypeSize.Two)));
        styles.Append(Style(Subtitle, "Subtitle", new W.StyleParagraphProperties { KeepNext = new W.KeepNext(), Justification = Centred() }, Look(Faces.Subtitle)));
        styles.Append(Style(Salutation, "Salutation", new W.StyleParagraphProperties { KeepNext = new W.KeepNext() }));
        if (hasParts)
            styles.Append(Style(Heading(0, hasParts), "heading 1", Outline(0, Centred()), Look(Faces.Title)));
        for (var level = 1; level <= LowestHeading; level++)
        {
            var depth = hasParts ? level : level - 1;
            var properties = Outline(depth);
            properties.Indentation = FirstLine();
            styles.Append(Style(Heading(level, hasParts), $"heading {depth + 1}", properties, Look(Faces.OfHeading(level))));
        }

        styles.Append(Style(Attachment, "附件说明", new W.StyleParagraphProperties()));
        styles.Append(Style(SignOff, "署名和成文日期", new W.StyleParagraphProperties { KeepLines = new W.KeepLines(), Justification = OnTheRight() }));
        // 附件 on row 1 of a new page, its title on row 3 (7.3.7).
        styles.Append(Style(AnnexLabel, "附件", new W.StyleParagraphProperties { KeepNext = new W.KeepNext(), PageBreakBefore = new W.PageBreakBefore() }, Look(Faces.Label)));
        var annexTitle = Outline(0, Centred());
        annexTitle.SnapToGrid = new W.SnapToGrid { Val = false };
        annexTitle.SpacingBetweenLines = Exactly(Grid.Word.Pitch);
        annexTitle.SpacingBetweenLines.Before = WordMeasure.Text(WordMeasure.Row);
        styles.Append(Style(AnnexTitle, "附件标题", annexTitle, Look(Faces.Title, TypeSize.Two)));
        styles.Append(Style(Label, "份号密级紧急程度", new W.StyleParagraphProperties(), Look(Faces.Label)));
        styles.Append(Style(Mark, "发文机关标志", new W.StyleParagraphProperties { SnapToGrid = new W.SnapToGrid { Val = false }, Justification = Centred() }, Look(Faces.Title, colour: Red)));
        styles.Append(Style(Number, "发文字号", new W.StyleParagraphProperties()));
        // 版记 in 4号; its row is the type and seven eighths of it (3.2).
        styles.Append(Style(
            Imprint,
            "版记",
            new W.StyleParagraphProperties { SnapToGrid = new W.SnapToGrid { Val = false }, SpacingBetweenLines = Exactly(TypeSize.Four * 15 / 8) },
            Look(Faces.Body, TypeSize.Four)));
        styles.Append(Style(Footer, "footer", new W.StyleParagraphProperties { SnapToGrid = new W.SnapToGrid { Val = false } }, Look(Faces.PageNumber, TypeSize.Four)));
        // Names, heads and cells of tables; practice. A head stands never alone at the foot of a page.
        styles.Append(Style(Caption, "caption", new W.StyleParagraphProperties { KeepNext = new W.KeepNext(), Justification = Centred() }, Look(Faces.Label)));
        var head = Line(WordTable.LinePitch);
        head.KeepNext = new W.KeepNext();
        head.Justification = Centred();
        styles.Append(Style(TableHead, "表头", head, Look(Faces.Label, TypeSize.SmallFour)));
        styles.Append(Style(TableCell, "表格文字", Line(WordTable.LinePitch), Look(Faces.Body, TypeSize.SmallFour)));
        var end = Line(1);
        end.SpacingBetweenLines!.After = WordMeasure.Text(WordMeasure.Row - WordMeasure.Twips(1));
        styles.Append(Style(TableEnd, "表后", end));
        for (var level = 1; level <= LowestHeading; level++)
        {
            styles.Append(new W.Style
            {
                Type = W.StyleValues.Character,
                StyleId = Lead(level),
                CustomStyle = true,
                StyleName = new W.StyleName { Val = $"段首句{level}" },
                StyleRunProperties = new W.StyleRunProperties { RunFonts = WordFonts.Of(Faces.OfHeading(level)) },
            });
        }

        return styles;
    }

    public static W.SpacingBetweenLines Exactly(double points) =>
        new() { Line = WordMeasure.Text(Math.Max(1, WordMeasure.Twips(points))), LineRule = W.LineSpacingRuleValues.Exact };

    /// <summary>Word counts type in half points.</summary>
    public static W.FontSize Size(double points) => new() { Val = WordMeasure.Text(Math.Max(1, (int)Math.Floor(points * 2))) };

    public static W.Justification Centred() => new() { Val = W.JustificationValues.Center };

    public static W.Justification OnTheRight() => new() { Val = W.JustificationValues.Right };

    /// <summary>每自然段左空二字 (7.3.3), in characters for Word and in twips for who does not know that.</summary>
    private static W.Indentation FirstLine() => new() { FirstLineChars = 200, FirstLine = WordMeasure.Text(2 * WordMeasure.Cell) };

    private static W.StyleParagraphProperties Line(double pitch) => new() { SnapToGrid = new W.SnapToGrid { Val = false }, SpacingBetweenLines = Exactly(pitch) };

    private static W.StyleParagraphProperties Outline(int level, W.Justification? justification = null) => new()
    {
        KeepNext = new W.KeepNext(),
        Justification = justification,
        OutlineLevel = new W.OutlineLevel { Val = level },
    };

    private static W.StyleRunProperties Look(FontRole role, double size = TypeSize.Three, string? colour = null) => new()
    {
        RunFonts = WordFonts.Of(role),
        Color = colour is null ? null : new W.Color { Val = colour },
        // Only the text on the grid is drawn tighter.
        Spacing = size == TypeSize.Three && colour is null ? null : new W.Spacing { Val = 0 },
        FontSize = Size(size),
        FontSizeComplexScript = new W.FontSizeComplexScript { Val = Size(size).Val },
    };

    private static W.Style Style(string id, string name, W.StyleParagraphProperties paragraph, W.StyleRunProperties? run = null) => new()
    {
        Type = W.StyleValues.Paragraph,
        StyleId = id,
        CustomStyle = name[0] > 0x7F ? true : null,
        StyleName = new W.StyleName { Val = name },
        BasedOn = new W.BasedOn { Val = Normal },
        NextParagraphStyle = id.StartsWith("Heading", StringComparison.Ordinal) ? new W.NextParagraphStyle { Val = Body } : null,
        PrimaryStyle = new W.PrimaryStyle(),
        StyleParagraphProperties = paragraph,
        StyleRunProperties = run,
    };
}
