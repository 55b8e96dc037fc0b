using System.Buffers;
using WorkReport.Prose.Outlines;
using WorkReport.Prose.Quantities;
using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Checks;

/// <summary>
/// Holds each figure of a text against those that somebody answers for: backed by one of them, other than the one it names, or nobody's.
/// Which one is meant is told by the pairs of signs that its name shares with the words around the figure.
/// </summary>
internal sealed class MetricFigures : IRule
{
    private const int Before = 48;
    private const int Behind = 16;

    /// <summary>So much of a name has to stand around a figure that has its value.</summary>
    private const double Mentioned = 0.34;

    /// <summary>So much of it that a figure with another value is taken for the same.</summary>
    private const double Named = 0.7;

    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create("，。；！？、,;");
    private static readonly WordTable Moves = new("增长", "增加", "提高", "上升", "提升", "上涨", "下降", "减少", "降低", "回落", "压减");
    private static readonly string[] Hoping = ["预计", "预期", "预测", "有望", "力争", "估计", "计划", "目标"];
    private static readonly HashSet<string> Above = new(StringComparer.Ordinal) { "多", "余", "超", "超过", "突破", "以上", "逾", "至少", "不低于", "不少于", "几", "超出", "之多", "过" };
    private static readonly HashSet<string> Below = new(StringComparer.Ordinal) { "近", "接近", "将近", "不足", "不到", "以内", "以下", "不超过", "不高于", "不多于" };

    public void Look(CheckedText text, List<Finding> found)
    {
        if (text.Data.Figures is not { } figures)
            return;
        foreach (var (passage, figure, match) in Judged(text, new Book(figures, text.Data.Sources)))
        {
            string words = passage.Words(figure.From, figure.To);
            switch (match)
            {
                case { IsBacked: true, Entry: { Known.IsForecast: true } expected, HopesBefore: false }:
                    found.Add(passage.At(figure.From, figure.To, CheckRule.ForecastUnsaid, Severity.Hint, "预计" + words, words, expected.Known.Name));
                    break;
                case { IsBacked: true }:
                    break;
                case { Entry: { } named } when figure.Kind is not (QuantityKind.Change or QuantityKind.Ratio):
                    found.Add(passage.At(figure.From, figure.To, CheckRule.FigureDiffers, Severity.Doubtful, named.Known.Printed, words, named.Known.Name, named.Known.Printed));
                    break;
                default:
                    found.Add(passage.At(figure.From, figure.To, CheckRule.Unvouched, Severity.Doubtful, null, words));
                    break;
            }
        }
    }

    /// <summary>Which known figure each figure of the text states, or names with another value; those that nobody answers for are left out.</summary>
    internal static IEnumerable<FigureMatch> Match(CheckedText text)
    {
        foreach (var (passage, figure, match) in Judged(text, new Book(text.Data.Figures ?? [], [])))
        {
            if (match.Entry is not { } entry || figure.Kind is QuantityKind.Change or QuantityKind.Ratio)
                continue;
            var (start, length) = passage.Place(figure.From, figure.To);
            yield return new FigureMatch(start, length, entry.Known, match.IsBacked);
        }
    }

    private static IEnumerable<(Passage Passage, Figure Figure, Judgement Match)> Judged(CheckedText text, Book book)
    {
        // What is planned is not accepted yet: an aim is no figure of this year.
        var planned = text.Reading.Plans.Select(task => task.Start).ToHashSet();
        foreach (Passage passage in text.Passages)
        {
            if (passage.Element.Kind is not (OutlineKind.Paragraph or OutlineKind.Heading) || planned.Contains(passage.Element.Start))
                continue;
            for (var i = 0; i < passage.Figures.Count; i++)
            {
                if (passage.Figures[i].Reading.Value is not null)
                    yield return (passage, passage.Figures[i], Judge(passage, i, book));
            }
        }
    }

