using System.Text;
using WorkReport.Documents.Spreadsheets;

namespace WorkReport.Web.Exchange;

/// <summary>How forms, figures for them, and forms that are filled in travel over a pipe. What comes back is counted before it is believed.</summary>
internal static class FormPipe
{
    private const int NotRefused = -1;
    private const int MostFigures = FormLimits.MostCells;

    public static void Write(FormReading reading, Stream output)
    {
        using var writer = new BinaryWriter(output, Encoding.UTF8, leaveOpen: true);
        Write(writer, reading.Refusal);
        Write(writer, reading.Book);
    }

    public static FormReading ReadReading(Stream input) => Whole(input, reader =>
    {
        var refusal = ReadRefusal(reader);
        return new FormReading(ReadBook(reader), refusal);
    });

    public static void WriteJob(IReadOnlyList<CellFigure> figures, byte[] form, Stream output)
    {
        using var writer = new BinaryWriter(output, Encoding.UTF8, leaveOpen: true);
        Write(writer, figures, Write);
        Write(writer, form);
    }

    public static (IReadOnlyList<CellFigure> Figures, byte[] Form) ReadJob(Stream input) => Whole(input, reader => (ReadMany(reader, MostFigures, ReadFigure), ReadBytes(reader)));

    public static void Write(FilledForm filled, Stream output)
    {
        using var writer = new BinaryWriter(output, Encoding.UTF8, leaveOpen: true);
        Write(writer, filled.Refusal);
        Write(writer, filled.Book);
        Write(writer, filled.Computed, (to, cell) =>
        {
            to.Write(cell.Sheet);
            Write(to, cell.At);
            to.Write(cell.Formula);
            to.Write(cell.Value is not null);
            Write(to, cell.Value ?? CellValue.Blank);
            to.Write(cell.IsTouched);
        });
        Write(writer, filled.Refused, (to, refused) =>
        {
            Write(to, refused.Figure);
            to.Write((int)refused.Why);
        });
        writer.Write(filled.Bytes is not null);
        Write(writer, filled.Bytes ?? []);
    }

    public static FilledForm ReadFilled(Stream input) => Whole(input, reader =>
    {
        var refusal = ReadRefusal(reader);
        var book = ReadBook(reader);
        var computed = ReadMany(reader, FormLimits.MostCells, from =>
        {
            var (sheet, at, formula, isKnown, value) = (from.ReadString(), ReadAddress(from), from.ReadString(), from.ReadBoolean(), ReadValue(from));
            return new ComputedCell(sheet, at, formula, isKnown ? value : null, from.ReadBoolean());
        });
        var refused = ReadMany(reader, MostFigures * 2, from => (ReadFigure(from), Named<FillRefusal>(from)));
        var isFilled = reader.ReadBoolean();
        var bytes = ReadBytes(reader);
        return new FilledForm(isFilled ? bytes : null, book, computed, refused, refusal);
    });

    /// <exception cref="InvalidDataException">It is not what is written here, or was cut off.</exception>
    private static T Whole<T>(Stream input, Func<BinaryReader, T> read)
    {
        try
        {
            using var reader = new BinaryReader(input, Encoding.UTF8, leaveOpen: true);
            return read(reader);
        }
        catch (Exception broken) when (broken is EndOfStreamException or FormatException or ArgumentException)
        {
            throw new InvalidDataException("The form was cut off.", broken);
        }
    }

    private static void Write(BinaryWriter writer, FormBook? book)
    {
        writer.Write(book is not null);
        if (book is null)
            return;
        Write(writer, book.Sheets, (to, sheet) =>
        {
            to.Write(sheet.Name);
            to.Write(sheet.IsHidden);
            Write(to, sheet.Merged, (of, range) =>
            {
                Write(of, range.First);
                Write(of, range.Last);
            });
            Write(to, sheet.Cells, (of, cell) =>
            {
                Write(of, cell.At);
                of.Write(cell.Text);
                Write(of, cell.Value);
                of.Write(cell.Computes);
                of.Write(cell.Formula ?? "");
                of.Write((int)cell.ShownAs);
            });
        });
    }

