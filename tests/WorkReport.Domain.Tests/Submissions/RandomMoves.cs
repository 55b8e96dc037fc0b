using WorkReport.Domain.Attachments;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Reviews;
using WorkReport.Domain.Submissions;

namespace WorkReport.Domain.Tests.Submissions;

/// <summary>What one press is: from which state, which move, by a person who is nothing else to the package.</summary>
public readonly record struct PressKind(SubmissionState From, SubmissionMove Move, SubmissionRelation Who);

/// <summary>What came of random presses.</summary>
/// <param name="Pressed">How many were tried.</param>
/// <param name="Performed">How many were done.</param>
/// <param name="Kinds">How often each was done by a person of one relation.</param>
/// <param name="Faults">What must never be, in words; empty where all held.</param>
public sealed record MovesRun(int Pressed, int Performed, IReadOnlyDictionary<PressKind, int> Kinds, IReadOnlyList<string> Faults);

/// <summary>
/// Presses on packages at random, the same ones for a seed: any move by anybody, half of them such as may be. What may be is known here by a
/// plain list of its own, so that a move that the domain lets through by mistake is found; and where a package stands is told from its history alone.
/// </summary>
public static class RandomMoves
{
    private const int PressesOfOne = 40;

    private static readonly DateTimeOffset Day = new(2022, 12, 20, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly SubmissionMove[] Moves = Enum.GetValues<SubmissionMove>();
    private static readonly SubmissionRelation[] Relations = [.. Enum.GetValues<SubmissionRelation>().Where(who => who != SubmissionRelation.None)];
    private static readonly Attachment Sheet = Attachment.Take("签批.pdf", "%PDF-1.7"u8.ToArray(), new Act("测试", Day));

    /// <summary>Where a move may lead, and who may make it, written down once more by hand from the table of the design.</summary>
    private static readonly (SubmissionMove Move, SubmissionState[] From, SubmissionRelation[] Who)[] May =
    [
        (SubmissionMove.Submit, [SubmissionState.Drafting, SubmissionState.Returned], [SubmissionRelation.Contributor, SubmissionRelation.Office]),
        (SubmissionMove.Recall, [SubmissionState.InReview], [SubmissionRelation.Submitter]),
        (SubmissionMove.Return, [SubmissionState.InReview], [SubmissionRelation.Reviewer, SubmissionRelation.Recorder]),
        (SubmissionMove.Return, [SubmissionState.Forwarded, SubmissionState.Accepted], [SubmissionRelation.OfficeAbove]),
        (SubmissionMove.Approve, [SubmissionState.InReview], [SubmissionRelation.Reviewer]),
        (SubmissionMove.Record, [SubmissionState.InReview], [SubmissionRelation.Recorder]),
        (SubmissionMove.Forward, [SubmissionState.Approved], [SubmissionRelation.Contributor, SubmissionRelation.Office]),
        (SubmissionMove.Accept, [SubmissionState.Forwarded], [SubmissionRelation.OfficeAbove]),
        (SubmissionMove.ApproveAndAccept, [SubmissionState.InReview], [SubmissionRelation.ReceivingReviewer]),
        (SubmissionMove.TakeBack, [SubmissionState.Approved, SubmissionState.Forwarded], [SubmissionRelation.Approver]),
        (SubmissionMove.AskBack, [SubmissionState.Forwarded, SubmissionState.Accepted], [SubmissionRelation.Contributor, SubmissionRelation.Office, SubmissionRelation.Own]),
        (SubmissionMove.AskCorrection, [SubmissionState.Forwarded, SubmissionState.Accepted], [SubmissionRelation.Contributor, SubmissionRelation.Office, SubmissionRelation.Own]),
        (SubmissionMove.Decline, [SubmissionState.Forwarded, SubmissionState.Accepted], [SubmissionRelation.OfficeAbove]),
        (SubmissionMove.Confirm, [SubmissionState.InReview, SubmissionState.Approved, SubmissionState.Forwarded, SubmissionState.Accepted], [SubmissionRelation.Own]),
    ];

    /// <summary>Every press that may be, by a person of one relation.</summary>
    public static IReadOnlyList<PressKind> Legal { get; } = [.. from row in May from state in row.From from who in row.Who select new PressKind(state, row.Move, who)];

    /// <summary>Presses so often.</summary>
    public static MovesRun Run(int presses, int seed)
    {
        var random = new Random(seed);
        Dictionary<PressKind, int> kinds = [];
        List<string> faults = [];
        var (performed, package) = (0, new Package(random));
        for (var press = 0; press < presses; press++)
        {
            if (press % PressesOfOne == 0)
                package = new Package(random);
            if (!package.Press(out var kind, faults))
                continue;
            performed++;
            kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
        }

        return new MovesRun(presses, performed, kinds, faults);
    }

    private static FrozenPiece Figure(decimal value) =>
        new(new SubmittedPiece(PieceKind.MetricValue, 1), PieceContent.Of(new ValueFacts(value, Base: null, Printed: null, Note: null, SourceUnit: null, IsTotal: null, Wording: 1)));

    private sealed class Package(Random random)
    {
        private readonly Submission submission = Submission.Begin(1, 1, random.Next(1, 4), isTop: random.Next(5) == 0, new Act("测试", Day));
        private readonly bool forwardsItself = random.Next(2) == 0;
        private int time;

        private Act By => new("测试", Day.AddMinutes(++time));

        public bool Press(out PressKind kind, List<string> faults)
        {
            var state = submission.State;
            var (move, who) = Choose(state);
            kind = new PressKind(state, move, who);
            if (random.Next(9) == 0)
                submission.Open((SubmissionRelation)random.Next(1024), By);
            var (may, before) = (submission.Can(move, who), Standing());
            if (may.IsYes && !IsLegal(state, move, who))
                faults.Add($"{kind} is let through.");
            try
            {
                Do(move, who);
            }
            catch (RefusedException refused)
            {
                if (may.IsYes || refused.Verdict.Reason != may.Reason)
                    faults.Add($"{kind}: {may.Reason ?? "yes"} was said, {refused.Verdict.Reason} was done.");
                if (Standing() != before)
                    faults.Add($"{kind} was refused and left something.");
                return false;
            }

            if (!may.IsYes)
                faults.Add($"{kind} was done though {may.Reason}.");
            if (Fold() != (submission.State, submission.Step))
                faults.Add($"{kind}: the history says {Fold()}, the package {(submission.State, submission.Step)}.");
            return true;
        }

        private static bool IsLegal(SubmissionState state, SubmissionMove move, SubmissionRelation who) => Legal.Any(kind => kind.From == state && kind.Move == move && who.HasFlag(kind.Who));

        // Half of them are such as may be, else most of a million would be refused.
        private (SubmissionMove Move, SubmissionRelation Who) Choose(SubmissionState state)
        {
            if (random.Next(2) == 0)
                return (Moves[random.Next(Moves.Length)], (SubmissionRelation)random.Next(1024));
            var legal = Legal.Where(kind => kind.From == state).ToList();
            var (_, move, who) = legal[random.Next(legal.Count)];
            return (move, random.Next(4) == 0 ? who | Relations[random.Next(Relations.Length)] : who);
        }

        private void Do(SubmissionMove move, SubmissionRelation who)
        {
            var person = random.Next(1, 4);
            switch (move)
            {
                case SubmissionMove.Submit:
                    submission.Submit([Figure(time)], who, person, By, filledById: 9);
                    break;
                case SubmissionMove.Return:
                    submission.Return([], "请核实", who, person, By);
                    break;
                case SubmissionMove.Record:
                    submission.Record(new PaperDecision("王建国", "主任", new DateOnly(2022, 12, 20)), Sheet, who, person, By, forwardsItself);
                    break;
                case SubmissionMove.AskBack:
                    submission.Ask([], "填错了", who, person, By);
                    break;
                case SubmissionMove.AskCorrection:
                    submission.Ask([new ReturnedPiece(PieceKind.MetricValue, 1, "")], "填错了", who, person, By);
                    break;
                case SubmissionMove.Confirm:
                    submission.Confirm(who, person, By);
                    break;
                default:
                    submission.Make(move, who, person, By, "数是对的", forwardsItself);
                    break;
            }
        }

        /// <summary>Where it stands, by its history alone.</summary>
        private (SubmissionState State, int Step) Fold()
        {
            var (state, step) = (SubmissionState.Drafting, 0);
            foreach (var move in submission.Moves)
            {
                var isLast = step + 1 >= submission.Steps;
                (state, step) = move.Move switch
                {
                    nameof(SubmissionMove.Submit) => (SubmissionState.InReview, 0),
                    nameof(SubmissionMove.Recall) => (SubmissionState.Drafting, step),
                    nameof(SubmissionMove.Return) => (SubmissionState.Returned, step),
                    nameof(SubmissionMove.Approve) or nameof(SubmissionMove.Record) when !isLast => (SubmissionState.InReview, step + 1),
                    nameof(SubmissionMove.Approve) or nameof(SubmissionMove.Record) => (submission.IsTop || move.To == nameof(SubmissionState.Approved) ? SubmissionState.Approved : SubmissionState.Forwarded, step),
                    nameof(SubmissionMove.TakeBack) => (SubmissionState.InReview, step),
                    nameof(SubmissionMove.Forward) => (SubmissionState.Forwarded, step),
                    nameof(SubmissionMove.Accept) => (SubmissionState.Accepted, step),
                    _ => (state, step),
                };
                if (move.To != state.ToString())
                    return (state, -1);
            }

            return (state, step);
        }

        private (SubmissionState, int, int, int?, int?, bool) Standing() =>
            (submission.State, submission.Step, submission.Happened.Count, submission.LatestRevision, submission.AcceptedRevision, submission.IsOpened);
    }
}
