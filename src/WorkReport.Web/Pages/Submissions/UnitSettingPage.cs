using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Submissions;

/// <summary>A form about how a unit handles what it reports: its office and whoever administers it say so.</summary>
public abstract class UnitSettingPage<TForm>(FormRoom room) : FormPage<TForm>(room)
    where TForm : class, new()
{
    [FromRoute]
    public int Id { get; set; }

    public OrgUnit Unit { get; private set; } = null!;

    /// <summary>It was just saved.</summary>
    [FromQuery(Name = "done")]
    public bool IsDone { get; set; }

    protected override bool IsJudgedAgain => true;

    protected override Aggregate Subject => Unit;

    protected override bool MergesFields => true;

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var administered = Db.UnitsWithin(Person.Id, Person.Today, Role.Administrator).Select(u => u.Id);
        var own = Db.UnitsWithin(Person.Id, Person.Today, Role.Office).Where(u => Db.Memberships.Any(m => m.PersonId == Person.Id && m.UnitId == u.Id && m.Role == Role.Office)).Select(u => u.Id);
        Unit = (await Db.OrgUnits.SingleOrDefaultAsync(u => u.Id == Id && (administered.Contains(u.Id) || own.Contains(u.Id)), cancel))!;
        return Unit is not null;
    }
}
