namespace WorkReport.Documents.Spreadsheets;

/// <summary>A cell that computes, once figures are filled in.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="At">The cell.</param>
/// <param name="Formula">How it computes.</param>
/// <param name="Value">What it comes to; null where only the program that opens the form can tell.</param>
/// <param name="IsTouched">May it be another than before? It hangs on a cell that was filled in, or that cannot be ruled out.</param>
public sealed record ComputedCell(string Sheet, CellAddress At, string Formula, CellValue? Value, bool IsTouched);

/// <summary>
/// Computes a form anew. Numbers are decimal, as figures are everywhere; what is compared or kept has fifteen digits, as in the programs that open the form.
/// Never the value from before stands in for one that is not known.
/// </summary>
internal sealed class FormCalculation
{
    // A cell that adds up the one above it, all the way down a form.
    private const int Deepest = 300;

    /// <summary>Cells looked at, for all formulas together.</summary>
    private const int MostLooks = 4_000_000;

    private readonly FormBook book;
    private readonly IReadOnlyDictionary<(string Sheet, CellAddress At), CellValue> filled;
    private readonly Dictionary<(string Sheet, CellAddress At), Outcome> known = [];
    private int looks;
    private int depth;

    private FormCalculation(FormBook book, IReadOnlyDictionary<(string Sheet, CellAddress At), CellValue> filled) => (this.book, this.filled) = (book, filled);

    /// <param name="book">The form.</param>
    /// <param name="filled">What stands in cells of it now; keys by the names of the sheets as the book has them.</param>
    public static IReadOnlyList<ComputedCell> Of(FormBook book, IReadOnlyDictionary<(string Sheet, CellAddress At), CellValue> filled)
    {
        var calculation = new FormCalculation(book, filled);
        return [.. from sheet in book.Sheets
                   from cell in sheet.Cells
                   where cell.Computes
                   let outcome = calculation.Compute(sheet, cell)
                   select new ComputedCell(sheet.Name, cell.At, cell.Formula!, outcome.Value, outcome.IsTouched)];
    }

    private readonly record struct Outcome(CellValue? Value, bool IsTouched);

    private Outcome Compute(FormSheet sheet, FormCell cell)
    {
        var key = (sheet.Name, cell.At);
        if (known.TryGetValue(key, out var there))
            return there;
        // One that comes back to itself finds this.
        known[key] = new Outcome(null, true);
        if (depth >= Deepest || Formulas.Read(cell.Formula!) is not { } term)
            return known[key];
        depth++;
        var reading = new TermReading(At);
        var value = reading.Value(term);
        depth--;
        return known[key] = new Outcome(value is { Kind: CellValueKind.Blank } ? CellValue.Of(0m) : value, reading.IsTouched || value is null);

        (CellValue?, bool) At(string? name, CellAddress at)
        {
            if (++looks > MostLooks || (name is null ? sheet : book.Find(name)) is not { } on)
                return (null, true);
            if (filled.TryGetValue((on.Name, at), out var figure))
                return (figure, true);
            if (on[at] is not { } found)
                return (CellValue.Blank, false);
            if (!found.Computes)
                return (found.Value, false);
            var outcome = Compute(on, found);
            return (outcome.Value, outcome.IsTouched);
        }
    }
}

/// <summary>Works out one formula, and whether something it looks at was filled in.</summary>
/// <param name="at">What stands in a cell, null where that is not known; and whether it may be another than before.</param>
internal sealed class TermReading(Func<string?, CellAddress, (CellValue? Value, bool IsTouched)> at)
{
    private const int MostInBlock = 100_000;

    public bool IsTouched { get; private set; }

    /// <summary>Null where it cannot be told.</summary>
    public CellValue? Value(Term term)
    {
        try
        {
            return term switch
            {
                Constant constant => constant.Value,
                Cells { Range: { Rows: 1, Columns: 1 } range } one => Look(one.Sheet, range.First),
                Signed signed => Value(signed.Of) is { } of ? Sign(signed.Sign, of) : null,
                Joined joined => (Value(joined.Left), Value(joined.Right)) is ({ } left, { } right) ? Join(joined.By, left, right) : null,
                Call call => Function(call),
                _ => null,
            };
        }
        catch (OverflowException)
        {
            return new CellValue(CellValueKind.Error, Text: "#NUM!");
        }
    }

    private CellValue? Look(string? sheet, CellAddress cell)
    {
        var (value, touched) = at(sheet, cell);
        IsTouched |= touched;
        return value;
    }

