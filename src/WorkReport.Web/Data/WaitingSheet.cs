namespace WorkReport.Web.Data;

/// <summary>
/// What an import that the site does by itself needs until it is done: the sheet, packed and sealed for whoever nodded to it. It goes with the end of the import;
/// of new people the secret of their cards stays until they are put away.
/// </summary>
public sealed class WaitingSheet
{
    internal WaitingSheet(int importId, int? mapId, string @sealed) => (ImportId, MapId, Sealed) = (importId, mapId, @sealed);

    public int ImportId { get; private init; }

    /// <summary>The matching that it is read by; null of a sheet in our own words.</summary>
    public int? MapId { get; private init; }

    public string Sealed { get; private init; }

    /// <summary>The people that came with it, whose cards are still to be printed; 0 and 0 before that.</summary>
    public int FirstPersonId { get; private init; }

    public int LastPersonId { get; private init; }
}
