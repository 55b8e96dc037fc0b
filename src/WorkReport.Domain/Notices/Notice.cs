using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Reports;

namespace WorkReport.Domain.Notices;

/// <summary>What is frozen with a notice: its facts as JSON, the file that was set from them, and how many pages that has.</summary>
public sealed record NoticeContent(string Facts, EditionFile File, int Pages);

/// <summary>
/// 报送通知: by it a unit asks those right below for what a collecting of a period asks. Drafted, then issued; what was issued never changes, and whoever
/// has to say something else issues another. Each unit that it goes to says once that it has it.
/// </summary>
public sealed class Notice : Aggregate
{
    private readonly List<NoticeReceipt> receipts = [];

    private Notice(int unitId, int periodId, int round, int number) => (UnitId, PeriodId, Round, Number) = (unitId, periodId, round, number);

    public int Id { get; private init; }

    /// <summary>Who asks.</summary>
    public int UnitId { get; private init; }

    public int PeriodId { get; private init; }

    /// <summary>Which collecting of the period.</summary>
    public int Round { get; private init; }

    /// <summary>1, 2, 3 … of its unit, period and round.</summary>
    public int Number { get; private init; }

    /// <inheritdoc cref="NoticeWords"/>
    public string Title { get; private set; } = "";
    public string Recipients { get; private set; } = "";
    public string Opening { get; private set; } = "";
    public string Content { get; private set; } = "";
    public string Demands { get; private set; } = "";
    public string Channel { get; private set; } = "";
    public string Contact { get; private set; } = "";
    public string Phone { get; private set; } = "";
    public string Issuer { get; private set; } = "";
    public string DocumentNumber { get; private set; } = "";
    public DateOnly SignedOn { get; private set; }

    public NoticeWords Words => new(Title, Recipients, Opening, Content, Demands, Channel, Contact, Phone, Issuer, DocumentNumber, SignedOn);

    public DateOnly? CountyDue { get; private set; }
    public DateOnly? TownshipDue { get; private set; }
    public DateOnly? VillageDue { get; private set; }

    public NoticeDates Dates => new(CountyDue, TownshipDue, VillageDue);

    /// <summary>When it was issued; null while it is drafted.</summary>
    public DateTimeOffset? IssuedAt { get; private set; }

    public string? IssuedBy { get; private set; }

    /// <summary>What was frozen, as JSON; null while it is drafted.</summary>
    public string? Facts { get; private set; }

    public int Pages { get; private set; }

    /// <summary>The PDF; loaded only where asked for.</summary>
    public EditionFile? File { get; private set; }

    public int? FileId { get; private set; }

    public string? FileSha256 { get; private set; }

    /// <summary>SHA-256, in lower-case hexadecimal, of the UTF-8 bytes of the facts and, behind a line feed, the hash of the file.</summary>
    public string? Checksum { get; private set; }

    /// <summary>Whom it went to; nobody while it is drafted.</summary>
    public IReadOnlyList<NoticeReceipt> Receipts => receipts;

    public bool IsIssued => IssuedAt is not null;

    /// <summary>May it be changed, issued or thrown away?</summary>
    public Verdict CanChange => IssuedAt is { } at ? Verdict.No("Notice.IsIssued", ChinaTime.DayOf(at)) : Verdict.Yes;

    /// <summary>Is it still what was issued? Computed anew.</summary>
    public bool IsWhole => Facts is not null && FileSha256 is not null && Checksum == ChecksumOf(Facts, FileSha256);

    /// <summary>Are these bytes, and the facts beside them, what was issued?</summary>
    public bool Holds(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return IsWhole && FileSha256 == Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    /// <summary>May a unit ask those below it? While the period is open, of the collecting that runs.</summary>
    public static Verdict CanAnnounce(ReportingPeriod period, int round)
    {
        ArgumentNullException.ThrowIfNull(period);
        return !period.CanFill.IsYes ? period.CanFill
            : period.IsBackfill ? Verdict.No("Notice.IsBackfill", period.Code)
            : round != period.CurrentRound ? Verdict.No("Notice.RoundIsOver")
            : Verdict.Yes;
    }

    public static Notice Draft(int unitId, int periodId, int round, int number, NoticeWords words, NoticeDates dates, Act by)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(dates);
        ArgumentNullException.ThrowIfNull(by);
        var notice = new Notice(unitId, periodId, round, number);
        notice.Become(words, dates);
        notice.Tell(by.Did("notice.drafted", after: new { unit = unitId, periodId, round, number, title = words.Title }));
        return notice;
    }

