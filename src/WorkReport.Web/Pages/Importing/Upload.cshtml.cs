using System.Globalization;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Domain;
using WorkReport.Domain.Periods;
using WorkReport.Web.Data;
using WorkReport.Web.Exchange;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Importing;

/// <summary>导入 of one kind: a sheet is chosen or pasted, checked and shown; with a nod all of it comes in, or nothing.</summary>
[SetsPages(OnlyPosted = true)]
public sealed class UploadModel(FormRoom room, SheetChild child, SealedSheets sealedSheets, Accounts accounts, Passwords passwords) : FormPage<UploadForm>(room)
{
    /// <summary>Faults that are shown; who has more mends these first.</summary>
    public const int MostShown = 200;

    private List<ReportingPeriod> periods = [];
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
        if (!HttpMethods.IsPost(Request.Method) || (IsOfPeriod && Chosen is null))
            return true;
        carried ??= await CarriedAsync(cancel);
        if (carried is null)
        {
            refusal = Text[Form.Step is ImportStep.Import ? "Import.SealGone" : "Import.ChooseFile"];
            return true;
        }

        first ??= new FirstPasswords(passwords, carried.Secret);
        import = Make(new ImportDesk(Db, Person.Act() with { From = carried.FileName }, Person.Today, Person.Id));
        (Plan, refusal) = await import.JudgeAsync(carried.Sheet, cancel);
        // What takes long is done before anybody else has to wait for it.
        if (Form.Step is ImportStep.Import && Plan is { IsFaultless: true } && Db.Database.CurrentTransaction is null)
            await import.PrepareAsync(told: null, cancel);
        if (Form.Step is ImportStep.Check && Plan is { IsFaultless: true, Apply: not null } && (Form.Sealed = sealedSheets.Seal(Person.Id, carried with { Shown = (Plan.Added, Plan.Changed, Plan.Same) })) is null)
            refusal = Text["Import.TooLongForPage"];
        ModelState.Remove($"{nameof(Form)}.{nameof(UploadForm.Sealed)}");
        return true;
    }

    protected override UploadForm Filled() => new() { Period = periods is [var only] ? Round.AddressOf(only.Code, Which is ImportKind.Values ? only.CurrentRound : Round.First) : null };

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        // Somebody may have changed something since it was shown.
        if (Plan is not { IsFaultless: true } plan || (plan.Added, plan.Changed, plan.Same) != carried!.Shown)
            throw new RefusedException(Verdict.No("Import.ChangedMeanwhile"));
        await import!.ApplyAsync(plan, cancel);
        var (from, to) = import is PeopleImport people ? await people.NewIdsAsync(Db, cancel) : (0, 0);
        return string.Create(CultureInfo.InvariantCulture, $"{plan.Added} {plan.Changed} {plan.Same} {from} {to}");
    }

    protected override async Task<IActionResult> AnswerAsync(string answer, CancellationToken cancel)
    {
        if (await ImportAccess.FindAsync(Db, Person, Kind, cancel) is not { } which)
            return NotFound();
        Which = which;
        Did = [.. answer.Split(' ').Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
        if (Did is [_, _, _, > 0 and var from, var to] && sealedSheets.Open(Person.Id, Form.Sealed) is { } sheet)
        {
            var given = new FirstPasswords(passwords, sheet.Secret);
            Cards = [.. (await Db.Accounts.AsNoTracking().Where(a => a.PersonId >= from && a.PersonId <= to).OrderBy(a => a.PersonId).Select(a => new { a.Person!.Name, a.UserName }).ToListAsync(cancel))
                .Select(account => new NewSignIn(account.Name, account.UserName, given.Of(account.UserName)))];
        }

        return Page();
    }

    private async Task<CheckedSheet?> CarriedAsync(CancellationToken cancel)
    {
        if (Form.Step is ImportStep.Import)
            return sealedSheets.Open(Person.Id, Form.Sealed);
        if (Form.File is { Length: > 0 } file)
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, cancel);
            return new CheckedSheet(await child.ReadAsync(bytes.ToArray(), cancel), ImportDesk.NameOf(file.FileName), SealedSheets.NewSecret());
        }

        return string.IsNullOrWhiteSpace(Form.Pasted) ? null : new CheckedSheet(DelimitedReader.Read(Form.Pasted), Text["Import.WasPasted"], SealedSheets.NewSecret());
    }

    private SheetImport Make(ImportDesk desk) => Which switch
    {
        ImportKind.Units => new UnitsImport(desk),
        ImportKind.People => new PeopleImport(desk, accounts, first!),
        ImportKind.Metrics => new MetricsImport(desk),
        ImportKind.Values => new ValuesImport(desk, Chosen!, Round.ReadAddress(Form.Period!).Number),
        ImportKind.Items => new ItemsImport(desk, Chosen!),
        _ => new PlansImport(desk, Chosen!),
    };
}
