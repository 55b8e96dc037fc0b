using WorkReport.Documents.Fonts;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace WorkReport.Documents.Docx;

/// <summary>
/// The faces by the names offices know them by. A Word file carries no face and cannot fall back as ours does: it names the
/// alternatives in its font table, and the program that opens it chooses.
/// </summary>
internal static class WordFonts
{
    public static string NameOf(FontRole role) => role switch
    {
        FontRole.FangSong => "仿宋_GB2312",
        FontRole.KaiTi => "楷体_GB2312",
        FontRole.HeiTi => "黑体",
        FontRole.SongTi => "宋体",
        _ => "方正小标宋简体",
    };

    /// <summary>One face for Hanzi, digits and Latin letters, as the standard's model pages show.</summary>
    public static W.RunFonts Of(FontRole role)
    {
        var name = NameOf(role);
        return new W.RunFonts { Hint = W.FontTypeHintValues.EastAsia, Ascii = name, HighAnsi = name, EastAsia = name, ComplexScript = name };
    }

    public static W.Fonts Table() => new(Enum.GetValues<FontRole>().Select(role => new W.Font
    {
        Name = NameOf(role),
        AltName = new W.AltName { Val = AlternativesOf(role) },
        // 134: GB 2312.
        FontCharSet = new W.FontCharSet { Val = "86" },
        FontFamily = new W.FontFamily { Val = role is FontRole.HeiTi or FontRole.FangSong or FontRole.KaiTi ? W.FontFamilyValues.Modern : W.FontFamilyValues.Auto },
        Pitch = new W.Pitch { Val = W.FontPitchValues.Variable },
    }));

    private static string AlternativesOf(FontRole role) => role switch
    {
        FontRole.FangSong => "仿宋,FangSong,方正仿宋_GBK,华文仿宋,FandolFang",
        FontRole.KaiTi => "楷体,KaiTi,方正楷体_GBK,华文楷体,FandolKai,LXGW WenKai",
        FontRole.HeiTi => "SimHei,方正黑体_GBK,华文黑体,Noto Sans SC",
        FontRole.SongTi => "SimSun,方正书宋_GBK,华文宋体,Noto Serif SC",
        _ => "方正小标宋_GBK,华文中宋,STZhongsong,Noto Serif SC",
    };
}
