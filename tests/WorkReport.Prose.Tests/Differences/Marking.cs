using System.Text.RegularExpressions;
using WorkReport.Prose.Differences;

namespace WorkReport.Prose.Tests.Differences;

/// <summary>
/// How the cases write what is marked: [-struck-], {+underlined+}; ¶ between paragraphs, ↵ the end of one inside a mark; &lt;1-…-1&gt; where a
/// paragraph was that was moved, &lt;1+…+1&gt; where it is.
/// </summary>
internal static partial class Marking
{
    public static string Of(TextDifference difference) => string.Join('¶', difference.Blocks.Select(block => block.Kind switch
    {
        BlockKind.MovedAway => $"<{block.Move}-{block.Old}-{block.Move}>",
        BlockKind.MovedHere => $"<{block.Move}+{Of(block.Stretches)}+{block.Move}>",
        _ => Of(block.Stretches),
    }));

    /// <summary>The text before that a marking tells of.</summary>
    public static string Old(string marking) => string.Join('\n', Places(marking, "+", @"^\{\+[^-\[]*\+\}$").Select(part => Shown(part, @"\{\+.*?\+\}")));

    /// <summary>The text after.</summary>
    public static string New(string marking) => string.Join('\n', Places(marking, "-", @"^\[-[^+\{]*-\]$").Select(part => Shown(part, @"\[-.*?-\]")));

    /// <summary>How many signs are struck, and how many underlined; what was moved apart.</summary>
    public static (int Struck, int Underlined) Size(TextDifference difference)
    {
        var stretches = difference.Blocks.Where(block => block.Kind != BlockKind.MovedAway).SelectMany(block => block.Stretches).ToList();
        return (Of(StretchKind.Removed), Of(StretchKind.Inserted));

        int Of(StretchKind kind) => stretches.Where(stretch => stretch.Kind == kind).Sum(stretch => stretch.Text.Length);
    }

    private static string Of(IReadOnlyList<Stretch> stretches) => string.Concat(stretches.Select(stretch => stretch.Kind switch
    {
        StretchKind.Removed => $"[-{stretch.Text}-]",
        StretchKind.Inserted => $"{{+{stretch.Text}+}}",
        _ => stretch.Text,
    })).Replace('\n', '↵');

    // A paragraph that is nothing but what came or went has no place in the other text, nor has the other end of a move.
    private static IEnumerable<string> Places(string marking, string absent, string whole) =>
        marking.Split('¶').Where(part => !Regex.IsMatch(part, whole) && !Regex.IsMatch(part, $@"^<\d+\{absent}"))
            .Select(part => MoveEnds().Replace(part, ""));

    private static string Shown(string part, string absent) => Signs().Replace(Regex.Replace(part, absent, ""), "").Replace('↵', '\n');

    [GeneratedRegex(@"^<\d+[+-]|[+-]\d+>$")]
    private static partial Regex MoveEnds();

    [GeneratedRegex(@"\[-|-\]|\{\+|\+\}")]
    private static partial Regex Signs();
}
