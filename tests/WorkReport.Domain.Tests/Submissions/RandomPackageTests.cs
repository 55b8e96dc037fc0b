using WorkReport.Domain.Submissions;
using WorkReport.Domain.Tests.Organisation;

namespace WorkReport.Domain.Tests.Submissions;

/// <summary>Random presses and entries, the same ones for a seed, against a plain model of what counts.</summary>
public class RandomPackageTests
{
    private const int Steps = 1500;
    private const int StepsOfOne = 25;

    /// <summary>How often each step is tried: those that seldom may be done more often.</summary>
    private static readonly Step[] Bag =
    [
        .. Times(2, Step.Enter), .. Times(2, Step.Write), .. Times(5, Step.Rewrite), .. Times(4, Step.TakeOut), .. Times(5, Step.Submit), .. Times(2, Step.Recall), .. Times(2, Step.ReturnSome),
        Step.ReturnAll, .. Times(9, Step.Approve), .. Times(24, Step.Forward), .. Times(14, Step.Accept), .. Times(4, Step.Correct), Step.ConfirmTotals,
        .. Times(3, Step.TakeBack), .. Times(6, Step.Ask), .. Times(12, Step.Decline), .. Times(5, Step.ApproveAndAccept),
    ];

    private enum Step
    {
        Enter,
        Write,
        Rewrite,
        TakeOut,
        Submit,
        Recall,
        ReturnSome,
        ReturnAll,
        Approve,
        Forward,
        Accept,
        Correct,
        ConfirmTotals,
        TakeBack,
        Ask,
        Decline,
        ApproveAndAccept,
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Over_random_steps_nothing_that_may_be_changed_counts_and_the_moves_say_where_it_stands(int seed)
    {
        var random = new Random(seed);
        var done = new Dictionary<Step, int>();
        var package = new Package(random);
        for (var performed = 0; performed < Steps;)
        {
            var step = Bag[random.Next(Bag.Length)];
            if (!package.Performs(step))
                continue;
            package.MustHold();
            done[step] = done.GetValueOrDefault(step) + 1;
            if (++performed % StepsOfOne == 0)
                package = new Package(random);
        }

        Assert.All(Enum.GetValues<Step>(), step => Assert.InRange(done.GetValueOrDefault(step), Steps / 100, Steps));
    }

    private static IEnumerable<Step> Times(int count, Step step) => Enumerable.Repeat(step, count);

    /// <summary>One package with the tables that stand behind it, and what a person would say of it who kept a list by hand.</summary>
    private sealed class Package(Random random)
    {
        private readonly Submission submission = Submission.Begin(1, 1, random.Next(1, 3), isTop: random.Next(4) == 0, Units.By);
        private readonly Dictionary<SubmittedPiece, PieceContent> live = [];
        private Dictionary<SubmittedPiece, PieceContent> handedIn = [];
        private Dictionary<SubmittedPiece, PieceContent> counting = [];
        private HashSet<SubmittedPiece> asked = [];
        private HashSet<SubmittedPiece> accepted = [];
        private int moves;
        private int revisions;
        private int items;

