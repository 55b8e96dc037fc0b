using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using WorkReport.Documents.Tests.Spreadsheets;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.House;

/// <summary>
/// Every address × everyone × every relation: nothing outside the scope, and for what is forbidden the same page as for what
/// does not exist. An address that is not in the table below fails.
/// </summary>
public partial class ScopeMatrixTests(Site site) : SiteTest(site)
{
    /// <summary>Who comes, all of them of township CA1.</summary>
    public enum Who
    {
        Anonymous,
        NoRole,
        Contributor,
        Reviewer,
        Office,
        Administrator,
    }

    /// <summary>What the address names.</summary>
    public enum Relation
    {
        Own,
        Below,
        Above,
        Sibling,
        OtherCounty,
        Absent,
    }

    private enum Kind
    {
        /// <summary>Nobody's in particular.</summary>
        Open,

        /// <summary>For everyone who is signed in.</summary>
        SignedIn,

        /// <summary>For administrators.</summary>
        Administrators,

        /// <summary>For reviewers.</summary>
        Reviewers,

        /// <summary>For the office.</summary>
        Offices,

        /// <summary>For whoever decides on packages: reviewers and the office.</summary>
        Deciders,

        /// <summary>One unit or something of it, for whoever reaches it.</summary>
        Unit,

        /// <summary>One unit or something of it, for those who read and decide there: reviewers and the office.</summary>
        UnitDecision,

        /// <summary>One unit's notice to those right below, for those who read and decide there and for those who reach one that it went to.</summary>
        Notice,

        /// <summary>One unit, for those who administer it.</summary>
        UnitChange,

        /// <summary>One unit, for its own office and those who administer it.</summary>
        UnitForwarding,

        /// <summary>Something kept at one unit, for those who enter there.</summary>
        UnitEntering,

        /// <summary>Something of one contributor, for nobody else.</summary>
        Contributors,

        /// <summary>One person, for those who administer their unit.</summary>
        PersonChange,

        /// <summary>One person, for those who administer their unit, and for themselves.</summary>
        PersonOrSelf,

        /// <summary>For the office of the unit at the top; nobody here is.</summary>
        TopOffice,

        /// <summary>For whoever administers the unit at the top; nobody here does.</summary>
        TopAdministrator,
    }

