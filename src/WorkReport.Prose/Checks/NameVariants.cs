using WorkReport.Prose.Outlines;
using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Checks;

/// <summary>“关爱明天、普法先行” and “关爱明天，普法先行”, 《工作方案》 and 《工作方桉》: one name in two spellings; “献一策” and “献良策”, 慈善会 and 慈善总会; a title that is another the second time.</summary>
internal sealed class NameVariants : IRule
{
    private const int Shortest = 4;
    private const int Longest = 40;

    /// <summary>From this length on names that differ in one sign are taken for one.</summary>
    private const int Alike = 4;

    private const string Counting = "一二三四五六七八九十百两零首上下左右前后东西南北甲乙丙省市县区乡镇村男女老中小大新旧";

    public void Look(CheckedText text, List<Finding> found)
    {
        var names = new Dictionary<string, List<Name>>(StringComparer.Ordinal);
        foreach (Passage passage in text.Passages)
            Collect(passage, names);
        foreach (List<Name> spellings in names.Values)
            Marks(spellings, found);
        OneSign(names, found);
        NearNames.Look([.. names.Values.Select(spellings => new NearNames.Name(Key(spellings[0].Form), spellings[0].IsTitle, [.. spellings.Select(name => (name.Passage, name.From, name.To, name.Form))]))], found);
        BodyNames.Look(text, found);
        Title(text, found);
    }

    private static void Collect(Passage passage, Dictionary<string, List<Name>> names)
    {
        string said = passage.Said;
        for (var i = 0; i < said.Length; i++)
        {
            char close = said[i] switch { '“' => '”', '《' => '》', _ => '\0' };
            if (close == '\0')
                continue;
            int window = Math.Min(Longest + 1, said.Length - i - 1), end = said.AsSpan(i + 1, window).IndexOf(close);
            if (end < Shortest || said.AsSpan(i + 1, end).IndexOfAny("“《。") >= 0)
                continue;
            string form = said.Substring(i + 1, end).Replace(',', '，').Replace(':', '：').TrimEnd('，', '；', '！');
            string key = Key(form);
            if (key.Length < Shortest)
                continue;
            if (!names.TryGetValue(key, out List<Name>? spellings))
                names[key] = spellings = [];
            spellings.Add(new Name(passage, i + 1, i + 1 + form.Length, form, close == '》'));
            i += end;
        }
    }

    private static string Key(string form) => string.Concat(form.Where(char.IsLetterOrDigit));

    /// <summary>The same signs with other marks between them.</summary>
    private static void Marks(List<Name> spellings, List<Finding> found)
    {
        if (spellings.TrueForAll(name => name.Form == spellings[0].Form))
            return;
        string usual = spellings.GroupBy(name => name.Form, StringComparer.Ordinal).MaxBy(group => group.Count())!.Key;
        foreach (Name name in spellings.Where(name => name.Form != usual))
            found.Add(name.Passage.At(name.From, name.To, CheckRule.NameVariant, Severity.Doubtful, usual, name.Form, usual));
    }

    /// <summary>One sign is another one: the rarer spelling is pointed at.</summary>
    private static void OneSign(Dictionary<string, List<Name>> names, List<Finding> found)
    {
        var without = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string key in names.Keys)
        {
            for (int i = 0; key.Length >= Alike && i < key.Length; i++)
            {
                string hole = key[..i] + '\0' + key[(i + 1)..];
                if (!without.TryAdd(hole, key) && without[hole] is var other && !Counts(key[i]) && !Counts(other[i]) && (Syllables.AreAlike(key[i], other[i]) || TypoLexicon.Ours.LookAlike(key[i], other[i])))
                {
                    var (rare, usual) = names[key].Count <= names[other].Count ? (key, other) : (other, key);
                    foreach (Name name in names[rare])
                        found.Add(name.Passage.At(name.From, name.To, CheckRule.NameVariant, Severity.Doubtful, names[usual][0].Form, name.Form, names[usual][0].Form));
                    break;
                }
            }
        }
    }

    private static bool Counts(char c) => Scripts.IsDigit(c) || char.IsAsciiLetter(c) || Counting.Contains(c, StringComparison.Ordinal);

    /// <summary>The title a second time, shorter or longer.</summary>
    private static void Title(CheckedText text, List<Finding> found)
    {
        if (text.Passages.FirstOrDefault(passage => passage.Element.Kind == OutlineKind.Title) is not { } title)
            return;
        string first = Letters(title.Said);
        foreach (DroppedLine line in text.Reading.Outline.Dropped.Where(line => line.Reason == DropReason.RepeatedTitle))
        {
            int bracket = line.Text.AsSpan().LastIndexOfAny("(（");
            string words = bracket > 0 ? line.Text[..bracket] : line.Text;
            string again = Letters(words);
            if (again != first && again.Length >= 6 && (first.Contains(again, StringComparison.Ordinal) || again.Contains(first, StringComparison.Ordinal)) && Math.Abs(first.Length - again.Length) <= 6)
                found.Add(new Finding(CheckRule.NameVariant, Severity.Hint, line.Start, words.Length, [words, title.Element.Text], title.Element.Text));
        }
    }

    private static string Letters(string words) => string.Concat(words.Where(char.IsLetterOrDigit));

    private sealed record Name(Passage Passage, int From, int To, string Form, bool IsTitle);
}
