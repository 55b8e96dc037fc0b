using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml;

namespace WorkReport.Web.Tests.Census;

/// <summary>One place of the census and what is printed of it.</summary>
/// <param name="Code">Its code; of a zone without one, one of ours.</param>
/// <param name="Name">Its name.</param>
/// <param name="Depth">0 for the country, 1 province, 2 prefecture, 3 county.</param>
/// <param name="Parent">Code of the place above; null for the country.</param>
/// <param name="Printed">Figures by column; what is NA is not among them.</param>
public sealed record CensusPlace(string Code, string Name, int Depth, string? Parent, IReadOnlyDictionary<string, decimal> Printed);

/// <summary>A share and the columns of its two sides.</summary>
public sealed record CensusShare(string Column, IReadOnlyList<string> Part, IReadOnlyList<string> Whole)
{
    /// <summary>Both sides at a place; null where a column is missing there.</summary>
    public (decimal Part, decimal Whole)? At(CensusPlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return Part.Concat(Whole).All(place.Printed.ContainsKey) ? (Part.Sum(column => place.Printed[column]), Whole.Sum(column => place.Printed[column])) : null;
    }
}

/// <summary>
/// China's census of 2020 by county, read from its workbook by itself alone: no class of the product. The tree follows from the codes (330000
/// is above 330300, that above 330302; some counties stand right below their province); zones without a code stand below the
/// prefecture whose name they carry, islands below the prefecture that they follow.
/// </summary>
public sealed partial class CensusBook
{
    private const string Country = "000000";

    /// <summary>Columns that are no counts: shares, means and ratios, which no one adds up.</summary>
    public static readonly IReadOnlySet<string> NoCounts = new HashSet<string>("H I O BG BH BI BJ CF CG CH CL CM CN EG EH EJ EK".Split(' '), StringComparer.Ordinal);

    // Men and women by turns: at 0, 1 to 4, 5 to 9 … 80 to 84, 85 and over.
    private static readonly string[] Ages =
        "U V W X Y Z AA AB AC AD AE AF AG AH AI AJ AK AL AM AN AO AP AQ AR AS AT AU AV AW AX AY AZ BA BB BC BD BE BF".Split(' ');

    private static readonly string[] Children = Ages[..8];

    private static readonly string[] Grown = Ages[8..];

    private static readonly string[] Old = Ages[28..];

    /// <summary>Of the shares those of which both sides are columns too, which are added up for them; printed in per cent with two places.</summary>
    public static readonly IReadOnlyList<CensusShare> Shares =
    [
        new("BG", Children, Ages), new("BH", Ages[8..28], Ages), new("BI", Old, Ages), new("CL", ["CI"], Grown),
        new("CM", ["CJ"], [.. Grown.Where((_, nth) => nth % 2 == 0)]), new("CN", ["CK"], [.. Grown.Where((_, nth) => nth % 2 == 1)]),
    ];

    private CensusBook(IReadOnlyDictionary<string, string> heads, IReadOnlyList<CensusPlace> places) => (Heads, Places) = (heads, places);

    /// <summary>What the columns with figures are called.</summary>
    public IReadOnlyDictionary<string, string> Heads { get; }

    /// <summary>All places, those above first.</summary>
    public IReadOnlyList<CensusPlace> Places { get; }

    /// <summary>The columns that are added up.</summary>
    public IEnumerable<string> Counts => Heads.Keys.Where(column => !NoCounts.Contains(column));

    /// <summary>Those of one province, which then stands at the top.</summary>
    public CensusBook Of(string province)
    {
        HashSet<string> within = [province];
        List<CensusPlace> places = [];
        foreach (var place in Places)
        {
            if (place.Code == province)
                places.Add(place with { Parent = null });
            else if (place.Parent is { } parent && within.Contains(parent) && within.Add(place.Code))
                places.Add(place);
        }

        return new CensusBook(Heads, places);
    }

    /// <summary>Places with nothing below them.</summary>
    public IReadOnlyList<CensusPlace> Leaves()
    {
        var above = Places.Select(place => place.Parent).ToHashSet();
        return [.. Places.Where(place => !above.Contains(place.Code))];
    }

    /// <summary>Of every place that has some below it: the leaves below.</summary>
    public Dictionary<string, List<CensusPlace>> LeavesBelow()
    {
        var byCode = Places.ToDictionary(place => place.Code);
        Dictionary<string, List<CensusPlace>> below = [];
        foreach (var leaf in Leaves())
        {
            for (var above = leaf.Parent; above is not null; above = byCode[above].Parent)
            {
                if (!below.TryGetValue(above, out var leaves))
                    below.Add(above, leaves = []);
                leaves.Add(leaf);
            }
        }

        return below;
    }