    private static readonly Dictionary<string, Kind> Table = new()
    {
        ["/"] = Kind.SignedIn,
        ["/account"] = Kind.SignedIn,
        ["/backup"] = Kind.TopAdministrator,
        ["/backup/{name:maxlength(60)}"] = Kind.TopAdministrator,
        ["/backup/{name:maxlength(60)}/file"] = Kind.TopAdministrator,
        // Only units that the person's own places offer can be asked for their figures; it stores nothing.
        ["/checking"] = Kind.SignedIn,
        ["/masking"] = Kind.SignedIn,
        ["/csp-reports"] = Kind.Open,
        ["/errors"] = Kind.Open,
        ["/healthz"] = Kind.Open,
        ["/healthz/live"] = Kind.Open,
        ["/first-password"] = Kind.SignedIn,
        ["/help"] = Kind.Open,
        ["/import"] = Kind.SignedIn,
        ["/import/done"] = Kind.SignedIn,
        ["/import/done/{id:int}"] = Kind.Contributors,
        ["/import/done/{id:int}/cards"] = Kind.Contributors,
        ["/import/maps"] = Kind.SignedIn,
        ["/import/maps/{id:int}"] = Kind.UnitEntering,
        ["/import/maps/{id:int}/offer"] = Kind.UnitEntering,
        ["/import/{kind:maxlength(10)}"] = Kind.SignedIn,
        ["/import/{kind:maxlength(10)}/columns"] = Kind.SignedIn,
        ["/import/{kind:maxlength(10)}/template"] = Kind.SignedIn,
        ["/items/{id:int}"] = Kind.Unit,
        ["/items/{id:int}/check"] = Kind.Unit,
        ["/items/{id:int}/evidence"] = Kind.Unit,
        ["/items/{id:int}/evidence/{file:int}"] = Kind.Unit,
        ["/items/{id:int}/evidence/{file:int}/picture"] = Kind.Unit,
        ["/items/{id:int}/evidence/{file:int}/remove"] = Kind.Unit,
        ["/items/{id:int}/remove"] = Kind.Unit,
        ["/log"] = Kind.Administrators,
        ["/log/check"] = Kind.TopAdministrator,
        ["/metrics"] = Kind.SignedIn,
        ["/metrics.xlsx"] = Kind.SignedIn,
        ["/metrics/new"] = Kind.TopOffice,
        ["/metrics/starter"] = Kind.TopOffice,
        ["/metrics/{id:int}"] = Kind.TopOffice,
        ["/metrics/{id:int}/asked"] = Kind.TopOffice,
        ["/notices/{id:int}"] = Kind.Notice,
        ["/notices/{id:int}/blanks.zip"] = Kind.Notice,
        ["/notices/{id:int}/edit"] = Kind.UnitDecision,
        ["/notices/{id:int}/issue"] = Kind.UnitDecision,
        ["/notices/{id:int}/notice.docx"] = Kind.Notice,
        ["/notices/{id:int}/notice.pdf"] = Kind.Notice,
        ["/notices/{id:int}/pages/{number:int}.svg"] = Kind.Notice,
        ["/notices/{id:int}/remove"] = Kind.UnitDecision,
        ["/people"] = Kind.Administrators,
        ["/people.xlsx"] = Kind.Administrators,
        ["/people/new"] = Kind.Administrators,
        ["/people/{id:int}"] = Kind.PersonChange,
        ["/people/{id:int}/awaited/{awaited:int}"] = Kind.PersonChange,
        ["/people/{id:int}/delegations"] = Kind.PersonOrSelf,
        ["/people/{id:int}/join"] = Kind.PersonChange,
        ["/people/{id:int}/leave"] = Kind.PersonChange,
        ["/people/{id:int}/mail"] = Kind.PersonOrSelf,
        ["/people/{id:int}/password"] = Kind.PersonChange,
        ["/people/{id:int}/rename"] = Kind.PersonChange,
        ["/people/{id:int}/signing/{unit:int}"] = Kind.PersonChange,
        ["/people/{id:int}/standing"] = Kind.PersonChange,
        ["/periods"] = Kind.TopOffice,
        ["/periods/new"] = Kind.TopOffice,
        ["/periods/{id:int}"] = Kind.TopOffice,
        ["/periods/{id:int}/catalogue"] = Kind.TopOffice,
        ["/periods/{id:int}/catalogue/{metric:int}"] = Kind.TopOffice,
        ["/periods/{id:int}/collect"] = Kind.TopOffice,
        ["/periods/{id:int}/due/{round:int}"] = Kind.TopOffice,
        ["/periods/{id:int}/end"] = Kind.TopOffice,
        ["/periods/{id:int}/open"] = Kind.TopOffice,
        ["/periods/{id:int}/remove"] = Kind.TopOffice,
        ["/periods/{id:int}/reopen"] = Kind.TopOffice,
        ["/periods/{id:int}/sections/new"] = Kind.TopOffice,
        ["/periods/{id:int}/sections/{section:int}"] = Kind.TopOffice,
        ["/plans/{id:int}"] = Kind.Unit,
        ["/plans/{id:int}/check"] = Kind.Unit,
        ["/plans/{id:int}/outcome"] = Kind.Unit,
        ["/plans/{id:int}/remove"] = Kind.Unit,
        ["/preferences"] = Kind.Open,
        ["/reports/{id:int}"] = Kind.UnitDecision,
        ["/reports/{id:int}/approve"] = Kind.UnitDecision,
        ["/reports/{id:int}/archive.zip"] = Kind.TopOffice, // for the office of the unit, once the report is issued; none here is: ArchiveTests
        ["/reports/{id:int}/consult"] = Kind.UnitDecision,
        ["/reports/{id:int}/deliberate"] = Kind.UnitDecision,
        ["/reports/{id:int}/blocks/new/{place:maxlength(10)}/{section:int}"] = Kind.UnitDecision,
        ["/reports/{id:int}/blocks/{block:int}"] = Kind.UnitDecision,
        ["/reports/{id:int}/blocks/{block:int}/arrange"] = Kind.UnitDecision,
        ["/reports/{id:int}/changes"] = Kind.UnitDecision,
        ["/reports/{id:int}/changes/{from:int}-{to:int}.docx"] = Kind.UnitDecision,
        ["/reports/{id:int}/changes/{from:int}-{to:int}.pdf"] = Kind.UnitDecision,
        ["/reports/{id:int}/check"] = Kind.UnitDecision,
        ["/reports/{id:int}/choose"] = Kind.UnitDecision,
        ["/reports/{id:int}/draft.docx"] = Kind.UnitDecision,
        ["/reports/{id:int}/draft.pdf"] = Kind.UnitDecision,
        ["/reports/{id:int}/editions/{number:int}.docx"] = Kind.UnitDecision,
        ["/reports/{id:int}/editions/{number:int}.pdf"] = Kind.UnitDecision,
        ["/reports/{id:int}/figures"] = Kind.UnitDecision,
        ["/reports/{id:int}/basis"] = Kind.UnitDecision,
        ["/reports/{id:int}/head"] = Kind.UnitDecision,
        ["/reports/{id:int}/issue"] = Kind.UnitDecision,
        ["/reports/{id:int}/moved"] = Kind.UnitDecision,
        ["/reports/{id:int}/moved.docx"] = Kind.UnitDecision,
        ["/reports/{id:int}/moved.pdf"] = Kind.UnitDecision,
        ["/reports/{id:int}/pages/{number:int}.svg"] = Kind.UnitDecision,
        ["/reports/{id:int}/record"] = Kind.UnitDecision,
        ["/reports/{id:int}/replace"] = Kind.UnitDecision,
        ["/reports/{id:int}/send"] = Kind.UnitDecision,
        ["/reports/{id:int}/signed/{file:int}"] = Kind.UnitDecision,
        ["/reports/{id:int}/steps"] = Kind.UnitDecision,
        ["/reports/{id:int}/text"] = Kind.UnitDecision,
        ["/reviews"] = Kind.Deciders,
        ["/search"] = Kind.SignedIn,
        ["/setup"] = Kind.Open,
        ["/sign-in"] = Kind.Open,
        ["/sign-out"] = Kind.SignedIn,
        ["/status"] = Kind.Administrators,
        ["/submissions/{id:int}"] = Kind.Unit,
        ["/submissions/{id:int}/comments"] = Kind.Unit,
        ["/submissions/{id:int}/comments/{piece:maxlength(30)}"] = Kind.Unit,
        ["/submissions/{id:int}/comments/{piece:maxlength(30)}/{comment:int}"] = Kind.Unit,
        ["/submissions/{id:int}/changes"] = Kind.Unit,
        ["/submissions/{id:int}/changes/{from:int}-{to:int}.docx"] = Kind.Unit,
        ["/submissions/{id:int}/changes/{from:int}-{to:int}.pdf"] = Kind.Unit,
        ["/submissions/{id:int}/record"] = Kind.Unit,
        ["/submissions/{id:int}/revisions/{number:int}"] = Kind.Unit,
        ["/submissions/{id:int}/signed/{file:int}"] = Kind.Unit,
        ["/typesetting"] = Kind.SignedIn,
        // Named by a random key that only the person who made it knows; it holds nobody else's data.
        ["/typesetting/{id:length(32)}.pdf"] = Kind.SignedIn,
        ["/typesetting/{id:maxlength(32)}/pages/{number:int}.svg"] = Kind.SignedIn,
        ["/units/{id:int?}"] = Kind.Unit,
        ["/units/{id:int}/add"] = Kind.UnitChange,
        ["/units/{id:int}/close"] = Kind.UnitChange,
        ["/units/{id:int}/duties"] = Kind.UnitForwarding,
        ["/units/{id:int}/filler"] = Kind.UnitChange,
        ["/units/{id:int}/formulas"] = Kind.UnitForwarding,
        ["/units/{id:int}/forwarding"] = Kind.UnitForwarding,
        ["/units/{id:int}/jottings"] = Kind.UnitEntering,
        ["/units/{id:int}/jottings/{jotting:int}"] = Kind.UnitEntering,
        ["/units/{id:int}/jottings/{jotting:int}/photo"] = Kind.UnitEntering,
        ["/units/{id:int}/move"] = Kind.UnitChange,
        ["/units/{id:int}/rename"] = Kind.UnitChange,
        ["/units/{id:int}/{period:maxlength(12)}/corrections/{metric:int}"] = Kind.Unit,
        ["/units/{id:int}/route"] = Kind.UnitForwarding,
        ["/units/{id:int}/undo-close"] = Kind.UnitChange,
        ["/units/{id:int}/undo-founding"] = Kind.UnitChange,
        ["/units/{id:int}/undo-move"] = Kind.UnitChange,
        ["/units/{id:int}/{period:maxlength(12)}/check"] = Kind.Unit,
        ["/units/{id:int}/{period:maxlength(12)}/forms"] = Kind.UnitDecision,
        ["/units/{id:int}/{period:maxlength(12)}/forms/new"] = Kind.UnitDecision,
        ["/units/{id:int}/{period:maxlength(12)}/forms/{form:int}"] = Kind.UnitDecision,
        ["/units/{id:int}/{period:maxlength(12)}/forms/{form:int}.xlsx"] = Kind.UnitDecision,
        ["/units/{id:int}/{period:maxlength(12)}/forms/{form:int}/cells"] = Kind.UnitDecision,
        ["/units/{id:int}/{period:maxlength(12)}/forms/{form:int}/file"] = Kind.UnitDecision,
        ["/units/{id:int}/{period:maxlength(12)}/forms/{form:int}/standing"] = Kind.UnitDecision,
        ["/units/{id:int}/{period:maxlength(12)}/items"] = Kind.Unit,
        ["/units/{id:int}/{period:maxlength(12)}/items.xlsx"] = Kind.Unit,
        ["/units/{id:int}/{period:maxlength(12)}/items/new"] = Kind.Unit,
        ["/units/{id:int}/{period:maxlength(12)}/notice"] = Kind.UnitDecision,
        ["/units/{id:int}/{period:maxlength(12)}/outcomes"] = Kind.Unit,
        ["/units/{id:int}/{period:maxlength(12)}/plans"] = Kind.Unit,
        ["/units/{id:int}/{period:maxlength(12)}/plans.xlsx"] = Kind.Unit,
        ["/units/{id:int}/{period:maxlength(12)}/plans/new"] = Kind.Unit,
        ["/units/{id:int}/{period:maxlength(12)}/progress"] = Kind.UnitDecision,
        ["/units/{id:int}/{period:maxlength(12)}/progress.xlsx"] = Kind.UnitDecision,
        ["/units/{id:int}/{period:maxlength(12)}/remind"] = Kind.UnitDecision,
        ["/units/{id:int}/{period:maxlength(12)}/report"] = Kind.UnitDecision,
        ["/units/{id:int}/{period:maxlength(12)}/reading"] = Kind.Unit,
        ["/settled/{id:int}"] = Kind.Unit,
        ["/units/{id:int}/{period:maxlength(12)}/settled/{metric:int}"] = Kind.Unit,
        ["/units/{id:int}/{period:maxlength(12)}/sheet"] = Kind.Unit,
        ["/units/{id:int}/{period:maxlength(12)}/sheet.xlsx"] = Kind.Unit,
        ["/units/{id:int}/{period:maxlength(12)}/sheet/blank.xlsx"] = Kind.Unit,
        ["/units/{id:int}/{period:maxlength(12)}/sheet/print"] = Kind.Unit,
        ["/units/{id:int}/{period:maxlength(12)}/sheet/upload"] = Kind.Unit,
        ["/units/{id:int}/{period:maxlength(12)}/sheets"] = Kind.Unit,
        ["/units/{id:int}/{period:maxlength(12)}/submission"] = Kind.Unit,
        ["/units/{id:int}/{period:maxlength(12)}/submission/ask"] = Kind.Unit,
        ["/units/{id:int}/{period:maxlength(12)}/submission/confirm"] = Kind.Unit,
        ["/units/{id:int}/reports"] = Kind.UnitDecision,
        ["/units/{id:int}/{period:maxlength(12)}/totals"] = Kind.UnitDecision,
        ["/units/{id:int}/{period:maxlength(12)}/totals.xlsx"] = Kind.UnitDecision,
        ["/units/{id:int}/{period:maxlength(12)}/totals/cross"] = Kind.UnitDecision,
        ["/units/{id:int}/{period:maxlength(12)}/totals/cross.xlsx"] = Kind.UnitDecision,
        ["/units/{id:int}/{period:maxlength(12)}/totals/marks"] = Kind.UnitDecision,
        ["/units/{id:int}/{period:maxlength(12)}/totals/{metric:int}"] = Kind.UnitDecision,
    };

