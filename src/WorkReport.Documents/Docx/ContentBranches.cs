using System.Xml;

namespace WorkReport.Documents.Docx;

/// <summary>
/// Passes one branch of alternate content (ISO/IEC 29500-3, 7.5): the first that asks for nothing but what Word itself knows, else the
/// fallback. Both say the same, so that taking both would print it twice.
/// </summary>
internal sealed class ContentBranches
{
    private const string Compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    /// <summary>Namespaces by which Microsoft extended the format: a current Word draws what stands in them.</summary>
    private const string Known = "http://schemas.microsoft.com/office/";

    /// <summary>Open elements, and whether a branch of each was taken.</summary>
    private readonly Stack<bool> taken = new();

    /// <summary>Depth of the branch that is passed over; 0 for none.</summary>
    private int skipped;

    /// <summary>Whether what begins here belongs to the text.</summary>
    public bool Begin(XmlReader reader)
    {
        if (skipped > 0)
            return false;
        if (reader.NamespaceURI != Compatibility)
            return true;
        if (reader.LocalName == "AlternateContent" && !reader.IsEmptyElement)
        {
            taken.Push(false);
        }
        else if (reader.LocalName is "Choice" or "Fallback" && taken.TryPop(out var isTaken))
        {
            var takes = !isTaken && (reader.LocalName == "Fallback" || IsKnown(reader));
            taken.Push(isTaken || takes);
            if (!takes && !reader.IsEmptyElement)
                skipped = reader.Depth;
        }

        return false;
    }

    public bool IsPassing => skipped == 0;

    /// <summary>Whether what ends here belongs to the text.</summary>
    public bool End(XmlReader reader)
    {
        if (skipped > 0)
        {
            if (reader.Depth == skipped)
                skipped = 0;
            return false;
        }

        if (reader.NamespaceURI != Compatibility)
            return true;
        if (reader.LocalName == "AlternateContent")
            taken.TryPop(out _);
        return false;
    }

    private static bool IsKnown(XmlReader reader) =>
        (reader.GetAttribute("Requires") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } prefixes
        && Array.TrueForAll(prefixes, prefix => reader.LookupNamespace(prefix)?.StartsWith(Known, StringComparison.Ordinal) == true);
}
