using WorkReport.Web.Data;

namespace WorkReport.Web.Pages;

/// <summary>How far a job is, or what came of it; shown by the partial <c>_JobState</c>, which looks again by itself while it is being done.</summary>
/// <param name="IsUnderWay">Is it being done, or about to be?</param>
/// <param name="Doing">What is being done.</param>
/// <param name="Row">What is remembered of it; null before it was ever due.</param>
/// <param name="Address">The page that shows it.</param>
public sealed record JobState(bool IsUnderWay, string Doing, Job? Row, string Address);
