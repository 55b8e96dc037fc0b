using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;
using WorkReport.Web.Starters;

namespace WorkReport.Web.Pages.Metrics;

/// <summary>Nothing to fill in: it is taken, or not.</summary>
public sealed class StarterForm;

/// <summary>起步目录: fifty metrics to begin an empty catalogue with, seen whole before they are taken.</summary>
public sealed class StarterModel(FormRoom room) : FormPage<StarterForm>(room)
{
    private bool isEmpty;
    private UnitLevel top;

    public override Verdict May => isEmpty ? Verdict.Yes : Verdict.No("Metrics.NotEmpty");

    /// <summary>What it holds, topic by topic, and who will fill each in here.</summary>
    public IEnumerable<IGrouping<string, (StarterMetric Metric, IReadOnlyList<UnitLevel> Levels)>> Topics => Entries.GroupBy(entry => entry.Metric.Topic);

    private IReadOnlyList<(StarterMetric Metric, IReadOnlyList<UnitLevel> Levels)> Entries => [.. StarterMetric.Read().Select(metric => (metric, metric.LevelsFrom(top)))];

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await Db.MayOpenYearsAsync(Person.Id, Person.Today, cancel))
            return false;
        isEmpty = !await Db.Metrics.AnyAsync(cancel);
        top = await Db.UnitsOpenedBy(Person.Id, Person.Today).OrderBy(unit => unit.Code).Select(unit => unit.Level).FirstAsync(cancel);
        return true;
    }

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        await StarterCatalogue.AddAsync(Db, Entries, Person.Act(), cancel);
        return "/metrics";
    }
}
