using System.Globalization;
using System.Text;
using WorkReport.Prose.Texts;

namespace WorkReport.Domain.Organisation;

/// <summary>
/// Finds units as people call them: by name or a piece of it, by the way to it (溪源镇白屯, with a space or without), by code, whatever the
/// width of its digits, or by the first letters of the pinyin (btc). The script of the unit picker finds by the same rules.
/// </summary>
public sealed class UnitSearch
{
    /// <summary>Of what is typed, so much is looked for.</summary>
    public const int Longest = 60;

    // Between a unit and the one above it: 溪源镇/白屯, 溪源镇 › 白屯.
    private const string Between = "/\\>›»→·•|,、";

    // Behind the name of a unit, where a table names the body that works there: 高岩村委会.
    private static readonly string[] Bodies = ["村民委员会", "居民委员会", "民委员会", "村委会", "居委会", "委会", "关工委"];

    private readonly Dictionary<int, Place> places;

    /// <param name="units">The units that may be found, each with the one above it; where that is not among them, it is at the top. One that had several names is there once for each.</param>
    public UnitSearch(IEnumerable<(int Id, string Code, string Name, int? ParentId)> units)
    {
        ArgumentNullException.ThrowIfNull(units);
        places = units.GroupBy(u => u.Id).Select(same => new Place(same.Key, Typed(same.First().Code), [.. same.Select(u => new Called(Typed(u.Name), PinyinInitials.Of(u.Name)))], same.First().ParentId))
            .ToDictionary(p => p.Id);
    }

    /// <summary>Those that are meant, in the order in which they were given.</summary>
    public IReadOnlyList<int> Find(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var typed = Typed(words);
        return typed.Length is 0 or > Longest ? [] : [.. places.Values.Where(p => IsMeant(p, typed)).Select(p => p.Id)];
    }

    /// <summary>
    /// Those of some units that a table means by what stands in its column of units: called so in full, by name, code or way; where none is, by
    /// the body that works there, or with a beginning or end of the name. Letters and pieces from the middle are too little to put figures by.
    /// </summary>
    public IReadOnlyList<int> Named(string words, IReadOnlySet<int> among)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(among);
        var typed = Typed(Unnumbered(words));
        if (typed.Length is 0 or > Longest)
            return [];
        var listed = places.Values.Where(p => among.Contains(p.Id)).ToList();
        var bodies = Bodies.Where(body => typed.Length > body.Length + 1 && typed.EndsWith(body, StringComparison.Ordinal)).Select(body => typed[..^body.Length]).ToList();
        Func<Place, bool>[] ways =
        [
            p => p.IsWholly(typed), p => IsOnWay(p, typed, (unit, own) => unit.IsWholly(own)),
            p => bodies.Exists(p.IsWholly), p => bodies.Exists(bare => IsOnWay(p, bare, (unit, own) => unit.IsWholly(own))),
            p => p.IsPartly(typed), p => IsOnWay(p, typed, (unit, own) => unit.IsPartly(own)),
        ];
        return ways.Select(way => listed.Where(way).Select(p => p.Id).ToList()).FirstOrDefault(found => found.Count > 0) ?? [];
    }

    private static string Typed(string words) =>
        string.Concat(words.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Where(c => !char.IsWhiteSpace(c) && !Between.Contains(c, StringComparison.Ordinal) && char.GetUnicodeCategory(c) is not UnicodeCategory.Format));

    /// <summary>Without the number of a line: 3.高岩村, 3、高岩村.</summary>
    private static string Unnumbered(string words)
    {
        var rest = words.TrimStart().TrimStart('(', '（').TrimStart([.. "0123456789"]);
        return rest.Length < words.TrimStart().Length && rest.Length > 1 && ".．、)）".Contains(rest[0], StringComparison.Ordinal) ? rest[1..] : words;
    }

    private bool IsOnWay(Place place, string typed, Func<Place, string, bool> isCalled) =>
        Enumerable.Range(1, Math.Max(0, typed.Length - 2)).Any(own => isCalled(place, typed[^own..]) && IsAbove(place, typed[..^own]));

    /// <summary>The end of what is typed is of the unit itself, what stands before it of units above, from the nearest up.</summary>
    private bool IsMeant(Place place, string typed)
    {
        for (var own = typed.Length; own > 0; own--)
        {
            // Within a code no way ends: the 3 of T3 is no name below T.
            if (own < typed.Length && char.IsAsciiDigit(typed[^own]) && char.IsAsciiLetterOrDigit(typed[^(own + 1)]))
                continue;
            if (place.IsCalled(typed[^own..]) && (own == typed.Length || IsAbove(place, typed[..^own])))
                return true;
        }

        return false;
    }

    private bool IsAbove(Place place, string typed)
    {
        for (var above = place.ParentId; above is { } id && places.TryGetValue(id, out var next); above = next.ParentId)
        {
            if (IsMeant(next, typed))
                return true;
        }

        return false;
    }

    /// <summary>One of the names of a unit.</summary>
    private sealed record Called(string Name, IReadOnlyList<string> Initials)
    {
        /// <summary>The letters in a row somewhere in the name; or, from its beginning on, with signs left out between them.</summary>
        public bool Begins(string letters)
        {
            for (var start = 0; start + letters.Length <= Initials.Count; start++)
            {
                var row = 0;
                while (row < letters.Length && Initials[start + row].Contains(letters[row], StringComparison.Ordinal))
                    row++;
                if (row == letters.Length)
                    return true;
            }

            var met = 0;
            for (var at = 0; at < Initials.Count && met < letters.Length; at++)
            {
                if (Initials[at].Contains(letters[met], StringComparison.Ordinal))
                    met++;
                else if (at == 0)
                    return false;
            }

            return met == letters.Length;
        }
    }

    private sealed record Place(int Id, string Code, IReadOnlyList<Called> Names, int? ParentId)
    {
        public bool IsCalled(string typed) =>
            Names.Any(called => called.Name.Contains(typed, StringComparison.Ordinal)) || Code.StartsWith(typed, StringComparison.Ordinal)
            || (typed.All(char.IsAsciiLetterLower) && Names.Any(called => called.Begins(typed)));

        public bool IsWholly(string typed) => Code == typed || Names.Any(called => called.Name == typed);

        public bool IsPartly(string typed) => typed.Length > 1 && !typed.All(char.IsAsciiLetterOrDigit)
            && Names.Any(called => called.Name.StartsWith(typed, StringComparison.Ordinal) || called.Name.EndsWith(typed, StringComparison.Ordinal));
    }
}
