using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Web.Data;

namespace WorkReport.Web.Reporting;

/// <summary>汇总 as whoever looks at it finds it: the table, and how many marks the figures behind it carry. Good until something of that is worked on.</summary>
public sealed class TotalsLook : IWeighs
{
    private readonly IReadOnlySet<int> counted;

    private TotalsLook(TotalTable table, IReadOnlyDictionary<int, MarkCount> marked, IReadOnlySet<int> counted) => (Table, Marked, this.counted) = (table, marked, counted);

    public TotalTable Table { get; }

    /// <summary>By metric.</summary>
    public IReadOnlyDictionary<int, MarkCount> Marked { get; }

    int IWeighs.Units => Table.Tree.All.Count + (counted.Count / 20) + 100;

    /// <summary>Reads it; null where the person does not read at such a unit, or there is no such period.</summary>
    public static async Task<TotalsLook?> LoadAsync(WorkReportDb db, int personId, DateOnly today, int unitId, string address, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await UnitTree.LoadAsync(db, personId, today, unitId, address, UnitTree.RightBelow, cancel) is not { } tree ? null : await db.LatelyAsync(
            (nameof(TotalsLook), personId, today, unitId, tree.Code), (look, line) => look.IsMovedBy(line), () => ReadAsync(db, personId, today, tree, cancel));
    }

    private static async Task<TotalsLook> ReadAsync(WorkReportDb db, int personId, DateOnly today, UnitTree tree, CancellationToken cancel)
    {
        var (period, round, unitId) = (tree.Period, tree.Round, tree.Root.Id);
        var table = await new TotalsQuery(db).TableAsync(personId, today, unitId, tree.Code, cancel);
        var marks = await db.MarksBehindAsync(period, round, unitId, cancel);
        return new TotalsLook(
            table!, marks.GroupBy(row => row.Mark.Metric.Id).ToDictionary(rows => rows.Key, rows => MarkCount.Of(rows.Select(row => row.Mark))),
            await db.UnitsCountedBelow(unitId, period, round).ToHashSetAsync(cancel));
    }

    // What units are writing that do not count yet goes into nothing; what was done in another period may be what this one is compared with.
    private bool IsMovedBy(TrailLine line) => !line.IsWork || line.IsOfPackage
        || (line.IsOfSheet && (line.PeriodId != Table.Tree.Period.Id || Table.Tree.Period.IsBackfill || line.UnitId == Table.Tree.Root.Id || counted.Contains(line.UnitId!.Value)));
}

/// <summary>How many marks there are, by what comes of them.</summary>
/// <param name="MustMend">必须改.</param>
/// <param name="Explain">说明后可报, explained or not.</param>
public readonly record struct MarkCount(int MustMend, int Explain)
{
    public int All => MustMend + Explain;

    public static MarkCount Of(IEnumerable<Mark> marks)
    {
        var counted = marks.CountBy(mark => mark.Weight).ToDictionary();
        return new MarkCount(counted.GetValueOrDefault(MarkWeight.MustMend), counted.GetValueOrDefault(MarkWeight.Explain));
    }
}
