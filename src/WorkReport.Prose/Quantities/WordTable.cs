using System.Collections.Frozen;

namespace WorkReport.Prose.Quantities;

/// <summary>A list of words that is asked at every number: by their first and last signs, so that most questions end with one look.</summary>
internal sealed class WordTable
{
    private readonly FrozenDictionary<char, string[]> byFirst;
    private readonly FrozenDictionary<char, string[]> byLast;

    /// <param name="words">Of two that fit, the one that stands first is meant.</param>
    internal WordTable(params string[] words)
    {
        byFirst = words.GroupBy(word => word[0]).ToFrozenDictionary(group => group.Key, group => group.ToArray());
        byLast = words.GroupBy(word => word[^1]).ToFrozenDictionary(group => group.Key, group => group.ToArray());
    }

    /// <summary>The word that a text begins with; null without.</summary>
    internal string? AtStart(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !byFirst.TryGetValue(text[0], out string[]? words))
            return null;
        foreach (string word in words)
        {
            if (text.StartsWith(word))
                return word;
        }
        return null;
    }

    /// <summary>The word that a text ends with; null without.</summary>
    internal string? AtEnd(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !byLast.TryGetValue(text[^1], out string[]? words))
            return null;
        foreach (string word in words)
        {
            if (text.EndsWith(word))
                return word;
        }
        return null;
    }
}
