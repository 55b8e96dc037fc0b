using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace WorkReport.Documents.Pdf;

/// <summary>The file around the objects: header, numbering, cross-reference table, trailer (ISO 32000-1, 7.5).</summary>
internal sealed class PdfFile : IDisposable
{
    private const int IdLength = 16;

    private readonly Stream output;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<long> offsets = [];
    private long position;

    public PdfFile(Stream output)
    {
        this.output = output;
        Write("%PDF-1.7\n%"u8);
        // Four bytes above 127 tell transfer programs that the file is binary (7.5.2).
        Write([0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
    }

    /// <summary>A number for an object that may be written later.</summary>
    public int Reserve()
    {
        offsets.Add(0);
        return offsets.Count;
    }

    /// <summary>Writes an object under its number.</summary>
    public void Write(int number, string body)
    {
        offsets[number - 1] = position;
        Write(Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n{body}\nendobj\n")));
    }

    /// <summary>Writes an object under a new number.</summary>
    public int Add(string body)
    {
        var number = Reserve();
        Write(number, body);
        return number;
    }

    /// <summary>Writes a stream object, compressed unless told otherwise.</summary>
    public void WriteStream(int number, string entries, ReadOnlySpan<byte> data, bool compress = true)
    {
        offsets[number - 1] = position;
        using var packed = new MemoryStream();
        if (compress)
        {
            using var deflate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true);
            deflate.Write(data);
        }
        else
        {
            packed.Write(data);
        }

        var filter = compress ? "/Filter/FlateDecode" : "";
        Write(Encoding.Latin1.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"{number} 0 obj\n<<{entries}{filter}/Length {packed.Length}>>\nstream\n")));
        Write(packed.GetBuffer().AsSpan(0, (int)packed.Length));
        Write("\nendstream\nendobj\n"u8);
    }

    public int AddStream(string entries, ReadOnlySpan<byte> data, bool compress = true)
    {
        var number = Reserve();
        WriteStream(number, entries, data, compress);
        return number;
    }

    /// <summary>Ends the file. Its identifier comes from its content, so the same content is the same file.</summary>
    public void Close(int catalog, int info)
    {
        var start = position;
        var table = new StringBuilder();
        table.Append(CultureInfo.InvariantCulture, $"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            table.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        var id = Convert.ToHexString(hash.GetCurrentHash().AsSpan(0, IdLength));
        table.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {offsets.Count + 1}/Root {catalog} 0 R/Info {info} 0 R/ID[<{id}><{id}>]>>\n");
        table.Append(CultureInfo.InvariantCulture, $"startxref\n{start}\n%%EOF\n");
        Write(Encoding.Latin1.GetBytes(table.ToString()));
    }

    public void Dispose() => hash.Dispose();

    private void Write(ReadOnlySpan<byte> bytes)
    {
        output.Write(bytes);
        hash.AppendData(bytes);
        position += bytes.Length;
    }
}

/// <summary>Strings as PDF writes them (ISO 32000-1, 7.3.4 and 7.9.2).</summary>
internal static class PdfText
{
    /// <summary>A text string in UTF-16 with its byte order mark, in hexadecimal: nothing in it needs escaping.</summary>
    public static string Utf16(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    /// <summary>A name; every byte outside the plain ones is written as #xx.</summary>
    public static string Name(string name)
    {
        var result = new StringBuilder("/");
        foreach (var b in Encoding.UTF8.GetBytes(name))
        {
            if (char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'_' or (byte)'+' or (byte)'.' or (byte)',')
                result.Append((char)b);
            else
                result.Append(CultureInfo.InvariantCulture, $"#{b:X2}");
        }

        return result.ToString();
    }
}
