using System.IO.Compression;
using System.Text;
using WorkReport.Documents.Docx;
using WorkReport.Documents.Packages;

namespace WorkReport.Documents.Tests.Docx;

public class DocxReaderTests
{
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    [Theory]
    [InlineData("<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:t xml:space='preserve'> 乙</w:t></w:r></w:p><w:p/>", "甲 乙|")]
    [InlineData("<w:p><w:pPr><w:tabs><w:tab w:pos='9'/></w:tabs></w:pPr><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r></w:p>", "甲 乙|丙")]
    [InlineData("<w:p><w:del><w:r><w:delText>旧</w:delText><w:t>旧</w:t></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins></w:p>", "新")]
    [InlineData("<w:p><w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>新</w:t></w:r></w:moveTo></w:p>", "新")]
    [InlineData("<w:p><w:r><w:instrText>PAGE</w:instrText><w:t>\n1</w:t></w:r></w:p>", " 1")]
    [InlineData("<w:p><w:r><w:ruby><w:rt><w:r><w:t>hàn</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>汉</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>", "汉")]
    [InlineData("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>丙</w:t><w:br/><w:t>丁</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>", "甲 乙\t丙 丁|")]
    [InlineData("<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc><w:p><w:r><w:t>内</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/></w:tc><w:tc><w:p><w:r><w:t>外</w:t></w:r></w:p></w:tc></w:tr></w:tbl>", "内\t外")]
    [InlineData("<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></w:pict><w:t>文</w:t></w:r></w:p>", "框|文")]
    public void A_paragraph_is_a_line_and_a_row_of_a_table_too(string body, string expected)
    {
        var text = WordSamples.Read(Package(body));
        Assert.Null(text.Refusal);
        Assert.Equal(expected, string.Join('|', text.Lines));
    }

    [Fact]
    public void Numbers_that_the_word_processor_counts_are_counted_as_missing()
    {
        var text = WordSamples.Read(Package("<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='3'/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:pPr><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr></w:p>"));
        Assert.Equal(1, text.AutomaticNumbers);
        Assert.Equal(["甲", ""], text.Lines);
    }

    [Theory]
    [InlineData("<w:p>{0}</w:p>")]
    [InlineData("<w:p>{0}<w:r><w:t xml:space='preserve'> </w:t></w:r></w:p>")]
    [InlineData("<w:tbl><w:tr><w:tc><w:p>{0}</w:p></w:tc></w:tr></w:tbl>")]
    public void A_paragraph_without_text_misses_no_number(string paragraph) =>
        Assert.Equal(0, WordSamples.Read(Package(string.Format(null, paragraph, "<w:pPr><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr>"))).AutomaticNumbers);

    [Fact]
    public void Notes_are_counted_and_their_text_is_what_was_left_out()
    {
        const string body = """
            <w:p><w:r><w:t>甲</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r><w:r><w:t>乙</w:t></w:r><w:r><w:endnoteReference w:id='1'/></w:r>
            <w:del><w:r><w:footnoteReference w:id='3'/></w:r></w:del></w:p>
            """;
        var text = WordSamples.Read(Package(body, archive =>
        {
            // Where a part is may be said from the document's folder or from the root.
            Add(archive, "word/_rels/document.xml.rels", """
                <Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>
                <Relationship Id='a' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes' Target='footnotes.xml'/>
                <Relationship Id='b' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/endnotes' Target='/notes/end.xml'/></Relationships>
                """);
            Add(archive, "word/footnotes.xml", Notes("footnote", (0, "<w:p><w:r><w:separator/></w:r></w:p>"), (2, Line("脚注一") + Line("再一段") + "<w:p/>"), (3, Line("已删"))));
            Add(archive, "notes/end.xml", Notes("endnote", (1, Line(" 尾注"))));
        }));
        Assert.Equal(["甲乙"], text.Lines);
        Assert.Equal(2, text.Notes);
        Assert.Equal(["脚注一", "再一段", "尾注"], text.LeftOut);
    }

    [Fact]
    public void Notes_whose_part_is_not_there_are_counted_all_the_same()
    {
        var text = WordSamples.Read(Package("<w:p><w:r><w:t>甲</w:t><w:footnoteReference w:id='2'/></w:r></w:p>"));
        Assert.Equal((null, 1), (text.Refusal, text.Notes));
        Assert.Empty(text.LeftOut);
    }

    [Fact]
    public void A_part_of_notes_that_is_broken_or_too_large_is_refused_as_the_text_is()
    {
        Assert.Equal(DocxRefusal.Broken, Refusal("<w:footnotes"));
        Assert.Equal(DocxRefusal.Dtd, Refusal("<!DOCTYPE w:footnotes><w:footnotes/>"));
        Assert.Equal(DocxRefusal.TooLarge, Refusal(new string(' ', DocxReader.MostPartBytes + 1)));

        static DocxRefusal? Refusal(string notes) => WordSamples.Read(Package("<w:p><w:r><w:footnoteReference w:id='2'/></w:r></w:p>", archive =>
        {
            Add(archive, "word/_rels/document.xml.rels", "<Relationships><Relationship Type='urn:x/footnotes' Target='footnotes.xml'/></Relationships>");
            Add(archive, "word/footnotes.xml", notes);
        })).Refusal;
    }

