using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using WorkReport.Domain.Periods;

namespace WorkReport.Web.Pages.Periods;

/// <summary>修改提纲: what a heading is about; its place stays.</summary>
public sealed class SectionModel(FormRoom room) : PeriodPage<SectionForm>(room)
{
    [FromRoute(Name = "section")]
    public int SectionId { get; set; }

    public OutlineSection Section { get; private set; } = null!;

    protected override IValidator<SectionForm> Rules { get; } = new SectionForm.Validator<SectionForm>();

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        Section = Period.Sections.SingleOrDefault(s => s.Id == SectionId)!;
        return Section is not null;
    }

    protected override bool MergesFields => true;

    protected override SectionForm Filled() => new()
    {
        Title = Section.Title,
        Guidance = Section.Guidance.Length > 0 ? Section.Guidance : null,
        Budget = Section.Budget > 0 ? Section.Budget : null,
    };

    protected override Task<string> ActAsync(CancellationToken cancel)
    {
        Period.ReviseSection(SectionId, Form.Title!, Form.Guidance ?? "", Form.Budget ?? 0, Person.Act());
        return Task.FromResult(Back(PeriodDone.SectionRevised));
    }
}
