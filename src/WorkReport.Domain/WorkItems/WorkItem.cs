using System.Text.Json.Serialization;
using WorkReport.Domain.Attachments;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Metrics;

namespace WorkReport.Domain.WorkItems;

/// <summary>
/// What an item says, whoever writes it down; with its files it is what is frozen of one. What a later field says is null where it says
/// nothing: then what was frozen before there was one is the same content still.
/// </summary>
public record ItemWords
{
    internal ItemWords()
    {
    }

    /// <param name="sectionId">Under which section of the outline it belongs.</param>
    /// <param name="lead">段首句, with or without its full stop.</param>
    /// <param name="text">The text, with its bound figures.</param>
    /// <param name="partners">联办单位.</param>
    public ItemWords(int sectionId, string lead, FigureText text, string partners = "")
    {
        ArgumentNullException.ThrowIfNull(text);
        (SectionId, Lead, Body, Partners) = (sectionId, WorkItem.LeadOf(lead), text.Stored, partners);
    }

    [JsonInclude]
    public int SectionId { get; internal init; }

    [JsonInclude]
    public string Lead { get; internal init; } = "";

    /// <summary>The stored form of the text.</summary>
    [JsonInclude]
    public string Body { get; internal init; } = "";

    [JsonInclude]
    public string Partners { get; internal init; } = "";

    [JsonIgnore]
    public FigureText Text => FigureText.Parse(Body);
}

/// <summary>工作事项: one achievement of one unit in one year.</summary>
public sealed class WorkItem : Aggregate
{
    public const int LeadLength = 60;

    /// <summary>Stands for a lead sentence that is still to be written, so that the text below it is safe meanwhile; nothing is handed in with it.</summary>
    public const string LeadToCome = "（段首句待写）";

    /// <summary>Characters a person may write; in the store the marks of bound figures come on top.</summary>
    public const int BodyLength = 2000;
    public const int PartnersLength = 200;

    private readonly List<Attachment> attachments = [];

    private WorkItem(int unitId, int periodId) => (UnitId, PeriodId) = (unitId, periodId);

    public int Id { get; private init; }

    public int UnitId { get; private init; }

    public int PeriodId { get; private init; }

    /// <summary>Under which section of the outline it belongs.</summary>
    public int SectionId { get; private set; }

    /// <summary>段首句: says what the paragraph is about; without its full stop.</summary>
    public string Lead { get; private set; } = "";

    /// <summary>The stored form of the body, with its bound figures.</summary>
    public string Body { get; private set; } = "";

    /// <summary>联办单位; may be empty.</summary>
    public string Partners { get; private set; } = "";

    public IReadOnlyList<Attachment> Attachments => attachments;

    public FigureText Text => FigureText.Parse(Body);

    public ItemWords Words => new() { SectionId = SectionId, Lead = Lead, Body = Body, Partners = Partners };

    /// <summary>A lead sentence as it is kept: its full stop is put by whoever prints it.</summary>
    public static string LeadOf(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        return (typed.EndsWith('。') ? typed[..^1] : typed).Trim();
    }

    public static WorkItem Write(int unitId, int periodId, ItemWords words, Act by)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(by);
        var item = new WorkItem(unitId, periodId);
        item.Become(words);
        item.Tell(by.Did("item.written", after: by.From is null
            ? new { unitId, periodId, words.SectionId, words.Lead, body = words.Text.Seen, words.Partners }
            : new { unitId, periodId, words.SectionId, words.Lead, body = words.Text.Seen, words.Partners, fileName = by.From }));
        return item;
    }

    public void Change(ItemWords words, Act by)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(by);
        if (words == Words)
            return;
        Tell(by.Did("item.changed", Facts(Words), Facts(words, TextChange.Between(Text, words.Text))));
        Become(words);
    }

    /// <summary>Takes in a file that proves it.</summary>
    /// <exception cref="RefusedException">The file may not be taken, or there are enough.</exception>
    public void Attach(string fileName, byte[] bytes, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (attachments.Count >= Attachment.Most)
            Verdict.No("Evidence.Enough", Attachment.Most).Demand();
        var file = Attachment.Take(fileName, bytes, by);
        attachments.Add(file);
        Tell(by.Did("item.attached", after: new { file.FileName, file.Length, file.Sha256 }));
    }

    /// <summary>Takes a file away again.</summary>
    public void Detach(int attachmentId, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (attachments.Find(a => a.Id == attachmentId) is not { } file)
            return;
        attachments.Remove(file);
        Tell(by.Did("item.detached", new { file.FileName, file.Length, file.Sha256 }));
    }

    /// <summary>Tells that it is about to be taken out of the store.</summary>
    public void Remove(Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        Tell(by.Did("item.removed", new { SectionId, Lead, body = Text.Seen, Partners }));
    }

    /// <summary>All but the text, of which what changed is enough.</summary>
    private static object Facts(ItemWords words, TextChange? body = null) => new { words.SectionId, words.Lead, body, words.Partners };

    private void Become(ItemWords words) => (SectionId, Lead, Body, Partners) = (words.SectionId, words.Lead, words.Body, words.Partners);
}
