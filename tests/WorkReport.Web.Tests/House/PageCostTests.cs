using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using WorkReport.Web.Data;
using WorkReport.Web.Jobs;

namespace WorkReport.Web.Tests.House;

/// <summary>What a page asks the store for, counted in commands, for somebody who does everything.</summary>
public sealed class PageCostTests(EntrancesSite site) : IClassFixture<EntrancesSite>
{
    /// <summary>Of a page.</summary>
    private const int Most = 8;

    /// <summary>Pages that are still dearer, with what they cost: they may become cheaper, and none may join them.</summary>
    private static readonly Dictionary<string, int> Dear = new()
    {
        ["/units/{id:int}/{period:maxlength(12)}/sheets"] = 11,
    };

    [Fact]
    public async Task A_page_costs_at_most_eight_commands_or_is_named()
    {
        site.Turn();
        using var commands = new StoreCommands(site);
        List<string> dear = [];
        string[] lists = ["/", "/people", "/metrics", "/status", "/help", "/units", "/search?q=工作", "/search?q=工作&kind=WorkItem", "/search?q=登录&kind=Line", "/import/done", "/import/maps", $"/import/done/{site.City.ImportOf("CA1")}"];
        foreach (var (route, address) in site.Pages.Concat(lists.Select(list => (list, list))).Concat(ScopeMatrixTests.OfTables.Select(file => (file, site.City.Address(file, "CA1")))).Distinct())
        {
            // The first time somebody comes by, what holds for the next is read as well.
            await site.For(address).GetAsync(new Uri(address, UriKind.Relative));
            commands.Clear();
            await site.For(address).GetAsync(new Uri(address, UriKind.Relative));
            if (commands.Count > Dear.GetValueOrDefault(route, Most))
                dear.Add($"[\"{route}\"] = {commands.Count},");
        }

        Assert.True(dear.Count == 0, string.Join('\n', dear));
    }

    [Fact]
    public async Task The_masthead_costs_one_command_until_a_role_changes()
    {
        site.Turn();
        using var commands = new StoreCommands(site);
        await site.Browser.GetAsync(new Uri("/help", UriKind.Relative));
        commands.Clear();
        await site.Browser.GetAsync(new Uri("/help", UriKind.Relative));
        Assert.Equal(1, commands.Count);
        await site.EnrolAsync("新来的人", ("CA1", Domain.Organisation.Role.Contributor));
        commands.Clear();
        await site.Browser.GetAsync(new Uri("/help", UriKind.Relative));
        Assert.InRange(commands.Count, 2, 6);
    }

    /// <summary>The commands of one site's store, from whichever request.</summary>
    private sealed class StoreCommands : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly string file;
        private readonly List<IDisposable> subscriptions = [];
        private readonly ConcurrentQueue<string> told = [];

        public StoreCommands(EntrancesSite site)
        {
            file = new SqliteConnectionStringBuilder(site.Services.GetRequiredService<DatabaseChoice>().ConnectionString).DataSource;
            subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        }

        public int Count => told.Count;

        public void Clear() => told.Clear();

        public void OnNext(DiagnosticListener value)
        {
            ArgumentNullException.ThrowIfNull(value);
            if (value.Name == DbLoggerCategory.Name)
                subscriptions.Add(value.Subscribe(this));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key == RelationalEventId.CommandExecuted.Name && value.Value is CommandEventData command && command.Command.Connection?.DataSource == file && !command.Command.CommandText.Contains(JobRunner.Looks, StringComparison.Ordinal))
                told.Enqueue(command.Command.CommandText);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose() => subscriptions.ForEach(subscription => subscription.Dispose());
    }
}
