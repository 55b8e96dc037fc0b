using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Graphics.Operations.MarkedContent;
using UglyToad.PdfPig.Graphics.Operations.TextShowing;
using UglyToad.PdfPig.Graphics.Operations.TextState;
using UglyToad.PdfPig.Tokens;

namespace WorkReport.Documents.Tests.Pdf;

/// <summary>A glyph as a page shows it.</summary>
/// <param name="Page">Number of the page, from 1.</param>
/// <param name="Font">Name of its font among the page's resources.</param>
/// <param name="Code">Its number there.</param>
/// <param name="Text">What its font says it stands for; null where it says nothing.</param>
/// <param name="IsSaid">Whether the content around it says by itself what it stands for.</param>
internal sealed record ShownGlyph(int Page, string Font, int Code, string? Text, bool IsSaid);

/// <summary>An element of the structure tree, in reading order.</summary>
/// <param name="Tag">Its standard tag.</param>
/// <param name="Text">What is drawn for it itself, without the elements in it.</param>
/// <param name="Entries">Its dictionary.</param>
internal sealed record ReadElement(string Tag, string Text, DictionaryToken Entries);

/// <summary>A file read token by token: what its pages show, piece of marked content by piece, and the tree of its tags.</summary>
internal sealed class ReadPdf : IDisposable
{
    private readonly Dictionary<(int Page, int Id), StringBuilder> pieces = [];
    private readonly Dictionary<IToken, Dictionary<int, string>> characters = [];

    public ReadPdf(byte[] pdf)
    {
        File = PdfDocument.Open(pdf);
        for (var page = 1; page <= File.NumberOfPages; page++)
            ReadPage(page);
        if (Catalog.TryGet(NameToken.Create("StructTreeRoot"), out var root))
            Walk(Dictionary(root).Data["K"], page: 0);
    }

    public PdfDocument File { get; }

    public DictionaryToken Catalog => File.Structure.Catalog.CatalogDictionary;

    public List<ShownGlyph> Glyphs { get; } = [];

    /// <summary>Operators that draw outside any marked content.</summary>
    public List<string> Unmarked { get; } = [];

    public List<ReadElement> Elements { get; } = [];

    /// <summary>The pieces of marked content by page and number.</summary>
    public IEnumerable<(int Page, int Id)> Pieces => pieces.Keys;

    /// <summary>The pieces that an element of the tree claims, as often as it is claimed.</summary>
    public List<(int Page, int Id)> Claimed { get; } = [];

    public IToken Direct(IToken token)
    {
        while (token is IndirectReferenceToken reference)
            token = File.Structure.GetObject(reference.Data).Data;
        return token;
    }

    public DictionaryToken Dictionary(IToken token) => Direct(token) is StreamToken stream ? stream.StreamDictionary : (DictionaryToken)Direct(token);

    /// <summary>An entry of a dictionary; null where it is not there.</summary>
    public IToken? Entry(DictionaryToken dictionary, string name) => dictionary.Data.TryGetValue(name, out var token) ? Direct(token) : null;

    public byte[] Unpacked(IToken token)
    {
        var stream = (StreamToken)Direct(token);
        if (Entry(stream.StreamDictionary, "Filter") is null)
            return stream.Data.ToArray();
        using var plain = new MemoryStream();
        using (var packed = new ZLibStream(new MemoryStream(stream.Data.ToArray()), CompressionMode.Decompress))
            packed.CopyTo(plain);
        return plain.ToArray();
    }

    /// <summary>A text string, which we write in UTF-16 with its mark.</summary>
    public static string Words(IToken token) => token is HexToken hex ? Encoding.BigEndianUnicode.GetString(hex.Bytes.ToArray())[1..] : ((StringToken)token).Data;

    public void Dispose() => File.Dispose();

