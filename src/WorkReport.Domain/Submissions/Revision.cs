using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using WorkReport.Domain.Audit;

namespace WorkReport.Domain.Submissions;

/// <summary>
/// 报送底稿: what a package held at one moment, piece by piece. Made when it is handed in, when its 合计 are confirmed and when a figure is
/// corrected; moves and reasons point at it, and nothing of it ever changes.
/// </summary>
public sealed class Revision
{
    /// <summary>In which form the contents of new ones are written.</summary>
    public const int CurrentSchema = 1;

    private readonly List<RevisionPiece> pieces = [];

    private Revision()
    {
    }

    internal Revision(int number, IEnumerable<FrozenPiece> frozen, Act by, bool isSupplied)
    {
        (Number, Schema, At, Who, IsSupplied) = (number, CurrentSchema, by.Dated, by.Who, isSupplied);
        pieces.AddRange(frozen.Select(piece => new RevisionPiece(piece)));
    }

    public int Id { get; private init; }

    public int SubmissionId { get; private init; }

    /// <summary>1, 2, 3 … within its package.</summary>
    public int Number { get; private init; }

    public int Schema { get; private init; }

    public DateTimeOffset At { get; private init; }

    public string Who { get; private init; } = "";

    /// <summary>补记: made at an upgrade, for a package that was handed in before revisions were kept.</summary>
    public bool IsSupplied { get; private init; }

    public IReadOnlyList<RevisionPiece> Pieces => pieces;
}

/// <summary>One piece of a revision, under the key that it keeps for ever.</summary>
public sealed class RevisionPiece
{
    private RevisionPiece()
    {
    }

    internal RevisionPiece(FrozenPiece frozen) => (Kind, PieceId, Content, ContentId) = (frozen.Piece.Kind, frozen.Piece.Id, frozen.Content, frozen.Content.Id);

    public int RevisionId { get; private init; }

    public PieceKind Kind { get; private init; }

    /// <summary>The key of the item or the plan; of a figure that of its metric.</summary>
    public int PieceId { get; private init; }

    public int ContentId { get; private init; }

    /// <summary>Loaded only where asked for.</summary>
    public PieceContent? Content { get; private init; }
}

/// <summary>What a piece said, stored once however often it is handed in.</summary>
public sealed class PieceContent
{
    public const int HashLength = 64;

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private PieceContent()
    {
    }

    public int Id { get; private init; }

    /// <summary>SHA-256, in lower-case hexadecimal, of the UTF-8 bytes of <see cref="Json"/>.</summary>
    public string Hash { get; private init; } = "";

    public string Json { get; private init; } = "";

    /// <param name="facts">One of the records of what is frozen (<see cref="ItemFacts"/>, <see cref="ValueFacts"/> …); the same facts give the same bytes.</param>
    public static PieceContent Of(object facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var json = JsonSerializer.Serialize(facts, facts.GetType(), Readable);
        return new PieceContent { Json = json, Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json))) };
    }

    public T Read<T>() => JsonSerializer.Deserialize<T>(Json, Readable)!;
}

/// <summary>A piece with what it says, on its way into a revision.</summary>
public readonly record struct FrozenPiece(SubmittedPiece Piece, PieceContent Content);
