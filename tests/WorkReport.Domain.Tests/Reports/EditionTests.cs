using System.Security.Cryptography;
using System.Text;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Reports;
using WorkReport.Domain.Tests.Organisation;

namespace WorkReport.Domain.Tests.Reports;

public class EditionTests
{
    private static readonly ReportHead Head = new("2022年工作总结", "", "", "同志们：");
    private static readonly EditionFile Pdf = new("%PDF 稿"u8.ToArray());
    private static readonly EditionAttachment Words = new("report.docx", new EditionFile("PK 稿"u8.ToArray()));
    private static readonly EditionAttachment Table = new("figures.xlsx", new EditionFile("PK 表"u8.ToArray()));

    [Fact]
    public void A_version_knows_whether_a_file_is_its_own()
    {
        var edition = Frozen();

        Assert.True(edition.Holds(edition.File!.Bytes));
        Assert.False(edition.Holds([.. edition.File.Bytes, 0]));
        Units.Become(edition, nameof(Edition.Facts), "forged");
        Assert.False(edition.IsWhole);
        Assert.False(edition.Holds(edition.File.Bytes));
    }

    /// <summary>A version of one file has the checksum that versions always had: SHA-256 of the facts, a line feed and the hash of the PDF.</summary>
    [Fact]
    public void A_version_of_one_file_has_the_checksum_that_versions_always_had() => Assert.Equal(Sha("稿", Pdf.Sha256), Frozen().Checksum);

    [Fact]
    public void A_version_that_was_frozen_before_there_were_other_files_is_still_whole_and_of_schema_1()
    {
        var old = (Edition)Activator.CreateInstance(typeof(Edition), nonPublic: true)!;
        Units.Become(old, nameof(Edition.Facts), "稿");
        Units.Become(old, nameof(Edition.FileSha256), Pdf.Sha256);
        Units.Become(old, nameof(Edition.Checksum), Sha("稿", Pdf.Sha256));

        Assert.Equal((1, true, true), (old.Schema, old.IsWhole, old.Holds(Pdf.Bytes)));
        Assert.Empty(old.Others);
    }

    [Fact]
    public void Other_files_stand_under_the_same_checksum_in_the_order_of_their_names()
    {
        var edition = Frozen(Words, Table);

        Assert.Equal(Sha("稿", Pdf.Sha256, Table.FileSha256, Words.FileSha256), edition.Checksum);
        Assert.Equal(edition.Checksum, Frozen(Table, Words).Checksum);
        Assert.NotEqual(edition.Checksum, Frozen(Words).Checksum);
        Assert.True(edition.IsWhole);
    }

    [Fact]
    public void A_version_whose_other_file_is_another_is_whole_no_longer()
    {
        var edition = Frozen(Words);
        Units.Become(edition.Others[0], nameof(EditionAttachment.FileSha256), Table.FileSha256);

        Assert.False(edition.IsWhole);
        Assert.False(edition.Holds(Pdf.Bytes));
    }

    [Fact]
    public void Every_version_of_the_same_text_has_all_its_files_each_in_lines_of_its_own()
    {
        var report = Sent(new EditionContent("稿", Pdf, 3) { Others = [Words, Table] });
        report.Make(ReportMove.Consult, ReportRelation.Office, PeriodState.Open, 1, Units.By);
        report.Make(ReportMove.Approve, ReportRelation.Reviewer, PeriodState.Open, 1, Units.By);

        Assert.Equal(3, report.Editions.Count);
        Assert.All(report.Editions, edition => Assert.Equal(
            (report.Editions[0].Checksum, "report.docx", "figures.xlsx"), (edition.Checksum, edition.Others[0].Name, edition.Others[1].Name)));
        Assert.All(report.Editions, edition => Assert.Same(Words.File, edition.Others[0].File));
        Assert.Equal(6, report.Editions.SelectMany(edition => edition.Others).Distinct().Count());
    }

    [Fact]
    public void A_new_version_is_of_the_newest_schema() => Assert.Equal(ReportFacts.CurrentSchema, Frozen().Schema);

