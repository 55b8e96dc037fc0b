using Microsoft.Extensions.Localization;
using WorkReport.Domain.Periods;

namespace WorkReport.Web.Pages;

/// <summary>How the pages call a period.</summary>
public static class PeriodWords
{
    /// <summary>2022年度, 2022年上半年, 2022年乡村振兴.</summary>
    public static string Titled(this IStringLocalizer<SharedResource> text, ReportingPeriod period)
    {
        ArgumentNullException.ThrowIfNull(period);
        return text.Titled(period.Kind, period.Year, period.Name);
    }

    /// <inheritdoc cref="Titled(IStringLocalizer{SharedResource}, ReportingPeriod)"/>
    public static string Titled(this IStringLocalizer<SharedResource> text, PeriodKind kind, int year, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(name);
        return name.Length > 0 ? text["Submissions.Topic", year, name].Value : text[$"Periods.Season.{kind}", year].Value;
    }

    /// <summary>1月1日 to 12月31日, in full.</summary>
    public static string Span(this IStringLocalizer<SharedResource> text, DateOnly from, DateOnly until)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text["Periods.Span", Platform.Sentences.Of(text, from), Platform.Sentences.Of(text, until)].Value;
    }
}
