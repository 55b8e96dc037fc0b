using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Data;
using WorkReport.Web.Data.Search;
using WorkReport.Web.Tests.Data;

namespace WorkReport.Benchmarks;

/// <summary>200,000 texts of 1,111 units in three years are searched by people who reach all, a part and next to nothing of them.</summary>
internal static class Searches
{
    private const int Counties = 10;
    private const int Townships = 10;
    private const int Villages = 10;
    private const int Times = 15;

    /// <summary>What is aimed at.</summary>
    private const double Most = 200;

    private static readonly DateOnly Founded = new(2015, 1, 1);
    private static readonly DateOnly Today = new(2022, 12, 20);
    private static readonly Act By = new("基准", new DateTimeOffset(2022, 12, 10, 9, 0, 0, TimeSpan.FromHours(8)));

    private static readonly string[] Vocabulary =
    [
        "组织", "开展", "宣讲", "活动", "青少年", "五老", "志愿者", "学校", "社区", "乡镇", "村庄", "红色", "故事", "课堂", "读书", "护苗", "春风", "银龄", "关爱", "帮扶", "留守", "儿童", "困境", "慰问", "走访", "培训",
        "法治", "教育", "科技", "体验", "基地", "建设", "阵地", "队伍", "制度", "机制", "协调", "部门", "联合", "检查", "调研", "报告", "典型", "经验", "推广", "媒体", "报道", "资金", "物资", "捐赠", "家长", "家庭", "隔代",
        "心理", "健康", "体育", "艺术", "劳动", "实践", "清明", "国庆", "暑期", "寒假", "安全", "防溺水", "网络", "文明", "环境", "生态", "乡村", "振兴", "产业", "农技", "果园", "合作社", "示范", "创建", "达标", "验收",
    ];

