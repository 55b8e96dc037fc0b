using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Data;

/// <summary>Who enters for a unit, who reads it, who receives it.</summary>
public sealed class RelationTests : IAsyncLifetime
{
    private static readonly DateOnly Founded = new(2020, 1, 1);
    private static readonly DateOnly Today = new(2022, 12, 20);
    private static readonly Act By = new("测试", Store.Noon);

    private readonly Store store = new();

    public async ValueTask InitializeAsync()
    {
        await store.Upgrade();
        // 市 C ─ 县 X ─ 镇 T ─ 村 V1, V2; 县 Y
        await store.With(async db =>
        {
            Dictionary<string, OrgUnit> made = [];
            foreach (var (code, above) in new[] { ("C", ""), ("X", "C"), ("Y", "C"), ("T", "X"), ("V1", "T"), ("V2", "T") })
                db.Add(made[code] = OrgUnit.Found(code, $"{code}单位", UnitLevel.Township, above.Length > 0 ? made[above] : null, Founded, By));
            await db.SaveChangesAsync();
        });
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task A_contributor_enters_for_the_unit_and_those_it_fills_in_for_and_the_office_for_its_unit_alone()
    {
        var (writer, office) = (await EnrolAsync(("T", Role.Contributor)), await EnrolAsync(("X", Role.Office)));
        await ChangeAsync(units => units["V1"].LetFill(units["T"], By));
        Assert.Equal("T V1", await NamesAsync(db => db.UnitsEnteredBy(writer, Today)));
        Assert.Equal("X", await NamesAsync(db => db.UnitsEnteredBy(office, Today)));
        Assert.Equal("", await NamesAsync(db => db.UnitsEnteredBy(writer, Founded.AddDays(-1))));
    }

    [Fact]
    public async Task A_unit_without_reviewers_is_read_by_the_nearest_above()
    {
        var (county, village) = (await EnrolAsync(("X", Role.Reviewer)), await EnrolAsync(("V1", Role.Reviewer)));
        Assert.Equal("T V2 X", await NamesAsync(db => db.UnitsReviewedBy(county, Today)));
        Assert.Equal("V1", await NamesAsync(db => db.UnitsReviewedBy(village, Today)));
        // A second at the same unit reads the same.
        var second = await EnrolAsync(("X", Role.Reviewer));
        Assert.Equal("T V2 X", await NamesAsync(db => db.UnitsReviewedBy(second, Today)));
        await LeaveAsync(village);
        Assert.Equal("T V1 V2 X", await NamesAsync(db => db.UnitsReviewedBy(county, Today)));
        Assert.Equal("", await NamesAsync(db => db.UnitsReviewedBy(village, Today)));
    }

    [Fact]
    public async Task A_report_is_approved_by_the_nearest_reviewer_who_may_sign()
    {
        var (city, county, village) = (await EnrolAsync(("C", Role.Reviewer)), await EnrolAsync(("X", Role.Reviewer)), await EnrolAsync(("V1", Role.Reviewer)));
        await LetSignAsync(city, "C", true);
        Assert.Equal("C T V1 V2 X Y", await NamesAsync(db => db.UnitsSignedBy(city, Today)));
        Assert.Equal("", await NamesAsync(db => db.UnitsSignedBy(county, Today)));
        await LetSignAsync(county, "X", true);
        Assert.Equal("T V1 V2 X", await NamesAsync(db => db.UnitsSignedBy(county, Today)));
        Assert.Equal("C Y", await NamesAsync(db => db.UnitsSignedBy(city, Today)));
        // The village is read by its own, who may not sign.
        Assert.Equal("V1", await NamesAsync(db => db.UnitsReviewedBy(village, Today)));
        await LetSignAsync(county, "X", false);
        Assert.Equal("C T V1 V2 X Y", await NamesAsync(db => db.UnitsSignedBy(city, Today)));
        await LeaveAsync(city);
        Assert.Equal("", await NamesAsync(db => db.UnitsSignedBy(city, Today)));

        Task LetSignAsync(int person, string code, bool signs) => store.With(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == person)).LetSign(await db.OrgUnits.SingleAsync(u => u.Code == code), signs, By);
            await db.SaveChangesAsync();
        });
    }

    [Fact]
    public async Task A_package_is_received_by_the_nearest_office_above_and_never_by_the_units_own()
    {
        var (city, township) = (await EnrolAsync(("C", Role.Office)), await EnrolAsync(("T", Role.Office)));
        Assert.Equal("T X Y", await NamesAsync(db => db.UnitsReceivedBy(city, Today)));
        Assert.Equal("V1 V2", await NamesAsync(db => db.UnitsReceivedBy(township, Today)));
        await LeaveAsync(township);
        Assert.Equal("T V1 V2 X Y", await NamesAsync(db => db.UnitsReceivedBy(city, Today)));
    }

    [Fact]
    public async Task Who_serves_follows_the_tree_of_the_day()
    {
        var (x, y) = (await EnrolAsync(("X", Role.Reviewer), ("X", Role.Office)), await EnrolAsync(("Y", Role.Reviewer), ("Y", Role.Office)));
        await ChangeAsync(units => new OrgTree(units.Values).Move(units["T"], units["Y"], Today, By));
        Assert.Equal("T V1 V2 X", await NamesAsync(db => db.UnitsReviewedBy(x, Today.AddDays(-1))));
        Assert.Equal("X", await NamesAsync(db => db.UnitsReviewedBy(x, Today)));
        Assert.Equal("T V1 V2", await NamesAsync(db => db.UnitsReceivedBy(y, Today)));
    }

    [Fact]
    public async Task What_a_person_is_to_a_package_is_all_of_this_at_once()
    {
        var person = await EnrolAsync(("T", Role.Contributor), ("T", Role.Office), ("X", Role.Reviewer));
        var other = await EnrolAsync(("Y", Role.Office), ("C", Role.Administrator));
        var package = await store.With(async db =>
        {
            var period = Years.Opened("2022", 2022, PeriodKind.Annual, new DateOnly(2022, 12, 31), By);
            db.Add(period);
            await db.SaveChangesAsync();
            var package = Season.InState(await db.OrgUnits.Where(u => u.Code == "T").Select(u => u.Id).SingleAsync(), period.Id, SubmissionState.InReview, person);
            db.Add(package);
            await db.SaveChangesAsync();
            return package;
        });
        Assert.Equal(
            SubmissionRelation.Contributor | SubmissionRelation.Office | SubmissionRelation.Reviewer | SubmissionRelation.Submitter | SubmissionRelation.Own, await RelationAsync(person, "T", package));
        Assert.Equal(SubmissionRelation.Contributor | SubmissionRelation.Office | SubmissionRelation.Reviewer | SubmissionRelation.Own, await RelationAsync(person, "T"));
        Assert.Equal(SubmissionRelation.Reviewer | SubmissionRelation.OfficeAbove | SubmissionRelation.ReceivingReviewer, await RelationAsync(person, "V1"));
        Assert.Equal(SubmissionRelation.Reviewer | SubmissionRelation.Own, await RelationAsync(person, "X"));
        Assert.Equal(SubmissionRelation.Office | SubmissionRelation.Own, await RelationAsync(other, "Y"));
        Assert.Equal(SubmissionRelation.None, await RelationAsync(other, "T", package));

        var year = await store.With(async db => await db.UnitYearAsync(person, Today, package.UnitId, "2022"));
        Assert.Equal((SubmissionState.InReview, false, true), (year!.State, year.IsTop, year.IsWriter));
        Assert.Null(await store.With(async db => await db.UnitYearAsync(await EnrolAsync(("Y", Role.Office)), Today, package.UnitId, "2022")));
        Assert.Null(await store.With(db => db.UnitYearAsync(person, Today, package.UnitId, "2021")));
    }

    [Fact]
    public async Task A_unit_founded_after_the_day_of_counting_has_no_part_in_the_period()
    {
        var person = await EnrolAsync(("C", Role.Office));
        var late = await store.With(async db =>
        {
            db.Add(Years.Opened("2020", 2020, PeriodKind.Annual, new DateOnly(2020, 12, 31), By));
            var unit = OrgUnit.Found("N", "新村", UnitLevel.Village, await db.OrgUnits.SingleAsync(u => u.Code == "T"), new DateOnly(2022, 3, 1), By);
            db.Add(unit);
            await db.SaveChangesAsync();
            return unit.Id;
        });
        Assert.Null(await store.With(db => db.UnitYearAsync(person, Today, late, "2020")));
        var top = await store.With(db => db.OrgUnits.Where(u => u.Code == "C").Select(u => u.Id).SingleAsync());
        Assert.True((await store.With(db => db.UnitYearAsync(person, Today, top, "2020")))!.IsTop);
    }

    /// <summary>Over random roles, moves and people who left, the store answers as a walk up the places does.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Over_random_roles_it_is_the_walk_up_the_places(int seed)
    {
#pragma warning disable CA5394 // Chance that can be repeated is the point.
        var random = new Random(seed);
        string[] codes = ["C", "X", "Y", "T", "V1", "V2"];
        for (var n = 0; n < 6; n++)
        {
            var person = await EnrolAsync([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => (codes[random.Next(codes.Length)], (Role)random.Next(4))).Distinct()]);
            if (random.Next(5) == 0)
                await LeaveAsync(person);
        }

        await ChangeAsync(units => units[codes[random.Next(3, 6)]].LetFill(units[codes[random.Next(3)]], By));
        await ChangeAsync(units => new OrgTree(units.Values).Move(units["V2"], units[codes[random.Next(3)]], Today.AddDays(-3), By));
