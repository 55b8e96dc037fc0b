using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Reports;

namespace WorkReport.Web.Data.Search;

/// <summary>Something that was found, as its row says it.</summary>
public sealed class SearchRow
{
    /// <summary>Its key in the index: of what kind it is and which.</summary>
    internal long Key { get; init; }

    public int? UnitId { get; init; }

    public int? PeriodId { get; init; }

    /// <summary>What it stands in: of a paragraph its report.</summary>
    public int? ParentId { get; init; }

    /// <summary>Where in it: of a paragraph the section, 0 where it is under none.</summary>
    public int? SectionId { get; init; }

    /// <summary>Of a paragraph under no section, where else.</summary>
    public BlockPlace? Place { get; internal set; }

    /// <summary>The day of a jotting.</summary>
    public DateOnly? On { get; init; }

    /// <summary>When a line was written.</summary>
    public DateTimeOffset? At { get; internal set; }

    /// <summary>What a line says was done.</summary>
    public string? What { get; init; }

    /// <summary>What it is called, or begins with.</summary>
    public string Head { get; init; } = "";

    /// <summary>The rest of it, bound figures as they are stored.</summary>
    internal string Stored { get; init; } = "";

    public SearchKind Kind => SearchText.KindOf(Key);

    public long Id => SearchText.IdOf(Key);

    /// <summary>The rest of it, as it is read.</summary>
    public string Text => Kind is SearchKind.Line ? SearchedLines.Text(Stored) : FigureText.Parse(Stored).Seen;
}

/// <summary>
/// What somebody finds: in the index what has the words, and of that only what the pages of this person would open. Both are one question, so
/// that nothing outside the scope is ever counted, cut off or read.
/// </summary>
public sealed class SearchQuery
{
    /// <summary>So many are counted; of more it is said that there are more.</summary>
    public const int MostCounted = 1000;

    /// <summary>Up to so many units the index is asked for their texts alone.</summary>
    private const int FewUnits = 64;

    private readonly WorkReportDb db;
    private readonly int personId;
    private readonly DateOnly today;
    private readonly bool opensYears;
    private readonly IReadOnlyList<string>? subjects;
    private readonly IReadOnlyCollection<int>? few;

    private SearchQuery(WorkReportDb db, int personId, DateOnly today, bool opensYears, IReadOnlyList<string>? subjects, IReadOnlyCollection<int>? few) =>
        (this.db, this.personId, this.today, this.opensYears, this.subjects, this.few) = (db, personId, today, opensYears, subjects, few);

    /// <summary>Reads what the person reaches.</summary>
    public static async Task<SearchQuery> OfAsync(WorkReportDb db, int personId, DateOnly today, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var units = await db.SeldomAsync((nameof(SearchQuery), personId, today), () => db.UnitsEverRead(personId, today).OrderBy(id => id).Take(FewUnits + 1).ToListAsync(cancel));
        return new SearchQuery(
            db, personId, today, await db.MayOpenYearsAsync(personId, today, cancel), await db.SubjectsReadAsync(personId, today, cancel), units.Count <= FewUnits ? units : null);
    }

    /// <summary>The first of every kind, within each the newest first.</summary>
    public async Task<IReadOnlyList<SearchRow>> BeginningsAsync(SearchWords words, int ofEach, CancellationToken cancel = default) =>
        await WholeAsync(await Enum.GetValues<SearchKind>().Select(kind => Rows(kind, words).Take(ofEach)).Aggregate((all, kind) => all.Concat(kind)).ToListAsync(cancel), cancel);

    /// <summary>Some of one kind.</summary>
    public async Task<IReadOnlyList<SearchRow>> PageAsync(SearchKind kind, SearchWords words, int skip, int take, CancellationToken cancel = default) =>
        await WholeAsync(await Rows(kind, words).Skip(skip).Take(take).ToListAsync(cancel), cancel);

    /// <summary>How many of one kind there are: <see cref="MostCounted"/> at most, and one more where there are more.</summary>
    public Task<int> CountAsync(SearchKind kind, SearchWords words, CancellationToken cancel = default) =>
        Rows(kind, words).Select(row => row.Key).Take(MostCounted + 1).CountAsync(cancel);

    // What one kind alone has, and keeps otherwise than it is read, cannot stand in one question beside kinds that have nothing there.
    private async Task<IReadOnlyList<SearchRow>> WholeAsync(List<SearchRow> rows, CancellationToken cancel)
    {
        var blocks = rows.FindAll(row => row is { Kind: SearchKind.ReportBlock, SectionId: 0 });
        if (blocks.Count > 0)
        {
            var ids = blocks.ConvertAll(row => (int)row.Id);
            var places = await db.Set<ReportBlock>().Where(block => ids.Contains(block.Id)).Select(block => new { block.Id, block.Place }).ToDictionaryAsync(block => (long)block.Id, block => block.Place, cancel);
            blocks.ForEach(row => row.Place = places[row.Id]);
        }

        var lines = rows.FindAll(row => row.Kind is SearchKind.Line);
        if (lines.Count > 0)
        {
            var sequences = lines.ConvertAll(row => row.Id);
            var times = await db.AuditEntries.Where(e => sequences.Contains(e.Sequence)).Select(e => new { e.Sequence, e.At }).ToDictionaryAsync(e => e.Sequence, e => e.At, cancel);
            lines.ForEach(row => row.At = times[row.Id]);
        }

        return rows;
    }

