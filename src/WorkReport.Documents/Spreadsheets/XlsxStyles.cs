using DocumentFormat.OpenXml;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace WorkReport.Documents.Spreadsheets;

/// <summary>What of a sheet a cell is.</summary>
internal enum CellPlace
{
    Title,

    /// <summary>From the left, over what is blank beside it.</summary>
    TitleAtSide,
    Line,
    Head,
    Body,
}

/// <summary>How a cell looks.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Kind">The kind of its column.</param>
/// <param name="Format">The format of its number.</param>
/// <param name="IsQuoted">It begins like a formula and stays text, also when somebody edits it.</param>
internal readonly record struct CellLook(CellPlace Place, ColumnKind Kind = ColumnKind.Words, string Format = Cell.General, bool IsQuoted = false);

/// <summary>The looks that a workbook uses, numbered as they come.</summary>
/// <remarks>宋体 and 黑体 are on every machine with Chinese Windows, and WPS and LibreOffice have stand-ins for them.</remarks>
internal sealed class XlsxStyles
{
    public const string DayFormat = "yyyy-mm-dd";

    // The numbers below this one are the program's own.
    private const uint FirstOwnFormat = 164;

    private static readonly Dictionary<string, uint> BuiltIn = new() { [Cell.General] = 0, [Cell.Whole] = 1 };

    private readonly List<CellLook> looks = [];
    private readonly Dictionary<CellLook, uint> numbers = [];
    private readonly List<string> formats = [];

    /// <summary>The number by which cells name a look; 0 is that of what has none.</summary>
    public uint Of(CellLook look)
    {
        if (!numbers.TryGetValue(look, out var number))
        {
            looks.Add(look);
            numbers.Add(look, number = (uint)looks.Count);
        }

        return number;
    }

    /// <summary>All that was asked for.</summary>
    public X.Stylesheet Sheet()
    {
        X.CellFormat[] cells = [Plain(), .. looks.Select(Format)];
        // The first two are the program's own.
        X.Fill[] fills = [Fill(X.PatternValues.None), Fill(X.PatternValues.Gray125), Fill(X.PatternValues.Solid, "FFF2F2F2")];
        var sheet = new X.Stylesheet();
        if (formats.Count > 0)
            sheet.Append(new X.NumberingFormats(formats.Select((code, i) => new X.NumberingFormat { NumberFormatId = FirstOwnFormat + (uint)i, FormatCode = code })) { Count = (uint)formats.Count });
        sheet.Append(
            new X.Fonts(Font("宋体", 11), Font("宋体", 16, isBold: true), Font("黑体", 11)) { Count = 3 },
            new X.Fills(fills) { Count = (uint)fills.Length },
            new X.Borders(Border(isRuled: false), Border(isRuled: true)) { Count = 2 },
            new X.CellStyleFormats(new X.CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }) { Count = 1 },
            new X.CellFormats(cells) { Count = (uint)cells.Length },
            new X.CellStyles(new X.CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }) { Count = 1 });
        return sheet;
    }

    private static X.CellFormat Plain() => new() { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0, FormatId = 0 };

    private X.CellFormat Format(CellLook look)
    {
        var format = Plain();
        format.NumberFormatId = NumberOf(look.Format);
        format.ApplyNumberFormat = format.NumberFormatId != 0;
        format.FontId = look.Place switch { CellPlace.Title or CellPlace.TitleAtSide => 1, CellPlace.Head => 2, _ => 0 };
        format.ApplyFont = true;
        format.FillId = look.Place is CellPlace.Head ? 2u : 0;
        format.ApplyFill = look.Place is CellPlace.Head;
        format.BorderId = look.Place is CellPlace.Head or CellPlace.Body ? 1u : 0;
        format.ApplyBorder = format.BorderId != 0;
        format.QuotePrefix = look.IsQuoted ? true : null;
        format.ApplyAlignment = true;
        format.Alignment = new X.Alignment
        {
            Horizontal = (look.Place, look.Kind) switch
            {
                (CellPlace.Title or CellPlace.Head, _) or (CellPlace.Body, ColumnKind.Mark) => X.HorizontalAlignmentValues.Center,
                (CellPlace.Body, ColumnKind.Figure) => X.HorizontalAlignmentValues.Right,
                _ => X.HorizontalAlignmentValues.Left,
            },
            Vertical = X.VerticalAlignmentValues.Center,
            WrapText = look.Place is CellPlace.Head or CellPlace.Body ? true : null,
        };
        return format;
    }

    private uint NumberOf(string code)
    {
        if (BuiltIn.TryGetValue(code, out var number))
            return number;
        var own = formats.IndexOf(code);
        if (own < 0)
        {
            own = formats.Count;
            formats.Add(code);
        }

        return FirstOwnFormat + (uint)own;
    }

    private static X.Fill Fill(X.PatternValues pattern, string? colour = null)
    {
        var fill = new X.PatternFill { PatternType = pattern };
        if (colour is not null)
            fill.Append(new X.ForegroundColor { Rgb = colour }, new X.BackgroundColor { Indexed = 64 });
        return new X.Fill(fill);
    }

    // 134 is GB 2312: a program without the face looks for another Chinese one.
    private static X.Font Font(string face, double size, bool isBold = false)
    {
        var font = new X.Font();
        if (isBold)
            font.Append(new X.Bold());
        font.Append(new X.FontSize { Val = size }, new X.FontName { Val = face }, new X.FontCharSet { Val = 134 });
        return font;
    }

    private static X.Border Border(bool isRuled)
    {
        X.BorderPropertiesType[] sides = [new X.LeftBorder(), new X.RightBorder(), new X.TopBorder(), new X.BottomBorder(), new X.DiagonalBorder()];
        foreach (var side in sides.SkipLast(isRuled ? 1 : sides.Length))
        {
            side.Style = X.BorderStyleValues.Thin;
            side.Append(new X.Color { Rgb = "FF808080" });
        }

        return new X.Border(sides.Cast<OpenXmlElement>());
    }
}
