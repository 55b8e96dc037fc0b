using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Notices;
using WorkReport.Domain.Importing;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Plans;
using WorkReport.Domain.Reports;
using WorkReport.Domain.Submissions;
using WorkReport.Domain.SuperiorForms;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Data;
using MetricSheet = WorkReport.Domain.Metrics.MetricSheet;

namespace WorkReport.Web.Pages.Audit;

/// <summary>
/// What the things are called that lines of the trail speak of by key or code: the trail keeps keys, people read names. What is no more
/// has none.
/// </summary>
public sealed class LogNames
{
    private readonly Dictionary<string, string> subjects = new(StringComparer.Ordinal);
    // By key and by code apart: a code may be of digits alone.
    private readonly Dictionary<string, string> units = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Name, UnitLevel Level)> unitsCalled = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> metrics = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> metricsCalled = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> sections = new(StringComparer.Ordinal);

    /// <summary>The kinds of things that have lines, each with the word of the resources for it.</summary>
    public static IReadOnlyDictionary<string, string> Nouns { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [nameof(OrgUnit)] = "LogNoun.unit",
        [nameof(Person)] = "LogNoun.person",
        [nameof(Data.Account)] = "LogNoun.account",
        [nameof(ReportingPeriod)] = "LogNoun.period",
        [nameof(Domain.Metrics.Catalogue)] = "LogNoun.catalogue",
        [nameof(Metric)] = "LogNoun.metric",
        [nameof(MetricSheet)] = "LogNoun.sheet",
        [nameof(Domain.Metrics.SettledFigure)] = "LogNoun.settledFigure",
        [nameof(WorkItem)] = "LogNoun.item",
        [nameof(PlanItem)] = "LogNoun.plan",
        [nameof(Submission)] = "LogNoun.submission",
        [nameof(Report)] = "LogNoun.report",
        [nameof(Domain.Jottings.Jotting)] = "LogNoun.jotting",
        [nameof(Delegation)] = "LogNoun.delegation",
        [nameof(Domain.Reviews.Comment)] = "LogNoun.comment",
        [nameof(Domain.Reviews.ReviewRoute)] = "LogNoun.route",
        [nameof(Notice)] = "LogNoun.notice",
        [nameof(Reminding)] = "LogNoun.reminding",
        [nameof(SuperiorForm)] = "LogNoun.superiorForm",
        ["Form"] = "LogNoun.form",
        [nameof(ColumnMap)] = "LogNoun.columnMap",
        [nameof(PastImport)] = "LogNoun.import",
        // As older lines have it.
        ["Import"] = "LogNoun.import",
        ["Database"] = "LogNoun.database",
    };

    /// <summary>Reads them for one page of lines, in a number of commands that grows with the kinds of things and not with the lines.</summary>
    /// <param name="db">The store.</param>
    /// <param name="seen">The units that the reader sees; of others a line may speak, but they are not named.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="text">The words.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<LogNames> LoadAsync(WorkReportDb db, IQueryable<OrgUnit> seen, IReadOnlyList<AuditEntry> lines, IStringLocalizer<SharedResource> text, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(seen);
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(text);
        var names = new LogNames();
        var keys = lines.Select(line => line.Subject.Split('/')).Where(s => s.Length == 2 && int.TryParse(s[1], CultureInfo.InvariantCulture, out _))
            .ToLookup(s => s[0], s => int.Parse(s[1], CultureInfo.InvariantCulture));

        var periods = await db.BarePeriods().AsNoTracking().Include(p => p.Sections).ToListAsync(cancel);
        foreach (var period in periods)
        {
            names.subjects[$"{nameof(ReportingPeriod)}/{period.Id}"] = text.Titled(period);
            foreach (var section in period.Sections)
                names.sections[Key(section.Id)] = section.Title;
        }

        foreach (var metric in await db.Metrics.Select(m => new { m.Id, m.Code, m.Name }).ToListAsync(cancel))
            names.subjects[$"{nameof(Metric)}/{metric.Id}"] = names.metrics[Key(metric.Id)] = names.metricsCalled[metric.Code] = metric.Name;

        var said = lines.SelectMany(LogRow.UnitsIn).ToHashSet(StringComparer.Ordinal);
        var ids = said.Select(s => int.TryParse(s, CultureInfo.InvariantCulture, out var id) ? id : 0).Concat(keys[nameof(OrgUnit)]).Distinct().ToList();
        foreach (var unit in await seen.Where(u => ids.Contains(u.Id) || said.Contains(u.Code)).Select(u => new { u.Id, u.Code, u.Name, u.Level }).ToListAsync(cancel))
        {
            names.subjects[$"{nameof(OrgUnit)}/{unit.Id}"] = names.units[Key(unit.Id)] = unit.Name;
            names.unitsCalled[unit.Code] = (unit.Name, unit.Level);
        }

        async Task Add<T>(List<int> ids, IQueryable<T> things, Expression<Func<T, Named>> named)
            where T : class
        {
            if (ids.Count == 0)
                return;
            foreach (var (id, unit, periodId, name) in await things.Select(named).ToListAsync(cancel))
            {
                var season = periods.Find(p => p.Id == periodId) is { } period ? text.Titled(period) : null;
                names.subjects[$"{typeof(T).Name}/{id}"] = string.Join(" · ", new[] { unit, season, name }.Where(part => !string.IsNullOrEmpty(part)));
            }
        }

        List<int> Of(string noun) => [.. keys[noun].Distinct()];
        var (people, accounts, catalogues, sheets) = (Of(nameof(Person)), Of(nameof(Data.Account)), Of(nameof(Domain.Metrics.Catalogue)), Of(nameof(MetricSheet)));
        var (items, plans, packages, reports) = (Of(nameof(WorkItem)), Of(nameof(PlanItem)), Of(nameof(Submission)), Of(nameof(Report)));
        await Add(people, db.People.Where(p => people.Contains(p.Id)), p => new Named(p.Id, null, null, p.Name));
        await Add(accounts, db.Accounts.Where(a => accounts.Contains(a.Id)), a => new Named(a.Id, null, null, a.UserName));
        await Add(catalogues, db.Catalogues.Where(c => catalogues.Contains(c.Id)), c => new Named(c.Id, null, c.PeriodId, null));
        await Add(sheets, db.MetricSheets.Where(s => sheets.Contains(s.Id)), s => new Named(s.Id, db.OrgUnits.Where(u => u.Id == s.UnitId).Select(u => u.Name).FirstOrDefault(), s.PeriodId, null));
        await Add(items, db.WorkItems.Where(i => items.Contains(i.Id)), i => new Named(i.Id, db.OrgUnits.Where(u => u.Id == i.UnitId).Select(u => u.Name).FirstOrDefault(), null, i.Lead));
        await Add(plans, db.PlanItems.Where(p => plans.Contains(p.Id)), p => new Named(p.Id, db.OrgUnits.Where(u => u.Id == p.UnitId).Select(u => u.Name).FirstOrDefault(), p.PeriodId, null));
        await Add(packages, db.Submissions.Where(s => packages.Contains(s.Id)), s => new Named(s.Id, db.OrgUnits.Where(u => u.Id == s.UnitId).Select(u => u.Name).FirstOrDefault(), s.PeriodId, null));
        var (notices, remindings) = (Of(nameof(Notice)), Of(nameof(Reminding)));
        await Add(notices, db.Notices.Where(n => notices.Contains(n.Id)), n => new Named(n.Id, null, null, n.Title));
        await Add(remindings, db.Remindings.Where(r => remindings.Contains(r.Id)), r => new Named(r.Id, db.OrgUnits.Where(u => u.Id == r.UnitId).Select(u => u.Name).FirstOrDefault(), r.PeriodId, null));
        await Add(reports, db.Reports.Where(r => reports.Contains(r.Id)), r => new Named(r.Id, null, null, r.Title));
        var (delegations, routes) = (Of(nameof(Delegation)), Of(nameof(Domain.Reviews.ReviewRoute)));
        await Add(delegations, db.Delegations.Where(d => delegations.Contains(d.Id)), d => new Named(d.Id, null, null, db.People.Where(p => p.Id == d.FromId).Select(p => p.Name).FirstOrDefault()));
        var comments = Of(nameof(Domain.Reviews.Comment));
        await Add(comments, db.Comments.Where(c => comments.Contains(c.Id)), c => new Named(c.Id, db.OrgUnits.Where(u => db.Submissions.Any(s => s.Id == c.SubmissionId && s.UnitId == u.Id)).Select(u => u.Name).FirstOrDefault(), null, null));
        await Add(routes, db.ReviewRoutes.Where(r => routes.Contains(r.Id)), r => new Named(r.Id, db.OrgUnits.Where(u => u.Id == r.UnitId).Select(u => u.Name).FirstOrDefault(), null, null));
        var forms = Of(nameof(SuperiorForm));
        await Add(forms, db.SuperiorForms.Where(f => forms.Contains(f.Id)), f => new Named(f.Id, db.OrgUnits.Where(u => u.Id == f.UnitId).Select(u => u.Name).FirstOrDefault(), null, f.Name));
        return names;
    }

    /// <summary>What the thing of a line is called; null where it has no name, or is no more.</summary>
    public string? Subject(string subject) => subjects.GetValueOrDefault(subject);

    /// <summary>A unit, by its key.</summary>
    public string? Unit(string key) => units.GetValueOrDefault(key);

    /// <summary>A unit, by its code.</summary>
    public string? UnitCalled(string code) => unitsCalled.GetValueOrDefault(code).Name;

    /// <summary>The level of a unit, by its code; null where the unit is not named.</summary>
    public UnitLevel? LevelCalled(string code) => unitsCalled.TryGetValue(code, out var unit) ? unit.Level : null;

    /// <summary>A metric, by its key.</summary>
    public string? Metric(string key) => metrics.GetValueOrDefault(key);

    /// <summary>A metric, by its code.</summary>
    public string? MetricCalled(string code) => metricsCalled.GetValueOrDefault(code);

    /// <summary>A heading of an outline, by its key.</summary>
    public string? Section(string said) => sections.GetValueOrDefault(said);

    private static string Key(int id) => id.ToString(CultureInfo.InvariantCulture);

    private sealed record Named(int Id, string? Unit, int? PeriodId, string? Name);
}