    /// <summary>Those of them that take no form.</summary>
    private static readonly HashSet<string> ReadOnly =
    [
        "/backup/{name:maxlength(60)}/file",
        "/import",
        "/import/done",
        "/import/maps",
        "/import/{kind:maxlength(10)}/template",
        "/items/{id:int}/evidence/{file:int}",
        "/items/{id:int}/evidence/{file:int}/picture",
        "/metrics.xlsx",
        "/notices/{id:int}/blanks.zip",
        "/notices/{id:int}/notice.docx",
        "/notices/{id:int}/notice.pdf",
        "/notices/{id:int}/pages/{number:int}.svg",
        "/people.xlsx",
        "/people/{id:int}",
        "/periods",
        "/periods/{id:int}",
        "/periods/{id:int}/catalogue",
        "/reports/{id:int}/archive.zip",
        "/reports/{id:int}/text",
        "/reports/{id:int}/changes",
        "/reports/{id:int}/changes/{from:int}-{to:int}.docx",
        "/reports/{id:int}/changes/{from:int}-{to:int}.pdf",
        "/reports/{id:int}/draft.docx",
        "/reports/{id:int}/draft.pdf",
        "/reports/{id:int}/editions/{number:int}.docx",
        "/reports/{id:int}/editions/{number:int}.pdf",
        "/reports/{id:int}/moved.docx",
        "/reports/{id:int}/moved.pdf",
        "/reports/{id:int}/pages/{number:int}.svg",
        "/reports/{id:int}/signed/{file:int}",
        "/submissions/{id:int}/changes",
        "/submissions/{id:int}/changes/{from:int}-{to:int}.docx",
        "/submissions/{id:int}/changes/{from:int}-{to:int}.pdf",
        "/submissions/{id:int}/comments",
        "/submissions/{id:int}/revisions/{number:int}",
        "/submissions/{id:int}/signed/{file:int}",
        "/units/{id:int?}",
        "/units/{id:int}/{period:maxlength(12)}/forms",
        "/units/{id:int}/{period:maxlength(12)}/forms/{form:int}",
        "/units/{id:int}/{period:maxlength(12)}/forms/{form:int}.xlsx",
        "/units/{id:int}/{period:maxlength(12)}/outcomes",
        "/units/{id:int}/{period:maxlength(12)}/plans",
        "/units/{id:int}/{period:maxlength(12)}/plans.xlsx",
        "/units/{id:int}/{period:maxlength(12)}/items.xlsx",
        "/units/{id:int}/{period:maxlength(12)}/progress",
        "/units/{id:int}/{period:maxlength(12)}/progress.xlsx",
        "/units/{id:int}/{period:maxlength(12)}/sheet/blank.xlsx",
        "/units/{id:int}/{period:maxlength(12)}/sheet/print",
        "/units/{id:int}/{period:maxlength(12)}/sheet.xlsx",
        "/units/{id:int}/{period:maxlength(12)}/totals",
        "/units/{id:int}/{period:maxlength(12)}/totals.xlsx",
        "/units/{id:int}/{period:maxlength(12)}/totals/cross",
        "/units/{id:int}/{period:maxlength(12)}/totals/cross.xlsx",
        "/units/{id:int}/{period:maxlength(12)}/totals/marks",
        "/units/{id:int}/{period:maxlength(12)}/totals/{metric:int}",
        "/units/{id:int}/jottings/{jotting:int}/photo",
        "/units/{id:int}/reports",
    ];

