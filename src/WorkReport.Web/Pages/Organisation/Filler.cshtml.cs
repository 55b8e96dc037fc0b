using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.Rendering;
using WorkReport.Domain;
using WorkReport.Domain.Organisation;

namespace WorkReport.Web.Pages.Organisation;

public sealed class FillerForm
{
    /// <summary>A unit above; null where the unit fills in for itself.</summary>
    [Display(Name = "Units.Filler")]
    public int? FillerId { get; set; }
}

/// <summary>代填: who fills in for a unit that has no one of its own.</summary>
public sealed class FillerModel(FormRoom room) : UnitPage<FillerForm>(room)
{
    public IEnumerable<SelectListItem> Fillers => Above().Select(Item).Prepend(new SelectListItem(Text["Units.FillsItself"], ""));

    public override Verdict May => Above().Any() ? Verdict.Yes : Verdict.No("Unit.NoneAbove", Unit.Name);

    protected override bool MergesFields => true;

    protected override FillerForm Filled() => new() { FillerId = Unit.FilledById };

    protected override Task<string> ActAsync(CancellationToken cancel)
    {
        var filler = Form.FillerId is null ? null : Above().SingleOrDefault(u => u.Id == Form.FillerId) ?? throw new RefusedException(Verdict.No("Unit.NotYours"));
        if (filler?.Id != Unit.FilledById)
            Unit.LetFill(filler, Person.Act());
        return Task.FromResult(Back(UnitDone.FillerChanged));
    }

    private IEnumerable<OrgUnit> Above()
    {
        for (var place = Unit.PlaceOn(Person.Today); place?.ParentId is { } id;)
        {
            if (Administered.SingleOrDefault(u => u.Id == id) is not { } above)
                yield break;
            yield return above;
            place = above.PlaceOn(Person.Today);
        }
    }
}
