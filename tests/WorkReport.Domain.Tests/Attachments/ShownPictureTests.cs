using System.Text;
using WorkReport.Domain.Attachments;

namespace WorkReport.Domain.Tests.Attachments;

public class ShownPictureTests
{
    /// <summary>Exif of a phone: turned by 90°, and where it was taken.</summary>
    private static readonly byte[] Exif = Segment(0xE1, [.. "Exif\0\0"u8, .. "II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, .. "GPS 30.25N 120.17E"u8]);

    private static readonly byte[] Scan = [.. Segment(0xDA, [1, 1, 0, 0, 63, 0]), 0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56];

    [Fact]
    public void Of_a_photo_nothing_is_shown_but_the_picture_and_how_it_was_held()
    {
        byte[] table = Segment(0xDB, [.. Enumerable.Repeat((byte)1, 65)]);
        byte[] photo =
        [
            0xFF, 0xD8, .. Segment(0xE0, "JFIF\0"u8), .. Exif, .. Segment(0xE1, "http://ns.adobe.com/xap/1.0/\0<GPS/>"u8), .. Segment(0xED, "Photoshop 3.0 GPS"u8), .. Segment(0xFE, "GPS comment"u8),
            .. Segment(0xE2, "ICC_PROFILE\0\u0001\u0001colours"u8), .. Segment(0xE2, "MPF\0GPS"u8), .. table, .. Scan, 0xFF, 0xD9, .. "a film of it, with GPS"u8,
        ];
        var shown = ShownPicture.Of(photo, "image/jpeg")!;
        var text = Encoding.Latin1.GetString(shown);
        Assert.DoesNotContain("GPS", text, StringComparison.Ordinal);
        Assert.Contains("colours", text, StringComparison.Ordinal);
        Assert.Contains(Encoding.Latin1.GetString([.. table, .. Scan, 0xFF, 0xD9]), text, StringComparison.Ordinal);
        Assert.Contains(Encoding.Latin1.GetString([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6]), text, StringComparison.Ordinal);
        // Once more: nothing is left to take out.
        Assert.Equal(shown, ShownPicture.Of(shown, "image/jpeg"));
    }

    [Fact]
    public void Of_a_screenshot_nothing_is_shown_but_how_it_looks()
    {
        byte[] picture = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", "13 bytes long"u8), .. Chunk("tEXt", "GPS"u8), .. Chunk("eXIf", "GPS"u8), .. Chunk("gAMA", "abcd"u8), .. Chunk("IDAT", "pixels"u8), .. Chunk("IEND", []), .. "GPS"u8];
        var text = Encoding.Latin1.GetString(ShownPicture.Of(picture, "image/png")!);
        Assert.DoesNotContain("GPS", text, StringComparison.Ordinal);
        foreach (var kept in new[] { "IHDR", "gAMA", "pixels", "IEND" })
            Assert.Contains(kept, text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_broken_off_or_no_picture_is_not_shown()
    {
        byte[] photo = [0xFF, 0xD8, .. Exif, .. Scan, 0xFF, 0xD9];
        for (var length = 0; length < photo.Length; length++)
            Assert.Null(ShownPicture.Of(photo[..length], "image/jpeg"));
        Assert.NotNull(ShownPicture.Of(photo, "image/jpeg"));
        Assert.Null(ShownPicture.Of(photo, "image/png"));
        Assert.Null(ShownPicture.Of("%PDF-1.7"u8.ToArray(), "application/pdf"));
    }

    /// <summary>A length that does not even count its own two bytes.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_segment_that_is_shorter_than_its_length_is_not_shown(byte length) =>
        Assert.Null(ShownPicture.Of([0xFF, 0xD8, 0xFF, 0xE2, 0, length, .. Scan, 0xFF, 0xD9], "image/jpeg"));

    [Theory]
    [InlineData("ftypheic", true)]
    [InlineData("ftypmif1", true)]
    [InlineData("ftypisom", false)]
    public void A_photo_of_the_new_kind_is_known(string kind, bool isHeic)
    {
        byte[] file = [0, 0, 0, 24, .. Encoding.Latin1.GetBytes(kind), 0, 0];
        Assert.Equal(isHeic, FileSignature.IsHeic(file));
        Assert.Equal(isHeic ? "Evidence.Heic" : "Evidence.Kind", Attachment.CanTake("IMG_0001.HEIC", file).Reason);
    }

    private static byte[] Segment(byte marker, ReadOnlySpan<byte> content) => [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    private static byte[] Chunk(string name, ReadOnlySpan<byte> content) => [0, 0, 0, (byte)content.Length, .. Encoding.Latin1.GetBytes(name), .. content, 0, 0, 0, 0];
}
