using System.Text.RegularExpressions;
using System.Xml.Linq;
using WorkReport.Documents.Docx;
using WorkReport.Documents.Fonts;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Importing;
using WorkReport.Domain.Jottings;
using WorkReport.Domain.Messages;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Plans;
using WorkReport.Domain.Reports;
using WorkReport.Domain.Reviews;
using WorkReport.Domain.Submissions;
using WorkReport.Domain.SuperiorForms;
using WorkReport.Prose.Checks;
using WorkReport.Prose.Masking;
using WorkReport.Prose.Outlines;
using WorkReport.Prose.Quantities;
using WorkReport.Prose.Texts;
using WorkReport.Web.Data;
using WorkReport.Web.Data.Search;
using WorkReport.Web.Jobs;
using WorkReport.Web.Pages.Audit;
using WorkReport.Web.Pages.Comments;
using WorkReport.Web.Pages.Home;
using WorkReport.Web.Pages.Importing;
using WorkReport.Web.Pages.Metrics;
using WorkReport.Web.Exchange;
using WorkReport.Web.Pages.Notices;
using WorkReport.Web.Pages.Organisation;
using WorkReport.Web.Pages.Periods;
using WorkReport.Web.Pages.Plans;
using WorkReport.Web.Pages.Progress;
using WorkReport.Web.Pages.Reviews;
using WorkReport.Web.Pages.Submissions;
using WorkReport.Web.Pages.SuperiorForms;
using WorkReport.Web.Pages.WorkItems;
using WorkReport.Web.Pages.Settled;
using WorkReport.Web.Reporting;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.House;

/// <summary>Every word a person reads comes from the resources, in both languages.</summary>
public partial class WordTests
{
    private const string Web = "src/WorkReport.Web";

    private static readonly Dictionary<string, string> Chinese = Words("Resources/SharedResource.resx");
    private static readonly Dictionary<string, string> English = Words("Resources/SharedResource.en.resx");

    [Fact]
    public void Both_languages_have_the_same_keys_with_the_same_places_for_values()
    {
        Assert.Equal(Chinese.Keys.Order(), English.Keys.Order());
        Assert.All(Chinese, pair => Assert.Equal(Places(pair.Value), Places(English[pair.Key])));
    }

    [Fact]
    public void English_has_no_Chinese_in_it_and_Chinese_is_Chinese()
    {
        Assert.All(English.Where(p => p.Key != "Layout.OtherLanguage"), p => Assert.DoesNotMatch(Han(), p.Value));
        // Some are marks and names alone: a comma, a colon, brackets around what is put in.
        Assert.True(Chinese.Count(p => Han().IsMatch(p.Value)) > Chinese.Count - 40);
    }

