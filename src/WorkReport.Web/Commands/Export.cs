using System.CommandLine;

namespace WorkReport.Web.Commands;

/// <summary><c>export …</c>: what leaves the store as a file.</summary>
public static class Export
{
    public static Command Command()
    {
        var export = new Command("export", SharedResource.Text("Reports.CommandExport")) { ExportReport.Command(), ExportForm.Command() };
        foreach (var sheet in new ExportSheet().Commands())
            export.Add(sheet);
        return export;
    }
}
