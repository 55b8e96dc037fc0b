using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using WorkReport.Documents.Layout;
using WorkReport.Documents.Model;
using WorkReport.Documents.Svg;

namespace WorkReport.Documents.Tests.Pdf;

public sealed class SameBytesTests
{
    [Theory]
    [InlineData(Profile.Meeting)]
    [InlineData(Profile.Official)]
    public void The_same_document_is_set_drawn_and_written_alike_in_any_thread_and_culture(Profile profile)
    {
        TestFonts.Require();
        var made = new ConcurrentBag<string>();
        Exception? failed = null;
        // Commas for points; digits, minus sign and years of their own.
        var threads = new[] { "de-DE", "fa-IR", "de-DE", "th-TH" }.Select(culture => new Thread(() =>
        {
            try
            {
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
                for (var run = 0; run < 2; run++)
                    made.Add(Made(profile));
            }
            catch (Exception exception)
            {
                failed = exception;
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.Null(failed);
        Assert.Equal(8, made.Count);
        Assert.Equal(Made(profile), Assert.Single(made.Distinct()));
    }

    /// <summary>From the document to the file and to the pictures of all pages.</summary>
    private static string Made(Profile profile)
    {
        var set = WholeDocuments.Set(profile, Grid.EdgeToEdge.Name);
        using var files = new MemoryStream();
        files.Write(WholeDocuments.Pdf(set));
        for (var page = 0; page < set.Pages.Count; page++)
            SvgWriter.Write(set, page, files);
        return Convert.ToHexString(SHA256.HashData(files.ToArray()));
    }
}
