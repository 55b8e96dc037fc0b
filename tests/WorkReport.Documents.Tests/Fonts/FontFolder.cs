using System.Text;
using WorkReport.Documents.Fonts;

namespace WorkReport.Documents.Tests.Fonts;

/// <summary>A folder of fonts for one test, filled from the fonts this machine has and gone afterwards.</summary>
internal sealed class FontFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("fonts").FullName;

    /// <summary>The file of a face by its PostScript name; skips the test where this machine lacks it.</summary>
    public static string FileOf(string postScriptName)
    {
        var face = new FontCatalog(new FontFolders(null, FontFolders.FetchedFolder)).Faces
            .FirstOrDefault(face => face.Names.PostScript == postScriptName);
        Assert.SkipWhen(face is null, $"{postScriptName} is not on this machine: run `fonts --fetch`.");
        return face.Path;
    }

    /// <summary>Opens a face of this machine.</summary>
    public static FontFace Open(string postScriptName) =>
        FontFace.TryOpen(SfntReader.Read(FileOf(postScriptName), FontSource.Fetched).First(face => face.Names.PostScript == postScriptName))!;

    /// <summary>Copies a face into the folder under another file name.</summary>
    public FontFolder With(string postScriptName, string fileName, Action<byte[]>? change = null)
    {
        var bytes = File.ReadAllBytes(FileOf(postScriptName));
        change?.Invoke(bytes);
        File.WriteAllBytes(System.IO.Path.Combine(Path, fileName), bytes);
        return this;
    }

    public FontFolder With(byte[] bytes, string fileName)
    {
        File.WriteAllBytes(System.IO.Path.Combine(Path, fileName), bytes);
        return this;
    }

    /// <summary>Gives a font another name of the same length, in both encodings names are kept in.</summary>
    public static Action<byte[]> Rename(string from, string to) => font =>
    {
        Assert.Equal(from.Length, to.Length);
        foreach (var encoding in new[] { Encoding.Latin1, Encoding.BigEndianUnicode })
        {
            var (old, renamed) = (encoding.GetBytes(from), encoding.GetBytes(to));
            for (var at = font.AsSpan().IndexOf(old); at >= 0; at = font.AsSpan().IndexOf(old))
                renamed.CopyTo(font, at);
        }
    };

    /// <summary>Sets the maker's embedding permission (OS/2.fsType).</summary>
    public static Action<byte[]> Permit(ushort bits) => font =>
    {
        for (var entry = 12; ; entry += 16)
        {
            if (!font.AsSpan(entry, 4).SequenceEqual("OS/2"u8))
                continue;
            var table = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(font.AsSpan(entry + 8));
            System.Buffers.Binary.BinaryPrimitives.WriteUInt16BigEndian(font.AsSpan(table + 8), bits);
            return;
        }
    };

    public FontFolders AsConfigured() => new(Path, Fetched: null, System: false);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
