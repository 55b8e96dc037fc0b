namespace WorkReport.Prose.Texts;

/// <summary>
/// Decides for each , : ; ? ! ( ) of one line whether it belongs to Chinese text. The nearest character on either side that
/// has a script of its own decides, never another mark: so what one mark becomes cannot change what the next becomes.
/// </summary>
internal sealed class MarkWidths
{
    private enum Script : byte { None, Chinese, Latin, Digit }

    private readonly char[] line;
    private readonly bool[] untouched;
    private readonly Script[] left;
    private readonly Script[] right;
    private readonly bool[] inPhrase;
    private readonly int[] chineseBefore;

    internal MarkWidths(char[] line, bool[] untouched)
    {
        this.line = line;
        this.untouched = untouched;
        left = new Script[line.Length];
        right = new Script[line.Length];
        chineseBefore = new int[line.Length + 1];
        inPhrase = LatinPhrases(line);
        Script nearest = Script.None;
        for (var i = 0; i < line.Length; i++)
        {
            left[i] = nearest;
            Script own = ScriptOf(line[i]);
            chineseBefore[i + 1] = chineseBefore[i] + (own == Script.Chinese ? 1 : 0);
            nearest = own == Script.None ? nearest : own;
        }
        nearest = Script.None;
        for (var i = line.Length - 1; i >= 0; i--)
        {
            right[i] = nearest;
            Script own = ScriptOf(line[i]);
            nearest = own == Script.None ? nearest : own;
        }
    }

    internal void Apply()
    {
        WidenBrackets();
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] is ',' or ':' or ';' or '?' or '!' && !untouched[i] && IsChinese(i))
                line[i] = Widened(line[i]);
        }
    }

    private static char Widened(char mark) => (char)(mark + 0xFEE0);

    /// <summary>Marks that have a half-width twin, and those made from dots and hyphens, speak for no script.</summary>
    private static Script ScriptOf(char c)
    {
        if (char.IsAsciiLetter(c))
            return Script.Latin;
        if (Scripts.IsDigit(c))
            return Script.Digit;
        if (Scripts.IsHan(c) || char.IsSurrogate(c) || c is '、' or '。'
            || c is (>= '\u3008' and <= '\u3011') or (>= '\u3040' and <= '\u30FF'))
        {
            return Script.Chinese;
        }
        return char.IsLetter(c) ? Script.Latin : Script.None;
    }

    private bool IsChinese(int i)
    {
        char before = i > 0 ? line[i - 1] : '\0', after = i + 1 < line.Length ? line[i + 1] : '\0';
        if (Scripts.IsDigit(before) && Scripts.IsDigit(after))
            return false;
        if (i > 0 && inPhrase[i - 1] && EndsPhrase(i))
            return false;
        if (left[i] == Script.Chinese || right[i] == Script.Chinese)
            return true;
        // 85%,90%: figures of a Chinese sentence. 5,6 and WHO,UN stay as they were typed.
        if (left[i] == Script.Digit && right[i] == Script.Digit)
            return before is '%' or '‰' or '℃';
        return left[i] != Script.None && right[i] == Script.None;
    }

    /// <summary>Well done! 全场…: after the mark of a Latin sentence comes the end, or a space and a word.</summary>
    private bool EndsPhrase(int mark)
    {
        int next = mark + 1;
        while (next < line.Length && Scripts.IsSpace(line[next]))
            next++;
        return next == line.Length || (next > mark + 1 && (Scripts.IsAsciiWord(line[next]) || Scripts.IsHan(line[next])));
    }

    private void WidenBrackets()
    {
        var open = new Stack<int>();
        for (var i = 0; i < line.Length; i++)
        {
            if (untouched[i])
                continue;
            if (line[i] is '(' or '（')
                open.Push(i);
            else if (line[i] is ')' or '）')
                WidenPair(open.TryPop(out int start) ? start : -1, i);
        }
        foreach (int alone in open)
            WidenPair(alone, -1);
    }

    private void WidenPair(int opening, int closing)
    {
        int first = opening >= 0 ? opening : closing, last = closing >= 0 ? closing : opening;
        bool either = (opening >= 0 && line[opening] == '（') || (closing >= 0 && line[closing] == '）');
        bool inside = chineseBefore[last] > chineseBefore[first];
        bool afterWord = opening > 0 && Scripts.IsAsciiWord(line[opening - 1]);
        bool beside = !afterWord && (left[first] == Script.Chinese || right[last] == Script.Chinese);
        if (!either && !inside && !beside)
            return;
        if (opening >= 0)
            line[opening] = '（';
        if (closing >= 0)
            line[closing] = '）';
    }

    /// <summary>Places inside two or more Latin words with a space between them.</summary>
    private static bool[] LatinPhrases(ReadOnlySpan<char> line)
    {
        var phrase = new bool[line.Length];
        for (var i = 0; i < line.Length;)
        {
            if (!IsOfPhrase(line, i))
            {
                i++;
                continue;
            }
            int from = i, words = 0;
            while (i < line.Length && IsOfPhrase(line, i))
            {
                if (char.IsAsciiLetter(line[i]) && (i == from || line[i - 1] == ' '))
                    words++;
                i++;
            }
            if (words >= 2)
                phrase.AsSpan(from, i - from).Fill(true);
        }
        return phrase;
    }

    private static bool IsOfPhrase(ReadOnlySpan<char> line, int i)
    {
        char c = line[i];
        // Dots and hyphens in a row become …… and ——, which belong to no Latin phrase.
        if (c is '.' or '-')
            return (i == 0 || line[i - 1] != c) && (i + 1 == line.Length || line[i + 1] != c);
        return Scripts.IsAsciiWord(c) || c is ' ' or '\'' or '&';
    }
}
