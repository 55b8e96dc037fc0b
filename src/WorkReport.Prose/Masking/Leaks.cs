using System.Text.RegularExpressions;
using WorkReport.Prose.Checks;
using WorkReport.Prose.Quantities;
using WorkReport.Prose.Readings;

namespace WorkReport.Prose.Masking;

/// <summary>
/// What a masked text still tells: names left standing, a surname beside a mask, one mask for two, two masks for one, details that only one person or place
/// has, exact amounts. In a text in which nothing is masked there is no leak.
/// </summary>
public static partial class Leaks
{
    private static readonly WordTable Ranks = new("省", "市", "县", "区", "镇", "乡", "村", "社区", "街道");
    private static readonly WordTable Bodies = new("集团", "公司", "眼科", "医院", "学校", "小学", "中学", "地产", "日报", "晚报", "杂志", "协会", "合作社", "成长中心", "中心", "银行", "企业");

    /// <summary>Findings as 校核 makes them, in the order of the text.</summary>
    /// <param name="text">A text in which names were taken out, by hand or by <see cref="MaskedText"/>.</param>
    public static IReadOnlyList<Finding> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<Line> lines = Line.Of(text);
        Mask[][] masks = [.. lines.Select(line => Masks(line).ToArray())];
        var found = new List<Finding>();
        if (!masks.Any(inLine => inLine.Length > 0))
            return found;
        HashSet<EntityKind> kinds = [.. masks.SelectMany(inLine => inLine).Select(mask => mask.Kind)];
        WrittenOut(text, kinds, found);
        Surnames(text, found);
        Uneven(lines, masks, found);
        for (var i = 0; i < lines.Count; i++)
        {
            Shared(lines[i], masks[i], found);
            Details(lines[i], masks[i], found);
            Amounts(lines[i], masks[i], found);
        }
        return [.. found.DistinctBy(finding => (finding.Rule, finding.Start)).OrderBy(finding => finding.Start).ThenBy(finding => finding.Rule)];
    }

    /// <summary>Somebody whose kind is taken out elsewhere.</summary>
    private static void WrittenOut(string text, HashSet<EntityKind> masked, List<Finding> found)
    {
        foreach (Entity entity in EntityReader.Read(text))
        {
            bool isTelling = entity.Kind is EntityKind.Phone or EntityKind.IdentityNumber or EntityKind.DocumentNumber or EntityKind.BirthDate;
            if (entity.Kind == EntityKind.Money || !(isTelling || masked.Contains(entity.Kind)))
                continue;
            foreach (Mention mention in entity.Mentions)
            {
                string words = text.Substring(mention.Start, mention.Length);
                // A surname alone is the next rule's.
                if (entity.Kind == EntityKind.Person && words.Length == 1)
                    found.Add(new Finding(CheckRule.NameBesideMask, Severity.Doubtful, mention.Start, mention.Length, [words + (entity.Posts.Count > 0 ? entity.Posts[0] : "")]));
                else
                    found.Add(new Finding(CheckRule.LeakedName, isTelling ? Severity.Wrong : Severity.Doubtful, mention.Start, mention.Length, [words]));
            }
        }
    }

    private static void Surnames(string text, List<Finding> found)
    {
        HashSet<int> known = [.. found.Select(finding => finding.Start)];
        var named = new List<Finding>();
        new NamesBesideMasks().Look(new CheckedText(ReportReader.Read(text), new CheckData()), named);
        found.AddRange(named.Where(finding => !known.Contains(finding.Start)).Select(finding => finding with { Repair = null }));
    }

    /// <summary>xx书记 and XX书记, XX市 and 某市: one of whom, in two ways; and xx书记 and 主任xx, two of whom, in one way.</summary>
    private static void Uneven(List<Line> lines, Mask[][] masks, List<Finding> found)
    {
        var first = new Dictionary<string, Mask>(StringComparer.Ordinal);
        var posts = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < lines.Count; i++)
        {
            foreach (Mask mask in masks[i].Where(mask => mask.Head.Length > 0))
            {
                if (!first.TryAdd(mask.Head, mask) && first[mask.Head] is var usual && usual.Sign[0] != mask.Sign[0] && !(usual.IsOurs && mask.IsOurs))
                    found.Add(At(lines[i], mask, CheckRule.UnevenMask, Severity.Doubtful, mask.Sign, usual.Sign, mask.Head));
                if (mask is { Kind: EntityKind.Person, IsOurs: false } && !posts.TryAdd(mask.Sign, mask.Head) && posts[mask.Sign] != mask.Head)
                    found.Add(At(lines[i], mask, CheckRule.SharedMask, Severity.Doubtful, mask.Sign + mask.Head));
            }
        }
    }

    /// <summary>《XX日报》、《XX日报》: two of a list that are told apart no more.</summary>
    private static void Shared(Line line, Mask[] masks, List<Finding> found)
    {
        for (var i = 1; i < masks.Length; i++)
        {
            var (one, other) = (masks[i - 1], masks[i]);
            if (one.Head.Length == 0 || one.Head != other.Head || one.Sign != other.Sign || other.From <= one.To)
                continue;
            ReadOnlySpan<char> between = line.Said.AsSpan(one.To, other.From - one.To);
            bool isList = between.Length <= one.Head.Length + 4 && between.StartsWith(one.Head) && between[one.Head.Length..].IndexOfAny("、和与及") >= 0 && between.IndexOfAny("。；") < 0;
            if (isList)
                found.Add(At(line, other, CheckRule.SharedMask, Severity.Wrong, other.Sign + other.Head));
        }
    }

    /// <summary>What narrows the choice down to one: a post with a day, the first of a province, a contest or a paper named after its place.</summary>
    private static void Details(Line line, Mask[] masks, List<Finding> found)
    {
        foreach (var (from, to, inside) in Sentences(line, masks))
        {
            if (inside.Length == 0)
                continue;
            string said = line.Said[from..to];
            if (inside.Any(mask => mask.Kind == EntityKind.Person) && Day().Match(said) is { Success: true } day && Chief().IsMatch(said))
                Tell(line, from + day.Index, day.Length, found);
            foreach (ValueMatch only in First().EnumerateMatches(said))
                Tell(line, from + only.Index, only.Length, found);
        }
        foreach (ValueMatch own in Own().EnumerateMatches(line.Said))
            Tell(line, own.Index, own.Length, found);
    }

    private static void Amounts(Line line, Mask[] masks, List<Finding> found)
    {
        if (masks.Length == 0)
            return;
        IReadOnlyList<QuantityReading> amounts = [.. QuantityReader.Read(line.Said).Where(reading => reading.Kind == QuantityKind.Money)];
        int next = 0;
        foreach (var (from, to, inside) in Sentences(line, masks))
        {
            Mask? beside = Array.Find(inside, mask => mask.Kind is EntityKind.Person or EntityKind.Organisation);
            for (; next < amounts.Count && amounts[next].Start < to; next++)
            {
                QuantityReading amount = amounts[next];
                if (beside is null || amount.Start < from)
                    continue;
                var (start, length) = line.At(amount.Start, amount.Start + amount.Length);
                found.Add(new Finding(CheckRule.AmountBesideMask, Severity.Doubtful, start, length, [line.Said.Substring(amount.Start, amount.Length), beside.Sign + beside.Head]));
            }
        }
    }

    private static void Tell(Line line, int at, int length, List<Finding> found)
    {
        var (start, size) = line.At(at, at + length);
        found.Add(new Finding(CheckRule.TellingDetail, Severity.Hint, start, size, [line.Said.Substring(at, length)]));
    }

    private static Finding At(Line line, Mask mask, CheckRule rule, Severity severity, params string[] with)
    {
        var (start, length) = line.At(mask.From, mask.To);
        return new Finding(rule, severity, start, length, with);
    }

    private static IEnumerable<(int From, int To, Mask[] Masks)> Sentences(Line line, Mask[] masks)
    {
        int next = 0;
        for (int from = 0; from < line.Said.Length;)
        {
            int end = line.Said.AsSpan(from).IndexOfAny("。！？；");
            end = end < 0 ? line.Said.Length : from + end;
            int first = next;
            while (next < masks.Length && masks[next].From < end)
                next++;
            if (end > from)
                yield return (from, end, masks[first..next]);
            from = end + 1;
        }
    }

    /// <summary>Where something was taken out, others' way and ours, in the order of the line.</summary>
    private static IEnumerable<Mask> Masks(Line line)
    {
        var masks = new List<Mask>();
        var taken = new HashSet<int>();
        foreach (var (from, to) in MasksLeft.In(line.Said))
        {
            ReadOnlySpan<char> rest = line.From(to);
            string sign = line.Said[from..to];
            taken.UnionWith(Enumerable.Range(from, to - from));
            if (Bodies.AtStart(rest) is { } body)
                masks.Add(new Mask(from, to, EntityKind.Organisation, sign, body));
            else if (Ranks.AtStart(rest) is { } rank)
                masks.Add(new Mask(from, to, EntityKind.Place, sign, rank));
            else if ((PersonWords.Titles.AtStart(rest) ?? PersonWords.Posts.AtEnd(line.To(from))) is { } title)
                masks.Add(new Mask(from, to, EntityKind.Person, sign, title));
            else if (PersonWords.SurnameAt(line, from - 1) == 1 && sign[0] is '某')
                masks.Add(new Mask(from, to, EntityKind.Person, sign, ""));
        }
        foreach (Match ours in StandIns.Marks().Matches(line.Said))
        {
            int to = ours.Index + ours.Length;
            if (taken.Contains(ours.Index) || taken.Contains(to - 1))
                continue;
            if (ours.Value[0] == '×' || ours.Value[1] is '号' or '文')
                continue;
            bool isPerson = ours.Groups["person"].Success;
            EntityKind kind = isPerson ? EntityKind.Person : ours.Groups["place"].Success ? EntityKind.Place : EntityKind.Organisation;
            masks.Add(new Mask(ours.Index, to, kind, ours.Value, isPerson ? PersonWords.Titles.AtStart(line.From(to)) ?? "" : "") { IsOurs = true });
        }
        return masks.OrderBy(mask => mask.From);
    }

    /// <summary>One place where something was taken out.</summary>
    /// <param name="From">Where it begins in its line.</param>
    /// <param name="To">Behind it.</param>
    /// <param name="Kind">What it was.</param>
    /// <param name="Sign">XX, 某某.</param>
    /// <param name="Head">What stands behind it and says what it was: 市, 书记, 日报; empty without.</param>
    private sealed record Mask(int From, int To, EntityKind Kind, string Sign, string Head)
    {
        internal bool IsOurs { get; init; }
    }

    [GeneratedRegex("[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日|(?<![0-9年])[0-9]{1,2}月[0-9]{1,2}日")]
    private static partial Regex Day();

    [GeneratedRegex("书记|市长|县长|区长|镇长|乡长|省长|局长|主席|董事长|校长|院长|秘书长|主任")]
    private static partial Regex Chief();

    [GeneratedRegex("(?:全国|全省|全市|省内|市内|国内|全县|东北|西南|西北|华北|华东|华南|亚洲|世界)(?:第一家|首家|第一个|首个|唯一|最大|最早|首批)")]
    private static partial Regex First();

    [GeneratedRegex("“[\\u4e00-\\u9fff]{2,3}(?:好少年|好人|好青年|工匠|英才|先锋|模范|楷模|名师|慈善奖)”|“[一二三四五六七八九十]+[区园带轴廊港片][一二三四五六七八九十]+(?:中心|基地|区|带|园|廊|轴|城)”|《(?!中国|中华|人民|全国|求是|半月|瞭望|工作)[\\u4e00-\\u9fff]{2,4}》(?=杂志|报|期刊|内刊|简报|[、，]《[\\u4e00-\\u9fff]{2,6}》杂志)")]
    private static partial Regex Own();
}
