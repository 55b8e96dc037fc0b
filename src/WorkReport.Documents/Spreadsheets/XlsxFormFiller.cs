using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace WorkReport.Documents.Spreadsheets;

/// <summary>A figure for a cell of a form.</summary>
/// <param name="Sheet">The sheet, by the name on its tab.</param>
/// <param name="At">The cell.</param>
/// <param name="Figure">Null empties the cell, so that nothing of another year is left in it.</param>
/// <param name="IsPercent">Is it in per cent? A cell that shows shares keeps 0.5 of 50.</param>
public sealed record CellFigure(string Sheet, CellAddress At, decimal? Figure, bool IsPercent = false);

/// <summary>Why a figure cannot go into a cell.</summary>
public enum FillRefusal
{
    /// <summary>The form has no such sheet.</summary>
    NoSheet,

    /// <summary>The cell computes: what it shows follows from others.</summary>
    Computes,

    /// <summary>It is shown as part of another cell.</summary>
    Merged,

    /// <summary>It has a text in it, such as a head.</summary>
    HasText,

    /// <summary>Two figures were to go into it.</summary>
    Twice,

    /// <summary>It lies beyond what a form may hold.</summary>
    TooFar,
}

/// <summary>A form that was filled in, or why not.</summary>
/// <param name="Bytes">The file; null where something was refused.</param>
/// <param name="Book">The form as it was before; null where the file was refused.</param>
/// <param name="Computed">What computes, with what it comes to now.</param>
/// <param name="Refused">The figures that cannot go where they should.</param>
/// <param name="Refusal">Why the file is not taken; null where it was read.</param>
public sealed record FilledForm(
    byte[]? Bytes, FormBook? Book, IReadOnlyList<ComputedCell> Computed, IReadOnlyList<(CellFigure Figure, FillRefusal Why)> Refused, SheetRefusal? Refusal = null);

