using System.Collections.Frozen;

namespace WorkReport.Prose.Texts;

/// <summary>
/// Traditional characters and their simplified twins: 張 and 张 are one name to whoever reads it. In the table beside this file a line begins
/// with the simplified character; what follows are the others that are written so.
/// </summary>
public static class SimplifiedSigns
{
    private static readonly FrozenDictionary<char, char> Table = Load();

    /// <summary>The text with each traditional character as its simplified one; to compare, never to show.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Concat(text.Select(Of));
    }

    internal static char Of(char sign) => Table.GetValueOrDefault(sign, sign);

    private static FrozenDictionary<char, char> Load()
    {
        using var file = typeof(SimplifiedSigns).Assembly.GetManifestResourceStream("WorkReport.Prose.Texts.traditional.txt")!;
        using var lines = new StreamReader(file);
        var table = new Dictionary<char, char>();
        while (lines.ReadLine() is { Length: > 1 } line)
        {
            foreach (var sign in line.AsSpan(1))
                table[sign] = line[0];
        }

        return table.ToFrozenDictionary();
    }
}
