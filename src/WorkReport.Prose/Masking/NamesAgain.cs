using WorkReport.Prose.Checks;
using WorkReport.Prose.Quantities;
using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Masking;

/// <summary>What was found once is looked for everywhere, also in its short forms; and whose short form 王书记 is.</summary>
internal static class NamesAgain
{
    private const int Longest = 12;

    private static readonly WordTable ShortKinds = new("集团公司", "有限公司", "集团", "公司", "小学", "中学", "学校", "医院", "合作社", "协会", "厂");

    /// <summary>Finds the rest of the mentions in all lines.</summary>
    internal static void Find(List<Line> lines)
    {
        var full = new Dictionary<string, Found>(StringComparer.Ordinal);
        var shorts = new Dictionary<string, Found?>(StringComparer.Ordinal);
        foreach (Line line in lines)
        {
            foreach (Found found in line.Found)
            {
                string name = line.Said[found.From..found.To];
                if (found.Kind is EntityKind.Person && found.Key.Length > 1 && PersonWords.Titles.AtStart(found.Key.AsSpan(1)) is null)
                    full.TryAdd(found.Key, found);
                else if (found.Kind is EntityKind.Place or EntityKind.Organisation)
                    full.TryAdd(name, found);
                if (Short(found) is { } brief)
                    shorts[brief] = shorts.TryGetValue(brief, out Found? other) && (other is null || Key(other) != Key(found)) ? null : found;
            }
        }
        foreach (var (brief, found) in shorts)
        {
            if (found is not null)
                full.TryAdd(brief, found);
        }
        if (full.Count == 0)
            return;
        int[] lengths = [.. full.Keys.Select(name => name.Length).Where(length => length <= Longest).Distinct().OrderDescending()];
        var firsts = full.Keys.Select(name => name[0]).ToHashSet();
        var lookup = full.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (Line line in lines)
        {
            for (var i = 0; i < line.Said.Length; i++)
            {
                if (line.IsTaken(i) || !firsts.Contains(line[i]))
                    continue;
                foreach (int length in lengths)
                {
                    if (i + length <= line.Said.Length && lookup.TryGetValue(line.Said.AsSpan(i, length), out Found? known) && IsNamed(line, i, i + length, known))
                    {
                        line.Take(known.Kind, i, i + length, known.Key, known.Kind == EntityKind.Person ? "" : known.Word);
                        break;
                    }
                }
            }
        }
        GivenNames(lines, full);
    }

    /// <summary>
    /// To whom each mention of a person belongs, by <see cref="Of"/>: 王书记 is the one 王 who is 书记 somewhere, or the only 王 there is; else somebody of his own.
    /// </summary>
    internal static Dictionary<string, string> Whose(IReadOnlyCollection<Found> persons)
    {
        ILookup<string, (string Name, string Post)> bySurname = persons.Where(IsWhole).Select(found => (Name: found.Key, Post: found.Word)).Distinct().ToLookup(named => SurnameOf(named.Name), StringComparer.Ordinal);
        var whose = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Found found in persons)
        {
            if (whose.ContainsKey(Of(found)))
                continue;
            string key = found.Key;
            if (!IsWhole(found))
            {
                string[] inPost = [.. bySurname[found.Key].Where(named => named.Post.Length > 0 && (named.Post.EndsWith(found.Word, StringComparison.Ordinal) || found.Word.EndsWith(named.Post, StringComparison.Ordinal))).Select(named => named.Name).Distinct()];
                string[] all = [.. bySurname[found.Key].Select(named => named.Name).Distinct()];
                key = inPost.Length == 1 ? inPost[0] : inPost.Length == 0 && all.Length == 1 ? all[0] : $"{found.Key} {found.Word}";
            }
            whose[Of(found)] = key;
        }
        return whose;
    }

    /// <summary>What tells mentions of people apart: the name, of a short form also the title.</summary>
    internal static string Of(Found found) => IsWhole(found) ? found.Key : $"{found.Key} {found.Word}";

    /// <summary>河北 and 河北省 are one, 柳溪县 and 柳溪镇 are two.</summary>
    internal static string Stem(Found found)
        => Places.Known.IsKnown(found.Key) && found.Word is not ("县" or "区") ? found.Key : found.Key.EndsWith(found.Word, StringComparison.Ordinal) ? found.Key : found.Key + found.Word;

    private static bool IsWhole(Found found) => found.Key.Length > 2 || (found.Key.Length == 2 && !IsCompound(found.Key));

    private static bool IsCompound(string name) => name.Length == 2 && SurnameOf(name).Length == 2;

    private static string SurnameOf(string name) => name.Length >= 2 && PersonWords.IsCompound(name.AsSpan(0, 2)) ? name[..2] : name[..1];

    private static string Key(Found found) => found.Kind == EntityKind.Place ? Stem(found) : found.Key;

    /// <summary>柳溪 of 柳溪县, 恒泰 of 恒泰集团; null where that would be a word.</summary>
    private static string? Short(Found found)
    {
        string stem = found.Kind switch
        {
            EntityKind.Place when found.Word is "县" or "市" or "区" or "省" or "州" or "自治州" or "旗" or "镇" or "乡" && found.Key.Length > found.Word.Length + 1 && found.Key.EndsWith(found.Word, StringComparison.Ordinal) => found.Key[..^found.Word.Length],
            EntityKind.Organisation => found.Key[..found.Key.IndexOf('·', StringComparison.Ordinal)],
            _ => "",
        };
        return stem.Length is < 2 or > 4 || TypoLexicon.Ours.IsWord(stem) || Places.Known.IsWord(stem) ? null : stem;
    }

    private static bool IsNamed(Line line, int from, int to, Found known)
    {
        if (!line.IsFree(from, to))
            return false;
        string name = line.Said[from..to];
        // A word that only begins or ends like the name.
        if (known.Kind == EntityKind.Person)
            return to - from > 2 || !Edges.IsWord(line, to - 1) && !Edges.IsWord(line, from - 1) && (Edges.Begins(line, from) || Edges.EndsPerson(line, to));
        if (name == line.Said[from..to] && (known.Kind == EntityKind.Place ? name.EndsWith(known.Word, StringComparison.Ordinal) : name.Length > known.Key.IndexOf('·', StringComparison.Ordinal)))
            return true;
        if (known.Kind == EntityKind.Organisation)
            return ShortKinds.AtStart(line.From(to)) is null && Edges.Begins(line, from);
        return !Edges.IsWord(line, to - 1) && !Edges.IsWord(line, from - 1);
    }

    /// <summary>建国同志 where 王建国 is the only one of that name.</summary>
    private static void GivenNames(List<Line> lines, Dictionary<string, Found> full)
    {
        var given = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (string name in full.Values.Where(found => found.Kind == EntityKind.Person).Select(found => found.Key).Distinct())
        {
            string brief = name[SurnameOf(name).Length..];
            if (brief.Length == 2)
                given[brief] = given.ContainsKey(brief) ? null : name;
        }
        foreach (Line line in lines)
        {
            for (int i = line.Said.IndexOf("同志", StringComparison.Ordinal); i >= 0; i = line.Said.IndexOf("同志", i + 2, StringComparison.Ordinal))
            {
                if (i >= 2 && given.GetValueOrDefault(line.Said.Substring(i - 2, 2)) is { } name && line.IsFree(i - 2, i) && Scripts.IsHan(line[i - 1]))
                    line.Take(EntityKind.Person, i - 2, i, name, "同志");
            }
        }
    }
}
