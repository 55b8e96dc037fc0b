using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using WorkReport.Domain;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Audit;

/// <summary>操作日志: who did what, when, to what, before and after; and whether any line was tampered with.</summary>
public sealed class IndexModel(WorkReportDb db, CurrentPerson person, IStringLocalizer<SharedResource> text) : PageModel
{
    [FromQuery]
    public string? Who { get; set; }

    [FromQuery]
    public string? What { get; set; }

    [FromQuery]
    public string? Subject { get; set; }

    [FromQuery]
    public DateOnly? From { get; set; }

    [FromQuery]
    public DateOnly? To { get; set; }

    [FromQuery(Name = "p")]
    public int? PageAsked { get; set; }

    public IReadOnlyList<LogRow> Rows { get; private set; } = [];

    public Paging Paging { get; private set; } = Paging.Of(1, 0);

    /// <summary>The whole trail is for whoever administers the top unit.</summary>
    public Verdict MayVerify { get; private set; } = Verdict.Yes;

    public bool IsFiltered => Who is not null || What is not null || Subject is not null || From is not null || To is not null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var isPlain = !IsFiltered && PageAsked is null;
        var log = isPlain
            ? await db.MendedAsync((nameof(Audit), person.Id, person.Today, CultureInfo.CurrentUICulture.Name), (found, lines) => Task.FromResult((lines.Count == 0, found)), () => ReadAsync(cancel))
            : await ReadAsync(cancel);
        if (log is not { } found)
            return false;
        (MayVerify, Paging, Rows) = found;
        return true;
    }

    private async Task<Found?> ReadAsync(CancellationToken cancel)
    {
        // What was done to a unit that is no more, or to one that is to come, is there to be read.
        var seen = db.UnitsWithin(person.Id, TreeDay.WithAll(person.Today), Role.Administrator);
        var subjects = await db.SubjectsReadAsync(person.Id, person.Today, cancel);
        if (subjects is [])
            return null;
        var (entries, mayVerify) = (db.AuditEntries.AsNoTracking(), Verdict.Yes);
        if (subjects is not null)
        {
            mayVerify = Verdict.No("Log.WholeTrail");
            entries = entries.Where(e => subjects.Contains(e.Subject));
        }

        entries = await FilteredAsync(entries, cancel);
        // The whole trail has as many lines as its end says. Found first, in an index, and read then: lines with what they changed are long.
        var isWhole = !IsFiltered && mayVerify.IsYes;
        var paging = Paging.Of(PageAsked, isWhole ? (int)await db.AuditHeads.Select(h => h.Sequence).SingleAsync(cancel) : await entries.CountAsync(cancel), size: 30);
        var found = await entries.OrderByDescending(e => e.Sequence).Skip(paging.Skip).Take(paging.Size).Select(e => e.Sequence).ToListAsync(cancel);
        var lines = await db.AuditEntries.AsNoTracking().Where(e => found.Contains(e.Sequence)).OrderByDescending(e => e.Sequence).ToListAsync(cancel);
        var names = await LogNames.LoadAsync(db, seen, lines, text, cancel);
        return new Found(mayVerify, paging, lines.ConvertAll(line => LogRow.Of(line, names, text)));
    }

    private async Task<List<string>> CalledAsync(string name, CancellationToken cancel)
    {
        const int most = 200;
        var units = await db.OrgUnits.Where(u => u.Name.Contains(name) || u.Code.Contains(name)).OrderBy(u => u.Code).Select(u => u.Id).Take(most).ToListAsync(cancel);
        var people = await db.People.Where(p => p.Name.Contains(name)).OrderBy(p => p.Id).Select(p => p.Id).Take(most).ToListAsync(cancel);
        var accounts = await db.Accounts.Where(a => a.UserName.Contains(name)).OrderBy(a => a.Id).Select(a => a.Id).Take(most).ToListAsync(cancel);
        return [.. units.Select(id => Named(nameof(OrgUnit), id)), .. people.Select(id => Named(nameof(Person), id)), .. accounts.Select(id => Named(nameof(Data.Account), id))];
    }

    private static string Named(string noun, int id) => FormattableString.Invariant($"{noun}/{id}");

    private async Task<IQueryable<AuditEntry>> FilteredAsync(IQueryable<AuditEntry> entries, CancellationToken cancel)
    {
        if (Who is { } who)
            entries = entries.Where(e => e.Who.Contains(who));
        if (What is { } what)
            entries = entries.Where(e => e.What.Contains(what));
        if (Subject is { Length: > 0 } subject)
        {
            // Lines keep keys; people look for names.
            var named = await CalledAsync(subject, cancel);
            entries = entries.Where(e => e.Subject.Contains(subject) || e.After!.Contains(subject) || e.Before!.Contains(subject) || named.Contains(e.Subject));
        }

        if (From is { } from)
        {
            var begin = new DateTimeOffset(from, TimeOnly.MinValue, ChinaTime.Offset);
            entries = entries.Where(e => e.At >= begin);
        }

        if (To is { } to)
        {
            var end = new DateTimeOffset(to.AddDays(1), TimeOnly.MinValue, ChinaTime.Offset);
            entries = entries.Where(e => e.At < end);
        }

        return entries;
    }

    /// <summary>What the page shows of the log, in words of one language.</summary>
    private sealed record Found(Verdict MayVerify, Paging Paging, IReadOnlyList<LogRow> Rows);
}
