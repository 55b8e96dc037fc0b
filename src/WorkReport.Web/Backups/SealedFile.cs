using System.Buffers.Binary;
using System.Security.Cryptography;
using WorkReport.Domain;

namespace WorkReport.Web.Backups;

/// <summary>
/// A file that a passphrase closes. AES-256-GCM in pieces of 64 KB; the key is made of the passphrase by PBKDF2-HMAC-SHA256. Each piece is bound to
/// the head of the file, to its number and to whether it is the last, so that none can be changed, left out, put elsewhere or cut off.
/// </summary>
/// <remarks>
/// The head: the mark <c>WRSEALED</c>, form (1 byte), rounds (4), bytes of a piece (4, both big-endian), salt (16), beginning of the nonces (7),
/// and 16 bytes by which a wrong passphrase is told at once. The key and those 16 bytes are the first 32 and the next 16 that PBKDF2 gives.
/// A nonce is the beginning, the number of the piece (4 bytes, from 0) and one byte that is 1 for the last. Each piece is followed by its tag
/// (16 bytes); the head is what every piece vouches for beside itself. Only the last piece may be short, and it may be empty.
/// </remarks>
internal static class SealedFile
{
    public const int Rounds = 600_000;

    private const int MostRounds = 10_000_000;
    private const int PieceBytes = 64 * 1024;
    private const int MostPieceBytes = 16 * 1024 * 1024;
    private const int TagBytes = 16;
    private const int KeyBytes = 32;
    private const int CheckBytes = 16;
    private const int SaltAt = 17;
    private const int NonceAt = 33;
    private const int CheckAt = 40;
    private const int HeadBytes = CheckAt + CheckBytes;
    private const byte Form = 1;

    private static ReadOnlySpan<byte> Mark => "WRSEALED"u8;

    /// <summary>Does the file begin as one that is sealed?</summary>
    public static bool IsSealed(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> mark = stackalloc byte[Mark.Length];
        return file.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false) == mark.Length && mark.SequenceEqual(Mark);
    }

    /// <summary>What is written here goes sealed into the other; closing it writes the last piece, and leaves the other open.</summary>
    public static Stream Seal(Stream to, string passphrase)
    {
        var head = new byte[HeadBytes];
        Mark.CopyTo(head);
        head[8] = Form;
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(9), Rounds);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(13), PieceBytes);
        RandomNumberGenerator.Fill(head.AsSpan(SaltAt, CheckAt - SaltAt));
        var derived = Derive(passphrase, head, Rounds);
        derived.AsSpan(KeyBytes).CopyTo(head.AsSpan(CheckAt));
        to.Write(head);
        return new Sealing(to, new AesGcm(derived.AsSpan(0, KeyBytes), TagBytes), head);
    }

    /// <summary>Writes what was sealed.</summary>
    /// <exception cref="RefusedException">The passphrase is another, or the file is not as it was made.</exception>
    public static async Task OpenAsync(string path, string passphrase, Stream to, CancellationToken cancel)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, PieceBytes, FileOptions.SequentialScan | FileOptions.Asynchronous);
        var head = new byte[HeadBytes];
        if (await file.ReadAtLeastAsync(head, HeadBytes, throwOnEndOfStream: false, cancel) < HeadBytes || head[8] != Form)
            throw Changed();
        var (rounds, pieceBytes) = (BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(9)), BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(13)));
        if (rounds is < Rounds or > MostRounds || pieceBytes is < 1024 or > MostPieceBytes)
            throw Changed();
        var derived = Derive(passphrase, head, rounds);
        if (!CryptographicOperations.FixedTimeEquals(derived.AsSpan(KeyBytes), head.AsSpan(CheckAt)))
            throw new RefusedException(Verdict.No("Backup.WrongPassphrase"));

        using var cipher = new AesGcm(derived.AsSpan(0, KeyBytes), TagBytes);
        // One piece ahead: the last is known by what does not follow it.
        var (piece, next, plain) = (new byte[pieceBytes + TagBytes], new byte[pieceBytes + TagBytes], new byte[pieceBytes]);
        var length = await file.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, cancel);
        for (var number = 0u; ; number++)
        {
            var following = length < piece.Length ? 0 : await file.ReadAtLeastAsync(next, next.Length, throwOnEndOfStream: false, cancel);
            if (length < TagBytes)
                throw Changed();
            try
            {
                cipher.Decrypt(Nonce(head, number, isLast: following == 0), piece.AsSpan(0, length - TagBytes), piece.AsSpan(length - TagBytes, TagBytes), plain.AsSpan(0, length - TagBytes), head);
            }
            catch (AuthenticationTagMismatchException)
            {
                throw Changed();
            }

            await to.WriteAsync(plain.AsMemory(0, length - TagBytes), cancel);
            if (following == 0)
                return;
            (piece, next, length) = (next, piece, following);
        }
    }

    private static RefusedException Changed() => new(Verdict.No("Backup.Changed"));

    private static byte[] Derive(string passphrase, byte[] head, int rounds) =>
        Rfc2898DeriveBytes.Pbkdf2(passphrase, head.AsSpan(SaltAt, NonceAt - SaltAt), rounds, HashAlgorithmName.SHA256, KeyBytes + CheckBytes);

    private static byte[] Nonce(byte[] head, uint number, bool isLast)
    {
        var nonce = new byte[12];
        head.AsSpan(NonceAt, CheckAt - NonceAt).CopyTo(nonce);
        BinaryPrimitives.WriteUInt32BigEndian(nonce.AsSpan(7), number);
        nonce[11] = isLast ? (byte)1 : (byte)0;
        return nonce;
    }

    private sealed class Sealing(Stream to, AesGcm cipher, byte[] head) : Stream
    {
        private readonly byte[] piece = new byte[PieceBytes];
        private readonly byte[] sealedPiece = new byte[PieceBytes + TagBytes];
        private int filled;
        private uint number;
        private bool isClosed;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            while (buffer.Length > 0)
            {
                // A full piece waits until something follows it: it may be the last.
                if (filled == PieceBytes)
                    SealPiece(isLast: false);
                var taken = Math.Min(PieceBytes - filled, buffer.Length);
                buffer[..taken].CopyTo(piece.AsSpan(filled));
                filled += taken;
                buffer = buffer[taken..];
            }
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing && !isClosed)
            {
                isClosed = true;
                SealPiece(isLast: true);
                cipher.Dispose();
            }

            base.Dispose(disposing);
        }

        private void SealPiece(bool isLast)
        {
            cipher.Encrypt(Nonce(head, number++, isLast), piece.AsSpan(0, filled), sealedPiece.AsSpan(0, filled), sealedPiece.AsSpan(filled, TagBytes), head);
            to.Write(sealedPiece, 0, filled + TagBytes);
            filled = 0;
        }
    }
}