        public bool Performs(Step step) => step switch
        {
            Step.Enter => Puts(Packages.Figure(random.Next(1, 5), random.Next(1000))),
            Step.Write => submission.CanEdit(Packages.ItemOf(0)).IsYes && Puts(Packages.Item(++items, $"{random.Next()}"), isNew: true),
            Step.Rewrite => SomeItem() is { } item && Puts(Packages.Item(item.Id, $"{random.Next()}")),
            Step.TakeOut => SomeItem() is { } item && TakesOut(item),
            Step.Correct => Corrects(),
            Step.ConfirmTotals => Presses(submission.CanConfirmTotals, SubmissionRelation.Office, who => submission.ConfirmTotals(Frozen(), who, Units.By), () =>
            {
                revisions++;
                handedIn = new(live);
            }),
            Step.Submit => Moves(SubmissionMove.Submit, SubmissionRelation.Contributor, who => submission.Submit(Frozen(), who, Packages.Author, Units.By), () =>
            {
                revisions++;
                handedIn = new(live);
            }),
            Step.ReturnSome => Returns(Some()),
            Step.ReturnAll => Returns([]),
            Step.Recall => Moves(SubmissionMove.Recall, SubmissionRelation.Submitter),
            Step.Approve => Moves(
                SubmissionMove.Approve, SubmissionRelation.Reviewer,
                who => submission.Make(SubmissionMove.Approve, who, Packages.Reader, Units.By, forwardsItself: random.Next(2) > 0)),
            Step.Forward => Moves(SubmissionMove.Forward, SubmissionRelation.Office),
            Step.TakeBack => Moves(SubmissionMove.TakeBack, SubmissionRelation.Approver, then: () => counting = submission.IsTop ? [] : counting),
            Step.Ask => Asks(random.Next(3) == 0 ? [] : Some()),
            Step.Decline => Moves(SubmissionMove.Decline, SubmissionRelation.OfficeAbove, who => submission.Make(SubmissionMove.Decline, who, Packages.Reader, Units.By, "数是对的")),
            Step.ApproveAndAccept => Moves(SubmissionMove.ApproveAndAccept, SubmissionRelation.ReceivingReviewer, then: () => moves++),
            _ => Moves(SubmissionMove.Accept, SubmissionRelation.OfficeAbove),
        };

        public void MustHold()
        {
            var state = SubmissionState.Drafting;
            var approvals = 0;
            foreach (var move in submission.Moves)
            {
                Assert.Equal(state.ToString(), move.From);
                approvals = move.Move switch { "Submit" => 0, "Approve" => approvals + 1, "TakeBack" => approvals - 1, _ => approvals };
                state = move.Move switch
                {
                    "Submit" => SubmissionState.InReview,
                    "Recall" => SubmissionState.Drafting,
                    "Return" => SubmissionState.Returned,
                    "Approve" => approvals < submission.Steps ? SubmissionState.InReview : move.To == "Forwarded" && !submission.IsTop ? SubmissionState.Forwarded : SubmissionState.Approved,
                    "TakeBack" => SubmissionState.InReview,
                    "AskBack" or "AskCorrection" or "Decline" => state,
                    "Forward" => SubmissionState.Forwarded,
                    _ => SubmissionState.Accepted,
                };
                Assert.Equal(state.ToString(), move.To);
            }

            Assert.Equal((state, moves, revisions), (submission.State, submission.Moves.Count, submission.Revisions.Count));
            var counts = submission.Counting();
            Assert.Equal(counting.Select(piece => (piece.Key, piece.Value.Hash)).ToHashSet(), counts.Select(piece => (piece.Key, piece.Value)).ToHashSet());
            Assert.All(counts, piece => Assert.Equal(live[piece.Key].Hash, piece.Value));
            Assert.All(counts.Keys, piece => Assert.False(submission.CanEdit(piece).IsYes, $"{piece} may be changed and counts."));
            Assert.True(asked.SetEquals(submission.Returned.Select(piece => piece.Piece)), "What was asked for last is open, and nothing else.");
            Assert.All(submission.Returns, piece => Assert.Contains(submission.Moves[piece.Move - 1].Move, new[] { "Return", "AskBack", "AskCorrection" }));
        }

        private bool Puts(FrozenPiece piece, bool isNew = false)
        {
            if (!isNew && !submission.CanEdit(piece.Piece).IsYes)
                return false;
            live[piece.Piece] = piece.Content;
            return true;
        }

        private bool TakesOut(SubmittedPiece item)
        {
            if (!submission.CanEdit(item).IsYes)
                return false;
            live.Remove(item);
            submission.LetGo(item, Units.By);
            if (asked.Remove(item))
                asked.Add(Packages.ItemOf(0));
            return true;
        }

