using System.Globalization;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Domain;
using WorkReport.Domain.Importing;
using WorkReport.Domain.Periods;
using WorkReport.Web.Data;
using WorkReport.Web.Exchange;
using WorkReport.Web.Jobs;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Importing;

/// <summary>导入 of one kind: a sheet is chosen or pasted, checked and shown; with a nod all of it comes in, or nothing.</summary>
[SetsPages(OnlyPosted = true)]
public sealed class UploadModel(FormRoom room, SheetChild child, SealedSheets sealedSheets, Accounts accounts, Passwords passwords, JobRunner runner) : FormPage<UploadForm>(room)
{
    /// <summary>Faults that are shown; who has more mends these first.</summary>
    public const int MostShown = 200;

    private List<ReportingPeriod> periods = [];
    private List<ColumnMap> maps = [];
    private CheckedSheet? carried;
    private FirstPasswords? first;
    private SheetImport? import;
    private string? refusal;

    [FromRoute]
    public string Kind { get; set; } = "";

    public ImportKind Which { get; private set; }

    /// <summary>What the sheet would do; null before there is one.</summary>
    public ImportPlan? Plan { get; private set; }

    /// <summary>What it did; null until then.</summary>
    public IReadOnlyList<int>? Did { get; private set; }

    /// <summary>To print and hand over, once; of people who are new.</summary>
    public IReadOnlyList<NewSignIn> Cards { get; private set; } = [];

    /// <summary>The matching that it is read by; null of a sheet in our own words.</summary>
    public ColumnMap? Map => maps.Find(map => map.Id == Form.Map);

    /// <summary>Is it a sheet of their own that nobody has matched yet?</summary>
    public bool IsUnmatched { get; private set; }

    /// <summary>Will the site do it by itself?</summary>
    public bool IsLong => Plan is { IsFaultless: true } plan && import!.IsLong(plan);

    public IEnumerable<SelectListItem> Maps => maps.Count == 0 ? [] : maps.Select(map => new SelectListItem(map.Name, FormattableString.Invariant($"{map.Id}"))).Prepend(new SelectListItem(Text["Columns.Auto"], ""));

    public string? FileName => carried?.FileName;

    public int OtherSheets => carried?.Sheet.OtherSheets ?? 0;

    public string Host => $"{Request.Scheme}://{Request.Host}";

    public bool IsOfPeriod => Which is ImportKind.Values or ImportKind.Items or ImportKind.Plans;

    public override string NotDone => "Import.NotDone";

    public override Verdict May => IsOfPeriod && periods.Count == 0 ? Verdict.No("Import.NoPeriod") : Verdict.Yes;

    public IEnumerable<SelectListItem> Periods => periods.SelectMany(period => Which is ImportKind.Values ? period.Rounds.Select(round => round.Number) : [Round.First], (period, round) => new SelectListItem(
        Text.Round(period, round) is { } said ? Text["Sheet.TitleOf", Text.Titled(period), said] : Text.Titled(period), Round.AddressOf(period.Code, round))).Prepend(new SelectListItem(Text["Units.Choose"], ""));

    protected override IValidator<UploadForm> Rules => new UploadForm.Validator(IsOfPeriod, Chosen, refusal, Plan);

    protected override bool IsPreview => Form.Step is ImportStep.Check;

