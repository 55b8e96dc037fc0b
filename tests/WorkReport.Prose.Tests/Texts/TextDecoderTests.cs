using System.Text;
using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Tests.Texts;

public class TextDecoderTests
{
    private const string Sentence = "同志们：全市有4200多名“五老”参与其中，完成投资1.5亿元。";

    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
    private static readonly Encoding Big5 = CodePagesEncodingProvider.Instance.GetEncoding("big5")!;
    private static readonly Encoding ShiftJis = CodePagesEncodingProvider.Instance.GetEncoding("shift_jis")!;

    [Fact]
    public void Every_encoding_an_office_saves_in_gives_the_same_text()
    {
        foreach ((byte[] bytes, string name) in new (byte[], string)[]
        {
            (Encoding.UTF8.GetBytes(Sentence), "UTF-8"),
            ([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Sentence)], "UTF-8"),
            ([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Sentence)], "UTF-16LE"),
            ([.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Sentence)], "UTF-16BE"),
            (Gb18030.GetBytes(Sentence), "GB18030"),
        })
        {
            Assert.Equal(new DecodedText(Sentence, name, null), TextDecoder.Decode(bytes));
        }
    }

    [Theory]
    [InlineData("鄉關工委2020年工作總結暨2021年工作計劃，強化領導，充實隊伍，籌集助學資金。")]
    [InlineData("𠮷 㐢 䶮 等生僻字也在人名里，今年工作顺利。")]
    [InlineData("增长5%。")]
    public void GB18030_carries_traditional_and_rare_characters(string text)
        => Assert.Equal(text, TextDecoder.Decode(Gb18030.GetBytes(text)).Text);

    [Fact]
    public void Another_regions_encoding_is_refused_and_not_read_as_noise()
    {
        byte[] taiwan = Big5.GetBytes("各位代表：現在，我代表市政府向大會報告工作，請予審議，並請各位委員提出意見。過去一年，全市經濟社會發展取得新的成績。");
        byte[] japan = ShiftJis.GetBytes("これは日本語の報告書です。今年の仕事はとても順調に進みました。ありがとうございます。");
        byte[] latin = Encoding.Latin1.GetBytes("Rapport d'activité: les résultats ont été améliorés à l'été dernier, déjà très élevés.");

        Assert.All([taiwan, japan, latin], bytes => Assert.Equal(TextRefusal.UnknownEncoding, TextDecoder.Decode(bytes).Refusal));
    }

    public static TheoryData<byte[], TextRefusal> Refusals => new()
    {
        { [], TextRefusal.Empty },
        { [.. Encoding.UTF8.Preamble], TextRefusal.Empty },
        { [.. " \r\n\t "u8], TextRefusal.Empty },
        { Encoding.UTF8.GetBytes("\u3000\u3000\n"), TextRefusal.Empty },
        { [.. "%PDF-1.7\n"u8, 0xE2, 0xE3], TextRefusal.Pdf },
        { [(byte)'P', (byte)'K', 3, 4, 20, 0], TextRefusal.Binary },
        { [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], TextRefusal.OldOffice },
        { [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10], TextRefusal.Binary },
        { [.. "{\\rtf1\\ansi}"u8], TextRefusal.RichText },
        { [.. "<html xmlns:o=\"urn:x\"><body>a</body></html>"u8], TextRefusal.WebPage },
        { [.. Encoding.UTF8.Preamble, .. "\r\n<!-- saved --><!doctype html><p>a"u8], TextRefusal.WebPage },
        { [.. "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Word.Document\"?>"u8], TextRefusal.WebPage },
        { [.. "MIME-Version: 1.0\nContent-Type: multipart/related"u8], TextRefusal.WebPage },
        { [(byte)'a', 0, (byte)'b'], TextRefusal.Binary },
        { [0xFF, 0xFE, (byte)'a', 0, 0, 0], TextRefusal.Binary },
        { [0xED, 0xA0, 0x80, (byte)'x'], TextRefusal.UnknownEncoding },
        { [0xFF, 0xFE, (byte)'x'], TextRefusal.UnknownEncoding },
        { [0x80, 0x81, 0xFF], TextRefusal.UnknownEncoding },
        { [0xFF, 0xFE, 0x00, 0xD8], TextRefusal.UnknownEncoding },
        { new byte[TextDecoder.MaxCharacters * 4 + 1], TextRefusal.TooLong },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_is_no_text_is_refused_by_its_own_kind(byte[] bytes, TextRefusal refusal)
        => Assert.Equal(new DecodedText(null, "", refusal), TextDecoder.Decode(bytes));

    [Fact]
    public void What_Windows_writes_apart_from_the_standard_is_read_as_Windows_shows_it()
    {
        // 80 and A3A0 of code page 936, among two characters whose second byte is A3 or 80 by chance.
        byte[] bytes = [.. Gb18030.GetBytes("各单位预算为"), 0x80, .. Gb18030.GetBytes("100，"), 0xA3, 0xA0, .. Gb18030.GetBytes("丂、，工作有序开展。")];
        Assert.Equal(new DecodedText("各单位预算为€100，\u3000丂、，工作有序开展。", "GB18030", null), TextDecoder.Decode(bytes));
    }

    [Fact]
    public void A_text_as_long_as_allowed_is_taken_and_one_longer_is_not()
    {
        string longest = new('中', TextDecoder.MaxCharacters);

        Assert.Null(TextDecoder.Decode(Encoding.UTF8.GetBytes(longest)).Refusal);
        Assert.Equal(TextRefusal.TooLong, TextDecoder.Decode(Encoding.UTF8.GetBytes(longest + "中")).Refusal);
        Assert.Equal(TextRefusal.TooLong, TextDecoder.Check(longest + "中"));
    }

    [Theory]
    [InlineData("", TextRefusal.Empty)]
    [InlineData(" \u3000\u200B\n", TextRefusal.Empty)]
    [InlineData("a\0b", TextRefusal.Binary)]
    [InlineData("\uFFFD\uFFFD \uFFFD", TextRefusal.UnknownEncoding)]
    [InlineData("睛彩\uFFFD向未来", null)]
    [InlineData("👨‍👩‍👧‍👦 𠮷", null)]
    public void Text_from_a_form_is_judged_too(string text, TextRefusal? refusal)
        => Assert.Equal(refusal, TextDecoder.Check(text));

    [Fact]
    public void Half_of_a_surrogate_pair_is_no_text()
        => Assert.All(["a\uD800", "\uDC00b", "\uD800\uD800\uDC00"], text => Assert.Equal(TextRefusal.UnknownEncoding, TextDecoder.Check(text)));
}
