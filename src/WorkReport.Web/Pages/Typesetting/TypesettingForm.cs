using System.ComponentModel.DataAnnotations;
using WorkReport.Web.Exchange;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Typesetting;

/// <summary>What the page posts: a text, or a file instead of it.</summary>
public sealed class TypesettingForm
{
    /// <summary>UTF-16 units. Some thirty ordinary reports; the command line takes longer ones.</summary>
    public const int LongestText = 200_000;

    /// <summary>Read as a file is.</summary>
    [Display(Name = "Typesetting.Text"), AsTyped]
    public string? Text { get; set; }

    public IFormFile? File { get; set; }

    /// <summary>Which repair of 校核 was pressed; null where the text is only to be set.</summary>
    public string? Press { get; set; }

    /// <summary>The text to set, from the file if one was chosen, or the sentence why there is none.</summary>
    public async Task<(SourceText? Source, string? Refused)> ReadAsync(WordChild child, CancellationToken cancel) =>
        File is null ? SourceText.Read(Text ?? "", LongestText) : await UploadedText.ReadAsync(File, LongestText, child, cancel);
}
