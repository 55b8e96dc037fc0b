using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using WorkReport.Web.Commands;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Tests.App;

/// <summary>Many strangers at once, and slow ones, keep nobody else out.</summary>
[Collection(Alone.Name)]
public sealed class CrowdedDoorTests(Site site) : SiteTest(site)
{
    [Fact]
    public async Task A_body_that_is_late_ends_with_408_whoever_is_still_sending_it()
    {
        using var body = new TimedBody(new Dripping(), TimeSpan.FromMilliseconds(60), CancellationToken.None);
        var late = await Assert.ThrowsAsync<Microsoft.AspNetCore.Http.BadHttpRequestException>(() => body.CopyToAsync(Stream.Null));
        Assert.Equal(StatusCodes.Status408RequestTimeout, late.StatusCode);
        Assert.Equal(StatusCodes.Status408RequestTimeout, StoreTrouble.StatusOf(late));
    }

    [Fact]
    public async Task A_browser_that_has_gone_is_not_late()
    {
        using var gone = new CancellationTokenSource(30);
        using var body = new TimedBody(new Dripping(), TimeSpan.FromSeconds(30), gone.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => body.CopyToAsync(Stream.Null));
    }

    [Fact]
    public void There_is_a_limit_of_sockets_and_of_the_time_for_their_first_lines()
    {
        var limits = Site.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;
        Assert.Equal(Serve.MostConnections, limits.MaxConcurrentConnections);
        Assert.Equal(Serve.MostUnread, limits.MaxRequestBufferSize);
        Assert.InRange(limits.RequestHeadersTimeout, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Of_long_forms_from_who_is_not_signed_in_four_are_taken_at_once_and_the_next_is_told()
    {
        using var client = Site.Client();
        var first = await client.GetAsync(new Uri("/sign-in", UriKind.Relative));
        var token = first.Headers.GetValues("Set-Cookie").First(cookie => cookie.StartsWith("WorkReport.Form", StringComparison.Ordinal)).Split(';')[0];
        List<TcpClient> slow = [];
        try
        {
            for (var n = 0; n < BodyLimit.KeptAtOnce; n++)
            {
                var socket = new TcpClient();
                await socket.ConnectAsync(Site.Address.Host, Site.Address.Port);
                await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                    $"POST /typesetting HTTP/1.1\r\nHost: {Site.Address.Authority}\r\nCookie: {token}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 600000\r\n\r\nForm.Text=a"));
                slow.Add(socket);
            }

            await Task.Delay(100);
            using var text = new FormUrlEncodedContent(new Dictionary<string, string> { ["Form.Text"] = new string('a', 100_000) });
            var refused = await client.PostAsync(new Uri("/typesetting", UriKind.Relative), text);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.Contains("现在同时送来的内容太多", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            // What is short, and who is signed in, does not stand in that line.
            Assert.Equal(HttpStatusCode.OK, (await Browser.OpenAsync("/")).Status);
        }
        finally
        {
            slow.ForEach(socket => socket.Dispose());
        }

        // Those who went away make room.
        using var again = new FormUrlEncodedContent(new Dictionary<string, string> { ["Form.Text"] = new string('a', 100_000) });
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.PostAsync(new Uri("/typesetting", UriKind.Relative), again)).StatusCode);
    }

    /// <summary>A byte now and then, and never an end.</summary>
    private sealed class Dripping : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(5, cancellationToken);
            return 1;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
