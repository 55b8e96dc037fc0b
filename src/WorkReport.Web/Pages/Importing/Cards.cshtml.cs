using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Importing;
using WorkReport.Web.Data;
using WorkReport.Web.Exchange;

namespace WorkReport.Web.Pages.Importing;

/// <summary>账户卡 of those who came with an import that the site did by itself: to print and hand over, until they are put away.</summary>
public sealed class CardsModel(FormRoom room, SealedSheets sealedSheets, Passwords passwords) : FormPage<PressForm>(room)
{
    [FromRoute]
    public int Id { get; set; }

    public IReadOnlyList<NewSignIn> Cards { get; private set; } = [];

    public string Host => $"{Request.Scheme}://{Request.Host}";

    public override Verdict May => Cards.Count > 0 ? Verdict.Yes : Verdict.No("Imports.CardsGone");

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        // Nobody but who imported has ever had them.
        if (!await Db.PastImports.AnyAsync(i => i.Id == Id && i.PersonId == Person.Id && i.Kind == ImportKind.People && i.State == ImportState.Done, cancel))
            return false;
        if (await Db.WaitingSheets.AsNoTracking().SingleOrDefaultAsync(w => w.ImportId == Id, cancel) is { } waiting && sealedSheets.Open(Person.Id, waiting.Sealed) is { } sheet)
            Cards = await AccountCards.LoadAsync(Db, new FirstPasswords(passwords, sheet.Secret), waiting.FirstPersonId, waiting.LastPersonId, cancel);
        return true;
    }

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        await Db.WaitingSheets.Where(w => w.ImportId == Id).ExecuteDeleteAsync(cancel);
        return $"/import/done/{Id}";
    }
}
