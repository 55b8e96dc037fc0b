using System.Globalization;

namespace WorkReport.Documents.Layout;

/// <summary>The graphemes of a text: a letter with its marks, a joined emoji, one by one.</summary>
internal readonly ref struct Clusters(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> text = text;

    public Enumerator GetEnumerator() => new(text);

    public ref struct Enumerator(ReadOnlySpan<char> rest)
    {
        private ReadOnlySpan<char> rest = rest;

        public ReadOnlySpan<char> Current { get; private set; }

        public bool MoveNext()
        {
            if (rest.IsEmpty)
                return false;
            var length = StringInfo.GetNextTextElementLength(rest);
            Current = rest[..length];
            rest = rest[length..];
            return true;
        }
    }
}
