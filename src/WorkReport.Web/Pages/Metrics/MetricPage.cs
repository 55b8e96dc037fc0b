using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Metrics;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Metrics;

/// <summary>A form about one metric, for the office at the top of the tree.</summary>
public abstract class MetricPage<TForm>(FormRoom room) : FormPage<TForm>(room)
    where TForm : class, new()
{
    [FromRoute]
    public int Id { get; set; }

    public Metric Metric { get; private set; } = null!;

    protected override Aggregate Subject => Metric;

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await Db.MayOpenYearsAsync(Person.Id, Person.Today, cancel))
            return false;
        Metric = (await Db.Metrics.SingleOrDefaultAsync(m => m.Id == Id, cancel))!;
        return Metric is not null;
    }

    protected string Back(MetricDone done) => FormattableString.Invariant($"/metrics/{Id}?done={done}");
}

/// <summary>What was just done, for the sentence on the page one comes back to.</summary>
public enum MetricDone
{
    Defined,
    Described,
    Retired,
    Revived,
}
