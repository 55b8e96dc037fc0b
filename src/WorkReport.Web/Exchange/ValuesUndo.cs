using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Importing;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Exchange;

/// <summary>Figures: those that the import put there are what they were before, while nobody has entered another and their package is open.</summary>
internal sealed class ValuesUndo(ImportDesk desk, PastImport past) : ImportUndo(desk, past)
{
    private Dictionary<int, Dictionary<int, EnteredValue?>> before = [];
    private List<MetricSheet> sheets = [];
    private ReportingPeriod period = null!;

    protected override async Task<IReadOnlyList<Verdict>> JudgeAsync(CancellationToken cancel)
    {
        var db = Desk.Db;
        if (await db.Periods.AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(p => p.Id == Past.PeriodId, cancel) is not { } of)
            return [Verdict.No("Undo.PeriodGone")];
        period = of;
        var year = await SheetYear.LoadAsync(Desk, period, Past.Round ?? Round.First, cancel);
        before = Things.Keys.ToDictionary(id => id, id => Before<Dictionary<int, EnteredValue?>>(id)!);
        var touched = db.ImportedThings.Where(t => t.ImportId == Past.Id);
        sheets = await db.MetricSheets.AsNoTracking().IgnoreAutoIncludes().Include(s => s.Values).Where(s => touched.Any(t => t.ThingId == s.Id)).ToListAsync(cancel);
        var (changed, handedIn, others) = (0, 0, 0);
        foreach (var sheet in sheets)
        {
            changed += before[sheet.Id].Keys.Count(metric => !IsOfImport(sheet.Of(metric)));
            if (!year.Units.Has(sheet.UnitId))
                others++;
            else if (before[sheet.Id].Keys.Any(metric => !year.MayEdit(sheet.UnitId, new SubmittedPiece(PieceKind.MetricValue, metric)).IsYes))
                handedIn++;
        }

        return [period.CanFill, Some("Undo.Changed", changed), Some("Undo.NotYours", others), period.CanFill.IsYes ? Some("Undo.HandedIn", handedIn) : Verdict.Yes];
    }

    protected override async Task TakeBackAsync(CancellationToken cancel)
    {
        var codes = await Desk.Db.Metrics.IgnoreAutoIncludes().ToDictionaryAsync(m => m.Id, m => m.Code, cancel);
        await Desk.Db.SaveManyAsync(period, sheets, sheet => sheet.TakeBack(before[sheet.Id], codes, Desk.By), cancel);
    }

    private bool IsOfImport(MetricValue? value) => value is not null && value.EnteredBy == Past.Who && value.EnteredAt == Past.At && (value.EnteredFrom ?? "") == Past.FileName;
}
