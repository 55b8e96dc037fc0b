using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Reports;
using WorkReport.Web.Reporting;
using WorkReport.Web.Reporting.Archives;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Reports;

/// <summary>历年报告 and 归档包: a year put away as one file, checked by the script of the documentation alone.</summary>
public sealed class ArchiveTests(Site site) : SiteTest(site)
{
    [Fact]
    public async Task A_year_is_put_away_as_one_file_that_anybody_can_check()
    {
        var at = await ReportingCounty.In(Site, "RAV");
        var office = await Site.SignedInAs(at.Office);
        var issued = await IssuedAsync(at, office);
        var list = await office.OpenAsync($"/units/{at.Unit}/reports");
        Assert.Equal("历年报告", list.Words("h1"));
        Assert.Contains("已印发", list.Words(".pastyear"), StringComparison.Ordinal);
        var address = list.Document.QuerySelector("a[href$='/archive.zip']")!.GetAttribute("href")!;
        var client = await Site.ClientOf(at.Office);
        var bytes = await client.GetByteArrayAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(SHA256.HashData(bytes), SHA256.HashData(await client.GetByteArrayAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken)));

        // The file of the version is the one that is served.
        using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        var last = zip.Entries.Where(e => e.FullName.EndsWith("-定稿.pdf", StringComparison.Ordinal)).MaxBy(e => e.FullName)!;
        using var served = new MemoryStream();
        await using (var from = await last.OpenAsync(TestContext.Current.CancellationToken))
            await from.CopyToAsync(served, TestContext.Current.CancellationToken);
        Assert.Equal(await client.GetByteArrayAsync(new Uri($"{issued}/editions/{last.Name[..last.Name.IndexOf('-')]}.pdf", UriKind.Relative), TestContext.Current.CancellationToken), served.ToArray());
        var catalogue = new StreamReader(zip.GetEntry("归档文件目录.csv")!.Open(), Encoding.UTF8).ReadToEnd();
        Assert.StartsWith("件号,责任者,文号,题名,日期,页数,保管期限,文件\r\n001,", catalogue, StringComparison.Ordinal);
        Assert.Contains("永久", catalogue, StringComparison.Ordinal);
        Assert.All(zip.Entries.Select(e => e.FullName).Except(["归档文件目录.csv", "归档文件目录.xlsx", "说明.txt", "SHA256SUMS"]), path => Assert.Contains(path, catalogue, StringComparison.Ordinal));

        // Who only reads takes nothing away.
        var reader = await Site.ClientOf(at.Reviewer);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Null((await (await Site.SignedInAs(at.Reviewer)).OpenAsync($"/units/{at.Unit}/reports")).Document.QuerySelector("a[href$='/archive.zip']"));

        using var folder = new Emptied();
        var whole = folder.Put("whole.zip", bytes);
        Assert.Equal((0, true), await VerifyAsync(folder, whole, "all as they were put away"));
        ZipFile.ExtractToDirectory(whole, Path.Combine(folder.Path, "unpacked"));
        Assert.Equal((0, true), await VerifyAsync(folder, Path.Combine(folder.Path, "unpacked"), "all as they were put away"));

        // One byte of any file is named; one between the files is found.
        foreach (var entry in zip.Entries.Where(e => e.Length > 0 && e.Name != ArchiveWriter.Checksums))
        {
            var file = Path.Combine(folder.Path, "unpacked", entry.FullName);
            var held = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            var spoiled = held.ToArray();
            spoiled[spoiled.Length / 2] ^= 1;
            await File.WriteAllBytesAsync(file, spoiled, TestContext.Current.CancellationToken);
            Assert.Equal((1, true), await VerifyAsync(folder, Path.Combine(folder.Path, "unpacked"), $"{entry.FullName}: not what was put away"));
            await File.WriteAllBytesAsync(file, held, TestContext.Current.CancellationToken);
        }

        for (var n = 0; n < 8; n++)
        {
            var spoiled = bytes.ToArray();
            spoiled[(bytes.Length - 1) * n / 7] ^= 1;
            Assert.Equal((1, true), await VerifyAsync(folder, folder.Put($"spoiled-{n}.zip", spoiled), "fault"));
        }
    }

    [Fact]
    public async Task Before_it_is_issued_nothing_is_put_away()
    {
        var at = await ReportingCounty.In(Site, "RAW");
        var office = await Site.SignedInAs(at.Office);
        Assert.Contains("还没有报告", (await office.OpenAsync($"/units/{at.Unit}/reports")).Words("main"), StringComparison.Ordinal);
        var draft = await DraftingTests.BegunAsync(at, office);
        var list = await office.OpenAsync($"/units/{at.Unit}/reports");
        Assert.Contains(draft.Words(".lede").Split(" · ")[0], list.Words(".pastyear"), StringComparison.Ordinal);
        Assert.Null(list.Document.QuerySelector("a[href$='/archive.zip']"));
        var client = await Site.ClientOf(at.Office);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri($"{DraftingTests.PathOf(draft)}/archive.zip", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }

    private async Task<string> IssuedAsync(ReportingCounty at, Browser office)
    {
        var sent = await DraftingTests.SentAsync(at, office);
        var approved = await DraftingTests.MoveAsync(await Site.SignedInAs(at.Reviewer), sent, ReportMove.Approve);
        var path = DraftingTests.PathOf(approved);
        var id = int.Parse(path.Split('/')[2], CultureInfo.InvariantCulture);
        await Site.With(async db =>
        {
            var report = await db.Reports.SingleAsync(r => r.Id == id);
            await db.LoadLatestAsync(report);
            // Its period goes on for the other tests of the city.
            report.Make(ReportMove.Issue, ReportRelation.Office, PeriodState.Ended, 1, Site.By);
            await db.SaveChangesAsync();
        });
        return path;
    }

    private static async Task<(int Code, bool Says)> VerifyAsync(Emptied folder, string what, string says)
    {
        using var script = Process.Start(new ProcessStartInfo("python3", [Path.Combine(Source.Root, "docs", "verify-archive.py"), what]) { WorkingDirectory = folder.Path, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8, Environment = { ["PYTHONIOENCODING"] = "utf-8" } })!;
        var said = await script.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await script.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (script.ExitCode, said.Contains(says, StringComparison.Ordinal));
    }

    private sealed class Emptied : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("archive-").FullName;

        public string Put(string name, byte[] bytes)
        {
            var file = System.IO.Path.Combine(Path, name);
            File.WriteAllBytes(file, bytes);
            return file;
        }

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
