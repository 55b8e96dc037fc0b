using System.Security.Cryptography;
using System.Text;
using WorkReport.Documents.Docx;
using WorkReport.Documents.Layout;
using WorkReport.Domain.Notices;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Reporting;

/// <summary>Sets notices, and keeps the last few so that the pictures of one page need not set the whole anew.</summary>
public sealed class NoticePages(ChineseFonts fonts)
{
    /// <summary>At most so many; the one unused for longest makes room.</summary>
    private const int Most = 16;

    private readonly Lock gate = new();
    private readonly LinkedList<SetPages> kept = [];

    /// <summary>The pages of these facts; null where there is no Chinese face.</summary>
    public SetPages? Of(int noticeId, NoticeFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (fonts.Find() is not { } faces)
            return null;
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(facts.ToJson())));
        lock (gate)
        {
            if (kept.FirstOrDefault(pages => pages.ReportId == noticeId && pages.Mark == mark) is { } found)
            {
                kept.Remove(found);
                kept.AddFirst(found);
                return found;
            }
        }

        var set = new SetPages(noticeId, mark, Typesetter.Set(NoticeDocument.Of(facts), faces));
        lock (gate)
        {
            kept.AddFirst(set);
            if (kept.Count > Most)
                kept.RemoveLast();
            return set;
        }
    }

    /// <summary>The same text as on the pages, to go on with in Word: the same facts give the same bytes.</summary>
    public static byte[] Word(NoticeFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        using var file = new MemoryStream();
        DocxWriter.Write(NoticeDocument.Of(facts), file);
        return file.ToArray();
    }
}
