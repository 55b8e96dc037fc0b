using System.IO.Compression;
using System.Xml;

namespace WorkReport.Documents.Packages;

/// <summary>Why a part of a package that anyone may have made is not read.</summary>
internal enum PartFault
{
    TooLarge,
    TooDeep,
    Dtd,
    Broken,
}

/// <summary>
/// Reads one part of a package that anyone may have made, as a stream, without the object model of a library: that unpacks what is in the file
/// before it asks how large it is.
/// </summary>
internal static class PackagePart
{
    /// <summary>Reads a part element by element, counting what it really holds. A part that is not there has no elements.</summary>
    /// <param name="archive">The package.</param>
    /// <param name="name">The part, with its folders.</param>
    /// <param name="mostBytes">Bytes, and characters, of the unpacked part.</param>
    /// <param name="mostDepth">Elements within elements.</param>
    /// <param name="begin">Is told each element; one that is empty ends at once.</param>
    /// <param name="text">Is told each text.</param>
    /// <param name="end">Is told each end.</param>
    /// <exception cref="PartRefusedException">It is larger or deeper, has a DTD, or is no XML.</exception>
    public static void Read(ZipArchive archive, string name, int mostBytes, int mostDepth, Action<XmlReader> begin, Action<XmlReader>? text = null, Action<XmlReader>? end = null)
    {
        var entry = archive.Entries.FirstOrDefault(entry => entry.FullName.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (entry is null)
            return;
        if (entry.Length > mostBytes)
            throw new PartRefusedException(PartFault.TooLarge);
        var isInside = false;
        try
        {
            using var stream = new LimitedStream(entry.Open(), mostBytes);
            using var reader = XmlReader.Create(stream, new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = mostBytes,
            });
            while (reader.Read())
            {
                if (reader.Depth > mostDepth)
                    throw new PartRefusedException(PartFault.TooDeep);
                switch (reader.NodeType)
                {
                    case XmlNodeType.Element:
                        isInside = true;
                        begin(reader);
                        // It may stand at an attribute now.
                        reader.MoveToElement();
                        // One that is empty has no end of its own.
                        if (reader.NodeType is XmlNodeType.Element && reader.IsEmptyElement)
                            end?.Invoke(reader);
                        break;
                    case XmlNodeType.EndElement:
                        end?.Invoke(reader);
                        break;
                    case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                        text?.Invoke(reader);
                        break;
                    default:
                        break;
                }
            }
        }
        catch (Exception broken) when (broken is XmlException or InvalidDataException or EndOfStreamException)
        {
            throw new PartRefusedException(!isInside && BeginsWithDtd(entry) ? PartFault.Dtd : PartFault.Broken);
        }
    }

    /// <summary>The parser refuses it without a name of its own for it.</summary>
    private static bool BeginsWithDtd(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var head = new byte[4096];
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        // In UTF-16 every other byte of it is 0.
        return head.AsSpan(0, length).ToArray().Where(b => b != 0).ToArray().AsSpan().IndexOf("<!DOCTYPE"u8) >= 0;
    }
}

/// <summary>The part is refused; never leaves the readers.</summary>
internal sealed class PartRefusedException(PartFault fault) : Exception
{
    public PartFault Fault { get; } = fault;
}

/// <summary>Ends the reading of a part that turns out larger than its entry says.</summary>
internal sealed class LimitedStream(Stream inner, long limit) : Stream
{
    private long read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => read;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var length = inner.Read(buffer);
        read += length;
        return read <= limit ? length : throw new PartRefusedException(PartFault.TooLarge);
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
