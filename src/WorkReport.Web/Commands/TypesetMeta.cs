using System.Text.Json;
using WorkReport.Documents.Model;
using WorkReport.Documents.Pdf;
using WorkReport.Prose.Texts;

namespace WorkReport.Web.Commands;

/// <summary>
/// META.json of <c>typeset</c>: what stands around the text. Every key may be absent; a key there is not, or one of another kind,
/// is refused by its name.
/// </summary>
internal sealed class TypesetMeta
{
    private const long MostBytes = 1 << 20;
    private const long MostPictureBytes = 5 << 20;

    private static readonly string[] Lists = ["title", "issuer", "signers", "attachments", "copyTo"];
    private static readonly string[] Words =
    [
        "occasion", "speaker", "date", "salutation", "kind", "number", "copyNumber", "secrecy", "urgency", "recipient",
        "signature", "signedOn", "seal", "note", "printedBy", "printedOn",
    ];

    private readonly Dictionary<string, IReadOnlyList<string>> values = [];
    private Picture? seal;

    private string? One(string key) => values.GetValueOrDefault(key) is [{ Length: > 0 } word] ? word : null;

    private IReadOnlyList<string> Many(string key) => values.GetValueOrDefault(key) ?? [];

    /// <exception cref="TypesetMetaException">The file cannot be used; the message says why.</exception>
    public static async Task<TypesetMeta> ReadAsync(string path, CancellationToken cancel)
    {
        if (new FileInfo(path).Length > MostBytes)
            throw new TypesetMetaException(SharedResource.Text("Command.MetaNoJson", path));
        var meta = new TypesetMeta();
        try
        {
            using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(path, cancel), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            if (json.RootElement.ValueKind is not JsonValueKind.Object)
                throw new TypesetMetaException(SharedResource.Text("Command.MetaNoJson", path));
            foreach (var property in json.RootElement.EnumerateObject())
                meta.Take(property);
        }
        catch (JsonException)
        {
            throw new TypesetMetaException(SharedResource.Text("Command.MetaNoJson", path));
        }

        if (meta.One("seal") is { } file)
            meta.seal = await SealAsync(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, file), cancel);
        return meta;
    }

    /// <summary>The document with what the file says around it; what it does not say stays as it was read.</summary>
    public Document Around(Document document)
    {
        var front = document.Frontmatter;
        var salutation = Many("recipient") is [_, ..] ? One("recipient") : One("salutation");
        return document with
        {
            Frontmatter = front with
            {
                Title = Many("title") is { Count: > 0 } title ? title : front.Title,
                Subtitle = values.Keys.Any(key => key is "occasion" or "date" or "speaker")
                    ? [.. new[] { One("occasion"), One("date"), One("speaker") }.OfType<string>()]
                    : front.Subtitle,
                Salutation = salutation is null ? front.Salutation : salutation.EndsWith('\uFF1A') ? salutation : salutation + '\uFF1A',
            },
            Letterhead = new Letterhead
            {
                CopyNumber = One("copyNumber"),
                Secrecy = One("secrecy"),
                Urgency = One("urgency"),
                Issuers = Many("issuer"),
                Kind = One("kind") ?? "",
                Number = One("number"),
                Signers = Many("signers"),
            },
            Attachments = Many("attachments"),
            SignOff = new SignOff
            {
                Signature = One("signature"),
                SignedOn = One("signedOn"),
                HasSeal = values.ContainsKey("seal"),
                Seal = seal,
                Note = One("note"),
            },
            Imprint = new Imprint { CopyTo = Many("copyTo"), PrintedBy = One("printedBy"), PrintedOn = One("printedOn") },
        };
    }

    private void Take(JsonProperty property)
    {
        var (key, value) = (property.Name, property.Value);
        var isList = Lists.Contains(key, StringComparer.Ordinal);
        if (!isList && !Words.Contains(key, StringComparer.Ordinal))
            throw new TypesetMetaException(SharedResource.Text("Command.MetaUnknown", Shown(key)));
        if (value.ValueKind is JsonValueKind.Null)
            return;
        IReadOnlyList<string>? words = value.ValueKind switch
        {
            JsonValueKind.String => [Text(value)],
            JsonValueKind.Array when isList && value.EnumerateArray().All(one => one.ValueKind is JsonValueKind.String) => [.. value.EnumerateArray().Select(Text).Where(one => one.Length > 0)],
            _ => null,
        };
        if (words is null)
            throw new TypesetMetaException(SharedResource.Text(isList ? "Command.MetaNoList" : "Command.MetaNoText", key));
        if (!values.TryAdd(key, words))
            throw new TypesetMetaException(SharedResource.Text("Command.MetaTwice", key));
    }

    private static string Text(JsonElement value) =>
        string.Join(' ', TextNormalizer.Normalize(value.GetString()!).Split(['\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static async Task<Picture> SealAsync(string path, CancellationToken cancel)
    {
        if (!File.Exists(path) || new FileInfo(path).Length > MostPictureBytes)
            throw new TypesetMetaException(SharedResource.Text("Command.MetaSeal", path));
        var bytes = await File.ReadAllBytesAsync(path, cancel);
        return PictureFile.Check(bytes) ? new Picture(bytes, SharedResource.Text("Command.SealAlternative")) : throw new TypesetMetaException(SharedResource.Text("Command.MetaSeal", path));
    }

    private static string Shown(string key) => key.Length <= 64 ? key : key[..64];
}

/// <summary>META.json cannot be used; the message is a sentence for the person who called.</summary>
internal sealed class TypesetMetaException(string sentence) : Exception(sentence);
