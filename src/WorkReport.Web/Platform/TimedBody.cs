namespace WorkReport.Web.Platform;

/// <summary>The body of a request, which has to be there whole by a certain time: the server's own rule asks only that a little comes every second.</summary>
internal sealed class TimedBody : Stream
{
    private readonly Stream body;
    private readonly CancellationToken aborted;
    private readonly CancellationTokenSource late;

    /// <param name="body">As it comes.</param>
    /// <param name="within">From now on.</param>
    /// <param name="aborted">The browser has gone.</param>
    public TimedBody(Stream body, TimeSpan within, CancellationToken aborted)
    {
        (this.body, this.aborted) = (body, aborted);
        late = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        late.CancelAfter(within);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <exception cref="BadHttpRequestException">It is late.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var both = cancellationToken.CanBeCanceled && cancellationToken != aborted
            ? CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken) : null;
        try
        {
            return await body.ReadAsync(buffer, (both ?? late).Token);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !aborted.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new BadHttpRequestException("The body took too long.", StatusCodes.Status408RequestTimeout);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => body.Read(buffer, offset, count);

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            late.Dispose();
        base.Dispose(disposing);
    }
}
