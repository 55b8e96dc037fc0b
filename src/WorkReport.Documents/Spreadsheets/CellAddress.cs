using System.Globalization;

namespace WorkReport.Documents.Spreadsheets;

/// <summary>The place of a cell on its sheet.</summary>
/// <param name="Row">As spreadsheets number it, from 1.</param>
/// <param name="Column">From 0.</param>
public readonly record struct CellAddress(int Row, int Column) : IComparable<CellAddress>
{
    public const int LastRow = 1_048_576;
    public const int LastColumn = 16_383;

    /// <summary>Reads <c>D7</c>, also as <c>$d$7</c>; null where it is none.</summary>
    public static CellAddress? Read(string? text)
    {
        var (at, name) = (0, (text ?? "").Trim().Replace("$", "", StringComparison.Ordinal));
        while (at < name.Length && char.IsAsciiLetter(name[at]))
            at++;
        return at is > 0 and <= 3 && ColumnName.Read(name) is var column && column <= LastColumn
            && int.TryParse(name.AsSpan(at), NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row is > 0 and <= LastRow
            ? new CellAddress(row, column) : null;
    }

    public static bool operator <(CellAddress left, CellAddress right)
    {
        return left.CompareTo(right) < 0;
    }

    public static bool operator >(CellAddress left, CellAddress right)
    {
        return left.CompareTo(right) > 0;
    }

    public static bool operator <=(CellAddress left, CellAddress right)
    {
        return left.CompareTo(right) <= 0;
    }

    public static bool operator >=(CellAddress left, CellAddress right)
    {
        return left.CompareTo(right) >= 0;
    }

    /// <summary>Row by row, as one reads.</summary>
    public int CompareTo(CellAddress other) => (Row, Column).CompareTo((other.Row, other.Column));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ColumnName.Of(Column)}{Row}");
}

/// <summary>A block of cells.</summary>
/// <param name="First">Its upper left one.</param>
/// <param name="Last">Its lower right one.</param>
public readonly record struct CellRange(CellAddress First, CellAddress Last)
{
    public int Rows => Last.Row - First.Row + 1;

    public int Columns => Last.Column - First.Column + 1;

    /// <summary>Reads <c>B2:C5</c> or <c>B2</c>; null where it is none.</summary>
    public static CellRange? Read(string? text) => (text ?? "").Split(':') switch
    {
        [var one] when CellAddress.Read(one) is { } cell => new CellRange(cell, cell),
        [var one, var other] when CellAddress.Read(one) is { } a && CellAddress.Read(other) is { } b =>
            new CellRange(new CellAddress(Math.Min(a.Row, b.Row), Math.Min(a.Column, b.Column)), new CellAddress(Math.Max(a.Row, b.Row), Math.Max(a.Column, b.Column))),
        _ => null,
    };

    public bool Has(CellAddress cell) => cell.Row >= First.Row && cell.Row <= Last.Row && cell.Column >= First.Column && cell.Column <= Last.Column;

    public override string ToString() => $"{First}:{Last}";
}
