using System.Globalization;
using System.Text.RegularExpressions;
using WorkReport.Prose.Outlines;

namespace WorkReport.Prose.Checks;

/// <summary>Another year than the report is about: in its own title, in the names of its parts, where a part begins, where it says until when it counts; and years that no sentence of it can mean.</summary>
internal sealed partial class YearSlips : IRule
{
    private static readonly string[] Back = ["回顾", "总结", "工作情况", "主要工作", "完成情况", "述职"];
    private static readonly string[] Ahead = ["安排", "计划", "打算", "思路", "部署", "重点工作", "工作要点", "目标任务"];
    private static readonly string[] Compared = ["比", "较", "增", "降", "减", "从", "由", "与", "同", "历", "规划"];

    /// <summary>Years that are spoken of in any report.</summary>
    private static readonly int[] Milestones = [2012, 2017, 2020, 2021, 2022, 2025, 2027, 2030, 2035, 2049, 2050, 2060];

    public void Look(CheckedText text, List<Finding> found)
    {
        var slips = new List<Finding>();
        LookAt(text, slips);
        found.AddRange(slips.DistinctBy(slip => slip.Start));
    }

    private static void LookAt(CheckedText text, List<Finding> found)
    {
        var (review, plan) = Told(text, found);
        HashSet<int> planned = [.. text.Reading.Plans.Select(item => item.Start)];
        bool opens = review is not null, ahead = false;
        foreach (Passage passage in text.Passages)
        {
            Unending(passage, found);
            if (passage.Element.Kind == OutlineKind.Part)
                ahead = LooksAhead(passage.Said);
            bool isPlanned = ahead || planned.Contains(passage.Element.Start);
            if (review is { } told && passage.Element.Kind == OutlineKind.Paragraph)
                Told(passage, told, isPlanned, found);
            switch (passage.Element.Kind)
            {
                case OutlineKind.Part or OutlineKind.Heading when !passage.Element.IsAppendix:
                    Head(passage, ref review, ref plan, found);
                    opens |= passage.Element.Kind == OutlineKind.Part;
                    break;
                case OutlineKind.Occasion when review is { } year && YearAt(passage.Said) is { } held && (held.Year < year || held.Year > year + 1):
                    Held(passage, held, year, found);
                    break;
                case OutlineKind.Paragraph when review is { } year:
                    Body(passage, year, isPlanned, opens, found);
                    opens = false;
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>The year that the report looks back on, where its title says so.</summary>
    internal static int? ReviewOf(CheckedText text) => Told(text, []).Review;

    /// <summary>2023年工作安排: a part about what is to come.</summary>
    internal static bool LooksAhead(string part) => Names(part, Ahead) && !Names(part, Back);

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

    /// <summary>When the report was given: late in its year or early in the next.</summary>
    private static void Held(Passage passage, (int Year, int From) held, int review, List<Finding> found)
    {
        Match month = Month().Match(passage.Said, held.From);
        int number = month.Success ? int.Parse(month.Groups["month"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        string? meant = number > 8 ? Digits(review) : number is > 0 and < 7 ? Next(review) : null;
        found.Add(passage.At(held.From, held.From + 4, CheckRule.YearSlip, Severity.Doubtful, meant, Digits(held.Year), meant ?? $"{Digits(review)}年或{Next(review)}"));
    }

    /// <summary>今年（2021年）, 2021年全年收到…, 2032年是开局之年: years that cannot be meant in a report of 2022.</summary>
    private static void Told(Passage passage, int review, bool isPlanned, List<Finding> found)
    {
        string said = passage.Said;
        foreach (Match named in Named().Matches(said))
        {
            int year = int.Parse(named.Groups["year"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
            int meant = named.Value[0] switch { '去' or '上' => review - 1, '明' or '来' => review + 1, '前' => review - 2, _ => review };
            // Read early in the next year, or of the plan, all of them are one later.
            if (year != meant && year != meant + 1)
                Report(passage, (year, named.Groups["year"].Index), isPlanned && named.Value[0] is '今' or '本' ? meant + 1 : meant, isPlanned ? null : Digits(meant), found);
        }
        foreach (Match whole in Whole().Matches(said))
        {
            int year = int.Parse(whole.Groups["year"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
            string sentence = Passage.SentenceAt(said, whole.Index);
            if (isPlanned && year == review && !Names(sentence, Compared) && !Names(sentence, ["基础", "今年", "去年", "已"]))
                Report(passage, (year, whole.Groups["year"].Index), review + 1, Next(review), found);
            else if (!isPlanned && year != review && year > review - 3 && year < review + 4 && year != review + 1 && !Names(sentence, Compared) && Years(sentence).Count == 1 && !Names(sentence, ["今年", "去年", "上年", "同期"]))
                Report(passage, (year, whole.Groups["year"].Index), review, Digits(review), found);
        }
        foreach (var (year, from) in Years(said))
        {
            // 2032 for 2023: no year is far from the report but has its digits.
            int meant = IsTurned(year, review + 1) ? review + 1 : IsTurned(year, review) ? review : 0;
            bool begins = from == 0 || said[from - 1] is '。' or '；' or '，';
            string behind = said[(from + 4)..Math.Min(said.Length, from + 40)];
            if (meant != 0 && year > review + 1)
                Report(passage, (year, from), meant, Digits(meant), found);
            else if (begins && behind.StartsWith("年是", StringComparison.Ordinal) && (behind.Contains("之年", StringComparison.Ordinal) || behind.Contains("一年", StringComparison.Ordinal)) && year != review && year != review + 1 && !Milestones.Contains(year))
                Report(passage, (year, from), isPlanned ? review + 1 : review, Digits(isPlanned ? review + 1 : review), found);
            else if (isPlanned && begins && year == review && behind.StartsWith("年是", StringComparison.Ordinal) && behind.Contains("之年", StringComparison.Ordinal))
                Report(passage, (year, from), review + 1, Next(review), found);
            else if (isPlanned && year == review && Due().IsMatch(behind) && !Names(Passage.SentenceAt(said, from), Compared))
                Report(passage, (year, from), review + 1, Next(review), found);
        }
    }

    /// <summary>Has a year the digits of another in another order?</summary>
    private static bool IsTurned(int year, int other)
        => year != other && Digits(year).Order().SequenceEqual(Digits(other).Order());

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

    [GeneratedRegex("[0-9]{4}年(?<month>[0-9]{1,2})月", RegexOptions.NonBacktracking)]
    private static partial Regex Month();

    [GeneratedRegex("(?:今年|本年|本年度|去年|上年|上一年|明年|来年|前年)（即?(?<year>(?:19|20)[0-9]{2})年(?:度)?）", RegexOptions.NonBacktracking)]
    private static partial Regex Named();

    [GeneratedRegex("(?<year>20[0-9]{2})年(?:全年|度，|度全)", RegexOptions.NonBacktracking)]
    private static partial Regex Whole();

    [GeneratedRegex("^年(?:底|末|年底|年末|内|[0-9]{1,2}月底?)(?:前|之前|以前|完成|实现|达到|建成)", RegexOptions.NonBacktracking)]
    private static partial Regex Due();
}
