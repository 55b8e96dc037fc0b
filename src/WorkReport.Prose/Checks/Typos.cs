using WorkReport.Prose.Quantities;
using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Checks;

/// <summary>
/// 布署, 建没, 一如继往: spellings that no word has; and signs that stand in a usual word of official writing for one that sounds or looks like it.
/// A set phrase that differs in such a sign is a slip whatever the sign makes elsewhere. The lists lie beside this file.
/// </summary>
internal sealed class Typos : IRule
{
    /// <summary>In words of three they are as likely words of their own.</summary>
    private const string Small = "这者和与的地得以已是事时使有由为未会将在再做作他它她式视市试级及即其期各个就着里所从该此后不并但可要能也都自向至到之而于又如更把被让给对";

    /// <summary>Stand in too many words that are not listed.</summary>
    private const string Common = Small + Numerals + Places + "上下不无非多少大小新老好人家员者们长年月日天时分次个名位项种类度性化等同及或又更最很较已经正均共总各每某本该此其之而且虽则县市区乡镇村省州厅局部处科站所院校馆会团队组";

    /// <summary>May stand beside a word without being of one.</summary>
    private const string Beside = "的和与及等了为对将把被从向以其各并或不";

    /// <summary>Stand for cities and provinces: 京张高铁, 陕农.</summary>
    private const string Places = "京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀贵黔滇云藏陕秦甘陇青宁新港澳台蒙杭甬穗深";

    private const string Numerals = "一二三四五六七八九十百千万亿两几零";

    /// <summary>What enterprises like to be called by.</summary>
    private const string OfFirms = "芯鑫晟昊铭瑞隆泰恒轩睿祺灏沁骏驰翔煜烨钧铂钛锂硅磊皓璟澜沣";

    private const int LongestFirm = 10;
    private const int LongestCoinage = 7;

    /// <summary>What the name of an enterprise or its works ends with.</summary>
    private static readonly WordTable Firms = new("公司", "集团", "股份", "实业", "控股", "药业", "矿业", "酒业", "乳业", "重工", "电子", "半导体", "时代", "生物", "制药");

    private readonly TypoLexicon lexicon = TypoLexicon.Ours;

    public void Look(CheckedText text, List<Finding> found)
    {
        foreach (Passage passage in text.Passages)
        {
            string said = passage.Said;
            int end = 0;
            for (var i = 0; i + 1 < said.Length; i++)
            {
                if (!Scripts.IsHan(said[i]))
                    continue;
                if (lexicon.Of(said[i], said[i + 1]) is not { } pair)
                {
                    if (i >= end && Heard(said, i) is { } word)
                    {
                        found.Add(passage.At(i, i + 2, CheckRule.LikelyTypo, Severity.Doubtful, word, said.Substring(i, 2), word));
                        end = i + 2;
                        i++;
                    }
                    continue;
                }
                if (pair.TypoAt(said, i) is { } typo)
                {
                    bool certain = typo.IsCertain;
                    found.Add(passage.At(i, i + typo.Wrong.Length, certain ? CheckRule.Typo : CheckRule.LikelyTypo, certain ? Severity.Wrong : Severity.Doubtful, typo.Right, typo.Wrong, typo.Right));
                    end = i + typo.Wrong.Length;
                    i = end - 1;
                    continue;
                }
                if ((Phrase(pair, said, i, end) ?? Near(pair, said, i, end)) is { } near)
                {
                    int at = near.At;
                    found.Add(passage.At(at, at + near.Word.Length, CheckRule.LikelyTypo, Severity.Doubtful, near.Word, said.Substring(at, near.Word.Length), near.Word));
                    end = at + near.Word.Length;
                    i = end - 1;
                }
                else if (i >= end && pair.Meant is { } meant && StandsAlone(said, i, said[i] == meant[0] ? i + 1 : i))
                {
                    found.Add(passage.At(i, i + 2, CheckRule.LikelyTypo, Severity.Doubtful, meant, said.Substring(i, 2), meant));
                    end = i + 2;
                    i++;
                }
            }
        }
    }

    /// <summary>
    /// 总接经验, 队伍壮达: two signs that are no word between two that are, or a mark, and that sound like one word only.
    /// </summary>
    private string? Heard(string said, int at)
    {
        if (!Scripts.IsHan(said[at + 1]) || Common.Contains(said[at], StringComparison.Ordinal) || Common.Contains(said[at + 1], StringComparison.Ordinal) || lexicon.IsWord(said.AsSpan(at, 2)))
            return null;
        bool begins = at > 1 && lexicon.IsWord(said.AsSpan(at - 2, 2)), ends = at + 3 < said.Length && lexicon.IsWord(said.AsSpan(at + 2, 2));
        if (!(begins && (ends || at + 2 >= said.Length || !Scripts.IsHan(said[at + 2]) || said[at + 2] is '的' or '和' or '等')) && !(ends && (at == 0 || !Scripts.IsHan(said[at - 1]))))
            return null;
        if ((at > 0 && lexicon.IsWord(said.AsSpan(at - 1, 2))) || (at + 2 < said.Length && lexicon.IsWord(said.AsSpan(at + 1, 2))))
            return null;
        return lexicon.Heard(said[at], said[at + 1]) is { } word && !MayBeName(said, at, said[at] == word[0] ? said[at + 1] : said[at]) ? word : null;
    }

