using WorkReport.Domain.Attachments;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Reviews;

namespace WorkReport.Domain.Reports;

/// <summary>What stands at the head of a report of a meeting.</summary>
/// <param name="Title">In one piece, or in the author's own lines.</param>
/// <param name="Occasion">Meeting and day; may be empty.</param>
/// <param name="Speaker">Who reads it; may be empty.</param>
/// <param name="Salutation">称谓, with its colon; may be empty.</param>
public sealed record ReportHead(string Title, string Occasion, string Speaker, string Salutation)
{
    public const int TitleLength = 200;
    public const int LineLength = 100;
}

/// <summary>
/// 报告: the document of one unit and period, drafted from what was accepted. Each step out of drafting freezes a version; what is
/// approved and issued is the version that was read, not what the draft has become since.
/// </summary>
public sealed class Report : Aggregate
{
    private readonly List<ReportBlock> blocks = [];
    private readonly List<ReviewMove> moves = [];
    private readonly List<Edition> editions = [];
    private readonly List<Attachment> attachments = [];

    private Report(int unitId, int periodId) => (UnitId, PeriodId) = (unitId, periodId);

    public int Id { get; private init; }

    public int UnitId { get; private init; }

    public int PeriodId { get; private init; }

    public string Title { get; private set; } = "";

    public string Occasion { get; private set; } = "";

    public string Speaker { get; private set; } = "";

    public string Salutation { get; private set; } = "";

    /// <summary>How often the head was changed.</summary>
    public long HeadVersion { get; private set; } = 1;

    public ReportHead Head => new(Title, Occasion, Speaker, Salutation);

    /// <summary>Which of the two its figures print, 上报数 or 核定数: chosen once for the whole of it.</summary>
    public FigureBasis Basis { get; private set; }

    public ReportState State { get; private set; }

    /// <summary>The paragraphs of the report, without those that were put aside.</summary>
    public IReadOnlyList<ReportBlock> Blocks => [.. blocks.Where(block => block.Stands)];

    /// <summary>未用段落: what was taken out of the text and may be put back.</summary>
    public IReadOnlyList<ReportBlock> Aside => At(new BlockSpot(BlockPlace.Aside));

    /// <summary>A paragraph, wherever it is kept; null where there never was one.</summary>
    public ReportBlock? BlockOf(int blockId) => blocks.Find(block => block.Id == blockId);

    /// <summary>Every move, oldest first.</summary>
    public IReadOnlyList<ReviewMove> Moves => moves;

    /// <summary>Every frozen version, oldest first.</summary>
    public IReadOnlyList<Edition> Editions => [.. editions.OrderBy(edition => edition.Number)];

    /// <summary>Pictures of signed sheets.</summary>
    public IReadOnlyList<Attachment> Attachments => attachments;

    /// <summary>The version that was read last: what an approval is about.</summary>
    public Edition? Latest => editions.MaxBy(edition => edition.Number);

    /// <summary>May its text be changed?</summary>
    public Verdict CanEdit => State == ReportState.Drafting ? Verdict.Yes : Verdict.No("Report.IsUnderway", State);

    public static Report Draft(int unitId, int periodId, ReportHead head, Act by)
    {
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(by);
        var report = new Report(unitId, periodId);
        (report.Title, report.Occasion, report.Speaker, report.Salutation) = head;
        report.Tell(by.Did("report.drafted", after: new { unitId, periodId, head }));
        return report;
    }

    public void SetHead(ReportHead head, Act by)
    {
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(by);
        CanEdit.Demand();
        if (head == Head)
            return;
        Tell(by.Did(
            "report.headSet", new { Occasion, Speaker, Salutation },
            new { title = TextChange.Between(Title, head.Title), head.Occasion, head.Speaker, head.Salutation }));
        (Title, Occasion, Speaker, Salutation) = head;
        HeadVersion++;
    }

    /// <summary>Chooses which of the two its figures print.</summary>
    public void Print(FigureBasis basis, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        CanEdit.Demand();
        if (basis == Basis)
            return;
        Tell(by.Did("report.basisChosen", new { basis = Basis }, new { basis }));
        Basis = basis;
    }

    /// <summary>The blocks of a spot, in their order.</summary>
    public IReadOnlyList<ReportBlock> At(BlockSpot spot) => [.. blocks.Where(block => block.Spot == spot).OrderBy(block => block.Position)];

