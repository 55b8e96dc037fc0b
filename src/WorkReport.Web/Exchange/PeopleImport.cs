using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Importing;
using WorkReport.Domain.Messages;
using WorkReport.Domain.Organisation;
using WorkReport.Prose.Texts;
using WorkReport.Web.Data;

namespace WorkReport.Web.Exchange;

/// <summary>A role that somebody had.</summary>
public sealed record RoleBefore(int UnitId, Role Role, bool Signs);

/// <summary>All of them.</summary>
public sealed record HeldBefore(IReadOnlyList<RoleBefore> Roles)
{
    /// <summary>They had no address, and the sheet gave them one.</summary>
    public bool HadNoMail { get; init; }
}

/// <summary>
/// 用户: a role of one person a row, as 导出 gives it. Who is new gets a sign-in with a first password of their own; who is there gets the roles that are
/// missing. Nobody loses anything by it, and nobody gives themselves anything.
/// </summary>
/// <param name="desk">Who imports.</param>
/// <param name="accounts">Opens the sign-ins.</param>
/// <param name="first">Their first passwords.</param>
public sealed class PeopleImport(ImportDesk desk, Accounts accounts, FirstPasswords first) : SheetImport(desk)
{
    /// <summary>New ones in one sheet: more would keep a processor for longer than anybody waits.</summary>
    public const int MostNew = 1000;

    private const int MostNewAtOnce = 20;

    private static readonly ImportColumn Name = new("People.Name", 14) { IsNeeded = true, Example = "Import.ExamplePerson" };
    private static readonly ImportColumn UserName = new("People.UserName", 22) { IsNeeded = true, Example = "zhangsan" };
    private static readonly ImportColumn RoleColumn = new("People.Role", 12) { IsNeeded = true, Example = "Membership.Contributor" };
    private static readonly ImportColumn State = new("Export.State", 10);
    private static readonly ImportColumn Mail = new("Mail.Address", 24) { Example = "zhangsan@example.cn" };

    // The words in which 导出 says a role, and those of the page.
    private static readonly (string Key, (Role Role, bool Signs) Means)[] Roles =
    [
        ("Membership.Contributor", (Role.Contributor, false)), ("Membership.Reviewer", (Role.Reviewer, false)), ("Membership.Signer", (Role.Reviewer, true)),
        ("Membership.Office", (Role.Office, false)), ("Membership.Compiler", (Role.Office, false)), ("Membership.OfficeOrCompiler", (Role.Office, false)),
        ("Membership.Administrator", (Role.Administrator, false)),
    ];

    public override ImportKind Kind => ImportKind.People;

    public override IReadOnlyList<ImportColumn> Columns => Sheet;

    /// <summary>The columns, in the order of the template.</summary>
    internal static IReadOnlyList<ImportColumn> Sheet { get; } = [Name, UserName, UnitFinder.Code, UnitFinder.Name, RoleColumn, State, Mail];

    /// <summary>Who is new in the sheet that was judged last.</summary>
    public IReadOnlyCollection<string> NewUserNames { get; private set; } = [];

    /// <summary>Each new one takes a while: the first passwords are made slow on purpose.</summary>
    public override bool IsLong(ImportPlan plan) => NewUserNames.Count > MostNewAtOnce || base.IsLong(plan);

    public override Task PrepareAsync(Func<int, int, Task>? told, CancellationToken cancel) => first.MakeAsync(NewUserNames, told, cancel);

    /// <summary>The cards of those that came with the sheet that was judged last.</summary>
    public async Task<IReadOnlyList<NewSignIn>> CardsAsync(WorkReportDb db, FirstPasswords given, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(given);
        var keys = NewUserNames.Select(UserNames.Key).ToHashSet(StringComparer.Ordinal);
        var opened = await db.Accounts.Where(a => keys.Contains(a.NameKey)).OrderBy(a => a.Id).Select(a => new { a.UserName, a.Person!.Name }).ToListAsync(cancel);
        return [.. opened.Select(account => new NewSignIn(account.Name, account.UserName, given.Of(account.UserName)))];
    }

