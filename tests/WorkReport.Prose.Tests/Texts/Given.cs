using System.Text;
using CsCheck;

namespace WorkReport.Prose.Tests.Texts;

/// <summary>Random text of the kinds that trouble a reader of Chinese reports.</summary>
internal static class Given
{
    private static readonly string[] Tokens =
    [
        "中", "国", "市", "年", "工作", "报告", "总结", "一、", "（一）", "(二)", "1.", "2、", "(3)", "（4）", "5.5%", "1,234", "12:30",
        "２０２２", "Ａ", "％", "．", "GDP", "WHO", " ", "  ",
        "\u3000", "\u3000\u3000", "\t", "\n", "\r\n", "\r", "\v", "\u2028", ",", ":", ";", "?", "!", "(", ")", "，",
        "。", "、", "：", "；", "（", "）", "“", "”", "\"", "'", "…", "...", "。。。", "--",
        "—", "——", "――", "・", "《", "》", "http://a.cn/b?c=1,2", "x@y.cn", "各位代表：", "同志们:", "来源：", "试读结束", "下载", "打印",
        ">", "首页", "】", "【字号：", "2026年1月2日", "会议上", "省长", "附件",
        "一是", "在组织建设方面。", "加强领导。", "\uFEFF", "\u200B", "\u202E", "\u2066", "\u200D", "\u00A0", "\u00AD", "\0",
        "\u0007", "\uFFFD", "\uFFFE", "é", "e\u0301", "𠮷", "㐢", "䶮",
        "👨\u200D👩\u200D👧", "❤\uFE0F\u200D🔥", "㈠", "⑴", "①", "½", "㎡", "ﬁ", "a", "b", "Z", "0", "9", "本报记者 某某摄",
        "相关报道：", "目录", "标题：", "|", "×", "%", "-", ".", "+", "℃",
    ];

    /// <summary>Tokens of reports in any order.</summary>
    public static readonly Gen<string> Report = Gen.OneOf(Tokens).Array[0, 60].Select(string.Concat);

    /// <summary>Any UTF-16 units whatever, lone surrogates among them.</summary>
    public static readonly Gen<string> Anything = Gen.OneOf(Gen.String, Report, Gen.Char.Array[0, 40].Select(c => new string(c)));

    /// <summary>The letters, digits and Han characters of a text in order, compatibility forms told as one.</summary>
    public static string Substance(string text)
    {
        var substance = new StringBuilder();
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || !Rune.IsLetterOrDigit(rune))
                continue;
            substance.Append(rune.ToString().Normalize(NormalizationForm.FormKC));
        }
        return substance.ToString();
    }
}
