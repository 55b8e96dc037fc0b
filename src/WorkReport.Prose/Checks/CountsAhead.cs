using System.Globalization;
using System.Text.RegularExpressions;
using WorkReport.Prose.Outlines;

namespace WorkReport.Prose.Checks;

/// <summary>截至12月31日 in a report that is given on 28 December: what is counted until a day that has not come is 预计.</summary>
internal sealed partial class CountsAhead : IRule
{
    /// <summary>How far behind 截至 the word may stand that says so.</summary>
    private const int Reach = 40;

    /// <summary>A day that is farther off is a slip of the year, and so may be the day of the report.</summary>
    private const int Days = 92;

    private static readonly string[] Expecting = ["预计", "预期", "将", "可", "力争", "计划", "拟", "要", "有望", "估计", "预测", "确保", "目标"];

    public void Look(CheckedText text, List<Finding> found)
    {
        if (GivenOn(text) is not { } day)
            return;
        HashSet<int> planned = [.. text.Reading.Plans.Select(plan => plan.Start)];
        foreach (Passage passage in text.Passages.Where(passage => passage.Element.Kind == OutlineKind.Paragraph && !planned.Contains(passage.Element.Start)))
        {
            foreach (Match match in Until().Matches(passage.Said))
            {
                int year = match.Groups["year"].Success ? Number(match.Groups["year"]) : day.Year, month = Number(match.Groups["month"]);
                if (month is < 1 or > 12)
                    continue;
                // 截至12月底 is said in December of what is all but over.
                int last = match.Groups["day"].Success ? Number(match.Groups["day"]) : month == day.Month && year == day.Year ? day.Day : 1;
                if (last < 1 || last > DateTime.DaysInMonth(year, month) || new DateOnly(year, month, last).DayNumber - day.DayNumber is <= 0 or > Days || IsExpected(passage.Said, match))
                    continue;
                found.Add(passage.At(match.Index, match.Index + match.Length, CheckRule.CountedAhead, Severity.Doubtful, null, match.Value, $"{day.Year}年{day.Month}月{day.Day}日"));
            }
        }
    }

    private static bool IsExpected(string said, Match match)
    {
        int from = Math.Max(0, match.Index - 12), to = Math.Min(said.Length, match.Index + match.Length + Reach);
        int stop = said.IndexOf('。', match.Index, to - match.Index);
        string words = said[from..(stop < 0 ? to : stop)];
        return Array.Exists(Expecting, word => words.Contains(word, StringComparison.Ordinal));
    }

    /// <summary>The day under the title, or else the one below the text.</summary>
    private static DateOnly? GivenOn(CheckedText text)
    {
        foreach (OutlineKind kind in new[] { OutlineKind.Occasion, OutlineKind.SignedOn })
        {
            foreach (Passage passage in text.Passages.Where(passage => passage.Element.Kind == kind))
            {
                if (Day().Match(passage.Said) is { Success: true } match && Number(match.Groups["month"]) is >= 1 and <= 12 and var month
                    && Number(match.Groups["day"]) is var number && number >= 1 && number <= DateTime.DaysInMonth(Number(match.Groups["year"]), month))
                {
                    return new DateOnly(Number(match.Groups["year"]), month, number);
                }
            }
        }
        return null;
    }

    private static int Number(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex("(?<year>20[0-9]{2})年(?<month>[0-9]{1,2})月(?<day>[0-9]{1,2})日", RegexOptions.NonBacktracking)]
    private static partial Regex Day();

    [GeneratedRegex("(?:截至|截止|截止到|截至到)(?:(?<year>20[0-9]{2})年)?(?<month>[0-9]{1,2})月(?:(?<day>[0-9]{1,2})日|底|末)", RegexOptions.NonBacktracking)]
    private static partial Regex Until();
}
