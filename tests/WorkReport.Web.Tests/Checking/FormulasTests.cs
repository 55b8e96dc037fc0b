using System.Net;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.WorkItems;

namespace WorkReport.Web.Tests.Checking;

/// <summary>数字缩略语 of a unit, and the texts that are held against them.</summary>
public sealed class FormulasTests(Site site) : SiteTest(site)
{
    [Theory]
    [InlineData("四带头", "看不懂")]
    [InlineData("四带头：带头学习、带头宣讲、带头服务", "应有 4 项，写了 3 项")]
    [InlineData("四带头：带头学习、带头宣讲、带头服务、带头学习", "有重复")]
    [InlineData("这个名称实在是太长了一点：甲项、乙项", "不超过 10 个字")]
    public async Task A_line_that_is_none_comes_back_with_a_sentence(string lines, string said)
    {
        await City.In(Site);
        var page = await Office().OpenAsync(Address);
        page = await Office().SubmitAsync(page, "main form", new() { ["Form.Lines"] = lines });
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains(said, page.Words("#summary"), StringComparison.Ordinal);
        Assert.Equal(lines, page.Document.QuerySelector("#form-lines")!.TextContent.TrimStart('\n'));
    }

    [Fact]
    public async Task What_a_unit_coined_holds_for_it_and_all_below_and_the_nearest_wins()
    {
        var county = await County.FoundAsync(Site);
        var id = County.IdOf(await county.WriteAsync("推进“三上门”（送学上门、送暖上门、送医上门）", "开展“四带头”（带头学习、带头宣讲、带头服务、带头奉献）。"));
        Assert.DoesNotContain("四带头", await FoundAsync(county, id), StringComparison.Ordinal);

        await CoinAsync(county.Above, "四带头：带头学习、带头宣讲、带头服务、带头示范\n“三上门”：送学上门、送法上门、送医上门。");
        Assert.Contains("带头奉献", await FoundAsync(county, id), StringComparison.Ordinal);
        Assert.Contains("送暖上门", await FoundAsync(county, id), StringComparison.Ordinal);

        await CoinAsync(county.Township, "三上门：送学上门、送暖上门、送医上门");
        Assert.DoesNotContain("送暖上门", await FoundAsync(county, id), StringComparison.Ordinal);
        Assert.Null(await Site.With(db => db.VerifyAuditAsync()));
    }

    private string Address => $"/units/{cityTownship}/formulas";

    private int cityTownship;

    private Browser? office;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        cityTownship = (await City.In(Site))["CA1"];
        office = await Site.SignedInAs(City.UserAt("CA1", Role.Office));
    }

    private Browser Office() => office!;

    private static async Task<string> FoundAsync(County county, int item) => (await county.Writer.OpenAsync($"/items/{item}/check")).Words("#found");

    private Task CoinAsync(int unit, string lines) => Site.With(async db =>
    {
        (await db.OrgUnits.SingleAsync(u => u.Id == unit)).Coin(lines, Site.By);
        await db.SaveChangesAsync();
    });
}
