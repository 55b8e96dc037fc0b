using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Reports;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Reports;

/// <summary>A form about one report: <c>/reports/12/…</c>. Whoever may not read the report finds no such page.</summary>
public abstract class ReportPage<TForm>(FormRoom room) : FormPage<TForm>(room)
    where TForm : class, new()
{
    private ReportYear year = null!;

    [FromRoute]
    public int Id { get; set; }

    public Report Report => year.Report;

    public OrgUnit Unit => year.Unit;

    /// <summary>What the unit was called on the period's day.</summary>
    public string UnitName => year.UnitName;

    public ReportingPeriod Period => year.Period;

    /// <summary>What the person is to the report.</summary>
    public ReportRelation Who => year.Who;

    /// <summary>May the person move it so?</summary>
    public Verdict Can(ReportMove move) => year.Can(move);

    protected override Aggregate? Subject => year?.Report;

    /// <summary>May the person change the text?</summary>
    protected Verdict MayWrite => year.MayWrite;

    protected override async Task<bool> LoadAsync(CancellationToken cancel) =>
        (year = (await Db.ReportYearAsync(Person.Id, Person.Today, Id, cancel))!) is not null;
}

/// <summary>
/// A form about one part of a report: its head, one paragraph, what is added. Two people draft one report together, each on parts of
/// their own: only who changes the same part meets the other. So the report is taken by one at a time while something is done.
/// </summary>
public abstract class ReportPartPage<TForm>(FormRoom room) : ReportPage<TForm>(room)
    where TForm : class, new()
{
    public override Verdict May => MayWrite;

    /// <summary>As what the person can take it back; null where nothing is to be taken back.</summary>
    protected virtual DraftStepKind? StepKind => DraftStepKind.Edit;

    /// <summary>The paragraph whose place is changed.</summary>
    protected virtual int? Moved => null;

    /// <summary>Does it.</summary>
    protected abstract Task<string> WriteAsync(CancellationToken cancel);

    protected sealed override async Task<string> ActAsync(CancellationToken cancel)
    {
        var before = Report.States();
        var answer = await WriteAsync(cancel);
        if (StepKind is { } kind)
        {
            // What is new has its key only now.
            await Db.SaveChangesAsync(cancel);
            if (DraftStep.Between(Report, before, Moved, Person.Id, kind, Person.Act().At) is { } step)
                await Db.RememberAsync(step, cancel);
        }

        return answer;
    }

    /// <summary>The version of the part; 0 where something is added.</summary>
    protected virtual long PartVersion => 0;

    protected override Aggregate? Subject => null;

    protected override long Standing => PartVersion;

    protected override bool IsJudgedAgain => true;

    protected override void Expect()
    {
        if (PartVersion != Version)
            throw new DbUpdateConcurrencyException("The part was changed in the meantime.");
    }
}
