using System.Text;

namespace WorkReport.Documents.Fonts;

/// <summary>The 6,763 Hanzi of GB/T 2312-1980: what a face must have to set an ordinary text.</summary>
internal static class Gb2312
{
    private const int FirstRow = 0xB0;
    private const int LastRow = 0xF7;

    /// <summary>The code page that contains GB/T 2312.</summary>
    public static Encoding Encoding { get; } = CodePagesEncodingProvider.Instance.GetEncoding(936)!;

    /// <summary>Both levels, in the order of the standard.</summary>
    public static string Hanzi { get; } = Decode();

    private static string Decode()
    {
        List<byte> bytes = new(2 * 6763);
        for (int row = FirstRow; row <= LastRow; row++)
        {
            // Row 55 ends five cells early: the first level has 3,755 characters.
            int last = row == 0xD7 ? 0xF9 : 0xFE;
            for (int cell = 0xA1; cell <= last; cell++)
            {
                bytes.Add((byte)row);
                bytes.Add((byte)cell);
            }
        }
        return Encoding.GetString([.. bytes]);
    }
}