    private static CellValue Sign(string sign, CellValue of) => Number(of) is not { Kind: CellValueKind.Number, Number: var number } no
        ? Number(of) : sign switch { "-" => CellValue.Of(-number), "%" => CellValue.Of(number / 100), _ => no };

    private static CellValue Join(string by, CellValue left, CellValue right)
    {
        if (left.IsError || right.IsError)
            return left.IsError ? left : right;
        if (by == "&")
            return CellValue.Of(left.ToString() + right);
        if (by is "=" or "<>" or "<" or ">" or "<=" or ">=")
        {
            var order = Compare(left, right);
            return CellValue.Of(by switch { "=" => order == 0, "<>" => order != 0, "<" => order < 0, ">" => order > 0, "<=" => order <= 0, _ => order >= 0 });
        }

        var (a, b) = (Number(left), Number(right));
        if (a.IsError || b.IsError)
            return a.IsError ? a : b;
        return by switch
        {
            "+" => CellValue.Of(a.Number + b.Number),
            "-" => CellValue.Of(a.Number - b.Number),
            "*" => CellValue.Of(a.Number * b.Number),
            "/" => b.Number == 0 ? CellValue.ByNothing : CellValue.Of(a.Number / b.Number),
            _ => Power(a.Number, b.Number),
        };
    }

    private static CellValue Power(decimal number, decimal exponent)
    {
        if (exponent != decimal.Truncate(exponent) || Math.Abs(exponent) > 100 || (number == 0 && exponent <= 0))
            return new CellValue(CellValueKind.Error, Text: "#NUM!");
        var power = 1m;
        for (var i = 0; i < Math.Abs(exponent); i++)
            power *= number;
        return CellValue.Of(exponent < 0 ? 1 / power : power);
    }

    /// <summary>Numbers come before texts, and those before true and false; a blank is nothing of its opposite's kind.</summary>
    private static int Compare(CellValue left, CellValue right)
    {
        left = Like(left, right);
        right = Like(right, left);
        return left.Kind != right.Kind ? left.Kind.CompareTo(right.Kind)
            : left.Kind is CellValueKind.Text ? string.Compare(left.Text, right.Text, StringComparison.OrdinalIgnoreCase)
            : CellValue.Rounded(left.Number).CompareTo(CellValue.Rounded(right.Number));
    }

    private static CellValue Like(CellValue value, CellValue other) => value.Kind is not CellValueKind.Blank ? value
        : other.Kind switch { CellValueKind.Text => CellValue.Of(""), CellValueKind.Truth => CellValue.Of(false), _ => CellValue.Of(0m) };

    private static CellValue Number(CellValue value) => value.Kind switch
    {
        CellValueKind.Blank => CellValue.Of(0m),
        CellValueKind.Truth => CellValue.Of(value.Number),
        CellValueKind.Text => decimal.TryParse(value.Text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) ? CellValue.Of(number) : CellValue.NotANumber,
        _ => value,
    };

    private CellValue? Function(Call call)
    {
        var arguments = call.Arguments;
        return call.Function switch
        {
            "IF" when arguments.Count is 2 or 3 => Value(arguments[0]) is not { } asked ? NotKnown(arguments) : If(Number(asked), arguments),
            "IFERROR" when arguments.Count == 2 => Value(arguments[0]) is not { } tried ? NotKnown(arguments) : tried.IsError ? Value(arguments[1]) : tried,
            "ISBLANK" when arguments.Count == 1 => Value(arguments[0]) is { } blank ? CellValue.Of(blank.Kind is CellValueKind.Blank) : null,
            "ISNUMBER" when arguments.Count == 1 => Value(arguments[0]) is { } maybe ? CellValue.Of(maybe.Kind is CellValueKind.Number) : null,
            "ISERROR" when arguments.Count == 1 => Value(arguments[0]) is { } perhaps ? CellValue.Of(perhaps.IsError) : null,
            "NOT" when arguments.Count == 1 => Value(arguments[0]) is { } denied ? OfOne(denied, number => CellValue.Of(number == 0)) : null,
            "ABS" when arguments.Count == 1 => Value(arguments[0]) is { } signed ? OfOne(signed, number => CellValue.Of(Math.Abs(number))) : null,
            "INT" when arguments.Count == 1 => Value(arguments[0]) is { } broken ? OfOne(broken, number => CellValue.Of(Math.Floor(number))) : null,
            "ROUND" or "ROUNDUP" or "ROUNDDOWN" when arguments.Count == 2 => (Value(arguments[0]), Value(arguments[1])) is ({ } rounded, { } places) ? Round(call.Function, Number(rounded), Number(places)) : null,
            "SUM" or "AVERAGE" or "MIN" or "MAX" or "COUNT" or "COUNTA" or "PRODUCT" or "AND" or "OR" => All(arguments) is { } all ? OfMany(call.Function, all) : null,
            _ => NotKnown(arguments),
        };
    }

