using FluentValidation;
using WorkReport.Domain;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Submissions;

public sealed class ConfirmForm
{
    /// <summary>Names the 合计 that stood on the page.</summary>
    public string? Seen { get; set; }

    public sealed class Validator : AbstractValidator<ConfirmForm>
    {
        public Validator() => RuleFor(f => f.Seen).Needed();
    }
}

/// <summary>确认合计: what the unit signed when it handed in has moved since, and it signs what is computed now.</summary>
public sealed class ConfirmModel(FormRoom room) : UnitYearPage<ConfirmForm>(room)
{
    public SignedTotals Signing { get; private set; } = SignedTotals.None;

    public override string NotDone => "Signed.NotConfirmed";

    public override Verdict May => Year.Submission is not { } package ? Verdict.No("Submission.ConfirmTotals.NotNow", SubmissionState.Drafting)
        : package.CanConfirmTotals(Year.Who) is { IsYes: false } no ? no
        : Signing.Moved.Count == 0 ? Verdict.No("Signed.NothingMoved") : Verdict.Yes;

    protected override bool IsOfRound => true;

    // A role may be taken away while the page stands open.
    protected override bool IsJudgedAgain => true;

    protected override Aggregate? Subject => Year?.Submission;

    protected override IValidator<ConfirmForm> Rules { get; } = new ConfirmForm.Validator();

    protected override ConfirmForm Filled() => new() { Seen = Signing.Mark };

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        Signing = await Db.SigningAsync(Year, cancel: cancel);
        return true;
    }

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        // Once more, now that nobody else writes: a unit below may have been accepted since.
        await Db.TakeTurnAsync(cancel);
        await Db.ConfirmAsync(Year, cancel);
        Signing = await Db.SigningAsync(Year, cancel: cancel);
        May.Demand();
        if (Form.Seen != Signing.Mark)
            Verdict.No("Signed.MovedAgain").Demand();
        Year.Submission!.ConfirmTotals(await Db.PiecesAsync(Year, cancel), Year.Who, Person.Act());
        return Address("submission?confirmed=true");
    }
}
