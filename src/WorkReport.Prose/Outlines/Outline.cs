using System.Text.RegularExpressions;

namespace WorkReport.Prose.Outlines;

public enum OutlineKind
{
    Title,

    /// <summary>The line under the title: when and where the report is given.</summary>
    Occasion,
    Speaker,

    /// <summary>称谓: to whom the report speaks.</summary>
    Salutation,

    /// <summary>An unnumbered part above 一、, as 2022年工作回顾, or an appendix.</summary>
    Part,
    Heading,
    Paragraph,

    /// <summary>A row of a table, its cells parted by tabs.</summary>
    TableRow,

    /// <summary>附件说明: 附件：1.…, and each name below it.</summary>
    Attachment,

    /// <summary>署名: who issues it.</summary>
    Signature,

    /// <summary>成文日期.</summary>
    SignedOn,

    /// <summary>附注 below the date, in its brackets.</summary>
    Note,

    /// <summary>抄送: who gets a copy.</summary>
    CopyTo,

    /// <summary>印发机关 and 印发日期, in one line.</summary>
    Printed,
}

/// <summary>One piece of a report in reading order.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Level">
/// By the form of its number: 一、 1, （一） 2, 1. 3, （1） 4. An unnumbered heading or lead sentence is 2; a part and everything
/// without a heading of its own is 0.
/// </param>
/// <param name="Text">Normalised and set full-width; a heading keeps its printed number.</param>
/// <param name="LeadLength">For a paragraph: how many UTF-16 units at its start are a run-in lead sentence with its 。; else 0.</param>
/// <param name="Start">Where it begins in the text that was read, in UTF-16 units.</param>
/// <param name="Length">How much of that text it covers.</param>
public partial record OutlineElement(OutlineKind Kind, int Level, string Text, int LeadLength, int Start, int Length)
{
    /// <summary>附件1 主要指标统计表: the part begins an appendix.</summary>
    public bool IsAppendix => Kind is OutlineKind.Part && Text.StartsWith("附件", StringComparison.Ordinal);

    /// <summary>The title of an appendix, without 附件 and the number that a page writes by itself.</summary>
    public string AppendixTitle => Label().Replace(Text, "");

    [GeneratedRegex("^(附件([0-9]{1,2}(?![0-9])|[一二三四五六七八九十]{1,3})?[：\\s]*)?")]
    private static partial Regex Label();
}

/// <summary>Why a line is no part of the report.</summary>
public enum DropReason
{
    /// <summary>Buttons of a web page: 打印, 收藏, 【字号：大 中 小】.</summary>
    PageTool,

    /// <summary>Where the page stands in its site: 首页 > 政府信息公开.</summary>
    Breadcrumb,

    /// <summary>Who published it and when: 来源：, 责任编辑：.</summary>
    Source,

    /// <summary>The words under a press photograph.</summary>
    Caption,

    /// <summary>分享到, 扫一扫.</summary>
    Sharing,

    /// <summary>相关报道 and the links after it.</summary>
    Related,

    /// <summary>A site's notice, or what it wants from the reader: 试读结束, 版权所有, 加微信.</summary>
    SiteNotice,

    /// <summary>The title or the line under it, a second time.</summary>
    RepeatedTitle,

    /// <summary>A table of contents before the text.</summary>
    Contents,

    /// <summary>The file's own data: 索引号, 主题词, its size.</summary>
    Metadata,
}

/// <summary>A line that was left out, so that a person can see what and why.</summary>
/// <param name="Text">Exactly as it stood, without the space around it.</param>
/// <param name="Line">Its line in the text that was read, from 1.</param>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="Length">Its length.</param>
/// <param name="Reason">Why it was left out.</param>
public record DroppedLine(string Text, int Line, int Start, int Length, DropReason Reason);

/// <summary>A heading or lead sentence and how deep it stands in its own report.</summary>
/// <param name="Depth">1 for the outermost kind of heading that the report has, whatever its number looks like.</param>
/// <param name="Text">The heading, or the lead sentence alone.</param>
/// <param name="Start">Where it begins in the text that was read.</param>
/// <param name="Element">Its place in <see cref="Outline.Elements"/>.</param>
public record OutlineEntry(int Depth, string Text, int Start, int Element);

/// <summary>A report taken apart.</summary>
public record Outline(IReadOnlyList<OutlineElement> Elements, IReadOnlyList<DroppedLine> Dropped)
{
    /// <summary>The headings in order with their depth in this report: what bookmarks and a table of contents need.</summary>
    public IReadOnlyList<OutlineEntry> Entries()
    {
        var entries = new List<OutlineEntry>();
        var above = new Stack<int>();
        for (var i = 0; i < Elements.Count; i++)
        {
            OutlineElement element = Elements[i];
            bool part = element.Kind == OutlineKind.Part;
            if (!part && (element.Level == 0 || element.Kind is not (OutlineKind.Heading or OutlineKind.Paragraph)))
                continue;
            // A lead without a number stands below a heading of its own level, not beside it.
            int rank = part ? 0 : element.Level * 2 + (Numbering.Read(element.Text) is null ? 1 : 0);
            while (above.Count > 0 && above.Peek() >= rank)
                above.Pop();
            above.Push(rank);
            string text = element is { Kind: OutlineKind.Paragraph, LeadLength: > 0 } ? element.Text[..element.LeadLength] : element.Text;
            entries.Add(new OutlineEntry(above.Count, text, element.Start, i));
        }
        return entries;
    }
}
