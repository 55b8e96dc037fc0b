using System.Globalization;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Domain;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Importing;
using WorkReport.Web.Exchange;
using WorkReport.Web.Tests.Data;

namespace WorkReport.Web.Tests.Exchange;

/// <summary>Short ways to bring sheets into a store, and to take them back.</summary>
internal static class ImportedStore
{
    public static readonly Act By = new("测试", new DateTimeOffset(2026, 12, 31, 12, 0, 0, TimeSpan.FromHours(8))) { From = "表.xlsx" };

    /// <summary>What happens later.</summary>
    public static readonly Act Later = new("别人", By.At.AddHours(1));

    public static TextSheet Sheet(Workbook workbook)
    {
        using var stream = new MemoryStream(XlsxWriter.ToBytes(workbook));
        return XlsxReader.Read(stream);
    }

    /// <summary>A matching that nobody has to keep.</summary>
    public static ColumnMap Map(ImportKind kind, SheetLayout layout) => ColumnMap.Keep("试", kind, 1, layout, By);

    /// <summary>A matching of columns by what they are called.</summary>
    public static SheetLayout Layout(SheetHead head, params (string Target, string Head)[] columns) => new()
    {
        HeadRows = head.Rows,
        Heads = head.Heads,
        Columns = [.. columns.Select(column => new MatchedColumn(column.Target, head.Heads.ToList().IndexOf(column.Head) is >= 0 and var at ? at : throw new ArgumentException($"{column.Head} is not among {string.Join('|', head.Heads)}")))],
    };

    /// <summary>Brings a sheet in; nothing may be wrong with it.</summary>
    public static Task<(ImportPlan Plan, int? Import)> ImportAsync(this Store store, Func<ImportDesk, SheetImport> make, TextSheet sheet, ColumnMap? map = null) => store.With(async db =>
    {
        var import = make(new ImportDesk(db, By, ChinaTime.DayOf(By.At)) { Map = map });
        await using var whole = await db.Database.BeginTransactionAsync();
        await db.TakeTurnAsync();
        var (plan, refusal) = await import.JudgeAsync(sheet);
        Assert.Null(refusal);
        Assert.Empty(plan!.Faults.Take(20).Select(fault => $"{fault.Place}: {fault.Why}"));
        var past = await import.ApplyAsync(plan);
        await whole.CommitAsync();
        return (plan, past?.Id);
    });

    public static Task<IReadOnlyList<SheetFault>> FaultsAsync(this Store store, Func<ImportDesk, SheetImport> make, TextSheet sheet, ColumnMap? map = null) => store.With(async db =>
    {
        var (plan, refusal) = await make(new ImportDesk(db, By, ChinaTime.DayOf(By.At)) { Map = map }).JudgeAsync(sheet);
        Assert.Null(refusal);
        return plan!.Faults;
    });

    /// <summary>Takes an import back.</summary>
    /// <returns>The keys of what stands on it; none where it was done.</returns>
    public static Task<IReadOnlyList<string>> UndoAsync(this Store store, int import) => store.With<IReadOnlyList<string>>(async db =>
    {
        await using var whole = await db.Database.BeginTransactionAsync();
        await db.TakeTurnAsync();
        var undo = ImportUndo.Of(new ImportDesk(db, Later, ChinaTime.DayOf(Later.At)), db.PastImports.Single(i => i.Id == import));
        var stands = await undo.StandsAsync();
        if (stands.Count > 0)
            return [.. stands.Select(verdict => verdict.Reason + string.Concat(verdict.Values.Select(value => string.Create(CultureInfo.InvariantCulture, $" {value}"))))];
        await undo.ApplyAsync();
        await whole.CommitAsync();
        return [];
    });
}
