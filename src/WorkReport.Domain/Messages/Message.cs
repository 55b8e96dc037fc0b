using System.Globalization;

namespace WorkReport.Domain.Messages;

/// <summary>What a message is about.</summary>
public enum MessageKind
{
    /// <summary>退回: a package came back to those who enter it.</summary>
    Returned,

    /// <summary>待审核: a package waits for who reads it.</summary>
    Review,

    /// <summary>待接收: a package came up to the office above.</summary>
    Receive,

    /// <summary>申请: a unit asks back what it handed in.</summary>
    Ask,

    /// <summary>不予退回: what it asked for stays where it is.</summary>
    Declined,

    /// <summary>批注: somebody said something about a package.</summary>
    Comment,

    /// <summary>到期: a unit still owes its package on one of the days before or after its own.</summary>
    Owed,

    /// <summary>到期: packages wait to be read or received on such a day.</summary>
    Held,
}

/// <summary>
/// 消息: one thing that waits for a person or came back to them, to be told by mail. What makes it is in its key, so that it is written once,
/// whoever comes upon it and however often.
/// </summary>
public sealed class Message
{
    public const int KeyLength = 100;

    private Message(string key, MessageKind kind, int personId, int unitId, int periodId, int round) =>
        (Key, Kind, PersonId, UnitId, PeriodId, Round) = (key, kind, personId, unitId, periodId, round);

    public int Id { get; private init; }

    /// <summary>What made it, and for whom: unique.</summary>
    public string Key { get; private init; }

    public MessageKind Kind { get; private init; }

    /// <summary>Whom it tells.</summary>
    public int PersonId { get; private init; }

    /// <summary>Whose package it is about.</summary>
    public int UnitId { get; private init; }

    public int PeriodId { get; private init; }

    public int Round { get; private init; }

    /// <summary>The day by which it is due; null for what just happened.</summary>
    public DateOnly? Due { get; private init; }

    /// <summary>One of <see cref="DueMarks"/>; null for what just happened.</summary>
    public int? Mark { get; private init; }

    public DateTimeOffset At { get; private init; }

    /// <summary>The letter that tells it; null until one does.</summary>
    public int? LetterId { get; private init; }

    /// <summary>It came of a line of the log.</summary>
    /// <param name="line">The line's number.</param>
    /// <param name="kind">What.</param>
    /// <param name="personId">Whom it tells.</param>
    /// <param name="where">Whose package.</param>
    /// <param name="at">When it happened.</param>
    public static Message OfLine(long line, MessageKind kind, int personId, (int Unit, int Period, int Round) where, DateTimeOffset at) =>
        new(string.Create(CultureInfo.InvariantCulture, $"line/{line}/{kind}/{personId}"), kind, personId, where.Unit, where.Period, where.Round) { At = at };

    /// <summary>It came of a day. Of another due day, another message.</summary>
    public static Message OfDay(MessageKind kind, int personId, (int Unit, int Period, int Round) where, DateOnly due, int mark, DateTimeOffset at) =>
        new(string.Create(CultureInfo.InvariantCulture, $"day/{where.Period}.{where.Round}/{where.Unit}/{due:yyyyMMdd}/{mark}/{kind}/{personId}"), kind, personId, where.Unit, where.Period, where.Round)
        {
            Due = due,
            Mark = mark,
            At = at,
        };
}