    [Fact]
    public void Every_key_in_use_has_words_and_every_word_is_in_use()
    {
        var used = Source.Files("src/WorkReport.Domain", ".cs").Concat(Source.Files(Web, ".cs", ".cshtml")).SelectMany(f => Used().Matches(File.ReadAllText(f)).Select(m => m.Groups["key"].Value)).ToHashSet();
        Assert.True(used.Count > 60, "The scan has gone blind.");
        // Keys put together from a name: the name's type says which there are.
        foreach (var key in Names<Role>("Membership").Concat(Names<Role>("Help")).Concat(Names<Role>("Help").Select(key => $"{key}Steps")).Concat(Names<UnitLevel>("Level")).Concat(Names<TextRefusal>("Refusal")).Concat(Names<DocxRefusal>()).Concat(Names<DocxLoss>()).Concat(Names<DropReason>("Drop")).Concat(Names<CheckRule>("Check")).Concat(Names<EntityKind>("Masking")).Concat(Names<Severity>("Check")).Concat(Names<FontRole>("Role")).Concat(Names<FontRole>("RoleUse"))
            .Concat(Names<DatabaseProvider>("Status")).Concat(Names<OutlineKind>("Outline").Except(["Outline.Heading", "Outline.Paragraph"]))
            .Concat(Names<NumberRefusal>("Number").Except(["Number.Empty"]))
            .Concat(Names<UnitDone>("UnitDone")).Concat(Names<PersonDone>("PersonDone")).Concat(Names<PeopleOrder>("People")).Concat(Names<AuditFault>("LogFault"))
            .Concat(new[] { "unit", "person", "account", "form", "database", "period", "catalogue", "metric", "sheet", "item", "plan", "submission", "report", "jotting", "backup", "import", "notice", "reminding", "superiorForm", "columnMap", "delegation", "route", "comment", "settledFigure" }.Select(noun => $"LogNoun.{noun}"))
            .Concat(new[] { nameof(SealTrail), nameof(MakeBackup), nameof(CheckTrail), nameof(RehearseBackup), nameof(ImportSheets), nameof(IndexLines), nameof(RemindOfDays), nameof(SendMail) }.Select(job => $"Job.{job}"))
            .Concat(new[] { "Totals", "Cross", "Progress", "Values", "Items", "Plans", "Units", "People", "Metrics" }.Select(sheet => $"Command.Export{sheet}"))
            .Concat(Names<SheetRefusal>("FormRefusal")).Concat(Names<FillRefusal>()).Concat(Names<FormFaultKind>("FormFault").Except(["FormFault.Unknown"])).Concat(Names<FormAspect>()).Concat(Names<CellRound>())
            .Concat(ColumnProposals.Known.Select(column => $"Columns.Known.{column}")).Concat(Names<ImportState>()).Concat(Names<ParentRows>("Columns.Parents")).Concat(Names<AboveRule>("Columns.Above"))
            .Concat(Names<MetricSide>("Columns.Side").Except(["Columns.Side.Metric"])).Concat(Names<MapDone>("Columns.Done"))
            .Concat(Names<SheetRefusal>()).Concat(Enum.GetNames<ImportKind>().SelectMany(kind => new[] { $"Command.Import{kind}", $"Import.Kind.{kind}", $"Import.Brings.{kind}", $"Event.import.{kind.ToLowerInvariant()}" }))
            .Concat(Happenings().Select(what => $"Event.{what}"))
            .Concat(Enum.GetNames<SubmissionMove>().Except([nameof(SubmissionMove.ApproveAndAccept)]).Select(move => $"Event.submission.{char.ToLowerInvariant(move[0])}{move[1..]}"))
            .Concat(from move in Enum.GetNames<SubmissionMove>() from no in new[] { "NotNow", "NotYours" } select $"Submission.{move}.{no}")
            .Concat(from move in Enum.GetNames<ReportMove>() from no in new[] { "NotNow", "NotYours" } select $"Report.{move}.{no}")
            .Concat(Names<SearchKind>()).Concat(Names<ProgressStatus>()).Concat(Names<SubmissionState>()).Concat(Names<SubmissionMove>()).Concat(Names<SubmissionRelation>().Except(["SubmissionRelation.None"])).Concat(Names<PieceKind>())
            .Concat(Names<ReportState>()).Concat(Names<ReportMove>()).Concat(Names<ReportRelation>().Except(["ReportRelation.None"])).Concat(Names<EditionKind>())
            .Concat(Names<PeriodKind>()).Concat(Names<PeriodState>()).Concat(Names<PeriodState>("Periods.State").Select(key => key.Replace("State.", "State", StringComparison.Ordinal)))
            .Concat(LogFacts.Fields.Keys.Select(field => $"LogField.{field}")).Concat(new[] { "Unknown", "Waiting", "Password", "Inactive" }.Select(why => $"LogWhy.{why}"))
            // What older stores say in their log.
            .Concat(["Event.period.countedUntilSet", "Event.period.closed"]).Concat(Names<OutlinePart>()).Concat(Names<RollUp>()).Concat(Names<FigureAspect>()).Concat(Names<PlanState>()).Concat(Names<DraftStepKind>("DraftStep")).Concat(Names<PlanResult>())
            .Concat(Names<PeriodDone>("Periods.Done")).Concat(Names<PeriodKind>("Periods.Season")).Concat(Names<OutlinePart>("Periods.Part"))
            .Concat(Names<MetricDone>("Metrics.Done")).Concat(Names<MetricStanding>("Metrics")).Concat(Names<RollUp>("Metrics.Class")).Concat(Names<Scale>("Metrics.Scale")).Concat(Names<Qualifier>("Metrics.Qualifier"))
            .Concat(Names<NoticeDone>("Notices.Done")).Concat(Names<ItemDone>("Items")).Concat(Enum.GetNames<JottingUse>().Select(use => $"Jottings.Used{use}")).Concat(Names<PlanDone>("Plans")).Concat(Enum.GetNames<CommentMove>().Select(move => $"Comments.Did{move}")).Concat(Names<StepReader>().Except(["StepReader.Person"]))
            .Concat(from kind in Enum.GetNames<TodoKind>() from part in new[] { "", "Many", "Go" } select $"Todo.{kind}{part}").Concat(new[] { "Fill", "Settle", "HandIn", "HandInAgain", "Forward", "Review", "Receive", "Answer", "Confirm", "Assign", "AnswerSettled", "ReconsiderSettled" }.Select(kind => $"Todo.{kind}Hint"))
            .Concat(Names<SettledAnswer>()).Concat(Names<FigureBasis>()).Concat(Enum.GetNames<SettledOf>().Select(of => $"Settled.Of{of}")).Concat(Enum.GetNames<SettledMove>().Select(move => $"Settled.Done{move}"))
            .Concat(from step in new[] { "Units", "People", "Metrics", "Outline", "Open" } from part in new[] { "", "Does", "Go", "Done" } where (step, part) is not ("Open", "Done") select $"FirstDay.{step}{part}")
            .Concat(new[] { "Submit", "Recall", "Forward", "Confirm" }.Select(move => $"Submissions.Done{move}")).Concat(new[] { "Approve", "ApproveAndAccept", "Record", "Accept", "Return", "Decline" }.Select(move => $"Reviews.Did{move}")).Concat(new[] { "Approve", "ApproveAndAccept", "Accept" }.Select(move => $"Reviews.Clean{move}")).Concat(Names<Duties>("Submissions").Select(key => key.Replace(".", ".Duties", StringComparison.Ordinal)))
            .Concat(Enum.GetNames<SubmissionState>().Select(state => $"Reviews.Now{state}")).Concat(Names<QueueOrder>("Reviews")).Concat(Names<ProgressOrder>("Progress.By").Select(key => key.Replace("By.", "By", StringComparison.Ordinal)))
            .Concat(new[] { "Send", "Consult", "Deliberate", "Approve", "Issue" }.Select(move => $"Reports.{move}Button")).Concat(new[] { "Consult", "Deliberate", "Approve" }.Select(move => $"Reports.{move}Ask")).Concat(Names<BlockPlace>("Reports").Except(["Reports.Section"]))
            .Concat(Names<MessageKind>("Letter").Except(["Letter.Held"])).Concat(new[] { LetterState.Unsure, LetterState.Refused }.Select(state => $"Status.Mail{state}"))
            .Concat(new[] { "Piece", "Responsible", "Number", "Title", "Day", "Pages", "Retention", "Files", "At", "Who", "Move", "Reason", "DecidedBy", "DecidedOn", "Version" }.Select(head => $"Archive.{head}"))
            .Concat(Enumerable.Range(1, 4).Select(n => $"Outline.Heading{n}"))
            .Concat(from status in new[] { 400, 401, 404, 405, 413, 415, 500, 503 } from part in new[] { "Title", "What", "Next" } select $"Problem.{status}.{part}"))
        {
            used.Add(key);
        }

        // The two fields of a form are written the same way.
        used.ExceptWith(["Form.Text", "Form.File", "Form.Source", "Form.Items", "Form.Values", "Form.Plans", "Form.Sealed", "Form.Chosen", "Form.Placed", "Form.Served", "Form.Move", "Form.General", "Form.Turn", "Form.Other", "Form.Go", "Form.About", "Form.Answer", "Form.Ends", "Form.Names", "Form.Readers", "Form.Quote", "Form.To", "Form.Sentences", "Form.Result", "Form.Note", "Form.CarryOver"]);
        used.ExceptWith(["Form.Period", "Form.Loose", "Form.Follows", "Form.Metric", "Form.Step", "Form.HeadAt", "Form.Above", "Form.Parents", "Form.HeadRows", "Form.Map", "Form.IsSure", "Form.Merge", "Form.Move", "Form.Photo", "Form.Press", "Form.Reply", "Form.Retire", "Form.Sheet", "Form.Clean", "Form.Until", "Form.IsApart", "Form.Reason", "Form.Seen", "Form.All", "Form.Section", "Form.Signs", "Form.Unit", "Form.Value", "Form.Wanted", "Form.Cut", "Form.Look", "Form.OtherLead", "Form.With"]);
        Assert.Equal("", string.Join(' ', used.Except(Chinese.Keys).Order()));
        Assert.Equal("", string.Join(' ', Chinese.Keys.Except(used).Order()));
    }

