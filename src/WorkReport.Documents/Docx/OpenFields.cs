using System.Text;

namespace WorkReport.Documents.Docx;

/// <summary>Fields that are open, one within another (17.16): their code is no text, their result is.</summary>
internal sealed class OpenFields
{
    /// <summary>Fields within fields; no document has so many.</summary>
    private const int MostOpen = 100;

    private readonly Stack<Field> open = new();

    /// <summary>How many are open, counted as they pass: every paragraph and every text asks.</summary>
    private int codes;

    private int contents;
    private int pageNumbers;

    /// <summary>Within the code of a field.</summary>
    public bool IsInCode => codes > 0;

    /// <summary>Within the result of a contents list.</summary>
    public bool IsInContents => contents > 0;

    /// <summary>Within the number of a page.</summary>
    public bool IsInPageNumber => pageNumbers > 0;

    public Field? Innermost => open.TryPeek(out var innermost) ? innermost : null;

    /// <exception cref="DocxRefusedException">Too many are open.</exception>
    public void Begin(string code = "", bool isSimple = false)
    {
        if (open.Count == MostOpen)
            throw new DocxRefusedException(DocxRefusal.TooDeep);
        open.Push(new Field(code));
        codes++;
        if (isSimple)
            BeginResult();
    }

    /// <summary>The code of the innermost field is whole; what follows is its result.</summary>
    public void BeginResult()
    {
        if (Innermost is not { IsResult: false } field)
            return;
        field.BeginResult();
        codes--;
        Count(field, 1);
    }

    public Field? End()
    {
        if (!open.TryPop(out var ended))
            return null;
        if (ended.IsResult)
            Count(ended, -1);
        else
            codes--;
        return ended;
    }

    private void Count(Field field, int step)
    {
        if (field.Name == "TOC")
            contents += step;
        else if (field.Name is "PAGE" or "NUMPAGES" or "SECTIONPAGES")
            pageNumbers += step;
    }

    internal sealed class Field(string code)
    {
        private readonly StringBuilder code = new(code);

        public bool IsResult { get; private set; }

        /// <summary>Something of its result was shown.</summary>
        public bool HasResult { get; set; }

        public string Code => code.ToString();

        /// <summary>Its first word, in capitals; asked for once the code is whole.</summary>
        public string Name => field ??= Code.TrimStart().Split([' ', '\t', '\\', '\n'], 2)[0].ToUpperInvariant();

        /// <summary>Boxes of a form: ticked or not.</summary>
        public bool? IsTicked { get; set; }

        /// <summary>Entries of a list of a form, and which is chosen.</summary>
        public List<string> Choices { get; } = [];

        public int Choice { get; set; }

        public void Say(string text) => code.Append(text);

        public void BeginResult() => IsResult = true;
    }
}
