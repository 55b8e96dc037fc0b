using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using WorkReport.Web.Data;
using WorkReport.Web.Data.Search;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Search;

/// <summary>搜索: everything with these words that this person may open, the first of each kind; or one kind, page by page.</summary>
public sealed class IndexModel(WorkReportDb db, CurrentPerson person, IStringLocalizer<SharedResource> text) : PageModel
{
    /// <summary>Of each kind, where all are shown.</summary>
    public const int OfEach = 5;

    private const int OnAPage = 20;

    [FromQuery(Name = "q")]
    public string? Typed { get; set; }

    [FromQuery(Name = "kind")]
    public SearchKind? KindAsked { get; set; }

    [FromQuery(Name = "p")]
    public int? PageAsked { get; set; }

    public SearchWords Words { get; private set; } = SearchWords.Read(null);

    /// <summary>The one kind that is shown; null where the first of each are.</summary>
    public SearchKind? Kind => KindAsked is { } kind && Enum.IsDefined(kind) ? kind : null;

    public IReadOnlyList<FoundThing> Found { get; private set; } = [];

    public Paging Paging { get; private set; } = Paging.Of(1, 0);

    /// <summary>There are more than anybody turns pages for.</summary>
    public bool IsTooMany { get; private set; }

    /// <summary>Something was typed, but nothing that can be searched for.</summary>
    public bool IsTooShort => !Words.IsAny && !string.IsNullOrWhiteSpace(Typed);

    /// <summary>More was typed than is searched for.</summary>
    public bool IsTooLong => Typed?.Length > SearchWords.Longest;

    /// <summary>The address of one kind, or of all.</summary>
    public string Address(SearchKind? kind) => "/search" + QueryString.Create(
        new Dictionary<string, string?> { ["q"] = Typed, ["kind"] = kind?.ToString() }.Where(part => part.Value is not null));

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Words = SearchWords.Read(Typed);
        if (!Words.IsAny)
            return;
        var search = await SearchQuery.OfAsync(db, person.Id, person.Today, cancel);
        IReadOnlyList<SearchRow> rows;
        if (Kind is { } kind)
        {
            var count = await search.CountAsync(kind, Words, cancel);
            IsTooMany = count > SearchQuery.MostCounted;
            Paging = Paging.Of(PageAsked, Math.Min(count, SearchQuery.MostCounted), OnAPage);
            rows = count == 0 ? [] : await search.PageAsync(kind, Words, Paging.Skip, Paging.Size, cancel);
        }
        else
        {
            rows = await search.BeginningsAsync(Words, OfEach + 1, cancel);
        }

        var (unitIds, periodIds) = (rows.Select(row => row.UnitId).OfType<int>().ToHashSet(), rows.Select(row => row.PeriodId).OfType<int>().ToHashSet());
        var units = unitIds.Count == 0 ? [] : await db.OrgUnits.AsNoTracking().IgnoreAutoIncludes().AsSingleQuery().Where(u => unitIds.Contains(u.Id)).ToDictionaryAsync(u => u.Id, cancel);
        var periods = periodIds.Count == 0 ? [] : await db.BarePeriods().Where(p => periodIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        Found = [.. rows.Select(row => FoundThing.Read(row, Words, units, periods, text))];
    }
}
