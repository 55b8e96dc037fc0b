using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Jottings;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Plans;
using WorkReport.Domain.Reports;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Data;
using WorkReport.Web.Data.Search;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.Data;

namespace WorkReport.Web.Tests.Search;

/// <summary>The index says at every moment what the texts say.</summary>
public sealed class SearchUpkeepTests : IAsyncLifetime
{
    private const string Signs = "宣讲课堂春风护苗银龄五老走进村校红色故事";

    private static readonly DateOnly Founded = new(2020, 1, 1);
    private static readonly Act By = new("测试", Store.Noon);

    private readonly Store store = new();
    private int unit;
    private int period;
    private int section;

    public async ValueTask InitializeAsync()
    {
        await store.Upgrade();
        await store.With(async db =>
        {
            var (found, asked) = (OrgUnit.Found("U0", "顶层单位", UnitLevel.City, null, Founded, By), ReportingPeriod.Announce("2022", 2022, PeriodKind.Annual, new DateOnly(2022, 12, 31), By));
            var first = asked.AddSection(OutlinePart.Review, "主要工作", 600, By);
            asked.AddSection(OutlinePart.Plan, "安排", 600, By);
            db.AddRange(found, asked);
            await db.SaveChangesAsync();
            var draft = Report.Draft(found.Id, asked.Id, new ReportHead("总结", "", "", ""), By);
            db.Add(draft);
            await db.SaveChangesAsync();
            (unit, period, section) = (found.Id, asked.Id, first.Id);
        });
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task After_any_saves_what_is_found_is_what_stands_there()
    {
#pragma warning disable CA5394 // Chance that can be repeated is the point.
        var random = new Random(7);
        for (var n = 0; n < 150; n++)
            await store.With(db => StepAsync(db, random));
        var texts = await TextsAsync();
        Assert.InRange(texts.Count, 40, 400);
        var hits = 0;
        for (var n = 0; n < 120; n++)
        {
            var whole = texts[random.Next(texts.Count)].Text;
            var at = random.Next(Math.Max(1, whole.Length - 4));
            var word = whole[at..Math.Min(whole.Length, at + random.Next(2, 5))];
            if (SearchWords.Read(word) is not { Words: [var only], TooShort: [] } words || only != word)
                continue;
            foreach (var kind in Enum.GetValues<SearchKind>().Except([SearchKind.Line]))
            {
                var should = texts.Where(text => text.Kind == kind && text.Text.Contains(word, StringComparison.Ordinal)).Select(text => text.Key).Order().ToList();
                Assert.Equal(should, await KeysAsync(kind, words, null));
                Assert.Equal(kind is SearchKind.Unit or SearchKind.Person ? [] : should, await KeysAsync(kind, words, [unit]));
                Assert.Empty(await KeysAsync(kind, words, [unit + 1]));
                hits += should.Count;
            }
        }
#pragma warning restore CA5394
        Assert.InRange(hits, 100, int.MaxValue);

        // Built anew it is the same.
        var before = await KeysAsync(SearchKind.WorkItem, SearchWords.Read("宣讲"), null);
        await store.Outside("DELETE FROM SearchGrams WHERE rowid > 0");
        Assert.Empty(await KeysAsync(SearchKind.WorkItem, SearchWords.Read("宣讲"), null));
        await store.With(db => SearchedTexts.BuildAsync(db, CancellationToken.None));
        Assert.Equal(before, await KeysAsync(SearchKind.WorkItem, SearchWords.Read("宣讲"), null));
    }

    [Fact]
    public async Task A_save_that_changes_a_text_costs_one_command_more_and_one_that_does_not_none()
    {
        var item = await store.With(async db =>
        {
            var item = WorkItem.Write(unit, period, new ItemWords(section, "春风", new FigureText([new TextPiece("护苗。")])), By);
            db.Add(item);
            await db.SaveChangesAsync();
            return item.Id;
        });
        var text = await CountAsync(new ItemWords(section, "春风", new FigureText([new TextPiece("护苗行动。")])));
        var other = await CountAsync(new ItemWords(section + 1, "春风", new FigureText([new TextPiece("护苗行动。")])));
        Assert.Equal(1, text - other);

        Task<int> CountAsync(ItemWords words) => store.With(async db =>
        {
            using var commands = new CommandCounter(db);
            var found = await db.WorkItems.SingleAsync(i => i.Id == item);
            found.Change(words, By);
            var before = commands.Count;
            await db.SaveChangesAsync();
            return commands.Count - before;
        });
    }

    [Fact]
    public async Task What_is_not_saved_is_not_found()
    {
        await store.Outside("CREATE TRIGGER no BEFORE INSERT ON AuditEntries BEGIN SELECT RAISE(ABORT, 'no'); END");
        await Assert.ThrowsAnyAsync<Exception>(() => store.With(async db =>
        {
            db.Add(WorkItem.Write(unit, period, new ItemWords(section, "不算数", new FigureText([new TextPiece("写了没存。")])), By));
            await db.SaveChangesAsync();
        }));
        Assert.Empty(await KeysAsync(SearchKind.WorkItem, SearchWords.Read("不算数"), null));
    }

    [Fact]
    public async Task The_log_is_caught_up_with_once_and_without_its_hashes()
    {
        await store.With(async db =>
        {
            var item = WorkItem.Write(unit, period, new ItemWords(section, "春风", new FigureText([new TextPiece("护苗。")])), By with { Who = "李淑芬（lsf）" });
            db.Add(item);
            await db.SaveChangesAsync();
            item.Change(new ItemWords(section, "春风", new FigureText([new TextPiece("护苗银龄行动。")])), By);
            await db.SaveChangesAsync();
        });
        Assert.Empty(await KeysAsync(SearchKind.Line, SearchWords.Read("银龄"), null));
        while (await store.With(db => db.CatchUpAsync()) > 0)
        {
        }

        Assert.Single(await KeysAsync(SearchKind.Line, SearchWords.Read("银龄"), null));
        Assert.Single(await KeysAsync(SearchKind.Line, SearchWords.Read("LSF"), null));
        Assert.Equal(0, await store.With(db => db.CatchUpAsync()));
        var hash = await store.With(db => db.AuditEntries.Where(e => e.What == "item.changed").Select(e => e.After!).SingleAsync());
        Assert.DoesNotContain("sha256", SearchedLines.Text(hash), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(await store.With(db => db.AuditEntries.CountAsync()), (int)(long)(await store.Outside($"SELECT COUNT(*) FROM SearchGrams WHERE rowid >= {SearchText.Range(SearchKind.Line).First}"))!);
    }

    [Fact]
    public async Task A_store_from_before_is_found_in_from_its_upgrade_on()
    {
        await using var old = new OldStore();
        await old.Store.Upgrade();
        var texts = (long)(await old.Store.Outside("SELECT (SELECT COUNT(*) FROM WorkItems) + (SELECT COUNT(*) FROM PlanItems) + (SELECT COUNT(*) FROM ReportBlocks) + (SELECT COUNT(*) FROM OrgUnits) + (SELECT COUNT(*) FROM People)"))!;
        Assert.InRange(texts, 50, long.MaxValue);
        Assert.Equal(texts, await old.Store.Outside($"SELECT COUNT(*) FROM SearchGrams WHERE rowid < {SearchText.Range(SearchKind.Line).First}"));
    }

    [Theory]
    [InlineData("村", 0, 1)]
    [InlineData(" 五老　宣讲 ", 2, 0)]
    [InlineData("宣讲，村", 1, 1)]
    [InlineData("\" OR 1=1 --", 1, 1)]
    [InlineData("", 0, 0)]
    public void Words_of_one_character_are_told_from_those_that_are_searched_for(string typed, int words, int tooShort)
    {
        var read = SearchWords.Read(typed);
        Assert.Equal((words, tooShort), (read.Words.Count, read.TooShort.Count));
    }

#pragma warning disable CA5394 // Chance that can be repeated is the point.
    private async Task StepAsync(WorkReportDb db, Random random)
    {
        var (one, two) = (Chance(random), Chance(random));
        switch (random.Next(12))
        {
            case 0 or 1:
                db.Add(WorkItem.Write(unit, period, new ItemWords(section, one[..2], new FigureText([new TextPiece(one), new TextPiece("三场", new BoundFigure(1, unit, FigureAspect.All)), new TextPiece(two)]), "联办"), By));
                break;
            case 2 when await db.WorkItems.OrderBy(i => i.Id).FirstOrDefaultAsync() is { } item:
                item.Change(new ItemWords(section, two[..2], new FigureText([new TextPiece(two)])), By);
                break;
            case 3 when await db.WorkItems.OrderBy(i => i.Id).FirstOrDefaultAsync() is { } item:
                item.Remove(By);
                db.Remove(item);
                break;
            case 4:
                db.Add(PlanItem.Propose(unit, period, new PlanTask(section, one, null, null, "", two, "", null), By));
                break;
            case 5 when await db.PlanItems.OrderBy(i => i.Id).FirstOrDefaultAsync() is { } plan:
                plan.Change(plan.Task with { Text = two }, By);
                break;
            case 6 or 7:
                (await db.Reports.SingleAsync()).AddBlock(new BlockSpot(BlockPlace.Section, section), "", new FigureText([new TextPiece(one)]), [], By);
                break;
            case 8 when await db.Reports.SingleAsync() is { Blocks: [var block, ..] } draft:
                draft.ChangeBlock(block.Id, two[..2], new FigureText([new TextPiece(one)]), By);
                break;
            case 9 when await db.Reports.SingleAsync() is { Blocks: [var block, ..] } draft:
                draft.RemoveBlock(block.Id, By);
                break;
            case 10:
                db.Add(Jotting.Note(unit, Founded, one, "42名", null, By));
                break;
            default:
                var person = Person.Enrol(one[..3], By);
                db.Add(person);
                await db.SaveChangesAsync();
                person.Rename(two[..3], By);
                break;
        }

        await db.SaveChangesAsync();
    }

    private static string Chance(Random random) => string.Concat(Enumerable.Range(0, random.Next(8, 24)).Select(at => at % 7 == 6 ? '，' : Signs[random.Next(Signs.Length)]));
#pragma warning restore CA5394

    private Task<List<SearchText>> TextsAsync() => store.With(async db =>
    {
        List<object> rows = [.. await db.WorkItems.ToListAsync(), .. await db.PlanItems.ToListAsync(), .. await db.Set<ReportBlock>().ToListAsync(), .. await db.Jottings.ToListAsync(), .. await db.OrgUnits.ToListAsync(), .. await db.People.ToListAsync()];
        return rows.ConvertAll(row => SearchedTexts.Text(row, _ => unit));
    });

    private Task<List<long>> KeysAsync(SearchKind kind, SearchWords words, int[]? units) => store.With(db => db.SearchIndex.Keys(db, kind, words, units).OrderBy(key => key).ToListAsync());
}
