using System.Security.Cryptography;
using WorkReport.Domain.Attachments;
using WorkReport.Domain.Audit;

namespace WorkReport.Domain.Jottings;

/// <summary>What became of a jotting.</summary>
public enum JottingUse
{
    /// <summary>A work item was begun with it.</summary>
    WorkItem,

    /// <summary>It stands in the note of a figure.</summary>
    Note,
}

/// <summary>随手记: what somebody noted for a unit on the day, with a number and a photo if there are any. It counts nowhere until something is made of it.</summary>
public sealed class Jotting : Aggregate
{
    public const int TextLength = 300;

    /// <summary>UTF-16 units of the number as it was typed, with what it counts.</summary>
    public const int NumberLength = 40;

    private Jotting()
    {
    }

    public int Id { get; private init; }

    public int UnitId { get; private init; }

    /// <summary>The day on which it happened; with it the year that it belongs to.</summary>
    public DateOnly On { get; private init; }

    public string Text { get; private init; } = "";

    /// <summary>As it was typed: 120名. Empty where there is none; nothing is added up.</summary>
    public string Number { get; private init; } = "";

    /// <summary>Who noted it, as the log names them.</summary>
    public string NotedBy { get; private init; } = "";

    /// <summary>Loaded only where asked for.</summary>
    public JottingPhoto? Photo { get; private init; }

    public bool HasPhoto { get; private init; }

    /// <summary>What was made of it; null while nothing was.</summary>
    public JottingUse? Use { get; private set; }

    /// <summary>The item, or the metric whose note it stands in; null while there is none.</summary>
    public int? UsedAs { get; private set; }

    /// <summary>May something be made of it? Once.</summary>
    public Verdict CanUse => Use is null ? Verdict.Yes : Verdict.No("Jotting.IsUsed");

    /// <summary>Notes it.</summary>
    /// <exception cref="RefusedException">The photo is no picture, or too large.</exception>
    public static Jotting Note(int unitId, DateOnly on, string text, string number, (string FileName, byte[] Bytes)? photo, Act by)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(number);
        ArgumentNullException.ThrowIfNull(by);
        var jotting = new Jotting
        {
            UnitId = unitId,
            On = on,
            Text = text,
            Number = number,
            NotedBy = by.Who,
            Photo = photo is var (name, bytes) ? JottingPhoto.Take(name, bytes, by) : null,
            HasPhoto = photo is not null,
        };
        jotting.Tell(by.Did("jotting.noted", after: new { unitId, on, text, figure = number, fileName = jotting.Photo?.FileName }));
        return jotting;
    }

    /// <summary>Something was made of it: it stays, and says what.</summary>
    public void Become(JottingUse use, int id, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        CanUse.Demand();
        (Use, UsedAs) = (use, id);
        Tell(use is JottingUse.WorkItem ? by.Did("jotting.used", after: new { item = id }) : by.Did("jotting.used", after: new { metricId = id }));
    }

    /// <summary>Tells that it is about to be taken out of the store.</summary>
    public void Remove(Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        Tell(by.Did("jotting.removed", new { UnitId, On, Text, figure = Number }));
    }
}

/// <summary>The photo of a jotting.</summary>
public sealed class JottingPhoto
{
    private JottingPhoto()
    {
    }

    public int JottingId { get; private init; }

    public string FileName { get; private init; } = "";

    public string MediaType { get; private init; } = "";

    public string Sha256 { get; private init; } = "";

    public byte[] Bytes { get; private init; } = [];

    internal static JottingPhoto Take(string fileName, byte[] bytes, Act by)
    {
        // By the rules of evidence: it becomes some once the jotting becomes an item.
        var taken = Attachment.Take(fileName, bytes, by);
        if (!ShownPicture.IsShown(taken.MediaType))
            Verdict.No("Jotting.NoPicture", fileName).Demand();
        return new JottingPhoto { FileName = taken.FileName, MediaType = taken.MediaType, Bytes = bytes, Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)) };
    }
}
