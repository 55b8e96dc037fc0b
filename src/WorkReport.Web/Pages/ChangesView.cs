using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkReport.Documents.Docx;
using WorkReport.Documents.Layout;
using WorkReport.Documents.Model;
using WorkReport.Documents.Pdf;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages;

/// <summary>Two versions on the page, and the choice of others; shown by the partial <c>_Changes</c>.</summary>
/// <param name="Address">The page: <c>/submissions/12/changes</c>.</param>
/// <param name="Versions">All that there are, the latest first.</param>
/// <param name="Comparison">The two; null where there are none to compare.</param>
/// <param name="IsClean">清稿: the new text without a mark.</param>
public sealed record ChangesView(string Address, IReadOnlyList<ComparedVersion> Versions, Comparison? Comparison, bool IsClean)
{
    /// <summary>The page with the same two in the other view.</summary>
    public string Other => FormattableString.Invariant($"{Address}?from={Comparison?.Old.Number}&to={Comparison?.New.Number}{(IsClean ? "" : "&clean=true")}");

    /// <summary>The same two as a file.</summary>
    /// <param name="extension">.pdf or .docx.</param>
    /// <param name="isClean">清稿.</param>
    public string File(string extension, bool isClean) => FormattableString.Invariant($"{Address}/{Comparison?.Old.Number}-{Comparison?.New.Number}{extension}{(isClean ? "?clean=true" : "")}");

    /// <summary>Which two are meant, the older first: what was asked for, else the last and the one before it; null where one of them is not there.</summary>
    public static (int From, int To)? Asked(IReadOnlyList<ComparedVersion> versions, int? from, int? to)
    {
        ArgumentNullException.ThrowIfNull(versions);
        var numbers = versions.Select(version => version.Number).Order().ToList();
        if (numbers.Count == 0)
            return null;
        var right = to ?? numbers[^1];
        var left = from ?? numbers.LastOrDefault(number => number < right, right);
        return numbers.Contains(left) && numbers.Contains(right) ? (Math.Min(left, right), Math.Max(left, right)) : null;
    }
}

/// <summary>花脸稿 and 清稿 as files.</summary>
public static class ChangesFiles
{
    public static IActionResult Pdf(PageModel page, Comparison comparison, bool isClean, ChineseFonts fonts)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(fonts);
        if (fonts.Find() is not { } faces)
        {
            page.HttpContext.Refuse(StatusCodes.Status404NotFound, "Fonts.None");
            return new EmptyResult();
        }

        var document = isClean ? MarkedDocument.Clean(comparison) : MarkedDocument.Marked(comparison, isForWord: false);
        return File(document, MediaTypeNames.Application.Pdf, ".pdf", file => PdfWriter.Write(Typesetter.Set(document, faces), file));
    }

    public static IActionResult Word(Comparison comparison, bool isClean)
    {
        var document = isClean ? MarkedDocument.Clean(comparison) : MarkedDocument.Marked(comparison, isForWord: true);
        return File(document, DocxWriter.MediaType, ".docx", file => DocxWriter.Write(document, file));
    }

    private static FileContentResult File(Document document, string mediaType, string extension, Action<Stream> write)
    {
        using var file = new MemoryStream();
        write(file);
        return new FileContentResult(file.ToArray(), mediaType) { FileDownloadName = DownloadName.For(document.Frontmatter.Title[0], extension, SharedResource.Official("Changes.Title")) };
    }
}