    private ReportingPeriod? Chosen => Form.Period is { } address ? periods.Find(period => period.Code == Round.ReadAddress(address).Code && Round.ReadAddress(address).Number <= period.CurrentRound) : null;

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await ImportAccess.FindAsync(Db, Person, Kind, cancel) is not { } which)
            return false;
        Which = which;
        periods = IsOfPeriod ? await ImportAccess.PeriodsAsync(Db, cancel) : [];
        maps = await Db.MapsUsedBy(Person.Id, Person.Today, which).AsNoTracking().OrderBy(m => m.Name).ToListAsync(cancel);
        if (!HttpMethods.IsPost(Request.Method) || (IsOfPeriod && Chosen is null))
            return true;
        carried ??= await CarriedAsync(cancel);
        if (carried is null)
        {
            refusal = Text[Form.Step is ImportStep.Import ? "Import.SealGone" : "Import.ChooseFile"];
            return true;
        }

        first ??= new FirstPasswords(passwords, carried.Secret);
        var isOurs = ImportTable.HasHead(carried.Sheet, SheetColumns.Of(which));
        // A sheet of the look that somebody matched once is read so.
        if (Form.Step is ImportStep.Check && Form.Map is null && carried.Sheet.Refusal is null && !isOurs)
            Form.Map = maps.LookedLike(carried.Sheet)?.Id;
        IsUnmatched = Form.Map is null && carried.Sheet.Refusal is null && !isOurs;
        import = SheetImport.Make(which, new ImportDesk(Db, Person.Act() with { From = carried.FileName }, Person.Today, Person.Id) { Map = Map }, accounts, first, Chosen, IsOfPeriod ? Round.ReadAddress(Form.Period!).Number : Round.First);
        (Plan, refusal) = await import.JudgeAsync(carried.Sheet, cancel);
        // What takes long is done before anybody else has to wait for it.
        if (Form.Step is ImportStep.Import && Plan is { IsFaultless: true } && !IsLong && Db.Database.CurrentTransaction is null)
            await import.PrepareAsync(told: null, cancel);
        if (Form.Step is ImportStep.Check && (IsUnmatched || Plan is { IsFaultless: true, Apply: not null }))
        {
            Form.Sealed = sealedSheets.Seal(Person.Id, carried with { Shown = Plan?.Digest() ?? "" });
            if (Form.Sealed is null)
                refusal = Text["Import.TooLongForPage"];
        }

        ModelState.Remove($"{nameof(Form)}.{nameof(UploadForm.Sealed)}");
        return true;
    }

    protected override UploadForm Filled() => new() { Period = periods is [var only] ? Round.AddressOf(only.Code, Which is ImportKind.Values ? only.CurrentRound : Round.First) : null };

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        // Somebody may have changed something since it was shown.
        if (Plan is not { IsFaultless: true } plan || plan.Digest() != carried!.Shown)
            throw new RefusedException(Verdict.No("Import.ChangedMeanwhile"));
        if (IsLong)
            return await AwaitAsync(plan, cancel);
        await import!.ApplyAsync(plan, cancel: cancel);
        var (from, to) = import is PeopleImport people ? await people.NewIdsAsync(Db, cancel) : (0, 0);
        return string.Create(CultureInfo.InvariantCulture, $"{plan.Added} {plan.Changed} {plan.Same} {from} {to}");
    }

    protected override async Task<IActionResult> AnswerAsync(string answer, CancellationToken cancel)
    {
        if (await ImportAccess.FindAsync(Db, Person, Kind, cancel) is not { } which)
            return NotFound();
        Which = which;
        if (answer.StartsWith('/'))
        {
            runner.Wake();
            return LocalRedirect(answer);
        }

        Did = [.. answer.Split(' ').Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
        if (Did is [_, _, _, > 0 and var from, var to] && sealedSheets.Open(Person.Id, Form.Sealed) is { } sheet)
            Cards = await AccountCards.LoadAsync(Db, new FirstPasswords(passwords, sheet.Secret), from, to, cancel);

        return Page();
    }

    /// <summary>The site does it by itself; its page tells how far it is, and one may leave it.</summary>
    private async Task<string> AwaitAsync(ImportPlan plan, CancellationToken cancel)
    {
        var awaited = Db.PastImports.Add(import!.Await(plan, Person.Id)).Entity;
        await Db.SaveChangesAsync(cancel);
        Db.WaitingSheets.Add(new WaitingSheet(awaited.Id, Map?.Id, Form.Sealed!));
        await Db.AskForJobAsync(nameof(ImportSheets), Person.Act().At, Person.Act().Who, what: null, cancel);
        return $"/import/done/{awaited.Id}";
    }

    private async Task<CheckedSheet?> CarriedAsync(CancellationToken cancel)
    {
        // From the page on which its columns were matched it comes as it was read.
        if (Form.Step is ImportStep.Import || (Form.File is null or { Length: 0 } && string.IsNullOrWhiteSpace(Form.Pasted) && !string.IsNullOrEmpty(Form.Sealed)))
            return sealedSheets.Open(Person.Id, Form.Sealed);
        if (Form.File is { Length: > 0 } file)
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, cancel);
            return new CheckedSheet(await child.ReadAsync(bytes.ToArray(), cancel), ImportDesk.NameOf(file.FileName), SealedSheets.NewSecret());
        }

        return string.IsNullOrWhiteSpace(Form.Pasted) ? null : new CheckedSheet(DelimitedReader.Read(Form.Pasted), Text["Import.WasPasted"], SealedSheets.NewSecret());
    }
}
