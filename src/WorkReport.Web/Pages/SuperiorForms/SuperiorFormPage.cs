using Microsoft.AspNetCore.Mvc;
using WorkReport.Domain;
using WorkReport.Domain.SuperiorForms;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.SuperiorForms;

/// <summary>Something that the office of a unit does with one of its forms: <c>/units/12/2022/forms/3/…</c>.</summary>
public abstract class SuperiorFormPage<TForm>(FormRoom room) : FormPage<TForm>(room)
    where TForm : class, new()
{
    private bool keeps;

    [FromRoute]
    public int Id { get; set; }

    [FromRoute(Name = "period")]
    public string PeriodCode { get; set; } = "";

    [FromRoute(Name = "form")]
    public int FormId { get; set; }

    public UnitTree Tree { get; private set; } = null!;

    public SuperiorForm Kept { get; private set; } = null!;

    public string List => FormAccess.Address(Tree);

    public string Here => FormAccess.Address(Tree, FormId);

    public override Verdict May => !keeps ? Verdict.No("SuperiorForm.NotYours", Tree.Root.Name) : Kept?.CanChange ?? Verdict.Yes;

    /// <summary>The address of the page that makes a new one names none.</summary>
    protected virtual bool IsNew => false;

    protected override Aggregate? Subject => Kept;

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await FormAccess.TreeAsync(Db, Person, Id, PeriodCode, cancel) is not { } tree)
            return false;
        (Tree, keeps) = (tree, await FormAccess.KeepsAsync(Db, Person, Id, cancel));
        Kept = IsNew ? null! : (await FormAccess.FindAsync(Db, Id, FormId, cancel))!;
        return IsNew || Kept is not null;
    }
}
