using System.Globalization;
using Microsoft.Extensions.Localization;
using WorkReport.Domain;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages;

/// <summary>How the pages say where a package stands, by when and since when.</summary>
public static class PackageWords
{
    /// <summary>The shape beside the word of a state.</summary>
    public static string Shape(this SubmissionState state) => state switch
    {
        SubmissionState.Drafting => "plain",
        SubmissionState.Returned => "back",
        SubmissionState.Approved or SubmissionState.Accepted => "ok",
        _ => "wait",
    };

    /// <summary>王建国（主任）: who signed on paper, with the post where it is kept.</summary>
    public static string Signer(this IStringLocalizer<SharedResource> text, string by, string? post)
    {
        ArgumentNullException.ThrowIfNull(text);
        return post is null ? by : text["Review.Signer", by, post].Value;
    }

    /// <summary>今天到期, 还剩 8 天, 已逾期 3 天; null where no day is set.</summary>
    public static string? DaysLeft(this IStringLocalizer<SharedResource> text, DateOnly today, DateOnly? due)
    {
        ArgumentNullException.ThrowIfNull(text);
        return (due?.DayNumber - today.DayNumber) switch
        {
            null => null,
            0 => text["Todo.DueToday"].Value,
            > 0 and var days => text["Todo.DaysLeft", days].Value,
            var days => text["Todo.Overdue", -days].Value,
        };
    }

    /// <summary>The day and minute, in the time of China.</summary>
    public static string Moment(this IStringLocalizer<SharedResource> text, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Of(ChinaTime.DayOf(at)) + ChinaTime.Of(at).ToString(" HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>第 2 次报送, 确认合计, or 个别更正 with what was corrected.</summary>
    public static string Called(this IStringLocalizer<SharedResource> text, PastRevision revision)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(revision);
        return revision.Kind switch
        {
            RevisionKind.TotalsConfirmed => text["Revisions.TotalsConfirmed"].Value,
            RevisionKind.Corrected => text["Revisions.Corrected", string.Join(text["List.Comma"], revision.Corrected)].Value,
            _ => text["Revisions.Time", revision.Time].Value,
        };
    }

    /// <summary>2022年, 2022年上半年, or the code of a period about one topic.</summary>
    public static string Season(this IStringLocalizer<SharedResource> text, ReportingPeriod period)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(period);
        return text.Season(period.Kind, period.Year, period.Code, period.Name);
    }

    /// <inheritdoc cref="Season(IStringLocalizer{SharedResource}, ReportingPeriod)"/>
    public static string Season(this IStringLocalizer<SharedResource> text, PeriodKind kind, int year, string code, string name = "")
    {
        ArgumentNullException.ThrowIfNull(text);
        return kind switch
        {
            PeriodKind.Annual => text["Submissions.Year", year].Value,
            PeriodKind.FirstHalf => text["Submissions.FirstHalf", year].Value,
            PeriodKind.SecondHalf => text["Submissions.SecondHalf", year].Value,
            _ => name.Length > 0 ? text["Submissions.Topic", year, name].Value : code,
        };
    }

    /// <summary>预计数 or 全年实际数; null where there is one collecting, of which nobody needs to hear.</summary>
    public static string? Round(this IStringLocalizer<SharedResource> text, ReportingPeriod period, int round)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(period);
        return period.HasTwoRounds ? text.Round(round) : null;
    }

    /// <summary>预计数 or 全年实际数, where it is known that there are two.</summary>
    public static string Round(this IStringLocalizer<SharedResource> text, int round)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text[round == Domain.Periods.Round.First ? "Round.First" : "Round.Second"].Value;
    }

    /// <summary>2022年, and behind it which of two collectings.</summary>
    public static string SeasonAndRound(this IStringLocalizer<SharedResource> text, ReportingPeriod period, int round)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(period);
        return text.Round(period, round) is { } said ? $"{text.Season(period)} · {said}" : text.Season(period);
    }
}
