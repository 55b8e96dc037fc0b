namespace WorkReport.Documents.Docx;

/// <summary>What is said beside the lines of a document, each with the line in which it stands and how that begins.</summary>
internal sealed class PlacedRemarks
{
    /// <summary>How much of a line names its place.</summary>
    private const int NearLength = 12;

    /// <summary>From so many on the file is no text, and saying them all would cost more than the file.</summary>
    private const int Most = 100_000;

    private readonly List<DocxRemark> remarks = [];

    /// <summary>How each of the lines that are not blank begins: a blank one is named by the last of them.</summary>
    private readonly List<string> beginnings = [];

    /// <summary>What was found in lines that are still to come: said with the next one.</summary>
    private readonly List<(DocxLoss Loss, string Text)> pending = [];

    private int found;

    public IReadOnlyList<DocxRemark> All => remarks;

    /// <summary>One more was found.</summary>
    /// <exception cref="DocxRefusedException">There are too many.</exception>
    public void Count()
    {
        if (++found > Most)
            throw new DocxRefusedException(DocxRefusal.TooLarge);
    }

    /// <summary>Says it with the next line.</summary>
    public void Await(DocxLoss loss, string text)
    {
        pending.Add((loss, text));
        Count();
    }

    /// <summary>The same with what was found in a paragraph, and counted there.</summary>
    public void Await(IEnumerable<(DocxLoss Loss, string Text)> counted) => pending.AddRange(counted);

    /// <summary>A line stands at the end of those there are.</summary>
    public void Begin(string line)
    {
        if (!string.IsNullOrWhiteSpace(line))
            beginnings.Add(Beginning(line));
    }

    /// <summary>The last line that is not blank is none any more.</summary>
    public void TakeBack() => beginnings.RemoveAt(beginnings.Count - 1);

    /// <summary>What was found up to here stands in this line.</summary>
    public void Place(int line)
    {
        var near = beginnings.Count > 0 ? beginnings[^1] : "";
        remarks.AddRange(pending.Select(said => new DocxRemark(said.Loss, line, near, said.Text)));
        pending.Clear();
    }

    private static string Beginning(string line)
    {
        var near = line.Trim();
        if (near.Length > NearLength)
            near = near[..(char.IsHighSurrogate(near[NearLength - 1]) ? NearLength - 1 : NearLength)];
        return near.Replace('\t', ' ');
    }
}
