using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace WorkReport.Web.Tests.Jobs;

/// <summary>How a <see cref="MailSink"/> behaves.</summary>
public enum SinkMood
{
    /// <summary>Takes what comes.</summary>
    Takes,

    /// <summary>421: it lets nobody in for now.</summary>
    Busy,

    /// <summary>450: takes no letter for this address now.</summary>
    RefusesForNow,

    /// <summary>550: there is no such address.</summary>
    Refuses,

    /// <summary>Hears where a letter goes and hangs up before a word of it.</summary>
    CutsBefore,

    /// <summary>Takes the whole letter and hangs up without an answer.</summary>
    CutsAfter,

    /// <summary>Takes the whole letter and says nothing.</summary>
    Silent,
}

/// <summary>A mail server of a test's own: it listens on a real port, speaks SMTP, and keeps what it took. While it is down nobody answers there.</summary>
public sealed class MailSink : IAsyncDisposable
{
    private readonly ConcurrentQueue<MimeMessage> taken = [];
    private readonly ConcurrentBag<TcpClient> open = [];
    private TcpListener? listener;
    private Task serving = Task.CompletedTask;
    private int calls;

    public MailSink() => Up();

    public int Port { get; private set; }

    public SinkMood Mood { get; set; }

    /// <summary>For some addresses.</summary>
    public IDictionary<string, SinkMood> Moods { get; } = new ConcurrentDictionary<string, SinkMood>();

    /// <summary>How often somebody came.</summary>
    public int Calls => calls;

    /// <summary>What it took, in its order.</summary>
    public IReadOnlyList<MimeMessage> Taken => [.. taken];

    /// <summary>How many letters of each address it took.</summary>
    public IReadOnlyDictionary<string, int> Count => taken.CountBy(To).ToDictionary();

    public static string To(MimeMessage letter) => letter.To.Mailboxes.Single().Address;

    public void Up()
    {
        listener = new TcpListener(IPAddress.Loopback, Port);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        serving = ServeAsync(listener);
    }

    public async Task DownAsync()
    {
        listener!.Stop();
        foreach (var client in open)
            client.Dispose();
        await serving;
    }

    public async ValueTask DisposeAsync()
    {
        await DownAsync();
        listener!.Dispose();
    }

    private async Task ServeAsync(TcpListener listening)
    {
        List<Task> talks = [];
        try
        {
            while (true)
            {
                var client = await listening.AcceptTcpClientAsync();
                open.Add(client);
                Interlocked.Increment(ref calls);
                talks.Add(TalkAsync(client));
            }
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        try
        {
            using var line = client;
            var stream = line.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1);
            await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync(Mood is SinkMood.Busy ? "421 too many of you" : "220 sink ready");
            var mood = SinkMood.Takes;
            while (Mood is not SinkMood.Busy && await reader.ReadLineAsync() is { } said)
            {
                switch (said.Split(' ', ':')[0].ToUpperInvariant())
                {
                    case "EHLO":
                        await writer.WriteAsync("250-sink\r\n250 8BITMIME\r\n");
                        await writer.FlushAsync();
                        break;
                    case "RCPT":
                        mood = Moods.TryGetValue(said[(said.IndexOf('<') + 1)..said.IndexOf('>')], out var special) ? special : Mood;
                        if (mood is SinkMood.CutsBefore)
                            return;
                        await writer.WriteLineAsync(mood is SinkMood.RefusesForNow ? "450 later" : mood is SinkMood.Refuses ? "550 nobody here" : "250 well");
                        break;
                    case "DATA":
                        await writer.WriteLineAsync("354 go on");
                        var letter = await ReadAsync(reader);
                        if (mood is SinkMood.CutsAfter)
                            return;
                        if (mood is SinkMood.Silent)
                            await Task.Delay(Timeout.Infinite, new CancellationTokenSource(TimeSpan.FromSeconds(3)).Token).ContinueWith(_ => { }, TaskScheduler.Default);
                        else
                            taken.Enqueue(letter);
                        await writer.WriteLineAsync("250 taken");
                        break;
                    case "QUIT":
                        await writer.WriteLineAsync("221 good-bye");
                        return;
                    default:
                        await writer.WriteLineAsync("250 well");
                        break;
                }
            }
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException or SocketException)
        {
            // Whoever was there hung up, or this went down.
        }
    }

    private static async Task<MimeMessage> ReadAsync(StreamReader reader)
    {
        using var letter = new MemoryStream();
        while (await reader.ReadLineAsync() is { } line and not ".")
            letter.Write(Encoding.Latin1.GetBytes($"{(line.StartsWith('.') ? line[1..] : line)}\r\n"));
        letter.Position = 0;
        return await MimeMessage.LoadAsync(letter);
    }
}
