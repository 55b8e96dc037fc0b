using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Plans;
using WorkReport.Domain.Reports;
using WorkReport.Domain.Reviews;
using WorkReport.Domain.Submissions;
using WorkReport.Domain.WorkItems;

namespace WorkReport.Web.Data;

/// <summary>What a new line of the trail says to whoever keeps something that was worked out before it.</summary>
/// <param name="Sequence">Its place in the trail.</param>
/// <param name="What">What happened: noun and past verb.</param>
/// <param name="UnitId">Whose work it is; null where it is about no unit's work, or about a row that is no more.</param>
/// <param name="PeriodId">Of which period; null as above.</param>
/// <param name="IsWording">Only the words or the evidence of something that stands already: nothing that anybody counts.</param>
internal sealed record TrailLine(long Sequence, string What, int? UnitId = null, int? PeriodId = null, bool IsWording = false)
{
    /// <summary>Who came, went, opened something to read it, was told what to do, or jotted something down: nothing that is worked out changes with it.</summary>
    public bool IsVisit => What is "account.signedIn" or "account.signedOut" or "account.refused" or "submission.opened" || IsOfNotice || What.StartsWith("jotting.", StringComparison.Ordinal);

    /// <summary>Of a notice, or of a reminder.</summary>
    public bool IsOfNotice => What.StartsWith("notice.", StringComparison.Ordinal) || What.StartsWith("reminding.", StringComparison.Ordinal);

    /// <summary>Of the work of one unit in one period: its items, figures, plans, package, report. What is neither this nor <see cref="IsVisit"/> may change anything.</summary>
    public bool IsWork => UnitId is not null;

    /// <summary>A package was moved, or something in what was handed in: a 核定数 is set on that, and shows wherever it does.</summary>
    public bool IsOfPackage => Is("submission") || IsOfSettling;

    /// <summary>核定数 were set, answered or ended.</summary>
    public bool IsOfSettling => Is("settled");

    /// <summary>A figure was entered or corrected.</summary>
    public bool IsOfSheet => Is("sheet");

    /// <summary>A comment was written, answered, settled or opened again.</summary>
    public bool IsOfComment => Is("comment");

    /// <summary>Of a report.</summary>
    public bool IsOfReport => Is("report");

    /// <summary>A figure that was given already was corrected: what is added up moves with it.</summary>
    public bool IsCorrection => What is "sheet.corrected";

    private bool Is(string noun) => IsWork && What.StartsWith(noun, StringComparison.Ordinal) && What[noun.Length] == '.';
}

/// <summary>
/// The last lines of the trail, read once for all requests: nothing of a unit's work changes without one, so whoever keeps what was worked out at
/// an earlier end looks whether any line since is about it. A thousand units that save each second change one page each, and not every page.
/// </summary>
public sealed class TrailTail
{
    /// <summary>So many lines are looked through; what is older is worked out anew.</summary>
    private const int Most = 2000;

    /// <summary>So many rows are known by their unit.</summary>
    private const int MostRows = 50_000;

    private readonly Lock gate = new();
    private readonly List<TrailLine> lines = [];
    private readonly Dictionary<string, (int Unit, int Period)> rows = [];
    private long begin;
    private long end;

    /// <summary>The lines after one end of the trail, up to another at least; null where that is too far back to be looked through.</summary>
    internal async Task<IReadOnlyList<TrailLine>?> SinceAsync(WorkReportDb db, long from, long to, CancellationToken cancel = default)
    {
        var known = KnownFrom(from, to);
        if (known < to)
            Add(await ReadAsync(db, known, to, cancel));
        lock (gate)
            return from < begin || end < to ? null : lines.GetRange((int)(from - begin), (int)(end - from));
    }

    /// <summary>Up to where lines are known, and nothing is known before the place that is asked for the first time.</summary>
    private long KnownFrom(long from, long to)
    {
        lock (gate)
        {
            if (end == 0 || to - end > Most)
            {
                lines.Clear();
                begin = end = Math.Max(from, to - Most);
            }

            return end;
        }
    }

    private void Add(List<TrailLine> read)
    {
        lock (gate)
        {
            foreach (var line in read.Where(line => line.Sequence == end + 1))
            {
                lines.Add(line);
                end++;
            }

            if (lines.Count <= 2 * Most)
                return;
            lines.RemoveRange(0, lines.Count - Most);
            begin = end - Most;
        }
    }