#pragma warning restore CA5394
        var people = await store.With(db => db.People.AsNoTracking().ToListAsync());
        var all = await store.With(db => db.OrgUnits.AsNoTracking().ToListAsync());
        foreach (var person in people)
        {
            bool Serves(OrgUnit unit, Role role, int from) => Up(unit).Skip(from)
                .Select(at => people.Where(p => p.IsActive && p.Memberships.Any(m => m.UnitId == at.Id && m.Role == role)).ToList())
                .FirstOrDefault(serving => serving.Count > 0)?.Contains(person) ?? false;
            bool Has(OrgUnit unit, Role role) => person.IsActive && person.Memberships.Any(m => m.UnitId == unit.Id && m.Role == role);
            bool Enters(OrgUnit unit) => Has(unit, Role.Contributor) || Has(unit, Role.Office)
                || Up(unit).Any(above => above.Id == unit.FilledById && Has(above, Role.Contributor));

            Assert.Equal(Named(all.Where(Enters)), await NamesAsync(db => db.UnitsEnteredBy(person.Id, Today)));
            Assert.Equal(Named(all.Where(u => Serves(u, Role.Reviewer, 0))), await NamesAsync(db => db.UnitsReviewedBy(person.Id, Today)));
            Assert.Equal(Named(all.Where(u => Serves(u, Role.Office, 1))), await NamesAsync(db => db.UnitsReceivedBy(person.Id, Today)));
            foreach (var unit in all)
            {
                var relation = await RelationAsync(person.Id, unit.Code);
                Assert.Equal((Serves(unit, Role.Reviewer, 0), Serves(unit, Role.Office, 1), Has(unit, Role.Office)),
                    (relation.HasFlag(SubmissionRelation.Reviewer), relation.HasFlag(SubmissionRelation.OfficeAbove), relation.HasFlag(SubmissionRelation.Office)));
                Assert.Equal(Enters(unit), (relation & (SubmissionRelation.Contributor | SubmissionRelation.Office)) != 0);
            }
        }

        IEnumerable<OrgUnit> Up(OrgUnit unit)
        {
            for (var at = unit; at is not null; at = all.Find(u => u.Id == at.PlaceOn(Today)?.ParentId))
                yield return at;
        }
    }

    private static string Named(IEnumerable<OrgUnit> units) => string.Join(' ', units.Select(u => u.Code).Order(StringComparer.Ordinal));

    private async Task<string> NamesAsync(Func<WorkReportDb, IQueryable<OrgUnit>> units) =>
        Named(await store.With(db => units(db).AsNoTracking().ToListAsync()));

    private async Task<SubmissionRelation> RelationAsync(int person, string code, Submission? package = null) => await store.With(async db =>
        await db.RelationAsync(person, Today, await db.OrgUnits.Where(u => u.Code == code).Select(u => u.Id).SingleAsync(), package));

    private Task<int> EnrolAsync(params (string Code, Role Role)[] roles) => store.With(async db =>
    {
        var person = Person.Enrol("某人", By);
        foreach (var (code, role) in roles)
            person.Join(await db.OrgUnits.SingleAsync(u => u.Code == code), role, By);
        db.Add(person);
        await db.SaveChangesAsync();
        return person.Id;
    });

    private Task LeaveAsync(int person) => store.With(async db =>
    {
        (await db.People.SingleAsync(p => p.Id == person)).Deactivate(By);
        await db.SaveChangesAsync();
    });

    private Task ChangeAsync(Action<Dictionary<string, OrgUnit>> change) => store.With(async db =>
    {
        change(await db.OrgUnits.ToDictionaryAsync(u => u.Code));
        await db.SaveChangesAsync();
    });
}
