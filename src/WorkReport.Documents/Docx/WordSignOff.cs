using WorkReport.Documents.Layout;
using WorkReport.Documents.Model;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace WorkReport.Documents.Docx;

/// <summary>署名, 成文日期 and what is pressed upon them (GB/T 9704-2012, 7.3.5), by the measures of <see cref="SignOffMeasurer"/>.</summary>
internal sealed class WordSignOff(SignOff signOff, WordPictures pictures)
{
    private readonly List<W.Paragraph> paragraphs = [];
    private readonly List<string> names = [.. signOff.Signatures.Where(name => name.Length > 0)];
    private readonly int? date = string.IsNullOrEmpty(signOff.SignedOn) ? null : WidthOf(signOff.SignedOn);

    public IReadOnlyList<W.Paragraph> Build()
    {
        if (signOff.Stamps.Count > 0)
            AddStamped();
        else if (signOff.HasSeal)
            AddSealed();
        else
            AddUnsealed();
        foreach (var paragraph in paragraphs.SkipLast(string.IsNullOrEmpty(signOff.Note) ? 1 : 0))
            paragraph.ParagraphProperties!.KeepNext = new W.KeepNext();
        return paragraphs;
    }

    private void AddUnsealed()
    {
        int? longest = names.Count > 0 ? names.Max(WidthOf) : null;
        foreach (var name in names)
            AddOnTheRight(name, SignOffMeasurer.RightOfSignature(WidthOf(name), longest!.Value, date), paragraphs.Count == 0 ? 1 : 0);
        if (date is { } own)
            AddOnTheRight(signOff.SignedOn!, SignOffMeasurer.RightOfDate(longest, own), paragraphs.Count == 0 ? 1 : 0);
    }

    private void AddSealed()
    {
        var widths = names.Count > 0 ? [.. names.Select(WidthOf)] : date is { } alone ? [alone] : Array.Empty<int>();
        if (widths.Length == 0)
            return;
        var ranks = SealRanks.Of(widths, date);
        var middle = ranks[^1][^1].Middle;
        if (widths.Length == 1)
        {
            if (names.Count > 0)
                AddOnTheRight(names[0], RightOf(middle, widths[0]), SealRanks.RowsAboveName);
            if (date is { } own)
                AddOnTheRight(signOff.SignedOn!, RightOf(middle, own), names.Count > 0 ? 0 : SealRanks.RowsAboveName);
            // On the lower of the two, which has nothing blank above it that a program might count differently.
            Press(paragraphs[^1], 0, middle, -(SealRanks.RowsAboveName + paragraphs.Count - 1));
            return;
        }

        foreach (var rank in ranks)
        {
            // Blank paragraphs, for what hangs on one is measured from its top, and whether blanks before it count is not said.
            if (paragraphs.Count > 0)
                AddBlank(SealRanks.RowsOfRank - SealRanks.RowsAboveName - 1);
            var host = AddBlank(SealRanks.RowsAboveName);
            foreach (var place in rank)
                Press(host, place.Organ, place.Middle, 0);
            AddRank(rank);
        }

        if (date is { } day)
            AddOnTheRight(signOff.SignedOn!, RightOf(middle, day), 0);
    }

    private void AddRank(SealPlace[] rank)
    {
        var paragraph = Add(string.Concat(rank.Select(place => "\t" + names[place.Organ])));
        paragraph.ParagraphProperties!.Justification = new W.Justification { Val = W.JustificationValues.Left };
        paragraph.ParagraphProperties.Tabs = new W.Tabs(rank.Select(place => new W.TabStop { Val = W.TabStopValues.Center, Position = FromLeft(place.Middle) }));
    }

