using FluentValidation;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Notices;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Web.Data;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Notices;

/// <summary>催报: which units right below owe what, a text for each to send by WeChat, and the record of who was reminded.</summary>
public sealed class RemindModel(FormRoom room) : UnitYearPage<RemindForm>(room)
{
    private bool isOffice;

    /// <summary>Those that owe something, in the order of their codes.</summary>
    public IReadOnlyList<RemindRow> Rows { get; private set; } = [];

    /// <summary>How many of all those below are late.</summary>
    public int Late => Rows.Count(row => row.Unit.IsLate) + Rows.Sum(row => row.Late);

    public string Progress => Address("progress");

    public override string NotDone => "Remind.NotDone";

    public override Verdict May => !isOffice ? Verdict.No("Remind.NotYours")
        : !Year.Period.CanFill.IsYes || Year.Period.IsBackfill ? Verdict.No("Period.HasEnded", Year.Period.Code)
        : Year.Round != Year.Period.CurrentRound ? Verdict.No("Notice.RoundIsOver")
        : Rows.Count == 0 ? Verdict.No("Remind.Nothing")
        : Verdict.Yes;

    protected override bool IsOfRound => true;

    protected override IValidator<RemindForm> Rules => new RemindForm.Validator([.. Rows.Select(row => row.Id)]);

    /// <summary>The text to send a unit.</summary>
    public string TextOf(RemindRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Write(Text.SeasonAndRound(Year.Period, Year.Round), $"{Request.Scheme}://{Request.Host}{row.Address(Year.Code)}", Text);
    }

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel) || await TreeProgress.LoadAsync(Db, Person.Id, Person.Today, Id, PeriodCode, cancel) is not { } progress)
            return false;
        isOffice = await Db.SeldomAsync((nameof(RemindModel), Person.Id, Person.Today, Id), () => Db.UnitsWithin(Person.Id, Person.Today, Role.Office).AnyAsync(u => u.Id == Id, cancel));
        if (progress.Tree.Period is { State: PeriodState.Preparing })
            return true;
        var rows = RemindRow.Of(progress);
        var so = await NoticeProgress.LoadAsync(Db, Year.Period, Year.Round, Id, [.. rows.Select(row => row.Id)], cancel);
        var mailed = await LettersSoFar.OfUnitsAsync(Db, Year.Period, Year.Round, [.. rows.Select(row => row.Id)], cancel);
        Rows = [.. rows.Select(row => row with { Mailed = [.. mailed[row.Id]], Reminded = so.Reminded.GetValueOrDefault(row.Id), IsNotReceived = so.NotReceived.Contains(row.Id) })];
        return true;
    }

    protected override RemindForm Filled() => new() { Ticked = Rows.ToDictionary(row => $"{row.Id}", string? (_) => "yes") };

    protected override Task<string> ActAsync(CancellationToken cancel)
    {
        Db.Add(Reminding.Record(Id, Year.Period.Id, Year.Round, Form.Units, Person.Act()));
        return Task.FromResult($"{Progress}?reminded={Form.Units.Count}");
    }
}
