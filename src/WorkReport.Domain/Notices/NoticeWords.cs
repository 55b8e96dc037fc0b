using WorkReport.Domain.Organisation;

namespace WorkReport.Domain.Notices;

/// <summary>What the office writes of a notice; the rest of it follows from the period.</summary>
/// <param name="Title">关于报送……的通知.</param>
/// <param name="Recipients">主送, without its colon.</param>
/// <param name="Opening">Paragraphs before the first heading, a line each.</param>
/// <param name="Content">报送内容, a paragraph a line.</param>
/// <param name="Demands">填报要求, a paragraph a line.</param>
/// <param name="Channel">报送方式, a paragraph a line.</param>
/// <param name="Contact">Who answers questions; may be empty.</param>
/// <param name="Phone">Under which number; may be empty.</param>
/// <param name="Issuer">发文机关署名.</param>
/// <param name="Number">发文字号; empty where it has none, and no red head.</param>
/// <param name="SignedOn">成文日期.</param>
public sealed record NoticeWords(
    string Title, string Recipients, string Opening, string Content, string Demands, string Channel, string Contact, string Phone, string Issuer, string Number, DateOnly SignedOn)
{
    public const int TitleLength = 100;
    public const int RecipientsLength = 500;
    public const int TextLength = 2000;
    public const int LineLength = 60;
}

/// <summary>By when each level below is asked to hand in; null where the level is not asked, or is told no day.</summary>
public sealed record NoticeDates(DateOnly? County, DateOnly? Township, DateOnly? Village)
{
    /// <summary>The levels that a notice goes down to, the highest first.</summary>
    public static IReadOnlyList<UnitLevel> Levels { get; } = [UnitLevel.County, UnitLevel.Township, UnitLevel.Village];

    public DateOnly? Of(UnitLevel level) => level switch
    {
        UnitLevel.County => County,
        UnitLevel.Township => Township,
        UnitLevel.Village => Village,
        _ => null,
    };

    /// <summary>May a level be asked for that day? Not later than the unit above is asked for it, and what is below hands in first.</summary>
    /// <param name="level">Which level.</param>
    /// <param name="latest">By when the level hands in as it stands above; null where nothing is set there.</param>
    public Verdict CanAsk(UnitLevel level, DateOnly? latest)
    {
        if (Of(level) is not { } day)
            return Verdict.Yes;
        if (day > latest)
            return Verdict.No("Notice.LaterThanAbove", level, latest.Value);
        return Levels.Where(above => above < level).Select(above => (Level: above, Day: Of(above))).FirstOrDefault(above => above.Day < day) is { Day: { } earlier } higher
            ? Verdict.No("Notice.AboveIsEarlier", higher.Level, earlier)
            : Verdict.Yes;
    }
}
