using System.Buffers.Binary;
using System.Text;

namespace WorkReport.Documents.Pdf;

/// <summary>
/// The sRGB colour space as an ICC v2 matrix profile (ICC.1:2001-04), made from its published numbers (IEC 61966-2-1):
/// PDF/A wants to know what a colour value means.
/// </summary>
internal static class SrgbProfile
{
    private const int HeaderLength = 128;
    private const int TagEntryLength = 12;
    private const int CurvePoints = 1024;

    private static readonly Lazy<byte[]> Built = new(Build);

    public static ReadOnlySpan<byte> Bytes => Built.Value;

    private static byte[] Build()
    {
        var curve = Curve();
        (string Name, byte[] Data)[] tags =
        [
            ("desc", Description("sRGB IEC61966-2.1")),
            ("cprt", [.. "text\0\0\0\0"u8, .. "No copyright, use freely\0"u8]),
            ("wtpt", Xyz(0.9642, 1.0, 0.8249)),
            ("rXYZ", Xyz(0.43607, 0.22249, 0.01392)),
            ("gXYZ", Xyz(0.38515, 0.71687, 0.09708)),
            ("bXYZ", Xyz(0.14307, 0.06061, 0.71410)),
            ("rTRC", curve),
            ("gTRC", curve),
            ("bTRC", curve),
        ];

        using var profile = new MemoryStream();
        profile.Write(new byte[HeaderLength]);
        WriteInt(profile, tags.Length);
        Dictionary<byte[], int> places = [];
        var next = HeaderLength + 4 + (TagEntryLength * tags.Length);
        foreach (var (name, data) in tags)
        {
            // The three curves are one: the table may point at the same place.
            if (places.TryAdd(data, next))
                next += Padded(data.Length);
            profile.Write(Encoding.ASCII.GetBytes(name));
            WriteInt(profile, places[data]);
            WriteInt(profile, data.Length);
        }

        foreach (var data in places.OrderBy(place => place.Value).Select(place => place.Key))
        {
            profile.Write(data);
            profile.Write(new byte[Padded(data.Length) - data.Length]);
        }

        var bytes = profile.ToArray();
        WriteHeader(bytes);
        return bytes;
    }

    private static void WriteHeader(Span<byte> profile)
    {
        BinaryPrimitives.WriteInt32BigEndian(profile, profile.Length);
        BinaryPrimitives.WriteInt32BigEndian(profile[8..], 0x02100000);
        "mntrRGB XYZ "u8.CopyTo(profile[12..]);
        // A date is required; it is the day the format was published.
        BinaryPrimitives.WriteInt16BigEndian(profile[24..], 2001);
        BinaryPrimitives.WriteInt16BigEndian(profile[26..], 4);
        BinaryPrimitives.WriteInt16BigEndian(profile[28..], 1);
        "acsp"u8.CopyTo(profile[36..]);
        Xyz(0.9642, 1.0, 0.8249).AsSpan(8).CopyTo(profile[68..]);
    }

    private static byte[] Xyz(double x, double y, double z)
    {
        var data = new byte[20];
        "XYZ "u8.CopyTo(data);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(8), Fixed(x));
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(12), Fixed(y));
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(16), Fixed(z));
        return data;
    }

    private static byte[] Curve()
    {
        var data = new byte[12 + (2 * CurvePoints)];
        "curv"u8.CopyTo(data);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(8), CurvePoints);
        for (var i = 0; i < CurvePoints; i++)
        {
            var v = i / (double)(CurvePoints - 1);
            var linear = v <= 0.04045 ? v / 12.92 : Math.Pow((v + 0.055) / 1.055, 2.4);
            BinaryPrimitives.WriteUInt16BigEndian(data.AsSpan(12 + (2 * i)), (ushort)Math.Round(linear * ushort.MaxValue));
        }

        return data;
    }

    private static byte[] Description(string text)
    {
        // Behind the ASCII name the type has room for a Unicode and a Macintosh name; both stay empty.
        var data = new byte[12 + text.Length + 1 + 4 + 4 + 2 + 1 + 67];
        "desc"u8.CopyTo(data);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(8), text.Length + 1);
        Encoding.ASCII.GetBytes(text).CopyTo(data, 12);
        return data;
    }

    private static int Fixed(double value) => (int)Math.Round(value * 65536);

    private static int Padded(int length) => (length + 3) & ~3;

    private static void WriteInt(MemoryStream stream, int value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        stream.Write(bytes);
    }
}
