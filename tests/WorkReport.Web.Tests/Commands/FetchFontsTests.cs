using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using WorkReport.Documents.Fonts;
using WorkReport.Web.Commands;

namespace WorkReport.Web.Tests.Commands;

public sealed class FetchFontsTests : IDisposable
{
    private readonly DirectoryInfo temporary = Directory.CreateTempSubdirectory("workreport-fonts-");
    private readonly StringWriter progress = new();

    private string Cache => Path.Combine(temporary.FullName, "cache");

    public void Dispose()
    {
        temporary.Delete(recursive: true);
        progress.Dispose();
    }

    [Fact]
    public void The_cache_is_where_the_user_says_else_in_the_users_own_cache()
    {
        Assert.Equal(Cache, Folder(("WORKREPORT_FONTS_CACHE", Cache)));
        Assert.True(Path.IsPathFullyQualified(Folder(("WORKREPORT_FONTS_CACHE", "fonts"))));
        Assert.EndsWith(Path.Combine("workreport", "fonts"), Folder(("WORKREPORT_FONTS_CACHE", "")), StringComparison.Ordinal);
        Assert.True(Path.IsPathFullyQualified(Folder()));
        Assert.SkipWhen(OperatingSystem.IsWindows(), "XDG_CACHE_HOME is for Linux and its kin.");
        Assert.Equal("/elsewhere/workreport/fonts", Folder(("XDG_CACHE_HOME", "/elsewhere")));
        Assert.EndsWith("/.cache/workreport/fonts", Folder(("XDG_CACHE_HOME", "not/absolute")), StringComparison.Ordinal);

        static string Folder(params (string Name, string Value)[] environment) =>
            FontFolders.FetchedFolderFor(name => environment.FirstOrDefault(variable => variable.Name == name).Value);
    }

    [Fact]
    public async Task What_is_kept_is_there_and_the_download_is_gone()
    {
        var result = await Run(new LocalFonts("A.ttf", "B.ttf"));

        Assert.Equal(["A.ttf", "B.ttf"], result.Fetched);
        Assert.Empty(result.Problems);
        Assert.Equal(["A.ttf", "B.ttf"], Names());
        Assert.Equal("A.ttf", Read("A.ttf"));
    }

    [Fact]
    public async Task A_second_run_fetches_nothing_and_says_nothing()
    {
        _ = await Run(new LocalFonts("A.ttf"));
        progress.GetStringBuilder().Clear();
        var source = new LocalFonts("A.ttf");

        var result = await Run(source);

        Assert.Equal(0, source.Downloads);
        Assert.Empty(result.Fetched);
        Assert.Equal("", progress.ToString());
    }

    [Fact]
    public async Task An_empty_file_left_by_a_crash_is_fetched_again()
    {
        Directory.CreateDirectory(Cache);
        File.WriteAllText(Path.Combine(Cache, "A.ttf"), "");

        var result = await Run(new LocalFonts("A.ttf", "B.ttf"));

        Assert.Equal(["A.ttf", "B.ttf"], result.Fetched);
        Assert.Equal("A.ttf", Read("A.ttf"));
    }

    [Fact]
    public async Task A_source_that_fails_is_named_and_the_next_one_goes_on()
    {
        var result = await Run(
            new LocalFonts("A.ttf") { Refusal = "网络不通" },
            new LocalFonts("B.ttf") { Hindrance = "没有工具" },
            new LocalFonts("C.ttf", "D.ttf") { NotHeld = "D.ttf" },
            new LocalFonts("E.ttf"));

        Assert.Equal(["C.ttf", "E.ttf"], result.Fetched);
        Assert.Collection(
            result.Problems,
            problem => Assert.Equal(("网络不通", "A.ttf"), (problem.Reason, problem.Missing.Single())),
            problem => Assert.Equal(("没有工具", "B.ttf"), (problem.Reason, problem.Missing.Single())),
            problem => Assert.Contains("D.ttf", problem.Reason, StringComparison.Ordinal));
        Assert.Contains("网络不通", progress.ToString(), StringComparison.Ordinal);
        Assert.Equal(["C.ttf", "E.ttf"], Names());
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_named_with_the_way_out()
    {
        File.WriteAllText(Cache, "a file stands in the way");

        var result = await Run(new LocalFonts("A.ttf"));

        var problem = Assert.Single(result.Problems);
        Assert.Contains(Cache, problem.Reason, StringComparison.Ordinal);
        Assert.Contains("WORKREPORT_FONTS_CACHE", problem.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_at_once_do_no_harm()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Run(new LocalFonts("A.ttf", "B.ttf")))));

