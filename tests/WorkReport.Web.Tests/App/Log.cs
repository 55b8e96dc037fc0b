using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace WorkReport.Web.Tests.App;

/// <summary>Keeps every line the site logs at warning or above: in a passing test there is none.</summary>
public sealed class Log : ILoggerProvider
{
    private readonly ConcurrentQueue<string> warnings = new();

    public IReadOnlyCollection<string> Warnings => warnings;

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, warnings);

    /// <summary>Takes the warnings out, for the test that means to cause them.</summary>
    public IReadOnlyList<string> Take()
    {
        var taken = new List<string>();
        while (warnings.TryDequeue(out var line))
            taken.Add(line);
        return taken;
    }

    public void Dispose()
    {
    }

    private sealed class Logger(string category, ConcurrentQueue<string> warnings) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                warnings.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {exception}");
        }
    }
}
