using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Reports;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Reports;

/// <summary>What a report goes out without. It bars nothing: whether that may be is for people to say, but nobody should find out afterwards.</summary>
/// <param name="Sections">The titles of the sections without a paragraph.</param>
/// <param name="Outstanding">How many units below have a package that is not accepted.</param>
/// <param name="Below">How many units stand below.</param>
/// <param name="Unsourced">Numbers in the text that follow no metric and nobody has said of why they stay, each with the paragraph that it stands in.</param>
/// <param name="Moved">What the rules found on its figures while it is drafted, each with the paragraph.</param>
public sealed record Lacking(
    IReadOnlyList<string> Sections, int Outstanding, int Below, IReadOnlyList<(string Words, ReportBlock Block)> Unsourced, IReadOnlyList<(Mark Mark, ReportBlock Block)> Moved)
{
    /// <summary>What is outstanding are 全年实际数: 预计数 of the same units may have been accepted.</summary>
    public bool IsActual { get; init; }

    public bool IsAny => Sections.Count > 0 || Outstanding > 0 || Unsourced.Count > 0 || Moved.Count > 0;
}

/// <summary>Looks what a report lacks.</summary>
public static class LackingQuery
{
    /// <summary>Asks in a fixed number of commands, however many units stand below.</summary>
    /// <param name="db">The store.</param>
    /// <param name="report">The report.</param>
    /// <param name="period">Its period.</param>
    /// <param name="figures">The figures of its text while it is drafted; null afterwards, when they are frozen.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<Lacking> LackingAsync(this WorkReportDb db, Report report, ReportingPeriod period, TextFigures? figures, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(period);
        var below = db.UnitsExpectedBelow(report.UnitId, period, period.CurrentRound);
        var round = period.CurrentRound;
        var (all, accepted) = await db.LatelyAsync((nameof(LackingAsync), report.UnitId, period.Id, round), (_, line) => !line.IsWork || line.IsOfPackage || (line.IsOfSheet && period.IsBackfill), async () =>
        {
            var counts = await db.BarePeriods().Where(p => p.Id == period.Id).Select(_ => new
            {
                All = below.Count(),
                Accepted = below.Count(unit => db.Submissions.Any(s => s.UnitId == unit && s.PeriodId == period.Id && s.Round == round && s.State == SubmissionState.Accepted)),
            }).SingleAsync(cancel);
            return (counts.All, counts.Accepted);
        });
        var blocks = report.Blocks.OrderBy(b => b.Place).ThenBy(b => b.SectionId).ThenBy(b => b.Position).ToList();
        return new Lacking(
            [.. period.Sections.Where(s => report.At(new BlockSpot(BlockPlace.Section, s.Id)).Count == 0).Select(s => s.Title)],
            all - accepted, all,
            [.. from block in blocks
                from words in block.Unsettled
                select (words, block)],
            figures is null ? [] : [.. from block in blocks
                                       from mark in Marks.In(block.Figures, figures.MetricOf, figures.PrintFor(report.UnitId))
                                       select (mark, block)])
        {
            IsActual = round == Round.Second,
        };
    }
}
