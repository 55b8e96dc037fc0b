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

    /// <summary>How many signs both have in the same order, others between them or not.</summary>
    public static int LongestCommon(string one, string other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var row = new int[other.Length + 1];
        foreach (char sign in one)
        {
            int diagonal = 0;
            for (var i = 0; i < other.Length; i++)
            {
                int above = row[i + 1];
                row[i + 1] = sign == other[i] ? diagonal + 1 : Math.Max(above, row[i]);
                diagonal = above;
            }
        }
        return row[^1];
    }

    private static HashSet<(char, char)> Pairs(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var letters = text.Where(char.IsLetterOrDigit).ToList();
        return [.. letters.Zip(letters.Skip(1))];
    }
}
