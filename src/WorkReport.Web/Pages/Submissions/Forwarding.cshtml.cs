using System.ComponentModel.DataAnnotations;
using WorkReport.Domain;

namespace WorkReport.Web.Pages.Submissions;

public sealed class ForwardingForm
{
    /// <summary>上报 is a step of its own.</summary>
    [Display(Name = "Submissions.ForwardsApart")]
    public bool IsApart { get; set; }
}

/// <summary>上报方式: whether a unit's packages go up by themselves with the last approval.</summary>
public sealed class ForwardingModel(FormRoom room) : UnitSettingPage<ForwardingForm>(room)
{
    public override Verdict May => Unit.PlaceOn(Person.Today) is { ParentId: null } ? Verdict.No("Submission.Forward.NobodyAbove") : Verdict.Yes;

    protected override ForwardingForm Filled() => new() { IsApart = !Unit.ForwardsItself };

    protected override Task<string> ActAsync(CancellationToken cancel)
    {
        Unit.LetForward(!Form.IsApart, Person.Act());
        return Task.FromResult(FormattableString.Invariant($"/units/{Id}/forwarding?done=true"));
    }
}
