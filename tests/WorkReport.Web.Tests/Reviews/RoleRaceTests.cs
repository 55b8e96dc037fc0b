using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Reviews;

/// <summary>A role is taken away while its owner presses a button: whatever was decided was decided before.</summary>
public sealed class RoleRaceTests(TownSite site) : SiteTest(site)
{
    private const int Times = 6;

    public static TheoryData<SubmissionState, SubmissionMove, Role, bool> Pages => new()
    {
        { SubmissionState.InReview, SubmissionMove.Approve, Role.Reviewer, false },
        { SubmissionState.InReview, SubmissionMove.ApproveAndAccept, Role.Reviewer, false },
        { SubmissionState.InReview, SubmissionMove.Return, Role.Reviewer, false },
        { SubmissionState.InReview, SubmissionMove.Approve, Role.Reviewer, true },
        { SubmissionState.Forwarded, SubmissionMove.Accept, Role.Office, false },
        { SubmissionState.Forwarded, SubmissionMove.Accept, Role.Office, true },
        { SubmissionState.Drafting, SubmissionMove.Submit, Role.Contributor, false },
        { SubmissionState.Approved, SubmissionMove.Forward, Role.Contributor, false },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Nothing_is_decided_after_the_role_is_gone(SubmissionState state, SubmissionMove move, Role role, bool inQueue)
    {
        var town = await site.TownAsync(Times + 1);
        string Code(int village) => role is Role.Contributor ? town.CodeOf(village) : town.Code;
        for (var time = 0; time <= Times; time++)
        {
            var village = town.Villages[time];
            await town.BringAsync(village, state);
            var name = $"竞{town.Code}第{time}";
            // A second role, so that the page itself stays in reach.
            await Site.EnrolAsync(name, (Code(time), role), (town.CodeOf(time), Role.Administrator));
            var browser = await Site.SignedInAs(name);
            var package = await town.PackageAsync(village);
            var page = await browser.OpenAsync(inQueue ? "/reviews" : move is SubmissionMove.Submit or SubmissionMove.Forward ? Town.SubmissionPath(village) : await town.ReviewPathAsync(village));
            (string, string)[] fields = inQueue ? [($"Form.Chosen[{package.Id}]", page.Document.QuerySelector($"#chosen-{package.Id}")!.GetAttribute("value")!)]
                : move is SubmissionMove.Return ? [("Form.General", "请核实")] : [];

            // The last time the role is gone before the button is pressed.
            if (time == Times)
                await LeaveAsync(name, Code(time), role);
            await Task.WhenAll(Task.Run(() => Town.ForgeAsync(browser, page, move, fields)), time == Times ? Task.CompletedTask : Task.Run(() => LeaveAsync(name, Code(time), role)));

            var lines = await Site.With(db => db.AuditEntries.Where(e => e.Who.Contains(name) || e.What == "person.left").OrderBy(e => e.Sequence).Select(e => new { e.Sequence, e.What, e.Who }).ToListAsync());
            var left = lines.Last(line => line.What == "person.left").Sequence;
            Assert.DoesNotContain(lines, line => line.Sequence > left && line.What.StartsWith("submission.", StringComparison.Ordinal) && line.Who.Contains(name, StringComparison.Ordinal));
            if (time == Times)
                Assert.Equal((state, package.Moves.Count), ((await town.PackageAsync(village)).State, (await town.PackageAsync(village)).Moves.Count));
        }
    }

    private Task LeaveAsync(string name, string unit, Role role) => Site.With(async db =>
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                var person = await db.People.Include(p => p.Memberships).SingleAsync(p => p.Name == name);
                person.Leave(await db.OrgUnits.SingleAsync(u => u.Code == unit), role, Site.By);
                await db.SaveChangesAsync();
                return;
            }
            catch (Exception fault) when (tries < 20 && Databases.Fault(fault) is not null)
            {
                // The other is writing: once more.
                db.ChangeTracker.Clear();
            }
        }
    });
}
