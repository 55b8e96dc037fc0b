using System.Globalization;
using System.Text.RegularExpressions;
using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Masking;

/// <summary>
/// Hands out stand-ins, one for each entity, none of them twice and none that the text has already. One system for all: a person is 某甲, 某乙 … without the
/// surname, which would be half the name; a place keeps its rank behind a letter (A县, B镇), the letters running through all ranks; what has a kind keeps it
/// behind 某 and before a number (某学校一). So a text stays readable, and who is meant twice is seen to be the same. Amounts alone are not told apart.
/// </summary>
internal sealed partial class StandIns
{
    private const string Stems = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥";

    /// <summary>No stand-in of 某 is longer.</summary>
    private const int Longest = 10;

    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> next = new(StringComparer.Ordinal);

    /// <param name="text">What stands there already is not given out.</param>
    /// <param name="given">Nor what was given out.</param>
    internal StandIns(string text, IEnumerable<string> given)
    {
        foreach (string standIn in given)
        {
            // Of a place the letters are what is one.
            string letters = new([.. standIn.TakeWhile(char.IsAsciiLetterUpper)]);
            taken.Add(letters.Length > 0 ? letters : standIn);
        }
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '某')
            {
                for (int length = 2; length <= Longest && i + length <= text.Length; length++)
                    taken.Add(text.Substring(i, length));
            }
            else if (char.IsAsciiLetterUpper(text[i]) && (i == 0 || !char.IsAsciiLetter(text[i - 1])))
            {
                int end = i + 1;
                while (end < text.Length && char.IsAsciiLetterUpper(text[end]) && end - i < 4)
                    end++;
                if (end < text.Length && Scripts.IsHan(text[end]))
                    taken.Add(text[i..end]);
            }
        }
    }

    internal string Person() => Free("某", number => (number - 1) switch
    {
        var single when single < Stems.Length => $"某{Stems[single]}",
        var pair when pair < Stems.Length * (Stems.Length + 1) => $"某{Stems[(pair / Stems.Length) - 1]}{Stems[pair % Stems.Length]}",
        _ => $"某{InWords(number)}",
    });

    /// <param name="rank">县, 镇 …</param>
    internal string Place(string rank) => Free("A", Letters) + rank;

    /// <param name="kind">学校, 公司, 电话 …</param>
    internal string Numbered(string kind) => Free(kind, number => $"某{kind}{InWords(number)}");

    private string Free(string series, Func<int, string> form)
    {
        string standIn;
        do
        {
            int number = next[series] = next.GetValueOrDefault(series) + 1;
            standIn = form(number);
        }
        while (!taken.Add(standIn));
        return standIn;
    }

    /// <summary>1 is A, 26 Z, 27 AA. X is left out: XX is how others mask.</summary>
    private static string Letters(int number)
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWYZ";
        string letters = "";
        for (int rest = number; rest > 0; rest = (rest - 1) / Alphabet.Length)
            letters = Alphabet[(rest - 1) % Alphabet.Length] + letters;
        return letters;
    }

    private static string InWords(int number) => number switch
    {
        < 10 => $"{"一二三四五六七八九"[number - 1]}",
        10 => "十",
        < 20 => $"十{"一二三四五六七八九"[number - 11]}",
        < 100 => $"{"二三四五六七八九"[(number / 10) - 2]}十{(number % 10 == 0 ? "" : $"{"一二三四五六七八九"[(number % 10) - 1]}")}",
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Where a text has stand-ins of ours already.</summary>
    [GeneratedRegex("(?<person>某[甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥]{1,2})|(?<place>(?<![A-Za-z0-9])[A-Z]{1,3}(?:自治区|自治州|开发区|地区|新区|街道|社区|省|市|县|区|镇|乡|村|州|旗))"
        + "|(?<body>某(?:公司|学校|院校|医院|报|协会|工厂|事务所|养老院|酒店|商店|幼儿园|合作社|基金会|农场|林场|电视台))[一二三四五六七八九十0-9]+|某(?:号码|文号)[一二三四五六七八九十0-9]+|××(?:年××月(?:××日)?|[多余]?[万亿千百]*[多余]?元)")]
    internal static partial Regex Marks();
}
