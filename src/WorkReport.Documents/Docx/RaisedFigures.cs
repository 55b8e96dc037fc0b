namespace WorkReport.Documents.Docx;

/// <summary>Raised and lowered text in signs of its own, as far as there are any: m², 10³, CO₂.</summary>
internal static class RaisedFigures
{
    private const string Plain = "0123456789+-−=()（）n";
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾⁽⁾ⁿ";
    private const string Lowered = "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎₍₎ₙ";

    /// <summary>The text in such signs; null where one of its characters has none.</summary>
    public static string? Write(string text, bool isRaised)
    {
        var signs = new char[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            var place = Plain.IndexOf(text[i], StringComparison.Ordinal);
            if (place < 0)
                return null;
            signs[i] = (isRaised ? Raised : Lowered)[place];
        }

        return new string(signs);
    }
}