    public static CensusBook Read(string file)
    {
        using var zip = ZipFile.OpenRead(file);
        var words = Words(zip);
        using var sheet = zip.GetEntry("xl/worksheets/sheet1.xml")!.Open();
        using var xml = XmlReader.Create(sheet);
        Dictionary<string, string>? heads = null;
        List<CensusPlace> places = [];
        Dictionary<(string, string), string> prefectures = [];
        Dictionary<string, (string Province, string City)> named = [];
        var zones = new List<(string Province, string City, string Name, string Last, IReadOnlyDictionary<string, decimal> Printed)>();
        var last = "";
        while (xml.ReadToFollowing("row"))
        {
            var row = Row(xml.ReadSubtree(), words);
            if (heads is null)
            {
                heads = row.Where(cell => cell.Key is not ("A" or "B" or "C" or "D")).ToDictionary();
                continue;
            }

            var printed = row.Where(cell => heads.ContainsKey(cell.Key) && cell.Value != "NA").ToDictionary(cell => cell.Key, cell => decimal.Parse(cell.Value, NumberStyles.Float, CultureInfo.InvariantCulture));
            // A heading above counties that stand right below their province: no place of its own.
            if (row["D"].EndsWith("直辖县级行政区划", StringComparison.Ordinal))
                continue;
            var (code, province, city, name) = (row["A"], row["B"], row["C"], row["D"]);
            if (name == "全国")
                places.Add(new CensusPlace(Country, name, 0, null, printed));
            else if (!Coded().IsMatch(code))
                zones.Add((province, city, name, last, printed));
            else
                places.Add(new CensusPlace(code, name, code.EndsWith("0000", StringComparison.Ordinal) ? 1 : code.EndsWith("00", StringComparison.Ordinal) ? 2 : 3, "", printed));
            named.TryAdd(code, (province, city));
            if (Coded().IsMatch(code) && code.EndsWith("00", StringComparison.Ordinal))
            {
                prefectures.TryAdd((province, city), code);
                last = code;
            }
        }

        var codes = places.Select(place => place.Code).ToHashSet();
        string Above(CensusPlace place) => place.Depth == 1 ? Country
            : place.Depth == 3 && codes.Contains(place.Code[..4] + "00") ? place.Code[..4] + "00"
            : codes.Contains(place.Code[..2] + "0000") ? place.Code[..2] + "0000"
            // A code of no province is a slip of the press (五台山风景名胜区 has 170971): then the names tell.
            : prefectures[named[place.Code]];
        places = [.. places.Select(place => place.Depth == 0 ? place : place with { Parent = Above(place) })];
        places.AddRange(zones.Select((zone, nth) => new CensusPlace($"Z{nth + 1}", zone.Name, 3, prefectures.GetValueOrDefault((zone.Province, zone.City), zone.Last), zone.Printed)));
        return new CensusBook(heads!, [.. places.OrderBy(place => place.Depth)]);
    }

    private static List<string> Words(ZipArchive zip)
    {
        using var stream = zip.GetEntry("xl/sharedStrings.xml")!.Open();
        using var xml = XmlReader.Create(stream);
        List<string> words = [];
        while (xml.ReadToFollowing("si"))
        {
            using var inner = xml.ReadSubtree();
            var text = "";
            while (inner.ReadToFollowing("t"))
                text += inner.ReadElementContentAsString();
            words.Add(text.Trim());
        }

        return words;
    }

    private static Dictionary<string, string> Row(XmlReader row, List<string> words)
    {
        Dictionary<string, string> cells = new(StringComparer.Ordinal);
        using (row)
        {
            while (row.ReadToFollowing("c"))
            {
                var column = row.GetAttribute("r")!.TrimEnd("0123456789".ToCharArray());
                var isWord = row.GetAttribute("t") == "s";
                using var cell = row.ReadSubtree();
                if (cell.ReadToFollowing("v") && cell.ReadElementContentAsString() is var value)
                    cells[column] = isWord ? words[int.Parse(value, CultureInfo.InvariantCulture)] : value;
            }
        }

        return cells;
    }

    [GeneratedRegex(@"^\d{6}$")]
    private static partial Regex Coded();
}
