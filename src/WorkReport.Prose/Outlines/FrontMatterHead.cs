using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Outlines;

/// <summary>The state of reading the front matter: what was found so far decides what may come next.</summary>
internal sealed class FrontMatterHead(string text, List<OutlineElement> elements, List<DroppedLine> dropped)
{
    private bool salutation;
    private bool occasion;
    private bool speaker;

    /// <summary>Takes one line or two that belong together; answers how many, 0 when the body begins.</summary>
    internal int Take(List<Piece> pieces, int i)
    {
        Piece piece = pieces[i];
        Piece? next = i + 1 < pieces.Count ? pieces[i + 1] : null;
        if (salutation)
            return 0;
        if ((Untitled() && TakeLabelledTitle(piece)) || TakeSalutation(piece))
            return 1;
        if (Numbering.Read(piece.Text) is not null)
            return 0;
        if (Untitled())
            return TakeTitle(piece, next);
        if (IsRepeated(piece.Text))
        {
            dropped.Add(Boilerplate.Drop(text, piece.Line, piece.Start, piece.Length, DropReason.RepeatedTitle));
            return 1;
        }
        if (TakeOccasion(piece, next) is > 0 and int lines)
            return lines;
        if (TakeSpeaker(piece, next))
            return 1;
        if (!FrontMatter.SalutationFollows(pieces, i))
            return 0;
        AddOccasion(piece);
        return 1;
    }

    private bool Untitled() => !elements.Exists(e => e.Kind == OutlineKind.Title);

    /// <summary>标题：…工作总结 | of an information table.</summary>
    private bool TakeLabelledTitle(Piece piece)
    {
        if (!piece.Text.StartsWith("标题：", StringComparison.Ordinal) || !FrontMatter.LooksLikeTitle(piece.Text))
            return false;
        int from = text.AsSpan(piece.Start, piece.Length).IndexOfAny('：', ':') + piece.Start + 1;
        int to = piece.End;
        while (to > from && text[to - 1] is '|' or ' ' or '\t')
            to--;
        if (Lines.Cut(text, from, to, piece.Line, 0, false) is not { } title)
            return false;
        dropped.Add(Boilerplate.Drop(text, piece.Line, piece.Start, from - piece.Start, DropReason.Metadata));
        Add(OutlineKind.Title, title);
        return true;
    }

    private int TakeTitle(Piece piece, Piece? next)
    {
        if (next is null)
            return 0;
        string line = piece.Text;
        // 1993年政府工作报告——１９９３年３月１５日在…会议上: title and occasion on one line.
        int dash = line.IndexOf("——", StringComparison.Ordinal);
        if (dash > 3 && FrontMatter.LooksLikeTitle(line[..dash]) && FrontMatter.IsOccasion(line[dash..])
            && Split(piece, "—―-－") is var (title, rest))
        {
            Add(OutlineKind.Title, title);
            AddOccasion(rest);
            return 1;
        }
        if (!IsTitleLine(line) || FrontMatter.IsOccasion(line))
            return 0;
        // 中共某县委员会 / 2023年工作总结; …计划执行情况 / 与2024年…的报告: a title over two lines.
        bool named = FrontMatter.LooksLikeTitle(line);
        bool goesOn = Follows(piece, next) && IsTitleLine(next.Text) && FrontMatter.LooksLikeTitle(next.Text) && Numbering.Read(next.Text) is null
            && (!named || next.Text[0] is '与' or '及' or '暨' or '和') && !FrontMatter.IsOccasion(next.Text);
        if (goesOn)
        {
            Add(OutlineKind.Title, Joined(piece, next));
            return 2;
        }
        if (!named && !FrontMatter.IsOccasion(next.Text) && !FrontMatter.IsSalutation(next.Text))
            return 0;
        Add(OutlineKind.Title, piece);
        return 1;
    }

    private bool Follows(Piece above, Piece below) => below.Line <= above.Line + 1 && Lines.Adjoin(text, above, below);

    private static bool IsTitleLine(string line)
        => line.Length <= 60 && line.AsSpan().IndexOfAny("。；！？") < 0 && line[^1] is not ('，' or '：');

    private static Piece Joined(Piece first, Piece second)
        => first with { Length = second.End - first.Start, Text = Typography.ToFullWidth(first.Text + second.Text) };

