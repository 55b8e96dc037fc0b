using System.Text.Json;
using System.Text.RegularExpressions;
using WorkReport.Documents.Model;
using WorkReport.Documents.Pictures;
using WorkReport.Prose.Texts;

namespace WorkReport.Web.Commands;

/// <summary>
/// META.json of <c>typeset</c>: what stands around the text. Every key may be absent; a key there is not, or one of another kind,
/// is refused by its name.
/// </summary>
internal sealed partial class TypesetMeta
{
    /// <summary>No encoding needs more than four bytes for a character.</summary>
    private const long MostBytes = TextDecoder.MaxCharacters * 4L;
    private const long MostPictureBytes = 5 << 20;

    private const string Annexes = "annexes";

    private static readonly string[] Lists =
    [
        "title", "issuer", "signers", "attachments", "present", "excused", "attending", "copyTo", "signature", "seal", "office", "stamp",
    ];

    private static readonly string[] Files = ["seal", "stamp"];
    private static readonly string[] Words =
    [
        "occasion", "speaker", "date", "salutation", "kind", "number", "copyNumber", "secrecy", "urgency", "recipient",
        "signedOn", "note", "printedBy", "printedOn",
    ];

    private readonly Dictionary<string, IReadOnlyList<string>> values = [];
    private readonly Dictionary<string, IReadOnlyList<Picture?>> pictures = [];
    private IReadOnlyList<Annex> annexes = [];

    private string? One(string key) => values.GetValueOrDefault(key) is [{ Length: > 0 } word] ? word : null;

    private IReadOnlyList<string> Many(string key) => [.. values.GetValueOrDefault(key, []).Where(word => word.Length > 0)];

