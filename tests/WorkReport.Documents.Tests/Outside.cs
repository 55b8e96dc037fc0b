using System.Diagnostics;

namespace WorkReport.Documents.Tests;

/// <summary>Programs of others that judge our files; a test that needs one is skipped with its name where it is absent.</summary>
internal static class Outside
{
    /// <summary>Runs a program and gives what it wrote; a program that fails fails the test.</summary>
    public static string Run(string program, params string[] arguments)
    {
        Assert.SkipUnless(IsThere(program), $"{program} is not on this machine.");
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program}: {errors.Result}{output}");
        return output;
    }

    /// <summary>Is LibreOffice there, and Writer with it? Where it came without windows, no program has that name.</summary>
    public static bool HasWriter => IsThere("lowriter") || (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "soffice")).Where(File.Exists)
        .Any(office => File.Exists(Path.Combine(Path.GetDirectoryName(File.ResolveLinkTarget(office, returnFinalTarget: true)?.FullName ?? office)!, "libswlo.so")));

    public static bool IsThere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe")));
}

/// <summary>A folder of a test, gone with it.</summary>
internal sealed class TempFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("workreport-");

    public string File(string name) => Path.Combine(folder.FullName, name);

    public void Dispose() => folder.Delete(recursive: true);
}

/// <summary>A greyscale raster, 0 black.</summary>
internal sealed record Raster(int Width, int Height, byte[] Pixels)
{
    /// <summary>Sum of blackness, in whole black pixels.</summary>
    public double Ink => Pixels.Sum(pixel => 255 - pixel) / 255.0;

    /// <summary>Reads a binary PGM file.</summary>
    public static Raster ReadPgm(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var at = 0;
        Assert.Equal("P5", Token());
        var (width, height) = (int.Parse(Token(), System.Globalization.CultureInfo.InvariantCulture), int.Parse(Token(), System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("255", Token());
        return new Raster(width, height, bytes[at..]);

        string Token()
        {
            var start = at;
            while (!char.IsWhiteSpace((char)bytes[at]))
                at++;
            var token = System.Text.Encoding.ASCII.GetString(bytes, start, at - start);
            at++;
            if (bytes[at] != '#')
                return token;
            while (bytes[at++] != '\n')
            {
            }

            return token;
        }
    }

    /// <summary>Ink of each horizontal band.</summary>
    public double[] InkOfBands(int bands) =>
        [.. Enumerable.Range(0, bands).Select(band => new Raster(Width, 1, Pixels[(band * Height / bands * Width)..((band + 1) * Height / bands * Width)]).Ink)];
}
