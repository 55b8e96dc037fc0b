using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using WorkReport.Domain;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Reviews;

/// <summary>登记纸质签批: where a unit's leader signs on paper, its reviewer records whose signature stands there, from which day, and its picture.</summary>
public sealed class RecordModel(FormRoom room) : FormPage<PaperForm>(room)
{
    [FromRoute]
    public int Id { get; set; }

    public UnitYear Year { get; private set; } = null!;

    /// <summary>Did the person write in it or hand it in? Then it is marked 本人经办.</summary>
    public bool IsOwn => Year.Own is not null;

    public override Verdict May => Year.Can(SubmissionMove.Record);

    public override string NotDone => "Reviews.NotDone";

    protected override Aggregate? Subject => Year?.Submission;

    protected override IValidator<PaperForm> Rules => new PaperForm.Validator(Person.Today);

    protected override PaperForm Filled() => new() { On = Person.Today };

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await Db.UnitYearOfAsync(Person.Id, Person.Today, Id, cancel) is not { Submission: not null } year)
            return false;
        Year = year;
        return true;
    }

    protected override Task<string> ActAsync(CancellationToken cancel)
    {
        var by = Person.Act() with { For = Year.StandsFor };
        Year.Submission!.Record(Form.Decision(), Form.Sheet(by), Year.Who, Person.Id, by, Year.Unit.ForwardsItself, Year.Step?.Name);
        return Task.FromResult(FormattableString.Invariant($"/reviews?done={SubmissionMove.Record}&last={Id}"));
    }
}