    /// <summary>A report that was under way at an upgrade is approved with the facts it was sent with, in their old form.</summary>
    [Fact]
    public void A_version_that_follows_on_one_of_schema_1_is_of_schema_1_as_its_facts_are()
    {
        var report = Sent(new EditionContent("稿", Pdf, 3));
        Units.Become(report.Editions[0], nameof(Edition.Schema), 1);
        report.Make(ReportMove.Approve, ReportRelation.Reviewer, PeriodState.Open, 1, Units.By);

        Assert.Equal((2, 1, "稿"), (report.Latest!.Number, report.Latest.Schema, report.Latest.Facts));
        report.Return("再改", ReportRelation.Office, 1, Units.By);
        report.Send(new EditionContent("新稿", Pdf, 3), ReportRelation.Office, 1, Units.By);
        Assert.Equal((3, ReportFacts.CurrentSchema), (report.Latest!.Number, report.Latest.Schema));
    }

    [Fact]
    public void The_same_facts_give_the_same_bytes_and_come_back_whole()
    {
        var paragraph = new FactParagraph(
            "段首", "正文3场次", [new FactFigure("宣讲", "甲县", FigureAspect.All, "3场次", "2022", Round: 2)], [new FactSource(SourceKind.WorkItem, 1, "甲县", "段首")]);
        var facts = new ReportFacts(
            "甲市", "2022", 2022, Head, [paragraph], new FactPart("回顾", [], [new FactSection("节", [paragraph])]), new FactPart("安排", [], []), [],
            [new FactMetric("M1", "宣讲", "场次", "3场次", null, "3场次", null)], ReportFacts.CurrentSchema);

        Assert.Equal(facts.ToJson(), ReportFacts.FromJson(facts.ToJson()).ToJson());
        Assert.Contains("正文3场次", facts.ToJson(), StringComparison.Ordinal);
        var read = ReportFacts.FromJson(facts.ToJson());
        Assert.Equal((ReportFacts.CurrentSchema, new FactFigure("宣讲", "甲县", FigureAspect.All, "3场次", "2022", Round: 2)), (read.Schema, read.Opening[0].Figures[0]));
    }

    /// <summary>As they were written before figures named their period and facts their schema.</summary>
    [Fact]
    public void Facts_without_a_schema_are_of_schema_1_and_can_be_read()
    {
        var facts = ReportFacts.FromJson(
            """
            {"unit":"甲市","period":"2022","year":2022,"head":{"title":"总结","occasion":"","speaker":"","salutation":"同志们："},
            "opening":[{"lead":"段首","text":"正文3场次","figures":[{"metric":"宣讲","unit":"甲县","aspect":"all","printed":"3场次"}],
            "sources":[{"kind":"workItem","id":1,"unit":"甲县","said":"段首"}]}],
            "review":{"title":"回顾","overview":[],"sections":[]},"plan":{"title":"安排","overview":[],"sections":[]},"closing":[],
            "metrics":[{"code":"M1","name":"宣讲","unit":"场次","own":"3场次","below":null,"all":"3场次","lastYear":null}]}
            """);

        Assert.Equal((1, "甲市", 2022), (facts.Schema, facts.Unit, facts.Year));
        Assert.Equal(new FactFigure("宣讲", "甲县", FigureAspect.All, "3场次"), Assert.Single(facts.Opening[0].Figures));
        Assert.Equal((null, null), (facts.Opening[0].Figures[0].Period, facts.Opening[0].Figures[0].Round));
        Assert.Equal(new FactMetric("M1", "宣讲", "场次", "3场次", null, "3场次", null), Assert.Single(facts.Metrics));
    }

    private static Edition Frozen(params EditionAttachment[] others) => Sent(new EditionContent("稿", Pdf, 3) { Others = others }).Latest!;

    private static Report Sent(EditionContent content)
    {
        var report = Report.Draft(1, 1, Head, Units.By);
        report.AddBlock(new BlockSpot(BlockPlace.Opening), "", new FigureText([new TextPiece("一段")]), [], Units.By);
        report.Send(content, ReportRelation.Office, 1, Units.By);
        return report;
    }

    private static string Sha(params string[] lines) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
}
