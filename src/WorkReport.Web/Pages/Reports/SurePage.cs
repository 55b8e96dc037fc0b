using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using WorkReport.Domain;
using WorkReport.Domain.Reports;

namespace WorkReport.Web.Pages.Reports;

public sealed class SureForm
{
    /// <summary>Comes with the page that said what will happen.</summary>
    public bool IsSure { get; set; }

    public sealed class Validator : AbstractValidator<SureForm>
    {
        public Validator() => RuleFor(f => f.IsSure).Needed();
    }
}

/// <summary>Asks once before a report is moved where it does not come back from by itself, and says what it goes without.</summary>
public abstract class SurePage(FormRoom room, ReportMove move) : ReportPage<SureForm>(room)
{
    /// <summary>The version of the report that the person had in front of them when they pressed: only that is moved.</summary>
    [FromQuery(Name = "seen")]
    public long? Seen { get; set; }

    public ReportMove Move => move;

    /// <summary>What will happen.</summary>
    public abstract string Question { get; }

    public Lacking Lacking { get; private set; } = null!;

    public override Verdict May => IsStale || (Seen is { } seen && seen != Report.Version) ? Verdict.No("Reports.NotWhatWasSeen") : Report.Can(move, Who);

    protected override IValidator<SureForm> Rules { get; } = new SureForm.Validator();

    public void OnGet() => Version = Seen ?? Version;

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        Lacking = await Db.LackingAsync(Report, Period, cancel);
        return true;
    }
}
