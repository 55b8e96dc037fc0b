using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;

namespace WorkReport.Web.Data;

/// <summary>
/// A line in the program's log for each command that the store refused, in place of the two with a stack trace that the framework writes. A value
/// that stands there already is the answer that a second press gets: whoever did not expect it lets it through, and it is written where it ends.
/// </summary>
public sealed partial class StoreFaults(ILoggerFactory? logs) : DbCommandInterceptor
{
    private readonly ILogger log = (logs ?? NullLoggerFactory.Instance).CreateLogger<StoreFaults>();

    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) => Tell(eventData);

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Tell(eventData);
        return Task.CompletedTask;
    }

    private void Tell(CommandErrorEventData failed)
    {
        if (Databases.Fault(failed.Exception) is var fault && fault is not DatabaseFault.Duplicate)
            Refused(log, fault, failed.Exception.Message);
    }

    [LoggerMessage(1, LogLevel.Error, "The store refused a command ({Fault}): {Why}")]
    private static partial void Refused(ILogger logger, DatabaseFault? fault, string why);
}
