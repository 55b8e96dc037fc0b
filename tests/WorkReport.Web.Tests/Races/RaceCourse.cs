using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Submissions;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.Data;
using WorkReport.Web.Tests.Troubles;

namespace WorkReport.Web.Tests.Races;

/// <summary>What is raced about, one village a race: the kinds take turns.</summary>
internal static class RaceCourse
{
    private static readonly RaceKind[] Kinds = Enum.GetValues<RaceKind>();

    public static RaceKind KindOf(int village) => Kinds[village % Kinds.Length];

    /// <summary>Brings each package to where its race begins.</summary>
    public static async Task PrepareAsync(Store store, IReadOnlyList<Village> villages)
    {
        foreach (var part in villages.Select((village, n) => (Village: village, Kind: KindOf(n))).Chunk(30))
        {
            await store.With(async db =>
            {
                await using var whole = await db.Database.BeginTransactionAsync();
                foreach (var (village, kind) in part)
                {
                    await BringAsync(db, village, kind);
                    // What two villages say alike is stored once, so one after the other.
                    await db.SaveChangesAsync();
                }

                await whole.CommitAsync();
            });
        }
    }

    /// <summary>The key and version of what the race of a village is about, as the trail names it, and what stands there.</summary>
    public static async Task<(string Subject, long Version, string Stands)> SubjectAsync(WorkReportDb db, Village village, RaceKind kind)
    {
        switch (kind)
        {
            case RaceKind.SameFigure:
                var sheet = await db.MetricSheets.AsNoTracking().Include(s => s.Values).SingleAsync(s => s.UnitId == village.Id);
                return ($"{nameof(MetricSheet)}/{sheet.Id}", sheet.Version, $"{sheet.Values.OrderBy(v => v.MetricId).First().Value:0}");
            case RaceKind.SameText:
                var item = await db.WorkItems.AsNoTracking().SingleAsync(i => i.Id == village.Item);
                return ($"{nameof(WorkItem)}/{item.Id}", item.Version, item.Body);
            case RaceKind.CloseTwice:
                var unit = await db.OrgUnits.AsNoTracking().SingleAsync(u => u.Id == village.Id);
                return ($"{nameof(OrgUnit)}/{unit.Id}", unit.Version, unit.Places[^1].To is null ? "stands" : "closed");
            default:
                var package = await db.Submissions.AsNoTracking().SingleAsync(s => s.Id == village.Package);
                return ($"{nameof(Submission)}/{package.Id}", package.Version, $"{package.State}");
        }
    }

    /// <summary>Who races, each with a form of their own.</summary>
    /// <param name="village">Where.</param>
    /// <param name="kind">What about.</param>
    /// <param name="version">What they have in front of them.</param>
    /// <param name="served">The form of the page as served, where it is filled in.</param>
    public static IReadOnlyList<Racer> Racers(Village village, RaceKind kind, long version, IReadOnlyDictionary<string, string> served)
    {
        Racer Decides(int number, SubmissionMove move, SubmissionState leaves) =>
            new(TroubledCity.Decider(village.Town, number), $"/submissions/{village.Package}", Form(version, ("Form.Move", $"{move}"), ("Form.General", move is SubmissionMove.Return ? "请核实" : "")), $"{leaves}");
        Racer Moves(int number, SubmissionMove move, SubmissionState leaves) =>
            new(TroubledCity.Clerk(village.Town, number), $"/units/{village.Id}/{TroubledCity.Period}/submission", Form(version, ("Form.Move", $"{move}")), $"{leaves}");
        Racer Writes(int number, string box, string words) =>
            new(TroubledCity.Clerk(village.Town, number), PageOf(village, kind)!, new Dictionary<string, string>(served) { ["Key"] = $"{Guid.NewGuid()}", [box] = words, ["Form.Move"] = "Save" }, words);
        Racer Closes(int number) =>
            new(TroubledCity.Decider(village.Town, number), $"/units/{village.Id}/close", Form(version, ("Form.From", "2022-12-21")), "closed");
        return kind switch
        {
            RaceKind.ApproveOrReturn => [Decides(1, SubmissionMove.Approve, SubmissionState.Forwarded), Decides(2, SubmissionMove.Return, SubmissionState.Returned)],
            RaceKind.ApproveThrice => [.. Enumerable.Range(1, 3).Select(number => Decides(number, SubmissionMove.Approve, SubmissionState.Forwarded))],
            RaceKind.ApproveOrRecall => [Decides(1, SubmissionMove.Approve, SubmissionState.Forwarded), Moves(1, SubmissionMove.Recall, SubmissionState.Drafting)],
            RaceKind.AcceptOrReturn => [Decides(1, SubmissionMove.Accept, SubmissionState.Accepted), Decides(2, SubmissionMove.Return, SubmissionState.Returned)],
            RaceKind.AcceptTwice => [Decides(1, SubmissionMove.Accept, SubmissionState.Accepted), Decides(2, SubmissionMove.Accept, SubmissionState.Accepted)],
            RaceKind.SubmitTwice => [Moves(1, SubmissionMove.Submit, SubmissionState.InReview), Moves(2, SubmissionMove.Submit, SubmissionState.InReview)],
            RaceKind.SameFigure => [Writes(1, FigureBox(served), "101"), Writes(2, FigureBox(served), "202")],
            RaceKind.SameText => [Writes(1, "Form.Body", "全年办成一批实事。"), Writes(2, "Form.Body", "全年开展多次宣讲。")],
            _ => [Closes(1), Closes(2)],
        };
    }

    /// <summary>The page whose form is filled in, and has to be opened first; null where what is pressed is all.</summary>
    public static string? PageOf(Village village, RaceKind kind) => kind switch
    {
        RaceKind.SameFigure => $"/units/{village.Id}/{TroubledCity.Period}/sheet",
        RaceKind.SameText => $"/items/{village.Item}",
        _ => null,
    };

    private static string FigureBox(IReadOnlyDictionary<string, string> served) => served.Keys.First(name => name.EndsWith("].Value", StringComparison.Ordinal));

    private static Dictionary<string, string> Form(long version, params (string Name, string Value)[] fields)
    {
        var form = fields.ToDictionary(field => field.Name, field => field.Value);
        (form["Key"], form["Version"]) = ($"{Guid.NewGuid()}", $"{version}");
        return form;
    }

    private static async Task BringAsync(WorkReportDb db, Village village, RaceKind kind)
    {
        if (kind is RaceKind.SubmitTwice or RaceKind.SameFigure or RaceKind.SameText or RaceKind.CloseTwice)
            return;
        var package = await db.Submissions.SingleAsync(s => s.Id == village.Package);
        await db.HandInAsync(package, await IdAsync(db, TroubledCity.Clerk(village.Town, 1)), TroubledCity.By);
        if (kind is RaceKind.AcceptOrReturn or RaceKind.AcceptTwice)
            package.Make(SubmissionMove.Approve, SubmissionRelation.Reviewer, await IdAsync(db, TroubledCity.Decider(village.Town, 3)), TroubledCity.By);
    }

    private static Task<int> IdAsync(WorkReportDb db, string name) => db.People.Where(p => p.Name == name).Select(p => p.Id).SingleAsync();
}
