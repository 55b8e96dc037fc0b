using System.IO.Compression;
using CsCheck;
using WorkReport.Domain.Attachments;

namespace WorkReport.Domain.Tests.Attachments;

public class FileSignatureTests
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    [Theory]
    [InlineData("%PDF-1.7 text", "application/pdf")]
    [InlineData("GIF89a;<script>alert(1)</script>", null)]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", null)]
    [InlineData("<html>", null)]
    [InlineData("MZ", null)]
    [InlineData("PK\u0003\u0004", null)]
    [InlineData("%PDF", null)]
    [InlineData("", null)]
    public void A_file_is_what_its_first_bytes_say(string content, string? mediaType) =>
        Assert.Equal(mediaType, FileSignature.Detect(System.Text.Encoding.ASCII.GetBytes(content)));

    [Fact]
    public void Pictures_and_old_office_files_are_known_by_their_bytes()
    {
        Assert.Equal("image/png", FileSignature.Detect([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0]));
        Assert.Equal("image/jpeg", FileSignature.Detect([0xFF, 0xD8, 0xFF, 0xE0]));
        Assert.Equal("application/x-ole-storage", FileSignature.Detect([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0]));
    }

    [Theory]
    [InlineData("word/document.xml", Word)]
    [InlineData("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation")]
    [InlineData("OFD.xml", "application/ofd")]
    [InlineData("evil.exe", null)]
    [InlineData("WORD/DOCUMENT.XML", null)]
    public void An_archive_is_the_document_that_its_parts_make(string part, string? mediaType) =>
        Assert.Equal(mediaType, FileSignature.Detect(Zip("[Content_Types].xml", part)));

    [Theory]
    [InlineData("word/vbaProject.bin")]
    [InlineData("word/VBAPROJECT.BIN")]
    public void A_document_with_macros_is_refused(string macros) => Assert.Null(FileSignature.Detect(Zip("word/document.xml", macros)));

    [Fact]
    public void An_archive_with_too_many_parts_is_no_document() =>
        Assert.Null(FileSignature.Detect(Zip(["word/document.xml", .. Enumerable.Range(0, 2000).Select(n => $"p{n}")])));

    [Fact]
    public void A_document_cut_off_anywhere_is_refused_and_breaks_nothing()
    {
        var whole = Zip("[Content_Types].xml", "word/document.xml");
        Assert.Equal(Word, FileSignature.Detect(whole));
        for (var length = 0; length < whole.Length; length++)
            Assert.Null(FileSignature.Detect(whole[..length]));
    }

    [Fact]
    public void A_document_with_wrong_bytes_breaks_nothing()
    {
        var whole = Zip("[Content_Types].xml", "word/document.xml", "word/styles.xml");
        Gen.Select(Gen.Int[4, whole.Length - 1], Gen.Byte).Array[1, 6].Sample(faults =>
        {
            var bytes = (byte[])whole.Clone();
            foreach (var (at, value) in faults)
                bytes[at] = value;
            Assert.True(FileSignature.Detect(bytes) is null or Word);
        });
    }

    [Theory]
    [InlineData("名册.pdf", "名册.pdf")]
    [InlineData("名册.PDF", "名册.PDF")]
    [InlineData("../../etc/passwd", "passwd.pdf")]
    [InlineData("C:\\我的文档\\名册.pdf", "名册.pdf")]
    [InlineData("名册.exe", "名册.exe.pdf")]
    [InlineData("\u202Egpj.exe", "gpj.exe.pdf")]
    [InlineData("年终总结\r\nSet-Cookie: x=1.pdf", "年终总结 Set-Cookie: x=1.pdf")]
    [InlineData(".pdf", "附件.pdf")]
    [InlineData("", "附件.pdf")]
    [InlineData("...", "附件.pdf")]
    [InlineData("\u200B\uFEFF.pdf", "附件.pdf")]
    [InlineData("甲.乙", "甲.乙.pdf")]
    public void A_name_has_no_folders_nothing_unseen_and_a_true_extension(string sent, string shown) => Assert.Equal(shown, AttachmentName.Of(sent, "application/pdf"));

    [Fact]
    public void A_long_name_is_cut_at_a_whole_character_and_keeps_its_extension()
    {
        Assert.Equal(new string('名', Attachment.FileNameLength - 4) + ".pdf", AttachmentName.Of(new string('名', 200) + ".pdf", "application/pdf"));
        var families = AttachmentName.Of(string.Concat(Enumerable.Repeat("👨‍👩‍👧‍👦", 40)) + ".jpeg", "image/jpeg");
        Assert.Equal(string.Concat(Enumerable.Repeat("👨‍👩‍👧‍👦", 10)) + ".jpeg", families);
    }

    [Fact]
    public void A_name_of_anything_fits_and_can_be_named_again() => Gen.String.Sample(sent =>
    {
        var name = AttachmentName.Of(sent, "image/png");
        Assert.InRange(name.Length, 5, Attachment.FileNameLength);
        Assert.EndsWith(".png", name, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(name, AttachmentName.Of(name, "image/png"));
    });

    private static byte[] Zip(params string[] parts)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in parts)
            {
                using var content = zip.CreateEntry(part).Open();
                content.Write("<xml/>"u8);
            }
        }

        return file.ToArray();
    }
}
