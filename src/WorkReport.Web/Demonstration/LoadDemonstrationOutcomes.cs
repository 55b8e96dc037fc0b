using System.Globalization;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Plans;
using WorkReport.Web.Data;

namespace WorkReport.Web.Demonstration;

/// <summary>What the city and the guides' county planned the year before, and what became of it.</summary>
internal sealed class LoadDemonstrationOutcomes(
    WorkReportDb db, DemonstrationYear year, IReadOnlyDictionary<string, int> unitIds, DemonstrationActors actors, DemonstrationTexts texts, IReadOnlyDictionary<string, Metric> metrics)
{
    /// <param name="period">The period that planned it.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>By the code of the unit.</returns>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<PlanItem>>> RunAsync(ReportingPeriod period, CancellationToken cancel)
    {
        var guides = year.City.Guides().Select(person => person.Unit).ToHashSet();
        Dictionary<string, IReadOnlyList<PlanItem>> planned = [];
        foreach (var unit in year.City.Units.Where(unit => guides.Contains(unit.Code) && unit.Level <= UnitLevel.County))
        {
            planned[unit.Code] = [.. DemonstrationText.Blocks("planned").Where(block => block.Of[0] == unit.Level.ToString()).Select(block => Planned(unit, block, period))];
            db.AddRange(planned[unit.Code]);
        }

        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
        return planned;
    }

    private PlanItem Planned(DemonstrationUnit unit, DemonstrationBlock block, ReportingPeriod period)
    {
        var aim = block.Or("target") is { Length: > 0 } said ? said.Split(' ') : null;
        var office = actors.Office(unit, period.CountedUntil);
        var plan = PlanItem.Propose(unitIds[unit.Code], period.Id, new PlanTask(
            period.Sections.Where(section => section.Part is OutlinePart.Plan).ElementAt(int.Parse(block.Of[1], CultureInfo.InvariantCulture) - 1).Id,
            texts.Said(block["text"], unit), aim is null ? null : metrics[aim[0]].Id, aim is null ? null : decimal.Parse(aim[1], CultureInfo.InvariantCulture),
            texts.Said(block["chief"], unit), texts.Said(block["who"], unit), texts.Said(block.Or("with"), unit),
            DateOnly.ParseExact(block["due"], "yyyy-MM-dd", CultureInfo.InvariantCulture)), office.At(DemonstrationYear.Last.At(12, 6, 10)));
        plan.Commit(office.At(DemonstrationYear.Last.At(12, 20, 10)));
        foreach (var noted in new[] { block.Or("first"), block.Or("last") }.Where(noted => noted.Length > 0))
        {
            var words = noted.Split(' ', 3);
            var (month, day) = (int.Parse(words[0][..2], CultureInfo.InvariantCulture), int.Parse(words[0][3..], CultureInfo.InvariantCulture));
            plan.SetOutcome(Enum.Parse<PlanResult>(words[1]), words[2], office.At(DemonstrationYear.This.At(month, day, 9)));
        }

        return plan;
    }
}
