using Microsoft.AspNetCore.Mvc;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Metrics;

/// <summary>指标目录: what is counted and how, for everyone to read; the office at the top changes it.</summary>
public sealed class IndexModel(WorkReportDb db, CurrentPerson person) : MetricList(db)
{
    [FromQuery(Name = "p")]
    public int? PageAsked { get; set; }

    public bool MayChange { get; private set; }

    public IReadOnlyList<MetricRow> Rows { get; private set; } = [];

    public Paging Paging { get; private set; } = Paging.Of(1, 0);

    public bool IsFiltered => Search is not null || Topic is not null || Standing is not null and not MetricStanding.Asked;

    /// <summary>The workbook of all that is listed.</summary>
    public string FileAddress => $"/metrics.xlsx{Query}";

    public async Task OnGetAsync(CancellationToken cancel)
    {
        MayChange = await Db.MayOpenYearsAsync(person.Id, person.Today, cancel);
        var listed = await FindAsync(cancel);
        Paging = Paging.Of(PageAsked, listed.Count);
        Rows = [.. listed.Skip(Paging.Skip).Take(Paging.Size).Select(m => new MetricRow(m.Id, m.Code, m.Name, m.Definition, m.Topic, m.Unit, m.RollUp, m.Levels, m.IsActive))];
    }
}

/// <summary>A metric in the list.</summary>
public sealed record MetricRow(
    int Id, string Code, string Name, string Definition, string Topic, string Unit, RollUp RollUp, IReadOnlyList<UnitLevel> Levels, bool IsActive);
