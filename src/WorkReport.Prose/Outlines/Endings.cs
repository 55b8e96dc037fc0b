using System.Text.RegularExpressions;
using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Outlines;

/// <summary>
/// Finds what stands below the body of a document: 附件说明, 署名, 成文日期, 附注 and 版记 (GB/T 9704-2012, 7.3.4–7.3.6 and 7.4). A date alone on the
/// last line, before any appendix, is the sign of it; without one a short last line is just a short last line.
/// </summary>
internal static partial class Endings
{
    private const int LongestSignature = 30;

    /// <summary>More short lines above a date are a list, not a joint issue.</summary>
    private const int MostSignatures = 14;

    private const string AttachmentLabel = "附件：";

    /// <summary>Closings that stand alone on the line above the organ and sign nothing.</summary>
    private static readonly string[] Closings = ["特此", "此复", "此致", "敬礼", "谢谢", "妥否", "当否"];

    public static void Mark(List<OutlineElement> elements)
    {
        var first = elements.FindIndex(element => element.Kind is OutlineKind.Paragraph or OutlineKind.Heading or OutlineKind.Part);
        if (first < 0)
            return;
        var day = elements.FindLastIndex(element => IsPlain(element) && Day().IsMatch(element.Text));
        if (day > first && EndsBehind(elements, day))
        {
            Become(elements, day, OutlineKind.SignedOn);
            MarkAttachments(elements, first, MarkSignatures(elements, first, day));
            return;
        }

        var appendix = elements.FindIndex(element => element.IsAppendix);
        MarkAttachments(elements, first, appendix < 0 ? elements.Count : appendix);
    }

    /// <summary>Behind the date there may be 附注, the names of what is attached (whoever sets the page knows their place), 版记 and appendices.</summary>
    private static bool EndsBehind(List<OutlineElement> elements, int day)
    {
        var (next, end) = (day + 1, day + 1);
        while (end < elements.Count && !elements[end].IsAppendix)
            end++;
        // 印发 is one line, the last.
        var imprint = end > next && IsPlain(elements[end - 1]) && Print().IsMatch(elements[end - 1].Text) ? end - 1 : end;
        while (imprint > next && IsPlain(elements[imprint - 1]) && Copy().IsMatch(elements[imprint - 1].Text))
            imprint--;
        var note = next < imprint && IsPlain(elements[next]) && Note().IsMatch(elements[next].Text) ? next++ : -1;
        if (BeginOfAttachments(elements, day, imprint) != next)
            return false;
        MarkAttachments(elements, day, imprint);
        if (note >= 0)
            Become(elements, note, OutlineKind.Note);
        for (var i = imprint; i < end; i++)
            Become(elements, i, Copy().IsMatch(elements[i].Text) ? OutlineKind.CopyTo : OutlineKind.Printed);
        return true;
    }

    /// <returns>Where they begin.</returns>
    private static int MarkSignatures(List<OutlineElement> elements, int first, int day)
    {
        var begin = day;
        while (begin > first + 1 && IsSignature(elements[begin - 1]))
            begin--;
        if (day - begin > MostSignatures)
            return day;
        for (var i = begin; i < day; i++)
            Become(elements, i, OutlineKind.Signature);
        return begin;
    }

    /// <summary>附件：…, or 附件： and the lines below it that count on.</summary>
    /// <returns>Where they begin; <paramref name="end"/> without any.</returns>
    private static int BeginOfAttachments(List<OutlineElement> elements, int first, int end)
    {
        var begin = end - 1;
        while (begin > first && elements[begin].LeadLength == 0 && Item().IsMatch(elements[begin].Text))
            begin--;
        var isLabel = begin > first && elements[begin].LeadLength == 0 && elements[begin].Text.StartsWith(AttachmentLabel, StringComparison.Ordinal)
            && (begin + 1 < end || elements[begin].Text.Length > AttachmentLabel.Length);
        return isLabel ? begin : end;
    }

    private static void MarkAttachments(List<OutlineElement> elements, int first, int end)
    {
        for (var i = BeginOfAttachments(elements, first, end); i < end; i++)
            Become(elements, i, OutlineKind.Attachment);
    }

    private static void Become(List<OutlineElement> elements, int i, OutlineKind kind) => elements[i] = elements[i] with { Kind = kind, Level = 0, LeadLength = 0 };

    private static bool IsPlain(OutlineElement element) => element.Kind is OutlineKind.Paragraph && element.LeadLength == 0;

    private static bool IsSignature(OutlineElement element) =>
        IsPlain(element) && element.Level == 0 && element.Text.Length is >= 2 and <= LongestSignature && Scripts.ContainsHan(element.Text)
        && !Sentences.HasMark(element.Text) && !Sentences.HasFigure(element.Text) && element.Text[^1] != '：' && element.Text[0] is not ('（' or '—')
        && !element.Text.StartsWith(AttachmentLabel, StringComparison.Ordinal)
        && !Array.Exists(Closings, closing => element.Text.StartsWith(closing, StringComparison.Ordinal));

    /// <summary>2023年1月5日, or in the figures of older documents 二〇二三年一月五日, or as it is jotted down 2023.01.05.</summary>
    [GeneratedRegex("^(20[0-9]{2}[./-](0?[1-9]|1[0-2])[./-](0?[1-9]|[12][0-9]|3[01]))$|^([0-9]{4}|[〇○零一二三四五六七八九]{4})年([0-9]{1,2}|[一二三四五六七八九十]{1,2})月([0-9]{1,2}|[一二三四五六七八九十]{1,3})日$")]
    private static partial Regex Day();

    [GeneratedRegex("^[0-9]{1,2}[.．、]")]
    private static partial Regex Item();

    [GeneratedRegex("^抄送：.")]
    private static partial Regex Copy();

    [GeneratedRegex("年[0-9]{1,2}月[0-9]{1,2}日印发$")]
    private static partial Regex Print();

    [GeneratedRegex("^（.+）$")]
    private static partial Regex Note();
}