    public void Change(NoticeWords words, NoticeDates dates, Act by)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(dates);
        ArgumentNullException.ThrowIfNull(by);
        CanChange.Demand();
        if ((words, dates) == (Words, Dates))
            return;
        Tell(by.Did(
            "notice.changed", new { title = Title, dates = Dates },
            new { title = words.Title, dates, text = TextChange.Between(TextOf(Words), TextOf(words)) }));
        Become(words, dates);
    }

    /// <summary>发出: freezes it, and from now on the units it goes to find it.</summary>
    /// <param name="content">What is frozen.</param>
    /// <param name="unitIds">The units right below.</param>
    /// <param name="by">Who and when.</param>
    public void Issue(NoticeContent content, IReadOnlyCollection<int> unitIds, Act by)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(unitIds);
        ArgumentNullException.ThrowIfNull(by);
        CanChange.Demand();
        if (unitIds.Count == 0)
            Verdict.No("Notice.NobodyBelow").Demand();
        (Facts, File, FileSha256, Pages, Checksum) = (content.Facts, content.File, content.File.Sha256, content.Pages, ChecksumOf(content.Facts, content.File.Sha256));
        (IssuedAt, IssuedBy) = (by.Dated, by.Who);
        receipts.AddRange(unitIds.Order().Select(unit => new NoticeReceipt(unit)));
        Tell(by.Did("notice.issued", after: new { title = Title, units = unitIds.Count, checksum = Checksum }));
    }

    /// <summary>May a unit say that it has it? Once, and only one that it went to.</summary>
    public Verdict CanReceive(int unitId) => receipts.Find(receipt => receipt.UnitId == unitId) switch
    {
        null => Verdict.No("Notice.NotForUnit"),
        { ReceivedAt: { } at, ReceivedBy: { } who } => Verdict.No("Notice.IsReceived", who, ChinaTime.DayOf(at)),
        _ => Verdict.Yes,
    };

    /// <summary>已收到.</summary>
    public void Receive(int unitId, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        CanReceive(unitId).Demand();
        receipts.Find(receipt => receipt.UnitId == unitId)!.Take(by);
        Tell(by.Did("notice.received", after: new { unit = unitId }));
    }

    /// <summary>Its last word in the log; the caller takes the row out.</summary>
    public void Discard(Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        CanChange.Demand();
        Tell(by.Did("notice.discarded", new { title = Title }));
    }

    private void Become(NoticeWords words, NoticeDates dates)
    {
        (Title, Recipients, Opening, Content, Demands, Channel, Contact, Phone, Issuer, DocumentNumber, SignedOn) = words;
        (CountyDue, TownshipDue, VillageDue) = dates;
    }

    private static string TextOf(NoticeWords words) =>
        string.Join('\n', words.Recipients, words.Opening, words.Content, words.Demands, words.Channel, words.Contact, words.Phone, words.Issuer, words.Number, words.SignedOn.ToString("O", CultureInfo.InvariantCulture));

    private static string ChecksumOf(string facts, string file) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{facts}\n{file}")));
}

/// <summary>A unit that a notice went to.</summary>
/// <param name="UnitId">Which.</param>
public sealed record NoticeReceipt(int UnitId)
{
    /// <summary>When it said that it has it; null until then.</summary>
    public DateTimeOffset? ReceivedAt { get; private set; }

    /// <summary>Who said so.</summary>
    public string? ReceivedBy { get; private set; }

    internal void Take(Act by) => (ReceivedAt, ReceivedBy) = (by.Dated, by.Who);
}
