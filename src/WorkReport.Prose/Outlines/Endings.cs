using System.Text.RegularExpressions;
using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Outlines;

/// <summary>
/// Finds what stands below the body of a document: 附件说明, 署名 and 成文日期 (GB/T 9704-2012, 7.3.4 and 7.3.5). A date alone on the
/// last line, before any appendix, is the sign of it; without one a short last line is just a short last line.
/// </summary>
internal static partial class Endings
{
    private const int LongestSignature = 30;

    /// <summary>More short lines above a date are a list, not a joint issue.</summary>
    private const int MostSignatures = 4;

    private const string AttachmentLabel = "附件：";

    public static void Mark(List<OutlineElement> elements)
    {
        var first = elements.FindIndex(element => element.Kind is OutlineKind.Paragraph or OutlineKind.Heading or OutlineKind.Part);
        FreeNamesOfAttachments(elements);
        var appendix = elements.FindIndex(element => element.IsAppendix);
        var end = appendix < 0 ? elements.Count : appendix;
        if (first < 0 || end < first + 2)
            return;
        // Some write the names below the date; whoever sets the page knows their place.
        end = MarkAttachments(elements, first, end);
        if (end > first + 1 && IsPlain(elements[end - 1]) && Day().IsMatch(elements[end - 1].Text))
        {
            Become(elements, --end, OutlineKind.SignedOn);
            var signatures = 0;
            while (signatures < MostSignatures && end > first + 1 && IsSignature(elements[end - 1]))
            {
                Become(elements, --end, OutlineKind.Signature);
                signatures++;
            }
        }

        _ = MarkAttachments(elements, first, end);
    }

    /// <summary>附件：… right above a sign-off names what is attached; only further below would it be the appendix itself.</summary>
    private static void FreeNamesOfAttachments(List<OutlineElement> elements)
    {
        for (var i = 0; i < elements.Count; i++)
        {
            if (elements[i].Kind is not OutlineKind.Part || !elements[i].Text.StartsWith(AttachmentLabel, StringComparison.Ordinal))
                continue;
            var next = i + 1;
            while (next < elements.Count && next - i <= MostSignatures && IsSignature(elements[next]))
                next++;
            if (next < elements.Count && IsPlain(elements[next]) && Day().IsMatch(elements[next].Text))
                Become(elements, i, OutlineKind.Paragraph);
        }
    }

    /// <summary>附件：1.… and the lines below it that count on, down to the sign-off.</summary>
    /// <returns>Where they begin; <paramref name="end"/> without any.</returns>
    private static int MarkAttachments(List<OutlineElement> elements, int first, int end)
    {
        var begin = end - 1;
        while (begin > first && IsPlain(elements[begin]) && Item().IsMatch(elements[begin].Text))
            begin--;
        if (begin <= first || !IsPlain(elements[begin]) || !elements[begin].Text.StartsWith(AttachmentLabel, StringComparison.Ordinal) || elements[begin].Text.Length == AttachmentLabel.Length)
            return end;
        for (var i = begin; i < end; i++)
            Become(elements, i, OutlineKind.Attachment);
        return begin;
    }

    private static void Become(List<OutlineElement> elements, int i, OutlineKind kind) => elements[i] = elements[i] with { Kind = kind, Level = 0, LeadLength = 0 };

    private static bool IsPlain(OutlineElement element) => element.Kind is OutlineKind.Paragraph && element.LeadLength == 0;

    private static bool IsSignature(OutlineElement element) =>
        IsPlain(element) && element.Level == 0 && element.Text.Length is >= 2 and <= LongestSignature && Scripts.ContainsHan(element.Text)
        && !Sentences.HasMark(element.Text) && !Sentences.HasFigure(element.Text) && element.Text[^1] != '：' && element.Text[0] is not ('（' or '—')
        && !element.Text.StartsWith(AttachmentLabel, StringComparison.Ordinal);

    /// <summary>2023年1月5日, or in the figures of older documents 二〇二三年一月五日.</summary>
    [GeneratedRegex("^([0-9]{4}|[〇○零一二三四五六七八九]{4})年([0-9]{1,2}|[一二三四五六七八九十]{1,2})月([0-9]{1,2}|[一二三四五六七八九十]{1,3})日$")]
    private static partial Regex Day();

    [GeneratedRegex("^[0-9]{1,2}[.．、]")]
    private static partial Regex Item();
}