    /// <summary>
    /// Two signs that are no word may be the end of one and the beginning of the next. They are a slip where on either side a word ends or begins, or
    /// a mark, or a sign that parts words: one of them is a stranger to official writing.
    /// </summary>
    private bool StandsAlone(string said, int at, int odd)
    {
        char typed = said[odd];
        if (Small.Contains(typed, StringComparison.Ordinal) || Places.Contains(typed, StringComparison.Ordinal) || Numerals.Contains(said[at], StringComparison.Ordinal) || Numerals.Contains(said[at + 1], StringComparison.Ordinal))
            return false;
        bool begins = at == 0 || !Scripts.IsHan(said[at - 1]) || Beside.Contains(said[at - 1], StringComparison.Ordinal) || (at > 1 && lexicon.IsWord(said.AsSpan(at - 2, 2)));
        bool ends = at + 2 >= said.Length || !Scripts.IsHan(said[at + 2]) || Beside.Contains(said[at + 2], StringComparison.Ordinal) || (at + 3 < said.Length && lexicon.IsWord(said.AsSpan(at + 2, 2)));
        if (MayBeName(said, at, typed))
            return false;
        bool isOfAnother = (at > 0 && lexicon.IsWord(said.AsSpan(at - 1, 2))) || (at + 2 < said.Length && lexicon.IsWord(said.AsSpan(at + 1, 2)));
        return (begins || ends) && !isOfAnother;
    }

    /// <summary>芯业时代, 一箱制 in quotes: names and coinages are spelt as their owners like.</summary>
    private static bool MayBeName(string said, int at, char typed)
    {
        if (OfFirms.Contains(typed, StringComparison.Ordinal))
            return true;
        int end = at + 2;
        while (end < said.Length && end < at + LongestFirm && Scripts.IsHan(said[end]))
            end++;
        for (int i = at + 2; i < end; i++)
        {
            if (Firms.AtStart(said.AsSpan(i)) is not null)
                return true;
        }
        int open = said.AsSpan(Math.Max(0, at - LongestCoinage), Math.Min(at, LongestCoinage)).LastIndexOfAny("“”");
        return open >= 0 && said[Math.Max(0, at - LongestCoinage) + open] == '“' && said.AsSpan(at, Math.Min(LongestCoinage, said.Length - at)).Contains('”');
    }

    /// <summary>A set phrase that the text has but for one sign, whatever words that sign makes with those beside it: 务求时效.</summary>
    private (int At, string Word)? Phrase(PairEntry pair, string said, int i, int floor)
    {
        foreach (string phrase in pair.Opened)
        {
            if (i >= floor && IsSlip(said, i, phrase))
                return (i, phrase);
        }
        foreach (string phrase in pair.Closed)
        {
            int at = i + 2 - phrase.Length;
            if (at >= floor && IsSlip(said, at, phrase))
                return (at, phrase);
        }
        return null;
    }

    private bool IsSlip(string said, int at, string phrase)
    {
        if (Odd(said, at, phrase) is not { } odd)
            return false;
        char typed = said[at + odd];
        if (!(Syllables.AreAlike(typed, phrase[odd]) || lexicon.LookAlike(typed, phrase[odd])) || lexicon.IsWord(said.AsSpan(at, phrase.Length)))
            return false;
        if (phrase.Length == 3)
            return odd == 2 && !Small.Contains(typed, StringComparison.Ordinal) && !IsJoined(said, at, odd);
        // The first sign may end the word before, the last begin the one behind.
        int end = at + phrase.Length;
        return !(odd == 0 && at > 0 && lexicon.IsWord(said.AsSpan(at - 1, 2))) && !(end < said.Length && odd == phrase.Length - 1 && lexicon.IsWord(said.AsSpan(end - 1, 2)));
    }

    /// <summary>The one sign in which a text differs from a word; null where that is none or more.</summary>
    private static int? Odd(string said, int at, string word)
    {
        if (at < 0 || at + word.Length > said.Length)
            return null;
        int odd = -1;
        for (var i = 0; i < word.Length; i++)
        {
            if (said[at + i] == word[i])
                continue;
            if (odd >= 0)
                return null;
            odd = i;
        }
        return odd >= 0 && Scripts.IsHan(said[at + odd]) ? odd : null;
    }

    /// <summary>A usual word that the text has but for one sign, of which these two signs are the first or the last.</summary>
    private (int At, string Word)? Near(PairEntry pair, string said, int i, int floor)
    {
        foreach (string word in pair.Beginning)
        {
            if (i >= floor && Fits(said, i, word))
                return (i, word);
        }
        foreach (string word in pair.Ending)
        {
            int at = i + 2 - word.Length;
            if (at >= floor && Fits(said, at, word))
                return (at, word);
        }
        return null;
    }

    private bool Fits(string said, int at, string word)
    {
        if (Odd(said, at, word) is not { } odd)
            return false;
        char typed = said[at + odd];
        // Of three signs there is too little left to hear what was meant.
        bool sounds = word.Length > 3 && Syllables.AreAlike(typed, word[odd]) && !TypoTwins.Are(typed, word[odd]);
        if (word.Length <= 3 && Small.Contains(typed, StringComparison.Ordinal))
            return false;
        bool strange = word.Length > 3 && odd > 0 && odd < word.Length - 1 && lexicon.IsStranger(typed) && !Places.Contains(typed, StringComparison.Ordinal);
        return (sounds || strange || lexicon.LookAlike(typed, word[odd])) && !lexicon.IsWord(said.AsSpan(at, word.Length)) && !IsJoined(said, at, odd);
    }

    /// <summary>The signs around make another word of the one in doubt: 工作报告 is not meant where 报告会 begins.</summary>
    private bool IsJoined(string said, int at, int odd)
    {
        for (int from = Math.Max(0, at + odd - 3); from <= at + odd; from++)
        {
            for (int length = 2; length <= 4; length++)
            {
                if (from + length > at + odd && from + length <= said.Length && lexicon.IsWord(said.AsSpan(from, length)))
                    return true;
            }
        }
        return false;
    }
}
