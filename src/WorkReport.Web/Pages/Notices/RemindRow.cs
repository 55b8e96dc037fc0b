using Microsoft.Extensions.Localization;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Notices;

/// <summary>A unit right below that owes something itself, or has units below it that do.</summary>
/// <param name="Unit">How far it is.</param>
/// <param name="Owes">Does it owe something itself?</param>
/// <param name="Below">How many units below it do.</param>
/// <param name="Late">How many of those are late.</param>
public sealed record RemindRow(ProgressUnit Unit, bool Owes, int Below, int Late)
{
    /// <summary>So many of the blank figures are named.</summary>
    private const int MostNamed = 5;

    /// <summary>How often it was reminded; null for never.</summary>
    public RemindedSoFar? Reminded { get; init; }

    /// <summary>The reminders that its people were sent by mail, the earliest first.</summary>
    public IReadOnlyList<MailedMark> Mailed { get; init; } = [];

    public bool IsNotReceived { get; init; }

    public int Id => Unit.Unit.Id;

    /// <summary>Nothing has come from it, it has not come up in time, or it was approved and stands still.</summary>
    public static bool IsOwing(ProgressUnit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return unit.IsExpected && (unit.IsLate || !unit.IsHandedIn || unit.IsStuck);
    }

    /// <summary>The units right below, those with something owing.</summary>
    public static IReadOnlyList<RemindRow> Of(TreeProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        return [.. from unit in progress.Children
                   let owing = progress.Below(unit.Unit.Id).Where(IsOwing).ToList()
                   where unit.Unit.ClosedOn is null && (IsOwing(unit) || owing.Count > 0)
                   select new RemindRow(unit, IsOwing(unit), owing.Count, owing.Count(below => below.IsLate))];
    }

    /// <summary>Where it goes on.</summary>
    public string Address(string code) => FormattableString.Invariant($"/units/{Id}/{code}/{(Owes ? "submission" : "progress")}");

    /// <summary>What is missing, a phrase each.</summary>
    public IEnumerable<string> Missing(IStringLocalizer<SharedResource> text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var content = Unit.Content;
        if (IsNotReceived)
            yield return text["Remind.NotReceived"];
        if (Owes)
        {
            if (Unit.IsStuck)
                yield return text["Remind.Stuck"];
            else if (Unit.State is SubmissionState.InReview)
                yield return text["Remind.InReview"];
            else if (Unit.State is SubmissionState.Returned)
                yield return text["Remind.Returned"];
            else if (content.IsComplete)
                yield return text["Remind.HandIn"];
            if (!Unit.IsHandedIn && content.Missing.Count > 0)
                yield return text["Remind.Figures", content.Missing.Count, string.Join(text["List.Comma"], content.Missing.Take(MostNamed).Select(metric => metric.Name)) + (content.Missing.Count > MostNamed ? "…" : "")];
            if (!Unit.IsHandedIn && !content.HasItemsOrNone)
                yield return text["Remind.Items"];
        }

        if (Below > 0)
            yield return Late > 0 ? text["Remind.BelowLate", Below, Late] : text["Remind.Below", Below];
    }

    /// <summary>The text to send it.</summary>
    /// <param name="season">Of what: 2022年度, 全年实际数.</param>
    /// <param name="link">The whole address where it goes on.</param>
    /// <param name="text">The words.</param>
    public string Write(string season, string link, IStringLocalizer<SharedResource> text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var missing = string.Join(text["Export.Between"], Missing(text));
        return Unit.Due is { } due
            ? text[Unit.IsLate ? "Remind.TextLate" : "Remind.TextDue", Unit.Unit.Name, season, missing, text.Of(due), link]
            : text["Remind.Text", Unit.Unit.Name, season, missing, link];
    }
}
