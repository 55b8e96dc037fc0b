using FluentValidation;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Web.Exchange;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.SuperiorForms;

/// <summary>换文件: the form of another year in place of this one; what goes where stays.</summary>
[SetsPages(OnlyPosted = true)]
public sealed class FileModel(FormRoom room, FormChild child) : SuperiorFormPage<FormFileForm>(room)
{
    private byte[] bytes = [];
    private FormReading? reading;

    protected override IValidator<FormFileForm> Rules => new FormFileForm.Rules<FormFileForm>(reading);

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        if (HttpMethods.IsPost(Request.Method) && May.IsYes && reading is null && (bytes = await Form.ReadAsync(cancel)).Length > 0)
            reading = await child.ReadAsync(bytes, cancel);
        return true;
    }

    protected override Task<string> ActAsync(CancellationToken cancel)
    {
        Kept.Replace(ImportDesk.NameOf(Form.File!.FileName), bytes, Person.Act());
        return Task.FromResult(Here + "/cells");
    }
}
