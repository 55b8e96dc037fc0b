using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using WorkReport.Documents.Layout;
using WorkReport.Documents.Model;
using WorkReport.Documents.Packages;
using WorkReport.Documents.Pictures;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace WorkReport.Documents.Docx;

/// <summary>
/// Writes a document for a word processor, by the same rules as the page: 22 rows of 28 characters, faces by role, headings in the
/// outline. The rows are broken by the program that opens it, so pages may turn a row earlier or later than in the PDF, which is
/// the master. A chart is the table of its figures. The same document gives the same bytes.
/// </summary>
public static class DocxWriter
{
    /// <summary>What a browser is told the file is.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string MainContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    /// <summary>Writes the file. Never fails on text: what XML cannot hold is left out.</summary>
    /// <param name="document">The document.</param>
    /// <param name="output">Written from its position on, never read, left open.</param>
    /// <exception cref="InvalidDataException">A seal is no picture that can be read; <see cref="PictureFile.Check"/> tells beforehand.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The body has a block this writer does not know.</exception>
    public static void Write(Document document, Stream output)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(output);
        using var package = new MemoryStream();
        using (var file = WordprocessingDocument.Create(package, WordprocessingDocumentType.Document))
            Fill(file, document);
        package.Position = 0;
        OfficePackage.CopyWithoutDates(package, output);
    }

    private static void Fill(WordprocessingDocument file, Document document)
    {
        var language = WordText.Allowed(document.Language);
        var main = file.AddNewPart<MainDocumentPart>(MainContentType, "document");
        OfficePackage.WriteProperties(file.AddNewPart<CoreFilePropertiesPart>("properties"), DocumentName.Of(document), language);
        main.AddNewPart<StyleDefinitionsPart>("styles").Styles = WordStyles.Of(language, WordBody.HasParts(document));
        main.AddNewPart<FontTablePart>("fonts").Fonts = WordFonts.Table();
        main.AddNewPart<DocumentSettingsPart>("settings").Settings = Settings(language);
        main.AddNewPart<FooterPart>(WordSection.OddFooter).Footer = PageNumber(new W.Indentation { Right = WordMeasure.Text(WordMeasure.FourCell) }, WordStyles.OnTheRight());
        main.AddNewPart<FooterPart>(WordSection.EvenFooter).Footer = PageNumber(new W.Indentation { Left = WordMeasure.Text(WordMeasure.FourCell) }, new W.Justification { Val = W.JustificationValues.Left });
        if (document is { IsLetter: true, Letterhead: { } letterhead })
        {
            main.AddNewPart<HeaderPart>(WordSection.FirstHeader).Header = WordDoubleRules.Header(new WordLetter(letterhead).FirstRuleTop);
            main.AddNewPart<FooterPart>(WordSection.FirstFooter).Footer = new W.Footer(new W.Paragraph(new W.ParagraphProperties { ParagraphStyleId = new W.ParagraphStyleId { Val = WordStyles.Footer } }));
        }

        main.Document = new W.Document(new WordBody(document, new WordPictures(main)).Build());
    }

    private static W.Settings Settings(string language) => new(
        new W.EvenAndOddHeaders(),
        new W.CharacterSpacingControl { Val = W.CharacterSpacingValues.CompressPunctuation },
        new W.Compatibility(
            new W.UseFarEastLayout(),
            new W.CompatibilitySetting { Name = W.CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }),
        new W.ThemeFontLanguages { Val = language, EastAsia = language });

    /// <summary>页码 between dashes, a character in from its edge (7.5).</summary>
    private static W.Footer PageNumber(W.Indentation indentation, W.Justification justification) => new(new W.Paragraph(
        new W.ParagraphProperties { ParagraphStyleId = new W.ParagraphStyleId { Val = WordStyles.Footer }, Indentation = indentation, Justification = justification },
        WordText.Run("— "),
        new W.SimpleField(WordText.Run("1")) { Instruction = " PAGE " },
        WordText.Run(" —")));
}
