namespace WorkReport.Documents.Spreadsheets;

/// <summary>Names on the tabs of a workbook: none twice, none that spreadsheets refuse.</summary>
internal sealed class XlsxNames
{
    private const int Longest = 31;

    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    public string Of(string asked)
    {
        var clean = string.Concat(asked.Where(c => !char.IsControl(c) && !char.IsSurrogate(c) && !@"[]:*?/\".Contains(c, StringComparison.Ordinal))).Trim().Trim('\'');
        if (clean.Length == 0)
            clean = "Sheet";
        for (var n = 1; ; n++)
        {
            var behind = n == 1 ? "" : $" ({n})";
            var name = clean[..Math.Min(clean.Length, Longest - behind.Length)] + behind;
            // The name of the log that spreadsheets keep themselves.
            if (!name.Equals("History", StringComparison.OrdinalIgnoreCase) && taken.Add(name))
                return name;
        }
    }
}
