namespace WorkReport.Web.Pages.Importing;

/// <summary>What happened to a matching, for the sentence on the list.</summary>
public enum MapDone
{
    Changed,
    Retired,
    Revived,
}