    /// <summary>A line that says the title or the occasion again, in full or in part.</summary>
    private bool IsRepeated(string line)
    {
        string core = Core(line);
        return core.Length >= 6 && elements.Exists(e => e.Kind is OutlineKind.Title or OutlineKind.Occasion
            && (Core(e.Text).EndsWith(core, StringComparison.Ordinal)
                || (e.Kind == OutlineKind.Title && core.EndsWith(Core(e.Text), StringComparison.Ordinal) && core.Length <= Core(e.Text).Length + 8)));
    }

    /// <summary>The letters and digits alone, without a site's word count （6373字）.</summary>
    private static string Core(string line)
    {
        int bracket = line.LastIndexOf('（');
        if (bracket > 0 && line.EndsWith("字）", StringComparison.Ordinal))
            line = line[..bracket];
        return string.Concat(line.Where(char.IsLetterOrDigit));
    }

    private int TakeOccasion(Piece piece, Piece? next)
    {
        if (occasion)
            return 0;
        // ——2026年1月26日在某市第十四届 / 人民代表大会第五次会议上
        bool broken = piece.Text[^1] is not ('上' or '）') && next is { Text: [.., '上' or '）'] } && Follows(piece, next)
            && !Sentences.HasMark(next.Text);
        if (broken && Joined(piece, next!) is { } whole && FrontMatter.IsOccasion(whole.Text))
        {
            AddOccasion(whole);
            return 2;
        }
        if (FrontMatter.IsOccasion(piece.Text))
        {
            AddOccasion(piece);
            return 1;
        }
        // 2026年1月27日在…会议上 陕西省省长 赵刚: occasion and speaker on one line.
        int after = piece.Text.IndexOf("上 ", StringComparison.Ordinal);
        if (after > 0 && FrontMatter.IsOccasion(piece.Text[..(after + 1)]) && piece.Text.Length - after <= 40)
        {
            int space = text.IndexOfAny([' ', '\u3000', '\t', '\u00A0'], piece.Start, piece.Length);
            while (space >= 0 && text[space - 1] != '上')
                space = text.IndexOfAny([' ', '\u3000', '\t', '\u00A0'], space + 1, piece.End - space - 1);
            if (space > 0 && Lines.Cut(text, piece.Start, space, piece.Line, 0, false) is { } when
                && Lines.Cut(text, space, piece.End, piece.Line, 0, false) is { } who)
            {
                AddOccasion(when);
                Add(OutlineKind.Speaker, who);
                speaker = true;
                return 1;
            }
        }
        return 0;
    }

    private bool TakeSpeaker(Piece piece, Piece? next)
    {
        bool named = FrontMatter.IsSpeaker(piece.Text)
            || (FrontMatter.IsName(piece.Text) && (occasion || next is not null && FrontMatter.IsSalutation(next.Text)));
        if (speaker || !named)
            return false;
        Add(OutlineKind.Speaker, piece);
        speaker = true;
        return true;
    }

    private bool TakeSalutation(Piece piece)
    {
        bool written = FrontMatter.IsAddressedBody(piece.Text) && !Untitled();
        if (FrontMatter.IsSalutation(piece.Text) || written)
        {
            // 国务院总理李鹏各位代表：
            int at = piece.Text.IndexOf("各位代表", StringComparison.Ordinal);
            if (at > 2 && FrontMatter.IsSpeaker(piece.Text[..at])
                && text.IndexOf("各位代表", piece.Start, piece.Length, StringComparison.Ordinal) is >= 0 and int cut
                && Lines.Cut(text, piece.Start, cut, piece.Line, 0, false) is { } who
                && Lines.Cut(text, cut, piece.End, piece.Line, 0, false) is { } whom)
            {
                Add(OutlineKind.Speaker, who);
                piece = whom;
            }
            Add(OutlineKind.Salutation, piece);
            salutation = true;
        }
        return salutation;
    }

    private (Piece Before, Piece After)? Split(Piece piece, string marks)
    {
        int at = text.AsSpan(piece.Start, piece.Length).IndexOfAny(marks);
        return at > 0 && Lines.Cut(text, piece.Start, piece.Start + at, piece.Line, 0, false) is { } before
            && Lines.Cut(text, piece.Start + at, piece.End, piece.Line, 0, false) is { } after ? (before, after) : null;
    }

    private void AddOccasion(Piece piece)
    {
        occasion = true;
        Add(OutlineKind.Occasion, piece);
    }

    private void Add(OutlineKind kind, Piece piece) => elements.Add(OutlineReader.Element(kind, 0, piece));
}
