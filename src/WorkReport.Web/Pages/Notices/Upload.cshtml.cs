using System.Globalization;
using FluentValidation;
using WorkReport.Domain;
using WorkReport.Web.Exchange;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Notices;

/// <summary>
/// 上传统计表: one file or several that were filled in away from the site, each matched to the units its rows name by their codes. Checked and shown first; with a
/// nod all of them come in, or none. Whoever fills in for others brings theirs along.
/// </summary>
[SetsPages(OnlyPosted = true)]
public sealed class UploadModel(FormRoom room, SheetChild child, SealedSheets sealedSheets) : UnitYearPage<UploadForm>(room)
{
    /// <summary>Faults of a file that are shown; who has more mends these first.</summary>
    public const int MostShown = 50;

    private IReadOnlyList<CheckedSheet>? carried;
    private string? refusal;

    /// <summary>The files as they were read and judged; none before there are any.</summary>
    public IReadOnlyList<UploadedBlank> Read { get; private set; } = [];

    public int Added => Read.Sum(file => file.Plan?.Added ?? 0);

    public int Changed => Read.Sum(file => file.Plan?.Changed ?? 0);

    public int Same => Read.Sum(file => file.Plan?.Same ?? 0);

    public string Sheet => Address("sheet");

    public override string NotDone => "Import.NotDone";

    public override Verdict May => !Year.Period.CanFill.IsYes ? Year.Period.CanFill : Year.IsWriter ? Verdict.Yes : Verdict.No("Submission.EditNotYours", Year.UnitName);

    protected override bool IsOfRound => true;

    protected override bool IsPreview => Form.Step is UploadStep.Check;

    protected override IValidator<UploadForm> Rules => new UploadForm.Validator(Read, refusal);

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        if (!HttpMethods.IsPost(Request.Method) || !May.IsYes)
            return true;
        carried ??= await CarriedAsync(cancel);
        refusal = carried is { Count: > 0 } ? null : Text[Form.Step is UploadStep.Import ? "Import.SealGone" : "Upload.ChooseFiles"].Value;
        if (carried is { Count: > UploadForm.MostFiles })
            refusal = Text["Upload.TooMany", UploadForm.MostFiles];
        if (refusal is not null)
            return true;
        List<UploadedBlank> read = [];
        foreach (var file in carried!)
        {
            var import = ImportOf(file);
            var (plan, why) = await import.JudgeAsync(file.Sheet, cancel);
            read.Add(new UploadedBlank(file.FileName, import.Units, plan, why));
        }

        Read = read;
        if (read.SelectMany(file => file.Units, (file, unit) => (file.Name, Unit: unit)).GroupBy(named => named.Unit.Id).FirstOrDefault(unit => unit.Skip(1).Any())?.ToList() is [var (one, unit), var (other, _), ..])
            refusal = Text["Upload.UnitTwice", $"{unit.Name} {unit.Code}", one, other];
        if (Form.Step is UploadStep.Check && refusal is null && read.TrueForAll(file => file.Plan is { IsFaultless: true }))
            Seal();
        ModelState.Remove($"{nameof(Form)}.{nameof(UploadForm.Sealed)}");
        return true;
    }

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        foreach (var file in carried!)
        {
            // Judged once more behind those before it: they may have begun the same package. Somebody may also have changed something since it was shown.
            var import = ImportOf(file);
            if (await import.JudgeAsync(file.Sheet, cancel) is not ({ IsFaultless: true } plan, null) || plan.Digest() != file.Shown)
                throw new RefusedException(Verdict.No("Import.ChangedMeanwhile"));
            await import.ApplyAsync(plan, cancel: cancel);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{Sheet}?imported={Added + Changed}");
    }

    private void Seal()
    {
        var packed = carried!.Select((file, place) => sealedSheets.Seal(Person.Id, file with { Shown = Read[place].Plan!.Digest() })).ToList();
        if (packed.TrueForAll(file => file is not null) && packed.Sum(file => file!.Length) <= SealedSheets.LongestSealed)
            Form.Sealed = string.Join(' ', packed);
        else
            refusal = Text["Upload.TooLong"];
    }

    private ValuesImport ImportOf(CheckedSheet file) => new(new ImportDesk(Db, Person.Act() with { From = file.FileName }, Person.Today, Person.Id), Year.Period, Year.Round);

    private async Task<IReadOnlyList<CheckedSheet>?> CarriedAsync(CancellationToken cancel)
    {
        if (Form.Step is UploadStep.Import)
            return Form.Sealed?.Split(' ').Select(text => sealedSheets.Open(Person.Id, text)).ToList() is { } opened && opened.TrueForAll(file => file is not null) ? [.. opened.Select(file => file!)] : null;
        List<CheckedSheet> read = [];
        foreach (var file in Form.Files.Where(file => file.Length > 0).Take(UploadForm.MostFiles + 1))
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, cancel);
            read.Add(new CheckedSheet(await child.ReadAsync(bytes.ToArray(), cancel), ImportDesk.NameOf(file.FileName), SealedSheets.NewSecret()));
        }

        return read;
    }
}
