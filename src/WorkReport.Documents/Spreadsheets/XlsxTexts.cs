using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using WorkReport.Documents.Packages;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace WorkReport.Documents.Spreadsheets;

/// <summary>The texts of a workbook, each kept once: previews on phones show no text that stands in the cell itself.</summary>
internal sealed partial class XlsxTexts
{
    /// <summary>So much a cell holds.</summary>
    public const int MostCharacters = 32_767;

    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private int used;

    /// <summary>The number by which a cell names its text.</summary>
    public string Of(string text)
    {
        used++;
        if (!numbers.TryGetValue(text, out var number))
            numbers.Add(text, number = numbers.Count);
        return number.ToString(CultureInfo.InvariantCulture);
    }

    public void Write(OpenXmlWriter writer)
    {
        writer.WriteStartElement(new X.SharedStringTable { Count = (uint)used, UniqueCount = (uint)numbers.Count });
        // In the order of their numbers.
        foreach (var text in numbers.Keys)
            writer.WriteElement(new X.SharedStringItem(new X.Text(Written(text)) { Space = SpaceProcessingModeValues.Preserve }));
        writer.WriteEndElement();
    }

    /// <summary>A text as the file has it: <c>_x0041_</c> would be read as A, so its first sign is written as a number too.</summary>
    private static string Written(string text)
    {
        var clean = OfficePackage.Allowed(text.ReplaceLineEndings("\n"));
        if (clean.Length > MostCharacters)
        {
            var end = MostCharacters - 1;
            clean = clean[..(char.IsHighSurrogate(clean[end - 1]) ? end - 1 : end)] + "…";
        }

        return Escape().Replace(clean, "_x005F$0");
    }

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex Escape();
}
