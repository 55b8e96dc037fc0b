using Microsoft.Extensions.Localization;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Plans;
using WorkReport.Domain.Submissions;

namespace WorkReport.Web.Pages;

/// <summary>All that a piece says, line by line: what is compared where it stands old beside new.</summary>
public static class PieceText
{
    /// <param name="text">The words.</param>
    /// <param name="item">What the item says.</param>
    /// <param name="shown">Its text, with figures as they are to be shown.</param>
    /// <param name="period">Its period.</param>
    public static string Whole(this IStringLocalizer<SharedResource> text, ItemFacts item, string shown, ReportingPeriod period)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(item);
        // The lead stands alone: a paragraph that is moved behind it must not seem to take it along.
        return Lines(
        [
            item.Lead + SharedResource.Official("List.Stop"), shown, .. Labelled(text, text.Beside(item, period)),
            item.Files.Count > 0 ? text["Revisions.Files", string.Join(text["List.Comma"], item.Files.Select(file => file.FileName))].Value : null,
        ]);
    }

    /// <param name="text">The words.</param>
    /// <param name="plan">What the task says.</param>
    /// <param name="aim">What it is measured by.</param>
    /// <param name="period">Its period.</param>
    public static string Whole(this IStringLocalizer<SharedResource> text, PlanTask plan, string? aim, ReportingPeriod period)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return Lines([plan.Text, .. Labelled(text, text.Beside(plan, aim, period))]);
    }

    /// <param name="text">The words.</param>
    /// <param name="value">The figure.</param>
    /// <param name="wording">In which wording it was asked; null where nobody knows any more.</param>
    public static string Whole(this IStringLocalizer<SharedResource> text, ValueFacts value, MetricWording? wording)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(value);
        return Lines([Exactly(value, wording), .. text.BesideFigure(value)]);
    }

    /// <summary>4238名, 17/20, or the printed form where that is all there is; null where there is no figure.</summary>
    public static string? Exactly(ValueFacts value, MetricWording? wording)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Value is { } number ? wording?.Exactly(new Figure(number, value.Base)) : value.Printed is { } printed ? printed + wording?.Unit : null;
    }

    private static IEnumerable<string?> BesideFigure(this IStringLocalizer<SharedResource> text, ValueFacts value) =>
        [value.IsTotal is true ? text["Totals.Direct"].Value : null, value.SourceUnit is { Length: > 0 } source ? text["Totals.From", source].Value : null, value.Note];

    private static IEnumerable<string> Labelled(IStringLocalizer<SharedResource> text, IEnumerable<PieceLine> lines) => lines.Select(line => line.Label + text["List.Colon"].Value + line.Words);

    private static string Lines(IEnumerable<string?> lines) => string.Join('\n', lines.Where(line => line is { Length: > 0 }));
}
