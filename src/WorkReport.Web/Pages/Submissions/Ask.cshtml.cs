using FluentValidation;
using WorkReport.Domain;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

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

    protected override IValidator<AskForm> Rules => new AskForm.Validator(MetricOf);

    private IReadOnlyDictionary<int, AskedMetric> Metrics { get; set; } = new Dictionary<int, AskedMetric>();

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel) || Year.Submission is null)
            return false;
        Metrics = await Db.EveryMetricAsync(Year.Period, cancel);
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

    /// <summary>Of a figure what it should be, 12名; the reason stands by itself. Of what has none the reason.</summary>
    private string Said(string key) => Form.Wanted.GetValueOrDefault(key) is { Length: > 0 } wanted && MetricOf(key) is { } metric ? AskForm.Read(metric, wanted).Said! : Form.Reason!;

    private AskedMetric? MetricOf(string key) =>
        Pieces.FirstOrDefault(piece => piece.Piece.Piece.Key == key) is { Piece.Piece: { Kind: PieceKind.MetricValue, Id: var id } } ? Metrics.GetValueOrDefault(id) : null;
}