        // Whatever state the package was in when its period ended; what was returned and not accepted again does not come to count by it.
        private bool Corrects()
        {
            if (submission.LatestRevision is null || live.Keys.Where(piece => piece.Kind == PieceKind.MetricValue).OrderBy(_ => random.Next()).FirstOrDefault() is not { Id: > 0 } figure)
                return false;
            live[figure] = Packages.Figure(figure.Id, random.Next(1000)).Content;
            if (counting.ContainsKey(figure))
                counting[figure] = live[figure];
            submission.Correct(Frozen(), accepted, Units.By);
            handedIn = new(live);
            if (submission.AcceptedRevision is not null)
                accepted = [.. live.Keys];
            revisions++;
            return true;
        }

        private bool Returns(List<SubmittedPiece> pieces) =>
            Moves(
                SubmissionMove.Return, SubmissionRelation.Reviewer | SubmissionRelation.OfficeAbove,
                who => submission.Return([.. pieces.Select(piece => new ReturnedPiece(piece, "请核实"))], "请核实", who, Packages.Reader, Units.By),
                () => (asked, counting) = ([.. pieces], pieces.Count == 0 ? [] : counting.Where(piece => !pieces.Contains(piece.Key)).ToDictionary()));

        // Nothing is open by it, and nothing counts less.
        private bool Asks(List<SubmittedPiece> pieces) =>
            Moves(
                pieces.Count > 0 && pieces.TrueForAll(piece => piece.Kind == PieceKind.MetricValue) ? SubmissionMove.AskCorrection : SubmissionMove.AskBack, SubmissionRelation.Contributor,
                who => submission.Ask([.. pieces.Select(piece => new ReturnedPiece(piece, ""))], "填错了", who, Packages.Author, Units.By));

        private bool Moves(SubmissionMove move, SubmissionRelation right, Action<SubmissionRelation>? press = null, Action? then = null) =>
            Presses(who => submission.Can(move, who), right, press ?? (who => submission.Make(move, who, Packages.Reader, Units.By)), () =>
            {
                moves++;
                then?.Invoke();
                if (move is not (SubmissionMove.AskBack or SubmissionMove.AskCorrection or SubmissionMove.Decline) && (submission.State == SubmissionState.Accepted || (submission.IsTop && submission.State == SubmissionState.Approved)))
                {
                    asked = [];
                    counting = new(handedIn);
                    accepted = [.. handedIn.Keys];
                }
            });

        // Now and then somebody presses who may not; what is refused leaves nothing.
        private bool Presses(Func<SubmissionRelation, Verdict> ask, SubmissionRelation right, Action<SubmissionRelation> press, Action then)
        {
            var who = random.Next(8) == 0 ? (SubmissionRelation)random.Next(1024) : right;
            var (verdict, before) = (ask(who), Standing());
            if (verdict.IsYes)
            {
                press(who);
                then();
                return true;
            }

            Assert.Equal(verdict.Reason, Assert.Throws<RefusedException>(() => press(who)).Verdict.Reason);
            Assert.Equal(before, Standing());
            return false;
        }

        private (SubmissionState, int, int?, int?, int, int) Standing() =>
            (submission.State, submission.Happened.Count, submission.LatestRevision, submission.AcceptedRevision, submission.Returned.Count, submission.Withheld.Count);

        private List<FrozenPiece> Frozen() => [.. live.Select(piece => new FrozenPiece(piece.Key, piece.Value))];

        private SubmittedPiece? SomeItem() => live.Keys.Where(piece => piece.Kind == PieceKind.WorkItem).ToList() is { Count: > 0 } all ? all[random.Next(all.Count)] : null;

        // One or several; now and then a figure that is missing, or one more item.
        private List<SubmittedPiece> Some() =>
            [.. live.Keys.Concat([Packages.FigureOf(5), Packages.ItemOf(0)]).OrderBy(_ => random.Next()).Take(random.Next(1, 4))];
    }
}
