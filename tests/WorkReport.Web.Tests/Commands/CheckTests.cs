using System.Text.Encodings.Web;
using System.Text.Json;

namespace WorkReport.Web.Tests.Commands;

/// <summary><c>check</c>, as a person starts it.</summary>
public sealed class CheckTests : IDisposable
{
    private const string Report = "𠮷县2022年工作总结\n同志们：\n一年来，全体干部齐心协力，作了布暑,各项工作取得成绩。\n全年受理案件120件，其中民事80件、刑事30件、行政25件。\n";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string folder = Directory.CreateTempSubdirectory("workreport-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task It_prints_what_the_document_on_checking_says()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "in.txt"), Report);

        var ended = await Run.ToTheEndAsync(folder, "check", "in.txt", "--json");

        Assert.Equal((0, ""), (ended.Code, ended.Error));
        var printed = JsonDocument.Parse(ended.Output).RootElement;
        Assert.Equal(["findings"], printed.EnumerateObject().Select(key => key.Name));
        // The rare character before them is one code point.
        Assert.Equal(
            """[{"rule":"typo","severity":"wrong","start":32,"length":2,"message":"“布暑”应写作“部署”。","repair":"部署"},"""
            + """{"rule":"half-width","severity":"doubtful","start":34,"length":1,"message":"中文里用了半角的“,”。请改成全角。","repair":"，"},"""
            + """{"rule":"sum","severity":"doubtful","start":51,"length":4,"message":"总数写的是 120件，各部分相加是 135件。请核对总数和各部分。","repair":null}]""",
            JsonSerializer.Serialize(printed.GetProperty("findings"), Readable));
    }

    [Fact]
    public async Task In_words_it_tells_line_by_line_and_how_many()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "in.txt"), Report);

        var ended = await Run.ToTheEndAsync(folder, "check", "in.txt");

        Assert.Equal((0, ""), (ended.Code, ended.Error));
        Assert.Contains("第 3 行　必错　“布暑”应写作“部署”。", ended.Output, StringComparison.Ordinal);
        Assert.Contains("必错 1 处，存疑 2 处，提示 0 处。", ended.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("absent.txt", "找不到文件")]
    [InlineData("empty.txt", "还没有正文")]
    public async Task What_cannot_be_checked_is_said_in_a_sentence(string file, string said)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "empty.txt"), " ");

        var ended = await Run.ToTheEndAsync(folder, "check", file, "--json");

        Assert.Equal((1, ""), (ended.Code, ended.Output));
        Assert.Contains(said, ended.Error, StringComparison.Ordinal);
    }
}