    public static async Task<int> RunAsync(string[] asked)
    {
        var texts = asked is [var said] ? int.Parse(said, CultureInfo.InvariantCulture) : 200_000;
        await using var store = new Store();
        await store.Upgrade();
        var clock = Stopwatch.StartNew();
        var people = await LoadAsync(store, texts);
        Console.WriteLine(FormattableString.Invariant($"{texts:N0} texts saved with their log in {clock.Elapsed.TotalSeconds:0} s."));
        await TellSizeAsync(store, "with the texts");

        var worst = 0.0;
        Console.WriteLine("| who | words | found | all kinds p50 ms | most | one kind p50 ms | most |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var (who, person) in people)
        {
            foreach (var words in new[] { "工作", "护苗", "红石榴籽", "护苗 银龄 果园", "没有这样的词", "第3县" })
            {
                var read = SearchWords.Read(words);
                var (found, all) = await MeasureAsync(store, person, async search => (await search.BeginningsAsync(read, 6)).Count);
                var (count, one) = await MeasureAsync(store, person, async search =>
                {
                    var count = await search.CountAsync(SearchKind.WorkItem, read);
                    return count + ((await search.PageAsync(SearchKind.WorkItem, read, 0, 20)).Count * 0);
                });
                worst = Math.Max(worst, Math.Max(all[^1], one[^1]));
                Console.WriteLine(FormattableString.Invariant($"| {who} | {words} | {(count > SearchQuery.MostCounted ? "1000+" : count)} ({found}) | {all[all.Count / 2]:0.0} | {all[^1]:0.0} | {one[one.Count / 2]:0.0} | {one[^1]:0.0} |"));
            }
        }

        await TellSavesAsync(store);
        clock.Restart();
        var lines = 0;
        for (var some = -1; some != 0; lines += some)
            some = await store.With(db => db.CatchUpAsync());
        Console.WriteLine(FormattableString.Invariant($"{lines:N0} lines of the log put in, in {clock.Elapsed.TotalSeconds:0.0} s."));
        await TellSizeAsync(store, "with the log");
        clock.Restart();
        await store.With(db => SearchedTexts.BuildAsync(db, CancellationToken.None));
        Console.WriteLine(FormattableString.Invariant($"All texts put in anew, as an upgrade does, in {clock.Elapsed.TotalSeconds:0.0} s."));
        var top = people[0].Person;
        var (_, log) = await MeasureAsync(store, top, async search => (await search.PageAsync(SearchKind.Line, SearchWords.Read("护苗"), 0, 20)).Count);
        Console.WriteLine(FormattableString.Invariant($"A page of lines of the log: p50 {log[log.Count / 2]:0.0} ms, most {log[^1]:0.0} ms."));
        return worst > Most ? 1 : 0;
    }

    /// <summary>The first time warms up what a site that has run for a minute knows.</summary>
    private static async Task<(int Found, List<double> Milliseconds)> MeasureAsync(Store store, int person, Func<SearchQuery, Task<int>> ask)
    {
        var (found, times) = (0, new List<double>());
        for (var n = 0; n <= Times; n++)
        {
            await store.With(async db =>
            {
                IReadOnlyList<HeldRole> held = [.. (await db.People.AsNoTracking().SingleAsync(p => p.Id == person)).Memberships.Select(m => new HeldRole(m.UnitId, m.Role, m.Signs))];
                db.AskedBy(person, held, rights: 1, trail: 1);
                var clock = Stopwatch.StartNew();
                found = await ask(await SearchQuery.OfAsync(db, person, Today));
                if (n > 0)
                    times.Add(clock.Elapsed.TotalMilliseconds);
            });
        }

        times.Sort();
        return (found, times);
    }

    private static async Task TellSavesAsync(Store store)
    {
        List<double> text = [], other = [];
        var ids = await store.With(db => db.WorkItems.OrderBy(i => i.Id).Select(i => i.Id).Take(200).ToListAsync());
        foreach (var (at, id) in ids.Index())
        {
            await store.With(async db =>
            {
                var item = await db.WorkItems.SingleAsync(i => i.Id == id);
                // Every other time it is not the text that changes.
                item.Change(at % 2 == 0 ? new ItemWords(item.SectionId, item.Lead, new FigureText([new TextPiece(item.Body + "又改了一处。")])) : new ItemWords(item.SectionId == 1 ? 2 : 1, item.Lead, item.Text), By);
                var clock = Stopwatch.StartNew();
                await db.SaveChangesAsync();
                (at % 2 == 0 ? text : other).Add(clock.Elapsed.TotalMilliseconds);
            });
        }

        text.Sort();
        other.Sort();
        Console.WriteLine(FormattableString.Invariant($"A save that changes a text: p50 {text[text.Count / 2]:0.00} ms; one that changes something else: {other[other.Count / 2]:0.00} ms."));
    }

    private static async Task TellSizeAsync(Store store, string when)
    {
        var index = (long)(await store.Outside("SELECT SUM(LENGTH(block)) FROM SearchGrams_data") ?? 0L);
        Console.WriteLine(FormattableString.Invariant($"The store {when}: {new FileInfo(store.File).Length / 1e6:0} MB, of which the index {index / 1e6:0} MB."));
    }

    private static async Task<IReadOnlyList<(string Who, int Person)>> LoadAsync(Store store, int texts)
    {
        var units = await store.With(async db =>
        {
            var city = OrgUnit.Found("S", "示例市", UnitLevel.City, null, Founded, By);
            List<OrgUnit> all = [city];
            foreach (var c in Enumerable.Range(1, Counties))
            {
                var county = OrgUnit.Found($"C{c}", $"第{c}县", UnitLevel.County, city, Founded, By);
                all.Add(county);
                foreach (var t in Enumerable.Range(1, Townships))
                {
                    var township = OrgUnit.Found($"C{c}T{t}", $"第{c}县{t}乡", UnitLevel.Township, county, Founded, By);
                    all.Add(township);
                    all.AddRange(Enumerable.Range(1, Villages).Select(v => OrgUnit.Found($"C{c}T{t}V{v}", $"第{c}县{t}乡{v}村", UnitLevel.Village, township, Founded, By)));
                }
            }

            db.AddRange(all);
            await db.SaveChangesAsync();
            return all;
        });
        var people = await store.With(async db =>
        {
            var found = await db.OrgUnits.ToDictionaryAsync(u => u.Code);
            List<(string, Person)> people = [];
            foreach (var (who, code, roles) in new (string, string, Role[])[]
            {
                ("the city's office, who administers too", "S", [Role.Office, Role.Reviewer, Role.Administrator]), ("a county's reviewer", "C3", [Role.Reviewer]),
                ("a township's office", "C3T4", [Role.Office]), ("a village's clerk", "C3T4V5", [Role.Contributor]),
            })
            {
                var person = Person.Enrol($"人员{code}", By);
                foreach (var role in roles)
                    person.Join(found[code], role, By);
                db.Add(person);
                people.Add((who, person));
            }

            await db.SaveChangesAsync();
            return people.ConvertAll(p => (p.Item1, p.Item2.Id));
        });
        var periods = await store.With(async db =>
        {
            List<(int, int)> periods = [];
            foreach (var year in Enumerable.Range(2020, 3))
            {
                var period = ReportingPeriod.Announce(year.ToString(CultureInfo.InvariantCulture), year, PeriodKind.Annual, new DateOnly(year, 12, 31), By);
                var section = period.AddSection(OutlinePart.Review, "主要工作", 600, By);
                period.AddSection(OutlinePart.Review, "自身建设", 600, By);
                db.Add(period);
                await db.SaveChangesAsync();
                period.Open(By);
                await db.SaveChangesAsync();
                periods.Add((period.Id, section.Id));
            }

            return periods;
        });
#pragma warning disable CA5394 // Chance that can be repeated is the point.
        var random = new Random(5);
        foreach (var some in Enumerable.Range(0, texts).Chunk(1000))
        {
            await store.With(async db =>
            {
                foreach (var n in some)
                {
                    var (period, section) = periods[n * periods.Count / texts];
                    var body = string.Concat(Enumerable.Range(0, 12).Select(_ => string.Concat(Enumerable.Range(0, random.Next(4, 8)).Select(_ => Vocabulary[random.Next(Vocabulary.Length)])) + "，")) + "做好各项工作。" + (n % 10_000 == 7 ? "像红石榴籽一样。" : "");
                    db.Add(WorkItem.Write(units[n % units.Count].Id, period, new ItemWords(section, $"办好第{n}件实事", new FigureText([new TextPiece(body)])), By));
                }

                await db.SaveChangesAsync();
            });
        }
#pragma warning restore CA5394
        return people;
    }
}
