using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Reporting.Workbooks;

/// <summary>空白统计表 of a unit: what its level is asked, with 口径 and last year beside an empty cell. Each row names the unit by its code, so that it comes back by itself.</summary>
/// <param name="Unit">Whose it is.</param>
/// <param name="Workbook">The workbook.</param>
public sealed record BlankWorkbook(NamedUnit Unit, Workbook Workbook)
{
    // The same files give the same bytes: no clock goes into them.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>What the file is called.</summary>
    public string FileName => DownloadName.For($"{Unit.Name} {Workbook.Title}", ".xlsx", Workbook.Title);

    /// <summary>Reads them in a fixed number of commands, in the order of the codes; none of a unit of which nothing is asked.</summary>
    public static async Task<IReadOnlyList<BlankWorkbook>> LoadAsync(WorkReportDb db, ReportingPeriod period, int round, IQueryable<OrgUnit> units, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(period);
        var listed = await units.NamedOn(period.CountedUntil).OrderBy(u => u.Code).ToListAsync(cancel);
        var metrics = await db.AskedAsync(period, cancel);
        var last = await LastYear.LoadAsync(db, period, units, cancel);
        return [.. from unit in listed
                   let asked = metrics.Where(metric => metric.IsFilledBy(unit.Level)).ToList()
                   where asked.Count > 0
                   select new BlankWorkbook(unit, Of(unit, period, round, asked, last))];
    }

    /// <summary>Several of them in one file.</summary>
    public static byte[] Packed(IEnumerable<BlankWorkbook> blanks)
    {
        ArgumentNullException.ThrowIfNull(blanks);
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            // Two units may be called the same.
            foreach (var (blank, name) in blanks.GroupBy(blank => blank.FileName).SelectMany(same => same.Select((one, place) => (one, place == 0 ? same.Key : $"{one.Unit.Code} {same.Key}"))))
            {
                var entry = zip.CreateEntry(name);
                entry.LastWriteTime = NoTime;
                using var file = entry.Open();
                file.Write(XlsxWriter.ToBytes(blank.Workbook));
            }
        }

        return packed.ToArray();
    }

    private static Workbook Of(NamedUnit unit, ReportingPeriod period, int round, IReadOnlyList<AskedMetric> asked, LastYear last)
    {
        var hasShares = asked.Any(metric => metric.RollUp is RollUp.Rate);
        List<Column> columns =
        [
            Heads.Mark("Export.UnitCode", 14), Heads.Words("Export.Unit", 20), Heads.Mark("Export.MetricCode", 10), Heads.Words("Export.Metric", 26), Heads.Mark("Export.MeasuredIn", 10),
            Heads.Words("Export.Definition", 36), Heads.Figure("Export.LastYear"), Heads.Figure("Export.Value", 14),
        ];
        if (hasShares)
            columns.AddRange([Heads.Figure("Export.Part", 10), Heads.Figure("Export.Whole", 10)]);
        columns.Add(Heads.Words("Export.Remarks", 26));
        string[] lines =
        [
            SharedResource.Text("Blank.Of", unit.Name, unit.Code), Heads.Line(unit.Name, period, round), SharedResource.Text(hasShares ? "Blank.FillShares" : "Blank.Fill"), SharedResource.Text("Blank.Keep"),
        ];
        return Heads.Book(SharedResource.Text("Blank.Title", Heads.Titled(period)), lines, columns, asked.Select(metric => (IReadOnlyList<Cell>)
        [
            Cell.Of(unit.Code), Cell.Of(unit.Name), Cell.Of(metric.Code), Cell.Of(metric.Name), Cell.Of(metric.Unit), Cell.Of(metric.Definition), Heads.Number(metric, last.Of(unit.Id, metric)),
            .. Enumerable.Repeat(Cell.Blank, columns.Count - 7),
        ]));
    }
}
