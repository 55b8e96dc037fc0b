namespace WorkReport.Prose.Texts;

/// <summary>How like two short names are, by the pairs of characters that stand beside each other in both; marks do not count.</summary>
public static class Likeness
{
    /// <summary>From 0, nothing in common, to 1, the same pairs.</summary>
    public static double Of(string one, string other)
    {
        (HashSet<(char, char)> left, HashSet<(char, char)> right) = (Pairs(one), Pairs(other));
        return left.Count + right.Count == 0 ? 0 : 2.0 * left.Intersect(right).Count() / (left.Count + right.Count);
    }

    /// <summary>How much of a name stands in a sentence, from 0 to 1.</summary>
    public static double Share(string name, string sentence)
    {
        HashSet<(char, char)> wanted = Pairs(name);
        return wanted.Count == 0 ? 0 : (double)wanted.Intersect(Pairs(sentence)).Count() / wanted.Count;
    }

    private static HashSet<(char, char)> Pairs(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var letters = text.Where(char.IsLetterOrDigit).ToList();
        return [.. letters.Zip(letters.Skip(1))];
    }
}
