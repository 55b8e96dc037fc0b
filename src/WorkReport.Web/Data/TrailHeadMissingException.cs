namespace WorkReport.Web.Data;

/// <summary>The one row that says where the trail ends is not there: without it nothing can be saved. It is somebody's doing beside the program.</summary>
public sealed class TrailHeadMissingException() : InvalidOperationException("The head row of the audit trail is missing; without it nothing can be saved.");
