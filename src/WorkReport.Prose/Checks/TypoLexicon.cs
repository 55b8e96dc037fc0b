using System.Collections.Frozen;

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

/// <summary>What we know of how words of official writing are spelt, misspelt and mistaken for each other.</summary>
internal sealed class TypoLexicon
{
    private readonly FrozenDictionary<int, TypoEntry[]> typos;
    private readonly FrozenDictionary<int, string[]> beginning;
    private readonly FrozenDictionary<int, string[]> ending;
    private readonly FrozenSet<string> words;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly FrozenSet<int> alike;

    private TypoLexicon(IEnumerable<TypoEntry> typos, IReadOnlyCollection<string> usual, IEnumerable<string> looks)
    {
        this.typos = typos.GroupBy(typo => Pair(typo.Wrong[0], typo.Wrong[1])).ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(typo => typo.Wrong.Length).ToArray());
        words = usual.ToFrozenSet(StringComparer.Ordinal);
        lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        var longer = words.Where(word => word.Length > 2).ToList();
        beginning = longer.GroupBy(word => Pair(word[0], word[1])).ToFrozenDictionary(group => group.Key, group => group.ToArray());
        ending = longer.GroupBy(word => Pair(word[^2], word[^1])).ToFrozenDictionary(group => group.Key, group => group.ToArray());
        alike = looks.SelectMany(group => group.SelectMany(_ => group, Pair)).ToFrozenSet();
    }

    internal static TypoLexicon Ours { get; } = new(
        Lines("typos.txt").Select(TypoOf), [.. Lines("official-words.txt").SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))], Lines("look-alikes.txt"));

    /// <summary>The wrong spelling that stands at a place; null without.</summary>
    internal TypoEntry? TypoAt(string said, int at)
    {
        if (!typos.TryGetValue(Pair(said[at], said[at + 1]), out TypoEntry[]? known))
            return null;
        foreach (TypoEntry typo in known)
        {
            if (said.AsSpan(at).StartsWith(typo.Wrong) && !(at > 0 && typo.NotBefore.Contains(said[at - 1], StringComparison.Ordinal))
                && !(at + typo.Wrong.Length < said.Length && typo.NotBehind.Contains(said[at + typo.Wrong.Length], StringComparison.Ordinal)))
            {
                return typo;
            }
        }
        return null;
    }

    /// <summary>Words of three signs and more that begin so.</summary>
    internal string[] Beginning(char first, char second) => beginning.GetValueOrDefault(Pair(first, second), []);

    /// <summary>Words of three signs and more that end so.</summary>
    internal string[] Ending(char first, char second) => ending.GetValueOrDefault(Pair(first, second), []);

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
