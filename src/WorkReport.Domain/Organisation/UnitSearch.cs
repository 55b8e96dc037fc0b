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

    private readonly Dictionary<int, Place> places;

    /// <param name="units">The units that may be found, each with the one above it; where that is not among them, it is at the top.</param>
    public UnitSearch(IEnumerable<(int Id, string Code, string Name, int? ParentId)> units)
    {
        ArgumentNullException.ThrowIfNull(units);
        places = units.Select(u => new Place(u.Id, u.Code.ToLowerInvariant(), Typed(u.Name), PinyinInitials.Of(u.Name), u.ParentId)).DistinctBy(p => p.Id).ToDictionary(p => p.Id);
    }

    /// <summary>Those that are meant, in the order in which they were given.</summary>
    public IReadOnlyList<int> Find(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var typed = Typed(words);
        return typed.Length is 0 or > Longest ? [] : [.. places.Values.Where(p => IsMeant(p, typed)).Select(p => p.Id)];
    }

    private static string Typed(string words) => string.Concat(words.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Where(c => !char.IsWhiteSpace(c)));

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

    private sealed record Place(int Id, string Code, string Name, IReadOnlyList<string> Initials, int? ParentId)
    {
        public bool IsCalled(string typed) =>
            Name.Contains(typed, StringComparison.Ordinal) || Code.StartsWith(typed, StringComparison.Ordinal) || (typed.All(char.IsAsciiLetterLower) && Begins(typed));

        /// <summary>The letters in a row somewhere in the name; or, from its beginning on, with signs left out between them.</summary>
        private bool Begins(string letters)
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
}