    [Theory]
    [InlineData("http://schemas.openxmlformats.org/officeDocument/2006/math")]
    [InlineData("http://purl.oclc.org/ooxml/officeDocument/math")]
    public void A_formula_is_counted_and_never_runs_into_the_text(string math)
    {
        // One half would be read as twelve.
        var body = $"""
            <w:p xmlns:m='{math}'><w:r><w:t>增长</w:t></w:r><m:oMathPara><m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath></m:oMathPara>
            <w:r><w:t>。</w:t></w:r><m:oMath/></w:p><w:p><w:r><w:t>乙</w:t></w:r></w:p>
            """;
        var text = WordSamples.Read(Package(body));
        Assert.Equal(["增长。", "乙"], text.Lines);
        Assert.Equal(1, text.Formulas);
        Assert.Equal(["12"], text.LeftOut);
    }

    [Fact]
    public void A_file_that_was_saved_as_strict_is_read_too()
    {
        var text = WordSamples.Read(Package("<w:p><w:r><w:t>甲</w:t></w:r></w:p>", ns: "http://purl.oclc.org/ooxml/wordprocessingml/main"));
        Assert.Equal(["甲"], text.Lines);
    }

    [Fact]
    public void What_the_writer_wrote_comes_back_line_by_line()
    {
        var lines = WordSamples.Read(WordSamples.Write(WordSamples.Meeting())).Lines;
        Assert.Equal("坚定信心 砥砺前行", lines[0]);
        Assert.Contains("（2023年1月5日）", lines);
        Assert.Contains("王同㐢", lines);
        Assert.Contains("坚持政治引领。" + WordSamples.Prose, lines);
        Assert.Contains("澄川市人民政府办公室\t2023年1月6日印发", WordSamples.Read(WordSamples.Write(WordSamples.Official())).Lines);
    }

    [Fact]
    public void A_document_type_is_refused_in_any_encoding()
    {
        var xml = $"<!DOCTYPE w:document [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><w:document xmlns:w='{Word}'><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>";
        Assert.Equal(DocxRefusal.Dtd, WordSamples.Read(Package(Encoding.UTF8.GetBytes(xml))).Refusal);
        Assert.Equal(DocxRefusal.Dtd, WordSamples.Read(Package([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(xml)])).Refusal);
    }

    [Fact]
    public void A_part_that_is_too_large_is_refused_by_its_own_word_and_in_truth()
    {
        var bomb = Package(Encoding.UTF8.GetBytes($"<w:document xmlns:w='{Word}'><w:body><w:p><w:r><w:t>{new string(' ', 21_000_000)}</w:t></w:r></w:p></w:body></w:document>"));
        Assert.Equal(DocxRefusal.TooLarge, WordSamples.Read(bomb).Refusal);

        Lie(bomb, "word/document.xml", 10);
        Assert.NotNull(WordSamples.Read(bomb).Refusal);
    }

    [Fact]
    public void A_part_is_not_read_further_than_it_may_be_whatever_its_entry_says()
    {
        using var limited = new LimitedStream(new MemoryStream(new byte[100]), 99);
        Assert.Equal(PartFault.TooLarge, Assert.Throws<PartRefusedException>(() => limited.CopyTo(Stream.Null)).Fault);
        using var whole = new LimitedStream(new MemoryStream(new byte[100]), 100);
        whole.CopyTo(Stream.Null);
        Assert.Equal(100, whole.Position);
    }

