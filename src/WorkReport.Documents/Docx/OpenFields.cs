using System.Text;

namespace WorkReport.Documents.Docx;

/// <summary>Fields that are open, one within another (17.16): their code is no text, their result is.</summary>
internal sealed class OpenFields
{
    private readonly Stack<Field> open = new();

    /// <summary>Within the code of a field.</summary>
    public bool IsInCode => open.Any(one => !one.IsResult);

    public bool IsInContents => open.Any(one => one.IsResult && one.Name == "TOC");

    /// <summary>Within the number of a page.</summary>
    public bool IsInPageNumber => open.Any(one => one.Name is "PAGE" or "NUMPAGES" or "SECTIONPAGES");

    public Field? Innermost => open.TryPeek(out var innermost) ? innermost : null;

    public void Begin(string code = "", bool isSimple = false) => open.Push(new Field(code, isSimple));

    public Field? End() => open.TryPop(out var ended) ? ended : null;

    internal sealed class Field(string code, bool isSimple)
    {
        private readonly StringBuilder code = new(code);

        public bool IsResult { get; set; } = isSimple;

        /// <summary>Something of its result was shown.</summary>
        public bool HasResult { get; set; }

        public string Code => code.ToString();

        /// <summary>Its first word, in capitals.</summary>
        public string Name => Code.TrimStart().Split([' ', '\t', '\\', '\n'], 2)[0].ToUpperInvariant();

        /// <summary>Boxes of a form: ticked or not.</summary>
        public bool? IsTicked { get; set; }

        /// <summary>Entries of a list of a form, and which is chosen.</summary>
        public List<string> Choices { get; } = [];

        public int Choice { get; set; }

        public void Say(string text) => code.Append(text);
    }
}