        Assert.All(results, result => Assert.Empty(result.Problems));
        Assert.Equal(["A.ttf", "B.ttf"], Names());
    }

    [Fact]
    public async Task A_cancelled_fetch_leaves_nothing_behind()
    {
        using var cancellation = new CancellationTokenSource();
        var source = new LocalFonts("A.ttf") { Takes = TimeSpan.FromMinutes(5) };
        var fetch = FetchFonts.RunAsync(Cache, [source], progress, cancellation.Token);
        Assert.Equal(1, source.Downloads);
        await cancellation.CancelAsync();

        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetch);
        Assert.Empty(Names());
    }

    [Fact]
    public async Task What_a_killed_fetch_left_is_deleted_a_day_later()
    {
        var old = Directory.CreateDirectory(Path.Combine(Cache, ".fetching-old"));
        var recent = Directory.CreateDirectory(Path.Combine(Cache, ".fetching-recent"));
        File.WriteAllText(Path.Combine(old.FullName, "half.ttf"), "half");
        old.LastWriteTimeUtc = DateTime.UtcNow.AddDays(-2);

        _ = await Run(new LocalFonts("A.ttf"));

        Assert.False(Directory.Exists(old.FullName));
        Assert.True(Directory.Exists(recent.FullName));
    }

    [Fact]
    public async Task What_a_source_packs_is_unpacked()
    {
        _ = await Run(new LocalFonts("LICENSE.txt") { Packed = true });

        Assert.Equal("LICENSE.txt", Read("LICENSE.txt"));
    }

    [Fact]
    public void The_built_application_carries_the_list_of_packages_locked_by_hash_and_free_of_addresses()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Assets", "fonts");
        using var wanted = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "package.json")));
        using var locked = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "package-lock.json")));

        var packages = wanted.RootElement.GetProperty("dependencies").EnumerateObject().ToArray();
        Assert.NotEmpty(packages);
        Assert.All(packages, package =>
        {
            var entry = locked.RootElement.GetProperty("packages").GetProperty("node_modules/" + package.Name);
            Assert.Equal(package.Value.GetString(), entry.GetProperty("version").GetString());
            Assert.StartsWith("sha512-", entry.GetProperty("integrity").GetString(), StringComparison.Ordinal);
            Assert.False(entry.TryGetProperty("resolved", out _));
        });
        Assert.All(new NpmFonts().Files, file => Assert.Contains(packages, package => file.Path.StartsWith($"node_modules/{package.Name}/", StringComparison.Ordinal)));
    }

    [Fact]
    public void No_two_files_of_the_cache_share_a_name_and_each_source_begins_with_a_licence()
    {
        var names = FontSupplier.All.SelectMany(source => source.Files).Select(file => file.Name).ToArray();
        Assert.Equal(names.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(FontSupplier.All, source => Assert.EndsWith(".txt", source.Files[0].Name, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_fetched_font_is_whole()
    {
        var fonts = FontSupplier.All.SelectMany(source => source.Files).Where(file => !file.Name.EndsWith(".txt", StringComparison.Ordinal))
            .Select(file => Path.Combine(FetchFonts.Folder, file.Name)).Where(File.Exists).ToArray();
        Assert.SkipWhen(fonts.Length == 0, "No fetched fonts on this machine: run the application with fonts --fetch.");

        Assert.All(fonts, font =>
        {
            // OpenType, table head: with checkSumAdjustment in place, the words of the whole file add up to this.
            var bytes = File.ReadAllBytes(font);
            var sum = 0u;
            for (var i = 0; i + 4 <= bytes.Length; i += 4)
                sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(i)));
            Assert.Equal(0xB1B0AFBAu, sum);
        });
    }

    private Task<FetchFontsResult> Run(params FontSupplier[] sources) =>
        FetchFonts.RunAsync(Cache, sources, TextWriter.Synchronized(progress), TestContext.Current.CancellationToken);

    private string Read(string name) => File.ReadAllText(Path.Combine(Cache, name));

    private string[] Names() =>
        Directory.Exists(Cache) ? [.. new DirectoryInfo(Cache).EnumerateFileSystemInfos().Select(file => file.Name).Order(StringComparer.Ordinal)] : [];

    /// <summary>A source that "downloads" from memory: each file holds its own name.</summary>
    private sealed class LocalFonts(params string[] names) : FontSupplier
    {
        public string? Refusal { get; init; }

        public string? Hindrance { get; init; }

        public string? NotHeld { get; init; }

        public bool Packed { get; init; }

        public TimeSpan Takes { get; init; }

        public int Downloads { get; private set; }

        public override string Name => "local";

        public override int Megabytes => 0;

        public override IReadOnlyList<FontFile> Files => [.. names.Select(name => new FontFile(name, Inside(name)))];

        public override string? Obstacle() => Hindrance;

        public override async Task<string?> BringAsync(string work, CancellationToken cancellation)
        {
            Downloads++;
            await Task.Delay(Takes, cancellation);
            Directory.CreateDirectory(Path.Combine(work, "inside"));
            foreach (var name in names.Where(name => name != NotHeld))
            {
                await using var file = File.Create(Path.Combine(work, Inside(name)));
                await using Stream stream = Packed ? new GZipStream(file, CompressionLevel.Fastest) : file;
                await stream.WriteAsync(Encoding.UTF8.GetBytes(name), cancellation);
            }

            return Refusal;
        }

        private string Inside(string name) => Path.Combine("inside", name + (Packed ? ".gz" : ""));
    }
}
