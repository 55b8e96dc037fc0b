using System.Globalization;
using System.Text;

namespace WorkReport.Documents.Spreadsheets;

/// <summary>A part of a formula.</summary>
internal abstract record Term;

internal sealed record Constant(CellValue Value) : Term;

/// <param name="Sheet">Null for the sheet of the formula itself.</param>
/// <param name="Range">One cell, or a block.</param>
internal sealed record Cells(string? Sheet, CellRange Range) : Term;

internal sealed record Signed(string Sign, Term Of) : Term;

internal sealed record Joined(string By, Term Left, Term Right) : Term;

internal sealed record Call(string Function, IReadOnlyList<Term> Arguments) : Term;

/// <summary>
/// Reads the formulas that printed forms are made of: sums, differences, shares, comparisons. What names anything but cells (a name, a table, another
/// file) is not read: what it computes is left to the program that opens the form.
/// </summary>
internal static class Formulas
{
    private const int Longest = 4_000;
    private const int Deepest = 60;

    /// <summary>Null where it cannot be told what it computes.</summary>
    public static Term? Read(string formula)
    {
        if (formula.Length is 0 or > Longest || Lex(formula) is not { } marks)
            return null;
        var reader = new Reader(marks);
        return reader.Whole();
    }

    /// <summary>The same formula in another cell: what is not fixed by $ moves along. Null where it cannot be read, or would leave the sheet.</summary>
    public static string? Moved(string formula, int rows, int columns)
    {
        if (formula.Length > Longest || Lex(formula) is not { } marks)
            return null;
        var (moved, end) = (new StringBuilder(), 0);
        foreach (var mark in marks.Where(mark => mark.Kind is MarkKind.Cell))
        {
            var (row, column) = (mark.At.Row + (mark.IsRowFixed ? 0 : rows), mark.At.Column + (mark.IsColumnFixed ? 0 : columns));
            if (row is < 1 or > CellAddress.LastRow || column is < 0 or > CellAddress.LastColumn)
                return null;
            moved.Append(formula, end, mark.Start - end).Append(mark.Prefix)
                .Append(CultureInfo.InvariantCulture, $"{(mark.IsColumnFixed ? "$" : "")}{ColumnName.Of(column)}{(mark.IsRowFixed ? "$" : "")}{row}");
            end = mark.End;
        }

        return moved.Append(formula, end, formula.Length - end).ToString();
    }

    private enum MarkKind
    {
        Number,
        Text,
        Word,
        Cell,
        Error,
        Sign,
    }

    /// <param name="Kind">What it is.</param>
    /// <param name="Text">A number or a sign as it is written, a word in capitals, a text as it is meant.</param>
    /// <param name="Start">Where it begins.</param>
    /// <param name="End">Where it has ended.</param>
    private readonly record struct Mark(MarkKind Kind, string Text, int Start, int End)
    {
        public string? Sheet { get; init; }

        /// <summary>The sheet as it is written, with its exclamation mark.</summary>
        public string? Prefix { get; init; }

        public CellAddress At { get; init; }

        public bool IsRowFixed { get; init; }

        public bool IsColumnFixed { get; init; }
    }

    private static List<Mark>? Lex(string formula)
    {
        List<Mark> marks = [];
        for (var at = 0; at < formula.Length;)
        {
            if (char.IsWhiteSpace(formula[at]))
            {
                at++;
                continue;
            }

            if (Next(formula, at) is not { } mark)
                return null;
            marks.Add(mark);
            at = mark.End;
        }

        return marks;
    }

    private static Mark? Next(string formula, int at)
    {
        var c = formula[at];
        if (c == '"')
            return Quoted(formula, at, '"') is var (text, end) ? new Mark(MarkKind.Text, text, at, end) : null;
        if (c == '\'')
            return Quoted(formula, at, '\'') is var (sheet, behind) && behind < formula.Length && formula[behind] == '!' ? Cell(formula, at, behind + 1, sheet) : null;
        if (char.IsAsciiDigit(c) || (c == '.' && at + 1 < formula.Length && char.IsAsciiDigit(formula[at + 1])))
            return Number(formula, at);
        if (c == '#')
        {
            var end = at + 1;
            while (end < formula.Length && (char.IsAsciiLetterUpper(formula[end]) || formula[end] is '/' or '!' or '?' || char.IsAsciiDigit(formula[end])))
                end++;
            return new Mark(MarkKind.Error, formula[at..end], at, end);
        }

        if (c == '$' || c == '_' || char.IsLetter(c))
        {
            if (Cell(formula, at, at, null) is { } cell)
                return cell;
            var end = at;
            while (end < formula.Length && (char.IsLetterOrDigit(formula[end]) || formula[end] is '_' or '.'))
                end++;
            return end == at ? null : end < formula.Length && formula[end] == '!' ? Cell(formula, at, end + 1, formula[at..end]) : new Mark(MarkKind.Word, formula[at..end].ToUpperInvariant(), at, end);
        }

        var two = at + 1 < formula.Length ? formula.Substring(at, 2) : "";
        return two is "<=" or ">=" or "<>" ? new Mark(MarkKind.Sign, two, at, at + 2)
            : "+-*/^&=<>%(),:".Contains(c, StringComparison.Ordinal) ? new Mark(MarkKind.Sign, c.ToString(), at, at + 1) : null;
    }

