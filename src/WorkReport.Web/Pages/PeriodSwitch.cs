using WorkReport.Domain.Periods;

namespace WorkReport.Web.Pages;

/// <summary>The switch of year and period: it keeps the unit and the page.</summary>
/// <param name="UnitId">Whose page it is.</param>
/// <param name="Period">The period one is in.</param>
/// <param name="Round">The collecting one is in.</param>
/// <param name="Page">The page: <c>sheet</c>, <c>totals</c>.</param>
/// <param name="IsOfRound">Has each collecting a page of its own? Items, plans and reports are of the period.</param>
/// <param name="Decides">Is it for 审核人 and 办公室 alone?</param>
/// <param name="OnlyAnnual">Is there such a page of years only?</param>
public sealed record PeriodSwitch(int UnitId, ReportingPeriod Period, int Round, string Page, bool IsOfRound = true, bool Decides = false, bool OnlyAnnual = false)
{
    /// <summary>The address of the same page about a period, in its latest collecting.</summary>
    public string Address(string code, int round) => FormattableString.Invariant($"/units/{UnitId}/{(IsOfRound ? Domain.Periods.Round.AddressOf(code, round) : code)}/{Page}");
}
