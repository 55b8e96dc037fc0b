using WorkReport.Documents.Docx;
using WorkReport.Documents.Model;
using WorkReport.Documents.Tests.Layout;

namespace WorkReport.Documents.Tests.Docx;

/// <summary>Documents with every element the model knows.</summary>
internal static class WordSamples
{
    public const string Prose = "全市有4200多名“五老”参与其中，领办协办青年经营主体130个（含合作社），培养致富带头人337名；达标率85.5%——比上年提高3个百分点……澄府发〔2023〕1号《关于进一步做好工作的意见》";

    private static IReadOnlyList<Block> Blocks(string text) =>
    [
        new PartHeading("2022年工作回顾"),
        new Heading(1, "一、" + text[..6]),
        new Paragraph(text),
        new Heading(2, "（一）" + text[..6]),
        new Paragraph("坚持政治引领。" + text) { LeadLength = 7, LeadLevel = 2 },
        new Heading(3, "1." + text[..6]),
        new Heading(4, "（1）" + text[..6]),
        new Paragraph("一是" + text) { LeadLength = 2, LeadLevel = 3 },
    ];

    public static Document Meeting(string text = Prose) => new(
        new Frontmatter
        {
            Title = ["坚定信心 砥砺前行", "在澄川市关心下一代工作委员会全体会议暨年度总结表彰大会上的工作报告"],
            Subtitle = ["（2023年1月5日）", "王同㐢"],
            Salutation = "同志们：",
        },
        Blocks(text));

    public static Document Official(string text = Prose) => new(
        new Frontmatter { Title = ["澄川市人民政府关于2022年工作情况的报告"], Salutation = "省人民政府：" },
        Blocks(text))
    {
        Profile = Profile.Official,
        Letterhead = new Letterhead
        {
            CopyNumber = "000001",
            Secrecy = "机密★1年",
            Urgency = "特急",
            Issuers = ["澄川市人民政府"],
            Kind = "文件",
            Number = "澄府发〔2023〕1号",
            Signers = ["王䶮", "欧阳𠮷", "李一"],
        },
        Attachments = ["2022年主要指标统计表", text],
        SignOff = new SignOff
        {
            Signatures = ["澄川市人民政府"],
            SignedOn = "2023年1月5日",
            HasSeal = true,
            Seals = [new Picture(Samples.Png(40, 20), "印章")],
            Note = "此件公开发布",
        },
        Annexes = [new Annex("2022年主要指标统计表", Blocks(text)), new Annex("数据来源", [new Paragraph(text)])],
        Imprint = new Imprint { CopyTo = ["市委各部门", "市人大常委会办公室"], PrintedBy = "澄川市人民政府办公室", PrintedOn = "2023年1月6日" },
    };

    public static Document Letter(string text = Prose)
    {
        var official = Official(text);
        return official with
        {
            Letterhead = official.Letterhead! with { Form = LetterheadForm.Letter, Issuers = ["澄川市关工委", "澄川市教育局"], Kind = "信函", Signers = [] },
        };
    }

    public static Document Order(string text = Prose) => new(new Frontmatter(), [new Paragraph(text)])
    {
        Profile = Profile.Official,
        Letterhead = new Letterhead { Form = LetterheadForm.Order, Issuers = ["澄川市人民政府"], Kind = "令", Number = "第18号" },
        SignOff = new SignOff { Signatures = ["市长 林示范"], SignedOn = "2023年4月20日" },
    };

    public static Document Minutes(string text = Prose) => new(new Frontmatter { Title = ["研究青少年工作"] }, [new Paragraph(text)])
    {
        Profile = Profile.Official,
        Letterhead = new Letterhead { Form = LetterheadForm.Minutes, Kind = "市长办公会议纪要", Number = "第12期" },
        Attachments = ["任务分解表"],
        Attendance = new Attendance { Present = ["林示范", text], Excused = ["赵四"], Observers = ["市关工委孙五、钱六", "团市委冯八"] },
        Imprint = new Imprint { CopyTo = ["市委各部门"], PrintedOn = "2023年5月10日" },
    };

    /// <summary>A joint issue without anything that may be absent.</summary>
    public static Document Joint { get; } = new(new Frontmatter(), [new Paragraph(Prose)])
    {
        Profile = Profile.Official,
        Letterhead = new Letterhead { Issuers = ["澄川市教育局", "澄川市关心下一代工作委员会", "共青团澄川市委"], Kind = "文件" },
        SignOff = new SignOff { SignedOn = "2023年1月5日" },
        Imprint = new Imprint { PrintedOn = "2023年1月6日" },
    };

    /// <summary>A joint issue with more seals than a rank holds.</summary>
    public static Document Seals { get; } = new(new Frontmatter { Title = ["关于做好2023年工作的通知"] }, [new Paragraph(Prose)])
    {
        Profile = Profile.Official,
        SignOff = new SignOff
        {
            Signatures = ["澄川市教育局", "澄川市民政局", "澄川市关工委", "共青团澄川市委"],
            SignedOn = "2023年1月5日",
            HasSeal = true,
            Seals = [new Picture(Samples.Png(40, 40), "印章一"), new Picture(Samples.Png(40, 40), "印章二"), null, new Picture(Samples.Png(40, 40), "印章四")],
        },
    };

    /// <summary>签名章 of two organs.</summary>
    public static Document Stamps { get; } = new(new Frontmatter { Title = ["关于做好2023年工作的通知"] }, [new Paragraph(Prose)])
    {
        Profile = Profile.Official,
        SignOff = new SignOff
        {
            Stamps = [new PersonalStamp("澄川市市长", new Picture(Samples.Png(60, 20), "签名章")), new PersonalStamp("澄川军分区司令员", null)],
            SignedOn = "2023年1月5日",
        },
    };

    /// <summary>Tables upright and turned, in body and annex, with text between them.</summary>
    public static Document Tables { get; } = new(new Frontmatter { Title = ["统计公报"] }, [new Paragraph(Prose), AnnexTables.Metrics(40), new Paragraph(Prose), AnnexTables.Plan(), AnnexTables.Sources()])
    {
        Annexes = [new Annex("任务分解", [new Paragraph(Prose), AnnexTables.Plan()]), new Annex("数据来源", [AnnexTables.Sources()])],
    };

    public static byte[] Write(Document document)
    {
        using var stream = new MemoryStream();
        DocxWriter.Write(document, stream);
        return stream.ToArray();
    }

    public static DocxText Read(byte[] file)
    {
        using var stream = new MemoryStream(file);
        return DocxReader.Read(stream);
    }
}
