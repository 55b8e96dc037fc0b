using System.IO.Compression;
using System.Xml.Linq;
using WorkReport.Documents.Docx;
using WorkReport.Documents.Model;

namespace WorkReport.Documents.Tests.Docx;

/// <summary>花脸稿 as a Word file: accepting all leaves the new text, rejecting all the old one.</summary>
public sealed class TrackedChangesTests : IDisposable
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private static readonly string[] Head = ["对比稿"];

    private readonly TempFolder folder = new();

    /// <summary>What stands in the file, and the paragraphs of both texts.</summary>
    private sealed record Sample(Block[] Body, string[] Old, string[] New);

    private static readonly Dictionary<string, Sample> Samples = new()
    {
        ["words"] = new([Text("全年[-举办-]{+召开+}培训会[-6期-]{+8期+}。")], ["全年举办培训会6期。"], ["全年召开培训会8期。"]),
        ["paragraphs"] = new(
            [Text("一是抓学习。"), Text("[-二是抓宣传。-]", MarkKind.Removed), Text("{+二是抓督查。+}", MarkKind.Inserted), Text("三是抓考核。")],
            ["一是抓学习。", "二是抓宣传。", "三是抓考核。"], ["一是抓学习。", "二是抓督查。", "三是抓考核。"]),
        ["last ones"] = new(
            [Text("一是抓学习。"), Text("[-二是抓宣传。-]", MarkKind.Removed), Text("{+二是抓督查。+}", MarkKind.Inserted), Text("{+三是抓考核。+}", MarkKind.Inserted)],
            ["一是抓学习。", "二是抓宣传。"], ["一是抓学习。", "二是抓督查。", "三是抓考核。"]),
        ["joined and split"] = new(
            [Text("建好了活动室。", MarkKind.Removed), Text("各村都有了议事的地方。"), Text("设卡12处。", MarkKind.Inserted), Text("组建了队伍𠮷。")],
            ["建好了活动室。", "各村都有了议事的地方。", "设卡12处。组建了队伍𠮷。"], ["建好了活动室。各村都有了议事的地方。", "设卡12处。", "组建了队伍𠮷。"]),
        ["moved"] = new(
            [
                Moved("养老：新建食堂四处。", MarkKind.MovedFrom), Moved("医疗：签约率达到七成。", MarkKind.MovedFrom), Text("教育：新建幼儿园一所。"),
                Moved("养老：新建食堂四处。", MarkKind.MovedTo), Moved("医疗：签约率达到七成。", MarkKind.MovedTo), Text("就业：办招聘会九场。"),
            ],
            ["养老：新建食堂四处。", "医疗：签约率达到七成。", "教育：新建幼儿园一所。", "就业：办招聘会九场。"],
            ["教育：新建幼儿园一所。", "养老：新建食堂四处。", "医疗：签约率达到七成。", "就业：办招聘会九场。"]),
    };

    public static TheoryData<string> Names => [.. Samples.Keys];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void The_file_holds_both_texts(string name)
    {
        var sample = Samples[name];
        var body = Body(Write(sample.Body));
        Assert.Equal([.. Head, .. sample.New], Judged(body, isAccepted: true));
        Assert.Equal([.. Head, .. sample.Old], Judged(body, isAccepted: false));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void LibreOffice_takes_them_as_meant(string name)
    {
        var sample = Samples[name];
        var file = folder.File("changes.docx");
        File.WriteAllBytes(file, Write(sample.Body));
        Assert.Equal([.. Head, .. sample.New], TrackedInOffice.Judge(folder, file, isAccepted: true));
        Assert.Equal([.. Head, .. sample.Old], TrackedInOffice.Judge(folder, file, isAccepted: false));
    }

    [Fact]
    public void Every_change_says_who_and_when_under_a_number_of_its_own()
    {
        var body = Body(Write(Samples["moved"].Body));
        var signed = body.Descendants().Where(element => element.Attribute(W + "author") is not null).ToList();
        Assert.NotEmpty(signed);
        Assert.All(signed, element => Assert.Equal(("李明", "2022-12-05T10:20:00"), ((string?)element.Attribute(W + "author"), (string?)element.Attribute(W + "date"))));
        var ids = signed.Select(element => (string?)element.Attribute(W + "id")).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Equal("move1", (string?)body.Descendants(W + "moveFromRangeStart").Single().Attribute(W + "name"));
        Assert.Equal("move1", (string?)body.Descendants(W + "moveToRangeStart").Single().Attribute(W + "name"));
    }

    private static byte[] Write(Block[] body)
    {
        using var file = new MemoryStream();
        DocxWriter.Write(new Document(new Frontmatter { Title = Head }, body) { ChangedBy = new ChangedBy("李明", new DateTime(2022, 12, 5, 10, 20, 0)) }, file);
        return file.ToArray();
    }

    private static XElement Body(byte[] file)
    {
        using var package = new ZipArchive(new MemoryStream(file));
        using var part = package.Entries.Single(entry => entry.Name == "document.xml").Open();
        return XDocument.Load(part).Root!.Element(W + "body")!;
    }

    /// <summary>A second reading of the standard (17.13.5): which runs are left, and which paragraphs lose their end to the next.</summary>
    private static List<string> Judged(XElement body, bool isAccepted)
    {
        string[] gone = isAccepted ? ["del", "moveFrom"] : ["ins", "moveTo"];
        List<string> paragraphs = [];
        var open = "";
        foreach (var paragraph in body.Elements(W + "p"))
        {
            var left = paragraph.Descendants(W + "r").Where(run => !run.Ancestors().Any(above => gone.Contains(above.Name.LocalName)));
            open += string.Concat(left.SelectMany(run => run.Elements()).Where(text => text.Name.LocalName is "t" or "delText").Select(text => text.Value));
            if (paragraph.Element(W + "pPr")?.Element(W + "rPr")?.Elements().Any(end => gone.Contains(end.Name.LocalName)) is true)
                continue;
            paragraphs.Add(open);
            open = "";
        }

        return paragraphs;
    }

    private static Paragraph Moved(string text, MarkKind kind) => new(text) { Marks = [new TextMark(0, text.Length, kind)], EndMark = kind, Move = 1 };

    /// <summary>A paragraph written with its marks: [-struck-], {+underlined+}.</summary>
    private static Paragraph Text(string marking, MarkKind? end = null)
    {
        List<TextMark> marks = [];
        var text = "";
        for (var i = 0; i < marking.Length;)
        {
            var kind = marking.AsSpan(i).StartsWith("[-") ? MarkKind.Removed : marking.AsSpan(i).StartsWith("{+") ? MarkKind.Inserted : (MarkKind?)null;
            if (kind is not { } known)
            {
                text += marking[i++];
                continue;
            }

            var stop = marking.IndexOf(known == MarkKind.Removed ? "-]" : "+}", i, StringComparison.Ordinal);
            marks.Add(new TextMark(text.Length, stop - i - 2, known));
            text += marking[(i + 2)..stop];
            i = stop + 2;
        }

        return new Paragraph(text) { Marks = marks, EndMark = end };
    }
}

