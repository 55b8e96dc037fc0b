using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages;

/// <summary>A file that somebody brought, as it lies in the store.</summary>
/// <param name="FileName">As it was called.</param>
/// <param name="MediaType">What is in it.</param>
/// <param name="Bytes">As they lie there now; null where they are gone.</param>
/// <param name="Sha256">Of the bytes as they came.</param>
public sealed record StoredFile(string FileName, string MediaType, byte[]? Bytes, string Sha256)
{
    /// <summary>Are the bytes those that came? What was changed beside the program proves nothing, and is not served.</summary>
    [MemberNotNullWhen(true, nameof(Bytes))]
    public bool IsWhole => Bytes is not null && Convert.ToHexStringLower(SHA256.HashData(Bytes)) == Sha256;

    /// <summary>Its name for who takes it away; what it is called where nothing of its own name is fit for one.</summary>
    public string DownloadName(string otherwise)
    {
        var extension = Path.GetExtension(FileName);
        return Platform.DownloadName.For(FileName[..^extension.Length], extension, otherwise);
    }
}

/// <summary>How files of the store are answered.</summary>
public static class StoredFiles
{
    /// <summary>The file to take away; 404 where there is none for this person; the sentence where its bytes are not those that came.</summary>
    public static IActionResult Serve(this PageModel page, StoredFile? file, string otherwise)
    {
        ArgumentNullException.ThrowIfNull(page);
        return file is null ? page.NotFound() : file.IsWhole ? page.File(file.Bytes, file.MediaType, file.DownloadName(otherwise)) : page.Altered();
    }

    /// <summary>The answer where the bytes are not those that came.</summary>
    public static IActionResult Altered(this PageModel page)
    {
        ArgumentNullException.ThrowIfNull(page);
        page.HttpContext.Refuse(StatusCodes.Status404NotFound, "Evidence.Altered");
        return new EmptyResult();
    }
}
