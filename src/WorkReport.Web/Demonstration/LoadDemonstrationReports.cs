using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Plans;
using WorkReport.Domain.Reports;
using WorkReport.Domain.Submissions;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Data;

namespace WorkReport.Web.Demonstration;

/// <summary>The reports of the city and of the guides' county, half drafted: some sections have their paragraphs, the last one has none yet.</summary>
internal sealed class LoadDemonstrationReports(
    WorkReportDb db, DemonstrationYear year, IReadOnlyDictionary<string, int> unitIds, DemonstrationActors actors, DemonstrationTexts texts)
{
    public async Task RunAsync(
        ReportingPeriod period, IReadOnlyDictionary<string, IReadOnlyList<WorkItem>> items, IReadOnlyDictionary<string, IReadOnlyList<PlanItem>> plans,
        CancellationToken cancel)
    {
        var guides = year.City.Guides().Select(person => person.Unit).ToHashSet();
        foreach (var unit in year.City.Units.Where(unit => guides.Contains(unit.Code) && unit.Level <= UnitLevel.County))
            db.Add(Drafted(unit, period, items, plans));
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
    }

    private Report Drafted(
        DemonstrationUnit unit, ReportingPeriod period, IReadOnlyDictionary<string, IReadOnlyList<WorkItem>> items,
        IReadOnlyDictionary<string, IReadOnlyList<PlanItem>> plans)
    {
        var words = DemonstrationText.Blocks("year").Single(block => block.Kind == "report" && block.Of[0] == unit.Level.ToString());
        var by = actors.Office(unit, period.CountedUntil).At(DemonstrationYear.This.At(12, 19, 10));
        var report = Report.Draft(unitIds[unit.Code], period.Id, new ReportHead(Said("title"), Said("occasion"), Said("speaker"), Said("salutation")), by);
        foreach (var place in new[] { BlockPlace.Opening, BlockPlace.Review, BlockPlace.Plan })
            report.AddBlock(new BlockSpot(place), "", new FigureText([new TextPiece(Said(place.ToString().ToLowerInvariant()))]), [], by);

        var sections = period.Sections.Where(section => section.Part is OutlinePart.Review).Select(section => section.Id).SkipLast(1).ToHashSet();
        var below = year.City.Units.Where(other => year.City.Stands(other) && year.City.ParentOf(other) == unit.Code
            && year.StateOf(DemonstrationYear.This, other) is SubmissionState.Accepted).SelectMany(other => items.GetValueOrDefault(other.Code, [])).ToList();
        foreach (var section in sections)
        {
            foreach (var item in items[unit.Code].Where(item => item.SectionId == section).Take(1).Concat(below.Where(item => item.SectionId == section).Take(1)))
                report.AddBlock(new BlockSpot(BlockPlace.Section, section), item.Lead, item.Text, [new BlockSource(SourceKind.WorkItem, item.Id)], by);
        }

        var plan = plans[unit.Code][0];
        report.AddBlock(new BlockSpot(BlockPlace.Section, plan.SectionId), "", new FigureText([new TextPiece(plan.Text)]), [new BlockSource(SourceKind.PlanItem, plan.Id)], by);
        return report;

        string Said(string key) => texts.Said(words[key], unit);
    }
}
