using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Jottings;

/// <summary>A page of 随手记 of one unit: for those who enter for it, and for nobody else.</summary>
public abstract class JottingPage<TForm>(FormRoom room) : FormPage<TForm>(room)
    where TForm : class, new()
{
    [FromRoute]
    public int Id { get; set; }

    public OrgUnit Unit { get; private set; } = null!;

    /// <summary>Address of the list.</summary>
    public string List => FormattableString.Invariant($"/units/{Id}/jottings");

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        Unit = (await Db.UnitsEnteredBy(Person.Id, Person.Today).AsNoTracking().AsSingleQuery().SingleOrDefaultAsync(u => u.Id == Id, cancel))!;
        return Unit is not null;
    }
}
