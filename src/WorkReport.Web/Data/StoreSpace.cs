namespace WorkReport.Web.Data;

/// <summary>What is free where the store lies. A little is kept back: so that what was acknowledged, the seals and the program's log have room to the last.</summary>
/// <param name="free">Bytes free; null where the system does not tell.</param>
public sealed class StoreSpace(Func<long?> free)
{
    /// <summary>Below this nothing more is taken in, in bytes.</summary>
    public const long Least = 64 << 20;

    public StoreSpace(DatabaseChoice choice) : this(() => DiskSpace.Free(Path.GetDirectoryName(choice.File) ?? choice.Folder))
    {
    }

    /// <summary>Is less free than is kept back?</summary>
    public bool IsShort => free() < Least;
}
