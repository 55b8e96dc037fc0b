using WorkReport.Domain.Organisation;

namespace WorkReport.Web.Tests.App;

/// <summary>
/// A site of its own for what concerns the whole tree at once: its periods and its catalogue are nobody else's. It has the top unit,
/// a county below it and a township below that, with someone for every role at each, and neither period nor metric.
/// </summary>
public sealed class CatalogueSite : Site
{
    public const string County = "X1";
    public const string Township = "X11";

    /// <summary>办公室 of the unit at the top.</summary>
    public static string Office => UserAt(Top, Role.Office);

    /// <summary>User name of whoever has that role at that unit.</summary>
    public static string UserAt(string code, Role role) => $"{role}.{code}";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await With(async db =>
        {
            var county = OrgUnit.Found(County, "东川县", UnitLevel.County, db.OrgUnits.Single(u => u.Code == Top), City.Founded, By);
            db.AddRange(county, OrgUnit.Found(Township, "东川镇", UnitLevel.Township, county, City.Founded, By));
            await db.SaveChangesAsync();
        });
        foreach (var code in new[] { Top, County, Township })
        {
            foreach (var role in Enum.GetValues<Role>())
                await EnrolAsync(UserAt(code, role), (code, role));
        }
    }
}
