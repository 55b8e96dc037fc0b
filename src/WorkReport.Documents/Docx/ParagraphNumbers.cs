using System.Globalization;
using System.Text;

namespace WorkReport.Documents.Docx;

/// <summary>Counts the paragraphs of a document as they pass and writes their numbers as Word does (17.9).</summary>
internal sealed class ParagraphNumbers(DocxNumbering numbering, DocxStyles styles)
{
    /// <summary>Characters from which on a number is cut off; every paragraph may have one.</summary>
    private const int MostLength = 200;

    private readonly Dictionary<string, int?[]> counters = [];

    /// <summary>Levels of lists whose own start was used.</summary>
    private readonly HashSet<(string List, int Level)> started = [];

    /// <summary>The number of the next paragraph; empty for none, null where nothing in the file says how it is counted.</summary>
    /// <param name="style">Its style; null for the default one.</param>
    /// <param name="list">The list it names itself; null for that of its style, 0 for none.</param>
    /// <param name="level">The level it names itself.</param>
    /// <param name="followedBy">Its text.</param>
    public string? Next(string? style, string? list, int? level, string followedBy)
    {
        var byStyle = styles.Numbering(style);
        var isOfStyle = list is null;
        list ??= byStyle.List;
        if (list is null or "0")
            return "";
        if (numbering.KindOf(list, styles) is not { } kind)
            return null;
        var depth = level ?? (isOfStyle && style is not null ? numbering.LevelOf(kind, style) : null) ?? byStyle.Level ?? 0;
        // A number may have more levels by mistake; Word shows none then.
        if (depth is < 0 or >= DocxNumbering.Levels || numbering.LevelOf(list, kind, depth) is not { } written)
            return depth is < 0 or >= DocxNumbering.Levels ? "" : null;
        Count(list, kind, depth, written);
        return written.IsHidden ? "" : Write(list, kind, depth, written, followedBy);
    }

    private void Count(string list, string kind, int depth, NumberLevel written)
    {
        if (!counters.TryGetValue(kind, out var counter))
            counters[kind] = counter = new int?[DocxNumbering.Levels];
        if (numbering.StartOf(list, depth) is { } start && started.Add((list, depth)))
            counter[depth] = start;
        else
            counter[depth] = counter[depth] is { } last ? last + 1 : written.Start;
        for (var below = depth + 1; below < DocxNumbering.Levels; below++)
        {
            var restart = numbering.LevelOf(list, kind, below)?.Restart ?? below;
            if (restart > 0 && depth + 1 <= restart)
                counter[below] = null;
        }
    }

    private string Write(string list, string kind, int depth, NumberLevel written, string followedBy)
    {
        if (written.Format == "bullet")
            return Bullet(written, followedBy);
        var label = new StringBuilder();
        for (var i = 0; i < written.Text.Length && label.Length < MostLength; i++)
        {
            if (written.Text[i] != '%' || i + 1 == written.Text.Length || written.Text[i + 1] is < '1' or > '9')
            {
                label.Append(written.Text[i]);
                continue;
            }

            var named = written.Text[++i] - '1';
            var of = named == depth ? written : numbering.LevelOf(list, kind, named);
            if (of is not null && named <= depth)
                label.Append(NumberFormats.Write(counters[kind][named] ?? of.Start, written.IsDecimal ? "decimal" : of.Format, written.IsDecimal ? null : of.Custom));
        }

        return label.Length == 0 || followedBy.Length == 0 ? label.ToString() : label + Gap(written, label[^1], followedBy[0]);
    }

    /// <summary>Behind a mark the text goes on at once, as it is written by hand; 1. before a digit would read as a decimal.</summary>
    private static string Gap(NumberLevel written, char last, char next)
    {
        if (last == '.' && char.IsDigit(next))
            return " ";
        return written.IsFollowed && !char.IsPunctuation(last) && CharUnicodeInfo.GetUnicodeCategory(last) is not UnicodeCategory.OtherNumber && !char.IsWhiteSpace(last) && !char.IsWhiteSpace(next) ? " " : "";
    }

    private static string Bullet(NumberLevel written, string followedBy)
    {
        if (written.Text.Length == 0 || followedBy.Length == 0)
            return "";
        var sign = string.Concat(written.Text.Select(c => SymbolFonts.IsPrivate(c) ? SymbolFonts.Find(written.Font, c) ?? "•" : c.ToString()));
        return sign + (written.IsFollowed ? " " : "");
    }
}
