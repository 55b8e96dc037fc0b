using FluentValidation;
using WorkReport.Domain;
using WorkReport.Domain.Submissions;

namespace WorkReport.Web.Pages.Submissions;

/// <summary>申请退回, of figures alone 申请更正: the package is with the unit above, and the unit found something to put right.</summary>
public sealed class AskModel(FormRoom room) : UnitYearPage<AskForm>(room)
{
    /// <summary>What was handed in last, with its names.</summary>
    public IReadOnlyList<(SubmittedPiece Piece, string Name)> Pieces { get; private set; } = [];

    public override string NotDone => "Submissions.NotAsked";

    public override Verdict May => Year.Can(SubmissionMove.AskBack);

    protected override bool IsOfRound => true;

    protected override bool IsJudgedAgain => true;

    protected override Aggregate? Subject => Year?.Submission;

    protected override IValidator<AskForm> Rules { get; } = new AskForm.Validator();

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel) || Year.Submission is null)
            return false;
        Pieces = await Db.HandedInAsync(Year, cancel);
        return true;
    }

    protected override Task<string> ActAsync(CancellationToken cancel)
    {
        var there = Pieces.ToDictionary(piece => piece.Piece.Key, piece => piece.Piece);
        var chosen = Form.Ticks.Where(tick => tick.Value is not null).Select(tick => there.TryGetValue(tick.Key, out var piece) ? piece : throw new RefusedException(Verdict.No("Reviews.PieceGone")));
        Year.Submission!.Ask([.. chosen], Form.Reason!, Year.Who, Person.Id, Person.Act());
        return Task.FromResult(Address("submission?asked=true"));
    }
}