    /// <exception cref="TypesetMetaException">The file cannot be used; the message says why.</exception>
    public static async Task<TypesetMeta> ReadAsync(string path, CancellationToken cancel)
    {
        if (new FileInfo(path).Length > MostBytes)
            throw new TypesetMetaException("Command.MetaNoJson", path, TextDecoder.MaxCharacters);
        var meta = new TypesetMeta();
        try
        {
            // As the text beside it may be: with a byte order mark, or in GB18030.
            var decoded = TextDecoder.Decode(await File.ReadAllBytesAsync(path, cancel));
            using var json = JsonDocument.Parse(decoded.Text ?? "", new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            if (json.RootElement.ValueKind is not JsonValueKind.Object)
                throw new TypesetMetaException("Command.MetaNoJson", path, TextDecoder.MaxCharacters);
            foreach (var (key, value) in new MetaValue("", json.RootElement).Keys([.. Lists, .. Words, Annexes]))
                meta.Take(key, value);
        }
        catch (JsonException broken) when (broken.LineNumber is { } line)
        {
            throw new TypesetMetaException("Command.MetaBroken", path, line + 1, (broken.BytePositionInLine ?? 0) + 1);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // Half a surrogate pair, escaped, is valid JSON and no text.
            throw new TypesetMetaException("Command.MetaNoJson", path, TextDecoder.MaxCharacters);
        }

        if (Letterhead.FormOf(meta.One("kind")) is LetterheadForm.Document or LetterheadForm.Order && meta.One("kind") is { } kind && meta.Many("issuer").Count == 0)
            throw new TypesetMetaException("Command.MetaKindAlone", kind);
        // It would be printed nowhere, and nobody would know.
        if (Letterhead.FormOf(meta.One("kind")) is LetterheadForm.Letter or LetterheadForm.Order && meta.Many("signers").Count > 0)
            throw new TypesetMetaException("Command.MetaSigners");
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        meta.pictures["seal"] = await meta.PicturesAsync("seal", "Command.SealAlternative", folder, cancel);
        meta.pictures["stamp"] = await meta.PicturesAsync("stamp", "Command.StampAlternative", folder, cancel);
        return meta;
    }

    /// <summary>The document with what the file says around it; what it does not say stays as it was read.</summary>
    /// <exception cref="TypesetMetaException">Something would be printed nowhere: a seal without what it is pressed upon, 印发 of a letter.</exception>
    public Document Around(Document document)
    {
        var front = document.Frontmatter;
        var salutation = document.Profile is Profile.Official ? One("recipient") ?? One("salutation") : One("salutation") ?? One("recipient");
        var around = document with
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
                Form = Letterhead.FormOf(One("kind")),
                CopyNumber = One("copyNumber"),
                Secrecy = One("secrecy"),
                Urgency = One("urgency"),
                Issuers = Many("issuer"),
                Kind = One("kind") ?? "",
                Number = One("number") is { } number ? YearInBrackets().Replace(number, "〔$1〕") : null,
                Signers = Many("signers"),
            },
            Attachments = Many("attachments") is { Count: > 0 } attachments ? attachments : NamesOfAnnexes(document),
            Annexes = [.. document.Annexes, .. annexes],
            Attendance = new Attendance { Present = Many("present"), Excused = Many("excused"), Observers = Many("attending") },
            SignOff = new SignOff
            {
                Signatures = Many("signature") is { Count: > 0 } signatures ? signatures : [.. (document.SignOff?.Signatures ?? []).Except(Many("office"))],
                SignedOn = One("signedOn") ?? document.SignOff?.SignedOn,
                HasSeal = values.ContainsKey("seal"),
                Seals = pictures["seal"],
                Stamps = [.. Stamps()],
                Note = One("note") ?? document.SignOff?.Note,
            },
            Imprint = new Imprint
            {
                CopyTo = Many("copyTo") is { Count: > 0 } copies ? copies : document.Imprint?.CopyTo ?? [],
                PrintedBy = One("printedBy") ?? document.Imprint?.PrintedBy,
                PrintedOn = One("printedOn") ?? document.Imprint?.PrintedOn,
            },
        };
        // What would be printed nowhere is said, or nobody would know.
        if (around.SignOff is { HasSeal: true, SignedOn: null, Signatures.Count: 0 })
            throw new TypesetMetaException("Command.MetaSealAlone");
        if (around.SignOff is { HasSeal: true, Stamps.Count: > 0 })
            throw new TypesetMetaException("Command.MetaSealAndStamp");
        if (around.SignOff is { HasSeal: true } signed && signed.Seals.Count > Math.Max(1, signed.Signatures.Count))
            throw new TypesetMetaException("Command.MetaSealTooMany", signed.Seals.Count, Math.Max(1, signed.Signatures.Count));
        if (around is { Letterhead.Form: LetterheadForm.Letter, Imprint: { PrintedBy: not null } or { PrintedOn: not null } })
            throw new TypesetMetaException("Command.MetaPrinted");
        return around;
    }

    private void Take(string key, MetaValue value)
    {
        if (key == Annexes)
            annexes = AnnexMeta.Read(value);
        else
            values[key] = Lists.Contains(key, StringComparer.Ordinal) ? value.Texts(areNames: Files.Contains(key, StringComparer.Ordinal)) : [value.Text()];
    }

    /// <summary>
    /// 附件说明 and the annexes agree (GB/T 9704-2012, 7.3.4 and 7.3.7): the text's own are named as it names them, those of the file by
    /// their titles, and behind them stands what the text names besides.
    /// </summary>
    private IReadOnlyList<string> NamesOfAnnexes(Document document)
    {
        var titles = annexes.Select(annex => annex.Title).ToList();
        var own = document.Annexes.Select((annex, i) => document.Attachments.ElementAtOrDefault(i) ?? annex.Title);
        return titles.Count == 0 ? document.Attachments : [.. own, .. titles, .. document.Attachments.Skip(document.Annexes.Count).Where(name => !titles.Contains(name))];
    }

    /// <summary>The files that a key names, in their order; an empty name keeps a place free.</summary>
    private async Task<IReadOnlyList<Picture?>> PicturesAsync(string key, string alternative, string folder, CancellationToken cancel)
    {
        List<Picture?> found = [];
        foreach (var name in values.GetValueOrDefault(key, []))
            found.Add(name.Length == 0 ? null : new Picture(await PictureAsync(Path.Combine(folder, name), cancel), SharedResource.Text(alternative)));
        return found;
    }

    private static async Task<byte[]> PictureAsync(string path, CancellationToken cancel)
    {
        if (!File.Exists(path))
            throw new TypesetMetaException("Command.MetaNoPicture", path);
        if (new FileInfo(path).Length > MostPictureBytes)
            throw new TypesetMetaException("Command.MetaSeal", path);
        var bytes = await File.ReadAllBytesAsync(path, cancel);
        return PictureFile.Check(bytes) ? bytes : throw new TypesetMetaException("Command.MetaSeal", path);
    }

    /// <summary>签名章, each with its office; the longer of the two lists counts.</summary>
    private IEnumerable<PersonalStamp> Stamps()
    {
        var (offices, stamps) = (values.GetValueOrDefault("office", []), pictures["stamp"]);
        for (var i = 0; i < Math.Max(offices.Count, stamps.Count); i++)
            yield return new PersonalStamp(offices.ElementAtOrDefault(i) ?? "", stamps.ElementAtOrDefault(i));
    }

    /// <summary>The year of a 发文字号 stands in 六角括号 (GB/T 9704-2012, 7.2.5), whatever brackets a keyboard had.</summary>
    [GeneratedRegex(@"[\[［(（【](\d{4})[\]］)）】]")]
    private static partial Regex YearInBrackets();
}
