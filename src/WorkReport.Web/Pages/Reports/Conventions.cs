using WorkReport.Domain.Reports;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Reports;

/// <summary>What 报告起草 needs of the house, and how its pages are addressed.</summary>
public static class Conventions
{
    public static IServiceCollection AddReports(this IServiceCollection services) => services.AddSingleton<DraftPages>();

    /// <summary>The draft, opened at a spot.</summary>
    public static string Address(int reportId, BlockSpot spot) => spot.Place is BlockPlace.Section
        ? FormattableString.Invariant($"/reports/{reportId}?section={spot.SectionId}")
        : FormattableString.Invariant($"/reports/{reportId}?place={spot.Place}");

    /// <summary>What a spot is called within the page.</summary>
    public static string Anchor(BlockSpot spot) => FormattableString.Invariant($"spot-{spot.Place}-{spot.SectionId}");
}
