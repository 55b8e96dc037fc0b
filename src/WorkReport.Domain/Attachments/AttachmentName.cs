using System.Globalization;
using WorkReport.Prose.Texts;

namespace WorkReport.Domain.Attachments;

/// <summary>The name under which a file is shown and downloaded: made from the one it came with, and true to what is in it.</summary>
public static class AttachmentName
{
    private const string Unnamed = "附件";
    private const int LongestExtension = 6;

    /// <summary>By which extensions a kind goes; the first one where the name has none of them.</summary>
    private static readonly Dictionary<string, string[]> Extensions = new()
    {
        ["application/pdf"] = [".pdf"],
        ["image/png"] = [".png"],
        ["image/jpeg"] = [".jpg", ".jpeg"],
        ["application/x-ole-storage"] = [".doc", ".xls", ".ppt", ".wps", ".et", ".dps"],
        ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"] = [".docx"],
        ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"] = [".xlsx"],
        ["application/vnd.openxmlformats-officedocument.presentationml.presentation"] = [".pptx"],
        ["application/ofd"] = [".ofd"],
    };

    /// <summary>
    /// Without its folders and without what nobody sees, cut at a whole character so that its extension stays; a name that promises
    /// another kind of file gets the true extension behind it.
    /// </summary>
    public static string Of(string sent, string mediaType)
    {
        ArgumentNullException.ThrowIfNull(sent);
        ArgumentNullException.ThrowIfNull(mediaType);
        var name = TextNormalizer.Normalize(sent).Replace('\n', ' ').Replace('\t', ' ').Trim();
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var dot = name.LastIndexOf('.');
        var extension = dot >= 0 && name.Length - dot <= LongestExtension ? name[dot..] : "";
        var allowed = Extensions[mediaType];
        if (allowed.Contains(extension, StringComparer.OrdinalIgnoreCase))
            name = name[..dot];
        else
            extension = allowed[0];
        name = name.Trim(' ', '.', '　');
        return Cut(name.Length == 0 ? Unnamed : name, Attachment.FileNameLength - extension.Length) + extension;
    }

    private static string Cut(string name, int longest)
    {
        var length = 0;
        foreach (var start in StringInfo.ParseCombiningCharacters(name).Append(name.Length))
        {
            if (start > longest)
                break;
            length = start;
        }

        return name[..length];
    }
}
