using WorkReport.Documents.Spreadsheets;

namespace WorkReport.Web.Exchange;

/// <summary>How a sheet travels over a pipe and within a form: row by row, cell by cell.</summary>
internal static class SheetPipe
{
    private const int NotRefused = -1;

    public static void Write(TextSheet sheet, Stream output)
    {
        using var writer = new BinaryWriter(output, System.Text.Encoding.UTF8, leaveOpen: true);
        writer.Write(sheet.Refusal is { } refusal ? (int)refusal : NotRefused);
        writer.Write(sheet.OtherSheets);
        writer.Write(sheet.Rows.Count);
        foreach (var row in sheet.Rows)
        {
            writer.Write(row.Number);
            writer.Write(row.Cells.Count);
            foreach (var cell in row.Cells)
                writer.Write(cell);
        }
    }

    /// <exception cref="InvalidDataException">It is not what <see cref="Write"/> writes, or was cut off.</exception>
    public static TextSheet Read(Stream input)
    {
        try
        {
            using var reader = new BinaryReader(input, System.Text.Encoding.UTF8, leaveOpen: true);
            var refusal = reader.ReadInt32();
            if (refusal != NotRefused && !Enum.IsDefined((SheetRefusal)refusal))
                throw new InvalidDataException();
            var others = reader.ReadInt32();
            Dictionary<string, string> texts = new(StringComparer.Ordinal);
            var rows = new List<TextRow>(Counted(reader, SheetLimits.MostRows));
            for (var left = rows.Capacity; left > 0; left--)
            {
                var number = reader.ReadInt32();
                var cells = new string[Counted(reader, SheetLimits.MostColumns)];
                for (var i = 0; i < cells.Length; i++)
                    cells[i] = Once(texts, reader.ReadString());
                rows.Add(new TextRow(number, cells));
            }

            return new TextSheet(rows, refusal == NotRefused ? null : (SheetRefusal)refusal) { OtherSheets = others };
        }
        catch (Exception broken) when (broken is EndOfStreamException or FormatException or ArgumentException)
        {
            throw new InvalidDataException("The sheet was cut off.", broken);
        }
    }

    /// <summary>A column says the same few things over and over: kept once, a sheet takes a third of the memory.</summary>
    private static string Once(Dictionary<string, string> texts, string text) => texts.TryGetValue(text, out var there) ? there : texts[text] = text;

    private static int Counted(BinaryReader reader, int most) => reader.ReadInt32() is >= 0 and var count && count <= most ? count : throw new InvalidDataException();
}
