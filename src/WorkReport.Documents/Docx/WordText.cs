using System.Text;
using DocumentFormat.OpenXml;
using WorkReport.Documents.Packages;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace WorkReport.Documents.Docx;

/// <summary>Text as a Word file keeps it. What XML 1.0 forbids is left out; nothing else is changed.</summary>
internal static class WordText
{
    /// <summary>A run of text. A line end in it becomes a line break, a tab a tab.</summary>
    public static W.Run Run(string text, W.RunProperties? properties = null)
    {
        var run = new W.Run();
        if (properties is not null)
            run.RunProperties = properties;
        var piece = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (character is '\t')
                Append(new W.TabChar());
            else if (character is '\n' || (character is '\r' && !(i + 1 < text.Length && text[i + 1] == '\n')))
                Append(new W.Break());
            else if (character is not '\r')
                piece.Append(character);
        }

        AppendPiece();
        return run;

        void Append(OpenXmlElement element)
        {
            AppendPiece();
            run.Append(element);
        }

        void AppendPiece()
        {
            if (piece.Length > 0)
                run.Append(new W.Text(Allowed(piece.ToString())) { Space = SpaceProcessingModeValues.Preserve });
            piece.Clear();
        }
    }

    /// <inheritdoc cref="OfficePackage.Allowed"/>
    public static string Allowed(string text) => OfficePackage.Allowed(text);
}
