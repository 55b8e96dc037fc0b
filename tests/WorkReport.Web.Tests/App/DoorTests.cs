using System.Net;
using System.Net.Sockets;
using System.Text;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Tests.App;

/// <summary>Who is not signed in can send little, and none of it is kept waiting for.</summary>
public class DoorTests(Site site) : SiteTest(site)
{
    private static FormUrlEncodedContent Text(int length, string field = "Form.Text") => new(new Dictionary<string, string> { [field] = new string('a', length) });

    [Fact]
    public async Task A_stranger_without_a_page_of_ours_sends_no_more_than_a_sign_in_needs()
    {
        var refused = await Stranger.PostAsync("/typesetting", Text((int)BodyLimit.Strangers + 1));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.Status);
        Assert.Contains("还没有登录", refused.Words("main"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Stranger.PostAsync("/typesetting", Text((int)BodyLimit.Strangers / 2))).Status);
    }

    [Fact]
    public async Task A_long_text_of_a_session_that_has_ended_is_kept_through_the_sign_in()
    {
        await Stranger.OpenAsync("/sign-in"); // brings the token
        var kept = await Stranger.PostAsync("/typesetting", Text(600_000));
        Assert.Equal(HttpStatusCode.Unauthorized, kept.Status);
        var back = await Stranger.SubmitAsync(kept, "main form", new() { ["UserName"] = Site.Admin, ["Password"] = Site.Password });
        Assert.Contains(new string('a', 600_000), back.Html, StringComparison.Ordinal);

        var refused = await new Browser(Site.Client()).PostAsync("/typesetting", Text(2_000_000));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.Status);
    }

    [Fact]
    public async Task Announcing_much_and_sending_little_costs_nothing_and_ends_by_itself()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        List<TcpClient> sockets = [];
        try
        {
            for (var n = 0; n < 200; n++)
            {
                var socket = new TcpClient();
                await socket.ConnectAsync(Site.Address.Host, Site.Address.Port);
                await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                    $"POST /typesetting HTTP/1.1\r\nHost: {Site.Address.Authority}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 11000000\r\n\r\nForm.Text=a"));
                sockets.Add(socket);
            }

            // Somebody else goes on as ever.
            Assert.Equal(HttpStatusCode.OK, (await Browser.OpenAsync("/")).Status);
            Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 40L * 1024 * 1024);
        }
        finally
        {
            sockets.ForEach(socket => socket.Dispose());
        }
    }
}
