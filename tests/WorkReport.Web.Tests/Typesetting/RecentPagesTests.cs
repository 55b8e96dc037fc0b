using Microsoft.Extensions.Time.Testing;
using WorkReport.Documents.Layout;
using WorkReport.Web.Pages.Typesetting;

namespace WorkReport.Web.Tests.Typesetting;

public class RecentPagesTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public void Pages_are_kept_while_they_are_asked_for_and_gone_half_an_hour_later()
    {
        var recent = new RecentPages(time);
        var id = recent.Keep(Pages());
        for (var n = 0; n < 3; n++)
        {
            time.Advance(TimeSpan.FromMinutes(29));
            Assert.NotNull(recent.Find(id));
        }

        time.Advance(TimeSpan.FromMinutes(31));
        Assert.Null(recent.Find(id));
    }

    [Fact]
    public void The_one_unused_for_longest_makes_room()
    {
        var recent = new RecentPages(time);
        var ids = new List<string>();
        for (var n = 0; n < RecentPages.Most; n++)
        {
            ids.Add(recent.Keep(Pages()));
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.NotNull(recent.Find(ids[0]));
        time.Advance(TimeSpan.FromSeconds(1));
        recent.Keep(Pages());
        Assert.NotNull(recent.Find(ids[0]));
        Assert.Null(recent.Find(ids[1]));
        Assert.All(ids.Skip(2), id => Assert.NotNull(recent.Find(id)));
    }

    [Fact]
    public void Many_runs_of_one_glyph_make_room_as_what_they_weigh()
    {
        var recent = new RecentPages(time);
        var run = new GlyphRun { Face = null!, Size = 1, Baseline = 1, Element = 0, Glyphs = [], X = [], CodePoints = [] };
        var half = Pages() with { Pages = [new TypesetPage(1, 1, [.. Enumerable.Repeat(run, RecentPages.MostGlyphs / RecentPages.GlyphsPerRun / 2)], [])] };
        var ids = new List<string>();
        for (var n = 0; n < 3; n++)
        {
            ids.Add(recent.Keep(half));
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Null(recent.Find(ids[0]));
        Assert.NotNull(recent.Find(ids[1]));
        Assert.NotNull(recent.Find(ids[2]));
    }

    [Fact]
    public void Names_cannot_be_guessed()
    {
        var recent = new RecentPages(time);
        var ids = Enumerable.Range(0, 20).Select(_ => recent.Keep(Pages())).ToList();
        Assert.Equal(20, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^[0-9a-f]{32}$", id));
    }

    private static TypesetDocument Pages() => new("", "zh-CN", [], [], new TypesettingRecord(0, 0, 0, [], [], []));
}
