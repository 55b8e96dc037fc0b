using System.Globalization;
using WorkReport.Domain.Messages;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Jobs;

/// <summary>
/// The words of a letter: what waits and where, and nothing of what stands in it. No figure and no sentence of a report leaves the site by mail, nor
/// what somebody said of one.
/// </summary>
public sealed class LetterText
{
    /// <summary>So many units are named; of more it is said how many there are.</summary>
    private const int MostNamed = 5;

    private readonly List<string> things = [];
    private readonly string site;

    private LetterText(string site) => this.site = site;

    /// <summary>How many things it tells.</summary>
    public int Count => things.Count;

    public string Subject => SharedResource.Text("Letter.Subject", Count);

    /// <param name="messages">What is told, each with what is outstanding where it stands.</param>
    /// <param name="site">Where people open the site; empty where letters name no address.</param>
    public static LetterText Of(IEnumerable<(Message Message, Outstanding Standing)> messages, string site)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var text = new LetterText(site);
        var told = messages.ToList();
        // What came back first, then what waits for a decision, then one's own that is due; of several days of one thing the last says all.
        foreach (var kind in new[] { MessageKind.Returned, MessageKind.Declined, MessageKind.Comment })
        {
            foreach (var (message, standing) in told.Where(t => t.Message.Kind == kind).DistinctBy(t => (t.Message.UnitId, t.Message.PeriodId, t.Message.Round)))
                text.Add($"Letter.{kind}", [standing.Units[message.UnitId].Name], standing, UnitAddress(message.UnitId, standing));
        }

        foreach (var group in told.Where(t => t.Message.Kind is MessageKind.Review or MessageKind.Receive or MessageKind.Ask or MessageKind.Held && t.Standing.Packages.ContainsKey(t.Message.UnitId))
            .GroupBy(t => (t.Standing, Kind: KindOf(t.Message.Kind, t.Standing.Packages[t.Message.UnitId]))))
        {
            var units = group.Select(t => t.Message.UnitId).Distinct().ToList();
            var due = group.Min(t => group.Key.Standing.Period.DueFor(group.Key.Standing.Units[t.Message.UnitId].Level, t.Message.Round));
            var address = units.Count == 1 ? Invariant($"/submissions/{group.Key.Standing.Packages[units[0]].Id}") : group.Key.Kind is MessageKind.Ask ? "/reviews?asked=true" : "/reviews";
            text.Add($"Letter.{group.Key.Kind}", [.. units.Select(id => group.Key.Standing.Units[id].Name)], group.Key.Standing, address, group.Any(t => t.Message.Due is not null) ? due : null);
        }

        foreach (var (message, standing) in told.Where(t => t.Message.Kind is MessageKind.Owed).DistinctBy(t => (t.Message.UnitId, t.Message.PeriodId, t.Message.Round)))
            text.Add("Letter.Owed", [standing.Units[message.UnitId].Name], standing, UnitAddress(message.UnitId, standing), message.Due);
        return text;
    }

    /// <summary>The letter to somebody.</summary>
    public string To(string name)
    {
        List<string> lines = [SharedResource.Text("Letter.Dear", name), "", SharedResource.Text("Letter.Opening", Count), ""];
        lines.AddRange(things.Select((thing, at) => $"{(at + 1).ToString(CultureInfo.InvariantCulture)}. {thing}"));
        lines.AddRange(["", site.Length > 0 ? SharedResource.Text("Letter.Where", $"{site}/") : SharedResource.Text("Letter.WhereUnknown"), "", SharedResource.Text("Letter.Foot")]);
        return string.Join('\n', lines) + '\n';
    }

    private static MessageKind KindOf(MessageKind kind, HeldPackage package) => kind is not MessageKind.Held ? kind
        : package.State is SubmissionState.InReview ? MessageKind.Review : package.State is SubmissionState.Forwarded ? MessageKind.Receive : MessageKind.Ask;

    private static string UnitAddress(int unitId, Outstanding standing) => Invariant($"/units/{unitId}/{Round.AddressOf(standing.Period.Code, standing.Round)}/submission");

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static string Season(Outstanding standing)
    {
        var period = standing.Period;
        var season = period.Kind switch
        {
            PeriodKind.Annual => SharedResource.Text("Submissions.Year", period.Year),
            PeriodKind.FirstHalf => SharedResource.Text("Submissions.FirstHalf", period.Year),
            PeriodKind.SecondHalf => SharedResource.Text("Submissions.SecondHalf", period.Year),
            _ => period.Name.Length > 0 ? SharedResource.Text("Submissions.Topic", period.Year, period.Name) : period.Code,
        };
        return period.HasTwoRounds ? $"{season} · {SharedResource.Text(standing.Round == Round.First ? "Round.First" : "Round.Second")}" : season;
    }

    private void Add(string key, IReadOnlyList<string> units, Outstanding standing, string address, DateOnly? due = null)
    {
        var named = string.Join(SharedResource.Text("List.Comma"), units.Take(MostNamed));
        var those = units.Count > MostNamed ? SharedResource.Text("Letter.AndOthers", named, units.Count) : named;
        var said = SharedResource.Text(key, those, Season(standing));
        if (due is { } day)
        {
            var left = day.DayNumber - standing.Today.DayNumber;
            said += SharedResource.Text(left > 0 ? "Letter.DaysLeft" : left == 0 ? "Letter.Today" : "Letter.Overdue", day.ToString(SharedResource.Text("Date.Long"), CultureInfo.InvariantCulture), Math.Abs(left));
        }

        things.Add(site.Length > 0 ? $"{said}\n   {site}{address}" : said);
    }
}
