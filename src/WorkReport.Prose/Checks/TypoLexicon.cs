using System.Collections.Frozen;
using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Checks;

/// <summary>A spelling that is wrong.</summary>
/// <param name="Wrong">As it is typed.</param>
/// <param name="Right">As it is meant.</param>
/// <param name="IsCertain">It is wrong wherever it stands.</param>
internal sealed record TypoEntry(string Wrong, string Right, bool IsCertain)
{
    /// <summary>Signs that, standing right before or behind, make something else of it: 自已 in 来自已建成.</summary>
    internal string NotBefore { get; init; } = "";

    internal string NotBehind { get; init; } = "";
}

/// <summary>What two signs beside each other may mean.</summary>
/// <param name="Typos">Wrong spellings that begin so, the longer ones first.</param>
/// <param name="Beginning">Words of three signs and more that begin so.</param>
/// <param name="Ending">Words of three signs and more that end so.</param>
/// <param name="Opened">Set phrases that begin so.</param>
/// <param name="Closed">Set phrases of four signs and more that end so.</param>
/// <param name="Meant">The word of two signs that was meant, where these two are none; null where that is not known.</param>
internal sealed record PairEntry(TypoEntry[] Typos, string[] Beginning, string[] Ending, string[] Opened, string[] Closed, string? Meant)
{
    /// <summary>The wrong spelling that stands at a place which begins so; null without.</summary>
    internal TypoEntry? TypoAt(string said, int at)
        => Array.Find(Typos, typo => said.AsSpan(at).StartsWith(typo.Wrong) && !(at > 0 && typo.NotBefore.Contains(said[at - 1], StringComparison.Ordinal))
            && !(at + typo.Wrong.Length < said.Length && typo.NotBehind.Contains(said[at + typo.Wrong.Length], StringComparison.Ordinal)));
}

/// <summary>What we know of how words of official writing are spelt, misspelt and mistaken for each other.</summary>
internal sealed class TypoLexicon
{
    private readonly FrozenDictionary<int, PairEntry> pairs;
    private readonly FrozenSet<string> words;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly FrozenSet<int> alike;
    private readonly FrozenSet<char> signs;
    private readonly FrozenDictionary<char, string> behind;
    private readonly FrozenDictionary<char, string> before;

    private TypoLexicon(IEnumerable<TypoEntry> typos, IReadOnlyCollection<string> usual, IReadOnlyCollection<string> phrases, IEnumerable<string> others, IEnumerable<string> looks)
    {
        words = usual.Concat(phrases).Concat(others).ToFrozenSet(StringComparer.Ordinal);
        lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        var longer = usual.Where(word => word.Length > 2).ToHashSet(StringComparer.Ordinal);
        string[] groups = [.. looks];
        alike = groups.SelectMany(group => group.SelectMany(_ => group, Pair)).ToFrozenSet();
        string[] twos = [.. usual.Where(word => word.Length == 2)];
        behind = twos.GroupBy(word => word[0]).ToFrozenDictionary(group => group.Key, group => string.Concat(group.Select(word => word[1])));
        before = twos.GroupBy(word => word[1]).ToFrozenDictionary(group => group.Key, group => string.Concat(group.Select(word => word[0])));
        signs = usual.SelectMany(word => word).ToFrozenSet();
        var (known, slips) = (typos.Concat(Middles(phrases)).ToLookup(typo => Pair(typo.Wrong[0], typo.Wrong[1])), Slips(usual, words, groups));
        var (beginning, ending) = (longer.ToLookup(word => Pair(word[0], word[1])), longer.ToLookup(word => Pair(word[^2], word[^1])));
        var (opened, closed) = (phrases.ToLookup(phrase => Pair(phrase[0], phrase[1])), phrases.Where(phrase => phrase.Length > 3).ToLookup(phrase => Pair(phrase[^2], phrase[^1])));
        pairs = opened.Select(group => group.Key).Concat(closed.Select(group => group.Key)).Concat(known.Select(group => group.Key)).Concat(beginning.Select(group => group.Key)).Concat(ending.Select(group => group.Key)).Concat(slips.Keys).Distinct().ToFrozenDictionary(
            pair => pair, pair => new PairEntry([.. known[pair].OrderByDescending(typo => typo.Wrong.Length)], [.. beginning[pair]], [.. ending[pair]], [.. opened[pair]], [.. closed[pair]], slips.GetValueOrDefault(pair)));
    }

    /// <summary>Does a sign stand in no usual word at all?</summary>
    internal bool IsStranger(char sign) => !signs.Contains(sign);

