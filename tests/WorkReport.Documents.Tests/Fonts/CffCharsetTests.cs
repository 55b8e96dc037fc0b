using WorkReport.Documents.Fonts;

namespace WorkReport.Documents.Tests.Fonts;

public sealed class CffCharsetTests
{
    [Fact]
    public void Single_numbers_become_the_glyphs_own() =>
        Assert.Equal([0, 0, 1, 0, 2, 0, 3], Charset(Program(cids: true, glyphs: 4, charset: [0, 9, 1, 9, 7, 30, 0]), 7));

    [Fact]
    public void Short_ranges_keep_their_lengths_and_begin_where_the_last_one_ended() =>
        Assert.Equal([1, 0, 1, 1, 0, 3, 2], Charset(Program(cids: true, glyphs: 6, charset: [1, 9, 1, 1, 20, 0, 2]), 7));

    [Fact]
    public void Long_ranges_do_so_too() =>
        Assert.Equal([2, 0, 1, 0, 1, 0, 3, 0, 2], Charset(Program(cids: true, glyphs: 6, charset: [2, 9, 1, 0, 1, 20, 0, 0, 2]), 9));

    [Fact]
    public void A_font_without_CIDs_is_left_alone()
    {
        var program = Program(cids: false, glyphs: 4, charset: [0, 0, 34, 0, 35, 0, 36]);
        var before = program.ToArray();
        CffCharset.NumberByGlyph(program);
        Assert.Equal(before, program);
    }

    [Fact]
    public void A_damaged_program_is_refused_wherever_it_is_cut()
    {
        var whole = Program(cids: true, glyphs: 4, charset: [0, 9, 1, 9, 7, 30, 0]);
        for (var length = 0; length < whole.Length; length++)
        {
            var cut = whole[..length];
            Assert.Throws<InvalidDataException>(() => CffCharset.NumberByGlyph(cut));
        }
    }

    private static byte[] Charset(byte[] program, int length)
    {
        CffCharset.NumberByGlyph(program);
        return program[^length..];
    }

    /// <summary>Header, one name, a top dictionary that points at a glyph count and a charset, both at the end.</summary>
    private static byte[] Program(bool cids, int glyphs, byte[] charset)
    {
        byte[] head = [1, 0, 4, 1, 0, 1, 1, 1, 2, (byte)'N'];
        byte[] ros = cids ? [139, 139, 139, 12, 30] : [];
        var top = ros.Length + 12;
        var countAt = head.Length + 5 + top;
        byte[] dictionary = [.. ros, 29, 0, 0, 0, (byte)countAt, 17, 29, 0, 0, 0, (byte)(countAt + 2), 15];
        return [.. head, 0, 1, 1, 1, (byte)(dictionary.Length + 1), .. dictionary, 0, (byte)glyphs, .. charset];
    }
}
