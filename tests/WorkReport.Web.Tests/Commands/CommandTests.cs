using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using UglyToad.PdfPig;
using WorkReport.Web.Commands;
using WorkReport.Web.Demonstration;
using WorkReport.Web.Pages.Typesetting;

namespace WorkReport.Web.Tests.Commands;

public sealed partial class CommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("workreport-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("nonsense")]
    [InlineData("typeset")]
    [InlineData("typeset", "a.txt")]
    [InlineData("typeset", "a.txt", "b.txt", "-o", "c.pdf")]
    [InlineData("fonts", "--nonsense")]
    [InlineData("migrate", "surplus")]
    [InlineData("demo", "surplus")]
    [InlineData("serve", "surplus")]
    [InlineData("serve", "--data")]
    public async Task Wrong_usage_ends_with_2_and_a_reason(params string[] args)
    {
        var ended = await Run.ToTheEndAsync(folder, args);
        Assert.Equal(2, ended.Code);
        Assert.NotEmpty(ended.Error);
        Assert.Empty(ended.Output);
    }

    [Fact]
    public async Task Help_names_every_command_in_Chinese()
    {
        var ended = await Run.ToTheEndAsync(folder, "--help");
        Assert.Equal(0, ended.Code);
        Assert.All(["serve", "demo", "typeset", "fonts", "migrate", "启动网站"], word => Assert.Contains(word, ended.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Typeset_writes_the_file_where_the_caller_stands_and_the_dropped_lines_to_standard_error()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "in.txt"), "关于示例的报告\n\n来源:某某网 责任编辑:某某\n\n同志们:\n\n正文一段,讲一讲工作。\n\n相关链接:\n");
        var ended = await Run.ToTheEndAsync(folder, "typeset", "in.txt", "-o", "out.pdf");
        Assert.Equal((0, "来源:某某网 责任编辑:某某\n相关链接:\n"), (ended.Code, ended.Error.ReplaceLineEndings("\n")));
        using var pdf = PdfDocument.Open(Path.Combine(folder, "out.pdf"));
        Assert.Equal(1, pdf.NumberOfPages);
    }

    [Fact]
    public async Task A_text_that_is_all_noise_is_refused_and_no_file_is_left()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "in.txt"), "相关链接:\n分享到微信\n");
        var ended = await Run.ToTheEndAsync(folder, "typeset", "in.txt", "-o", "out.pdf");
        Assert.Equal(1, ended.Code);
        Assert.Contains("没有认出报告正文", ended.Error, StringComparison.Ordinal);
        Assert.Equal(["in.txt"], Directory.GetFiles(folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Typeset_twice_writes_the_same_bytes()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "in.txt"), Example.Text);
        await Run.ToTheEndAsync(folder, "typeset", "in.txt", "-o", "one.pdf");
        await Run.ToTheEndAsync(folder, "typeset", "in.txt", "--output", "two.pdf");
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(folder, "one.pdf")), await File.ReadAllBytesAsync(Path.Combine(folder, "two.pdf")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("PK\u0003\u0004....")]
    [InlineData("a\0b")]
    public async Task A_refused_text_ends_with_1_and_leaves_no_file(string text)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "in.txt"), text);
        var ended = await Run.ToTheEndAsync(folder, "typeset", "in.txt", "-o", "out.pdf");
        Assert.Equal(1, ended.Code);
        Assert.Contains("。", ended.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder, "out.pdf")));
    }

    [Fact]
    public async Task The_source_is_not_written_over()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "in.txt"), "示例报告\n\n正文。");
        var ended = await Run.ToTheEndAsync(folder, "typeset", "in.txt", "-o", "./in.txt");
        Assert.Equal(1, ended.Code);
        Assert.Contains("换一个输出文件名", ended.Error, StringComparison.Ordinal);
        Assert.Equal("示例报告\n\n正文。", await File.ReadAllTextAsync(Path.Combine(folder, "in.txt")));
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_ends_with_1_and_the_reason()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "in.txt"), "示例报告\n\n正文。");
        Directory.CreateDirectory(Path.Combine(folder, "taken"));
        var ended = await Run.ToTheEndAsync(folder, "typeset", "in.txt", "-o", "taken");
        Assert.Equal(1, ended.Code);
        Assert.Contains("文件读写不了", ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fonts_tells_the_face_of_each_role_to_people_and_to_programs()
    {
        var told = await Run.ToTheEndAsync(folder, "fonts");
        Assert.Equal(0, told.Code);
        Assert.All(["仿宋", "楷体", "黑体", "宋体", "小标宋"], role => Assert.Contains(role, told.Output, StringComparison.Ordinal));
        var json = await Run.ToTheEndAsync(folder, "fonts", "--json");
        using var parsed = JsonDocument.Parse(json.Output);
        Assert.Equal(5, parsed.RootElement.EnumerateArray().Select(f => f.GetProperty("role").GetString()).Distinct().Count());
    }

    [Fact]
    public async Task Migrate_makes_the_store_where_it_is_told_and_is_quiet_the_second_time()
    {
        var first = await Run.ToTheEndAsync(folder, "migrate", "--data", "store");
        Assert.Equal((0, ""), (first.Code, first.Error));
        Assert.True(File.Exists(Path.Combine(folder, "store", "workreport.db")));
        var second = await Run.ToTheEndAsync(folder, "migrate", "--data", "store");
        Assert.Equal((0, "", ""), (second.Code, second.Output, second.Error));
    }

    [Theory]
    [InlineData("serve", "--data", "store", "--urls", "http://127.0.0.1:0")]
    [InlineData("--data=store", "--urls=http://127.0.0.1:0")]
    public async Task The_site_starts_from_any_folder_says_where_it_is_and_warns_of_nothing(params string[] args)
    {
        using var process = Run.Start(folder, args);
        try
        {
            var lines = new StringBuilder();
            var address = "";
            while (address.Length == 0 && await process.StandardOutput.ReadLineAsync() is { } line)
            {
                lines.AppendLine(line);
                address = Address().Match(line).Value;
            }

            Assert.DoesNotContain("WARN", lines.ToString(), StringComparison.Ordinal);
            using var client = new HttpClient { BaseAddress = new Uri(address) };
            Assert.Equal("Healthy", await client.GetStringAsync(new Uri("/healthz", UriKind.Relative)));
            var home = await client.GetStringAsync(new Uri("/", UriKind.Relative));
            Assert.Contains("年终工作报告", home, StringComparison.Ordinal);
            var css = await client.GetAsync(new Uri(Stylesheet().Match(home).Groups[1].Value, UriKind.Relative));
            Assert.True(css.IsSuccessStatusCode);
            Assert.True(File.Exists(Path.Combine(folder, "store", "workreport.db")));
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }

    [Fact]
    public async Task An_address_in_use_is_told_in_a_sentence()
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var ended = await Run.ToTheEndAsync(folder, "serve", "--data", "store", "--urls", $"http://{taken.LocalEndpoint}");
        Assert.Equal(1, ended.Code);
        Assert.Contains("已被占用", ended.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Business:Now", "yesterday")]
    [InlineData("Proxies:0", "the-proxy")]
    [InlineData("Proxies:0", "10.0.0.0/99")]
    [InlineData("urls", "here")]
    [InlineData("urls", "http://127.0.0.1:99999")]
    [InlineData("urls", "http://192.0.2.1:5080")]
    [InlineData("Kestrel:Endpoints:Site:Url", "here")]
    public async Task A_setting_that_means_nothing_is_told_in_a_sentence(string setting, string given)
    {
        var ended = await Run.ToTheEndAsync(folder, "serve", "--data", "store", $"--{setting}={given}");
        Assert.Equal(1, ended.Code);
        Assert.True(ended.Error.Contains("例如", StringComparison.Ordinal) || ended.Error.Contains("可以这样写", StringComparison.Ordinal), ended.Error);
        Assert.DoesNotContain("   at ", ended.Output + ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_resets_only_what_a_demonstration_made()
    {
        await Run.ToTheEndAsync(folder, "migrate", "--data", "real");
        var ended = await Run.ToTheEndAsync(folder, "demo", "--reset", "--data", "real");
        Assert.Equal(1, ended.Code);
        Assert.Contains("没有清空", ended.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder, "real", "workreport.db")));
    }

    [Fact]
    public async Task Demo_does_not_start_on_data_of_others()
    {
        await Run.ToTheEndAsync(folder, "migrate", "--data", "real");
        var before = await File.ReadAllBytesAsync(Path.Combine(folder, "real", "workreport.db"));
        var ended = await Run.ToTheEndAsync(folder, "demo", "--data", "real");
        Assert.Equal((1, ""), (ended.Code, ended.Output));
        Assert.Contains("不属于演示", ended.Error, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(Path.Combine(folder, "real", "workreport.db")));
    }

    [Fact]
    public async Task Demo_brings_the_city_and_tells_where_to_go_and_whom_to_sign_in_as()
    {
        Assert.SkipUnless(FontSupplier.All.SelectMany(source => source.Files).All(file => File.Exists(Path.Combine(FetchFonts.Folder, file.Name))),
            "The free fonts are not all here, and a test does not fetch them: run fonts --fetch.");
        Assert.Contains("1111 个单位", await Started("--data", "demo"), StringComparison.Ordinal);
        var second = await Started("--data", "demo");
        Assert.DoesNotContain("1111", second, StringComparison.Ordinal);
        Assert.All(
            ["http://127.0.0.1:0", "澄川市办公室", "桐川县审核", "溪源镇填报", LoadDemonstration.Password], word => Assert.Contains(word, second, StringComparison.Ordinal));
        Assert.Contains("1111 个单位", await Started("--data", "demo", "--reset"), StringComparison.Ordinal);

        // Until the site says that it is ready.
        async Task<string> Started(params string[] args)
        {
            using var process = Run.Start(folder, ["demo", .. args, "--urls", "http://127.0.0.1:0"]);
            try
            {
                var lines = new StringBuilder();
                while (await process.StandardOutput.ReadLineAsync() is { } line)
                {
                    lines.AppendLine(line);
                    if (Address().IsMatch(line))
                        break;
                }

                Assert.DoesNotContain("WARN", lines.ToString(), StringComparison.Ordinal);
                Assert.Matches(Address(), lines.ToString());
                return lines.ToString();
            }
            finally
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync();
            }
        }
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[1-9]\d*")]
    private static partial Regex Address();

    [GeneratedRegex("href=\"(/site[^\"]*\\.css)\"")]
    private static partial Regex Stylesheet();
}
