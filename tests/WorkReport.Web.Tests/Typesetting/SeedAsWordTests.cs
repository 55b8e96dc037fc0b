using System.Diagnostics;
using WorkReport.Documents.Docx;
using WorkReport.Documents.Model;
using WorkReport.Prose.Outlines;
using WorkReport.Prose.Readings;
using WorkReport.Web.Reporting;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Typesetting;

/// <summary>The report this project began from, as Word files of three makers: the same outline and the same figures.</summary>
public class SeedAsWordTests
{
    private static string Seed
    {
        get
        {
            var path = Path.Combine(Source.Root, "..", "shared", "samples", "s00_seed_guangongwei_2022.txt");
            Assert.SkipUnless(File.Exists(path), "The seed report does not stand beside the checkout.");
            return File.ReadAllText(path);
        }
    }

    [Fact]
    public void Written_by_us() => ReadsAsItsText(Seed, Ours(Seed));

    [Fact]
    public void Numbered_by_Word() => ReadsAsItsText(Seed, NumberedWord.Of(Seed));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Saved_again_by_LibreOffice(bool isNumbered)
    {
        var seed = Seed;
        ReadsAsItsText(seed, SavedAgain(isNumbered ? NumberedWord.Of(seed) : Ours(seed)));
    }

    /// <summary>A report of our own wording, where the seed is not at hand.</summary>
    [Fact]
    public void Headings_that_Word_numbers_and_those_typed_are_the_same_report()
    {
        const string text = "全市老年教育2022年工作总结\n同志们：\n一、办学条件持续改善\n（一）校舍建设\n全年新建校舍12所，改造校舍30所，受益学员4200多名，各项工作有序开展。\n（二）师资队伍\n新聘教师130名，培训骨干337人次，学员满意度达到98.5%，社会反响良好。\n二、存在的问题\n有的学校办学条件还不够好，需要继续改善，投入增长3.4%。\n";
        var (source, _) = SourceText.Read(NumberedWord.Of(text));
        Assert.Equal(Said(ReportReader.Read(text)), Said(ReportReader.Read(source!.Text)));
        Assert.Equal(7, ReportReader.Read(source.Text).Quantities.Count);
    }

    private static void ReadsAsItsText(string seed, byte[] word)
    {
        var (source, refused) = SourceText.Read(word);
        Assert.Null(refused);
        var (wanted, read) = (ReportReader.Read(seed), ReportReader.Read(source!.Text));
        var headings = read.Headings().Where(heading => heading.Level > 0).ToList();
        Assert.Equal((4, 12), (headings.Count(heading => heading.Number is not null), headings.Count(heading => heading.Style is HeadingStyle.RunIn)));
        Assert.Equal(wanted.Headings().Select(heading => (heading.Level, heading.Text)), read.Headings().Select(heading => (heading.Level, heading.Text)));
        var lost = wanted.Quantities.Select(quantity => (quantity.Value, quantity.From, quantity.Unit, quantity.Kind)).ToList();
        foreach (var found in read.Quantities)
            lost.Remove((found.Value, found.From, found.Unit, found.Kind));
        Assert.InRange(lost.Count, 0, 1);
        Assert.InRange(read.Quantities.Count, 49, 50);
    }

    private static List<string> Said(ReportReading reading) =>
    [
        .. reading.Headings().Select(heading => $"{heading.Level} {heading.Number} {heading.Text} {heading.Style}"),
        .. reading.Outline.Elements.Select(element => $"{element.Kind} {element.Text}"),
        .. reading.Quantities.Select(quantity => FormattableString.Invariant($"{quantity.Value} {quantity.Unit} {quantity.Kind} {quantity.Name} {string.Join('、', quantity.Qualifiers)}")),
    ];

    private static byte[] Ours(string text)
    {
        using var file = new MemoryStream();
        DocxWriter.Write(OfficialPages.Modelled(OutlineReader.Read(text), Profile.Meeting), file);
        return file.ToArray();
    }

    /// <summary>Where LibreOffice came without windows, no program is called lowriter.</summary>
    private static bool HasWriter => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "soffice")).Where(File.Exists)
        .Any(office => File.Exists(Path.Combine(Path.GetDirectoryName(File.ResolveLinkTarget(office, returnFinalTarget: true)?.FullName ?? office)!, "libswlo.so")));

    private static byte[] SavedAgain(byte[] word)
    {
        Assert.SkipUnless(HasWriter, "LibreOffice Writer is not on this machine.");
        var folder = Directory.CreateTempSubdirectory("workreport-").FullName;
        try
        {
            File.WriteAllBytes(Path.Combine(folder, "in.docx"), word);
            using var office = Process.Start(new ProcessStartInfo("soffice", [$"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", Path.Combine(folder, "out"), Path.Combine(folder, "in.docx")])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            Assert.True(office.WaitForExit(60_000), "LibreOffice did not end.");
            return File.ReadAllBytes(Path.Combine(folder, "out", "in.docx"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
