using Microsoft.EntityFrameworkCore;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Reporting.Workbooks;

/// <summary>用户: a role a row. No password, and nothing that one could be guessed from.</summary>
public static class PeopleWorkbook
{
    /// <summary>Reads it in a fixed number of commands.</summary>
    /// <param name="db">The store.</param>
    /// <param name="people">Who is in it: within the reach of whoever asks.</param>
    /// <param name="units">Roles elsewhere than at these units are none of their business.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<Workbook> LoadAsync(WorkReportDb db, IQueryable<Person> people, IQueryable<OrgUnit> units, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(people);
        var listed = await people.OrderBy(p => p.Name).ThenBy(p => p.Id).Select(p => new
        {
            p.Id,
            p.Name,
            p.IsActive,
            p.Mail,
            UserName = db.Accounts.Where(a => a.PersonId == p.Id).Select(a => a.UserName).SingleOrDefault(),
        }).ToListAsync(cancel);
        var ids = people.Select(p => p.Id);
        var roles = (await (from m in db.Memberships
                            where ids.Contains(m.PersonId)
                            join unit in units on m.UnitId equals unit.Id
                            orderby unit.Code, m.Role
                            select new { m.PersonId, unit.Code, unit.Name, unit.Level, m.Role, m.Signs }).ToListAsync(cancel)).ToLookup(m => m.PersonId);
        return Heads.Book(SharedResource.Text("People.Title"), [],
        [
            Heads.Words("People.Name", 14), Heads.Words("People.UserName", 22), Heads.Mark("Export.UnitCode", 14), Heads.Words("Export.Unit", 24), Heads.Mark("People.Role", 12), Heads.Mark("Export.State", 10), Heads.Words("Mail.Address", 24),
        ],
            from person in listed
            // Who has no role any more stands in it all the same.
            from role in roles[person.Id].DefaultIfEmpty()
            select (Cell[])
            [
                Cell.Of(person.Name), Cell.Of(person.UserName ?? SharedResource.Text("People.NoSignIn")), Cell.Of(role?.Code), Cell.Of(role?.Name),
                Cell.Of(role is null ? null : SharedResource.Text(Sentences.KeyOf(role.Role, role.Signs, role.Level))), Cell.Of(SharedResource.Text(person.IsActive ? "People.Active" : "People.Inactive")), Cell.Of(person.Mail),
            ]);
    }
}
