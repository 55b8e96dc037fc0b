using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace WorkReport.Web.Tests.App;

/// <summary>Counts the commands of one context from now on. Made before the context's first command: one that nobody listens to does not look again for a while.</summary>
public sealed class CommandCounter : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly DbContext db;
    private readonly List<IDisposable> subscriptions = [];

    public CommandCounter(DbContext db)
    {
        this.db = db;
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public int Count { get; private set; }

    public void OnNext(DiagnosticListener value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Name == DbLoggerCategory.Name)
            subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.CommandExecuted.Name && value.Value is CommandEventData command && command.Context == db)
            Count++;
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => subscriptions.ForEach(s => s.Dispose());
}
