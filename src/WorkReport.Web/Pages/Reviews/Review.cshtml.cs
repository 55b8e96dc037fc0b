using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Reviews;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Reviews;

/// <summary>审核: one package, read and decided on. Whoever reaches the unit reads it; who decides, the package knows.</summary>
public sealed class ReviewModel(FormRoom room) : FormPage<ReviewForm>(room)
{
    [FromRoute]
    public int Id { get; set; }

    public UnitYear Year { get; private set; } = null!;

    public Submission Submission => Year.Submission!;

    public Package Package { get; private set; } = null!;

    /// <summary>What was asked for when it was sent back, by piece; it is read first.</summary>
    public IReadOnlyDictionary<SubmittedPiece, string> AskedFor { get; private set; } = new Dictionary<SubmittedPiece, string>();

    /// <summary>Every move, the latest first.</summary>
    public IReadOnlyList<ReviewMove> History => [.. Submission.Moves.OrderByDescending(m => m.Id)];

    /// <summary>What someone else did since the page was opened; null where nobody did.</summary>
    public ReviewMove? Meanwhile => IsStale || Version != Submission.Version ? History.FirstOrDefault(m => m.PersonId != Person.Id) : null;

    /// <summary>What can be decided where it stands now, by whoever may.</summary>
    public IReadOnlyList<SubmissionMove> Decisions => Year.State switch
    {
        SubmissionState.InReview => [SubmissionMove.Approve, SubmissionMove.Return],
        SubmissionState.Forwarded => [SubmissionMove.Accept, SubmissionMove.Return],
        SubmissionState.Accepted => [SubmissionMove.Return],
        _ => [],
    };

    /// <summary>May this person send something back?</summary>
    public bool MayReturn => Year.Can(SubmissionMove.Return).IsYes;

    protected override Aggregate Subject => Submission;

    protected override IValidator<ReviewForm> Rules { get; } = new ReviewForm.Validator();

    /// <summary>The sections with something in them, in the order of the outline.</summary>
    public IEnumerable<(string Title, IReadOnlyList<ReadItem> Items)> Sections(Package of) =>
        from section in Year.Period.Sections
        where section.Part == OutlinePart.Review
        let items = of.Items.Where(i => i.Item.SectionId == section.Id).ToList()
        where items.Count > 0
        select (section.Title, (IReadOnlyList<ReadItem>)items);

    /// <summary>The reader has it on the screen: from now on it cannot be taken back any more.</summary>
    public async Task OnGetAsync(CancellationToken cancel)
    {
        var isReader = Year.Who.HasFlag(SubmissionRelation.Reviewer) && !Year.Who.HasFlag(SubmissionRelation.Submitter);
        if (!isReader || !Year.Period.IsOpen || !HttpMethods.IsGet(Request.Method))
            return;
        try
        {
            Submission.Open(Year.Who, Person.Act());
            await Db.SaveChangesAsync(cancel);
        }
        catch (Exception fault) when (Databases.Fault(fault) is DatabaseFault.Conflict or DatabaseFault.Busy)
        {
            // Somebody was faster: what counts is what stands now.
            Db.ChangeTracker.Clear();
            await LoadAsync(cancel);
        }

        Version = Submission.Version;
    }

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var units = Db.UnitsWithin(Person.Id, Person.Today);
        var place = await (from s in Db.Submissions
                           where s.Id == Id && units.Any(u => u.Id == s.UnitId)
                           join p in Db.Periods on s.PeriodId equals p.Id
                           select new { s.UnitId, p.Code }).SingleOrDefaultAsync(cancel);
        if (place is null || await Db.UnitYearAsync(Person.Id, Person.Today, place.UnitId, place.Code, cancel) is not { Submission: not null } year)
            return false;
        Year = year;
        Package = await Package.LoadAsync(Db, year, cancel);
        AskedFor = year.Submission.Returned.ToDictionary(r => r.Piece, r => r.Reason);
        return true;
    }

    protected override Task<string> ActAsync(CancellationToken cancel)
    {
        var (move, by) = (Form.Move!.Value, Person.Act());
        Year.Can(move).Demand();
        if (move == SubmissionMove.Return)
            Submission.Return([.. ToReturn()], Form.General ?? "", Year.Who, Person.Id, by);
        else
            Submission.Make(move, Year.Who, Person.Id, by);
        return Task.FromResult(FormattableString.Invariant($"/reviews?done={move}&last={Id}"));
    }

    private IEnumerable<ReturnedPiece> ToReturn()
    {
        var pieces = Package.Pieces.ToDictionary(ReviewForm.Key);
        foreach (var key in Form.Ticked)
        {
            yield return pieces.TryGetValue(key, out var piece)
                ? new ReturnedPiece(piece, Form.Reasons[key]!)
                : throw new RefusedException(Verdict.No("Reviews.PieceGone"));
        }
    }
}
