using System.Text;
using WorkReport.Documents.Model;

namespace WorkReport.Documents.Tests.Pdf;

public sealed class PdfALintTests
{
    public static TheoryData<Profile, string> Both => WholeDocuments.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public void A_whole_document_keeps_what_PDF_A_2a_wants(Profile profile, string grid) =>
        Assert.Empty(PdfALint.Findings(WholeDocuments.Pdf(WholeDocuments.Set(profile, grid))));

    /// <summary>The lint sees what it is there for.</summary>
    [Theory]
    [InlineData("<pdfaid:part>2", "<pdfaid:part>3", "part and level")]
    [InlineData("<pdf:Producer>W", "<pdf:Producer>w", "one producer")]
    [InlineData("x-default\">澄", "x-default\">国", "one title")]
    [InlineData("GTS_PDFA1", "GTS_PDFX1", "output intent")]
    [InlineData("/N 3/", "/N 4/", "profile of three colours")]
    [InlineData("/Marked true", "/Marked null", "marked")]
    [InlineData("/Lang<FEFF", "/Long<FEFF", "language")]
    [InlineData("/S/H2", "/S/H3", "H3 behind H1")]
    [InlineData("/BBox[", "/CBox[", "the box of a figure")]
    [InlineData("/Alt<", "/Blt<", "a figure in words")]
    [InlineData("/ToUnicode", "/ToUniform", "tells nothing")]
    [InlineData("/FontFile", "/FontFilm", ": embedded")]
    [InlineData("/Tabs/S", "/Group1", "/Group")]
    [InlineData("/K[0]", "/K[1]", "every piece in the tree, once")]
    public void A_file_that_lacks_something_is_found_out(string there, string instead, string finding)
    {
        var pdf = WholeDocuments.Pdf(WholeDocuments.Set(Profile.Official, "edge"));
        Assert.Contains(PdfALint.Findings(Replaced(pdf, there, instead)), found => found.Contains(finding, StringComparison.Ordinal));
    }

    /// <summary>As many bytes as before, so that every object stays in its place.</summary>
    private static byte[] Replaced(byte[] pdf, string there, string instead)
    {
        var (from, to) = (Encoding.UTF8.GetBytes(there), Encoding.UTF8.GetBytes(instead));
        Assert.Equal(from.Length, to.Length);
        var changed = pdf.ToArray();
        var times = 0;
        for (var at = 0; changed.AsSpan(at).IndexOf(from) is var next and >= 0; times++)
        {
            to.CopyTo(changed, at + next);
            at += next + to.Length;
        }

        Assert.True(times > 0, $"{there} is not in the file.");
        return changed;
    }
}
