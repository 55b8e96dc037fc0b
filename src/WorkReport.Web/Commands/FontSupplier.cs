using System.IO.Compression;
using WorkReport.Documents.Fonts;

namespace WorkReport.Web.Commands;

/// <summary>One place that free fonts come from, and the few of its files that we keep.</summary>
internal abstract class FontSupplier
{
    public static IReadOnlyList<FontSupplier> All { get; } = [new NpmFonts(), new DebianFonts()];

    /// <summary>In words for the person.</summary>
    public abstract string Name { get; }

    /// <summary>What is downloaded, in MB (10⁶ bytes).</summary>
    public abstract int Megabytes { get; }

    /// <summary>What is kept; a licence stands before its fonts, so that no font is ever there without it.</summary>
    public abstract IReadOnlyList<FontFile> Files { get; }

    /// <returns>null when this machine can use the source, else why not.</returns>
    public abstract string? Obstacle();

    /// <summary>Downloads and unpacks below <paramref name="work"/>.</summary>
    /// <returns>null, or why it failed.</returns>
    public abstract Task<string?> BringAsync(string work, CancellationToken cancellation);
}

/// <param name="Name">The file in the cache.</param>
/// <param name="Path">The file in the unpacked source. What ends in .woff or .gz is unpacked.</param>
internal sealed record FontFile(string Name, string Path)
{
    /// <returns>false when the source does not hold the file.</returns>
    public bool Keep(string work, string folder)
    {
        var source = System.IO.Path.Combine(work, Path);
        if (!File.Exists(source))
            return false;
        if (System.IO.Path.GetExtension(source) is ".woff" or ".gz")
        {
            var unpacked = source + ".unpacked";
            File.WriteAllBytes(unpacked, Unpack(source));
            source = unpacked;
        }

        File.Move(source, System.IO.Path.Combine(folder, Name), overwrite: true);
        return true;
    }

    private static byte[] Unpack(string file)
    {
        if (file.EndsWith(".woff", StringComparison.Ordinal))
            return WoffUnpacker.Unpack(File.ReadAllBytes(file));
        using var gzip = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        var bytes = new MemoryStream();
        gzip.CopyTo(bytes);
        return bytes.ToArray();
    }
}

/// <summary>思源宋体, 思源黑体 and 霞鹜文楷, at the versions and hashes that Assets/fonts/package-lock.json names. Works wherever Node.js does.</summary>
internal sealed class NpmFonts : FontSupplier
{
    private const string Serif = "node_modules/@expo-google-fonts/noto-serif-sc/";
    private const string Sans = "node_modules/@expo-google-fonts/noto-sans-sc/";
    private const string WenKai = "node_modules/@fontsource/lxgw-wenkai/";
    private static readonly string Npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
    private static readonly string Packages = Path.Combine(AppContext.BaseDirectory, "Assets", "fonts");

    public override string Name => FetchFonts.Text("NpmFonts");

    public override int Megabytes => 174;

    public override IReadOnlyList<FontFile> Files { get; } =
    [
        new("NotoSerifSC-LICENSE.txt", Serif + "LICENSE_FONT"),
        new("NotoSerifSC-Regular.ttf", Serif + "400Regular/NotoSerifSC_400Regular.ttf"),
        new("NotoSerifSC-Bold.ttf", Serif + "700Bold/NotoSerifSC_700Bold.ttf"),
        new("NotoSansSC-LICENSE.txt", Sans + "LICENSE_FONT"),
        new("NotoSansSC-Regular.ttf", Sans + "400Regular/NotoSansSC_400Regular.ttf"),
        new("NotoSansSC-Medium.ttf", Sans + "500Medium/NotoSansSC_500Medium.ttf"),
        new("LXGWWenKai-LICENSE.txt", WenKai + "LICENSE"),
        // The package files LXGW WenKai Regular (OS/2 weight 400) under 500, and the whole font under "latin".
        new("LXGWWenKai-Regular.ttf", WenKai + "files/lxgw-wenkai-latin-500-normal.woff"),
    ];

    public override string? Obstacle() => Tool.Find(Npm) is null ? FetchFonts.Text("NoNpm") : null;

    public override async Task<string?> BringAsync(string work, CancellationToken cancellation)
    {
        foreach (var file in (string[])["package.json", "package-lock.json"])
            File.Copy(Path.Combine(Packages, file), Path.Combine(work, file));
        return await Tool.RunAsync(
            Npm,
            ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "--fetch-retries=1", "--cache", Path.Combine(work, "cache")],
            work,
            cancellation);
    }
}

/// <summary>The Fandol faces, among them the only free 仿宋, out of the package texlive-lang-chinese of Debian and its kin; without root, nothing is installed.</summary>
internal sealed class DebianFonts : FontSupplier
{
    private const string Package = "texlive-lang-chinese";
    private const string Fonts = "unpacked/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/";
    private const string Documents = "unpacked/usr/share/doc/texlive-doc/fonts/fandol/";

    public override string Name => FetchFonts.Text("DebianFonts");

    public override int Megabytes => 65;

    public override IReadOnlyList<FontFile> Files { get; } =
    [
        new("Fandol-COPYING.txt", Documents + "COPYING.gz"),
        new("Fandol-README.txt", Documents + "README"),
        .. new[] { "FandolFang-Regular", "FandolKai-Regular", "FandolHei-Regular", "FandolHei-Bold", "FandolSong-Regular", "FandolSong-Bold" }
            .Select(font => new FontFile(font + ".otf", Fonts + font + ".otf")),
    ];

    public override string? Obstacle() => Tool.Find("apt-get") is null || Tool.Find("dpkg-deb") is null ? FetchFonts.Text("NoApt") : null;

    public override async Task<string?> BringAsync(string work, CancellationToken cancellation)
    {
        var lists = Directory.CreateDirectory(Path.Combine(work, "lists")).FullName;
        var cache = Directory.CreateDirectory(Path.Combine(work, "cache")).FullName;
        string[] own =
        [
            "-q", "-o", $"Dir::State::lists={lists}", "-o", $"Dir::Cache={cache}", "-o", "Acquire::Languages=none",
            "-o", "APT::Update::Error-Mode=any", "-o", "Acquire::Retries=1", "-o", "Acquire::http::Timeout=30",
            // Run by root, apt would download as a user who may not write here; signatures are checked all the same.
            "-o", "APT::Sandbox::User=root",
        ];

        // One foreign source that does not answer must not stop the one that has the package.
        var update = await Tool.RunAsync("apt-get", [.. own, "update"], work, cancellation);
        var download = await Tool.RunAsync("apt-get", [.. own, "download", Package], work, cancellation);
        if (download is not null)
            return update ?? download;
        return await Tool.RunAsync("dpkg-deb", ["-x", Directory.GetFiles(work, "*.deb").Single(), Path.Combine(work, "unpacked")], work, cancellation);
    }
}