    [Fact]
    public void Tables_nested_without_end_are_refused()
    {
        var body = string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", 8000)) + "<w:p/>" + string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", 8000));
        Assert.Equal(DocxRefusal.TooDeep, WordSamples.Read(Package(body)).Refusal);
    }

    [Fact]
    public void A_file_of_too_many_parts_is_refused()
    {
        var file = Package("<w:p/>", archive =>
        {
            for (var i = 0; i < DocxReader.MostParts; i++)
                archive.CreateEntry($"word/media/{i}.xml", CompressionLevel.NoCompression);
        });
        Assert.Equal(DocxRefusal.TooManyParts, WordSamples.Read(file).Refusal);
    }

    [Theory]
    [InlineData("<Override PartName='/word/document.xml' ContentType='application/vnd.ms-word.document.macroEnabled.main+xml'/>", "a.txt", true)]
    [InlineData("<Override PartName='/word/a.bin' ContentType='application/vnd.ms-office.vbaProject'/>", "word/a.bin", true)]
    [InlineData("<Default Extension='bin' ContentType='application/vnd.ms-office.vbaProject'/>", "word/a.bin", true)]
    [InlineData("<Default Extension='bin' ContentType='application/vnd.ms-office.vbaProject'/>", "a.txt", false)]
    [InlineData("", "word/vbaProject.bin", true)]
    public void A_file_with_macros_is_refused_whatever_its_ending(string types, string part, bool isRefused)
    {
        var file = Package("<w:p/>", archive => archive.CreateEntry(part), types);
        Assert.Equal(isRefused ? DocxRefusal.Macros : null, WordSamples.Read(file).Refusal);
    }

    [Fact]
    public void What_is_no_word_file_is_refused_with_its_reason()
    {
        Assert.Equal(DocxRefusal.NotAZip, WordSamples.Read([]).Refusal);
        Assert.Equal(DocxRefusal.NotAZip, WordSamples.Read("MZ\0\0"u8.ToArray()).Refusal);
        var whole = Package("<w:p/>");
        Assert.Equal(DocxRefusal.NotAZip, WordSamples.Read(whole[..(whole.Length / 2)]).Refusal);
        Assert.Equal(DocxRefusal.NoDocument, WordSamples.Read(Package("<workbook xmlns='urn:x'/>"u8.ToArray())).Refusal);
        Assert.Equal(DocxRefusal.Broken, WordSamples.Read(Package("<w:document"u8.ToArray())).Refusal);
        using var empty = new MemoryStream();
        using (new ZipArchive(empty, ZipArchiveMode.Create, leaveOpen: true))
        {
        }

        Assert.Equal(DocxRefusal.NoDocument, WordSamples.Read(empty.ToArray()).Refusal);
    }

    [Fact]
    public void Bytes_that_were_changed_never_throw()
    {
        var whole = WordSamples.Write(WordSamples.Official());
        var random = new Random(4);
        for (var i = 0; i < 3000; i++)
        {
            var file = whole.ToArray();
            for (var change = random.Next(1, 6); change > 0; change--)
                file[random.Next(file.Length)] = (byte)random.Next(256);
            // The directory at the end decides most.
            file[^random.Next(1, 800)] ^= (byte)(1 << random.Next(8));
            var text = WordSamples.Read(file);
            Assert.True(text.Refusal is null || text.Lines.Count == 0);
        }
    }

    /// <summary>Files made to do harm; whoever has them names their folder.</summary>
    [Fact]
    public void Hostile_files_are_refused_in_time_and_memory()
    {
        var folder = Environment.GetEnvironmentVariable("WORKREPORT_HOSTILE_FILES");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "WORKREPORT_HOSTILE_FILES names no folder of hostile files.");
        foreach (var path in Directory.EnumerateFiles(folder, "*.docx").Order(StringComparer.Ordinal))
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var clock = System.Diagnostics.Stopwatch.StartNew();
            using var file = File.OpenRead(path);
            var text = DocxReader.Read(file);
            TestContext.Current.SendDiagnosticMessage($"{Path.GetFileName(path)}: {text.Refusal}, {clock.ElapsedMilliseconds} ms, {(GC.GetAllocatedBytesForCurrentThread() - allocated) / 1e6:0.0} MB");
            // Names that leave the archive harm only who unpacks by name.
            Assert.True(text.Refusal is not null || Path.GetFileName(path).Contains("zip_slip", StringComparison.Ordinal), path);
            Assert.InRange(clock.ElapsedMilliseconds, 0, 3000);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, 100_000_000);
        }
    }

    private static string Line(string text) => $"<w:p><w:r><w:footnoteRef/><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>";

    private static string Notes(string kind, params (int Id, string Body)[] notes) =>
        $"<w:{kind}s xmlns:w='{Word}'>{string.Concat(notes.Select(note => $"<w:{kind} w:id='{note.Id}'>{note.Body}</w:{kind}>"))}</w:{kind}s>";

    private static byte[] Package(string body, Action<ZipArchive>? more = null, string types = "", string ns = Word) =>
        Package(Encoding.UTF8.GetBytes($"<w:document xmlns:w='{ns}'><w:body>{body}</w:body></w:document>"), more, types);

    private static byte[] Package(byte[] document, Action<ZipArchive>? more = null, string types = "")
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "[Content_Types].xml", $"<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>{types}</Types>");
            Add(archive, "_rels/.rels", "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='a' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' Target='/word/document.xml'/></Relationships>");
            Add(archive, "word/document.xml", document);
            more?.Invoke(archive);
        }

        return file.ToArray();
    }

    private static void Add(ZipArchive archive, string name, string text) => Add(archive, name, Encoding.UTF8.GetBytes(text));

    private static void Add(ZipArchive archive, string name, byte[] bytes)
    {
        using var entry = archive.CreateEntry(name).Open();
        entry.Write(bytes);
    }

    /// <summary>Writes a false size into both places that have it.</summary>
    private static void Lie(byte[] zip, string name, int size)
    {
        var directory = zip.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(name)) - 46;
        Assert.True(zip.AsSpan(directory).StartsWith("PK\u0001\u0002"u8));
        var local = System.Buffers.Binary.BinaryPrimitives.ReadInt32LittleEndian(zip.AsSpan(directory + 42));
        System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(zip.AsSpan(directory + 24), size);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(zip.AsSpan(local + 22), size);
    }
}
