namespace WorkReport.Web.Data.Search;

/// <summary>
/// The index of all texts by pairs of neighbouring characters, so that two Hanzi suffice. Each database keeps it by its own means; what is asked
/// of it is composed into the question about the rows themselves, whose scope it knows nothing of.
/// </summary>
internal interface ISearchIndex
{
    /// <summary>The keys of the texts of a kind in which all of these words stand.</summary>
    /// <param name="db">The store.</param>
    /// <param name="kind">Which texts.</param>
    /// <param name="words">One word at least.</param>
    /// <param name="units">Where only texts of a few units are wanted, these: an index that can leaves out the others. Null: of all.</param>
    IQueryable<long> Keys(WorkReportDb db, SearchKind kind, SearchWords words, IReadOnlyCollection<int>? units);

    /// <summary>Puts texts in, in place of what was there of them, and takes others out: one command.</summary>
    Task WriteAsync(WorkReportDb db, IReadOnlyCollection<SearchText> texts, IReadOnlyCollection<long> gone, CancellationToken cancel);
}
