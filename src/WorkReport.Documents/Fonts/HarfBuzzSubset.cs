using System.Runtime.InteropServices;

namespace WorkReport.Documents.Fonts;

/// <summary>The subsetter of the HarfBuzz library, which its managed wrapper leaves out.</summary>
internal static partial class HarfBuzzSubset
{
    private const string Library = "libHarfBuzzSharp";
    private const int DropTableTags = 3;
    private const uint NoHinting = 0x1;
    private const uint NoLayoutClosure = 0x200;
    private const uint CffTag = 0x43464620;

    // What a PDF reader does not look at in an embedded TrueType program (ISO 32000-1, 9.9, table 126 and its notes).
    private static readonly uint[] NotForPdf =
    [
        .. new[]
        {
            "GSUB", "GPOS", "GDEF", "BASE", "JSTF", "MATH", "vhea", "vmtx", "VORG", "gasp", "DSIG", "name", "OS/2", "post", "cmap",
            "STAT", "kern", "hdmx", "VDMX", "LTSH", "PCLT", "meta", "EBDT", "EBLC", "EBSC", "CBDT", "CBLC", "sbix", "SVG ", "COLR", "CPAL",
        }.Select(tag => (uint)((tag[0] << 24) | (tag[1] << 16) | (tag[2] << 8) | tag[3])),
    ];

    /// <summary>
    /// A font of only these glyphs. A glyph's new number is its place in the list; components of composed glyphs follow after.
    /// Answers the bare CFF table for a CFF face, otherwise an sfnt without layout tables.
    /// </summary>
    /// <param name="face">An hb_face_t, plain or prepared.</param>
    /// <param name="glyphs">Old glyph numbers, each once; the first is 0.</param>
    /// <param name="cff">Whether the outlines are CFF.</param>
    /// <exception cref="InvalidDataException">The font cannot be subset.</exception>
    public static byte[] Subset(nint face, ReadOnlySpan<ushort> glyphs, bool cff)
    {
        nint input = hb_subset_input_create_or_fail();
        nint subset = 0;
        try
        {
            nint wanted = hb_subset_input_glyph_set(input);
            nint places = hb_subset_input_old_to_new_glyph_mapping(input);
            for (int i = 0; i < glyphs.Length; i++)
            {
                hb_set_add(wanted, glyphs[i]);
                hb_map_set(places, glyphs[i], (uint)i);
            }
            nint dropped = hb_subset_input_set(input, DropTableTags);
            foreach (uint tag in NotForPdf)
                hb_set_add(dropped, tag);
            hb_subset_input_set_flags(input, NoHinting | NoLayoutClosure);

            subset = hb_subset_or_fail(face, input);
            if (subset == 0)
                throw new InvalidDataException("The font cannot be subset.");
            return Bytes(cff ? hb_face_reference_table(subset, CffTag) : hb_face_reference_blob(subset));
        }
        finally
        {
            hb_face_destroy(subset);
            hb_subset_input_destroy(input);
        }
    }

    /// <summary>A face that remembers what subsetting needs; costs time and memory once and halves every later subset.</summary>
    public static PreparedFace Prepare(nint face) => new(hb_subset_preprocess(face));

    private static unsafe byte[] Bytes(nint blob)
    {
        try
        {
            byte* data = hb_blob_get_data(blob, out uint length);
            return new ReadOnlySpan<byte>(data, (int)length).ToArray();
        }
        finally
        {
            hb_blob_destroy(blob);
        }
    }

    /// <summary>Owner of a prepared hb_face_t.</summary>
    internal sealed class PreparedFace : SafeHandle
    {
        public PreparedFace(nint face) : base(0, ownsHandle: true) => SetHandle(face);

        public override bool IsInvalid => handle == 0;

        protected override bool ReleaseHandle()
        {
            hb_face_destroy(handle);
            return true;
        }
    }

    [LibraryImport(Library)]
    private static partial nint hb_subset_input_create_or_fail();

    [LibraryImport(Library)]
    private static partial void hb_subset_input_destroy(nint input);

    [LibraryImport(Library)]
    private static partial nint hb_subset_input_glyph_set(nint input);

    [LibraryImport(Library)]
    private static partial nint hb_subset_input_old_to_new_glyph_mapping(nint input);

    [LibraryImport(Library)]
    private static partial nint hb_subset_input_set(nint input, int type);

    [LibraryImport(Library)]
    private static partial void hb_subset_input_set_flags(nint input, uint flags);

    [LibraryImport(Library)]
    private static partial nint hb_subset_or_fail(nint face, nint input);

    [LibraryImport(Library)]
    private static partial nint hb_subset_preprocess(nint face);

    [LibraryImport(Library)]
    private static partial void hb_set_add(nint set, uint value);

    [LibraryImport(Library)]
    private static partial void hb_map_set(nint map, uint key, uint value);

    [LibraryImport(Library)]
    private static partial nint hb_face_reference_table(nint face, uint tag);

    [LibraryImport(Library)]
    private static partial nint hb_face_reference_blob(nint face);

    [LibraryImport(Library)]
    private static partial void hb_face_destroy(nint face);

    [LibraryImport(Library)]
    private static unsafe partial byte* hb_blob_get_data(nint blob, out uint length);

    [LibraryImport(Library)]
    private static partial void hb_blob_destroy(nint blob);
}
