namespace WorkReport.Web.Data;

/// <summary>What is kept in memory and is more than a page: so much of what may be kept it takes.</summary>
internal interface IWeighs
{
    /// <summary>How many units stand in it, or how many that would fill as much.</summary>
    int Units { get; }
}