    /// <summary>Those that lead on to what there is already: every unit of the city has a report.</summary>
    private static readonly HashSet<string> LeadsOn = ["/units/{id:int}/{period:maxlength(12)}/report"];

    private static readonly Dictionary<Relation, string> Codes = new()
    {
        [Relation.Own] = "CA1",
        [Relation.Below] = "CA11",
        [Relation.Above] = "CA",
        [Relation.Sibling] = "CA2",
        [Relation.OtherCounty] = "CB1",
    };

    /// <summary>The addresses that take a form.</summary>
    internal static IEnumerable<string> TakingForms => Table.Keys.Except(ReadOnly);

    /// <summary>The addresses of tables across units, and those that give what a page shows as a workbook.</summary>
    internal static IEnumerable<string> OfTables => Table.Keys.Where(route => route.EndsWith(".xlsx", StringComparison.Ordinal) || route.EndsWith("/cross", StringComparison.Ordinal));

    public static TheoryData<Who> Everyone => [.. Enum.GetValues<Who>()];

    [Fact]
    public void Every_address_is_in_the_table()
    {
        var routes = Site.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Where(r => !Asset().IsMatch(r)).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(Table.Keys.Order(StringComparer.Ordinal), routes);
    }

    [Theory]
    [MemberData(nameof(Everyone))]
    public async Task What_is_not_theirs_is_not_there(Who who)
    {
        var city = await City.In(Site);
        using var client = await ClientOf(who);
        var token = await TokenOf(client, who);
        foreach (var (route, kind) in Table.Where(r => r.Value >= Kind.Unit))
        {
            var absent = await GetAsync(client, Address(route, city, Relation.Absent));
            foreach (var of in Enum.GetValues<Relation>())
            {
                var address = Address(route, city, of);
                var got = await GetAsync(client, address);
                var posted = await PostAsync(client, address, token);
                var says = $"{who} {of} {route}";
                if (who is Who.Anonymous)
                {
                    Assert.True(got.Status is HttpStatusCode.Redirect, says);
                    Assert.True(posted.Status is HttpStatusCode.Unauthorized or HttpStatusCode.BadRequest, $"{says}: {posted.Status}");
                }
                else if (ReadOnly.Contains(route))
                {
                    // These take no form from anyone.
                    Assert.Equal((HttpStatusCode.MethodNotAllowed, says), (posted.Status, says));
                    Assert.Equal((MaySee(kind, who, of) ? HttpStatusCode.OK : HttpStatusCode.NotFound, says), (got.Status, says));
                    Assert.True(got.Status is HttpStatusCode.OK || got.Body == absent.Body, says);
                }
                else if (MaySee(kind, who, of))
                {
                    Assert.True(got.Status == (LeadsOn.Contains(route) ? HttpStatusCode.Redirect : HttpStatusCode.OK), $"{says}: {got.Status}");
                    // Nothing was filled in, so nothing is done; but the form is there to be filled in.
                    Assert.True(posted.Status is HttpStatusCode.BadRequest, $"{says}: {posted.Status}");
                }
                else
                {
                    Assert.Equal((HttpStatusCode.NotFound, absent.Body, says), (got.Status, got.Body, says));
                    Assert.Equal((HttpStatusCode.NotFound, absent.Body, says), (posted.Status, posted.Body, says));
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Everyone))]
    public async Task Lists_and_pickers_name_nothing_outside_the_scope(Who who)
    {
        var city = await City.In(Site);
        using var client = await ClientOf(who);
        string[] foreign = [.. city.Codes.Where(c => !MaySee(Kind.Unit, who, OfCode(c)))];
        string[] lists =
        [
            "/", "/account", "/search?q=村C", "/search?q=工作", "/search?q=C A", "/units", "/units?q=村", "/units?q=C&p=2", "/people", "/people?left=true", $"/people?unit={city["CB1"]}", "/people?q=C", "/people/new", "/log",
            $"/units/{city["CA1"]}/2022/sheet", $"/units/{city["CA1"]}/2022/sheets", "/metrics", "/metrics?standing=Every",
            $"/units/{city["CA1"]}/{City.Period}/items", $"/units/{city["CA1"]}/{City.Period}/items/new", $"/items/{city.ItemOf("CA1")}", $"/items/{city.ItemOf("CA1")}/evidence",
            $"/units/{city["CA1"]}/{City.Period}/plans", $"/units/{city["CA1"]}/{City.Period}/plans/new", $"/plans/{city.PlanOf("CA1")}",
            "/import/maps", "/import/done", $"/import/maps/{city.MapOf("CA1")}", $"/import/done/{city.ImportOf("CA1")}", "/log?subject=C", $"/units/{city["CA1"]}", $"/units/{city["CA11"]}/move", $"/units/{city["CA11"]}/filler", $"/people/{city.ContributorOf("CA11")}/join",
            $"/units/{city["CA1"]}/{City.Period}/progress", $"/units/{city["CA1"]}/{City.Period}/progress?status=Incomplete", $"/units/{city["CA"]}/{City.Period}/progress",
            $"/units/{city["CA1"]}/{City.Period}/notice", $"/units/{city["CA1"]}/{City.Period}/remind", $"/notices/{city.NoticeOf("CA1")}", $"/units/{city["CA1"]}/{City.Period}/sheet/upload",
            $"/units/{city["CA1"]}/{City.Period}/totals", $"/units/{city["CA1"]}/{City.Period}/totals/cross?level=Village", $"/units/{city["CA1"]}/{City.Period}/totals/{city.Metric}?all=true", $"/units/{city["CA"]}/{City.Period}/totals/{city.Metric}",
            "/reviews", "/reviews?q=村&sort=Since", $"/reviews?last={city.SubmissionOf("CB1")}&done=Approve", $"/units/{city["CA1"]}/{City.Period}/submission", $"/submissions/{city.SubmissionOf("CA1")}",
            $"/units/{city["CA1"]}/{City.Period}/submission/confirm", $"/submissions/{city.SubmissionOf("CA1")}/revisions/1",
            $"/reports/{city.ReportOf("CA1")}", $"/reports/{city.ReportOf("CA1")}/choose", $"/reports/{city.ReportOf("CA1")}/choose?q=村", $"/reports/{city.ReportOf("CA1")}/choose?section={city.PlanSection}",
        ];
        foreach (var list in lists)
        {
            var got = await GetAsync(client, list);
            foreach (var code in foreign)
            {
                // Where a person's own page names their unit, they see it in their own scope.
                Assert.DoesNotContain(city.NameOf(code), got.Body, StringComparison.Ordinal);
                Assert.DoesNotContain($"{Role.Contributor}.{code}<", got.Body, StringComparison.Ordinal);
                Assert.DoesNotContain($"/units/{city[code]}\"", got.Body, StringComparison.Ordinal);
                Assert.DoesNotContain($"/people/{city.ContributorOf(code)}\"", got.Body, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Everyone))]
    public async Task Whole_pages_open_for_those_they_are_for(Who who)
    {
        using var client = await ClientOf(who);
        foreach (var (route, kind) in Table.Where(r => r.Value is Kind.SignedIn or Kind.Administrators or Kind.Reviewers or Kind.Offices or Kind.Deciders && !r.Key.Contains('{', StringComparison.Ordinal) && r.Key is not ("/sign-out" or "/first-password")))
        {
            var isFor = kind switch
            {
                Kind.Administrators => who is Who.Administrator,
                Kind.Reviewers => who is Who.Reviewer,
                Kind.Offices => who is Who.Office,
                Kind.Deciders => who is Who.Reviewer or Who.Office,
                _ => true,
            };
            var expected = who is Who.Anonymous ? HttpStatusCode.Redirect : isFor ? HttpStatusCode.OK : HttpStatusCode.NotFound;
            Assert.Equal((expected, route), ((await GetAsync(client, route)).Status, route));
        }
    }

    [Theory]
    [MemberData(nameof(Everyone))]
    public async Task Workbooks_hold_nothing_outside_the_scope(Who who)
    {
        var city = await City.In(Site);
        using var client = await ClientOf(who);
        string[] foreign = [.. city.Codes.Where(c => !MaySee(Kind.Unit, who, OfCode(c)))];
        var opened = 0;
        foreach (var (route, of) in from route in Table.Keys where route.EndsWith(".xlsx", StringComparison.Ordinal) from of in Enum.GetValues<Relation>() select (route, of))
        {
            var got = await client.GetAsync(new Uri(Address(route, city, of) + (route.Contains("cross", StringComparison.Ordinal) ? "?level=Village" : ""), UriKind.Relative));
            if (got.StatusCode is not HttpStatusCode.OK)
                continue;
            opened++;
            var words = ReadXlsx.Of(await got.Content.ReadAsByteArrayAsync()).Parts["xl/sharedStrings.xml"];
            Assert.All(foreign, code => Assert.DoesNotContain(city.NameOf(code), words, StringComparison.Ordinal));
            Assert.All(foreign, code => Assert.DoesNotContain($"{Role.Contributor}.{code}<", words, StringComparison.Ordinal));
        }

        // Six times the catalogue; then what is of a unit, of two units, and for the administrator the people.
        Assert.Equal(who switch { Who.Anonymous => 0, Who.NoRole => 6, Who.Contributor => 6 + 4, Who.Administrator => 6 + 8 + 6, _ => 6 + 16 }, opened);
    }

    private static bool MaySee(Kind kind, Who who, Relation of) => kind switch
    {
        Kind.Unit => who switch
        {
            Who.Contributor => of is Relation.Own,
            Who.Reviewer or Who.Office or Who.Administrator => of is Relation.Own or Relation.Below,
            _ => false,
        },
        Kind.TopOffice or Kind.TopAdministrator => false,
        Kind.UnitEntering => who is Who.Contributor or Who.Office && of is Relation.Own,
        Kind.PersonOrSelf => (who is Who.Contributor && of is Relation.Own) || MaySee(Kind.PersonChange, who, of),
        Kind.Contributors => who is Who.Contributor && of is Relation.Own,
        Kind.UnitForwarding => (who is Who.Office && of is Relation.Own) || MaySee(Kind.UnitChange, who, of),
        Kind.UnitDecision => who is Who.Reviewer or Who.Office && of is (Relation.Own or Relation.Below),
        // That of the county went to their township, that of the township to its villages, which the administrator reaches.
        Kind.Notice => MaySee(Kind.UnitDecision, who, of) || (of is Relation.Above && who is Who.Contributor or Who.Reviewer or Who.Office or Who.Administrator) || (of is Relation.Own && who is Who.Administrator),
        _ => who is Who.Administrator && of is (Relation.Own or Relation.Below),
    };

    private static Relation OfCode(string code) => code switch
    {
        "CA1" => Relation.Own,
        "CA11" or "CA12" => Relation.Below,
        "CA" => Relation.Above,
        _ => Relation.OtherCounty,
    };

    private static string Address(string route, City city, Relation of) => city.Address(route, of is Relation.Absent ? null : Codes[of]);

    private async Task<HttpClient> ClientOf(Who who)
    {
        await City.In(Site);
        return who switch
        {
            Who.Anonymous => Site.Client(),
            Who.NoRole => await Site.ClientOf(City.NoRole),
            _ => await Site.ClientOf(City.UserAt("CA1", Enum.Parse<Role>(who.ToString()))),
        };
    }

    private static async Task<string> TokenOf(HttpClient client, Who who)
    {
        var html = await client.GetStringAsync(new Uri(who is Who.Anonymous ? "/sign-in" : "/", UriKind.Relative));
        return new HtmlParser().ParseDocument(html).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
    }

    private static async Task<(HttpStatusCode Status, string Body)> GetAsync(HttpClient client, string address) => await ReadAsync(await client.GetAsync(new Uri(address, UriKind.Relative)));

    private static async Task<(HttpStatusCode Status, string Body)> PostAsync(HttpClient client, string address, string token)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token });
        return await ReadAsync(await client.PostAsync(new Uri(address, UriKind.Relative), form));
    }

    private static async Task<(HttpStatusCode Status, string Body)> ReadAsync(HttpResponseMessage response) =>
        (response.StatusCode, OneTime().Replace(await response.Content.ReadAsStringAsync(), ""));

    [GeneratedRegex(@"^/(site|comment|draft|writing|sheet|print|asked|copy|typesetting|icon|lib/htmx\.min)\.")]
    private static partial Regex Asset();

    // The number of the request and the token of a form are different each time.
    [GeneratedRegex("<code>[^<]*</code>|value=\"CfDJ8[^\"]*\"")]
    private static partial Regex OneTime();
}