/// <summary>
/// Fills figures into a form that anyone may have made. All parts but the sheets concerned stay byte for byte as they are, and on those all that is around the
/// filled cells; what hangs on a filled cell shows what it comes to now, or nothing until a program computes it, and every program is told to compute on opening.
/// The same form and figures give the same bytes.
/// </summary>
public static partial class XlsxFormFiller
{
    /// <summary>Fills it in, all of it or nothing. Never fails on the content of the file.</summary>
    public static FilledForm Fill(byte[] form, IReadOnlyList<CellFigure> figures)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(figures);
        return XlsxFormReader.Opened(form, archive => Fill(archive, form, figures), refusal => new FilledForm(null, null, [], [], refusal));
    }

    /// <summary>May a figure go into a cell of a form?</summary>
    public static FillRefusal? CanFill(FormBook book, string sheet, CellAddress at)
    {
        ArgumentNullException.ThrowIfNull(book);
        if (book.Find(sheet) is not { } found)
            return FillRefusal.NoSheet;
        if (at.Row > FormLimits.MostRows || at.Column >= FormLimits.MostColumns)
            return FillRefusal.TooFar;
        if (found.Keeper(at) != at)
            return FillRefusal.Merged;
        return found[at] switch
        {
            { Computes: true } => FillRefusal.Computes,
            { Value.Kind: CellValueKind.Text } cell when !string.IsNullOrWhiteSpace(cell.Text) && !Stands(cell.Text) => FillRefusal.HasText,
            _ => null,
        };
    }

    // What forms have in a field that waits for its figure.
    private static bool Stands(string text) => text.Trim().Trim('-', '—', '－', '_', '/').Length == 0;

    private static FilledForm Fill(ZipArchive archive, byte[] form, IReadOnlyList<CellFigure> figures)
    {
        var (book, main, parts) = XlsxFormReader.Read(archive);
        var refused = figures.Select(figure => (figure, Why: CanFill(book, figure.Sheet, figure.At))).Where(one => one.Why is not null).Select(one => (one.figure, one.Why!.Value)).ToList();
        // Two sheets that are one part would overwrite each other.
        if (parts.Distinct(StringComparer.OrdinalIgnoreCase).Count() < parts.Count)
            return new FilledForm(null, null, [], [], SheetRefusal.Broken);
        Dictionary<(string Sheet, CellAddress At), CellValue> values = [];
        foreach (var figure in figures)
        {
            if (book.Find(figure.Sheet) is { } sheet && !values.TryAdd((sheet.Name, figure.At), Kept(figure, sheet[figure.At])))
                refused.Add((figure, FillRefusal.Twice));
        }

        var computed = FormCalculation.Of(book, values);
        if (refused.Count > 0)
            return new FilledForm(null, book, computed, refused);
        Dictionary<string, string> written = new(StringComparer.OrdinalIgnoreCase);
        foreach (var (index, sheet) in book.Sheets.Index())
        {
            var here = values.Where(value => value.Key.Sheet == sheet.Name).ToDictionary(value => value.Key.At, value => value.Value);
            var moved = computed.Where(cell => cell.Sheet == sheet.Name && cell.IsTouched).ToDictionary(cell => cell.At, cell => cell.Value);
            if (here.Count + moved.Count > 0)
                written[parts[index]] = XlsxSheetPatch.Write(TextOf(archive, parts[index]), here, moved);
        }

        written[main] = Recomputed(TextOf(archive, main));
        return new FilledForm(Packed(form, written), book, computed, []);
    }

    private static CellValue Kept(CellFigure figure, FormCell? cell) =>
        figure.Figure is not { } number ? CellValue.Blank : CellValue.Of(CellValue.Rounded(figure.IsPercent && cell?.ShownAs is ShownAs.Share ? number / 100 : number));

    /// <summary>The text of a part, with its mark of order if it has one; it was read before and is no larger than a part may be.</summary>
    private static string TextOf(ZipArchive archive, string name)
    {
        using var bytes = new MemoryStream();
        using (var stream = archive.Entries.First(entry => entry.FullName.Equals(name, StringComparison.OrdinalIgnoreCase)).Open())
            stream.CopyTo(bytes);
        try
        {
            var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
            // ISO/IEC 29500-2, 6.1.3: parts are UTF-8 or UTF-16, and the programs that write forms write UTF-8.
            return Declared().Match(text) is { Success: true } declared && !declared.Groups[1].Value.Equals("utf-8", StringComparison.OrdinalIgnoreCase) ? throw new SheetRefusedException(SheetRefusal.Broken) : text;
        }
        catch (DecoderFallbackException)
        {
            throw new SheetRefusedException(SheetRefusal.Broken);
        }
    }

    /// <summary>Every program that opens the book computes all of it.</summary>
    private static string Recomputed(string workbook)
    {
        XmlTag? before = null;
        foreach (var tag in XmlTags.Of(workbook))
        {
            if (tag is { Name: "calcPr", Opens: true })
                return workbook.Remove(tag.Start, tag.End - tag.Start).Insert(tag.Start, XmlTags.With(workbook, tag, "fullCalcOnLoad", "1"));
            // ISO/IEC 29500-1, 18.2.27: the order of what a workbook holds; sheets are always there.
            if (tag.Name is "sheets" or "functionGroups" or "externalReferences" or "definedNames" && tag.Closes)
                before = tag;
        }

        return before is { } last ? workbook.Insert(last.End, $"<{last.Prefix}calcPr fullCalcOnLoad=\"1\"/>") : throw new SheetRefusedException(SheetRefusal.Broken);
    }

    /// <summary>The package with some parts written anew; the others are taken over packed as they are.</summary>
    private static byte[] Packed(byte[] form, IReadOnlyDictionary<string, string> written)
    {
        using var bytes = new MemoryStream();
        bytes.Write(form);
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var (name, text) in written)
            {
                var entry = archive.Entries.First(entry => entry.FullName.Equals(name, StringComparison.OrdinalIgnoreCase));
                var dated = entry.LastWriteTime;
                using (var stream = entry.Open())
                {
                    stream.SetLength(0);
                    stream.Write(Encoding.UTF8.GetBytes(text));
                }

                // What was filled in when is no part of what is in it.
                entry.LastWriteTime = dated;
            }
        }

        return bytes.ToArray();
    }

    [GeneratedRegex("""^\uFEFF?<\?xml\s[^>]*?encoding\s*=\s*["']([^"']+)""")]
    private static partial Regex Declared();
}