    [Theory]
    [InlineData("{0:page|pages}, {1:row|rows}", "1 page, 2 rows")]
    [InlineData("{0:thing waits|things wait} for you, {1:0.0}", "1 thing waits for you, 2.0")]
    public void A_number_stands_with_its_noun(string words, string said) => Assert.Equal(said, string.Format(Counted.Provider, words, 1, 2));

    /// <summary>What a script fills in is served as a template: with {0:point|points} in it, the script finds no {0}.</summary>
    [Fact]
    public void A_counted_noun_is_never_served_to_a_script_as_it_is_written()
    {
        var plain = Source.Files(Web, ".cshtml").SelectMany(f => Served().Matches(File.ReadAllText(f)).Select(m => m.Groups["key"].Value)).ToHashSet();
        Assert.Contains("Sheet.Missing", plain);
        Assert.DoesNotContain(plain, key => Chinese[key].Contains("{0:", StringComparison.Ordinal) || English[key].Contains("{0:", StringComparison.Ordinal));
    }

    [GeneratedRegex("T\\[\"(?<key>[A-Za-z]+\\.[A-Za-z]+)\"\\]")]
    private static partial Regex Served();

    [Fact]
    public void No_Chinese_stands_in_code_or_pages()
    {
        var found = Source.Files(Web, ".cs", ".cshtml", ".js").SelectMany(f => Uncommented(f).Where(l => Han().IsMatch(l)).Select(l => $"{f}: {l.Trim()}")).ToList();
        Assert.Empty(found);
    }