    /// <summary>The keys of those that came with it, which nobody else gets one between; 0 and 0 where nobody came.</summary>
    public async Task<(int From, int To)> NewIdsAsync(WorkReportDb db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var keys = NewUserNames.Select(UserNames.Key).ToList();
        var ids = keys.Count == 0 ? [] : await db.Accounts.Where(a => keys.Contains(a.NameKey)).Select(a => a.PersonId).ToListAsync(cancel);
        return ids.Count == 0 ? (0, 0) : (ids.Min(), ids.Max());
    }

    protected override async Task<ImportPlan> PlanAsync(ImportTable table, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(table);
        var db = Desk.Db;
        var units = await UnitFinder.LoadAsync(db, Desk.PersonId is { } me ? db.UnitsWithin(me, Desk.Today, Role.Administrator) : db.OrgUnits, Desk.Today, cancel);
        var known = (await db.Accounts.Select(a => new { a.PersonId, a.NameKey }).ToListAsync(cancel)).ToDictionary(a => a.NameKey, a => a.PersonId, StringComparer.Ordinal);
        var signs = known.Keys.Select(SimplifiedSigns.Of).ToHashSet(StringComparer.Ordinal);
        var mine = Desk.PersonId is { } who ? await db.PeopleAdministeredBy(who, Desk.Today).Select(p => p.Id).ToHashSetAsync(cancel) : null;
        var people = await db.People.Include(p => p.Memberships).Where(p => db.Accounts.Any(a => a.PersonId == p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        Dictionary<string, NewPerson> news = new(StringComparer.Ordinal);
        List<(Person Person, NamedInSheet Unit, (Role Role, bool Signs) Role)> joining = [];
        Dictionary<int, string> reaching = [];
        HashSet<(string, int, Role, bool)> seen = [];
        var (added, same) = (0, 0);
        foreach (var row in table.Rows)
        {
            if (row.Typed(State).Length > 0 && row.Word(State, [("People.Active", true), ("People.Inactive", false)]) is null or false)
            {
                // Who has left is not brought back by a list.
                if (!row.IsFaulty)
                    same++;
                continue;
            }

            var (name, userName) = (row.Needed(Name, Person.NameLength), row.Needed(UserName, UserNames.Longest));
            if (userName is not null)
                row.Demand(UserName, UserNames.May(userName));
            var mail = row.Text(Mail, MailAddress.Longest) ?? "";
            row.Demand(Mail, Person.CanReach(mail));
            var (unit, role) = (units.Of(row), row.Word(RoleColumn, Roles));
            if (row.Typed(RoleColumn).Length == 0)
                row.No(RoleColumn, SharedResource.Text("Field.Required"));
            if (row.IsFaulty || unit is null || role is not { } given)
                continue;
            var key = UserNames.Key(userName);
            if (!seen.Add((key, unit.Id, given.Role, given.Signs)))
            {
                row.No(UserName, SharedResource.Text("Import.Twice"));
            }
            else if (known.TryGetValue(key, out var personId))
            {
                var person = people[personId];
                if (mine?.Contains(personId) == false)
                    row.No(UserName, SharedResource.Text("Import.NameOfOther", userName!));
                else if (person.Name != name)
                    row.No(Name, SharedResource.Text("Import.OtherPerson", userName!, person.Name));
                else if (mail.Length > 0 && (person.Mail.Length > 0 ? person.Mail : reaching.GetValueOrDefault(personId, mail)) != mail)
                    row.No(Mail, SharedResource.Text("Import.OtherMail", person.Name));
                else if (mail.Length > 0 && person.Mail.Length == 0 && person.IsActive && reaching.TryAdd(personId, mail) && Has(person, unit.Id, given))
                    continue;
                else if (Has(person, unit.Id, given))
                    same++;
                else if (!person.IsActive)
                    row.No(UserName, SharedResource.Text("Import.PersonGone", person.Name));
                else if (personId == Desk.PersonId)
                    row.No(RoleColumn, SharedResource.Text("Import.NotYourself"));
                else
                    joining.Add((person, unit, given));
            }
            else if (news.TryGetValue(key, out var there))
            {
                if (there.Name != name)
                    row.No(Name, SharedResource.Text("Import.OtherPerson", userName!, there.Name));
                else
                    there.Roles.Add((unit, given));
                if (mail.Length > 0 && there.Mail.Length > 0 && there.Mail != mail)
                    row.No(Mail, SharedResource.Text("Import.OtherMail", there.Name));
                else if (mail.Length > 0)
                    there.Mail = mail;
                added++;
            }
            else if (news.Count == MostNew)
            {
                row.No(UserName, SharedResource.Text("Import.TooManyPeople", MostNew));
            }
            else if (!signs.Add(SimplifiedSigns.Of(key)))
            {
                // A twin of one that is there, or of one above in the sheet.
                row.No(UserName, SharedResource.Text("Account.NameTaken", userName!));
            }
            else
            {
                news.Add(key, new NewPerson(name!, userName!, [(unit, given)]) { Mail = mail });
                added++;
            }
        }

        NewUserNames = [.. news.Values.Select(someone => someone.UserName)];
        return new ImportPlan(added, joining.Count + reaching.Keys.Except(joining.Select(j => j.Person.Id)).Count(), same, table.Faults, async cancelled =>
        {
            var ids = news.Values.SelectMany(person => person.Roles).Select(role => role.Unit.Id).Concat(joining.Select(j => j.Unit.Id)).ToHashSet();
            List<Touched> touched = [.. joining.Select(j => j.Person).Concat(reaching.Keys.Select(id => people[id])).Distinct().Select(person => new Touched(person, () => person.Id, HeldBy(person) with { HadNoMail = reaching.ContainsKey(person.Id) }))];
            var named = (await db.OrgUnits.ToListAsync(cancelled)).Where(u => ids.Contains(u.Id)).ToDictionary(u => u.Id);
            foreach (var (person, unit, (role, signs)) in joining)
                person.Join(named[unit.Id], role, Desk.By, signs);
            foreach (var (id, mail) in reaching)
                people[id].Reach(mail, people[id].TakesMail, Desk.By);
            foreach (var someone in news.Values)
            {
                var person = db.People.Add(Person.Enrol(someone.Name, Desk.By)).Entity;
                foreach (var (unit, (role, signs)) in someone.Roles)
                    person.Join(named[unit.Id], role, Desk.By, signs);
                person.Reach(someone.Mail, person.TakesMail, Desk.By);
                touched.Add(new Touched(person, () => person.Id, Before: null));
                accounts.Open(person, someone.UserName, await first.KeptAsync(someone.UserName, cancelled), isPrinted: true, Desk.By);
            }

            return touched;
        })
        {
            Doing = [.. news.Keys, .. joining.Select(join => FormattableString.Invariant($"{join.Person.Id} {join.Person.Version} {join.Unit.Id} {join.Role}")), .. reaching.Select(row => FormattableString.Invariant($"{row.Key} {people[row.Key].Version} {row.Value}"))],
        };
    }

    private static bool Has(Person person, int unitId, (Role Role, bool Signs) given) => person.Memberships.Any(m => m.UnitId == unitId && m.Role == given.Role && (m.Signs || !given.Signs));

    /// <summary>What somebody was to whom before.</summary>
    private static HeldBefore HeldBy(Person person) => new([.. person.Memberships.Select(m => new RoleBefore(m.UnitId, m.Role, m.Signs))]);

    private sealed record NewPerson(string Name, string UserName, List<(NamedInSheet Unit, (Role Role, bool Signs) Role)> Roles)
    {
        public string Mail { get; set; } = "";
    }
}