    private void AddStamped()
    {
        // Blank paragraphs here too: the stamp hangs on the last one above it.
        AddBlank(SignOffMeasurer.RowsBeforeStamp);
        foreach (var name in names)
            AddOnTheRight(name, SignOffMeasurer.RightOfStamp, 0);
        const double height = ((SignOffMeasurer.StampRows - 1) * WordMeasure.Row / 20.0) + TypeSize.Three;
        foreach (var (stamp, i) in signOff.Stamps.Select((stamp, i) => (stamp, i)))
        {
            var width = SignOffMeasurer.WidthOfStamp(stamp.Picture, height);
            if (i > 0)
                AddBlank(SignOffMeasurer.RowsBelowStamp);
            if (stamp.Picture is { } picture)
            {
                var middle = WordMeasure.TypeWidth - WordMeasure.Cells(SignOffMeasurer.RightOfStamp) - (WordMeasure.Twips(width) / 2);
                var top = WordMeasure.Row + WordMeasure.Twips(Grid.Word.FirstRow);
                paragraphs[^1].Append(pictures.Add(picture).Anchor(middle, top, WordMeasure.Twips(width), WordMeasure.Twips(height)));
            }

            // In the middle of two rows.
            var office = AddOnTheRight(stamp.Office, SignOffMeasurer.RightOfStamp + (width / Grid.HalfCell) + SignOffMeasurer.LeftOfStamp, 0);
            const int half = (SignOffMeasurer.StampRows - 1) * WordMeasure.Row / 2;
            office.ParagraphProperties!.SpacingBetweenLines = new W.SpacingBetweenLines { Before = WordMeasure.Text(half), After = WordMeasure.Text(half) };
        }

        if (date is not null)
            AddOnTheRight(signOff.SignedOn!, SealRanks.RightOfDate, SignOffMeasurer.RowsBelowStamp);
    }

    /// <summary>端正、居中下压: in the middle of the name, its top within a row of the text (7.3.5.1).</summary>
    /// <param name="host">What it hangs on.</param>
    /// <param name="organ">Whose seal.</param>
    /// <param name="middle">Half cells from the left edge to its middle.</param>
    /// <param name="rows">From the host's top to its own.</param>
    private void Press(W.Paragraph host, int organ, double middle, int rows)
    {
        if (signOff.Seals.ElementAtOrDefault(organ) is not { } seal)
            return;
        var side = WordMeasure.Twips(SealRanks.SealSize);
        host.Append(pictures.Add(seal).Anchor(FromLeft(middle), rows * WordMeasure.Row, side, side));
    }

    /// <returns>The first of them.</returns>
    private W.Paragraph AddBlank(int rows)
    {
        var first = Add("");
        for (var i = 1; i < rows; i++)
            Add("");
        return first;
    }

    private W.Paragraph AddOnTheRight(string text, double right, int rowsBefore)
    {
        var paragraph = Add(text);
        var properties = paragraph.ParagraphProperties!;
        properties.Indentation = new W.Indentation { Right = WordMeasure.Text(WordMeasure.Cells(right)) };
        if (rowsBefore > 0)
            properties.SpacingBetweenLines = new W.SpacingBetweenLines { Before = WordMeasure.Text(rowsBefore * WordMeasure.Row) };
        return paragraph;
    }

    private W.Paragraph Add(string text)
    {
        var paragraph = new W.Paragraph { ParagraphProperties = new W.ParagraphProperties { ParagraphStyleId = new W.ParagraphStyleId { Val = WordStyles.SignOff } } };
        paragraph.Append(WordText.Run(text));
        paragraphs.Add(paragraph);
        return paragraph;
    }

    /// <summary>Half cells from the left edge as twips; counted from the right, where the places of a sign-off are fixed.</summary>
    private static int FromLeft(double halfCells) => WordMeasure.TypeWidth - WordMeasure.Cells(Grid.HalfCells - halfCells);

    private static double RightOf(double middle, int width) => Math.Max(0, Grid.HalfCells - middle - (width / 2.0));

    /// <summary>Half cells of a line. What is longer than a row fills it.</summary>
    private static int WidthOf(string text) => Math.Min(WordMeasure.HalfEms(text), Grid.HalfCells);
}
