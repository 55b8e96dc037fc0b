namespace WorkReport.Documents.Spreadsheets;

/// <summary>A tag as it stands in the text of a part.</summary>
/// <param name="Start">Where its &lt; stands.</param>
/// <param name="End">Behind its &gt;.</param>
/// <param name="Name">Without prefix.</param>
/// <param name="Prefix">With its colon; empty where there is none.</param>
/// <param name="Opens">Does an element begin with it?</param>
/// <param name="Closes">Does an element end with it?</param>
internal readonly record struct XmlTag(int Start, int End, string Name, string Prefix, bool Opens, bool Closes);

/// <summary>
/// The tags of a part by their places, so that one can be written anew and all around it stays to the letter. The text was read by a parser before: it is
/// well formed, and has no document type.
/// </summary>
internal static class XmlTags
{
    public static IEnumerable<XmlTag> Of(string text)
    {
        for (var at = text.IndexOf('<', StringComparison.Ordinal); at >= 0; at = text.IndexOf('<', at))
        {
            var end = text.AsSpan(at).StartsWith("<!--") ? After(text, at, "-->") : text.AsSpan(at).StartsWith("<![CDATA[") ? After(text, at, "]]>") : text[at + 1] == '?' ? After(text, at, "?>") : EndOf(text, at);
            if (text[at + 1] is not ('!' or '?'))
            {
                var closes = text[at + 1] == '/';
                var first = closes ? at + 2 : at + 1;
                var last = first;
                while (!char.IsWhiteSpace(text[last]) && text[last] is not ('>' or '/'))
                    last++;
                var name = text[first..last];
                var colon = name.IndexOf(':', StringComparison.Ordinal) + 1;
                yield return new XmlTag(at, end, name[colon..], name[..colon], !closes, closes || text[end - 2] == '/');
            }

            at = end;
            if (at >= text.Length)
                yield break;
        }
    }

    /// <summary>The value of an attribute without prefix, as it is written; null where there is none.</summary>
    public static string? Attribute(string text, XmlTag tag, string name) => Find(text, tag, name) is { } found ? text[found.ValueStart..found.ValueEnd] : null;

    /// <summary>The tag with an attribute set, or without it.</summary>
    public static string With(string text, XmlTag tag, string name, string? value)
    {
        var written = text[tag.Start..tag.End];
        if (Find(text, tag, name) is { } found)
        {
            return value is null ? written.Remove(found.Start - tag.Start, found.ValueEnd + 1 - found.Start)
                : written.Remove(found.ValueStart - tag.Start, found.ValueEnd - found.ValueStart).Insert(found.ValueStart - tag.Start, value);
        }

        var behind = written.Length - (tag is { Opens: true, Closes: true } ? 2 : 1);
        return value is null ? written : $"{written[..behind].TrimEnd()} {name}=\"{value}\"{written[behind..]}";
    }

    /// <summary>From the blank before its name on.</summary>
    private static (int Start, int ValueStart, int ValueEnd)? Find(string text, XmlTag tag, string name)
    {
        var at = tag.Start + 1 + tag.Prefix.Length + tag.Name.Length;
        while (at < tag.End)
        {
            var start = at;
            while (char.IsWhiteSpace(text[at]))
                at++;
            var first = at;
            while (text[at] != '=' && !char.IsWhiteSpace(text[at]) && at < tag.End - 1)
                at++;
            var found = text[first..at];
            var quote = text.AsSpan(at, tag.End - at).IndexOfAny('"', '\'');
            if (quote < 0)
                return null;
            var valueStart = at + quote + 1;
            var valueEnd = text.IndexOf(text[valueStart - 1], valueStart);
            if (found == name)
                return (start, valueStart, valueEnd);
            at = valueEnd + 1;
        }

        return null;
    }

    private static int After(string text, int at, string mark) => text.IndexOf(mark, at, StringComparison.Ordinal) + mark.Length;

    // A > may stand in the value of an attribute.
    private static int EndOf(string text, int at)
    {
        var quote = '\0';
        for (var i = at; i < text.Length; i++)
        {
            if (quote != '\0')
                quote = text[i] == quote ? '\0' : quote;
            else if (text[i] is '"' or '\'')
                quote = text[i];
            else if (text[i] == '>')
                return i + 1;
        }

        return text.Length;
    }
}
