using System.Net;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Account;

public class AccountTests(Site site) : SiteTest(site)
{
    [Fact]
    public async Task It_says_who_one_is_and_what_one_does_where()
    {
        await Site.EnrolAsync("王桂兰", (Site.Top, Role.Reviewer), (Site.Top, Role.Office));
        var page = await (await Site.SignedInAs("王桂兰")).OpenAsync("/account");
        Assert.Contains("王桂兰用户名 王桂兰 示例市审核人（可签发） 示例市办公室", page.Words("main .paper"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("不是现在的密码", "元宵灯会 huo shu yin hua", null, "现在的密码不对")]
    [InlineData(Site.Password, "太短", null, "12 到 128 个字符")]
    [InlineData(Site.Password, "元宵灯会 huo shu yin hua", "元宵灯会 huo shu yin", "两次输入的密码不一样")]
    [InlineData(Site.Password, "Qwertyuiop123", null, "太常见")]
    [InlineData(Site.Password, "ababababababab", null, "太常见")]
    [InlineData(Site.Password, Site.Password, null, "和现在的一样")]
    public async Task A_password_that_will_not_do_is_refused_and_says_why(string current, string wanted, string? again, string says)
    {
        var name = $"账户{Math.Abs(HashCode.Combine(current, wanted, again))}";
        await Site.EnrolAsync(name);
        var browser = await Site.SignedInAs(name);
        var page = await browser.SubmitAsync(await browser.OpenAsync("/account"), "main form", new() { ["Current"] = current, ["New"] = wanted, ["Again"] = again ?? wanted });
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains(says, page.Words(".note.bad"), StringComparison.Ordinal);
        Assert.Contains(says, page.Words(".fault"), StringComparison.Ordinal);
        await Site.SignInAsync(name);
    }

    [Theory]
    [InlineData("李", "Account.NameLength")]
    [InlineData("李 淑芬", "Account.NameCharacters")]
    [InlineData("李淑芬\u200b", "Account.NameCharacters")]
    [InlineData("a\u202eb", "Account.NameCharacters")]
    [InlineData("<b>李</b>", "Account.NameCharacters")]
    [InlineData("\u0430dmin", "Account.NameLookAlike")]
    [InlineData("\u0391bc", "Account.NameLookAlike")]
    [InlineData("三十一个字的名字三十一个字的名字三十一个字的名字三十一个字的名字", "Account.NameLength")]
    public void What_is_no_user_name_is_refused(string name, string reason) => Assert.Equal(reason, UserNames.May(name).Reason);

    [Fact]
    public async Task A_name_that_is_taken_is_refused_however_it_is_written()
    {
        await Site.EnrolAsync("ZhangSan");
        var verdict = await Site.WithServices(services => ((Accounts)services.GetService(typeof(Accounts))!).MayBeNamedAsync("ｚｈａｎｇｓａｎ"));
        Assert.Equal(("Account.NameTaken", "zhangsan"), (verdict.Reason, verdict.Values[0]));
    }

    [Theory]
    [InlineData("张三村会计", "張三村會計")]
    [InlineData("東門劉蘭", "东门刘兰")]
    public async Task A_name_beside_its_twin_in_traditional_characters_is_refused_and_each_signs_in_as_it_was_written(string taken, string twin)
    {
        await Site.EnrolAsync(taken);
        var verdict = await Site.WithServices(services => ((Accounts)services.GetService(typeof(Accounts))!).MayBeNamedAsync(twin));
        Assert.Equal(("Account.NameTaken", twin), (verdict.Reason, verdict.Values[0]));
        await Site.SignInAsync(taken);
        Assert.True((await Site.WithServices(services => ((Accounts)services.GetService(typeof(Accounts))!).MayBeNamedAsync(twin[1..] + "乙"))).IsYes);
    }

    [Theory]
    [InlineData("wangguilan88 abc", "wangguilan88", "Account.PasswordIsName")]
    [InlineData("wangguilan88 去年种的三棵树", "wangguilan88", null)]
    [InlineData("1q2w3e4r5t6y", "x", "Account.PasswordKnown")]
    public void A_password_that_is_little_more_than_the_name_or_known_to_all_is_refused(string password, string name, string? reason) =>
        Assert.Equal(reason, Passwords.May(password, name).Reason);
}
