using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Attachments;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.WorkItems;

/// <summary>佐证材料, by forms as they were served.</summary>
public sealed class EvidenceTests(Site site) : SiteTest(site)
{
    private static readonly byte[] Pdf = "%PDF-1.7 whatever"u8.ToArray();

    [Fact]
    public async Task A_file_is_uploaded_listed_downloaded_whole_and_taken_away_with_its_content()
    {
        var (county, id) = await ItemAsync();
        var page = await UploadAsync(county, id, "名册.pdf", Pdf);
        Assert.Contains("佐证材料已加上", page.Words(".note.good"), StringComparison.Ordinal);
        Assert.Contains("名册.pdf", page.Words(".row"), StringComparison.Ordinal);
        Assert.Contains(county.WriterName, page.Words(".row"), StringComparison.Ordinal);
        var file = Assert.Single((await county.ItemAsync(id)).Attachments);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Pdf)), file.Sha256);
        Assert.Contains("材料 1 份", (await county.Writer.OpenAsync(county.Items)).Words(".row"), StringComparison.Ordinal);

        var got = await county.Client.GetAsync(new Uri($"/items/{id}/evidence/{file.Id}", UriKind.Relative));
        Assert.Equal(Pdf, await got.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/pdf", got.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", got.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("名册.pdf", got.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal(["nosniff"], got.Headers.GetValues("X-Content-Type-Options"));
        Assert.True(got.Headers.CacheControl is { Private: true, NoStore: true });

        var asked = await county.Writer.OpenAsync($"/items/{id}/evidence/{file.Id}/remove");
        Assert.Contains("名册.pdf", asked.Words("main form"), StringComparison.Ordinal);
        page = await county.Writer.SubmitAsync(asked, "main form");
        Assert.Contains("佐证材料已删除", page.Words(".note.good"), StringComparison.Ordinal);
        Assert.Equal((0, 0), await Site.With(async db => (await db.Set<Attachment>().CountAsync(a => a.Id == file.Id), await db.Set<AttachmentContent>().CountAsync(c => c.AttachmentId == file.Id))));
        Assert.Equal(HttpStatusCode.NotFound, (await county.Client.GetAsync(new Uri($"/items/{id}/evidence/{file.Id}", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task A_picture_is_seen_where_it_lies_and_a_list_is_not()
    {
        var (county, id) = await ItemAsync();
        await UploadAsync(county, id, "名册.pdf", Pdf);
        await UploadAsync(county, id, "现场.png", Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="));
        foreach (var path in new[] { $"/items/{id}", $"/items/{id}/evidence" })
        {
            var shown = Assert.Single((await county.Writer.OpenAsync(path)).Document.QuerySelectorAll("main .thumb img"));
            var picture = await county.Client.GetAsync(new Uri(shown.GetAttribute("src")!, UriKind.Relative));
            Assert.Equal((HttpStatusCode.OK, "image/png"), (picture.StatusCode, picture.Content.Headers.ContentType!.MediaType));
            Assert.True(picture.Headers.CacheControl is { Private: true, NoStore: true });
        }
    }

    [Fact]
    public async Task Another_file_in_the_form_of_the_first_is_kept_too_and_the_same_file_once()
    {
        var (county, id) = await ItemAsync();
        var form = await county.Writer.OpenAsync($"/items/{id}/evidence");
        var other = "%PDF-1.7 something else"u8.ToArray();
        foreach (var bytes in new[] { Pdf, Pdf, other, other })
            Assert.Equal(HttpStatusCode.OK, (await county.Writer.SubmitAsync(form, "main form", files: new() { ["Form.Files"] = ("名册.pdf", bytes) })).Status);
        Assert.Equal(new[] { Pdf, other }.Select(b => Convert.ToHexStringLower(SHA256.HashData(b))), (await county.ItemAsync(id)).Attachments.OrderBy(a => a.Id).Select(a => a.Sha256));
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd.pdf")]
    [InlineData("\u202Egpj.exe", "gpj.exe.pdf")]
    [InlineData("<script>alert(1)</script>.pdf", "script>.pdf")]
    [InlineData("a;filename=b.exe", "a;filename=b.exe.pdf")]
    [InlineData("CON", "CON.pdf")]
    [InlineData("👨‍👩‍👧‍👦𠮷.pdf", "👨‍👩‍👧‍👦𠮷.pdf")]
    public async Task A_name_is_shown_and_downloaded_without_tricks(string sent, string shown)
    {
        var (county, id) = await ItemAsync();
        var page = await UploadAsync(county, id, sent, Pdf);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(shown, page.Document.QuerySelector("main .row bdi")!.TextContent);
        var file = Assert.Single((await county.ItemAsync(id)).Attachments);
        var got = await county.Client.GetAsync(new Uri($"/items/{id}/evidence/{file.Id}", UriKind.Relative));
        var header = got.Content.Headers.GetValues("Content-Disposition").Single();
        Assert.Contains("filename*=UTF-8''", header, StringComparison.Ordinal);
        Assert.DoesNotContain(Uri.UnescapeDataString(header.Split("UTF-8''")[1]), c => c is '/' or '\\' or '\r' or '\n' or '"' or '<' or '\u202E');
        Assert.EndsWith(".pdf", header, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_of_two_hundred_characters_is_cut_and_keeps_its_extension()
    {
        var (county, id) = await ItemAsync();
        await UploadAsync(county, id, new string('名', 200) + ".pdf", Pdf);
        Assert.Equal(new string('名', Attachment.FileNameLength - 4) + ".pdf", Assert.Single((await county.ItemAsync(id)).Attachments).FileName);
    }

    [Fact]
    public async Task What_is_no_evidence_is_refused_in_words_and_nothing_of_it_is_kept()
    {
        var (county, id) = await ItemAsync();
        foreach (var (name, bytes, says) in new (string, byte[], string)[]
        {
            ("空.pdf", [], "空文件"),
            ("polyglot.gif", "GIF89a/*<script>*/"u8.ToArray(), "不是可用的佐证材料"),
            ("script.svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray(), "不是可用的佐证材料"),
            ("名册.pdf", "MZ program"u8.ToArray(), "不是可用的佐证材料"),
            ("大.pdf", [.. Pdf, .. new byte[Attachment.LargestFile]], "超过 10 MB"),
        })
        {
            var page = await UploadAsync(county, id, name, bytes);
            Assert.Equal(HttpStatusCode.BadRequest, page.Status);
            Assert.Contains(says, page.Words("#form-files-fault"), StringComparison.Ordinal);
            Assert.Contains(name, page.Words("#form-files-fault"), StringComparison.Ordinal);
        }

        var nothing = await county.Writer.SubmitAsync(await county.Writer.OpenAsync($"/items/{id}/evidence"), "main form");
        Assert.Equal(HttpStatusCode.BadRequest, nothing.Status);
        Assert.Contains("请先选择文件", nothing.Words("#form-files-fault"), StringComparison.Ordinal);
        Assert.Empty((await county.ItemAsync(id)).Attachments);
    }

    [Fact]
    public async Task Several_files_come_at_once_and_one_that_is_refused_refuses_all()
    {
        var (county, id) = await ItemAsync();
        var page = await UploadAsync(county, id, [("一.pdf", Pdf), ("二.txt", "text"u8.ToArray())]);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Empty((await county.ItemAsync(id)).Attachments);
        page = await UploadAsync(county, id, [("一.pdf", Pdf), ("二.pdf", Pdf)]);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(["一.pdf", "二.pdf"], (await county.ItemAsync(id)).Attachments.OrderBy(a => a.Id).Select(a => a.FileName));
        page = await UploadAsync(county, id, [.. Enumerable.Range(0, 9).Select(n => ($"{n}.pdf", Pdf))]);
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("最多 10 个", page.Words(".note.bad"), StringComparison.Ordinal);
        Assert.Equal(2, (await county.ItemAsync(id)).Attachments.Count);
    }

    [Fact]
    public async Task Another_units_file_is_the_same_as_none_even_under_an_item_of_ones_own()
    {
        var (county, id) = await ItemAsync();
        var (other, foreign) = await ItemAsync();
        await UploadAsync(other, foreign, "别人的.pdf", Pdf);
        var file = Assert.Single((await other.ItemAsync(foreign)).Attachments).Id;
        foreach (var path in new[] { $"/items/{foreign}/evidence/{file}", $"/items/{id}/evidence/{file}", $"/items/{id}/evidence/{file}/remove", $"/items/{foreign}/evidence", $"/items/{foreign}" })
            Assert.Equal(HttpStatusCode.NotFound, (await county.Client.GetAsync(new Uri(path, UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await Site.Client().GetAsync(new Uri($"/items/{foreign}/evidence/{file}", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task A_closed_package_takes_and_gives_up_no_file_but_lets_it_be_read()
    {
        var (county, id) = await ItemAsync();
        await UploadAsync(county, id, "名册.pdf", Pdf);
        var file = Assert.Single((await county.ItemAsync(id)).Attachments).Id;
        var asked = await county.Writer.OpenAsync($"/items/{id}/evidence/{file}/remove");
        var author = await county.AuthorAsync();
        await county.MoveAsync(s => s.Submit(SubmissionRelation.Contributor, author, Site.By));
        Assert.Equal(HttpStatusCode.Conflict, (await UploadAsync(county, id, "又一份.pdf", Pdf)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await county.Writer.SubmitAsync(asked, "main form")).Status);
        Assert.Equal("名册.pdf", Assert.Single((await county.ItemAsync(id)).Attachments).FileName);
        Assert.Equal(HttpStatusCode.OK, (await county.Client.GetAsync(new Uri($"/items/{id}/evidence/{file}", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task A_file_added_in_between_stands_in_nobodys_way()
    {
        var (county, id) = await ItemAsync();
        var open = await county.Writer.OpenAsync($"/items/{id}");
        await UploadAsync(county, id, "名册.pdf", Pdf);
        var page = await county.Writer.SubmitAsync(open, "main form", new() { ["Form.Body"] = "又写了一句" });
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("又写了一句", (await county.ItemAsync(id)).Body);
        Assert.Single((await county.ItemAsync(id)).Attachments);
    }

    [Fact]
    public async Task The_picker_of_files_is_for_those_who_may_write()
    {
        var city = await City.In(Site);
        var browser = await Site.SignedInAs(City.UserAt("CA1", Role.Reviewer));
        var page = await browser.OpenAsync($"/items/{city.ItemOf("CA1")}/evidence");
        Assert.True(page.Document.QuerySelector("main .btn.primary")!.HasAttribute("disabled"));
        Assert.Contains("只能查看", page.Words("#why-not"), StringComparison.Ordinal);
    }

    private async Task<(County County, int Item)> ItemAsync()
    {
        var county = await County.FoundAsync(Site);
        return (county, County.IdOf(await county.WriteAsync("有材料的一项")));
    }

    private static Task<Opened> UploadAsync(County county, int id, string name, byte[] bytes) => UploadAsync(county, id, [(name, bytes)]);

    private static async Task<Opened> UploadAsync(County county, int id, IReadOnlyList<(string Name, byte[] Bytes)> files)
    {
        var page = await county.Writer.OpenAsync($"/items/{id}/evidence");
        using var content = new MultipartFormDataContent();
        foreach (var field in page.Document.QuerySelectorAll("main form input[type=hidden]"))
            content.Add(new StringContent(field.GetAttribute("value") ?? ""), field.GetAttribute("name")!);
        foreach (var (name, bytes) in files)
        {
            var part = new ByteArrayContent(bytes);
            part.Headers.ContentType = MediaTypeHeaderValue.Parse("application/octet-stream");
            content.Add(part, "Form.Files", name);
        }

        return await county.Writer.PostAsync($"/items/{id}/evidence", content);
    }
}
