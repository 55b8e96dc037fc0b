using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Tests.Demonstration;

/// <summary>Whom mail tells of a package is whom the page shows it to: both are asked of everybody who decides in the demonstration city, with its routes, and one who stands in for another.</summary>
public sealed class WhoWaitsTests(DemonstrationStore demonstration) : IClassFixture<DemonstrationStore>
{
    [Fact]
    public async Task Whoever_is_told_of_a_package_finds_it_waiting_and_the_other_way_round()
    {
        await demonstration.Store.With(async db =>
        {
            var day = new DateOnly(2022, 12, 28);
            var reviewers = await db.People.Include(p => p.Memberships).Where(p => p.Memberships.Any(m => m.Role == Role.Reviewer)).OrderBy(p => p.Id).ToListAsync();
            foreach (var (from, to) in reviewers.Zip(reviewers.Skip(1)).Where((_, n) => n % 7 == 0))
                db.Add(Delegation.Give(from, to, day, day, [], from.Id, day, App.Site.By));
            await db.SaveChangesAsync();
            var (told, found) = (new List<string>(), new List<string>());
            var deciders = await db.People.Where(p => p.Memberships.Any(m => m.Role == Role.Reviewer || m.Role == Role.Office)).Select(p => p.Id).ToListAsync();
            // Of the many each seventh, and all for whom something waits by what mail says.
            foreach (var period in await db.OpenPeriodsAsync(CancellationToken.None))
            {
                foreach (var round in period.Rounds.Select(round => round.Number))
                {
                    var standing = await Outstanding.LoadAsync(db, period, round, day, db.OrgUnits);
                    var all = standing.Packages.Values.SelectMany(package => standing.Deciders[package.Id].Select(person => (person, package.Id))).ToList();
                    var asked = deciders.Where((_, n) => n % 7 == 0).Concat(all.Select(row => row.person).Distinct().Take(40)).ToHashSet();
                    told.AddRange(all.Where(row => asked.Contains(row.person)).Select(row => $"{row.person} {row.Id}"));
                    foreach (var person in asked)
                    {
                        var recorded = await db.RecordedAsync(person, period.TreeOn(day), CancellationToken.None);
                        found.AddRange((await (await db.WaitingForAsync(person, day, period, CancellationToken.None)).Where(s => s.Round == round && (s.State != SubmissionState.InReview || s.SubmittedById != person || recorded.Contains(s.UnitId)))
                            .Select(s => s.Id).ToListAsync()).Select(id => $"{person} {id}"));
                    }
                }
            }

            Assert.True(told.Count > 20, $"{told.Count}");
            Assert.Equal(found.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
        });
    }
}
