using System.Globalization;
using System.Text.RegularExpressions;
using WorkReport.Documents.Model;
using WorkReport.Domain.Notices;
using WorkReport.Prose.Outlines;

namespace WorkReport.Web.Reporting;

/// <summary>From the facts of a notice to the official document that is set: the same facts give the same document.</summary>
public static partial class NoticeDocument
{
    /// <summary>The heading level that a run-in lead （一） stands for.</summary>
    private const int LeadLevel = 2;

    public static Document Of(NoticeFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var words = facts.Words;
        var annexes = Annexes(facts).ToList();
        var hasHead = words.Number.Length > 0;
        var day = words.SignedOn.ToString(SharedResource.Official("Date.Long"), CultureInfo.InvariantCulture);
        return new Document(
            new Frontmatter { Title = [words.Title], Salutation = words.Recipients.Length > 0 ? words.Recipients + Official("List.Colon") : null },
            [.. Paragraphs(words.Opening), .. Sections(facts)])
        {
            Profile = Profile.Official,
            Letterhead = hasHead ? new Letterhead { Issuers = [words.Issuer], Kind = Official("Notices.DocHeadKind"), Number = words.Number } : null,
            Attachments = [.. annexes.Select(annex => annex.Title)],
            SignOff = new SignOff { Signatures = [words.Issuer], SignedOn = day, HasSeal = true },
            Annexes = annexes,
            Imprint = hasHead ? new Imprint { PrintedBy = words.Issuer, PrintedOn = day } : null,
        };
    }

    private static IEnumerable<Block> Sections(NoticeFacts facts)
    {
        var (words, place) = (facts.Words, 0);
        var contact = Contact(words);
        foreach (var (heading, paragraphs) in new (string, IEnumerable<string>)[]
        {
            ("Notices.DocHeadingContent", Lines(words.Content)),
            ("Notices.DocHeadingDues", facts.Dues.Count > 0 ? [Dues(facts.Dues)] : []),
            ("Notices.DocHeadingDemands", Lines(words.Demands)),
            ("Notices.DocHeadingChannel", contact is null ? Lines(words.Channel) : Lines(words.Channel).Append(contact)),
        })
        {
            var blocks = paragraphs.Select(Set).ToList();
            if (blocks.Count == 0)
                continue;
            yield return new Heading(1, HeadingNumber.First(++place) + Official(heading));
            foreach (var block in blocks)
                yield return block;
        }
    }

    private static string Dues(IReadOnlyList<NoticeDue> dues) =>
        Official("Notices.DocDues", string.Join(Official("Notices.Comma"), dues.Select(due => Official("Notices.DocDue", due.Level, due.Day))));

    private static string? Contact(NoticeWords words) => (words.Contact.Length, words.Phone.Length) switch
    {
        (0, 0) => null,
        (_, 0) => Official("Notices.DocContact", words.Contact),
        (0, _) => Official("Notices.DocPhone", words.Phone),
        _ => Official("Notices.DocContactPhone", words.Contact, words.Phone),
    };

    private static IEnumerable<Annex> Annexes(NoticeFacts facts)
    {
        var byCode = facts.Metrics.ToDictionary(metric => metric.Code);
        var defined = facts.Metrics.Where(metric => metric.Definition.Length > 0).ToList();
        if (defined.Count > 0)
        {
            yield return new Annex(Official("Notices.DocAnnexDefinitions"), [new Table(
                "", [Column("Notices.DocColumnCode", 5, CellAlignment.Centre), Column("Notices.DocColumnMetric", 14), Column("Notices.DocColumnUnit", 6, CellAlignment.Centre), Column("Notices.DocColumnDefinition", 27)],
                [.. defined.Select(metric => (IReadOnlyList<string>)[metric.Code, metric.Name, metric.Unit, metric.Definition])])]);
        }

        foreach (var table in facts.Tables)
        {
            yield return new Annex(Official("Notices.DocAnnexSheet", table.Level), [
                new Paragraph(Official("Notices.DocSheetOf")),
                new Table(
                    "", [Column("Notices.DocColumnCode", 5, CellAlignment.Centre), Column("Notices.DocColumnMetric", 23), Column("Notices.DocColumnUnit", 7, CellAlignment.Centre), Column("Notices.DocColumnValue", 8, CellAlignment.Right), Column("Notices.DocColumnRemarks", 9)],
                    [.. table.Codes.Select(code => byCode[code]).Select(metric => (IReadOnlyList<string>)[metric.Code, metric.Name, metric.Unit, "", ""])]),
            ]);
        }
    }

    private static TableColumn Column(string key, double width, CellAlignment alignment = CellAlignment.Left) => new(Official(key), width, alignment);

    private static IEnumerable<Block> Paragraphs(string text) => Lines(text).Select(Set);

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    // A sentence with nothing behind it leads nothing.
    private static Block Set(string line)
    {
        var lead = Lead().Match(line).Length;
        return lead == 0 || lead == line.Length ? new Paragraph(line) : new Paragraph(line) { LeadLength = lead, LeadLevel = LeadLevel };
    }

    private static string Official(string key, params object[] values) => SharedResource.Official(key, values);

    /// <summary>（一）, a short sentence, its full stop.</summary>
    [GeneratedRegex("^\uFF08[\u4E00-\u9FFF]{1,3}\uFF09[^\u3002]{1,28}\u3002")]
    private static partial Regex Lead();
}
