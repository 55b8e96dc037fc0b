using WorkReport.Prose.Texts;

namespace WorkReport.Web.Data.Search;

/// <summary>What somebody searches for: words, each of which has to stand in a text, wherever.</summary>
/// <param name="Words">Folded; two characters at least.</param>
/// <param name="TooShort">Those of one character, which nothing is searched by.</param>
public sealed record SearchWords(IReadOnlyList<string> Words, IReadOnlyList<string> TooShort)
{
    /// <summary>UTF-16 units that may be typed; what is longer is cut.</summary>
    public const int Longest = 60;

    public bool IsAny => Words.Count > 0;

    public static SearchWords Read(string? typed)
    {
        var clean = TextNormalizer.Normalize(typed ?? "");
        var words = LetterRuns.Of(clean.Length > Longest ? clean[..Longest] : clean).Runs.Distinct().ToLookup(run => LetterRuns.Pairs(run).Any());
        return new SearchWords([.. words[true]], [.. words[false]]);
    }
}