    /// <summary>关公委 for 关工委: of three signs the middle one leaves no two beside each other.</summary>
    private static IEnumerable<TypoEntry> Middles(IEnumerable<string> phrases)
    {
        var sounds = Syllables.Groups.SelectMany(group => group.Select(sign => (sign, group))).ToDictionary(pair => pair.sign, pair => pair.group);
        return phrases.Where(phrase => phrase.Length == 3 && sounds.ContainsKey(phrase[1]))
            .SelectMany(phrase => sounds[phrase[1]].Where(typed => typed != phrase[1]).Select(typed => new TypoEntry($"{phrase[0]}{typed}{phrase[2]}", phrase, false)));
    }

    /// <summary>Every two signs that are no word, and of one word only the slip of one sign.</summary>
    private static Dictionary<int, string> Slips(IReadOnlyCollection<string> words, IEnumerable<string> known, string[] looks)
    {
        string[] twos = [.. words.Where(word => word.Length == 2)];
        HashSet<int> right = [.. known.Where(word => word.Length == 2).Select(word => Pair(word[0], word[1]))];
        // What stands in some usual word stands in many others that are not listed; a sign that stands in none is a stranger here.
        HashSet<char> usual = [.. words.SelectMany(word => word)];
        var likely = Syllables.Groups.Concat(looks).SelectMany(group => group.Select(sign => (sign, group))).ToLookup(pair => pair.sign, pair => pair.group);
        var slips = new Dictionary<int, string>();
        HashSet<int> ambiguous = [];
        foreach (string word in twos)
        {
            for (var odd = 0; odd < 2; odd++)
            {
                foreach (char typed in likely[word[odd]].SelectMany(group => group).Where(typed => typed != word[odd] && !usual.Contains(typed)))
                {
                    int key = odd == 0 ? Pair(typed, word[1]) : Pair(word[0], typed);
                    if (!right.Contains(key) && !slips.TryAdd(key, word) && slips[key] != word)
                        ambiguous.Add(key);
                }
            }
        }
        foreach (int key in ambiguous)
            slips.Remove(key);
        return slips;
    }

    /// <summary>The only usual word of two signs that sounds like these two and has one of them; null where there is none or more than one.</summary>
    internal string? Heard(char first, char second)
    {
        string? heard = null;
        foreach (char meant in behind.GetValueOrDefault(first, ""))
        {
            if (Syllables.AreAlike(meant, second) && !TypoTwins.Are(meant, second))
            {
                if (heard is not null)
                    return null;
                heard = $"{first}{meant}";
            }
        }
        foreach (char meant in before.GetValueOrDefault(second, ""))
        {
            if (Syllables.AreAlike(meant, first) && !TypoTwins.Are(meant, first))
            {
                if (heard is not null)
                    return null;
                heard = $"{meant}{second}";
            }
        }
        return heard;
    }

    /// <summary>What is known of two signs that stand beside each other; null where that is nothing.</summary>
    internal PairEntry? Of(char first, char second) => pairs.GetValueOrDefault(Pair(first, second));

    internal static TypoLexicon Ours { get; } = new(
        Lines("typos.txt").Select(TypoOf), [.. Words("official-words.txt")], [.. Words("set-phrases.txt")], Words("other-words.txt"), Lines("look-alikes.txt"));

    internal bool IsWord(ReadOnlySpan<char> signs) => lookup.Contains(signs);

    /// <summary>Do both signs look alike, as 没 and 设?</summary>
    internal bool LookAlike(char one, char other) => one != other && alike.Contains(Pair(one, other));

    private static int Pair(char first, char second) => (first << 16) | second;

    /// <summary>布署 部署, with ? in front where it may be right, and ! with the signs that must not stand before, then behind.</summary>
    private static TypoEntry TypoOf(string line)
    {
        string[] parts = line.TrimStart('?').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new TypoEntry(parts[0], parts[1], line[0] != '?') { NotBefore = parts.Length > 2 ? parts[2].TrimStart('!') : "", NotBehind = parts.Length > 3 ? parts[3].TrimStart('!') : "" };
    }

    private static IEnumerable<string> Words(string name) => Lines(name).SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Distinct();

    private static IEnumerable<string> Lines(string name)
    {
        using var file = typeof(TypoLexicon).Assembly.GetManifestResourceStream("WorkReport.Prose.Checks." + name)!;
        using var lines = new StreamReader(file);
        while (lines.ReadLine() is { } line)
        {
            if (line.Length > 1 && line[0] != '#')
                yield return line;
        }
    }
}
