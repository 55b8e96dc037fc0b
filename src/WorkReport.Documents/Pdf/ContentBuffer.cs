using System.Buffers.Text;
using System.Text;

namespace WorkReport.Documents.Pdf;

/// <summary>Operators and operands of a page, as bytes.</summary>
internal sealed class ContentBuffer
{
    /// <summary>A longest number or glyph code fits into so many bytes.</summary>
    private const int Reserve = 32;

    private byte[] bytes = new byte[1 << 15];
    private int length;

    public ReadOnlySpan<byte> Bytes => bytes.AsSpan(0, length);

    public void Clear() => length = 0;

    public ContentBuffer Write(string text)
    {
        Grow(text.Length);
        length += Encoding.Latin1.GetBytes(text, bytes.AsSpan(length));
        return this;
    }

    /// <summary>A number with at most three decimals, never an exponent, never a culture's comma; a blank behind it.</summary>
    public ContentBuffer Number(double value)
    {
        Decimals(value);
        bytes[length++] = (byte)' ';
        return this;
    }

    /// <summary>The same without the blank.</summary>
    public ContentBuffer Decimals(double value)
    {
        Grow(Reserve);
        var thousandths = (long)Math.Round(value * 1000, MidpointRounding.AwayFromZero);
        if (thousandths < 0)
        {
            bytes[length++] = (byte)'-';
            thousandths = -thousandths;
        }

        Utf8Formatter.TryFormat(thousandths / 1000, bytes.AsSpan(length), out var written);
        length += written;
        var fraction = (int)(thousandths % 1000);
        if (fraction == 0)
            return this;
        bytes[length++] = (byte)'.';
        for (var place = 100; fraction > 0; place /= 10)
        {
            bytes[length++] = (byte)('0' + (fraction / place));
            fraction %= place;
        }

        return this;
    }

    /// <summary>A glyph as four hexadecimal digits.</summary>
    public ContentBuffer Glyph(ushort glyph)
    {
        Grow(Reserve);
        for (var shift = 12; shift >= 0; shift -= 4)
            bytes[length++] = "0123456789ABCDEF"u8[(glyph >> shift) & 15];
        return this;
    }

    private void Grow(int more)
    {
        if (length + more > bytes.Length)
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, length + more));
    }
}