    private async Task<List<TrailLine>> ReadAsync(WorkReportDb db, long after, long to, CancellationToken cancel)
    {
        var read = await db.AuditEntries.AsNoTracking().Where(e => e.Sequence > after && e.Sequence <= to).OrderBy(e => e.Sequence).Select(e => new
        {
            e.Sequence,
            e.What,
            e.Subject,
            Before = e.What == "item.changed" ? e.Before : null,
            After = e.What == "item.changed" ? e.After : null,
        }).ToListAsync(cancel);
        var found = await RowsAsync(db, [.. read.Select(e => e.Subject).Distinct()], cancel);
        return read.ConvertAll(e => found.TryGetValue(e.Subject, out var row)
            ? new TrailLine(e.Sequence, e.What, row.Unit, row.Period, IsWording(e.What, e.Before, e.After)) : new TrailLine(e.Sequence, e.What));
    }

    /// <summary>A lead that is still to come is counted, so it matters whether that changed.</summary>
    private static bool IsWording(string what, string? before, string? after)
    {
        return what switch
        {
            "item.attached" or "item.detached" or "plan.changed" => true,
            "item.changed" => Lead(before) is { } lead && lead == Lead(after),
            _ => false,
        };

        static string? Lead(string? facts)
        {
            if (facts is null)
                return null;
            using var read = JsonDocument.Parse(facts);
            return read.RootElement.TryGetProperty("lead", out var lead) ? lead.GetString() : null;
        }
    }

    /// <summary>Which unit and period each row belongs to; it never leaves them.</summary>
    private async Task<Dictionary<string, (int Unit, int Period)>> RowsAsync(WorkReportDb db, IReadOnlyList<string> subjects, CancellationToken cancel)
    {
        Dictionary<string, (int Unit, int Period)> found = [];
        lock (gate)
        {
            foreach (var subject in subjects)
            {
                if (rows.TryGetValue(subject, out var row))
                    found.Add(subject, row);
            }
        }

        var asked = subjects.Where(subject => !found.ContainsKey(subject)).ToLookup(subject => subject.Split('/')[0], Key);
        await AddAsync(nameof(MetricSheet), ids => db.MetricSheets.IgnoreAutoIncludes().Where(s => ids.Contains(s.Id)).Select(s => new Row(s.Id, s.UnitId, s.PeriodId)));
        await AddAsync(nameof(WorkItem), ids => db.WorkItems.IgnoreAutoIncludes().Where(i => ids.Contains(i.Id)).Select(i => new Row(i.Id, i.UnitId, i.PeriodId)));
        await AddAsync(nameof(PlanItem), ids => db.PlanItems.IgnoreAutoIncludes().Where(p => ids.Contains(p.Id)).Select(p => new Row(p.Id, p.UnitId, p.PeriodId)));
        await AddAsync(nameof(Submission), ids => db.Submissions.IgnoreAutoIncludes().Where(s => ids.Contains(s.Id)).Select(s => new Row(s.Id, s.UnitId, s.PeriodId)));
        await AddAsync(nameof(Comment), ids => db.Comments.IgnoreAutoIncludes().Where(c => ids.Contains(c.Id)).Join(db.Submissions, c => c.SubmissionId, s => s.Id, (c, s) => new Row(c.Id, s.UnitId, s.PeriodId)));
        await AddAsync(nameof(SettledFigure), ids => db.SettledFigures.Where(f => ids.Contains(f.Id)).Select(f => new Row(f.Id, f.UnitId, f.PeriodId)));
        await AddAsync(nameof(Report), ids => db.Reports.IgnoreAutoIncludes().Where(r => ids.Contains(r.Id)).Select(r => new Row(r.Id, r.UnitId, r.PeriodId)));
        return found;

        async Task AddAsync(string noun, Func<List<int>, IQueryable<Row>> which)
        {
            var ids = asked[noun].OfType<int>().ToList();
            if (ids.Count == 0)
                return;
            var read = await which(ids).ToListAsync(cancel);
            lock (gate)
            {
                if (rows.Count > MostRows)
                    rows.Clear();
                foreach (var row in read)
                    found[Named(noun, row.Id)] = rows[Named(noun, row.Id)] = (row.UnitId, row.PeriodId);
            }
        }
    }

    private static int? Key(string subject) => int.TryParse(subject[(subject.IndexOf('/', StringComparison.Ordinal) + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static string Named(string noun, int id) => string.Create(CultureInfo.InvariantCulture, $"{noun}/{id}");

    private sealed record Row(int Id, int UnitId, int PeriodId);
}
