using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Plans;
using WorkReport.Domain.WorkItems;
using WorkReport.Prose.Quantities;
using WorkReport.Prose.Readings;
using WorkReport.Prose.Texts;

namespace WorkReport.Web.Reporting;

/// <summary>A work item that a report holds.</summary>
/// <param name="SectionId">Under which section of the period's outline it probably belongs; null where there is none.</param>
/// <param name="Lead">The lead sentence; empty where the report has none for it.</param>
/// <param name="Body">What follows it.</param>
/// <param name="IsDoubtful">The section was found by its place alone, the lead is missing, or something is too long.</param>
public sealed record ProposedItem(int? SectionId, string Lead, string Body, bool IsDoubtful);

/// <summary>A figure that a report states.</summary>
/// <param name="Metric">What of the period's catalogue it probably is; null where nothing is like it.</param>
/// <param name="Written">As it stands, with its unit.</param>
/// <param name="Sentence">The words around it.</param>
/// <param name="IsDoubtful">Its name is only somewhat like the metric's, or it is no exact figure.</param>
public sealed record ProposedValue(AskedMetric? Metric, string Written, string Sentence, bool IsDoubtful)
{
    /// <summary>Of a share the two numbers that it comes from, where the sentence states them.</summary>
    public (decimal Part, decimal Whole)? Sides { get; init; }
}

/// <summary>A task that a report sets.</summary>
/// <param name="SectionId">Under which section of the plan it probably belongs; null where there is none.</param>
/// <param name="Text">What will be done.</param>
/// <param name="Responsible">Who is to do it as the report names it; empty where it names nobody.</param>
/// <param name="DueOn">Until when; null where it says no day.</param>
/// <param name="IsDoubtful">The section was found by its place alone, or it is too long.</param>
public sealed record ProposedPlan(int? SectionId, string Text, string Responsible, DateOnly? DueOn, bool IsDoubtful);

/// <summary>What a report would bring into the year of a unit: a proposal, which a person corrects and accepts.</summary>
public sealed record ReportProposal(IReadOnlyList<ProposedItem> Items, IReadOnlyList<ProposedValue> Values, IReadOnlyList<ProposedPlan> Plans)
{
    /// <summary>Below this a name is not like another at all.</summary>
    private const double Alike = 0.35;

    private const double Certain = 0.6;

    /// <summary>Words that stand somewhere before a figure name it less surely than those beside it.</summary>
    private const double FromAround = 0.9;

    /// <param name="reading">The report.</param>
    /// <param name="period">The period that it is of.</param>
    /// <param name="metrics">What the unit is asked in it.</param>
    public static ReportProposal Of(ReportReading reading, ReportingPeriod period, IReadOnlyList<AskedMetric> metrics)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(metrics);
        var contents = ReportContents.Of(reading);
        var (review, plan) = (Sections(OutlinePart.Review), Sections(OutlinePart.Plan));
        return new ReportProposal([.. contents.Items.Select(item => Item(item, review))], Figures(reading, metrics), [.. contents.Plans.Select(task => Plan(task, plan, period.Year + 1))]);

        List<OutlineSection> Sections(OutlinePart part) => [.. period.Sections.Where(section => section.Part == part).OrderBy(section => section.Position)];
    }

    private static ProposedItem Item(ItemReading item, List<OutlineSection> sections)
    {
        var (section, isNamed) = Find(sections, item.Heading, item.Place);
        var lead = WorkItem.LeadOf(item.Lead);
        return new ProposedItem(section, lead, item.Text, !isNamed || lead.Length is 0 or > WorkItem.LeadLength || item.Text.Length > WorkItem.BodyLength);
    }

    private static ProposedPlan Plan(PlacedPlan task, List<OutlineSection> sections, int year)
    {
        var (section, isNamed) = Find(sections, task.Heading, task.Place);
        return new ProposedPlan(section, task.Text, task.Plan.Owner ?? "", task.Plan.Due is { } due ? DueDay.Of(due, year) : null, !isNamed || task.Text.Length > PlanItem.TextLength);
    }

    /// <summary>The section whose title is most like the heading; where none is, the one at the same place.</summary>
    private static (int? Id, bool IsNamed) Find(List<OutlineSection> sections, string heading, int place)
    {
        if (sections.Count == 0)
            return (null, false);
        var best = sections.MaxBy(section => Likeness.Of(section.Title, heading))!;
        return Likeness.Of(best.Title, heading) >= Alike ? (best.Id, true) : (sections[Math.Min(place, sections.Count - 1)].Id, false);
    }

    /// <summary>Each figure with the metric it is most like; a metric has one figure, the one that is most like it.</summary>
    private static List<ProposedValue> Figures(ReportReading reading, IReadOnlyList<AskedMetric> metrics)
    {
        var planned = reading.Plans.SelectMany(task => task.Quantities).Select(quantity => quantity.Start).ToHashSet();
        var stated = reading.Quantities.Where(quantity => !planned.Contains(quantity.Start)).ToList();
        var pairs = from quantity in Enumerable.Range(0, stated.Count)
                    from metric in metrics
                    where (metric.RollUp != RollUp.Rate || stated[quantity].Kind is QuantityKind.Percent) && Clause.IsCountedIn(stated[quantity].Unit, metric.Unit)
                    let score = Math.Max(Likeness.Of(stated[quantity].Name, metric.Name), FromAround * Likeness.Share(metric.Name, Clause.BeforeOf(reading.Text, stated[quantity])))
                    where score >= Alike
                    orderby score descending, quantity
                    select (quantity, metric, score);
        Dictionary<int, (AskedMetric Metric, double Score)> found = [];
        HashSet<int> given = [];
        foreach (var (quantity, metric, score) in pairs)
        {
            if (!found.ContainsKey(quantity) && given.Add(metric.Id))
                found.Add(quantity, (metric, score));
        }

        return [.. stated.Select((quantity, i) => new ProposedValue(
            found.TryGetValue(i, out var match) ? match.Metric : null, reading.Text.Substring(quantity.Start, quantity.Length).ReplaceLineEndings(""), Clause.Of(reading.Text, quantity),
            !found.ContainsKey(i) || match.Score < Certain || quantity.Value is null || quantity.Qualifiers.Count > 0)
        {
            Sides = quantity.Kind is QuantityKind.Percent ? StatedShare.Find(reading.Text, stated, i) : null,
        })];
    }
}