    /// <summary>Everything that goes into the log has words there.</summary>
    private static IEnumerable<string> Happenings() => Source.Files("src", ".cs").SelectMany(f => Happened().Matches(File.ReadAllText(f)).Select(m => m.Groups["what"].Value)).Distinct();

    private static string[] Uncommented(string file) =>
        Comment().Replace(File.ReadAllText(file), "").Split('\n');

    private static IEnumerable<string> Names<T>() where T : struct, Enum => Names<T>(typeof(T).Name);

    private static IEnumerable<string> Names<T>(string prefix) where T : struct, Enum => Enum.GetNames<T>().Select(n => $"{prefix}.{n}");

    private static string Places(string words) => string.Join(' ', Place().Matches(words).Select(m => Nouns().Replace(m.Value, "}")).Distinct().Order());

    private static Dictionary<string, string> Words(string path) => XDocument.Load(Path.Combine(Source.Root, Web, path)).Root!
        .Elements("data").ToDictionary(e => e.Attribute("name")!.Value, e => e.Element("value")!.Value);

    // A quoted key: in T["…"], text["…"], Text("…"), or as the reason given to Refuse and its like.
    [GeneratedRegex("(?<!for=)\"(?<key>(Brand|(Archive|Moved|Outcomes|Changes|Help|Layout|Home|FirstDay|Typesetting|Findings|Check|Checking|Masking|Found|Formulas|Loose|Jotting|Jottings|DocxLoss|Source|ReadReport|Outline|Drop|Fonts|Membership|Level|Account|SignIn|FirstPassword|Setup|Form|Refusal|Status|Problem|Command|Field|Number|Date|Page|Unit|Units|Person|People|Log|LogNoun|LogField|LogWhy|Event|SubmissionState|SubmissionMove|SubmissionRelation|PieceKind|ReportState|ReportMove|ReportRelation|EditionKind|PeriodKind|PeriodState|Round|OutlinePart|RollUp|FigureAspect|PlanState|List|Submission|Report|Period|Metric|Plan|Evidence|Figure|Save|Periods|Metrics|Sheet|Item|Items|Plans|Submissions|Review|Reviews|Progress|ProgressStatus|Totals|Reports|Todo|Demo|Correction|Revisions|Signed|Store|Trail|Backup|Job|Export|Import|Notice|Notices|Reminding|Remind|Blank|Upload|SuperiorForm|SuperiorForms|Columns|Imports|Undo|Comment|Comments|Settled|Route|StepReader|Delegation|Search|Letters|Letter|Mail)\\.[A-Z][A-Za-z0-9]+(\\.[A-Z][A-Za-z]+)?))\"(?! *asp|\\.)")]
    private static partial Regex Used();

    [GeneratedRegex("\"(?<what>(settled|unit|person|account|form|database|schema|setup|period|catalogue|metric|sheet|item|plan|submission|report|jotting|backup|notice|reminding|import|columnMap|delegation|route|comment)\\.[a-z][A-Za-z]+)\"")]
    private static partial Regex Happened();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Han();

    // English says behind the number which noun is counted.
    [GeneratedRegex(@":[^}]*\|[^}]*\}")]
    private static partial Regex Nouns();

    [GeneratedRegex(@"\{\d+[^}]*\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"@\*.*?\*@|/\*.*?\*/|(?m:^\s*//[^\n]*$)|(?m:\s//\s[^\n]*$)", RegexOptions.Singleline)]
    private static partial Regex Comment();
}
