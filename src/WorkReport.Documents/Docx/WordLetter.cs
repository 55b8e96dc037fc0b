using DocumentFormat.OpenXml;
using WorkReport.Documents.Layout;
using WorkReport.Documents.Model;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace WorkReport.Documents.Docx;

/// <summary>The head of 信函格式 (GB/T 9704-2012, 10.1): the same measures as <see cref="LetterMeasurer"/> gives the page.</summary>
internal sealed class WordLetter(Letterhead head)
{
    private readonly string mark = string.Concat(head.Mark.Organs);

    private double MarkSize => mark.Length > 0 ? WordLetterhead.SizeOf(mark) : 0;

    /// <summary>Points from the paper's top.</summary>
    public double FirstRuleTop => LetterMeasurer.MarkTop + MarkSize + LetterMeasurer.RuleGap;

    public IEnumerable<OpenXmlElement> Build()
    {
        yield return Mark();
        var rows = Identity().ToList();
        for (var i = 0; i < rows.Count; i++)
        {
            // Type high, so that nothing but what stands here lies between rule and text.
            var spacing = WordStyles.Exactly(TypeSize.Three);
            spacing.After = WordMeasure.Text(i + 1 < rows.Count ? WordMeasure.Row - WordMeasure.Twips(TypeSize.Three) : 0);
            rows[i].ParagraphProperties!.SnapToGrid = new W.SnapToGrid { Val = false };
            rows[i].ParagraphProperties!.SpacingBetweenLines = spacing;
            yield return rows[i];
        }
    }

    /// <summary>
    /// In a frame: it stands above the type area, where no paragraph of the text can. The frame is as wide as the text, which begins
    /// below it, seven eighths of a character below the first double rule.
    /// </summary>
    private W.Paragraph Mark()
    {
        var paragraph = WordLetterhead.Mark(mark, Math.Max(1, MarkSize), 0, WordStyles.Centred());
        paragraph.ParagraphProperties!.FrameProperties = new W.FrameProperties
        {
            Width = WordMeasure.Text(WordMeasure.TypeWidth),
            Height = (uint)WordMeasure.Twips(FirstRuleTop + DoubleRule.Height + LetterMeasurer.TextGap - LetterMeasurer.MarkTop),
            HeightType = W.HeightRuleValues.Exact,
            Wrap = W.TextWrappingValues.NotBeside,
            HorizontalPosition = W.HorizontalAnchorValues.Page,
            VerticalPosition = W.VerticalAnchorValues.Page,
            X = WordMeasure.Text(WordMeasure.Left),
            Y = WordMeasure.Text(WordMeasure.Twips(LetterMeasurer.MarkTop)),
        };
        return paragraph;
    }

    /// <summary>份号, 密级 and 紧急程度 flush left, 发文字号 flush right on the first of these rows.</summary>
    private IEnumerable<W.Paragraph> Identity()
    {
        var labels = HeadLabel.Of(head);
        for (var i = 0; i < Math.Max(head.Number is null ? 0 : 1, labels.Count); i++)
        {
            var paragraph = WordLetterhead.Paragraph(WordStyles.Label, 0);
            if (i < labels.Count)
                paragraph.Append(WordText.Run(labels[i].Text, new W.RunProperties { RunFonts = WordFonts.Of(labels[i].Role) }));
            if (i == 0 && head.Number is { } number)
            {
                paragraph.ParagraphProperties!.Tabs = new W.Tabs(new W.TabStop { Val = W.TabStopValues.Right, Position = WordMeasure.TypeWidth });
                paragraph.Append(WordText.Run("\t" + number, new W.RunProperties { RunFonts = WordFonts.Of(Faces.Body) }));
            }

            yield return paragraph;
        }
    }
}
