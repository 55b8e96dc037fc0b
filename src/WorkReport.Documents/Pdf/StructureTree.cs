using System.Globalization;
using System.Text;
using WorkReport.Documents.Layout;

namespace WorkReport.Documents.Pdf;

/// <summary>The reading order as a tree of tags (ISO 32000-1, 14.7 and 14.8).</summary>
internal sealed class StructureTree
{
    /// <summary>Stands for the parent of what has none but the document.</summary>
    private const int TopLevel = -1;

    private readonly IReadOnlyList<StructureElement> elements;
    private readonly List<(int Page, int Id)>[] content;
    private readonly List<List<int>> pages = [];
    private readonly string[] tags;
    private readonly Dictionary<int, string> boxes = [];

    public StructureTree(IReadOnlyList<StructureElement> elements)
    {
        this.elements = elements;
        content = new List<(int, int)>[elements.Count];
        for (var i = 0; i < content.Length; i++)
            content[i] = [];
        var depth = new OutlineDepth();
        tags = [.. elements.Select(element => TagOf(element.Tag, depth))];
    }

    /// <summary>Standard tag of an element.</summary>
    public string TagOf(int element) => tags[element];

    /// <summary>The levels of headings follow one another as they do in the outline: a reader who jumps by them must not look for a missing one.</summary>
    private static string TagOf(ElementTag tag, OutlineDepth depth) => tag switch
    {
        ElementTag.Paragraph => "P",
        ElementTag.Figure => "Figure",
        ElementTag.Table => "Table",
        ElementTag.Caption => "Caption",
        ElementTag.TableRow => "TR",
        ElementTag.TableHead => "TH",
        ElementTag.TableCell => "TD",
        // Title, part and the four levels of headings are declared in this order.
        var heading => string.Create(CultureInfo.InvariantCulture, $"H{depth.Next(heading - ElementTag.Title)}"),
    };

    public bool IsFigure(int element) => element != GlyphRun.Artifact && elements[element].Tag is ElementTag.Figure;

    /// <summary>Notes the next page.</summary>
    /// <param name="marked">Its marked content: the element of each piece, by its id.</param>
    /// <param name="figures">Where its figures are.</param>
    /// <param name="height">Its own, points.</param>
    public void AddPage(List<int> marked, Dictionary<int, FigureBox> figures, double height)
    {
        foreach (var (element, box) in figures)
        {
            boxes.TryAdd(element, string.Create(
                CultureInfo.InvariantCulture, $"/A<</O/Layout/BBox[{box.Left:0.###} {height - box.Bottom:0.###} {box.Right:0.###} {height - box.Top:0.###}]>>"));
        }

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
        var parts = elements.Select((element, i) => (element.Parent, Number: numbers[i])).ToLookup(part => part.Parent ?? TopLevel, part => part.Number);
        for (var i = 0; i < numbers.Length; i++)
            file.Write(numbers[i], Element(i, elements[i].Parent is { } parent ? numbers[parent] : document, parts[i], pageObjects));
        file.Write(document, $"<</Type/StructElem/S/Document/P {root} 0 R/K[{References(parts[TopLevel])}]>>");
        var parents = new StringBuilder();
        for (var page = 0; page < pages.Count; page++)
            parents.Append(CultureInfo.InvariantCulture, $"{page}[{References(pages[page].Select(element => numbers[element]))}]");
        var parentTree = file.Add($"<</Nums[{parents}]>>");
        file.Write(root, $"<</Type/StructTreeRoot/K {document} 0 R/ParentTree {parentTree} 0 R/ParentTreeNextKey {pages.Count}>>");
        return root;
    }

    private string Element(int i, int parent, IEnumerable<int> parts, IReadOnlyList<int> pageObjects)
    {
        var attributes = (elements[i].Alternative is { } words ? $"/Alt{PdfText.Utf16(words)}" : "")
            // Which cells a heading speaks of (14.8.5.7).
            + (elements[i].Tag is ElementTag.TableHead ? "/A<</O/Table/Scope/Column>>" : "")
            + boxes.GetValueOrDefault(i, "");
        var own = content[i].Count > 0 ? content[i][0].Page : 0;
        if (content[i].Count > 0)
            attributes += $"/Pg {pageObjects[own]} 0 R";
        var pieces = content[i].Select(piece => piece.Page == own
            ? piece.Id.ToString(CultureInfo.InvariantCulture)
            : $"<</Type/MCR/Pg {pageObjects[piece.Page]} 0 R/MCID {piece.Id}>>");
        var kids = string.Join(' ', pieces.Concat(parts.Select(part => $"{part} 0 R")));
        return $"<</Type/StructElem/S/{TagOf(i)}/P {parent} 0 R{attributes}{(kids.Length > 0 ? $"/K[{kids}]" : "")}>>";
    }

    private static string References(IEnumerable<int> numbers) => string.Join(' ', numbers.Select(number => $"{number} 0 R"));
}