    private void ReadPage(int number)
    {
        var page = File.GetPage(number);
        var fonts = Entry(Dictionary(page.Dictionary.Data["Resources"]), "Font") as DictionaryToken;
        var font = "";
        // What is open: the text of a piece with a number, or of none, and whether the content says its characters itself.
        Stack<(StringBuilder? Text, bool IsSaid)> open = [];
        foreach (var operation in page.Operations)
        {
            switch (operation)
            {
                case BeginMarkedContent:
                    open.Push((null, false));
                    break;
                case BeginMarkedContentWithProperties marked:
                    open.Push(Begin(number, marked, open));
                    break;
                case EndMarkedContent:
                    open.Pop();
                    break;
                case SetFontAndSize set:
                    font = set.Font.Data;
                    break;
                case ShowTextsWithPositioning shown when open.Count > 0:
                    Show(number, font, fonts!.Data[font], shown, open.Peek());
                    break;
                default:
                    break;
            }

            if (open.Count == 0 && operation is not EndMarkedContent)
                Unmarked.Add(operation.Operator);
        }
    }

    private (StringBuilder? Text, bool IsSaid) Begin(int page, BeginMarkedContentWithProperties marked, Stack<(StringBuilder? Text, bool IsSaid)> open)
    {
        var (text, isSaid) = open.TryPeek(out var around) ? around : (null, false);
        var properties = marked.Properties!.Data;
        if (properties.TryGetValue("MCID", out var id))
            pieces.Add((page, ((NumericToken)id).Int), text = new StringBuilder());
        if (!properties.TryGetValue("ActualText", out var said))
            return (text, isSaid);
        text?.Append(Words(said));
        return (text, true);
    }

    private void Show(int page, string name, IToken font, ShowTextsWithPositioning shown, (StringBuilder? Text, bool IsSaid) inside)
    {
        var told = CharactersOf(font);
        foreach (var codes in shown.Array.OfType<HexToken>().Select(hex => hex.Bytes.ToArray()))
        {
            for (var i = 0; i < codes.Length; i += 2)
            {
                var code = (codes[i] << 8) | codes[i + 1];
                var text = told.GetValueOrDefault(code);
                Glyphs.Add(new ShownGlyph(page, name, code, text, inside.IsSaid));
                if (!inside.IsSaid)
                    inside.Text?.Append(text);
            }
        }
    }

    private Dictionary<int, string> CharactersOf(IToken font)
    {
        if (characters.TryGetValue(font, out var known))
            return known;
        var map = Entry(Dictionary(font), "ToUnicode") is { } stream ? Encoding.Latin1.GetString(Unpacked(stream)) : "";
        return characters[font] = Regex.Matches(map, "<([0-9A-F]{4})><([0-9A-F]+)>\n").ToDictionary(
            entry => int.Parse(entry.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture),
            entry => Encoding.BigEndianUnicode.GetString(Convert.FromHexString(entry.Groups[2].Value)));
    }

    /// <summary>An element before the elements in it; a number is a piece of the element's page, a dictionary may name another page.</summary>
    private void Walk(IToken token, int page)
    {
        var entries = Dictionary(token);
        if (entries.Data.TryGetValue("Pg", out var own))
            page = NumberOf(own);
        IReadOnlyList<IToken> kids = Entry(entries, "K") switch { ArrayToken array => array.Data, { } one => [one], null => [] };
        var text = new StringBuilder();
        List<IToken> inside = [];
        foreach (var kid in kids)
        {
            var direct = Direct(kid);
            if (direct is NumericToken id)
                Claim(page, id);
            else if (Entry((DictionaryToken)direct, "MCID") is NumericToken elsewhere)
                Claim(NumberOf(((DictionaryToken)direct).Data["Pg"]), elsewhere);
            else
                inside.Add(kid);
        }

        Elements.Add(new ReadElement(((NameToken)entries.Data["S"]).Data, text.ToString(), entries));
        foreach (var kid in inside)
            Walk(kid, page);

        void Claim(int page, NumericToken id)
        {
            Claimed.Add((page, id.Int));
            text.Append(pieces.GetValueOrDefault((page, id.Int)));
        }
    }

    private int NumberOf(IToken page) => 1 + ((ArrayToken)Entry(Dictionary(Catalog.Data["Pages"]), "Kids")!).Data.ToList().FindIndex(kid => kid.Equals(page));
}
