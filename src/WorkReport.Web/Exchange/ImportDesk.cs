using WorkReport.Domain;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Importing;
using WorkReport.Domain.Metrics;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Exchange;

/// <summary>Who imports, into which store, from which file.</summary>
/// <param name="Db">The store.</param>
/// <param name="By">Who and when; <see cref="Act.From"/> names the file.</param>
/// <param name="Today">The day by which roles reach.</param>
/// <param name="PersonId">Whose reach it is; null for whoever works at the machine itself, who reaches everything.</param>
public sealed record ImportDesk(WorkReportDb Db, Act By, DateOnly Today, int? PersonId = null)
{
    /// <summary>By which matching the sheet is read; null of one in our own words.</summary>
    public ColumnMap? Map { get; init; }

    /// <summary>Of whoever works at the machine itself: the log and each figure name the user of the machine.</summary>
    public static ImportDesk AtTheMachine(WorkReportDb db, DateTimeOffset at, string file) =>
        new(db, new Act(SharedResource.Text("Import.AtTheMachine", Environment.UserName), at) { From = NameOf(file) }, ChinaTime.DayOf(at));

    /// <summary>The name of a file as it is kept: not longer than that, its ending in sight.</summary>
    public static string NameOf(string file)
    {
        var name = (new TextField(AsTyped: false, Multiline: false).Read(Path.GetFileName(file)).Value as string) ?? "";
        return name.Length <= MetricValue.EnteredFromLength ? name : $"{name[..(MetricValue.EnteredFromLength - 11)]}…{name[^10..]}";
    }
}
