using System.Globalization;
using System.Text.RegularExpressions;
using WorkReport.Prose.Outlines;

namespace WorkReport.Prose.Checks;

/// <summary>Another year than the report is about: in its own title, in the names of its parts, where a part begins, where it says until when it counts.</summary>
internal sealed partial class YearSlips : IRule
{
    private static readonly string[] Back = ["回顾", "总结", "工作情况", "主要工作", "完成情况", "述职"];
    private static readonly string[] Ahead = ["安排", "计划", "打算", "思路", "部署", "重点工作", "工作要点", "目标任务"];
    private static readonly string[] Compared = ["比", "较", "增", "降", "减", "从", "由", "与", "同", "历", "规划"];

    public void Look(CheckedText text, List<Finding> found)
    {
        var (review, plan) = Told(text, found);
        HashSet<int> planned = [.. text.Reading.Plans.Select(item => item.Start)];
        bool opens = review is not null;
        foreach (Passage passage in text.Passages)
        {
            Unending(passage, found);
            switch (passage.Element.Kind)
            {
                case OutlineKind.Part or OutlineKind.Heading when !passage.Element.IsAppendix:
                    Head(passage, ref review, ref plan, found);
                    opens |= passage.Element.Kind == OutlineKind.Part;
                    break;
                case OutlineKind.Occasion when review is { } year && YearAt(passage.Said) is { } held && (held.Year < year || held.Year > year + 1):
                    Report(passage, held, year + 1, null, found);
                    break;
                case OutlineKind.Paragraph when review is { } year:
                    Body(passage, year, planned.Contains(passage.Element.Start), opens, found);
                    opens = false;
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>The years that the title names; of two the second has to be the next.</summary>
    private static (int? Review, int? Plan) Told(CheckedText text, List<Finding> found)
    {
        if (text.Passages.FirstOrDefault(passage => passage.Element.Kind == OutlineKind.Title) is not { } title)
            return (null, null);
        var years = Years(title.Said);
        if (years.Count == 0)
            return (null, null);
        string rest = title.Said[(years[0].From + 5)..];
        bool looksBack = Names(rest, Back), looksAhead = Names(rest, Ahead);
        if (years is [var first, var second] && looksBack && looksAhead && second.From > first.From + 6 && !title.Said[(first.From + 4)..second.From].Contains('—', StringComparison.Ordinal) && !title.Said[(first.From + 4)..second.From].Contains('至', StringComparison.Ordinal))
        {
            if (second.Year != first.Year + 1)
                Report(title, second, first.Year + 1, Next(first.Year), found);
            return (first.Year, first.Year + 1);
        }
        return years.Count > 1 ? (null, null) : looksBack ? (years[0].Year, years[0].Year + 1) : looksAhead ? (years[0].Year - 1, years[0].Year) : (null, null);
    }

    private static void Head(Passage passage, ref int? review, ref int? plan, List<Finding> found)
    {
        var years = Years(passage.Said);
        if (years is not [var only] || passage.Said.Length > 40)
            return;
        string rest = passage.Said[(only.From + 4)..];
        if (Names(rest, Back) && !Names(rest, Ahead))
        {
            if (review is { } told && told != only.Year)
                Report(passage, only, told, Digits(told), found);
            review ??= only.Year;
            plan ??= review + 1;
        }
        else if (Names(rest, Ahead) && !Names(rest, Back))
        {
            if (plan is { } told && told != only.Year)
                Report(passage, only, told, Digits(told), found);
        }
    }

    private static void Body(Passage passage, int review, bool isPlanned, bool opens, List<Finding> found)
    {
        string said = passage.Said;
        if (Opening().Match(said) is { Success: true } match)
        {
            int year = int.Parse(match.Groups["year"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
            (int Year, int From) place = (year, match.Groups["year"].Index);
            bool hopes = said.AsSpan(0, Math.Min(said.Length, 60)).IndexOfAny("将要") >= 0;
            if (isPlanned ? year == review && hopes : year == review + 1 ? !hopes && !Names(said, Ahead) : opens && year == review - 1)
                Report(passage, place, isPlanned ? review + 1 : review, Digits(isPlanned ? review + 1 : review), found);
        }
        if (isPlanned)
            return;
        foreach (Match until in Until().Matches(said))
        {
            int year = int.Parse(until.Groups["year"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
            int clause = Math.Min(said.Length, until.Index + until.Length + 30);
            if (year != review && year != review + 1 && year > review - 3 && year < review + 5 && !Names(said[until.Index..clause], Compared))
                Report(passage, (year, until.Groups["year"].Index), review, Digits(review), found);
        }
    }

    /// <summary>20222年.</summary>
    private static void Unending(Passage passage, List<Finding> found)
    {
        string said = passage.Said;
        for (int at = said.IndexOf('年', StringComparison.Ordinal); at >= 0; at = said.IndexOf('年', at + 1))
        {
            int from = at;
            while (from > 0 && from > at - 7 && char.IsAsciiDigit(said[from - 1]))
                from--;
            if (at - from == 5 && said[from] == '2' && said[from + 1] == '0')
                found.Add(passage.At(from, at, CheckRule.YearSlip, Severity.Doubtful, null, said[from..at], said[from..(from + 4)]));
        }
    }

    private static void Report(Passage passage, (int Year, int From) place, int meant, string? repair, List<Finding> found)
        => found.Add(passage.At(place.From, place.From + 4, CheckRule.YearSlip, Severity.Doubtful, repair, Digits(place.Year), Digits(meant)));

    private static List<(int Year, int From)> Years(string said)
        => [.. Year().Matches(said).Select(match => (int.Parse(match.ValueSpan[..4], NumberStyles.None, CultureInfo.InvariantCulture), match.Index))];

    private static (int Year, int From)? YearAt(string said) => Years(said) is [var first, ..] ? first : null;

    private static bool Names(string words, string[] any) => Array.Exists(any, word => words.Contains(word, StringComparison.Ordinal));

    private static string Next(int year) => Digits(year + 1);

    private static string Digits(int year) => year.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("(?:19|20)[0-9]{2}年", RegexOptions.NonBacktracking)]
    private static partial Regex Year();

    [GeneratedRegex("^(?:一、|（一）)?(?<year>20[0-9]{2})年(?:，|,|全年|以来|是)", RegexOptions.NonBacktracking)]
    private static partial Regex Opening();

    [GeneratedRegex("(?:截至|截止|截止到|截至到)(?<year>20[0-9]{2})年(?:底|末|年底|年末|12月)", RegexOptions.NonBacktracking)]
    private static partial Regex Until();
}
