using System.ComponentModel.DataAnnotations;
using WorkReport.Prose.Texts;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Typesetting;

/// <summary>What the page posts: a text, or a file instead of it.</summary>
public sealed class TypesettingForm
{
    /// <summary>UTF-16 units. Some thirty ordinary reports; the command line takes longer ones.</summary>
    public const int LongestText = 200_000;

    /// <summary>The decoder reads it as it reads a file.</summary>
    [Display(Name = "Typesetting.Text"), AsTyped]
    public string? Text { get; set; }

    public IFormFile? File { get; set; }

    /// <summary>The text to set, from the file if one was chosen, or why there is none.</summary>
    public async Task<DecodedText> ReadAsync(CancellationToken cancel)
    {
        if (File is null)
        {
            var text = Text ?? "";
            return text.Length > LongestText
                ? new DecodedText(null, "", TextRefusal.TooLong)
                : new DecodedText(text, "UTF-8", TextDecoder.Check(text));
        }

        using var bytes = new MemoryStream();
        await File.CopyToAsync(bytes, cancel);
        var decoded = TextDecoder.Decode(bytes.ToArray());
        return decoded.Text?.Length > LongestText ? new DecodedText(null, "", TextRefusal.TooLong) : decoded;
    }
}
