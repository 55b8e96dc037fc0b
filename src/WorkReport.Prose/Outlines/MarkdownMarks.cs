using System.Text.RegularExpressions;
using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Outlines;

/// <summary>
/// Takes out the marks that assistants write: ## before headings, ** around bold words, - and > before lines, --- between them. Only in a text that
/// has headings or bold words of that kind; in any other these signs are its own.
/// </summary>
internal static partial class MarkdownMarks
{
    private const int FewestBold = 2;

    internal static List<Piece> Strip(string text, List<Piece> pieces)
    {
        if (!text.Contains('#', StringComparison.Ordinal) && !text.Contains("**", StringComparison.Ordinal))
            return pieces;
        int bold = 0;
        bool headed = false;
        foreach (Piece piece in pieces)
        {
            headed |= Heading().IsMatch(piece.Text);
            bold += Bold().Count(piece.Text);
        }
        if (!headed && bold < FewestBold)
            return pieces;
        var stripped = new List<Piece>(pieces.Count);
        foreach (Piece piece in pieces)
        {
            if (Scripts.ContainsLetterOrDigit(piece.Text))
                stripped.Add(Strip(text, piece));
        }
        return stripped;
    }

    private static Piece Strip(string text, Piece piece)
    {
        int marks = Opening().Match(text.Substring(piece.Start, Math.Min(piece.Length, 40))).Length;
        string bare = Opening().Replace(piece.Text, "", 1).Replace("**", "", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal);
        bare = Italic().Replace(bare, "${word}");
        return bare == piece.Text || !Scripts.ContainsLetterOrDigit(bare)
            ? piece
            : piece with { Start = piece.Start + marks, Length = piece.Length - marks, Text = Typography.ToFullWidth(bare).Trim() };
    }

    [GeneratedRegex("^#{1,6} ", RegexOptions.NonBacktracking)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\*\*[^*]{1,60}\*\*", RegexOptions.NonBacktracking)]
    private static partial Regex Bold();

    [GeneratedRegex(@"\*(?<word>[^*\s]{1,40})\*", RegexOptions.NonBacktracking)]
    private static partial Regex Italic();

    /// <summary>What stands before the first word of a line.</summary>
    [GeneratedRegex(@"^(#{1,6} +|> ?|[-*+] +)*(\*\*)?", RegexOptions.NonBacktracking)]
    private static partial Regex Opening();
}