    private CellValue? If(CellValue asked, IReadOnlyList<Term> arguments) =>
        asked.IsError ? asked : asked.Number != 0 ? Value(arguments[1]) : arguments.Count == 3 ? Value(arguments[2]) : CellValue.Of(false);

    private static CellValue OfOne(CellValue value, Func<decimal, CellValue> function) => Number(value) is { IsError: false, Number: var number } ? function(number) : Number(value);

    /// <summary>It is not known what it comes to, but well on what it hangs.</summary>
    private CellValue? NotKnown(IReadOnlyList<Term> arguments)
    {
        All(arguments);
        return null;
    }

    private static CellValue Round(string function, CellValue number, CellValue places)
    {
        if (number.IsError || places.IsError)
            return number.IsError ? number : places;
        if (Math.Abs(places.Number) > CellValue.Digits)
            return number;
        var shift = 1m;
        for (var i = 0; i < Math.Abs((int)places.Number); i++)
            shift *= 10;
        var moved = CellValue.Rounded(places.Number < 0 ? number.Number / shift : number.Number * shift);
        var cut = function switch
        {
            "ROUNDUP" => moved < 0 ? Math.Floor(moved) : Math.Ceiling(moved),
            "ROUNDDOWN" => decimal.Truncate(moved),
            _ => Math.Round(moved, MidpointRounding.AwayFromZero),
        };
        return CellValue.Of(places.Number < 0 ? cut * shift : cut / shift);
    }

    /// <summary>What all arguments hold, blocks cell by cell; null where one is not known.</summary>
    private List<(CellValue Value, bool IsOfCell)>? All(IReadOnlyList<Term> arguments)
    {
        List<(CellValue Value, bool IsOfCell)> all = [];
        var isKnown = true;
        foreach (var argument in arguments)
        {
            if (argument is not Cells block)
            {
                if (Value(argument) is { } value)
                    all.Add((value, false));
                else
                    isKnown = false;
                continue;
            }

            if ((long)block.Range.Rows * block.Range.Columns > MostInBlock)
            {
                (IsTouched, isKnown) = (true, false);
                continue;
            }

            for (var row = block.Range.First.Row; row <= block.Range.Last.Row; row++)
            {
                for (var column = block.Range.First.Column; column <= block.Range.Last.Column; column++)
                {
                    if (Look(block.Sheet, new CellAddress(row, column)) is { } value)
                        all.Add((value, true));
                    else
                        isKnown = false;
                }
            }
        }

        return isKnown ? all : null;
    }

    private static CellValue OfMany(string function, List<(CellValue Value, bool IsOfCell)> all)
    {
        if (function == "COUNTA")
            return CellValue.Of(all.Count(one => one.Value.Kind is not CellValueKind.Blank));
        if (function == "COUNT")
            return CellValue.Of(all.Count(one => one.Value.Kind is CellValueKind.Number));
        if (all.Find(one => one.Value.IsError).Value is { IsError: true } wrong)
            return wrong;
        // Texts in cells are passed over; written into the formula itself they count as the number they are.
        var numbers = all.Where(one => one.Value.Kind is CellValueKind.Number || (one.Value.Kind is CellValueKind.Truth && (!one.IsOfCell || function is "AND" or "OR")) || (!one.IsOfCell && one.Value.Kind is CellValueKind.Text))
            .Select(one => Number(one.Value)).ToList();
        if (numbers.Find(number => number.IsError) is { IsError: true } no)
            return no;
        return function switch
        {
            "SUM" => CellValue.Of(numbers.Sum(number => number.Number)),
            "PRODUCT" => CellValue.Of(numbers.Count == 0 ? 0 : numbers.Aggregate(1m, (product, number) => product * number.Number)),
            "AND" or "OR" when numbers.Count == 0 => CellValue.NotANumber,
            "AND" => CellValue.Of(numbers.TrueForAll(number => number.Number != 0)),
            "OR" => CellValue.Of(numbers.Exists(number => number.Number != 0)),
            "AVERAGE" when numbers.Count == 0 => CellValue.ByNothing,
            "AVERAGE" => CellValue.Of(numbers.Average(number => number.Number)),
            "MIN" => CellValue.Of(numbers.Count == 0 ? 0 : numbers.Min(number => number.Number)),
            _ => CellValue.Of(numbers.Count == 0 ? 0 : numbers.Max(number => number.Number)),
        };
    }
}
