using System.Collections.Frozen;

namespace WorkReport.Prose.Masking;

/// <summary>The provinces and cities that a text names without their rank, and what stands before and behind the names of places.</summary>
internal sealed class Places
{
    private const int Shortest = 2;
    private const int Longest = 4;

    private readonly FrozenDictionary<string, string> ranks;
    private readonly FrozenSet<string> words;
    private readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> lookup;

    private Places(IEnumerable<string> lines)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        HashSet<string> ambiguous = new(StringComparer.Ordinal);
        foreach (string line in lines)
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            string rank = line[..colon] switch { "province" => "省", "region" => "自治区", _ => "市" };
            foreach (string name in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (name[0] == '!')
                    ambiguous.Add(name[1..]);
                found[name.TrimStart('!')] = rank;
            }
        }
        (ranks, words) = (found.ToFrozenDictionary(StringComparer.Ordinal), ambiguous.ToFrozenSet(StringComparer.Ordinal));
        lookup = ranks.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    internal static Places Known { get; } = new(Lines());

    /// <summary>The known name that a text begins with, and its rank; null without.</summary>
    internal string? AtStart(ReadOnlySpan<char> text, out string rank)
    {
        for (int length = Math.Min(Longest, text.Length); length >= Shortest; length--)
        {
            if (lookup.TryGetValue(text[..length], out rank!))
                return text[..length].ToString();
        }
        rank = "";
        return null;
    }

    internal bool IsKnown(string name) => ranks.ContainsKey(name);

    /// <summary>Is the name a word too, so that it needs its rank behind it?</summary>
    internal bool IsWord(string name) => words.Contains(name);

    private static IEnumerable<string> Lines()
    {
        using var file = typeof(Places).Assembly.GetManifestResourceStream("WorkReport.Prose.Masking.cities.txt")!;
        using var lines = new StreamReader(file);
        while (lines.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line;
        }
    }
}
