using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using WorkReport.Domain.Messages;

namespace WorkReport.Web.Jobs;

/// <summary>What came of handing a letter over.</summary>
/// <param name="State">Sent, refused for this address, unsure, or waiting: it can be tried again.</param>
/// <param name="Said">What the mail server said, or why there was none.</param>
/// <param name="Line">What it says of the line: whether any other letter would fare the same.</param>
public sealed record Handed(LetterState State, string Said = "", LineState Line = LineState.Sound);

/// <summary>Whether others can be sent over a line.</summary>
public enum LineState
{
    Sound,

    /// <summary>It broke in the middle: that may have been this letter, or the line.</summary>
    Broke,

    /// <summary>Nobody answers, or the sender is not let in.</summary>
    Shut,
}

/// <summary>
/// A line to the mail server. It tells apart what surely was not taken, which is sent again, and what may have been: once the last of a letter is on
/// the way and no answer comes, nobody knows.
/// </summary>
public sealed class MailLine(MailSettings settings, TimeSpan patience) : IAsyncDisposable, ITransferProgress
{
    /// <summary>So long an answer is waited for.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SmtpClient client = new() { Timeout = (int)patience.TotalMilliseconds, CheckCertificateRevocation = false };
    private bool isHanding;

    void ITransferProgress.Report(long bytesTransferred, long totalSize) => isHanding = true;

    void ITransferProgress.Report(long bytesTransferred) => isHanding = true;

    /// <summary>Hands a letter over.</summary>
    public async Task<Handed> HandAsync(MimeMessage letter, CancellationToken cancel)
    {
        try
        {
            await OpenAsync(cancel);
        }
        catch (Exception fault) when (IsOfTheLine(fault) || fault is AuthenticationException or UnauthorizedAccessException)
        {
            await CloseAsync();
            return new Handed(LetterState.Waiting, fault.Message, LineState.Shut);
        }

        isHanding = false;
        try
        {
            // Not to be cut off in the middle: a site that stops waits for the answer, as long as its patience goes.
            await client.SendAsync(letter, CancellationToken.None, this);
            return new Handed(LetterState.Sent);
        }
        catch (SmtpCommandException refused)
        {
            await CloseAsync();
            // Answers of the server: 4xx is for now, 5xx for good. Of the sender, or what is no answer to a letter, it holds for all.
            var isForNow = (int)refused.StatusCode < 500;
            var isOfAddress = refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted;
            return new Handed(isForNow || !isOfAddress ? LetterState.Waiting : LetterState.Refused, refused.Message, !isOfAddress ? LineState.Shut : (int)refused.StatusCode == 421 ? LineState.Broke : LineState.Sound);
        }
        catch (Exception fault) when (IsOfTheLine(fault))
        {
            await CloseAsync();
            return new Handed(isHanding ? LetterState.Unsure : LetterState.Waiting, fault.Message, LineState.Broke);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (client.IsConnected)
                await client.DisconnectAsync(quit: true, CancellationToken.None);
        }
        catch (Exception fault) when (IsOfTheLine(fault))
        {
            // Good-bye need not be heard.
        }

        client.Dispose();
    }

    private static bool IsOfTheLine(Exception fault) => fault is IOException or SocketException or ProtocolException or TimeoutException or SslHandshakeException or OperationCanceledException or NotSupportedException or CommandException;

    private async Task OpenAsync(CancellationToken cancel)
    {
        if (client.IsConnected)
            return;
        await client.ConnectAsync(settings.Host, settings.Port, settings.Socket, cancel);
        if (settings.User.Length > 0)
            await client.AuthenticateAsync(settings.User, settings.Password(), cancel);
    }

    // After a refusal or a break the next letter begins anew.
    private async Task CloseAsync()
    {
        try
        {
            if (client.IsConnected)
                await client.DisconnectAsync(quit: false, CancellationToken.None);
        }
        catch (Exception fault) when (IsOfTheLine(fault))
        {
            // It is closed either way.
        }
    }
}
