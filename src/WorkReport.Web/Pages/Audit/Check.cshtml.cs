using WorkReport.Web.Data;
using WorkReport.Web.Jobs;

namespace WorkReport.Web.Pages.Audit;

/// <summary>检查日志: asks for the check of the whole trail, shows how far it is, and what came of the last one with the seal to be filed.</summary>
public sealed class CheckModel(FormRoom room, JobRunner runner, TrailSeals seals) : JobPage(room, runner)
{
    public override string NotDone => "Log.NotChecked";

    /// <summary>What is remembered of the check; null before the site has begun to look for what is due.</summary>
    public Job? Check => Row(nameof(CheckTrail));

    /// <summary>The last seal, where all was whole.</summary>
    public TrailSeal? Seal { get; private set; }

    protected override string JobName => nameof(CheckTrail);

    protected override string Address => "/log/check";

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        Seal = Check is { WentWell: true } && await seals.ReadAsync(cancel) is [.., var last] ? last : null;
        return true;
    }
}
