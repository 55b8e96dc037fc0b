using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Prose.Quantities;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Metrics;

/// <summary>One metric: its 口径, who fills it in, and how its figures are printed.</summary>
public sealed class DetailsModel(FormRoom room) : MetricPage<DescribeForm>(room)
{
    private bool hasFigures;

    /// <summary>What was just done here.</summary>
    [FromQuery]
    public MetricDone? Done { get; set; }

    /// <summary>A figure of the metric's kind, exactly and as the form would print it; null where the form cannot.</summary>
    public (string Exact, string Printed)? Sample
    {
        get
        {
            if (Form.Unit is null || Form.Step is <= 0 || Form.Step is null != Form.Qualifier is Qualifier.None)
                return null;
            // Asked only, never saved.
            var metric = Metric.Define("", "", Form.Unit, Metric.RollUp, new Act("", DateTimeOffset.UnixEpoch));
            var figure = Metric.RollUp is RollUp.Rate ? Figure.Share(1071.4m, 2000) : new Figure(4238);
            var exact = QuantityFormat.Print(figure.Shown!.Value, Form.Unit, QuantityStyle.Exact);
            metric.Describe(Form.Terms(MetricRules.None), new Act("", DateTimeOffset.UnixEpoch));
            return (exact, metric.Wording.Print(figure)!);
        }
    }

    public IEnumerable<SelectListItem> Scales => Enum.GetValues<Scale>().Select(scale => new SelectListItem(Text[$"Metrics.Scale.{scale}"], scale.ToString()));

    public IEnumerable<SelectListItem> Qualifiers => Enum.GetValues<Qualifier>().Select(word => new SelectListItem(Text[$"Metrics.Qualifier.{word}"], word.ToString()));

    protected override IValidator<DescribeForm> Rules => new DescribeForm.Validator(Metric, hasFigures);

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        hasFigures = await HasFiguresAsync(cancel);
        return true;
    }

    protected override DescribeForm Filled() => DescribeForm.Of(Metric);

    protected override string Said(string field, object? value) => value switch
    {
        bool isTicked => Text[isTicked ? "Metrics.Ticked" : "Metrics.NotTicked"],
        Scale scale => Text[$"Metrics.Scale.{scale}"],
        Qualifier word => Text[$"Metrics.Qualifier.{word}"],
        _ => base.Said(field, value),
    };

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        // Once more, close to the save: the first figure may have come since the page was loaded.
        Metric.CanBeIn(Form.Unit!, await HasFiguresAsync(cancel)).Demand();
        var by = Person.Act();
        Metric.Describe(Form.Terms(Metric.Rules), by);
        await Db.FollowAsync(Metric, by, cancel);
        return Back(MetricDone.Described);
    }

    // What has ended keeps its wording: only figures of periods that would take the new one count.
    private async Task<bool> HasFiguresAsync(CancellationToken cancel)
    {
        var running = Db.Periods.Where(p => p.State != PeriodState.Ended).Select(p => p.Id);
        return await Db.MetricSheets.AnyAsync(s => running.Contains(s.PeriodId) && s.Values.Any(v => v.MetricId == Id && (v.Value != null || v.Printed != null)), cancel)
            || await Db.PlanItems.AnyAsync(p => running.Contains(p.PeriodId) && p.MetricId == Id && p.Target != null, cancel);
    }
}
