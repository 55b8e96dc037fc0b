using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Checks;

/// <summary>
/// 布署, 建没, 一如继往: spellings that no word has; and signs that stand in a usual word of official writing for one that sounds or looks like it.
/// Both lists lie beside this file.
/// </summary>
internal sealed class Typos : IRule
{
    /// <summary>In words of three they are as likely words of their own.</summary>
    private const string Small = "这者和与的地得以已是事时使有由为未会将在再做作他它她式视市试级及即其期各个就着里所从该此后不并但可要能也都自向至到之而于又如更把被让给对";

    /// <summary>May stand beside a word without being of one.</summary>
    private const string Beside = "的和与及等了为对将把被从向以其各并或不";

    /// <summary>Stand for cities and provinces: 京张高铁, 陕农.</summary>
    private const string Places = "京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀贵黔滇云藏陕秦甘陇青宁新港澳台蒙杭甬穗深";

    private const string Numerals = "一二三四五六七八九十百千万亿两几零";

    private readonly TypoLexicon lexicon = TypoLexicon.Ours;

    public void Look(CheckedText text, List<Finding> found)
    {
        foreach (Passage passage in text.Passages)
        {
            string said = passage.Said;
            int end = 0;
            for (var i = 0; i + 1 < said.Length; i++)
            {
                if (!Scripts.IsHan(said[i]) || lexicon.Of(said[i], said[i + 1]) is not { } pair)
                    continue;
                if (pair.TypoAt(said, i) is { } typo)
                {
                    bool certain = typo.IsCertain;
                    found.Add(passage.At(i, i + typo.Wrong.Length, certain ? CheckRule.Typo : CheckRule.LikelyTypo, certain ? Severity.Wrong : Severity.Doubtful, typo.Right, typo.Wrong, typo.Right));
                    end = i + typo.Wrong.Length;
                    i = end - 1;
                    continue;
                }
                if (Near(pair, said, i, end) is { } near)
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
        bool isOfAnother = (at > 0 && lexicon.IsWord(said.AsSpan(at - 1, 2))) || (at + 2 < said.Length && lexicon.IsWord(said.AsSpan(at + 1, 2)));
        return (begins || ends) && !isOfAnother;
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
        if (at < 0 || at + word.Length > said.Length)
            return false;
        int odd = -1;
        for (var i = 0; i < word.Length; i++)
        {
            if (said[at + i] == word[i])
                continue;
            if (odd >= 0)
                return false;
            odd = i;
        }
        if (odd < 0 || !Scripts.IsHan(said[at + odd]))
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
