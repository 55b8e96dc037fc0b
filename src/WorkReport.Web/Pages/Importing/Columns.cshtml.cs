using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using WorkReport.Domain;
using WorkReport.Domain.Importing;
using WorkReport.Web.Exchange;

namespace WorkReport.Web.Pages.Importing;

/// <summary>列对应: somebody says once which column of their own sheet is what; it is kept under a name, and the sheet goes on to be checked.</summary>
public sealed class ColumnsModel(FormRoom room, SealedSheets sealedSheets) : ColumnsPage<ColumnsForm>(room)
{
    /// <summary>Rows that are shown below the head.</summary>
    public const int MostShown = 6;

    private CheckedSheet? carried;
    private int? home;

    [FromRoute]
    public string Kind { get; set; } = "";

    /// <summary>Where the head is; null while there is no sheet.</summary>
    public SheetHead? Head { get; private set; }

    /// <summary>The lines of the head as they stand there.</summary>
    public IReadOnlyList<Documents.Spreadsheets.TextRow> HeadLines { get; private set; } = [];

    public string? FileName => carried?.FileName;

    /// <summary>The matching that was just kept; null until then.</summary>
    public int? Kept { get; private set; }

    public override Verdict May => Head is null ? Verdict.No("Columns.NoSheet") : home is null ? Verdict.No("Import.NothingForYou") : Verdict.Yes;

    protected override IValidator<ColumnsForm>? Rules => Form.Step is ColumnsStep.Keep ? new LayoutForm.Validator<ColumnsForm>(Reading.Faults, IsTaken) : null;

    protected override bool IsPreview => Form.Step is ColumnsStep.Look;

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await ImportAccess.FindAsync(Db, Person, Kind, cancel) is not { } which)
            return false;
        Which = which;
        home ??= await Db.HomeOfMapsAsync(Person.Id, Person.Today, Which, cancel);
        carried ??= sealedSheets.Open(Person.Id, Form.Sealed);
        if (carried?.Sheet is { Refusal: null, Rows.Count: > 0 } sheet)
        {
            var at = Form.HeadAt is { } said ? Math.Max(0, sheet.Rows.ToList().FindIndex(row => row.Number >= said)) : -1;
            Head = at >= 0 ? SheetHead.Of(sheet, at, Math.Clamp(Form.HeadRows ?? 1, 1, SheetLayout.MostHeadRows)) : SheetHead.Guess(sheet);
            Heads = Head.Heads;
            HeadLines = [.. sheet.Rows.Skip(Head.At).Take(Head.Rows)];
            Rows = [.. sheet.Rows.Skip(Head.At + Head.Rows).Take(MostShown)];
        }

        await ReadAsync(Head?.Rows ?? 1, home, except: 0, Form.Step is ColumnsStep.Keep, cancel);
        if (HttpMethods.IsPost(Request.Method) && Form.Step is ColumnsStep.Look)
            Propose();
        return true;
    }

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        var map = Db.ColumnMaps.Add(ColumnMap.Keep(Form.Name!, Which, home!.Value, Layout, Person.Act())).Entity;
        await Db.SaveChangesAsync(cancel);
        return FormattableString.Invariant($"{map.Id}");
    }

    protected override async Task<IActionResult> AnswerAsync(string answer, CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
            return NotFound();
        // The sheet goes on to another form.
        (Kept, Key) = (int.Parse(answer, System.Globalization.CultureInfo.InvariantCulture), Guid.NewGuid());
        ModelState.Clear();
        return Page();
    }

    private void Propose()
    {
        var (carriedOn, period) = (Form.Sealed, Form.Period);
        var name = Path.GetFileNameWithoutExtension(carried?.FileName ?? "");
        Form = new ColumnsForm
        {
            Sealed = carriedOn,
            Period = period,
            Name = name.Length > ColumnMap.NameLength ? name[..ColumnMap.NameLength] : name,
            HeadAt = HeadLines is [var first, ..] ? first.Number : null,
            HeadRows = Head?.Rows,
        };
        Reading.Propose(Form);
        ModelState.Clear();
    }
}
