using System.Buffers;
using WorkReport.Prose.Quantities;
using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Checks;

/// <summary>
/// Lists of members without brackets: “五进”活动，进校园、进社区、进企业; 班子好、队伍好、活动好“四好”标准. Nothing says where they end but that
/// each has the sign which the name counts.
/// </summary>
internal static class FormulaLists
{
    private const int LongestMember = 16;
    private const int LongestNoun = 6;

    private static readonly SearchValues<char> Numbers = SearchValues.Create("二三四五六七八九十两");
    private static readonly SearchValues<char> Ends = SearchValues.Create("、，；。,;：！（”");

    private static readonly WordTable Joints = new("，即", "，就是", "，分别是", "，包括", "，做到", "，努力", "，切实", "，全面", "，坚持做到", "，也就是", "：", ":", "，", ",", "即", "——");

    /// <summary>How many members stand around a name, and where; null where there is no list that is one surely.</summary>
    /// <param name="said">The passage.</param>
    /// <param name="name">五进.</param>
    /// <param name="before">The quote before the name.</param>
    /// <param name="behind">Behind the quote that ends it.</param>
    internal static (int From, int To, int Count)? Find(string said, string name, int before, int behind)
        => Counted(name) is { } core ? Behind(said, core, behind) ?? Before(said, core, before) : null;

    /// <summary>进 of 五进, 带头 of 四带头, 一 of 五个一; null where the name counts several things, or where everybody knows it and goes on in its words (两个维护).</summary>
    private static string? Counted(string name)
    {
        if (name[0] == '两')
            return null;
        string core = name[1..].TrimStart('个', '大', '项');
        return core.Length is > 0 and < 5 && core.AsSpan().IndexOfAny(Numbers) < 0 && (core[0] != '一' || core.Length < 3) ? core : null;
    }

    private static (int From, int To, int Count)? Behind(string said, string core, int at)
    {
        int from = at, noun = 0;
        while (from < said.Length && noun < LongestNoun && Scripts.IsHan(said[from]) && said[from] != '即')
            (from, noun) = (from + 1, noun + 1);
        if (from >= said.Length || Joints.AtStart(said.AsSpan(from)) is not { } joint)
            return null;
        from += joint.Length;
        int start = from, end = from, count = 0;
        char parted = '\0';
        while (from < said.Length)
        {
            int length = said.AsSpan(from, Math.Min(LongestMember + 1, said.Length - from)).IndexOfAny(Ends);
            if (length < 0)
                length = Math.Min(LongestMember + 1, said.Length - from);
            ReadOnlySpan<char> piece = said.AsSpan(from, length);
            int has = Has(piece, core);
            if (has == 0)
                break;
            if (piece.Contains('等'))
                return null;
            count += has;
            end = from + length;
            from = end + 1;
            // 送政策、送技能，送去温暖: behind another mark something else goes on.
            if (length > LongestMember || end >= said.Length || said[end] is not ('、' or '，' or '；' or ',' or ';') || (parted != '\0' && parted != said[end]))
                break;
            parted = said[end];
        }
        return Told(start, end, count);
    }

    /// <summary>How many members a piece between two marks has.</summary>
    private static int Has(ReadOnlySpan<char> piece, string core)
    {
        if (piece.Length <= core.Length)
            return 0;
        if (core == "一")
            return piece[0] == '一' ? 1 : 0;
        if (!piece.StartsWith(core) && !piece.EndsWith(core))
            return 0;
        // 进企业和进乡村.
        int and = piece.IndexOfAny("和与及");
        return and > core.Length && and + 1 < piece.Length && piece[(and + 1)..].StartsWith(core) ? 2 : 1;
    }

    private static (int From, int To, int Count)? Before(string said, string core, int quote)
    {
        int from = quote;
        while (from > 0 && quote - from < LongestMember * 12 && said[from - 1] is not ('，' or '。' or '；' or '：' or ',' or ';' or ':' or '！' or '“' or '”' or '（' or '）'))
            from--;
        string list = said[from..quote].TrimEnd('的', '等');
        if (list.Length < quote - from && said[from..quote].Contains('等', StringComparison.Ordinal))
            return null;
        string[] pieces = list.Split(['、', '和', '与'], StringSplitOptions.RemoveEmptyEntries);
        if (pieces.Length < 2 || !pieces[0].Contains(core, StringComparison.Ordinal) || core == "一")
            return null;
        // 做到进校园: a verb leads to the first member.
        for (var i = 1; i < pieces.Length; i++)
        {
            if (Has(pieces[i], core) == 0)
                return null;
        }
        int start = from + (pieces[0].EndsWith(core, StringComparison.Ordinal) ? 0 : pieces[0].IndexOf(core, StringComparison.Ordinal));
        return (start, from + list.Length, pieces.Length);
    }

    private static (int From, int To, int Count)? Told(int from, int to, int count) => count >= 2 ? (from, to, count) : null;
}