    private static Judgement Judge(Passage passage, int i, Book book)
    {
        Figure figure = passage.Figures[i];
        string said = passage.Said;
        int from = Math.Max(i > 0 ? passage.Figures[i - 1].To : 0, figure.From - Before);
        int stop = said.AsSpan(from, figure.From - from).LastIndexOfAny("。；！？");
        from += stop + 1;
        int to = Math.Min(i + 1 < passage.Figures.Count ? passage.Figures[i + 1].From : said.Length, figure.To + Behind);
        int clause = said.AsSpan(figure.To, to - figure.To).IndexOfAny(ClauseEnds);
        to = clause < 0 ? to : figure.To + clause;
        book.Hear(said.AsSpan(from, figure.From - from), said.AsSpan(figure.To, to - figure.To), figure.Reading.Name);

        Entry? backing = null, named = null;
        double nearest = 0;
        foreach (Entry entry in book.Of(figure.Unit))
        {
            int pairs = book.Heard(entry);
            double mention = entry.Pairs > 0 ? Math.Min(1, (double)pairs / entry.Pairs) : 0;
            bool agrees = Agrees(figure, entry);
            if (agrees && (mention >= Mentioned || Weight(figure.Value) >= 3) && (backing is null || mention > nearest))
                (backing, nearest) = (entry, mention);
            else if (backing is null && !agrees && entry.IsMetric && mention >= Named && pairs >= 2 && (named is null || mention > nearest))
                (named, nearest) = (entry, mention);
        }
        if (backing is not null)
            return new Judgement(backing, true, Array.Exists(Hoping, word => said.AsSpan(from, figure.From - from).Contains(word, StringComparison.Ordinal)));
        return Rate(passage, figure, from, book) ? new Judgement(null, true, true) : new Judgement(named, false, false);
    }

    /// <summary>What was made of a figure.</summary>
    /// <param name="Entry">Which known one it states or names; null where it is nobody's, or a rate of change.</param>
    /// <param name="IsBacked">Somebody answers for it as it stands.</param>
    /// <param name="HopesBefore">预计 or the like stands before it.</param>
    private readonly record struct Judgement(Entry? Entry, bool IsBacked, bool HopesBefore);

    /// <summary>增长5.4% is backed where a metric that is spoken of has grown so since last year.</summary>
    private static bool Rate(Passage passage, Figure figure, int from, Book book)
    {
        if (!figure.IsPercent || Moves.AtEnd(passage.Said.AsSpan(0, figure.From).TrimEnd("了达为约至")) is not { } move)
            return false;
        int sentence = Math.Max(0, passage.Said.AsSpan(0, figure.From).LastIndexOfAny("。！？") + 1);
        if (from > sentence)
            book.Hear(passage.Said.AsSpan(Math.Max(sentence, figure.From - Before * 2), figure.From - Math.Max(sentence, figure.From - Before * 2)), [], figure.Reading.Name);
        foreach (Entry entry in book.Spoken)
        {
            if ((double)book.Heard(entry) / entry.Pairs < Mentioned || entry.Value is not { } now || entry.Known.Before * entry.Scale is not { } before || before == 0)
                continue;
            decimal rate = (now - before) / Math.Abs(before) * 100 * (move is "下降" or "减少" or "降低" or "回落" or "压减" ? -1 : 1);
            if (Math.Abs(rate - figure.Value) <= figure.Step)
                return true;
        }
        return false;
    }

    /// <summary>Does a printed figure say what is known? Within its rounding, and as far as 多, 近 and 约 allow.</summary>
    private static bool Agrees(Figure figure, Entry entry)
    {
        if (entry.Value is not { } known)
            return entry.Read is { } read && read.Value == figure.Value;
        decimal value = figure.Value;
        if (figure.Reading.Upper is { } upper)
            return known >= value && known <= upper;
        if (figure.Reading.From is { } was && entry.Known.Before * entry.Scale is { } before && Math.Abs(was - before) > figure.FromStep / 2)
            return false;
        decimal slack = figure.Step == 1 ? 0 : figure.Step / 2;
        foreach (string word in figure.Reading.Qualifiers)
        {
            if (Above.Contains(word))
                return known >= value && known <= value * 1.1m;
            if (Below.Contains(word))
                return known <= value && known >= value * 0.9m;
            if (word is "约" or "左右" or "大约" or "上下")
                return Math.Abs(known - value) <= Math.Abs(value) * 0.05m;
        }
        return Math.Abs(known - value) <= slack;
    }

    /// <summary>How many digits a number says: 4200 says two, 723 three.</summary>
    private static int Weight(decimal value)
    {
        decimal rest = Math.Abs(value);
        while (rest != decimal.Truncate(rest))
            rest *= 10;
        while (rest >= 10 && rest % 10 == 0)
            rest /= 10;
        int digits = 1;
        while (rest >= 10)
        {
            rest = decimal.Truncate(rest / 10);
            digits++;
        }
        return digits;
    }

