using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace WorkReport.Documents.Tests.Pdf;

/// <summary>Programs of other makers that read our files: a file is right when they say so, not when we do.</summary>
internal static class PdfTool
{
    /// <summary>How Debian's MuPDF is built; no complaint about the file.</summary>
    private const string WithoutProfiles = "warning: ICC support is not available\n";

    /// <summary>Writes the PDF to a file, runs the program on it and gives what it printed; skips the test where it is not installed.</summary>
    /// <param name="pdf">The file's bytes.</param>
    /// <param name="program">Name of the program.</param>
    /// <param name="arguments">Its arguments; {pdf} stands for the file and {out} for a path beside it.</param>
    /// <param name="name">Name the file gets; its ending tells some programs what it is.</param>
    /// <param name="made">Name of a file the program makes beside the PDF, to be read back.</param>
    public static (string Printed, byte[] Made) Run(byte[] pdf, string program, string[] arguments, string made = "", string name = "a.pdf")
    {
        var folder = Directory.CreateTempSubdirectory("pdf").FullName;
        try
        {
            var file = Path.Combine(folder, name);
            File.WriteAllBytes(file, pdf);
            var printed = Start(program, [.. arguments.Select(argument => argument.Replace("{pdf}", file).Replace("{out}", Path.Combine(folder, "out")))]);
            return (printed, made.Length == 0 ? [] : File.ReadAllBytes(Path.Combine(folder, made)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A page as 8-bit grey pixels, 0 black.</summary>
    public static GreyPicture Poppler(byte[] pdf, int dpi, int page = 1) =>
        GreyPicture.Parse(Run(pdf, "pdftoppm", ["-gray", "-r", $"{dpi}", "-f", $"{page}", "-l", $"{page}", "-singlefile", "{pdf}", "{out}"], "out.pgm").Made);

    /// <summary>The same by another program.</summary>
    public static GreyPicture MuPdf(byte[] pdf, int dpi, int page = 1, string file = "a.pdf") =>
        GreyPicture.Parse(Run(pdf, "mutool", ["draw", "-q", "-c", "gray", "-r", $"{dpi}", "-F", "pgm", "-o", "{out}", "{pdf}", $"{page}"], "out", file).Made);

    private static string Start(string program, string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var printed = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, $"{program}: {printed}{errors.Result}");
            Assert.Equal("", errors.Result.Replace(WithoutProfiles, "", StringComparison.Ordinal));
            return printed;
        }
        catch (Win32Exception)
        {
            Assert.Skip($"{program} is not installed.");
            throw;
        }
    }
}

/// <summary>A rendered page.</summary>
internal sealed record GreyPicture(int Width, int Height, byte[] Pixels)
{
    public static GreyPicture Parse(byte[] pgm)
    {
        // P5, width, height, greatest value, each followed by white space; comments do not occur.
        var at = 0;
        Assert.Equal("P5", Word());
        var (width, height) = (int.Parse(Word(), CultureInfo.InvariantCulture), int.Parse(Word(), CultureInfo.InvariantCulture));
        Assert.Equal("255", Word());
        return new GreyPicture(width, height, pgm[at..]);

        string Word()
        {
            var start = at;
            while (!char.IsWhiteSpace((char)pgm[at]))
                at++;
            return System.Text.Encoding.ASCII.GetString(pgm, start, at++ - start);
        }
    }

    /// <summary>Share of the ink in a box, 0 for blank and 1 for black; points from the top left corner.</summary>
    public double Ink(double x, double y, double width, double height, int dpi)
    {
        var scale = dpi / 72.0;
        var sum = 0.0;
        var count = 0;
        for (var row = (int)(y * scale); row < (int)((y + height) * scale); row++)
        {
            for (var column = (int)(x * scale); column < (int)((x + width) * scale); column++)
            {
                sum += 1 - (Pixels[(row * Width) + column] / 255.0);
                count++;
            }
        }

        return sum / count;
    }

    /// <summary>
    /// Share of pixels that have no like within one pixel above or below: one renderer sets glyphs on whole pixels from top to bottom, the
    /// other between them.
    /// </summary>
    public double DifferenceWithinAPixel(GreyPicture other)
    {
        Assert.Equal((Width, Height), (other.Width, other.Height));
        var different = 0;
        for (var i = Width; i < Pixels.Length - Width; i++)
        {
            if (Differs(i) && Differs(i - Width) && Differs(i + Width))
                different++;

            bool Differs(int at) => Math.Abs(Pixels[i] - other.Pixels[at]) > 128;
        }

        return different / (double)Pixels.Length;
    }

    /// <summary>Share of pixels that differ by more than half of black.</summary>
    public double Difference(GreyPicture other)
    {
        Assert.Equal((Width, Height), (other.Width, other.Height));
        return Pixels.Zip(other.Pixels).Count(pair => Math.Abs(pair.First - pair.Second) > 128) / (double)Pixels.Length;
    }
}
