using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Importing;
using WorkReport.Domain.Periods;
using WorkReport.Web.Data;
using WorkReport.Web.Exchange;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Importing;

/// <summary>One import: how far it is while the site does it, what it brought, and its undoing, whole, while nothing stands on it.</summary>
public sealed class PastModel(FormRoom room) : FormPage<PressForm>(room)
{
    private bool mayImport;

    [FromRoute]
    public int Id { get; set; }

    public PastImport Import { get; private set; } = null!;

    public ReportingPeriod? Period { get; private set; }

    /// <summary>Are there cards that are still to be printed?</summary>
    public bool HasCards { get; private set; }

    public IReadOnlyList<Sentence> Refused => Sentence.Read(Import.Refused);

    public override string NotDone => "Undo.NotUndone";

    public override Verdict May => !Import.CanUndo.IsYes ? Import.CanUndo : mayImport ? Verdict.Yes : Verdict.No("Undo.Others");

    protected override Aggregate? Subject => Import;

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var isOfAll = await Db.AdministersAllAsync(Person.Id, Person.Today, cancel);
        if (await ImportAccess.Seen(Db, Person, isOfAll).SingleOrDefaultAsync(i => i.Id == Id, cancel) is not { } import)
            return false;
        Import = import;
        mayImport = (await ImportAccess.KindsAsync(Db, Person, cancel)).Contains(import.Kind);
        Period = import.PeriodId is { } period ? await Db.BarePeriods().SingleOrDefaultAsync(p => p.Id == period, cancel) : null;
        HasCards = import is { Kind: ImportKind.People, State: ImportState.Done } && import.PersonId == Person.Id && await Db.WaitingSheets.AnyAsync(w => w.ImportId == Id, cancel);
        return true;
    }

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        var undo = ImportUndo.Of(new ImportDesk(Db, Person.Act(), Person.Today, Person.Id), Import);
        var stands = await undo.StandsAsync(cancel);
        if (stands.Count > 0)
            throw new RefusedException(stands.Count == 1 ? stands[0] : Verdict.No("Undo.Several", string.Join(' ', stands.Select(Text.Of))));
        await undo.ApplyAsync(cancel);
        await Db.WaitingSheets.Where(w => w.ImportId == Id).ExecuteDeleteAsync(cancel);
        return $"/import/done/{Id}";
    }
}
