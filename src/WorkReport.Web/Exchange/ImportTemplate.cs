using System.Globalization;
using WorkReport.Domain.Importing;
using WorkReport.Documents.Spreadsheets;

namespace WorkReport.Web.Exchange;

/// <summary>The template of a kind: its heads on a sheet to be filled in, and one row as an example on another, which no import looks at.</summary>
public static class ImportTemplate
{
    public static Workbook Of(ImportKind kind)
    {
        var all = SheetColumns.Of(kind);
        var title = SharedResource.Text("Import.TemplateOf", SharedResource.Text($"Import.Kind.{kind}"));
        var columns = all.Select(column => new Column(column.Head, column.Width, ColumnKind.Mark)).ToList();
        string[] notes = [SharedResource.Text("Import.TemplateNeeded", string.Join(SharedResource.Text("List.Comma"), all.Where(column => column.IsNeeded).Select(column => column.Head)))];
        return new Workbook(title,
        [
            new Sheet(title, title, columns, []) { Lines = notes },
            new Sheet(SharedResource.Text("Import.Example"), SharedResource.Text("Import.Example"), columns, [[.. all.Select(column => Cell.Of(Said(column.Example)))]]),
        ])
        {
            Language = CultureInfo.CurrentUICulture.Name,
        };
    }

    private static string Said(string example) => example.Contains('.', StringComparison.Ordinal) && char.IsAsciiLetterUpper(example[0]) ? SharedResource.Text(example) : example;
}