    private static (string Text, int End)? Quoted(string formula, int at, char quote)
    {
        var text = new StringBuilder();
        for (var i = at + 1; i < formula.Length; i++)
        {
            if (formula[i] != quote)
                text.Append(formula[i]);
            else if (i + 1 < formula.Length && formula[i + 1] == quote)
                text.Append(formula[i++]);
            else
                return (text.ToString(), i + 1);
        }

        return null;
    }

    private static Mark? Number(string formula, int at)
    {
        var end = at;
        while (end < formula.Length && (char.IsAsciiDigit(formula[end]) || formula[end] == '.'))
            end++;
        if (end + 1 < formula.Length && formula[end] is 'e' or 'E' && (char.IsAsciiDigit(formula[end + 1]) || (formula[end + 1] is '+' or '-' && end + 2 < formula.Length && char.IsAsciiDigit(formula[end + 2]))))
        {
            end += 2;
            while (end < formula.Length && char.IsAsciiDigit(formula[end]))
                end++;
        }

        return new Mark(MarkKind.Number, formula[at..end], at, end);
    }

    private static Mark? Cell(string formula, int start, int at, string? sheet)
    {
        var i = at;
        var columnFixed = Fixed();
        var letters = i;
        while (i < formula.Length && char.IsAsciiLetter(formula[i]))
            i++;
        var column = formula[letters..i];
        var rowFixed = Fixed();
        var digits = i;
        while (i < formula.Length && char.IsAsciiDigit(formula[i]))
            i++;
        // LOG10( is a function, and A1B a name.
        return CellAddress.Read(column + formula[digits..i]) is not { } cell || (i < formula.Length && (char.IsLetterOrDigit(formula[i]) || formula[i] is '_' or '(' or '.' or '!')) ? null
            : new Mark(MarkKind.Cell, "", start, i) { Sheet = sheet, Prefix = formula[start..at], At = cell, IsColumnFixed = columnFixed, IsRowFixed = rowFixed };

        bool Fixed()
        {
            if (i >= formula.Length || formula[i] != '$')
                return false;
            i++;
            return true;
        }
    }

    private sealed class Reader(List<Mark> marks)
    {
        private static readonly string[][] Levels = [["=", "<>", "<", ">", "<=", ">="], ["&"], ["+", "-"], ["*", "/"], ["^"]];

        private int at;
        private int depth;

        public Term? Whole() => Expression() is { } term && at == marks.Count ? term : null;

        private Term? Expression() => ++depth > Deepest ? null : Level(0) is { } term && depth-- > 0 ? term : null;

        private Term? Level(int level)
        {
            if (level == Levels.Length)
                return Leaf();
            var left = Level(level + 1);
            while (left is not null && at < marks.Count && marks[at].Kind is MarkKind.Sign && Levels[level].Contains(marks[at].Text))
            {
                var by = marks[at++].Text;
                left = Level(level + 1) is { } right ? new Joined(by, left, right) : null;
            }

            return left;
        }

        private Term? Leaf()
        {
            if (Takes("-") || Takes("+"))
            {
                var sign = marks[at - 1].Text;
                return ++depth > Deepest ? null : Leaf() is { } of && depth-- > 0 ? new Signed(sign, of) : null;
            }

            var term = Single();
            while (term is not null && Takes("%"))
                term = new Signed("%", term);
            return term;
        }

        private Term? Single()
        {
            if (Takes("("))
                return Expression() is { } inner && Takes(")") ? inner : null;
            if (at >= marks.Count)
                return null;
            var mark = marks[at++];
            return mark.Kind switch
            {
                MarkKind.Number => decimal.TryParse(mark.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? new Constant(CellValue.Of(number)) : null,
                MarkKind.Text => new Constant(CellValue.Of(mark.Text)),
                MarkKind.Error => new Constant(new CellValue(CellValueKind.Error, Text: mark.Text)),
                MarkKind.Cell => Block(mark),
                MarkKind.Word when mark.Text is "TRUE" or "FALSE" && !(at < marks.Count && marks[at].Text == "(") => new Constant(CellValue.Of(mark.Text == "TRUE")),
                MarkKind.Word when Takes("(") => Function(mark.Text),
                _ => null,
            };
        }

        private Cells? Block(Mark first)
        {
            if (!Takes(":"))
                return new Cells(first.Sheet, new CellRange(first.At, first.At));
            // A third corner would be an overlap, which no form has.
            return at < marks.Count && marks[at] is { Kind: MarkKind.Cell, Sheet: null } last && !(++at < marks.Count && marks[at].Text == ":")
                && CellRange.Read($"{first.At}:{last.At}") is { } range ? new Cells(first.Sheet, range) : null;
        }

        private Call? Function(string name)
        {
            List<Term> arguments = [];
            if (Takes(")"))
                return new Call(name, arguments);
            do
            {
                // IF(a,,b): what is left out is blank.
                var isLeftOut = at < marks.Count && marks[at] is { Kind: MarkKind.Sign, Text: "," or ")" };
                if ((isLeftOut ? new Constant(CellValue.Blank) : Expression()) is not { } argument)
                    return null;
                arguments.Add(argument);
            }
            while (Takes(","));
            return Takes(")") ? new Call(name, arguments) : null;
        }

        private bool Takes(string sign)
        {
            if (at >= marks.Count || marks[at].Kind is not MarkKind.Sign || marks[at].Text != sign)
                return false;
            at++;
            return true;
        }
    }
}
