using WorkReport.Web.Data;

namespace WorkReport.Web.Pages;

/// <summary>The way down to a unit whose tree is shown: each unit above leads to the same page about itself.</summary>
/// <param name="Tree">The unit and what stands around it.</param>
/// <param name="Page">The page: <c>progress</c>, <c>totals</c>.</param>
public sealed record TreeCrumbs(UnitTree Tree, string Page);
