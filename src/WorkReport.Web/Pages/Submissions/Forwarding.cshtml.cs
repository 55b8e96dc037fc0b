using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Submissions;

public sealed class ForwardingForm
{
    /// <summary>上报 is a step of its own.</summary>
    [Display(Name = "Submissions.ForwardsApart")]
    public bool IsApart { get; set; }
}

/// <summary>上报方式: whether a unit's packages go up by themselves with the last approval. Its office and whoever administers it say so.</summary>
public sealed class ForwardingModel(FormRoom room) : FormPage<ForwardingForm>(room)
{
    [FromRoute]
    public int Id { get; set; }

    public OrgUnit Unit { get; private set; } = null!;

    /// <summary>It was just saved.</summary>
    [FromQuery(Name = "done")]
    public bool IsDone { get; set; }

    public override Verdict May => Unit.PlaceOn(Person.Today) is { ParentId: null } ? Verdict.No("Submission.Forward.NobodyAbove") : Verdict.Yes;

    protected override bool IsJudgedAgain => true;

    protected override Aggregate Subject => Unit;

    protected override bool MergesFields => true;

    protected override ForwardingForm Filled() => new() { IsApart = !Unit.ForwardsItself };

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var administered = Db.UnitsWithin(Person.Id, Person.Today, Role.Administrator).Select(u => u.Id);
        var own = Db.UnitsWithin(Person.Id, Person.Today, Role.Office).Where(u => Db.Memberships.Any(m => m.PersonId == Person.Id && m.UnitId == u.Id && m.Role == Role.Office)).Select(u => u.Id);
        Unit = (await Db.OrgUnits.SingleOrDefaultAsync(u => u.Id == Id && (administered.Contains(u.Id) || own.Contains(u.Id)), cancel))!;
        return Unit is not null;
    }

    protected override Task<string> ActAsync(CancellationToken cancel)
    {
        Unit.LetForward(!Form.IsApart, Person.Act());
        return Task.FromResult(FormattableString.Invariant($"/units/{Id}/forwarding?done=true"));
    }
}
