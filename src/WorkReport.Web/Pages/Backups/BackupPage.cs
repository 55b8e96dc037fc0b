using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Web.Backups;
using WorkReport.Web.Data;
using WorkReport.Web.Jobs;

namespace WorkReport.Web.Pages.Backups;

/// <summary>A form without a field: pressing its button is all.</summary>
public sealed class AskForm;

/// <summary>A page of backups, for whoever administers the whole: a backup holds everybody's data. Its button asks for a job, and does not wait for it.</summary>
public abstract class BackupPage(FormRoom room, JobRunner runner) : FormPage<AskForm>(room)
{
    private readonly TimeProvider time = room.Time;

    public override string NotDone => "Backup.NotDone";

    /// <summary>The jobs that this is about, by name.</summary>
    public IReadOnlyDictionary<string, Job> Jobs { get; private set; } = new Dictionary<string, Job>();

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The job that the button asks for.</summary>
    protected abstract string JobName { get; }

    /// <summary>What it is to be done to.</summary>
    protected virtual string? JobFor => null;

    /// <summary>Where the button leads.</summary>
    protected abstract string Address { get; }

    public Job? Row(string job) => Jobs.GetValueOrDefault(job);

    /// <summary>Is a backup being made or rehearsed, or about to be?</summary>
    public bool IsUnderWay => Jobs.Values.Any(job => job.IsUnderWay(Now));

    public override Verdict May => IsUnderWay ? Verdict.No("Backup.UnderWay") : Verdict.Yes;

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await Db.AdministersAllAsync(Person.Id, Person.Today, cancel))
            return false;
        Jobs = await Db.Jobs.AsNoTracking().Where(j => j.Name == nameof(MakeBackup) || j.Name == nameof(RehearseBackup)).ToDictionaryAsync(j => j.Name, cancel);
        return true;
    }

    protected override async Task<string> ActAsync(CancellationToken cancel) =>
        await Db.AskForJobAsync(JobName, Now, Person.Act().Who, JobFor, cancel) ? Address + "?asked=true" : throw new RefusedException(Verdict.No("Backup.UnderWay"));

    protected override Task<Microsoft.AspNetCore.Mvc.IActionResult> AnswerAsync(string answer, CancellationToken cancel)
    {
        runner.Wake();
        return base.AnswerAsync(answer, cancel);
    }

    /// <summary>The backups in the folder; none, and the reason, where it cannot be read.</summary>
    protected (IReadOnlyList<ShelvedBackup> All, string? Unreadable) OnShelf(BackupShelf shelf)
    {
        try
        {
            return (shelf.List(), null);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return ([], refused.Message);
        }
    }
}
