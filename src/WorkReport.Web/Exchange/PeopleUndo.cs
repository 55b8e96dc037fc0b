using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Importing;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;

namespace WorkReport.Web.Exchange;

/// <summary>用户: who came with the import goes again, while they never signed in; who got a role by it has those they had before.</summary>
internal sealed class PeopleUndo(ImportDesk desk, PastImport past) : ImportUndo(desk, past)
{
    private List<Person> people = [];
    private List<Account> accounts = [];

    protected override async Task<IReadOnlyList<Verdict>> JudgeAsync(CancellationToken cancel)
    {
        var db = Desk.Db;
        var touched = db.ImportedThings.Where(t => t.ImportId == Past.Id);
        people = await db.People.Include(p => p.Memberships).Include(p => p.Awaited).AsSplitQuery().Where(p => touched.Any(t => t.ThingId == p.Id)).ToListAsync(cancel);
        accounts = await db.Accounts.Where(a => touched.Any(t => t.ThingId == a.PersonId && t.Before == null)).ToListAsync(cancel);
        var subjects = accounts.Select(account => $"{nameof(Account)}/{account.Id}").ToList();
        var came = await db.AuditEntries.Where(e => subjects.Contains(e.Subject) && e.What == "account.signedIn").Select(e => e.Subject).Distinct().CountAsync(cancel);
        var others = Desk.PersonId is { } who ? people.Count - await db.PeopleAdministeredBy(who, Desk.Today).CountAsync(p => touched.Any(t => t.ThingId == p.Id), cancel) : 0;
        return [Unchanged(people.Select(person => (person.Id, person.Version))), Some("Undo.SignedIn", came), Some("Undo.PeopleNotYours", others)];
    }

    protected override async Task TakeBackAsync(CancellationToken cancel)
    {
        var db = Desk.Db;
        var ids = people.SelectMany(person => person.Memberships).Select(m => m.UnitId).Distinct().ToList();
        var units = await db.OrgUnits.Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, cancel);
        foreach (var account in accounts)
        {
            account.Close(Desk.By);
            db.Remove(account);
        }

        foreach (var person in people)
        {
            if (Before<HeldBefore>(person.Id) is not { } held)
            {
                person.TakeBack(Desk.By);
                db.Remove(person);
                continue;
            }

            if (held.HadNoMail)
                person.Reach("", person.TakesMail, Desk.By);
            foreach (var role in person.Memberships.ToList())
            {
                var had = held.Roles.FirstOrDefault(before => before.UnitId == role.UnitId && before.Role == role.Role);
                if (had is null)
                    person.Leave(units[role.UnitId], role.Role, Desk.By);
                else if (role.Signs && !had.Signs)
                    person.LetSign(units[role.UnitId], signs: false, Desk.By);
            }
        }
    }
}
