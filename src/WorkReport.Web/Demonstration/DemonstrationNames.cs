using System.Security.Cryptography;
using System.Text;

namespace WorkReport.Web.Demonstration;

/// <summary>The words of <c>city.txt</c>, and the one way to put them into an order that looks like chance and is the same for ever.</summary>
internal sealed class DemonstrationNames
{
    private readonly ILookup<string, string[]> lines;

    private DemonstrationNames(string text) => lines = text.Split('\n')
        .Select(line => line.Trim())
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split(':', 2))
        .ToLookup(parts => parts[0], parts => parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    /// <summary>The only words of a key.</summary>
    public string[] this[string key] => lines[key].Single();

    public static DemonstrationNames Read()
    {
        using var stream = typeof(DemonstrationNames).Assembly.GetManifestResourceStream("WorkReport.Web.Demonstration.city.txt")!;
        using var reader = new StreamReader(stream);
        return new DemonstrationNames(reader.ReadToEnd());
    }

    /// <summary>The only word of a key.</summary>
    public string Word(string key) => this[key].Single();

    /// <summary>All lines of a key, in their order.</summary>
    public IEnumerable<string[]> Lines(string key) => lines[key];

    /// <summary>Names of villages, without the word for village, in an order of its own for each county.</summary>
    public IEnumerable<string> Villages(string county) =>
        Shuffled(county, [.. Pairs("villageFirst", "villageSecond"), .. Pairs("family", "landmark")]);

    /// <summary>Names of communities, without the word for community, in an order of its own for each county.</summary>
    public IEnumerable<string> Communities(string county) => Shuffled(county, Pairs("communityFirst", "communitySecond"));

    /// <summary>Names of people, none of them twice.</summary>
    public IEnumerable<string> People() => Shuffled("people", Pairs("surname", "given"));

    /// <summary>A number from 0 up to the limit that belongs to these words.</summary>
    public static int Lot(string purpose, string word, int limit)
    {
        var hash = Hash(purpose, word);
        // Up to 256 the first byte decides, as it always has: the names hang on it.
        return limit <= 256 ? hash[0] * limit / 256 : ((hash[0] << 8) + hash[1]) * limit / 65536;
    }

    /// <summary>Where these words stand among others in an order that looks like chance.</summary>
    public static string Order(string purpose, string word) => Convert.ToHexString(Hash(purpose, word));

    private IEnumerable<string> Pairs(string first, string second) =>
        from a in this[first] from b in this[second] where a != b select a + b into pair where !this["taken"].Contains(pair) select pair;

    // A hash and not Random: that one may number otherwise in a later version of .NET.
    private static IEnumerable<string> Shuffled(string purpose, IEnumerable<string> words) =>
        words.OrderBy(word => Order(purpose, word), StringComparer.Ordinal);

    private static byte[] Hash(string purpose, string word) => SHA256.HashData(Encoding.UTF8.GetBytes($"{purpose}/{word}"));
}
