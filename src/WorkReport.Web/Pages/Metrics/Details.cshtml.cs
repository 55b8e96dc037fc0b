using System.Globalization;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Prose.Quantities;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Metrics;

/// <summary>One metric: its 口径, who fills it in, and how its figures are printed.</summary>
public sealed class DetailsModel(FormRoom room) : MetricPage<DescribeForm>(room)
{
    private bool hasFigures;
    private Dictionary<int, string> wholes = [];
    private Dictionary<int, string> owners = [];

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
            metric.Describe(Form.Terms(), new Act("", DateTimeOffset.UnixEpoch));
            return (exact, metric.Wording.Print(figure)!);
        }
    }

    public IEnumerable<SelectListItem> Scales => Enum.GetValues<Scale>().Select(scale => new SelectListItem(Text[$"Metrics.Scale.{scale}"], scale.ToString()));

    public IEnumerable<SelectListItem> Qualifiers => Enum.GetValues<Qualifier>().Select(word => new SelectListItem(Text[$"Metrics.Qualifier.{word}"], word.ToString()));

    /// <summary>What it may be a part of.</summary>
    public IEnumerable<SelectListItem> Wholes => Choices(wholes, "Metrics.PartOfNone");

    /// <summary>Who may count it for the others.</summary>
    public IEnumerable<SelectListItem> Owners => owners.Select(owner => new UnitItem(owner.Key, owner.Value)).Prepend(new SelectListItem(Text["Metrics.OwnerNone"], ""));

    /// <summary>The periods that ask it in the new wording from the moment it is saved.</summary>
    public IReadOnlyList<ReportingPeriod> Taking { get; private set; } = [];

    protected override IValidator<DescribeForm> Rules => new DescribeForm.Validator(Metric, hasFigures, wholes, owners);

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        hasFigures = await HasFiguresAsync(cancel);
        var (part, owner) = (Metric.Rules.PartOfId, Metric.Rules.OwnerId);
        // No part of a part: the sentence would go round in a ring.
        wholes = (await Db.Metrics.AsNoTracking().Where(m => m.Id != Id).OrderBy(m => m.Code).ToListAsync(cancel))
            .Where(m => m.Id == part || (m.IsActive && m.RollUp != RollUp.Rate && Metric.RollUp != RollUp.Rate && m.Rules.PartOfId is null))
            .ToDictionary(m => m.Id, m => $"{m.Name}（{m.Code}）");
        var units = Db.UnitsWithin(Person.Id, Person.Today, Role.Office);
        owners = await Db.OrgUnits.Where(u => u.Id == owner || (units.Any(x => x.Id == u.Id) && (u.Level == UnitLevel.City || u.Level == UnitLevel.County || u.Level == UnitLevel.Department)))
            .OrderBy(u => u.Code).Select(u => new { u.Id, u.Name, u.Code }).ToDictionaryAsync(u => u.Id, u => $"{u.Name}（{u.Code}）", cancel);
        Taking = await Db.BarePeriods().Where(p => p.State != PeriodState.Ended && !p.IsBackfill).OrderBy(p => p.CountedUntil).ToListAsync(cancel);
        return true;
    }

    protected override bool MergesFields => true;

    protected override DescribeForm Filled() => DescribeForm.Of(Metric);

    protected override string Said(string field, object? value) => value switch
    {
        bool isTicked => Text[isTicked ? "Metrics.Ticked" : "Metrics.NotTicked"],
        Scale scale => Text[$"Metrics.Scale.{scale}"],
        Qualifier word => Text[$"Metrics.Qualifier.{word}"],
        int id when field == nameof(DescribeForm.PartOfId) => wholes.GetValueOrDefault(id) ?? "",
        int id when field == nameof(DescribeForm.OwnerId) => owners.GetValueOrDefault(id) ?? "",
        _ => base.Said(field, value),
    };

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        // Once more, close to the save: the first figure may have come since the page was loaded.
        Metric.CanBeIn(Form.Unit!, await HasFiguresAsync(cancel)).Demand();
        var by = Person.Act();
        Metric.Describe(Form.Terms(), by);
        await Db.FollowAsync(Metric, by, cancel);
        return Back(MetricDone.Described);
    }

    private IEnumerable<SelectListItem> Choices(Dictionary<int, string> named, string none) =>
        named.Select(choice => new SelectListItem(choice.Value, choice.Key.ToString(CultureInfo.InvariantCulture))).Prepend(new SelectListItem(Text[none], ""));

    // What has ended keeps its wording: only figures of periods that would take the new one count.
    private async Task<bool> HasFiguresAsync(CancellationToken cancel)
    {
        var running = Db.Periods.Where(p => p.State != PeriodState.Ended).Select(p => p.Id);
        return await Db.MetricSheets.AnyAsync(s => running.Contains(s.PeriodId) && s.Values.Any(v => v.MetricId == Id && (v.Value != null || v.Printed != null)), cancel)
            || await Db.PlanItems.AnyAsync(p => running.Contains(p.PeriodId) && p.MetricId == Id && p.Target != null, cancel);
    }
}
