using System.Text.Encodings.Web;
using System.Text.Json;

namespace WorkReport.Web.Tests.Commands;

/// <summary><c>mask</c>, as a person starts it.</summary>
public sealed class MaskTests : IDisposable
{
    private const string Report = "𠮷年，书记王建国到柳溪县，恒泰公司捐款20万元。\n王书记讲话，全省首家。\n";
    private const string Masked = "𠮷年，书记某甲到A县，某公司一捐款××万元。\n某甲书记讲话，全省首家。\n";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string folder = Directory.CreateTempSubdirectory("workreport-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task It_prints_the_masked_text_and_what_still_shows_beside_it()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "in.txt"), Report);

        var ended = await Run.ToTheEndAsync(folder, "mask", "in.txt");

        Assert.Equal((0, Masked.TrimEnd()), (ended.Code, ended.Output.ReplaceLineEndings("\n").TrimEnd()));
        Assert.Contains("第 2 行　提示　“全省首家”", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_prints_what_the_document_on_masking_says()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "in.txt"), Report);

        var ended = await Run.ToTheEndAsync(folder, "mask", "in.txt", "--json");

        Assert.Equal((0, ""), (ended.Code, ended.Error));
        var printed = JsonDocument.Parse(ended.Output).RootElement;
        Assert.Equal(["entities", "masked", "leaks"], printed.EnumerateObject().Select(key => key.Name));
        // The rare character before them is one code point.
        Assert.Equal("""{"kind":"person","name":"王建国","standIn":"某甲","posts":["书记"],"mentions":[{"start":5,"length":3},{"start":25,"length":1}]}""", JsonSerializer.Serialize(printed.GetProperty("entities")[0], Readable));
        Assert.Equal(Masked, printed.GetProperty("masked").GetString());
        Assert.Equal("telling-detail", printed.GetProperty("leaks")[0].GetProperty("rule").GetString());
    }

    [Fact]
    public async Task It_writes_a_file_where_one_is_named()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "in.txt"), Report);

        var ended = await Run.ToTheEndAsync(folder, "mask", "in.txt", "-o", "out.txt");

        Assert.Equal(0, ended.Code);
        Assert.Equal(Masked, await File.ReadAllTextAsync(Path.Combine(folder, "out.txt")));
    }

    [Theory]
    [InlineData("absent.txt", "找不到文件")]
    [InlineData("empty.txt", "还没有正文")]
    public async Task What_cannot_be_masked_is_said_in_a_sentence(string file, string said)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "empty.txt"), " ");

        var ended = await Run.ToTheEndAsync(folder, "mask", file);

        Assert.Equal((1, ""), (ended.Code, ended.Output));
        Assert.Contains(said, ended.Error, StringComparison.Ordinal);
    }
}
