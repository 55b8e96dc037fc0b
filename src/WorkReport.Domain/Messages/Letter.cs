namespace WorkReport.Domain.Messages;

/// <summary>Where a letter is.</summary>
public enum LetterState
{
    /// <summary>待发: it is sent at its time, and again after what passes.</summary>
    Waiting,

    /// <summary>正在发送: somebody is at it. Who fell silent at it leaves it <see cref="Unsure"/>.</summary>
    Sending,

    /// <summary>已发送: the mail server took it.</summary>
    Sent,

    /// <summary>被拒收: the mail server does not take it for that address.</summary>
    Refused,

    /// <summary>未能确认: it was being handed over when the line broke. It is not sent again, so that nothing comes twice.</summary>
    Unsure,

    /// <summary>不必发: all that it would have told was dealt with before.</summary>
    Needless,
}

/// <summary>邮件: what waits for one person at one moment, in one letter.</summary>
public sealed class Letter
{
    public const int SaidLength = 500;

    private static readonly int[] Minutes = [1, 2, 5, 10, 30];

    private Letter(int personId, DateTimeOffset at) => (PersonId, At, NextAt) = (personId, at, at);

    public int Id { get; private init; }

    public int PersonId { get; private init; }

    public DateTimeOffset At { get; private init; }

    public LetterState State { get; private init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; private init; }

    /// <summary>Not before then.</summary>
    public DateTimeOffset NextAt { get; private init; }

    /// <summary>When who is at it began; null while nobody is.</summary>
    public DateTimeOffset? TakenAt { get; private init; }

    /// <summary>When it was sent, refused, or found out to be unsure.</summary>
    public DateTimeOffset? EndedAt { get; private init; }

    /// <summary>What the mail server said last; empty where it took it.</summary>
    public string Said { get; private init; } = "";

    public static Letter For(int personId, DateTimeOffset at) => new(personId, at);

    /// <summary>How long it waits after having been tried so often: longer each time, and an hour at most. It is never given up.</summary>
    public static TimeSpan Pause(int attempts) => TimeSpan.FromMinutes(attempts <= Minutes.Length ? Minutes[Math.Max(attempts, 1) - 1] : 60);
}

/// <summary>How far the log was looked through for what is told by mail. There is none while no mail is set: what happened before then is told nobody.</summary>
public sealed class LogReading
{
    public const int OnlyId = 1;

    public int Id { get; private init; } = OnlyId;

    /// <summary>The last line that was looked at.</summary>
    public long Until { get; private init; }

    public static LogReading From(long line) => new() { Until = line };
}
