using FluentValidation;
using WorkReport.Domain;
using WorkReport.Domain.Submissions;

namespace WorkReport.Web.Pages.Submissions;

/// <summary>申请退回, of figures alone 申请更正: the package is with the unit above, and the unit found something to put right.</summary>
public sealed class AskModel(FormRoom room) : UnitYearPage<AskForm>(room)
{
    /// <summary>What was handed in last, as it was.</summary>
    public IReadOnlyList<MendedWords> Pieces { get; private set; } = [];

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
        Pieces = await PackageView.HandedInAsync(Db, Year, Text, only: null, cancel);
        return true;
    }

    protected override Task<string> ActAsync(CancellationToken cancel)
    {
        var there = Pieces.ToDictionary(piece => piece.Piece.Piece.Key, piece => piece.Piece.Piece);
        var named = Form.Ticks.Keys.Union(Form.Wanted.Keys).Where(Form.IsNamed)
            .Select(key => there.TryGetValue(key, out var piece) ? new ReturnedPiece(piece, Said(key)) : throw new RefusedException(Verdict.No("Reviews.PieceGone")));
        Year.Submission!.Ask([.. named], Form.Reason!, Year.Who, Person.Id, Person.Act(), Form.IsWhole);
        return Task.FromResult(Address("submission?asked=true"));
    }

    /// <summary>应为 12。填成了全镇的数。 Of the whole the reason stands by itself.</summary>
    private string Said(string key) => Form.Wanted.GetValueOrDefault(key) is { Length: > 0 } wanted
        ? Text["Submissions.AskedToBe", wanted].Value + (Form.IsWhole ? "" : Form.Reason) : Form.Reason!;
}
