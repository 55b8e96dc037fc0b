using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using WorkReport.Documents.Pdf;

namespace WorkReport.Documents.Tests.Pdf;

public sealed class PdfFileTests
{
    [Fact]
    public void The_table_points_at_every_object_in_whatever_order_they_were_written()
    {
        using MemoryStream output = new();
        using (PdfFile file = new(output))
        {
            var catalog = file.Reserve();
            var later = file.Reserve();
            file.AddStream("", "some data"u8);
            file.Write(later, "[1 2 3]");
            file.AddStream("/Type/Metadata", "plain"u8, compress: false);
            file.Write(catalog, "<</Type/Catalog>>");
            file.Close(catalog, later);
        }

        var text = Encoding.Latin1.GetString(output.ToArray());
        var table = Regex.Match(text, @"startxref\n(\d+)\n%%EOF\n$");
        var entries = Regex.Match(text[int.Parse(table.Groups[1].Value, CultureInfo.InvariantCulture)..], @"^xref\n0 (\d+)\n(0000000000 65535 f \n)((\d{10} 00000 n \n)+)trailer\n");
        Assert.True(entries.Success, text);
        var offsets = Regex.Matches(entries.Groups[3].Value, @"(\d{10}) ").Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(int.Parse(entries.Groups[1].Value, CultureInfo.InvariantCulture), offsets.Count + 1);
        for (var i = 0; i < offsets.Count; i++)
            Assert.StartsWith($"{i + 1} 0 obj\n", text[offsets[i]..]);
        Assert.Contains("/Length 5>>\nstream\nplain\nendstream", text);
    }

    [Fact]
    public void A_title_is_written_in_UTF16_with_its_surrogates() =>
        Assert.Equal("<FEFF5E74D842DFB70028>", PdfText.Utf16("年𠮷("));

    [Theory]
    [InlineData("FandolFang-Regular", "/FandolFang-Regular")]
    [InlineData("A B/C#(", "/A#20B#2FC#23#28")]
    [InlineData("仿", "/#E4#BB#BF")]
    public void Names_escape_what_is_not_plain(string name, string written) => Assert.Equal(written, PdfText.Name(name));
}
