using System.Text.Json;

namespace WorkReport.Web.Tests.Commands;

/// <summary><c>read</c>, as a person starts it.</summary>
public sealed class ReadTests : IDisposable
{
    private const string Report = "𠮷县2022年工作总结\n同志们：\n一、普法用法有新进展\n组织1100多人次收听讲座，补贴由300元提高到500元。\n（牵头单位：司法局）6月底前办班2期。\n来源：日报\n";

    private readonly string folder = Directory.CreateTempSubdirectory("workreport-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task It_prints_what_the_document_on_reading_says()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "in.txt"), Report);

        var ended = await Run.ToTheEndAsync(folder, "read", "in.txt", "--json");

        Assert.Equal((0, ""), (ended.Code, ended.Error));
        var read = JsonDocument.Parse(ended.Output).RootElement;
        Assert.Equal(["title", "salutation", "outline", "paragraphs", "quantities", "planItems", "dropped"], read.EnumerateObject().Select(key => key.Name));
        Assert.Equal("同志们：", read.GetProperty("salutation").GetString());
        Assert.Equal("""{"start":17,"level":1,"number":"一、","text":"一、普法用法有新进展","style":"line"}""", JsonSerializer.Serialize(read.GetProperty("outline")[2], ReadableChinese));
        Assert.Equal(
            """{"start":30,"length":7,"text":"1100多人次","value":1100,"valueFrom":null,"unit":"人次","qualifiers":["多"],"kind":"count","name":"收听讲座"}""",
            JsonSerializer.Serialize(read.GetProperty("quantities")[0], ReadableChinese));
        Assert.Equal((300, 500, "change"), (read.GetProperty("quantities")[1].GetProperty("valueFrom").GetInt32(), read.GetProperty("quantities")[1].GetProperty("value").GetInt32(), read.GetProperty("quantities")[1].GetProperty("kind").GetString()));
        Assert.Equal(("司法局", "6月底前"), (read.GetProperty("planItems")[0].GetProperty("owner").GetString(), read.GetProperty("planItems")[0].GetProperty("due").GetString()));
        Assert.Equal("source", read.GetProperty("dropped")[0].GetProperty("reason").GetString());
    }

    [Fact]
    public async Task In_words_it_tells_outline_figures_and_how_many()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "in.txt"), Report);

        var ended = await Run.ToTheEndAsync(folder, "read", "in.txt");

        Assert.Equal((0, "来源：日报"), (ended.Code, ended.Error.Trim()));
        Assert.Contains("标题 1 个，段落 2 个，数字 3 个，工作安排 1 项；略去 1 行。", ended.Output, StringComparison.Ordinal);
        Assert.Contains("由300元提高到500元\t300>500 元", ended.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("absent.txt", "找不到文件")]
    [InlineData("empty.txt", "还没有正文")]
    public async Task What_cannot_be_read_is_said_in_a_sentence(string file, string said)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "empty.txt"), " ");

        var ended = await Run.ToTheEndAsync(folder, "read", file, "--json");

        Assert.Equal((1, ""), (ended.Code, ended.Output));
        Assert.Contains(said, ended.Error, StringComparison.Ordinal);
    }

    private static readonly JsonSerializerOptions ReadableChinese = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
