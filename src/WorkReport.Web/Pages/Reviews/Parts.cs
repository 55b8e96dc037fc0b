using WorkReport.Domain.Submissions;

namespace WorkReport.Web.Pages.Reviews;

/// <summary>A part of a package on the page.</summary>
public sealed record PackagePart(ReviewModel Page, Package Package);

/// <summary>The box with which one piece is sent back.</summary>
public sealed record ReturnBox(ReviewModel Page, SubmittedPiece Piece, string Name);