/// <summary>LibreOffice Writer takes or throws out all the changes of a file, by a macro in a profile of its own.</summary>
internal static class TrackedInOffice
{
    private const string Macro = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
        <script:module xmlns:script="http://openoffice.org/2000/script" script:name="Judge" script:language="StarBasic">
        Sub All(source As String, target As String, command As String)
          Dim hidden(0) As New com.sun.star.beans.PropertyValue
          hidden(0).Name = "Hidden"
          hidden(0).Value = True
          document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
          dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
          Dim none()
          dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, none())
          Dim filter(1) As New com.sun.star.beans.PropertyValue
          filter(0).Name = "FilterName"
          filter(0).Value = "Text (encoded)"
          filter(1).Name = "FilterOptions"
          filter(1).Value = "UTF8,LF"
          document.storeToURL(target, filter())
          document.close(True)
          StarDesktop.terminate()
        End Sub
        </script:module>
        """;

    private const string Library = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
        <library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Judge"/></library:library>
        """;

    /// <summary>The paragraphs that are left.</summary>
    public static string[] Judge(TempFolder folder, string file, bool isAccepted)
    {
        Assert.SkipUnless(Outside.IsThere("soffice"), "soffice is not on this machine.");
        Assert.SkipUnless(File.Exists("/usr/lib/libreoffice/program/libswlo.so"), "LibreOffice Writer is not on this machine.");
        var profile = folder.File("profile");
        // The first start makes the profile, and would write over what lies there.
        if (!Directory.Exists(profile))
            Outside.Run("soffice", "--headless", "--norestore", "--terminate_after_init", $"-env:UserInstallation=file://{profile}");
        var basic = Path.Combine(profile, "user", "basic", "Standard");
        File.WriteAllText(Path.Combine(basic, "Judge.xba"), Macro);
        File.WriteAllText(Path.Combine(basic, "script.xlb"), Library);
        var target = folder.File(isAccepted ? "accepted.txt" : "rejected.txt");
        Outside.Run("soffice", "--headless", "--norestore", $"-env:UserInstallation=file://{profile}",
            $"macro:///Standard.Judge.All(file://{file},file://{target},.uno:{(isAccepted ? "Accept" : "Reject")}AllTrackedChanges)");
        return File.ReadAllText(target).TrimStart('\uFEFF').TrimEnd('\n').Split('\n');
    }
}