    private IQueryable<SearchRow> Rows(SearchKind kind, SearchWords words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var first = SearchText.Range(kind).First;
        return kind switch
        {
            SearchKind.WorkItem =>
                from key in Keys(kind, words, few)
                join item in db.WorkItems on (int)(key - first) equals item.Id
                where Seen().Any(part => part.UnitId == item.UnitId && part.PeriodId == item.PeriodId)
                orderby key descending
                select new SearchRow { Key = key, UnitId = item.UnitId, PeriodId = item.PeriodId, ParentId = null, SectionId = null, On = null, What = null, Head = item.Lead, Stored = item.Body + "\n" + item.Partners },
            SearchKind.PlanItem =>
                from key in Keys(kind, words, few)
                join plan in db.PlanItems on (int)(key - first) equals plan.Id
                where Seen().Any(part => part.UnitId == plan.UnitId && part.PeriodId == plan.PeriodId)
                orderby key descending
                select new SearchRow { Key = key, UnitId = plan.UnitId, PeriodId = plan.PeriodId, ParentId = null, SectionId = null, On = null, What = null, Head = plan.Text, Stored = plan.LeadOfficial + "\n" + plan.Responsible + "\n" + plan.Partners },
            SearchKind.ReportBlock =>
                from key in Keys(kind, words, few)
                join block in db.Set<ReportBlock>() on (int)(key - first) equals block.Id
                join report in db.Reports on EF.Property<int>(block, "ReportId") equals report.Id
                where block.Place != BlockPlace.Aside && block.Place != BlockPlace.Gone
                where db.PartsReadBy(personId, today, Role.Reviewer, Role.Office).Any(part => part.UnitId == report.UnitId && part.PeriodId == report.PeriodId)
                orderby key descending
                select new SearchRow { Key = key, UnitId = report.UnitId, PeriodId = report.PeriodId, ParentId = report.Id, SectionId = block.SectionId, On = null, What = null, Head = block.Lead, Stored = block.Text },
            SearchKind.Jotting =>
                from key in Keys(kind, words, few)
                join jotting in db.Jottings on (int)(key - first) equals jotting.Id
                where db.UnitsEnteredBy(personId, today).Any(unit => unit.Id == jotting.UnitId)
                orderby key descending
                select new SearchRow { Key = key, UnitId = jotting.UnitId, PeriodId = null, ParentId = null, SectionId = null, On = jotting.On, What = null, Head = jotting.Text, Stored = jotting.Number },
            SearchKind.Unit =>
                from key in Keys(kind, words, null)
                join unit in db.UnitsWithin(personId, TreeDay.WithAll(today)) on (int)(key - first) equals unit.Id
                orderby key descending
                select new SearchRow { Key = key, UnitId = null, PeriodId = null, ParentId = null, SectionId = null, On = null, What = null, Head = unit.Name, Stored = unit.Code },
            SearchKind.Person =>
                from key in Keys(kind, words, null)
                join whom in db.PeopleWithin(personId, today, Role.Administrator) on (int)(key - first) equals whom.Id
                orderby key descending
                select new SearchRow { Key = key, UnitId = null, PeriodId = null, ParentId = null, SectionId = null, On = null, What = null, Head = whom.Name, Stored = "" },
            SearchKind.Line =>
                from key in Keys(kind, words, null)
                join line in subjects is null ? db.AuditEntries : db.AuditEntries.Where(e => subjects.Contains(e.Subject)) on key - first equals line.Sequence
                orderby key descending
                select new SearchRow { Key = key, UnitId = null, PeriodId = null, ParentId = null, SectionId = null, On = null, What = line.What, Head = line.Who, Stored = (line.Before ?? "") + "\n" + (line.After ?? "") },
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    /// <summary>What of which unit's year the pages of items and tasks open: as <see cref="UnitYears.UnitYearAsync"/> finds it.</summary>
    private IQueryable<UnitPart> Seen() => db.PartsReadBy(personId, today).Where(part => db.Periods.Any(p => p.Id == part.PeriodId
        && (p.IsBackfill || ((opensYears || p.State != PeriodState.Preparing) && db.OrgReaches.Any(own => own.UnitId == part.UnitId && own.Depth == 0 && own.From <= p.CountedUntil)))));

    private IQueryable<long> Keys(SearchKind kind, SearchWords words, IReadOnlyCollection<int>? units) => db.SearchIndex.Keys(db, kind, words, units);
}
