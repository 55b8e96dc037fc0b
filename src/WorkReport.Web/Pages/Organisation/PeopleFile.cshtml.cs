using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Audit;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting.Workbooks;

namespace WorkReport.Web.Pages.Organisation;

/// <summary>用户 as a workbook. It names many people at once, so who took it stands in the log before the first byte goes out.</summary>
[SetsPages]
public sealed class PeopleFileModel(WorkReportDb db, CurrentPerson person) : PeopleList(db, person)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await FindUnitsAsync(cancel))
            return NotFound();
        var mine = Db.UnitsWithin(Person.Id, Person.Today, Domain.Organisation.Role.Administrator);
        var listed = Listed(mine, Person.Today);
        var workbook = await PeopleWorkbook.LoadAsync(Db, listed, mine, cancel);
        var by = Person.Act();
        Db.Record(new Happening(by.At, by.Who, "person.exported", null, Happening.Facts(new { people = await listed.CountAsync(cancel) })), $"{nameof(Domain.Organisation.Person)}/{Person.Id}");
        await Db.SaveChangesAsync(cancel);
        return this.Serve(workbook);
    }
}
