using System.Text;
using WorkReport.Documents.Fonts;
using WorkReport.Documents.Layout;
using WorkReport.Documents.Model;
using WorkReport.Documents.Pdf;

namespace WorkReport.Documents.Tests.Pdf;

/// <summary>Documents with every element that the model knows, in an order in which levels are skipped.</summary>
internal static class WholeDocuments
{
    public static TheoryData<Profile, string> Both => new()
    {
        { Profile.Meeting, Grid.EdgeToEdge.Name },
        { Profile.Meeting, Grid.Word.Name },
        { Profile.Official, Grid.EdgeToEdge.Name },
        { Profile.Official, Grid.Word.Name },
    };

    public static Chart Chart { get; } = new(ChartKind.Bar, "各县宣讲场次对比", "场", ["青山县", "白水县"], [new("2021年", [12, 9.5m]), new("2022年", [15, 4])]);

    public static Picture Seal { get; } = new(Samples.Png(40, 40), "澄川市关工委印章");

    public static Document Of(Profile profile) => new(
        new Frontmatter { Title = ["澄川市关心下一代工作委员会", "2022年工作总结"], Salutation = profile is Profile.Official ? "省关工委：" : "同志们：" },
        [
            new Heading(1, "一、服务大局"), .. Paragraphs(0, 4), new Heading(3, "1.宣讲"), .. Paragraphs(4, 2), Chart,
            new PartHeading("2023年工作安排"), new Heading(2, "（一）再上台阶"), .. Paragraphs(6, 6),
            // Rare Hanzi, a number with gaps, a word with marks, a character for private use.
            new Paragraph("坚持示范引领。由㐢䶮𠮷负责，增长8.5%，达+3.2万人，称 café\u0301 与\uE78D。") { LeadLength = 7, LeadLevel = 2 },
        ])
    {
        Profile = profile,
        Letterhead = profile is Profile.Official ? new Letterhead { Issuers = ["澄川市关工委"], Kind = "文件", Number = "澄关工委〔2023〕1号" } : null,
        Attachments = ["主要指标统计表"],
        SignOff = new SignOff { Signatures = ["澄川市关工委"], SignedOn = "2023年1月5日", HasSeal = true, Seals = [Seal] },
        Annexes =
        [
            new Annex("主要指标统计表", [new Table("表一", [new TableColumn("指标", 2), new TableColumn("数", 1)], [["宣讲", "337"], ["听众", "4238"]]) { IsLandscape = true }]),
        ],
        Imprint = profile is Profile.Official ? new Imprint { CopyTo = ["市委办公室"], PrintedBy = "澄川市关工委办公室", PrintedOn = "2023年1月6日" } : null,
    };

    public static TypesetDocument Set(Profile profile, string grid) =>
        Typesetter.Set(Of(profile), TestFonts.Require(), grid == Grid.Word.Name ? Grid.Word : Grid.EdgeToEdge);

    public static byte[] Pdf(TypesetDocument document)
    {
        using var file = new MemoryStream();
        PdfWriter.Write(document, file);
        return file.ToArray();
    }

    /// <summary>Hanzi of everyday use with marks and figures among them, the same for the same number.</summary>
    public static string Prose(int seed, int length)
    {
        var random = new Random(seed);
        var text = new StringBuilder();
        while (text.Length < length)
        {
            text.Append(Gb2312.Hanzi.AsSpan(random.Next(600), random.Next(4, 12)));
            text.Append(random.Next(6) switch { 0 => "，", 1 => "、", 2 => $"{random.Next(5000)}人", 3 => "“五老”", _ => "" });
        }

        return text.Append('。').ToString();
    }

    private static IEnumerable<Block> Paragraphs(int first, int count) => Enumerable.Range(first, count).Select(n => new Paragraph(Prose(n, 150)));
}
