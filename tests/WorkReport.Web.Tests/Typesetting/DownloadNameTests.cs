using WorkReport.Web.Platform;

namespace WorkReport.Web.Tests.Typesetting;

public class DownloadNameTests
{
    [Theory]
    [InlineData("市关工委2022年工作总结", "市关工委2022年工作总结.pdf")]
    [InlineData("年终总结\r\nSet-Cookie: x=1", "年终总结Set-Cookie x=1.pdf")]
    [InlineData("a\";filename=\"b.exe", "a;filename=b.exe.pdf")]
    [InlineData("../../etc/passwd", "etcpasswd.pdf")]
    [InlineData("\u202Egpj.exe", "gpj.exe.pdf")]
    [InlineData("\u0001\u200B", "otherwise.pdf")]
    [InlineData("年终\uD83D总结\uDE00\uFFFE", "年终总结.pdf")]
    [InlineData("Cafe\u0301总结", "Caf\u00E9总结.pdf")]
    [InlineData("", "otherwise.pdf")]
    public void A_title_becomes_a_name_no_system_misreads(string title, string name) =>
        Assert.Equal(name, DownloadName.For(title, ".pdf", "otherwise"));

    [Fact]
    public void A_long_title_is_cut_at_a_whole_character()
    {
        Assert.Equal(new string('年', 80) + ".pdf", DownloadName.For(new string('年', 200), ".pdf", "x"));
        Assert.EndsWith("𠮷.pdf", DownloadName.For(string.Concat(Enumerable.Repeat("𠮷", 200)), ".pdf", "x"), StringComparison.Ordinal);
    }
}
