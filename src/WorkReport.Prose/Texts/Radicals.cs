using System.Text;

namespace WorkReport.Prose.Texts;

/// <summary>
/// Signs of radicals that look like characters and are none: texts copied from PDF files have them (⼀ for 一). Each is read as the
/// character it looks like (Unicode, Equivalent_Unified_Ideograph), so that 一、 is a heading again and a search finds it.
/// </summary>
public static class Radicals
{
    /// <summary>Of the supplement those that are whole characters of simplified or everyday text; a side form as ⺡ is left as it is.</summary>
    private const string Supplement =
        "⺁厂⺎兀⺒巳⺓幺⺔彑⺘手⺝月⺟母⺠民⺥爪⺫目⺬示⺮竹⺰糸⺱网⺵网⺶羊⺷羊⺹老⺻聿⺼肉⺾艹⻁虎⻂衣⻃襾⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阜⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱亀⻲亀⻳龟";

    /// <summary>The same text, as long as before, and how many signs were read as characters.</summary>
    public static string Read(string text, out int read)
    {
        ArgumentNullException.ThrowIfNull(text);
        read = 0;
        if (text.AsSpan().IndexOfAnyInRange('\u2E80', '\u2FD5') < 0)
            return text;
        var characters = text.ToCharArray();
        for (var i = 0; i < characters.Length; i++)
        {
            char meant = Meant(characters[i]);
            read += meant == characters[i] ? 0 : 1;
            characters[i] = meant;
        }
        return new string(characters);
    }

    private static char Meant(char c)
    {
        // The Kangxi radicals are compatible to their characters by their own word; the supplement is not.
        if (c is >= '\u2F00' and <= '\u2FD5')
            return c.ToString().Normalize(NormalizationForm.FormKC)[0];
        int at = c is >= '\u2E80' and <= '\u2EF3' ? Supplement.IndexOf(c, StringComparison.Ordinal) : -1;
        return at >= 0 && at % 2 == 0 ? Supplement[at + 1] : c;
    }
}