    private sealed record Entry(int Index, KnownFigure Known, decimal Scale, decimal? Value, QuantityReading? Read, int Pairs, bool IsMetric);

    /// <summary>What is known, found by unit and by the pairs of signs of its name.</summary>
    private sealed class Book
    {
        private static readonly string[][] Alike = [["名", "人", "位"], ["场", "场次"], ["户", "家", "个"], ["起", "件", "宗"]];
        private readonly List<Entry> entries = [];
        private readonly Dictionary<string, List<Entry>> byUnit = new(StringComparer.Ordinal);
        private readonly Dictionary<int, List<int>> byPair = [];
        private readonly HashSet<int> around = [];
        private readonly List<int> spoken = [];
        private readonly int[] heard;

        internal Book(IReadOnlyList<KnownFigure> figures, IReadOnlyList<string> sources)
        {
            foreach (KnownFigure figure in figures)
                Add(figure, isMetric: true);
            foreach (string source in sources)
            {
                foreach (QuantityReading reading in QuantityReader.Read(source))
                {
                    int from = Math.Max(0, reading.Start - 16), to = Math.Min(source.Length, reading.Start + reading.Length + 8);
                    string named = reading.Name.Length > 3 ? reading.Name : source[from..reading.Start] + source[(reading.Start + reading.Length)..to];
                    Add(new KnownFigure(named, reading.Unit, null, source.Substring(reading.Start, reading.Length)), isMetric: false);
                }
            }
            heard = new int[entries.Count];
        }

        internal List<Entry> Of(string unit) => byUnit.TryGetValue(Usual(unit), out List<Entry>? known) ? known : [];

        /// <summary>The figures of which a pair was heard last.</summary>
        internal IEnumerable<Entry> Spoken => spoken.Select(index => entries[index]);

        /// <summary>How many pairs of its name a figure shares with the words that were heard last.</summary>
        internal int Heard(Entry entry) => heard[entry.Index];

        /// <summary>Takes the words around a number.</summary>
        internal void Hear(ReadOnlySpan<char> before, ReadOnlySpan<char> behind, string name)
        {
            foreach (int index in spoken)
                heard[index] = 0;
            spoken.Clear();
            around.Clear();
            Pair(before, around);
            Pair(behind, around);
            Pair(name, around);
            foreach (int pair in around)
            {
                foreach (int index in byPair.TryGetValue(pair, out List<int>? named) ? named : [])
                {
                    if (heard[index]++ == 0)
                        spoken.Add(index);
                }
            }
        }

        private void Add(KnownFigure figure, bool isMetric)
        {
            int index = entries.Count;
            decimal scale = figure.Unit.Length > 1 ? figure.Unit[0] switch { '万' => 10_000m, '亿' => 100_000_000m, _ => 1m } : 1m;
            string unit = Usual(scale > 1 ? figure.Unit[1..] : figure.Unit);
            HashSet<int> pairs = [];
            Pair(figure.Name, pairs);
            IReadOnlyList<QuantityReading> read = figure.Value is null ? QuantityReader.Read(figure.Printed) : [];
            var entry = new Entry(index, figure, scale, figure.Value * scale, read.Count > 0 ? read[0] : null, pairs.Count, isMetric);
            entries.Add(entry);
            if (!byUnit.TryGetValue(unit, out List<Entry>? known))
                byUnit[unit] = known = [];
            known.Add(entry);
            foreach (int pair in pairs)
            {
                if (!byPair.TryGetValue(pair, out List<int>? named))
                    byPair[pair] = named = [];
                named.Add(index);
            }
        }

        private static string Usual(string unit) => Array.Find(Alike, group => Array.IndexOf(group, unit) >= 0) is { } group ? group[0] : unit;

        private static void Pair(ReadOnlySpan<char> words, HashSet<int> pairs)
        {
            char last = '\0';
            foreach (char c in words)
            {
                if (c is '“' or '”' or '《' or '》' or '、' or '，' or '的' or '（' or '）')
                {
                    if (c is '，' or '（' or '）')
                        last = '\0';
                    continue;
                }
                if (Scripts.IsHan(c) && last != '\0')
                    pairs.Add((last << 16) | c);
                last = Scripts.IsHan(c) ? c : '\0';
            }
        }
    }
}
