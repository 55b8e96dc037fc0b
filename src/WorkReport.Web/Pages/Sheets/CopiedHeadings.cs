using System.Globalization;
using System.Text;
using Microsoft.Extensions.Localization;
using WorkReport.Domain.Metrics;
using WorkReport.Prose.Quantities;

namespace WorkReport.Web.Pages.Sheets;

/// <summary>What a heading says of the figures below it.</summary>
internal enum HeadingKind
{
    /// <summary>This year's, the unit's own.</summary>
    Value,

    /// <summary>The whole of a share.</summary>
    Whole,

    Note,

    /// <summary>Last year's, 下级, 合计, 增减: nothing that is filled in.</summary>
    Other,
}

/// <summary>The words of headings: those that tables use, and the years of the period.</summary>
internal sealed class HeadingWords
{
    // 4200多人次 is a figure.
    private const int MostWords = 3;

    private readonly List<(string Word, HeadingKind Kind)> words;
    private readonly IStringLocalizer<SharedResource> text;

    public HeadingWords(int year, IStringLocalizer<SharedResource> text)
    {
        this.text = text;
        IEnumerable<(string, HeadingKind)> years = from one in new[] { (Year: year, Kind: HeadingKind.Value), (Year: year - 1, Kind: HeadingKind.Other) }
                                                   from word in new[] { text["Sheet.OfYear", one.Year].Value, one.Year.ToString(CultureInfo.InvariantCulture) }
                                                   select (word, one.Kind);
        words = [.. new[] { ("Sheet.HeadsValue", HeadingKind.Value), ("Sheet.HeadsWhole", HeadingKind.Whole), ("Sheet.HeadsNote", HeadingKind.Note), ("Sheet.HeadsOther", HeadingKind.Other) }
            .SelectMany(list => text[list.Item1].Value.Split('|').Select(word => (word, list.Item2))).Concat(years)
            .Select(word => (Folded(word.Item1), word.Item2)).OrderByDescending(word => word.Item1.Length)];
    }

    /// <summary>Names are compared in one width, without blanks, quotes and what nobody sees: a spreadsheet brings its own.</summary>
    public static string Folded(string name) =>
        string.Concat(name.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c) && c is not ('“' or '”' or '"' or '*') && char.GetUnicodeCategory(c) is not UnicodeCategory.Format)).ToUpperInvariant();

    /// <summary>What stands behind 其中; the whole where it does not say so.</summary>
    public string OfWhich(string folded)
    {
        var word = Folded(text["Sheet.HeadsOfWhich"].Value);
        return folded.LastIndexOf(word, StringComparison.Ordinal) is >= 0 and var at ? folded[(at + word.Length)..] : folded;
    }

    public bool Is(string list, string word) => text[list].Value.Split('|').Any(known => Folded(known) == Folded(word));

    /// <summary>What the words say one after another: of 去年合计 two kinds; none where a part of them is strange.</summary>
    public IReadOnlyList<HeadingKind> Kinds(string heading)
    {
        var bare = Folded(heading).Trim([.. "():/-,、", .. text["Sheet.HeadsOf"].Value]);
        foreach (var (word, kind) in words.Where(word => bare.StartsWith(word.Word, StringComparison.Ordinal)))
        {
            if (bare.Length == word.Length)
                return [kind];
            if (Kinds(bare[word.Length..]) is { Count: > 0 } rest)
                return [kind, .. rest];
        }

        return [];
    }

    /// <summary>Is the heading this metric, with no more around it than its unit in brackets and words of headings? Those words, or null.</summary>
    public IReadOnlyList<HeadingKind>? Around(string heading, AskedMetric metric)
    {
        var (bare, called) = (Folded(heading), Folded(metric.Name));
        if (bare == called || bare == Folded(metric.Code))
            return [];
        if (bare.StartsWith(called, StringComparison.Ordinal))
        {
            var rest = bare[called.Length..];
            var parts = rest.Split(['(', ')', '/', ',', '、', ':'], StringSplitOptions.RemoveEmptyEntries);
            return Kinds(rest) is { Count: > 0 } kinds ? kinds
                : rest[0] is '(' or '/' or ',' && parts.All(part => part == Folded(metric.Unit) || Kinds(part).Count > 0) ? [.. parts.SelectMany(Kinds)] : null;
        }

        return bare.EndsWith(called, StringComparison.Ordinal) && Kinds(bare[..^called.Length]) is { Count: > 0 } before ? before : null;
    }

    /// <summary>The one metric that is called so in full; where none is, those with a word around the name.</summary>
    public List<AskedMetric> Metrics(string heading, IReadOnlyCollection<AskedMetric> asked)
    {
        var bare = Folded(heading);
        var exact = asked.Where(metric => bare == Folded(metric.Name) || bare == Folded(metric.Code)).ToList();
        return bare.Length == 0 || exact.Count > 0 ? exact : [.. asked.Where(metric => Around(heading, metric) is not null)];
    }

    /// <summary>Does the cell hold a figure, well written or not? A year above a column is none.</summary>
    public bool IsFigure(string cell) => cell.Length > 0 && Kinds(cell).Count == 0 && NumberReader.Read(cell) switch
    {
        { Refusal: null } => true,
        { Refusal: NumberRefusal.NotANumber or NumberRefusal.Empty } => cell.Contains('/', StringComparison.Ordinal) && cell.Split('/').All(part => NumberReader.Read(part).Refusal is null),
        { Refusal: NumberRefusal.Nothing } => true,
        // 五老人数 is a heading, 2022年统计表 a title.
        _ => cell.Any(char.IsDigit) && cell.Count(char.IsLetter) <= MostWords,
    };

    /// <summary>填表人：张三: a line below a table, of which nothing is filled in.</summary>
    public bool IsCaption(CopiedLine line) => line.Cells.First(cell => cell.Length > 0).AsSpan().IndexOfAny(':', '：') > 0 && !line.Cells.Any(IsFigure);

    /// <summary>合计, 小计（3 个单位）, and the line of letters that counts the columns.</summary>
    public bool IsSum(string cell) => Is("Sheet.HeadsSum", cell.Split('(', '（')[0]);
}

/// <summary>Lines of headings, one below the other; what is merged in the spreadsheet stands in the first of its cells.</summary>
internal sealed class CopiedHeadings(IReadOnlyList<CopiedLine> lines)
{
    public int Number => lines[0].Number;

    public int Width => lines.Max(line => line.Cells.Count);

    /// <summary>What stands above a column, from the top down.</summary>
    public IReadOnlyList<string> Over(int column)
    {
        List<string> over = [];
        for (var at = 0; at < lines.Count; at++)
        {
            var from = column;
            // Merged over several columns, it has a line of its own for each of them.
            while (from > 0 && lines[at].Cell(from).Length == 0 && lines.Skip(at + 1).Any(below => below.Cell(column).Length > 0))
                from--;
            if (lines[at].Cell(from).Length > 0)
                over.Add(lines[at].Cell(from));
        }

        return over;
    }
}
