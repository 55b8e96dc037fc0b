using WorkReport.Domain.Importing;
using WorkReport.Domain.Metrics;
using WorkReport.Web.Exchange;

namespace WorkReport.Web.Pages.Importing;

/// <summary>Between the form of a matching and the matching.</summary>
/// <param name="kind">What its sheets bring.</param>
/// <param name="heads">What their columns are called.</param>
/// <param name="metrics">The metrics that columns may give.</param>
public sealed class ColumnsReading(ImportKind kind, IReadOnlyList<string> heads, IReadOnlyList<AskedMetric> metrics)
{
    /// <summary>Between several meanings of one column, and between words to be passed over.</summary>
    private const string Between = "；;、，,\n";

    private readonly List<(string Field, string Why)> faults = [];

    /// <summary>Columns of ours.</summary>
    public IReadOnlyList<ImportColumn> Ours { get; } = SheetColumns.Matchable(kind);

    /// <summary>What is wrong, by field.</summary>
    public IReadOnlyList<(string Field, string Why)> Faults => faults;

    /// <summary>How a metric, or a side of a share, is chosen.</summary>
    public IEnumerable<string> Meanings => metrics.SelectMany(metric => (metric.RollUp is RollUp.Rate ? new[] { MetricSide.Part, MetricSide.Whole, MetricSide.Percent } : [MetricSide.Metric]).Select(side => Said(metric, side)));

    /// <summary>Fills the form in with what the sheet most probably is.</summary>
    public void Propose(LayoutForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var proposed = ColumnProposals.Of(heads, Ours);
        form.Ours = [.. Ours.Select(column => new OurColumn { Pick = proposed.TryGetValue(column, out var at) ? at : null })];
        form.Theirs = [.. heads.Select((head, at) => new TheirColumn { Means = proposed.Values.Contains(at) ? null : Said(ColumnProposals.Of(head, metrics)) })];
        form.PassOver = SharedResource.Text("Columns.PassOverWords");
    }

    /// <summary>The form of a matching that is kept.</summary>
    public LayoutForm Of(ColumnMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        var layout = map.Layout;
        return new LayoutForm
        {
            Name = map.Name,
            Ours = [.. Ours.Select(column => new OurColumn
            {
                Pick = layout.Columns.FirstOrDefault(matched => matched.Target == column.Name)?.Column,
                Same = layout.Fixed.FirstOrDefault(same => same.Target == column.Name)?.Text is var text && text == UnitRow.LevelBelow ? SharedResource.Text("Columns.LevelBelow") : text,
            })],
            Theirs = [.. heads.Select((_, at) => new TheirColumn { Means = Some(string.Join('；', layout.Columns.Where(matched => matched.Column == at).Select(matched => Said(MetricTarget.Read(matched.Target))).OfType<string>())) })],
            Parents = layout.Parents,
            Above = layout.Above,
            PassOver = string.Join('、', layout.PassOver),
        };
    }

    /// <summary>The matching that the form says; what is wrong with it is then in <see cref="Faults"/>.</summary>
    public SheetLayout Read(LayoutForm form, int headRows)
    {
        ArgumentNullException.ThrowIfNull(form);
        faults.Clear();
        List<MatchedColumn> columns = [];
        List<FixedColumn> same = [];
        for (var i = 0; i < Math.Min(Ours.Count, form.Ours.Count); i++)
        {
            if (form.Ours[i].Pick is { } no && (no < 0 || no >= heads.Count))
                No(Ours[i], SharedResource.Text("Field.Choice"));
            else if (form.Ours[i].Pick is { } at)
                columns.Add(new MatchedColumn(Ours[i].Name, at));
            else if (form.Ours[i].Same is { Length: > 0 } text && SheetColumns.MayBeFixed(Ours[i]))
                same.Add(new FixedColumn(Ours[i].Name, ImportColumn.Says("Columns.LevelBelow", text) ? UnitRow.LevelBelow : text));
        }

        for (var at = 0; kind is ImportKind.Values && at < Math.Min(heads.Count, form.Theirs.Count); at++)
        {
            foreach (var said in Parts(form.Theirs[at].Means))
            {
                if (Meant(said) is { } target)
                    columns.Add(new MatchedColumn(target.ToString(), at));
                else
                    faults.Add(($"{nameof(LayoutForm.Theirs)}[{at}].{nameof(TheirColumn.Means)}", SharedResource.Text("Columns.NoMetric", said)));
            }
        }

        var layout = new SheetLayout { HeadRows = headRows, Heads = heads, Columns = columns, Fixed = same, Parents = form.Parents, Above = form.Above, PassOver = [.. Parts(form.PassOver)] };
        Judge(layout);
        return layout;
    }

    private void Judge(SheetLayout layout)
    {
        bool IsSaid(ImportColumn column) => layout.Columns.Any(matched => matched.Target == column.Name) || layout.Fixed.Any(same => same.Target == column.Name);
        foreach (var column in SheetColumns.Needed(kind, layout.IsWide).Where(column => !IsSaid(column)))
            No(column, SharedResource.Text(kind is ImportKind.Values ? "Columns.NoFigures" : "Columns.Needed", column.Head));
        if (!SheetColumns.NamesUnit(kind, IsSaid))
            No(Ours.First(column => column.Name == "Unit"), SharedResource.Text("Columns.NoUnit"));
        if (kind is ImportKind.Values && !layout.IsWide && !IsSaid(ValuesImport.Code) && !IsSaid(Ours.First(column => column.Name == "Metric")))
            No(ValuesImport.Code, SharedResource.Text("Columns.NoMetricColumn"));
    }

    private void No(ImportColumn column, string why) => faults.Add(($"{nameof(LayoutForm.Ours)}[{Ours.ToList().IndexOf(column)}].{nameof(OurColumn.Pick)}", why));

    private static string[] Parts(string? said) => (said ?? "").Split(Between.ToCharArray(), StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private MetricTarget? Meant(string said)
    {
        foreach (var metric in metrics)
        {
            foreach (var side in Enum.GetValues<MetricSide>())
            {
                if (Said(metric, side) == said)
                    return new MetricTarget(side, metric.Code);
            }
        }

        return metrics.FirstOrDefault(metric => string.Equals(metric.Code, said, StringComparison.OrdinalIgnoreCase) || metric.Name == said) is { RollUp: not RollUp.Rate } whole ? new MetricTarget(MetricSide.Metric, whole.Code) : null;
    }

    private string? Said(MetricTarget? target) =>
        target is null ? null : metrics.FirstOrDefault(metric => metric.Code == target.Code) is { } metric ? Said(metric, target.Side) : target.Code;

    // Its code tells one from another: a name may hold any sign.
    private static string Said(AskedMetric metric, MetricSide side) =>
        side is MetricSide.Metric ? $"{metric.Code} {Plain(metric.Name)}" : $"{metric.Code} {Plain(metric.Name)} · {SharedResource.Text($"Columns.Side.{side}")}";

    private static string Plain(string name) => string.Concat(name.Where(c => !Between.Contains(c, StringComparison.Ordinal)));

    private static string? Some(string said) => said.Length > 0 ? said : null;
}
