using Microsoft.Extensions.DependencyInjection;
using WorkReport.Documents.Tests.Spreadsheets;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.Commands;

namespace WorkReport.Web.Tests.Workbooks;

/// <summary><c>export totals</c> and its like, as a person starts them, on the store of the running site.</summary>
public sealed class ExportSheetTests(SeasonSite site) : SiteTest(site), IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("workreport-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task The_command_gives_what_the_page_gives()
    {
        var (client, id) = (await site.ClientOf("Office.SC"), site.Season["SC"]);
        foreach (var (command, address) in new[] { ("totals", "totals.xlsx"), ("cross --level Township --metric S01 S02", $"totals/cross.xlsx?level=Township&metric={site.Season.MetricOf("S01")}&metric={site.Season.MetricOf("S02")}") })
        {
            var file = await WrittenAsync([.. command.Split(' '), "--period", SeasonSite.Period, "--unit", "SC"]);
            Assert.Equal(await client.GetByteArrayAsync(new Uri($"/units/{id}/{SeasonSite.Period}/{address}", UriKind.Relative)), file);
        }
    }

    [Fact]
    public async Task What_is_below_a_unit_leaves_with_it()
    {
        string[] of = ["--period", SeasonSite.Period, "--unit", "SC"];
        // Of the county two figures and one that it gave unasked, of ten villages three each; the village that has moved since is where it was counted.
        var values = await SheetAsync(["values", .. of]);
        Assert.Equal(3 + 30, values.Rows.Count);
        Assert.Equal("2", values.Rows.Single(row => row["单位代码"].Words == "SC25" && row["指标代码"].Words == "S01")["数"].Words);
        var progress = await SheetAsync(["progress", "--day", "2022-12-25", .. of]);
        Assert.Equal(13, progress.Rows.Count);
        Assert.Contains(progress.Rows, row => row["单位"].Words == "下河一村" && row["逾期"].Words == "是");
        Assert.DoesNotContain((await SheetAsync(["progress", "--day", "2022-12-23", .. of])).Rows, row => row.ContainsKey("逾期"));
        Assert.Equal(9, (await SheetAsync(["items", .. of])).Rows.Select(row => row["单位代码"].Words).Distinct().Count());
        Assert.NotEmpty((await SheetAsync(["plans", .. of])).Heads);
        Assert.Contains((await SheetAsync(["people", "--unit", "SC2"])).Rows, row => row["用户名"].Words == "Reviewer.SC2");
        Assert.DoesNotContain((await SheetAsync(["people", "--unit", "SC2"])).Rows, row => row["用户名"].Words == "Office.SC");
        Assert.Equal(["S01", "S02", "S03", "S04"], (await SheetAsync(["metrics"])).Rows.Select(row => row["指标代码"].Words));
    }

    [Fact]
    public async Task What_is_not_there_is_refused_in_words_and_leaves_no_file()
    {
        string[] of = ["--period", SeasonSite.Period, "--unit"];
        Assert.Contains("没有代码为“nowhere”的单位", (await RunAsync(["totals", .. of, "nowhere"])).Error, StringComparison.Ordinal);
        Assert.Contains("没有代码为“1999”的报送期", (await RunAsync(["items", "--period", "1999", "--unit", "SC"])).Error, StringComparison.Ordinal);
        Assert.Contains("没有第 2 次填报", (await RunAsync(["values", .. of, "SC", "--round", "2"])).Error, StringComparison.Ordinal);
        Assert.Contains("下面没有这一级的单位", (await RunAsync(["cross", .. of, "SC1", "--level", "Township"])).Error, StringComparison.Ordinal);
        Assert.Contains("没有代码为“X9”的指标", (await RunAsync(["cross", .. of, "SC", "--level", "Township", "--metric", "X9"])).Error, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync(["totals", "--unit", "SC"])).Code);
        Assert.Equal(2, (await RunAsync(["cross", .. of, "SC", "--level", "Nowhere"])).Code);
        Assert.Empty(folder.GetFiles());
    }

    private async Task<ReadSheet> SheetAsync(string[] args) => ReadXlsx.Of(await WrittenAsync(args)).Sheets.Single();

    private async Task<byte[]> WrittenAsync(string[] args)
    {
        var ended = await RunAsync(args);
        Assert.Equal((0, ""), (ended.Code, ended.Error));
        return await File.ReadAllBytesAsync(Path.Combine(folder.FullName, "out.xlsx"));
    }

    private Task<Run.Ended> RunAsync(string[] args) => Run.ToTheEndAsync(folder.FullName, ["export", .. args, "--data", site.Services.GetRequiredService<DatabaseChoice>().Folder, "-o", "out.xlsx"]);
}
