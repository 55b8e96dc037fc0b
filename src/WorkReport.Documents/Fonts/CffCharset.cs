namespace WorkReport.Documents.Fonts;

/// <summary>
/// Renumbers the characters of a CID-keyed CFF program (Adobe Technical Note 5176) by glyph. A subset keeps the CIDs of the
/// whole font in its charset, but a PDF file of ours writes glyph numbers where a reader looks for CIDs: without the change
/// pages come out almost blank while their text can still be copied.
/// </summary>
internal static class CffCharset
{
    private const int CharsetOperator = 15;
    private const int CharStringsOperator = 17;
    private const int RosOperator = (12 << 8) | 30;
    private const int LastPredefinedCharset = 2;

    /// <summary>Makes CID n glyph n, in place. A font without CIDs is left alone: there readers count glyphs anyway.</summary>
    /// <exception cref="InvalidDataException">The program is damaged.</exception>
    public static void NumberByGlyph(Span<byte> cff)
    {
        try
        {
            Dictionary<int, int> top = TopDictionary(cff);
            if (!top.ContainsKey(RosOperator) || !top.TryGetValue(CharsetOperator, out int charset) || charset <= LastPredefinedCharset)
                return;
            int glyphs = UInt(cff, top[CharStringsOperator], 2);
            Renumber(cff[charset..], glyphs);
        }
        catch (Exception damage) when (damage is ArgumentOutOfRangeException or IndexOutOfRangeException or KeyNotFoundException)
        {
            throw new InvalidDataException("The CFF font program is damaged.", damage);
        }
    }

    private static void Renumber(Span<byte> charset, int glyphs)
    {
        int format = charset[0];
        // Format 0 lists single numbers, 1 and 2 list ranges with one or two bytes for how many follow the first.
        int countBytes = format is 0 or 1 or 2 ? format : throw new InvalidDataException("The CFF font program is damaged.");
        int at = 1;
        for (int glyph = 1; glyph < glyphs;)
        {
            charset[at] = (byte)(glyph >> 8);
            charset[at + 1] = (byte)glyph;
            glyph += 1 + UInt(charset, at + 2, countBytes);
            at += 2 + countBytes;
        }
    }

    /// <summary>Operator → its last operand, of the first (only) top dictionary.</summary>
    private static Dictionary<int, int> TopDictionary(ReadOnlySpan<byte> cff)
    {
        int headerSize = cff[2];
        ReadOnlySpan<byte> afterNames = cff[(headerSize + IndexSize(cff[headerSize..]))..];
        int offSize = afterNames[2];
        int count = UInt(afterNames, 0, 2);
        int data = 3 + ((count + 1) * offSize) - 1;
        ReadOnlySpan<byte> dictionary = afterNames[(data + UInt(afterNames, 3, offSize))..(data + UInt(afterNames, 3 + offSize, offSize))];

        Dictionary<int, int> entries = [];
        int operand = 0;
        for (int at = 0; at < dictionary.Length;)
        {
            int b = dictionary[at];
            switch (b)
            {
                case 12:
                    entries[(12 << 8) | dictionary[at + 1]] = operand;
                    at += 2;
                    break;
                case <= 21:
                    entries[b] = operand;
                    at++;
                    break;
                case 28:
                    operand = (short)UInt(dictionary, at + 1, 2);
                    at += 3;
                    break;
                case 29:
                    operand = UInt(dictionary, at + 1, 4);
                    at += 5;
                    break;
                case 30:
                    // A real number ends with a nibble of fifteen; no operator we look for takes one.
                    do
                        at++;
                    while ((dictionary[at] & 0x0F) != 0x0F && dictionary[at] >> 4 != 0x0F);
                    at++;
                    break;
                case <= 246:
                    operand = b - 139;
                    at++;
                    break;
                case <= 250:
                    operand = ((b - 247) * 256) + dictionary[at + 1] + 108;
                    at += 2;
                    break;
                default:
                    operand = (-(b - 251) * 256) - dictionary[at + 1] - 108;
                    at += 2;
                    break;
            }
        }
        return entries;
    }

    private static int IndexSize(ReadOnlySpan<byte> index)
    {
        int count = UInt(index, 0, 2);
        if (count == 0)
            return 2;
        int offSize = index[2];
        return 3 + ((count + 1) * offSize) - 1 + UInt(index, 3 + (count * offSize), offSize);
    }

    private static int UInt(ReadOnlySpan<byte> bytes, int at, int size)
    {
        int value = 0;
        foreach (byte b in bytes.Slice(at, size))
            value = (value << 8) | b;
        return value;
    }
}
