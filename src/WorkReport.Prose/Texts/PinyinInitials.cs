using System.Collections.Frozen;

namespace WorkReport.Prose.Texts;

/// <summary>
/// The letters that a character's readings begin with: what people type who look for a name by its pinyin. The table beside this file holds
/// the characters of GB 2312, one line a letter; a character with several readings stands in several.
/// </summary>
public static class PinyinInitials
{
    private static readonly FrozenDictionary<char, string> Table = Load();

    /// <summary>The letters, in lower case; the sign itself for a letter or digit, nothing for what has no reading here.</summary>
    public static string Of(char sign) =>
        Table.TryGetValue(sign, out var letters) ? letters : char.IsAsciiLetterOrDigit(sign) ? char.ToLowerInvariant(sign).ToString() : "";

    /// <summary>The letters of each sign of a name; what has none is left out.</summary>
    public static IReadOnlyList<string> Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return [.. name.Select(Of).Where(letters => letters.Length > 0)];
    }

    private static FrozenDictionary<char, string> Load()
    {
        using var file = typeof(PinyinInitials).Assembly.GetManifestResourceStream("WorkReport.Prose.Texts.pinyin-initials.txt")!;
        using var lines = new StreamReader(file);
        var table = new Dictionary<char, string>();
        while (lines.ReadLine() is { Length: > 2 } line)
        {
            foreach (var sign in line.AsSpan(2))
                table[sign] = table.GetValueOrDefault(sign, "") + line[0];
        }

        return table.ToFrozenDictionary();
    }
}
