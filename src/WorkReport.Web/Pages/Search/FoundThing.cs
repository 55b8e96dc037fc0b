using Microsoft.Extensions.Localization;
using WorkReport.Domain;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Web.Data.Search;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Search;

/// <summary>Something that was found, as the page shows it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Address">Where it stands.</param>
/// <param name="Head">What it is called.</param>
/// <param name="Text">Of the rest what was searched for.</param>
/// <param name="Of">Whose it is and of when.</param>
public sealed record FoundThing(SearchKind Kind, string Address, IReadOnlyList<ExcerptPiece> Head, IReadOnlyList<ExcerptPiece> Text, string Of)
{
    public static FoundThing Read(
        SearchRow row, SearchWords words, IReadOnlyDictionary<int, OrgUnit> units, IReadOnlyDictionary<int, ReportingPeriod> periods, IStringLocalizer<SharedResource> text)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(periods);
        ArgumentNullException.ThrowIfNull(text);
        var period = row.PeriodId is { } id ? periods[id] : null;
        var unit = row.UnitId is { } owner ? units[owner] : null;
        var head = row.Kind is SearchKind.Line ? $"{row.Head} {Event(row.What!, text)}" : row.Head;
        string?[] of =
        [
            unit is null ? null : period is null ? unit.Name : unit.NameOn(period.CountedUntil), period is null ? null : text.Titled(period), row.On is { } on ? text.Of(on) : null,
            row.At is { } at ? text.Of(DateOnly.FromDateTime(ChinaTime.Of(at).Date)) : null, row.Kind is SearchKind.Line ? text["Log.Line", row.Id].Value : null,
        ];
        // A task and a jotting have no name but their text.
        return row.Kind is SearchKind.PlanItem or SearchKind.Jotting
            ? new FoundThing(row.Kind, AddressOf(row), Excerpt.Of(head, words), Excerpt.Of(OneLine(row.Text), words), string.Join(" · ", of.OfType<string>()))
            : new FoundThing(row.Kind, AddressOf(row), Excerpt.Whole(head, words), Excerpt.Of(OneLine(row.Text), words), string.Join(" · ", of.OfType<string>()));
    }

    private static string AddressOf(SearchRow row) => row.Kind switch
    {
        SearchKind.WorkItem => FormattableString.Invariant($"/items/{row.Id}"),
        SearchKind.PlanItem => FormattableString.Invariant($"/plans/{row.Id}"),
        SearchKind.ReportBlock => row.SectionId > 0
            ? FormattableString.Invariant($"/reports/{row.ParentId}?section={row.SectionId}#block-{row.Id}") : FormattableString.Invariant($"/reports/{row.ParentId}?place={row.Place}#block-{row.Id}"),
        SearchKind.Jotting => FormattableString.Invariant($"/units/{row.UnitId}/jottings?year={row.On!.Value.Year}"),
        SearchKind.Unit => FormattableString.Invariant($"/units/{row.Id}"),
        SearchKind.Person => FormattableString.Invariant($"/people/{row.Id}"),
        _ => FormattableString.Invariant($"/log?who={Uri.EscapeDataString(row.Head)}&from={ChinaTime.Of(row.At!.Value):yyyy-MM-dd}&to={ChinaTime.Of(row.At!.Value):yyyy-MM-dd}"),
    };

    private static string Event(string what, IStringLocalizer<SharedResource> text) => text[$"Event.{what}"] is { ResourceNotFound: false } words ? words.Value : text["Log.Other"].Value;

    private static string OneLine(string text) => string.Join(' ', text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
