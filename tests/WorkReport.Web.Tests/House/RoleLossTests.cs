using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkReport.Web.Data;

namespace WorkReport.Web.Tests.House;

/// <summary>
/// A role that is taken away while a form is on its way: the page has read that the person may, and waits for the store; when its turn
/// comes, they may not any more. Nothing is decided after that.
/// </summary>
public sealed class RoleLossTests(EntrancesSite site) : IClassFixture<EntrancesSite>, IAsyncLifetime
{
    /// <summary>Pressed as served these change nothing: they turn a page, act on what is ticked.</summary>
    private static readonly string[] Harmless = ["/reports/{id:int}/choose", "/reviews"];

    private int person;
    private int nobody;

    public async ValueTask InitializeAsync()
    {
        site.Turn();
        person = await site.With(db => db.People.Where(p => p.Name == EntrancesSite.Everyone).Select(p => p.Id).SingleAsync());
        nobody = await site.EnrolAsync($"无角色{Guid.NewGuid():N}"[..16]);
    }

    public ValueTask DisposeAsync()
    {
        Assert.Empty(site.Log.Warnings);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task No_page_acts_for_who_lost_the_role_while_it_waited()
    {
        List<string> wrong = [];
        var acting = 0;
        foreach (var (route, address) in site.Pages.Where(page => page.Route is not ("/sign-in" or "/account" or "/typesetting" or "/checking" or "/masking")))
        {
            var form = await ServedForm.OpenAsync(site.Browser, address);
            Task<HttpResponseMessage> answer;
            string before;
            await using (var scope = site.Services.CreateAsyncScope())
            {
                var db = scope.ServiceProvider.GetRequiredService<WorkReportDb>();
                await using var taking = await db.Database.BeginTransactionAsync();
                await HandOverAsync(db, person, nobody);
                answer = PostAsync(form);
                // It has read all it needs and stands before the store, which is ours until the role is gone.
                await Task.WhenAny(answer, Task.Delay(600));
                acting += answer.IsCompleted ? 0 : 1;
                await taking.CommitAsync();
            }

            before = await site.StandingAsync();
            using var told = await answer;
            if (!Harmless.Contains(route) && told.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.Conflict or HttpStatusCode.BadRequest))
                wrong.Add($"{route}: {told.StatusCode} {told.Headers.Location}");
            if (before != await site.StandingAsync())
                wrong.Add($"{route}: something was stored");
            await site.With(db => HandOverAsync(db, nobody, person));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        // So many came as far as the store.
        Assert.InRange(acting, 20, 200);
    }

    /// <summary>All roles at once, with the number that whatever changes a role raises.</summary>
    private static async Task HandOverAsync(WorkReportDb db, int from, int to)
    {
        await db.Database.ExecuteSqlAsync($"UPDATE Memberships SET PersonId = {to} WHERE PersonId = {from}");
        await db.AuditHeads.ExecuteUpdateAsync(set => set.SetProperty(h => h.Rights, h => h.Rights + 1));
    }

    private Task<HttpResponseMessage> PostAsync(ServedForm form)
    {
        var body = string.Join('&', form.With().Select(f => $"{Uri.EscapeDataString(f.Key)}={Uri.EscapeDataString(f.Value)}"));
        return site.Browser.PostAsync(new Uri(form.Action, UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded"));
    }
}
