namespace WorkReport.Prose.Outlines;

/// <summary>The state of reading the front matter: what was found so far decides what may come next.</summary>
internal sealed class FrontMatterHead(string text, List<OutlineElement> elements, List<DroppedLine> dropped)
{
    private bool salutation;
    private bool occasion;
    private bool speaker;

    /// <summary>Takes one piece; false when the body begins with it.</summary>
    internal bool Take(Piece piece, Piece? next)
    {
        if (salutation)
            return false;
        if (Untitled() && TakeLabelledTitle(piece))
            return true;
        if (TakeSalutation(piece))
            return true;
        if (Numbering.Read(piece.Text) is not null)
            return false;
        if (TakeTitle(piece, next))
            return true;
        if (Untitled())
            return false;
        if (IsRepeated(piece.Text))
        {
            dropped.Add(Boilerplate.Drop(text, piece.Line, piece.Start, piece.Length, DropReason.RepeatedTitle));
            return true;
        }
        return TakeOccasion(piece) || TakeSpeaker(piece, next);
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

    private bool TakeTitle(Piece piece, Piece? next)
    {
        if (!Untitled() || next is null)
            return false;
        string line = piece.Text;
        // 1993年政府工作报告——１９９３年３月１５日在…会议上: title and occasion on one line.
        int dash = line.IndexOf("——", StringComparison.Ordinal);
        if (dash > 3 && FrontMatter.LooksLikeTitle(line[..dash]) && FrontMatter.IsOccasion(line[dash..]) && Split(piece, "—―-－") is var (title, rest))
        {
            Add(OutlineKind.Title, title);
            AddOccasion(rest);
            return true;
        }
        bool plain = line.Length <= 60 && line.AsSpan().IndexOfAny("。；！？") < 0 && line[^1] is not ('，' or '：');
        if (!plain || FrontMatter.IsOccasion(line))
            return false;
        bool evident = FrontMatter.LooksLikeTitle(line) || FrontMatter.IsOccasion(next.Text) || FrontMatter.IsSalutation(next.Text)
            || FrontMatter.LooksLikeTitle(next.Text);
        if (!evident)
            return false;
        Add(OutlineKind.Title, piece);
        return true;
    }

    /// <summary>A line that says the title or the occasion again, in full or in part.</summary>
    private bool IsRepeated(string line)
    {
        string core = Core(line);
        return core.Length >= 6 && elements.Exists(e => e.Kind is OutlineKind.Title or OutlineKind.Occasion
            && (Core(e.Text).EndsWith(core, StringComparison.Ordinal) || (e.Kind == OutlineKind.Title && core.EndsWith(Core(e.Text), StringComparison.Ordinal)
                && core.Length <= Core(e.Text).Length + 8)));
    }

    /// <summary>The letters and digits alone, without a site's word count （6373字）.</summary>
    private static string Core(string line)
    {
        int bracket = line.LastIndexOf('（');
        if (bracket > 0 && line.EndsWith("字）", StringComparison.Ordinal))
            line = line[..bracket];
        return string.Concat(line.Where(char.IsLetterOrDigit));
    }

    private bool TakeOccasion(Piece piece)
    {
        if (occasion || elements.Count == 0)
            return false;
        if (FrontMatter.IsOccasion(piece.Text))
        {
            AddOccasion(piece);
            return true;
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
                return true;
            }
        }
        return false;
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
            if (at > 2 && FrontMatter.IsSpeaker(piece.Text[..at]) && text.IndexOf("各位代表", piece.Start, piece.Length, StringComparison.Ordinal) is >= 0 and int cut
                && Lines.Cut(text, piece.Start, cut, piece.Line, 0, false) is { } who && Lines.Cut(text, cut, piece.End, piece.Line, 0, false) is { } whom)
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