    /// <summary>Adds a block behind the others of its spot.</summary>
    public ReportBlock AddBlock(BlockSpot spot, string lead, FigureText text, IReadOnlyList<BlockSource> sources, Act by)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(by);
        CanEdit.Demand();
        var block = new ReportBlock(spot, At(spot).Count, lead, text, sources);
        blocks.Add(block);
        Tell(by.Did("report.blockAdded", after: new { spot, lead, text = text.Seen, sources }));
        return block;
    }

    public void ChangeBlock(int blockId, string lead, FigureText text, Act by)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(by);
        CanEdit.Demand();
        var block = Find(blockId);
        if ((lead, text.Stored) == (block.Lead, block.Text))
            return;
        Say(block, lead, text, by);
        block.Become(lead, text);
        // Somebody still wrote on what another had merged meanwhile: their words are not to be lost out of sight.
        if (block.Place is BlockPlace.Gone)
            block.StandAt(new BlockSpot(BlockPlace.Aside), Aside.Count);
    }

    /// <summary>Says of a number of a block, which follows no metric, why it stays as it is.</summary>
    /// <exception cref="RefusedException">The number does not stand there, was settled already, or nothing is said.</exception>
    public void LeaveFigure(int blockId, LeftFigure figure, Act by)
    {
        ArgumentNullException.ThrowIfNull(figure);
        ArgumentNullException.ThrowIfNull(by);
        CanEdit.Demand();
        var block = Find(blockId);
        if (string.IsNullOrWhiteSpace(figure.Reason))
            Verdict.No("Loose.NeedsReason").Demand();
        // It has to be told from those that are left already, and to be there.
        if (!LooseNumber.Of(block.Lead, block.Figures, [.. block.LeftFigures, figure]).Any(number => ReferenceEquals(number.Left, figure)))
            Verdict.No("Loose.Gone").Demand();
        if (LeftFigure.Stored([.. block.LeftFigures, figure]).Length > LeftFigure.StoredLength)
            Verdict.No("Loose.Full").Demand();
        Tell(by.Did("report.figureLeft", after: new { blockId, text = figure.Words, figure.Reason }));
        block.Leave(figure);
    }

    /// <summary>Moves a block one place up or down among those of its spot; at the end it stays.</summary>
    public void ShiftBlock(int blockId, bool isUp, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        CanEdit.Demand();
        var block = Find(blockId);
        var to = block.Position + (isUp ? -1 : 1);
        if (to < 0 || to >= At(block.Spot).Count)
            return;
        Tell(by.Did("report.blockShifted", new { blockId, block.Position }, new { position = to }));
        Put(block, block.Spot, to);
    }

    /// <summary>移到…: puts a block before another of a spot, or behind all of it.</summary>
    public void MoveBlock(int blockId, BlockSpot spot, int position, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        CanEdit.Demand();
        var block = Find(blockId);
        var to = Math.Clamp(position, 0, At(spot).Count(other => other != block));
        if (block.Spot == spot && block.Position == to)
            return;
        Tell(by.Did("report.blockMoved", new { blockId, block.Spot, block.Position }, new { spot, position = to }));
        Put(block, spot, to);
    }

    /// <summary>Takes a block out of the text and keeps it among the unused ones.</summary>
    public void RemoveBlock(int blockId, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        CanEdit.Demand();
        var block = Find(blockId);
        if (block.Place is BlockPlace.Aside)
            return;
        Tell(by.Did("report.blockRemoved", new { blockId, block.Spot, block.Lead, text = block.Figures.Seen }));
        Put(block, new BlockSpot(BlockPlace.Aside), Aside.Count);
    }

    /// <summary>拆: what is behind the place becomes a paragraph of its own, which remembers the same sources.</summary>
    /// <param name="blockId">Which.</param>
    /// <param name="at">How many UTF-16 units of the text as it is seen stay.</param>
    /// <param name="by">Who.</param>
    /// <exception cref="RefusedException">There is nothing to part, or a figure stands there.</exception>
    public ReportBlock SplitBlock(int blockId, int at, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        CanEdit.Demand();
        var block = Find(blockId);
        if (block.Figures.Cut(at) is not var (stays, goes))
            throw new RefusedException(Verdict.No("Report.Split.NotThere"));
        var behind = new ReportBlock(block.Spot, At(block.Spot).Count, "", goes, block.Sources.Select(source => source with { }));
        behind.TakeOver(block);
        blocks.Add(behind);
        Tell(by.Did("report.blockAdded", after: new { spot = behind.Spot, lead = "", text = goes.Seen, behind.Sources }));
        Say(block, block.Lead, stays, by);
        block.Become(block.Lead, stays);
        Put(behind, block.Spot, block.Position + 1);
        return behind;
    }

    /// <summary>并: one paragraph of two, with the sources of both. Where the other stood, nothing stands any more.</summary>
    /// <param name="blockId">Which stays.</param>
    /// <param name="otherId">Which goes into it.</param>
    /// <param name="lead">段首句 of both together.</param>
    /// <param name="text">Text of both together.</param>
    /// <param name="by">Who.</param>
    public void MergeBlocks(int blockId, int otherId, string lead, FigureText text, Act by)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(by);
        CanEdit.Demand();
        var (block, other) = (Find(blockId), Find(otherId));
        if (block == other || !block.Stands || !other.Stands)
            Verdict.No("Report.BlockGone").Demand();
        block.TakeOver(other);
        Say(block, lead, text, by);
        block.Become(lead, text);
        Tell(by.Did("report.blockMerged", new { blockId = otherId, other.Spot, other.Lead, text = other.Figures.Seen }));
        Put(other, new BlockSpot(BlockPlace.Gone), 0);
    }

    /// <summary>How every paragraph stands, for a step to remember.</summary>
    public IReadOnlyList<BlockState> States() => [.. blocks.Select(BlockState.Of)];

    /// <summary>撤销 or 重做: every paragraph of the step becomes what it was on the other side of it.</summary>
    /// <exception cref="RefusedException">Somebody has changed one of them since.</exception>
    public void Take(DraftStep step, Act by)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(by);
        CanEdit.Demand();
        var (from, to) = step.IsUndone ? (step.Before, step.After) : (step.After, step.Before);
        foreach (var state in from)
        {
            if (BlockOf(state.BlockId) is not { } block || !BlockState.Of(block).IsSameAs(state))
                Verdict.No("Report.Step.ChangedSince", state.Called).Demand();
        }

        foreach (var state in to.OrderBy(state => state.Position))
        {
            var block = Find(state.BlockId);
            if ((block.Lead, block.Text) != (state.Lead, state.Text))
                Say(block, state.Lead, FigureText.Parse(state.Text), by);
            if (!BlockState.Of(block).SaysTheSameAs(state))
                block.Return(state);
            if (block.Spot != state.Spot || block.Position != state.Position)
            {
                Tell(by.Did("report.blockMoved", new { block.Id, block.Spot, block.Position }, new { spot = state.Spot, position = state.Position }));
                Put(block, state.Spot, state.Position);
            }
        }

        step.Turn();
    }

    private void Say(ReportBlock block, string lead, FigureText text, Act by) =>
        Tell(by.Did("report.blockChanged", new { blockId = block.Id, block.Lead }, new { lead, text = TextChange.Between(block.Figures, text) }));

    // Both where it came from and where it stands are numbered anew, without gaps.
    private void Put(ReportBlock block, BlockSpot spot, int position)
    {
        var from = block.Spot;
        var there = At(spot).Where(other => other != block).ToList();
        there.Insert(Math.Clamp(position, 0, there.Count), block);
        block.StandAt(spot, 0);
        for (var at = 0; at < there.Count; at++)
            there[at].Position = at;
        if (from == spot)
            return;
        foreach (var (left, at) in At(from).Select((left, at) => (left, at)))
            left.Position = at;
    }

    /// <summary>May this person move it so? The button and the action ask the same.</summary>
    /// <param name="move">How.</param>
    /// <param name="who">What the person is to it.</param>
    /// <param name="period">How far its period is: nothing is issued while figures still come in.</param>
    /// <param name="others">The names of the others who could approve it, for the sentence of who sent it; null where nobody has looked.</param>
    public Verdict Can(ReportMove move, ReportRelation who, PeriodState period, IReadOnlyList<string>? others = null)
    {
        var verdict = ReportMoves.Table.Judge(move, State, who);
        return !verdict.IsYes ? verdict
            : move == ReportMove.Send && Blocks.Count == 0 ? Verdict.No("Report.Send.Empty")
            : move == ReportMove.Approve && who.HasFlag(ReportRelation.Sender) ? others is { Count: > 0 } ? Verdict.No("Report.OwnSending.NotYours", others) : Verdict.No("Report.OwnSending.Alone")
            : move == ReportMove.Issue && period != PeriodState.Ended ? Verdict.No("Report.Issue.StillCollecting")
            : verdict;
    }

    /// <summary>The last 送审; null while it was never sent.</summary>
    public ReviewMove? LastSending => moves.Where(move => move.Move == nameof(ReportMove.Send)).MaxBy(move => move.At);

    /// <summary>送审: freezes the text as it is now.</summary>
    /// <param name="content">What is frozen.</param>
    /// <param name="who">What the person is to it.</param>
    /// <param name="personId">The person.</param>
    /// <param name="by">Who and when.</param>
    /// <param name="unsourced">Why numbers stay in the text that follow no metric; null where there are none.</param>
    public void Send(EditionContent content, ReportRelation who, int personId, Act by, string? unsourced = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        Can(ReportMove.Send, who, PeriodState.Open).Demand();
        if (string.IsNullOrWhiteSpace(unsourced) && blocks.Exists(block => block.Stands && block.Unsettled.Any()))
            Verdict.No("Report.Send.NeedsReason").Demand();
        Freeze(EditionKind.ForApproval, content, by);
        Go(ReportMove.Send, personId, by, unsourced, paper: null);
    }

    /// <summary>征求意见, 提请审议, 审定 and 印发, of the version that was frozen last.</summary>
    public void Make(ReportMove move, ReportRelation who, PeriodState period, int personId, Act by)
    {
        if (move is ReportMove.Send or ReportMove.Return or ReportMove.Record)
            throw new ArgumentException("It has a method of its own.", nameof(move));
        Can(move, who, period).Demand();
        Freeze(move, by);
        Go(move, personId, by, reason: null, paper: null);
    }

    /// <summary>退回修改: back to drafting, with the reason.</summary>
    public void Return(string reason, ReportRelation who, int personId, Act by)
    {
        Can(ReportMove.Return, who, PeriodState.Open).Demand();
        if (string.IsNullOrWhiteSpace(reason))
            Verdict.No("Report.Return.NeedsReason").Demand();
        Go(ReportMove.Return, personId, by, reason, paper: null);
    }

    /// <summary>登记纸质签批: records a decision made on paper, with the picture of the signed sheet. Marked 本人经办 where who records it has sent it.</summary>
    public void Record(PaperDecision paper, Attachment? sheet, ReportRelation who, int personId, Act by)
    {
        ArgumentNullException.ThrowIfNull(paper);
        Can(ReportMove.Record, who, PeriodState.Open).Demand();
        paper.CanStand(sheet).Demand();
        attachments.Add(sheet!);
        Freeze(ReportMove.Record, by);
        Go(ReportMove.Record, personId, by, reason: null, paper, isOwn: who.HasFlag(ReportRelation.Sender));
    }

    private void Freeze(ReportMove move, Act by)
    {
        EditionKind? kind = move switch
        {
            ReportMove.Consult => EditionKind.ForComment,
            ReportMove.Deliberate => EditionKind.ForDeliberation,
            ReportMove.Approve or ReportMove.Record => EditionKind.Final,
            _ => null,
        };
        if (kind is { } frozen)
            Freeze(frozen, Latest!.Again, by);
    }

    private void Freeze(EditionKind kind, EditionContent content, Act by) => editions.Add(new Edition((Latest?.Number ?? 0) + 1, kind, content, by));

    private void Go(ReportMove move, int personId, Act by, string? reason, PaperDecision? paper, bool isOwn = false)
    {
        ArgumentNullException.ThrowIfNull(by);
        var to = ReportMoves.Table.Target(move, State)!.Value;
        moves.Add(new ReviewMove(move.ToString(), State.ToString(), to.ToString(), personId, by.Who, by.Dated, reason, paper, Latest?.Number, isOwn));
        Tell(by.Did(Events[move], new { state = State }, new { state = to, reason, paper, own = isOwn ? true : (bool?)null, edition = Latest?.Number, Latest?.Checksum }));
        State = to;
    }

    private ReportBlock Find(int blockId) => blocks.Find(block => block.Id == blockId) ?? throw new RefusedException(Verdict.No("Report.BlockGone"));

    private static readonly Dictionary<ReportMove, string> Events = new()
    {
        [ReportMove.Send] = "report.sent",
        [ReportMove.Consult] = "report.consulted",
        [ReportMove.Deliberate] = "report.deliberated",
        [ReportMove.Return] = "report.returned",
        [ReportMove.Approve] = "report.approved",
        [ReportMove.Record] = "report.recorded",
        [ReportMove.Issue] = "report.issued",
    };
}
