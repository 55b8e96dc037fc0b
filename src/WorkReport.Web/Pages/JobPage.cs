using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Web.Data;
using WorkReport.Web.Jobs;

namespace WorkReport.Web.Pages;

/// <summary>A form without a field: pressing its button is all.</summary>
public sealed class PressForm;

/// <summary>A page of what the site does by itself, for whoever administers the whole. Its button asks for a job, and does not wait for it.</summary>
public abstract class JobPage(FormRoom room, JobRunner runner) : FormPage<PressForm>(room)
{
    private readonly TimeProvider time = room.Time;

    /// <summary>The jobs that this is about, by name.</summary>
    public IReadOnlyDictionary<string, Job> Jobs { get; private set; } = new Dictionary<string, Job>();

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Is one of them being done, or about to be?</summary>
    public bool IsUnderWay => Jobs.Values.Any(job => job.IsUnderWay(Now));

    public override Verdict May => IsUnderWay ? Verdict.No(UnderWay) : Verdict.Yes;

    /// <summary>Key of the sentence that one has to wait.</summary>
    protected virtual string UnderWay => "Job.UnderWay";

    /// <summary>The job that the button asks for.</summary>
    protected abstract string JobName { get; }

    /// <summary>All that it is about.</summary>
    protected virtual IReadOnlyList<string> JobNames => [JobName];

    /// <summary>What it is to be done to.</summary>
    protected virtual string? JobFor => null;

    /// <summary>Where the button leads.</summary>
    protected abstract string Address { get; }

    public Job? Row(string job) => Jobs.GetValueOrDefault(job);

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await Db.AdministersAllAsync(Person.Id, Person.Today, cancel))
            return false;
        var names = JobNames;
        Jobs = await Db.Jobs.AsNoTracking().Where(j => names.Contains(j.Name)).ToDictionaryAsync(j => j.Name, cancel);
        return true;
    }

    protected override async Task<string> ActAsync(CancellationToken cancel) =>
        await Db.AskForJobAsync(JobName, Now, Person.Act().Who, JobFor, cancel) ? Address + "?asked=true" : throw new RefusedException(Verdict.No(UnderWay));

    protected override Task<Microsoft.AspNetCore.Mvc.IActionResult> AnswerAsync(string answer, CancellationToken cancel)
    {
        runner.Wake();
        return base.AnswerAsync(answer, cancel);
    }
}
