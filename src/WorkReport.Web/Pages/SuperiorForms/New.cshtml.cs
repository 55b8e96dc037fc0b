using FluentValidation;
using Microsoft.EntityFrameworkCore;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Domain;
using WorkReport.Domain.SuperiorForms;
using WorkReport.Web.Exchange;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.SuperiorForms;

/// <summary>收进一张上级报表: a file and the name it is kept under; then its cells are bound.</summary>
[SetsPages(OnlyPosted = true)]
public sealed class NewModel(FormRoom room, FormChild child) : SuperiorFormPage<UploadForm>(room)
{
    private byte[] bytes = [];
    private FormReading? reading;

    protected override bool IsNew => true;

    protected override IValidator<UploadForm> Rules => new UploadForm.Validator(reading);

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        if (HttpMethods.IsPost(Request.Method) && May.IsYes && reading is null && (bytes = await Form.ReadAsync(cancel)).Length > 0)
            reading = await child.ReadAsync(bytes, cancel);
        return true;
    }

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        var names = await Db.SuperiorForms.Where(f => f.UnitId == Id).Select(f => f.Name).ToListAsync(cancel);
        if (names.Contains(Form.Name!))
            throw new RefusedException(Verdict.No("SuperiorForm.NameTaken", Form.Name!));
        if (names.Count >= SuperiorForm.MostOfUnit)
            throw new RefusedException(Verdict.No("SuperiorForm.TooMany", SuperiorForm.MostOfUnit));
        var form = SuperiorForm.Keep(Id, Form.Name!, ImportDesk.NameOf(Form.File!.FileName), bytes, Person.Act());
        Db.Add(form);
        await Db.SaveChangesAsync(cancel);
        return $"{FormAccess.Address(Tree, form.Id)}/cells";
    }
}
