using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Reports;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Reports;

/// <summary>Whoever asks for a hundred files waits for them alone.</summary>
[Collection(Alone.Name)]
public class SettingLaneTests(Site site) : SiteTest(site)
{
    [Fact]
    public async Task A_hundred_files_for_one_person_are_set_once_and_the_rest_is_told_to_come_again()
    {
        var city = await City.In(Site);
        using var office = await Site.ClientOf(City.UserAt("CA1", Role.Office));
        var address = new Uri($"/reports/{city.ReportOf("CA1")}/draft.pdf", UriKind.Relative);
        var asked = Enumerable.Range(0, 100).Select(_ => office.GetAsync(address)).ToList();
        var others = await Browser.OpenAsync("/units");
        var answers = await Task.WhenAll(asked);
        Assert.Equal(HttpStatusCode.OK, others.Status);
        var served = answers.Where(a => a.StatusCode == HttpStatusCode.OK).ToList();
        Assert.InRange(served.Count, SettingLane.MostOfOne, 100);
        Assert.All(answers.Except(served), answer => Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode));
        var files = await Task.WhenAll(served.Select(a => a.Content.ReadAsByteArrayAsync()));
        Assert.All(files, file => Assert.Equal(files[0], file));
        Assert.All(await Task.WhenAll(answers.Except(served).Select(a => a.Content.ReadAsStringAsync())), page => Assert.Contains("排版、导出的人很多", page, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await office.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task A_report_is_read_once_for_its_file_until_something_changes()
    {
        var city = await City.In(Site);
        using var office = await Site.ClientOf(City.UserAt("CA1", Role.Office));
        var (id, address) = (city.ReportOf("CA1"), new Uri($"/reports/{city.ReportOf("CA1")}/draft.pdf", UriKind.Relative));
        var first = await office.GetByteArrayAsync(address);
        Assert.True(await IsKeptAsync());
        await Site.With(async db =>
        {
            var report = await db.Reports.SingleAsync(r => r.Id == id);
            report.SetHead(report.Head with { Salutation = "各位朋友：" }, Site.By);
            await db.SaveChangesAsync();
        });
        Assert.False(await IsKeptAsync());
        Assert.NotEqual(first, await office.GetByteArrayAsync(address));

        Task<bool> IsKeptAsync() => Site.WithServices(async services =>
        {
            var db = services.GetRequiredService<WorkReportDb>();
            var person = await db.Accounts.Where(a => a.UserName == City.UserAt("CA1", Role.Office)).Select(a => a.PersonId).SingleAsync();
            return services.GetRequiredService<KeptByNumber>().Has((nameof(ReportFacts), person, services.GetRequiredService<BusinessClock>().Today, id), await db.AuditHeads.Select(h => h.Sequence).SingleAsync());
        });
    }

    [Theory]
    [InlineData("/reports/{0}/pages/1.svg")]
    [InlineData("/reports/{0}/draft.pdf")]
    [InlineData("/reports/{0}/draft.docx")]
    [InlineData("/reports/{0}")]
    [InlineData("/typesetting")]
    [InlineData("/typesetting/{1}.pdf")]
    public async Task Whatever_sets_pages_waits_in_the_lane_and_nothing_else_does(string pattern)
    {
        var city = await City.In(Site);
        var (browser, client) = (await Site.SignedInAs(City.UserAt("CA1", Role.Office)), await Site.ClientOf(City.UserAt("CA1", Role.Office)));
        var set = await browser.SubmitAsync(await browser.OpenAsync("/typesetting"), "form.source", new() { ["Form.Text"] = Sample });
        var id = set.Document.QuerySelector("a[href$='.pdf']")!.GetAttribute("href")!.Split('/')[^1].Split('.')[0];
        var address = string.Format(CultureInfo.InvariantCulture, pattern, city.ReportOf("CA1"), id);

        var held = await HoldAsync();
        Task<HttpStatusCode> asked;
        try
        {
            asked = address == "/typesetting" ? PostAsync() : GetAsync();
            Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/units")).Status);
            Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/typesetting")).Status);
            await Task.Delay(150);
            Assert.False(asked.IsCompleted, $"{address} does not wait.");
        }
        finally
        {
            held.ForEach(lease => lease.Dispose());
        }

        Assert.Equal(HttpStatusCode.OK, await asked);

        async Task<HttpStatusCode> GetAsync() => (await client.GetAsync(new Uri(address, UriKind.Relative))).StatusCode;

        async Task<HttpStatusCode> PostAsync() => (await browser.SubmitAsync(set, "form.source", new() { ["Form.Text"] = Sample })).Status;
    }

    [Fact]
    public async Task Two_who_set_pages_at_once_are_both_served_each_their_own()
    {
        var city = await City.In(Site);
        await Site.EnrolAsync("办公室松岗", ("CA2", Role.Office));
        var users = new[] { (User: City.UserAt("CA1", Role.Office), Unit: "CA1"), (User: "办公室松岗", Unit: "CA2") };
        var answers = await Task.WhenAll(users.SelectMany(user => Enumerable.Range(0, 10).Select(async _ =>
        {
            using var client = await Site.ClientOf(user.User);
            var answer = await client.GetAsync(new Uri($"/reports/{city.ReportOf(user.Unit)}/draft.pdf", UriKind.Relative));
            return (user.Unit, answer.StatusCode, Name: answer.Content.Headers.ContentDisposition?.FileNameStar, Bytes: await answer.Content.ReadAsByteArrayAsync());
        })));
        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.OK, true), (answer.StatusCode, answer.Name!.StartsWith(city.NameOf(answer.Unit), StringComparison.Ordinal))));
        Assert.All(answers.GroupBy(answer => answer.Unit), own => Assert.All(own, answer => Assert.Equal(own.First().Bytes, answer.Bytes)));
        Assert.NotEqual(answers[0].Bytes, answers[^1].Bytes);
    }

    private const string Sample = "关于示例的报告\n\n各位代表：\n\n正文一段。\n";

    /// <summary>Takes every place of the lane, as people would who set long reports, each for themselves.</summary>
    private async Task<List<RateLimitLease>> HoldAsync()
    {
        var lane = Site.Services.GetRequiredService<IOptions<RateLimiterOptions>>().Value.GlobalLimiter!;
        List<RateLimitLease> held = [];
        for (var n = 0; n < Math.Max(1, Environment.ProcessorCount / 2); n++)
        {
            await using var scope = Site.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentPerson>().Enter(1_000_000 + n, "排版的人", "排版的人", []);
            var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
            context.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(new SetsPagesAttribute()), "setting"));
            held.Add(await lane.AcquireAsync(context));
        }

        return held;
    }
}
