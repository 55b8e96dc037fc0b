using System.Globalization;
using WorkReport.Documents.Layout;

namespace WorkReport.Documents.Pdf;

/// <summary>The headings beside the page, for jumping to (ISO 32000-1, 12.3.3).</summary>
internal sealed class OutlineTree(TypesetDocument document)
{
    private readonly List<Entry> top = [];

    /// <summary>Writes the outline and gives the number of its root; null where the document has no heading.</summary>
    public int? Write(PdfFile file, IReadOnlyList<int> pageObjects)
    {
        Grow(file);
        if (top.Count == 0)
            return null;
        var root = file.Reserve();
        Write(file, top, root, pageObjects);
        file.Write(root, $"<</Type/Outlines/First {top[0].Number} 0 R/Last {top[^1].Number} 0 R/Count {top.Count}>>");
        return root;
    }

    private void Grow(PdfFile file)
    {
        Stack<Entry> open = [];
        foreach (var element in document.Elements)
        {
            if (element.OutlineTitle is null)
                continue;
            var entry = new Entry(element, file.Reserve());
            while (open.Count >= element.OutlineLevel)
                open.Pop();
            (open.TryPeek(out var parent) ? parent.Below : top).Add(entry);
            open.Push(entry);
        }
    }

    private void Write(PdfFile file, List<Entry> entries, int parent, IReadOnlyList<int> pageObjects)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            var (element, number) = entries[i];
            var y = document.Pages[element.Page].Height - element.Top;
            var below = entries[i].Below;
            // A negative count is a closed entry: a long report opens with its main headings only.
            file.Write(number, string.Create(
                CultureInfo.InvariantCulture,
                $"<</Title{PdfText.Utf16(element.OutlineTitle!)}/Parent {parent} 0 R/Dest[{pageObjects[element.Page]} 0 R/XYZ 0 {y:0.##} null]")
                + (i > 0 ? $"/Prev {entries[i - 1].Number} 0 R" : "")
                + (i + 1 < entries.Count ? $"/Next {entries[i + 1].Number} 0 R" : "")
                + (below.Count > 0 ? $"/First {below[0].Number} 0 R/Last {below[^1].Number} 0 R/Count -{below.Count}" : "")
                + ">>");
            Write(file, below, number, pageObjects);
        }
    }

    private sealed record Entry(StructureElement Element, int Number)
    {
        public List<Entry> Below { get; } = [];
    }
}
