using System.Globalization;
using System.Text;
using WorkReport.Documents.Layout;

namespace WorkReport.Documents.Pdf;

/// <summary>The reading order as a tree of tags (ISO 32000-1, 14.7 and 14.8).</summary>
internal sealed class StructureTree
{
    private readonly IReadOnlyList<StructureElement> elements;
    private readonly List<(int Page, int Id)>[] content;
    private readonly List<List<int>> pages = [];
    private readonly int headingsBelow;

    public StructureTree(IReadOnlyList<StructureElement> elements)
    {
        this.elements = elements;
        content = new List<(int, int)>[elements.Count];
        for (var i = 0; i < content.Length; i++)
            content[i] = [];
        // Levels must not be skipped: without parts the first headings stand right below the title.
        headingsBelow = elements.Any(element => element.Tag == ElementTag.Part) ? 2 : 1;
    }

    /// <summary>Standard tag of an element.</summary>
    public string TagOf(int element) => elements[element].Tag switch
    {
        ElementTag.Title => "H1",
        ElementTag.Part => "H2",
        ElementTag.Paragraph => "P",
        ElementTag.Figure => "Figure",
        var heading => string.Create(CultureInfo.InvariantCulture, $"H{headingsBelow + 1 + (heading - ElementTag.Heading1)}"),
    };

    /// <summary>Notes the marked content of the next page: the element of each piece, by its id.</summary>
    public void AddPage(List<int> marked)
    {
        for (var id = 0; id < marked.Count; id++)
            content[marked[id]].Add((pages.Count, id));
        pages.Add(marked);
    }

    /// <summary>Writes the tree and gives the number of its root.</summary>
    public int Write(PdfFile file, IReadOnlyList<int> pageObjects)
    {
        var root = file.Reserve();
        var document = file.Reserve();
        var numbers = elements.Select(_ => file.Reserve()).ToArray();
        for (var i = 0; i < numbers.Length; i++)
            file.Write(numbers[i], Element(i, document, pageObjects));
        file.Write(document, $"<</Type/StructElem/S/Document/P {root} 0 R/K[{References(numbers)}]>>");
        var parents = new StringBuilder();
        for (var page = 0; page < pages.Count; page++)
            parents.Append(CultureInfo.InvariantCulture, $"{page}[{References(pages[page].Select(element => numbers[element]))}]");
        var parentTree = file.Add($"<</Nums[{parents}]>>");
        file.Write(root, $"<</Type/StructTreeRoot/K {document} 0 R/ParentTree {parentTree} 0 R/ParentTreeNextKey {pages.Count}>>");
        return root;
    }

    private string Element(int i, int parent, IReadOnlyList<int> pageObjects)
    {
        var alternative = elements[i].Alternative is { } words ? $"/Alt{PdfText.Utf16(words)}" : "";
        if (content[i].Count == 0)
            return $"<</Type/StructElem/S/{TagOf(i)}{alternative}/P {parent} 0 R>>";
        var own = content[i][0].Page;
        var kids = string.Join(' ', content[i].Select(piece => piece.Page == own
            ? piece.Id.ToString(CultureInfo.InvariantCulture)
            : $"<</Type/MCR/Pg {pageObjects[piece.Page]} 0 R/MCID {piece.Id}>>"));
        return $"<</Type/StructElem/S/{TagOf(i)}{alternative}/P {parent} 0 R/Pg {pageObjects[own]} 0 R/K[{kids}]>>";
    }

    private static string References(IEnumerable<int> numbers) => string.Join(' ', numbers.Select(number => $"{number} 0 R"));
}
