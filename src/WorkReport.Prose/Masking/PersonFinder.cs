using WorkReport.Prose.Checks;

namespace WorkReport.Prose.Masking;

/// <summary>
/// Finds people by what stands beside them: a post before or behind (书记王建国, 王建国同志, 王书记), a label (联系人：), 由…担任, （单位　姓名）, “，男，”, others in the same list.
/// A surname alone proves nothing: most of them are words, and so are their pairs.
/// </summary>
internal static class PersonFinder
{
    /// <summary>Last signs of a body; behind it stands who is of it.</summary>
    private const string BodyEnds = "委府局院校厂司室会部处科站所队团社镇乡村县市区组行庭办";

    /// <summary>Before a surname with a title they say that somebody holds the post, not who.</summary>
    private const string Holding = "担兼现原前历继连就时主责专接信出";

    /// <summary>No given name has them.</summary>
    private const string NotGiven = "的了是在和与等及各们个名位人为向对把被将要会能可也都又很们年月日时分次项度市县区镇村局委部副等你我他她它这那有无不级类式型多作担任务里说家组由";

    internal static void Find(Line line)
    {
        for (var i = 0; i < line.Said.Length; i++)
        {
            if (line.IsTaken(i))
                continue;
            if (PersonWords.Posts.AtStart(line.From(i)) is { } post)
            {
                Before(line, i, post);
                Behind(line, i + post.Length, post);
                i += post.Length - 1;
            }
            else
            {
                Other(line, i);
            }
        }
        foreach (Found found in line.Found.Where(found => found.Kind == EntityKind.Person && found.Key.Length > 1).ToArray())
        {
            Chain(line, found.From, -1);
            Chain(line, found.To, 1);
        }
    }

    /// <summary>Whoever stands before a title: 王建国同志, 王书记.</summary>
    private static void Before(Line line, int at, string post)
    {
        if (PersonWords.Titles.AtStart(line.From(at)) is null)
            return;
        int end = line[at - 1] == '等' && post == "同志" ? at - 1 : at;
        if (line[end - 1] is '》' or '”' or '）')
            return;
        for (var length = Math.Min(4, end); length >= 2; length--)
        {
            int from = end - length;
            if (Name(line, from, length) is not { } name || !IsFree(line, from))
                continue;
            // 向王书记: the preposition is a surname too.
            if (length == 2 && !PersonWords.IsPlain(line[from]) && PersonWords.IsPlain(line[from + 1]) && Edges.IsLead(line[from]))
                continue;
            if (!PersonWords.IsPlain(line[from]) && length < 4 && !Edges.Begins(line, from) && !IsBehindPost(line, from))
                continue;
            line.Take(EntityKind.Person, from, end, name, post);
            return;
        }
        if (end != at)
            return;
        int surname = end >= 2 && PersonWords.SurnameAt(line, end - 2) == 2 ? 2 : PersonWords.SurnameAt(line, end - 1) == 1 ? 1 : 0;
        int start = end - surname;
        if (surname == 0 || !IsFree(line, start) || Holding.Contains(line[start - 1], StringComparison.Ordinal) || Edges.IsWord(line, end - 1) || (surname == 1 && !PersonWords.IsPlain(line[start]) && Edges.IsLead(line[start])))
            return;
        if (surname == 1 && !PersonWords.IsPlain(line[start]) && (line.IsHan(start - 1) && !Edges.IsLed(line, start) || post is "同志" or "老师" or "委员" or "教授" or "老人" or "律师" || "党从任时应全常文水路明解古平来单包于社农".Contains(line[start], StringComparison.Ordinal)))
            return;
        line.Take(EntityKind.Person, start, end, line.Said[start..end], post);
    }

    /// <summary>Whoever stands behind a post: 县委书记王建国, 村民　张　三.</summary>
    private static void Behind(Line line, int at, string post)
    {
        if (line[at] == ' ')
            at++;
        if (line[at] is '：' or ':')
            return;
        bool isSure = post is not ("委员" or "代表" or "老人" or "同志" or "老师" or "先生" or "女士" or "青年" or "儿童" or "少年" or "模范");
        Take(line, at, post, isSure);
    }

    /// <summary>What no post is beside: a label, a verb, a bracket, what only people have.</summary>
    private static void Other(Line line, int at)
    {
        if (line[at] is '：' or ':' && PersonWords.Labels.AtEnd(line.To(at)) is { } label)
        {
            Labelled(line, at + 1, label);
            return;
        }
        if (PersonWords.SurnameAt(line, at) == 0)
            return;
        for (var length = 4; length >= 2; length--)
        {
            if (at + length > line.Said.Length || Name(line, at, length) is not { } name)
                continue;
            bool isSure = PersonWords.Sure.AtStart(line.From(at + length)) is not null || line[at + length] == ' ' && line[at + length + 1] is '男' or '女';
            bool isInBracket = line[at + length] == '）' && (line[at - 1] == ' ' || line.IsParted(at)) && line.IsHan(at - 2);
            bool isLed = line[at - 1] == '由' && line.From(at + length) is var rest && (rest.StartsWith("任") || rest.StartsWith("牵头") || rest.StartsWith("负责") || rest.StartsWith("带队") || rest.StartsWith("主讲"));
            isLed |= Edges.Appoints(line.To(at)) && line[at + length] is '为' or '任' or '的' or '担' or '同';
            if ((isSure && IsFree(line, at) && (PersonWords.IsPlain(line[at]) || Edges.Begins(line, at))) || isInBracket || isLed)
            {
                line.Take(EntityKind.Person, at, at + length, name);
                return;
            }
        }
    }

