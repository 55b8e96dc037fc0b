namespace WorkReport.Web.Pages;

/// <summary>Reads from the address what was done, for the sentence on the page one comes back to; an address that says something else says nothing.</summary>
internal static class DoneInAddress
{
    public static TDone? Read<TDone>(string? done)
        where TDone : struct, Enum => Enum.GetNames<TDone>().Contains(done) ? Enum.Parse<TDone>(done!) : null;
}
