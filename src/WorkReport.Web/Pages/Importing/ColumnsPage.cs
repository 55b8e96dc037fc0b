using Microsoft.EntityFrameworkCore;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Domain.Importing;
using WorkReport.Domain.Metrics;

namespace WorkReport.Web.Pages.Importing;

/// <summary>What both pages of a matching do: that of a sheet just read, and that of one that is kept.</summary>
public abstract class ColumnsPage<TForm>(FormRoom room) : FormPage<TForm>(room)
    where TForm : LayoutForm, new()
{
    public ImportKind Which { get; protected set; }

    public ColumnsShown Shown => new(Which, Form, Reading, Heads, Rows);

    public override string NotDone => "Columns.NotKept";

    /// <summary>What their columns are called.</summary>
    protected IReadOnlyList<string> Heads { get; set; } = [];

    /// <summary>The first rows below the head.</summary>
    protected IReadOnlyList<TextRow> Rows { get; set; } = [];

    protected ColumnsReading Reading { get; private set; } = null!;

    /// <summary>What the form says.</summary>
    protected SheetLayout Layout { get; private set; } = new();

    /// <summary>Is the name another's of that kind and unit?</summary>
    protected bool IsTaken { get; private set; }

    /// <summary>Learns what columns may be, and reads the form where it is to be kept.</summary>
    protected async Task ReadAsync(int headRows, int? unitId, int except, bool isKept, CancellationToken cancel)
    {
        IReadOnlyList<AskedMetric> metrics = Which is ImportKind.Values ? [.. (await Db.Metrics.AsNoTracking().Where(m => m.IsActive).OrderBy(m => m.Code).ToListAsync(cancel)).Select(metric => metric.Now)] : [];
        Reading = new ColumnsReading(Which, Heads, metrics);
        if (!isKept || !HttpMethods.IsPost(Request.Method))
            return;
        Layout = Reading.Read(Form, headRows);
        IsTaken = Form.Name is { Length: > 0 } name && await Db.ColumnMaps.AnyAsync(m => m.Id != except && m.UnitId == unitId && m.Kind == Which && m.Name == name, cancel);
    }
}
