using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace WorkReport.Documents.Fonts;

/// <summary>Asks the HarfBuzz library to draw a glyph and takes the strokes down as SVG path data.</summary>
internal static unsafe partial class HarfBuzzOutline
{
    private const string Library = "libHarfBuzzSharp";

    private static readonly nint Pen = CreatePen();

    /// <summary>Path data in font units, y upwards; empty for a blank glyph.</summary>
    /// <param name="font">An hb_font_t whose scale is the face's units per em.</param>
    /// <param name="glyph">Glyph number.</param>
    public static string PathOf(nint font, ushort glyph)
    {
        StringBuilder path = new();
        GCHandle handle = GCHandle.Alloc(path);
        try
        {
            hb_font_draw_glyph(font, glyph, Pen, GCHandle.ToIntPtr(handle));
        }
        finally
        {
            handle.Free();
        }
        return path.ToString();
    }

    private static nint CreatePen()
    {
        nint pen = hb_draw_funcs_create();
        hb_draw_funcs_set_move_to_func(pen, (nint)(delegate* unmanaged[Cdecl]<nint, nint, nint, float, float, nint, void>)&Move, 0, 0);
        hb_draw_funcs_set_line_to_func(pen, (nint)(delegate* unmanaged[Cdecl]<nint, nint, nint, float, float, nint, void>)&Line, 0, 0);
        hb_draw_funcs_set_quadratic_to_func(
            pen, (nint)(delegate* unmanaged[Cdecl]<nint, nint, nint, float, float, float, float, nint, void>)&Quadratic, 0, 0);
        hb_draw_funcs_set_cubic_to_func(
            pen, (nint)(delegate* unmanaged[Cdecl]<nint, nint, nint, float, float, float, float, float, float, nint, void>)&Cubic, 0, 0);
        hb_draw_funcs_set_close_path_func(pen, (nint)(delegate* unmanaged[Cdecl]<nint, nint, nint, nint, void>)&Close, 0, 0);
        hb_draw_funcs_make_immutable(pen);
        return pen;
    }

    private static StringBuilder Path(nint data) => (StringBuilder)GCHandle.FromIntPtr(data).Target!;

    private static void Write(nint data, char command, params ReadOnlySpan<float> numbers)
    {
        StringBuilder path = Path(data).Append(command);
        for (int i = 0; i < numbers.Length; i++)
        {
            if (i > 0)
                path.Append(' ');
            path.Append(CultureInfo.InvariantCulture, $"{numbers[i]:0.##}");
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Move(nint functions, nint data, nint state, float x, float y, nint user) => Write(data, 'M', x, y);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Line(nint functions, nint data, nint state, float x, float y, nint user) => Write(data, 'L', x, y);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Quadratic(nint functions, nint data, nint state, float cx, float cy, float x, float y, nint user) =>
        Write(data, 'Q', cx, cy, x, y);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Cubic(
        nint functions, nint data, nint state, float cx1, float cy1, float cx2, float cy2, float x, float y, nint user) =>
        Write(data, 'C', cx1, cy1, cx2, cy2, x, y);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Close(nint functions, nint data, nint state, nint user) => Write(data, 'Z');

    [LibraryImport(Library)]
    private static partial nint hb_draw_funcs_create();

    [LibraryImport(Library)]
    private static partial void hb_draw_funcs_make_immutable(nint pen);

    [LibraryImport(Library)]
    private static partial void hb_draw_funcs_set_move_to_func(nint pen, nint function, nint user, nint destroy);

    [LibraryImport(Library)]
    private static partial void hb_draw_funcs_set_line_to_func(nint pen, nint function, nint user, nint destroy);

    [LibraryImport(Library)]
    private static partial void hb_draw_funcs_set_quadratic_to_func(nint pen, nint function, nint user, nint destroy);

    [LibraryImport(Library)]
    private static partial void hb_draw_funcs_set_cubic_to_func(nint pen, nint function, nint user, nint destroy);

    [LibraryImport(Library)]
    private static partial void hb_draw_funcs_set_close_path_func(nint pen, nint function, nint user, nint destroy);

    [LibraryImport(Library)]
    private static partial void hb_font_draw_glyph(nint font, uint glyph, nint pen, nint data);
}
