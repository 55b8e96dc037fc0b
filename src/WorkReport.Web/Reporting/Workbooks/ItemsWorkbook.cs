using Microsoft.EntityFrameworkCore;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Web.Data;

namespace WorkReport.Web.Reporting.Workbooks;

/// <summary>工作事项: each with its text, its figures as they are now.</summary>
public static class ItemsWorkbook
{
    /// <summary>Reads it in a fixed number of commands.</summary>
    /// <param name="db">The store.</param>
    /// <param name="period">The period.</param>
    /// <param name="named">Of whom it is.</param>
    /// <param name="units">The units whose items are in it: within the reach of whoever asks.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<Workbook> LoadAsync(WorkReportDb db, ReportingPeriod period, string named, IQueryable<OrgUnit> units, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(period);
        var items = await (from item in db.WorkItems.IgnoreAutoIncludes()
                           where item.PeriodId == period.Id
                           join unit in units.NamedOn(period.CountedUntil) on item.UnitId equals unit.Id
                           orderby unit.Code, item.Id
                           select new { unit.Id, unit.Code, unit.Name, item.SectionId, item.Lead, item.Body, item.Partners, Files = item.Attachments.OrderBy(file => file.Id).Select(file => file.FileName).ToList() })
            .AsNoTracking().AsSingleQuery().ToListAsync(cancel);
        var texts = items.ConvertAll(item => FigureText.Parse(item.Body));
        List<BoundFigure> bound = [.. texts.SelectMany(text => text.Figures)];
        var figures = bound.Count > 0 ? await TextFigures.LoadAsync(db, period, [], bound, cancel) : TextFigures.None;
        var sections = Sections.Of(period, OutlinePart.Review);
        return Heads.Book(SharedResource.Text("Export.ItemsTitle", Heads.Titled(period)), [Heads.Line(named, period, Round.First)],
        [
            Heads.Mark("Export.UnitCode", 14), Heads.Words("Export.Unit", 20), Heads.Words("Export.Section", 22), Heads.Words("Export.Lead", 26), Heads.Words("Export.Body", 70),
            Heads.Words("Export.Partners", 16), Heads.Figure("Export.Characters", 8), Heads.Words("Export.Files", 22),
        ],
            from pair in items.Zip(texts).GroupBy(pair => pair.First.Code).SelectMany(unit => unit.OrderBy(pair => sections.PlaceOf(pair.First.SectionId)))
            let item = pair.First
            // An item speaks for its own unit: of another's figure the form last seen stays.
            let body = pair.Second.Show(figure => figure.UnitId == item.Id ? figures.Print(figure) : null)
            select (IReadOnlyList<Cell>)
            [
                Cell.Of(item.Code), Cell.Of(item.Name), Cell.Of(sections.HeadingOf(item.SectionId)), Cell.Of(item.Lead), Cell.Of(body), Cell.Of(item.Partners),
                Cell.Of(Length.Of(item.Lead) + Length.Of(body), Cell.Whole), Cell.Of(string.Join('\n', item.Files)),
            ]);
    }
}
