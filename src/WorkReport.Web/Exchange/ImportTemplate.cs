using System.Globalization;
using WorkReport.Documents.Spreadsheets;

namespace WorkReport.Web.Exchange;

/// <summary>The template of a kind: its heads on a sheet to be filled in, and one row as an example on another, which no import looks at.</summary>
public static class ImportTemplate
{
    public static Workbook Of(ImportKind kind)
    {
        var all = ColumnsOf(kind);
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

    private static IReadOnlyList<ImportColumn> ColumnsOf(ImportKind kind) => kind switch
    {
        ImportKind.Units => UnitsImport.Sheet,
        ImportKind.People => PeopleImport.Sheet,
        ImportKind.Metrics => MetricsImport.Sheet,
        ImportKind.Values => ValuesImport.Sheet,
        ImportKind.Items => ItemsImport.Sheet,
        _ => PlansImport.Sheet,
    };

    private static string Said(string example) => example.Contains('.', StringComparison.Ordinal) && char.IsAsciiLetterUpper(example[0]) ? SharedResource.Text(example) : example;
}
