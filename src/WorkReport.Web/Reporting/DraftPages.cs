using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using WorkReport.Documents.Layout;
using WorkReport.Documents.Pdf;
using WorkReport.Documents.Svg;
using WorkReport.Domain.Reports;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Reporting;

/// <summary>The pages of some facts.</summary>
/// <param name="ReportId">Whose they are.</param>
/// <param name="Mark">Names the facts they were set from: other facts have another.</param>
/// <param name="Document">Every glyph in its place.</param>
public sealed record SetPages(int ReportId, string Mark, TypesetDocument Document)
{
    private readonly Lazy<byte[]> file = new(() =>
    {
        using var written = new MemoryStream();
        PdfWriter.Write(Document, written);
        return written.ToArray();
    });

    public int Count => Document.Pages.Count;

    /// <summary>The file; the same pages give the same bytes, written once.</summary>
    public byte[] File() => file.Value;

    /// <summary>One page as a picture; null where there is no page of that number.</summary>
    public byte[]? Picture(int number)
    {
        if (number < 1 || number > Count)
            return null;
        using var picture = new MemoryStream();
        SvgWriter.Write(Document, number - 1, picture);
        return picture.ToArray();
    }
}

/// <summary>Sets reports, and keeps the last few so that the pictures of one page need not set the whole anew.</summary>
public sealed class DraftPages(ChineseFonts fonts)
{
    /// <summary>At most so many reports; the one unused for longest makes room.</summary>
    public const int Most = 16;

    private readonly Lock gate = new();
    private readonly LinkedList<SetPages> kept = [];
    private readonly ConditionalWeakTable<ReportFacts, string> marks = [];

    /// <summary>The pages of these facts; null where there is no Chinese face.</summary>
    public SetPages? Of(int reportId, ReportFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (fonts.Find() is not { } faces)
            return null;
        // Of facts that were kept for the next who asks the mark is known as well.
        var mark = marks.GetValue(facts, known => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(known.ToJson()))));
        return Find(reportId, mark) ?? Keep(new SetPages(reportId, mark, Typesetter.Set(ReportDocument.Of(facts), faces)));
    }

    /// <summary>Pages that were set lately; null once they are gone.</summary>
    public SetPages? Find(int reportId, string? mark)
    {
        lock (gate)
        {
            if (kept.FirstOrDefault(pages => pages.ReportId == reportId && pages.Mark == mark) is not { } found)
                return null;
            kept.Remove(found);
            kept.AddFirst(found);
            return found;
        }
    }

    private SetPages Keep(SetPages pages)
    {
        lock (gate)
        {
            kept.AddFirst(pages);
            if (kept.Count > Most)
                kept.RemoveLast();
            return pages;
        }
    }
}