    private static void Labelled(Line line, int at, string label)
    {
        if (line[at] == ' ')
            at++;
        while (Take(line, at, PersonWords.Titles.AtStart(label) is null ? "" : label, isSure: true) is > 0 and var end)
        {
            at = end;
            if (line[at] is ' ' or '、' or '，' or '/')
                at++;
            else if (!line.IsParted(at))
                break;
        }
    }

    /// <summary>Takes the name that begins at a place, if one does.</summary>
    /// <returns>Where it ends; 0 without.</returns>
    private static int Take(Line line, int at, string post, bool isSure)
    {
        int surname = PersonWords.SurnameAt(line, at);
        if (surname == 0 || line.IsTaken(at))
            return 0;
        // 王　芳: a name of two signs is set as wide as one of three.
        if (surname == 1 && line[at + 1] == ' ' && line.IsHan(at + 2) && (!line.IsHan(at + 3) || line[at + 3] == ' ') && isSure)
            return line.Take(EntityKind.Person, at, at + 3, $"{line[at]}{line[at + 2]}", post) ? at + 3 : 0;
        for (int length = surname + 2; length > surname; length--)
        {
            if (Name(line, at, length) is { } name && Ends(line, at, length, isSure))
                return line.Take(EntityKind.Person, at, at + length, name, post) ? at + length : 0;
        }
        return 0;
    }

    private static bool Ends(Line line, int at, int length, bool isSure)
    {
        int end = at + length;
        if (Edges.EndsPerson(line, end))
            return true;
        // 书记李明清点人数: nothing tells that the name is over, but what follows is a word, or nothing else could be meant.
        return isSure && PersonWords.IsPlain(line[at]) && Edges.IsWord(line, end) && !Edges.IsWord(line, end - 1);
    }

    /// <summary>The name of so many signs that could stand here; null where it is words.</summary>
    private static string? Name(Line line, int from, int length)
    {
        int surname = PersonWords.SurnameAt(line, from);
        if (surname == 0 || length <= surname || length > surname + 2 || from < 0 || from + length > line.Said.Length)
            return null;
        string said = line.Said.Substring(from, length);
        if (PersonWords.OfHistory.AtStart(said) is not null || Places.Known.IsKnown(said))
            return null;
        for (int i = surname; i < length; i++)
        {
            if (!line.IsHan(from + i) || line.IsTaken(from + i) || NotGiven.Contains(said[i], StringComparison.Ordinal) || (i > 0 && line.IsParted(from + i) && length > 2))
                return null;
        }
        if (surname == 1 && Edges.IsWord(line, from) || TypoLexicon.Ours.IsWord(said))
            return null;
        bool isGivenWord = length == surname + 2 && Edges.IsWord(line, from + surname);
        return isGivenWord && !PersonWords.IsPlain(line[from]) ? null : said;
    }

    /// <summary>Does what begins here stand free: behind a mark, a body, a post, a preposition?</summary>
    private static bool IsFree(Line line, int from)
        => from >= 0 && (Edges.Begins(line, from) || BodyEnds.Contains(line[from - 1], StringComparison.Ordinal) || IsBehindPost(line, from));

    private static bool IsBehindPost(Line line, int from) => PersonWords.Posts.AtEnd(line.To(from)) is not null;

    /// <summary>The others of a list that somebody stands in: 王建国、李芳和赵一鸣.</summary>
    private static void Chain(Line line, int edge, int step)
    {
        while (true)
        {
            int mark = step > 0 ? edge : edge - 1;
            if (line[mark] is not ('、' or '和' or '及' or '与'))
                return;
            int next = Item(line, mark, step);
            if (next < 0)
                return;
            edge = next;
        }
    }

    private static int Item(Line line, int mark, int step)
    {
        for (var length = 4; length >= 2; length--)
        {
            int from = step > 0 ? mark + 1 : mark - length, to = from + length;
            if (from < 0 || to > line.Said.Length || Name(line, from, length) is not { } name || !line.IsFree(from, to))
                continue;
            bool isEdged = step > 0 ? Edges.EndsPerson(line, to) : Edges.Begins(line, from) || IsBehindPost(line, from);
            // Words in a list of people are no people: 王建国、高标准.
            if (!isEdged || (length > 2 && Edges.IsWord(line, to - 2) && !PersonWords.IsPlain(line[from])))
                continue;
            line.Take(EntityKind.Person, from, to, name);
            return step > 0 ? to : from;
        }
        return -1;
    }
}
