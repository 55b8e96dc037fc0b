using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Periods;

/// <summary>删除 of a period that nobody has entered anything for: it and its catalogue are gone, its code is free again, the log keeps it.</summary>
public sealed class RemoveModel(FormRoom room) : PeriodPage<SureForm>(room)
{
    private bool isTouched;

    public override Verdict May => Period.CanDiscard(isTouched);

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        isTouched = await IsTouchedAsync(cancel);
        return true;
    }

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        await Db.TakeTurnAsync(cancel);
        // Once more: something may have been entered since the page was loaded.
        var by = Person.Act();
        Period.Discard(await IsTouchedAsync(cancel), by);
        if (await Db.Catalogues.SingleOrDefaultAsync(c => c.PeriodId == Id, cancel) is { } catalogue)
        {
            catalogue.Discard(by);
            Db.Remove(catalogue);
        }

        Db.Remove(Period);
        return $"/periods?done={PeriodDone.Removed}";
    }

    private Task<bool> IsTouchedAsync(CancellationToken cancel) => Db.TouchedPeriods().AnyAsync(p => p.Id == Id, cancel);
}
