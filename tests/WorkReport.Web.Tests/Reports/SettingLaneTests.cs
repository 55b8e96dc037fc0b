using System.Net;
using WorkReport.Domain.Organisation;
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
        Assert.All(await Task.WhenAll(answers.Except(served).Select(a => a.Content.ReadAsStringAsync())), page => Assert.Contains("要排版的人很多", page, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await office.GetAsync(address)).StatusCode);
    }
}