    private static FormBook? ReadBook(BinaryReader reader) => !reader.ReadBoolean() ? null : new FormBook(ReadMany(reader, FormLimits.MostSheets, from =>
    {
        var (name, isHidden) = (from.ReadString(), from.ReadBoolean());
        var merged = ReadMany(from, FormLimits.MostMerged, of => new CellRange(ReadAddress(of), ReadAddress(of)));
        var cells = ReadMany(from, FormLimits.MostCells, of =>
        {
            var (at, text, value, computes, formula) = (ReadAddress(of), of.ReadString(), ReadValue(of), of.ReadBoolean(), of.ReadString());
            return new FormCell(at, text, value, computes ? formula : null, Named<ShownAs>(of));
        });
        return new FormSheet(name, cells, merged, isHidden);
    }));

    private static void Write(BinaryWriter writer, CellFigure figure)
    {
        writer.Write(figure.Sheet);
        Write(writer, figure.At);
        writer.Write(figure.Figure is not null);
        writer.Write(figure.Figure ?? 0);
        writer.Write(figure.IsPercent);
    }

    private static CellFigure ReadFigure(BinaryReader reader)
    {
        var (sheet, at, isThere, figure) = (reader.ReadString(), ReadAddress(reader), reader.ReadBoolean(), reader.ReadDecimal());
        return new CellFigure(sheet, at, isThere ? figure : null, reader.ReadBoolean());
    }

    private static void Write(BinaryWriter writer, CellValue value)
    {
        writer.Write((int)value.Kind);
        writer.Write(value.Number);
        writer.Write(value.Text ?? "");
    }

    private static CellValue ReadValue(BinaryReader reader) =>
        (Named<CellValueKind>(reader), reader.ReadDecimal(), reader.ReadString()) is var (kind, number, text) && kind is CellValueKind.Blank ? CellValue.Blank : new CellValue(kind, number, text);

    private static void Write(BinaryWriter writer, CellAddress at)
    {
        writer.Write(at.Row);
        writer.Write(at.Column);
    }

    private static CellAddress ReadAddress(BinaryReader reader) => new(reader.ReadInt32(), reader.ReadInt32());

    private static void Write(BinaryWriter writer, SheetRefusal? refusal) => writer.Write(refusal is { } why ? (int)why : NotRefused);

    private static SheetRefusal? ReadRefusal(BinaryReader reader) => reader.ReadInt32() is var number && number == NotRefused ? null
        : Enum.IsDefined((SheetRefusal)number) ? (SheetRefusal)number : throw new InvalidDataException();

    private static T Named<T>(BinaryReader reader)
        where T : struct, Enum => (T)Enum.ToObject(typeof(T), reader.ReadInt32()) is var named && Enum.IsDefined(named) ? named : throw new InvalidDataException();

    private static void Write<T>(BinaryWriter writer, IReadOnlyList<T> many, Action<BinaryWriter, T> write)
    {
        writer.Write(many.Count);
        foreach (var one in many)
            write(writer, one);
    }

    private static List<T> ReadMany<T>(BinaryReader reader, int most, Func<BinaryReader, T> read)
    {
        var many = new List<T>();
        for (var left = Counted(reader, most); left > 0; left--)
            many.Add(read(reader));
        return many;
    }

    private static void Write(BinaryWriter writer, byte[] bytes)
    {
        writer.Write(bytes.Length);
        writer.Write(bytes);
    }

    // What is filled in is hardly longer than what came.
    private static byte[] ReadBytes(BinaryReader reader) => Counted(reader, FormLimits.MostFileBytes * 4) is var length && reader.ReadBytes(length) is { } bytes && bytes.Length == length ? bytes : throw new InvalidDataException();

    private static int Counted(BinaryReader reader, int most) => reader.ReadInt32() is >= 0 and var count && count <= most ? count : throw new InvalidDataException();
}
