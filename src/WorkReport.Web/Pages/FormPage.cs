using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using WorkReport.Domain;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages;

/// <summary>What the house gives to every form.</summary>
/// <param name="Db">The store.</param>
/// <param name="Person">Who fills it in.</param>
/// <param name="Text">The words.</param>
/// <param name="Time">The real clock.</param>
public sealed record FormRoom(WorkReportDb Db, CurrentPerson Person, IStringLocalizer<SharedResource> Text, TimeProvider Time);

/// <summary>A field that two people filled in differently.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Stands">What the other saved.</param>
/// <param name="Typed">What this person typed.</param>
public sealed record Differing(string Label, string Stands, string Typed);

/// <summary>What the figures of a field count.</summary>
/// <param name="Unit">名, 元 …; empty for a part or whole of a share.</param>
/// <param name="IsWhole">Are they whole?</param>
public sealed record CountedIn(string Unit, bool IsWhole);

/// <summary>What every page with a form shows of it, whatever its fields.</summary>
public abstract class FormPage : PageModel
{
    /// <summary>Names this copy of the form.</summary>
    [BindProperty]
    public Guid Key { get; set; }

    /// <summary>The version of what is changed that the person had in front of them.</summary>
    [BindProperty]
    public long Version { get; set; }

    /// <summary>What its boxes held when it was served, as <see cref="ServedFields"/> writes it.</summary>
    [BindProperty, AsTyped]
    public string? Was { get; set; }

    /// <summary>Does the page save itself with this request, while the person goes on writing?</summary>
    public static bool SavesItselfBy(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Headers["X-Saves-Itself"] == "1";
    }

    /// <summary>True when it was saved elsewhere in the meantime.</summary>
    public bool IsStale { get; protected set; }

    /// <summary>Who saved, and that it was elsewhere: in another window one may have done so oneself.</summary>
    public string StaleWords { get; protected set; } = "";

    /// <summary>Where what was saved differs from what was typed here.</summary>
    public IReadOnlyList<Differing> Conflict { get; protected set; } = [];

    /// <summary>The store could not take it at this moment: the page tries again by itself, where it saves itself.</summary>
    public bool IsBusy { get; protected set; }

    /// <summary>Key of the sentence that a refusal begins with: what has not been done.</summary>
    public virtual string NotDone => "Form.NotSaved";

    /// <summary>Whose field it is, where a form has many of a kind; put before its sentence at the head of the form. Null where the sentence says enough.</summary>
    public virtual string? Named(string field) => null;

    /// <summary>May the button be pressed? The page shows the reason beside it, and the action asks the same.</summary>
    public virtual Verdict May => Verdict.Yes;
}

/// <summary>
/// A page with one form and one button. It is loaded whole before anything is done, so that a refusal comes back as the same page
/// with what was typed; it acts once however often the button is pressed; and it overwrites nobody: where someone else saved in
/// the meantime, both texts stand side by side.
/// </summary>
public abstract class FormPage<TForm>(FormRoom room) : FormPage
    where TForm : class, new()
{
    protected WorkReportDb Db => room.Db;

    protected CurrentPerson Person => room.Person;

    protected IStringLocalizer<SharedResource> Text => room.Text;

    [BindProperty]
    public TForm Form { get; set; } = new();

    /// <summary>The page saves itself while the person goes on writing: it is answered with a line for the script and not with a page.</summary>
    protected bool SavesItself => SavesItselfBy(Request);

    // Each means that others saved in the very moment between.
    private const int MostTries = 5;

    private int tries;
    private string sent = "";

    // What the boxes of the page hold: as they came, before anything was brought together with it.
    private string? came;

    /// <summary>
    /// The page makes a thing that goes on at an address of its own, which is the answer, under a form with the same fields. Sent
    /// again with other content, the form goes there.
    /// </summary>
    protected virtual bool GoesOn => false;

    /// <summary>What the page judges by may be changing at this very moment: it is loaded and asked once more where nobody else can act.</summary>
    protected virtual bool IsJudgedAgain => true;

    /// <summary>What the form changes; null where it makes something new.</summary>
    protected virtual Aggregate? Subject => null;

    /// <summary>The version that is there now, to be carried by the form; of several things together their sum, which each change raises.</summary>
    protected virtual long Standing => Subject?.Version ?? 0;

    /// <summary>Refuses to overwrite what was saved meanwhile. Asked inside the transaction.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Something was.</exception>
    protected virtual void Expect()
    {
        if (Subject is { } subject)
            Db.Expect(subject, Version);
    }

    protected virtual IValidator<TForm>? Rules => null;

    // In the one line that says what is not saved, a field is named; beside it and above it the sentence says enough.
    private string? LabelOf(string field) => FieldOf(field)?.GetCustomAttribute<DisplayAttribute>()?.Name is { } name ? Text["Save.Field", Text[name].Value].Value : null;

    private static PropertyInfo? FieldOf(string name) => ServedFields.Of(typeof(TForm)).FirstOrDefault(field => name == $"{nameof(Form)}.{field.Name}");

    /// <summary>Do its fields stand for themselves? Then two people may change different ones, and only who changed the same is asked.</summary>
    protected virtual bool MergesFields => false;

    /// <summary>
    /// Brings together what was typed and what was saved elsewhere since the page was served, and gives what both changed, to be asked about.
    /// Null for a form that cannot tell: it asks whenever something was saved elsewhere.
    /// </summary>
    protected virtual IReadOnlyList<Differing>? Merge()
    {
        if (!MergesFields || ServedFields.Read(Was) is not { } served)
            return null;
        var isSame = Version == Standing;
        var stands = Filled();
        var (theirs, both) = ServedFields.Compare(served, stands, Form);
        foreach (var field in theirs)
            Take(field, stands);
        // Where nobody else has saved since this very form did, what it changed is its own to change again.
        if (both.Count == 0)
            Version = Standing;
        return isSame ? [] : [.. DifferingIn(stands, both)];
    }

    /// <summary>Does the page, or the one that it goes on at, have to know what its boxes held?</summary>
    private bool TellsWhatWas => MergesFields || GoesOn;

    private void Take(PropertyInfo field, TForm stands)
    {
        foreach (var taken in Keep(field, stands))
            ModelState.Remove($"{nameof(Form)}.{taken.Name}");
    }

    // What goes along unseen with a text goes with it.
    private List<PropertyInfo> Keep(PropertyInfo field, TForm stands)
    {
        List<PropertyInfo> kept = [field];
        if (Form is FigureForm figures && figures.TextField == field.Name)
            kept.AddRange(typeof(FigureForm).GetProperties().Where(property => property.CanWrite));
        foreach (var property in kept)
            property.SetValue(Form, property.GetValue(stands));
        return kept;
    }

    /// <summary>Leaves out a field that cannot be taken, so that the rest can be saved; false where it cannot be done without. Where fields stand for themselves it stays as it was saved last, or as it was served.</summary>
    protected virtual bool LeavesOut(string field)
    {
        if (!TellsWhatWas || FieldOf(field) is not { } left)
            return false;
        Keep(left, Filled());
        return true;
    }

    /// <summary>What the script has to know of a save beside its time.</summary>
    protected virtual object? SaidToScript => null;

    /// <summary>Loads what the page shows, through what the person may see. False: for this person there is no such page.</summary>
    protected abstract Task<bool> LoadAsync(CancellationToken cancel);

    /// <summary>The form as the store would fill it in.</summary>
    protected virtual TForm Filled() => new();

    /// <summary>True: the page is shown again with the form as it now stands, and nothing is done yet.</summary>
    protected virtual bool IsPreview => false;

    /// <summary>Does it. The answer is remembered with the key of the form.</summary>
    protected abstract Task<string> ActAsync(CancellationToken cancel);

    /// <summary>What the browser gets for the answer of <see cref="ActAsync"/>.</summary>
    protected virtual Task<IActionResult> AnswerAsync(string answer, CancellationToken cancel) => Task.FromResult<IActionResult>(LocalRedirect(answer));

    /// <summary>What a field for figures counts, where only the page knows: then its unit may stand behind the figure, and tells whether it is whole. Null of any other.</summary>
    protected virtual CountedIn? CountedIn(string field) => null;

    /// <summary>Puts a figure into the form that could be read once it was known what it counts.</summary>
    protected virtual void Put(string field, decimal figure) => throw new NotSupportedException(field);

    /// <summary>Has the person said that a round figure is to stand as it is written? Then it is taken over so.</summary>
    protected virtual bool TakesAsWritten(string field, string typed) => false;

    /// <summary>A value of the form in words.</summary>
    protected virtual string Said(string field, object? value) => value is DateOnly day ? Text.Of(day) : $"{value}";

    /// <summary>Where what stands differs from what was typed.</summary>
    protected virtual IEnumerable<Differing> Differences(TForm stands) => DifferingIn(stands, null);

    private IEnumerable<Differing> DifferingIn(TForm stands, HashSet<string>? fields) =>
        from field in ServedFields.Of(typeof(TForm))
        where (fields is null || fields.Contains(field.Name)) && !Equals(field.GetValue(stands), field.GetValue(Form))
        select new Differing(Text[field.GetCustomAttribute<DisplayAttribute>()!.Name!], Said(field.Name, field.GetValue(stands)), Said(field.Name, field.GetValue(Form)));

    public override Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context)
    {
        // A table may be wrong in every cell, and each says so.
        ModelState.MaxAllowedErrors = Forms.MostFields;
        return base.OnPageHandlerSelectionAsync(context);
    }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var cancel = HttpContext.RequestAborted;
        HttpContext.RequestServices.GetRequiredService<PageRules>().Of = () => Rules;
        var isPost = HttpMethods.IsPost(Request.Method);
        if (isPost && Request.HasFormContentType)
            sent = SentFields.HashOf(await Request.ReadFormAsync(cancel));
        // Where nobody has saved since the form was served, it did not either: a page that saves itself need not ask whether it was answered before, and is told by its key if it changed nothing.
        var isFirst = isPost && SavesItself && await LoadAsync(cancel) && Subject is not null && Version == Standing;
        if (isPost && !isFirst && await AnsweredAsync(cancel) is { } before)
        {
            context.Result = before;
        }
        else if (!isFirst && !await LoadAsync(cancel))
        {
            // Pressed twice, a form may find its own subject gone.
            context.Result = isPost && await AnsweredAsync(cancel) is { } meanwhile ? meanwhile : NotFound();
        }
        else if (!isPost)
        {
            (Key, Version) = (Guid.NewGuid(), Standing);
            Form = Filled();
            Was = TellsWhatWas ? ServedFields.Write(Form) : null;
            await next();
        }
        else
        {
            if (!Check())
                context.Result = await AskAsync(Conflict, cancel);
            else if (!ModelState.IsValid && !SavesTheRest())
                context.Result = Again(StatusCodes.Status400BadRequest);
            else if (IsPreview)
                context.Result = Page();
            else
                await next();
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        try
        {
            var answer = await Db.OnceAsync(Key, sent, Person.Id, room.Time.GetUtcNow(), () => DoAsync(cancel), cancel);
            return await DoneAsync(answer, cancel);
        }
        catch (NotThere)
        {
            return NotFound();
        }
        catch (RefusedException refused)
        {
            Refuse("", refused.Verdict);
        }
        catch (DbUpdateConcurrencyException)
        {
            Db.ChangeTracker.Clear();
            return await StaleAsync(cancel);
        }
        catch (Exception fault) when (Databases.IsVictim(fault) && tries++ < MostTries)
        {
            // Nothing of it was kept, and the other one has gone on: the whole of it again, from what stands now.
            Db.ChangeTracker.Clear();
            return await LoadAsync(cancel) ? await OnPostAsync(cancel) : NotFound();
        }
        catch (Exception fault) when (Databases.Fault(fault) is DatabaseFault.Duplicate || StoreTrouble.Of(fault) is not null)
        {
            var trouble = StoreTrouble.Of(fault);
            IsBusy = trouble is not null;
            Refuse("", Verdict.No(trouble ?? "Form.Duplicate"));
        }

        Db.ChangeTracker.Clear();
        return Again(IsBusy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status409Conflict);
    }

    /// <summary>Puts the sentence of a refusal beside a field, or at the head of the form.</summary>
    protected void Refuse(string field, Verdict verdict) => ModelState.AddModelError(field, Text.Of(verdict) ?? "");

    /// <summary>Stands in no address.</summary>
    private const char VersionBehind = '\n';

    private async Task<string> DoAsync(CancellationToken cancel)
    {
        if (IsJudgedAgain)
        {
            // Where nobody has written anything since this request began, what was loaded is what stands: a page that saves itself does so every few seconds.
            var stands = await Db.TakeTurnAsync(cancel) && SavesItself;
            if (!stands)
                Db.ChangeTracker.Clear();
            if (!stands && !await LoadAsync(cancel))
                throw new NotThere();
        }

        // What may not be done any more because somebody was faster is refused with who that was, and not as if it could never have been.
        if (!May.IsYes && Subject is { } subject && Version != subject.Version)
            throw new DbUpdateConcurrencyException("It was saved in the meantime.");
        May.Demand();
        Expect();
        var answer = await ActAsync(cancel);
        await Db.SaveChangesAsync(cancel);
        // Remembered with the answer: what comes next from the same open form is checked against the version that this one made.
        return FormattableString.Invariant($"{answer}{VersionBehind}{Standing}");
    }

    /// <summary>
    /// The answer that this very content got before. With other content it is another save: the answer to the first was lost on its
    /// way, however many were, and what was written since stands upon the version that the last one made.
    /// </summary>
    private async Task<IActionResult?> AnsweredAsync(CancellationToken cancel)
    {
        while (await Db.DoneBeforeAsync(Key, Person.Id, cancel) is { } before)
        {
            var next = FormKeys.Next(Key);
            // A page that saves itself and goes back to what was saved before changes what was saved since.
            if (before.Sent == sent && !(SavesItself && await Db.DoneBeforeAsync(next, Person.Id, cancel) is not null))
            {
                // What could not be taken the first time cannot now: that is to be told again.
                if (SavesItself && !(await LoadAsync(cancel) && Check() && (ModelState.IsValid || SavesTheRest())))
                    ModelState.Clear();
                return await DoneAsync(before.Answer, cancel);
            }

            var (address, version) = Read(before.Answer);
            if (GoesOn)
                return SavesItself ? await DoneAsync(before.Answer, cancel, again: true) : LocalRedirectPreserveMethod(address.Split('?')[0]);
            // What the boxes held is what was served before that save: it tells nothing of what this one changes.
            (Key, Version, Was) = (next, version ?? Version, null);
        }

        return null;
    }

    // Again: it was not this content that was saved, and the page has to send it once more.
    private async Task<IActionResult> DoneAsync(string answer, CancellationToken cancel, bool again = false)
    {
        var (next, version) = Read(answer);
        if (!SavesItself)
            return await AnswerAsync(next, cancel);
        var (at, faults) = (Person.Now.ToString("HH:mm", CultureInfo.InvariantCulture), Faults());
        var why = faults.Count == 0 ? null : Text["Save.Partly", faults.Count, at, (Named(faults[0].Field) ?? LabelOf(faults[0].Field)) + faults[0].Why].Value;
        return new JsonResult(new { key = Guid.NewGuid(), version = version ?? Standing, next, again, at, faults, why, was = again || !TellsWhatWas ? null : came ?? ServedFields.Write(Form), told = SaidToScript });
    }

    private static (string Answer, long? Version) Read(string remembered) =>
        remembered.Split(VersionBehind) is [var answer, var version] ? (answer, long.Parse(version, NumberStyles.None, CultureInfo.InvariantCulture)) : (remembered, null);

    private sealed class NotThere : Exception;

    private async Task<IActionResult> StaleAsync(CancellationToken cancel)
    {
        if (await AnsweredAsync(cancel) is { } answered)
            return answered;
        if (!await LoadAsync(cancel))
            return NotFound();
        var both = Merge();
        if (both is not { Count: 0 } || tries++ == MostTries)
            return await AskAsync(both is { Count: > 0 } ? both : [.. Differences(Filled())], cancel);
        CheckRules();
        return ModelState.IsValid || SavesTheRest() ? await OnPostAsync(cancel) : Again(StatusCodes.Status400BadRequest);
    }

    /// <summary>Both texts stand side by side, for the person to say which.</summary>
    private async Task<IActionResult> AskAsync(IReadOnlyList<Differing> differing, CancellationToken cancel)
    {
        IsStale = true;
        // Where it is something else that moved on, as the package of an item, nobody is named for it.
        var who = Subject is { } subject && Version != Standing ? await Db.LastWhoAsync(subject, cancel) : null;
        StaleWords = who is null ? Text["Form.Stale"] : who == Person.Act().Who ? Text["Form.StaleMine"] : Text["Form.StaleBy", who];
        Version = Standing;
        Was = TellsWhatWas ? ServedFields.Write(Filled()) : null;
        Conflict = differing;
        return Again(StatusCodes.Status409Conflict);
    }

    /// <summary>False where the person has to be asked: both changed the same.</summary>
    private bool Check()
    {
        if (Key == Guid.Empty && ModelState.IsValid)
            Refuse("", Verdict.No("Form.NoKey"));
        ReadAgain();
        came ??= TellsWhatWas ? ServedFields.Write(Form) : null;
        Conflict = Merge() ?? [];
        if (Conflict.Count > 0)
            return false;
        CheckRules();
        return true;
    }

    private void CheckRules()
    {
        foreach (var fault in Rules?.Validate(Form).Errors ?? [])
        {
            var field = $"{nameof(Form)}.{fault.PropertyName}";
            if (ModelState.GetValueOrDefault(field) is not { Errors.Count: > 0 })
                ModelState.AddModelError(field, fault.ErrorMessage);
        }
    }

    /// <summary>Saved by itself, a form with a fault in one field keeps the others safe, if they can stand without it.</summary>
    private bool SavesTheRest()
    {
        var faults = SavesItself ? Faults() : [];
        return faults.Count > 0 && faults.TrueForAll(fault => LeavesOut(fault.Field))
            && (!TellsWhatWas || Rules?.Validate(Form).Errors.TrueForAll(left => faults.Exists(fault => fault.Field == $"{nameof(Form)}.{left.PropertyName}")) != false);
    }

    /// <summary>For the line that says whether all is safe, and for beside each field.</summary>
    private List<Fault> Faults() => [.. ModelState.SelectMany(entry => entry.Value!.Errors.Select(error => new Fault(entry.Key, error.ErrorMessage)))];

    private sealed record Fault(string Field, string Why);

    /// <summary>Figures were read before the page knew what is counted.</summary>
    private void ReadAgain()
    {
        foreach (var (field, entry) in ModelState.Where(entry => entry.Value!.Errors.Count > 0).ToList())
        {
            var typed = entry!.AttemptedValue ?? "";
            if (CountedIn(field) is not { } counted || entry.Errors[0].ErrorMessage != NumberField.Decimal(typed).Refusal)
                continue;
            var reading = NumberField.Read(typed, counted.IsWhole, counted.Unit);
            ModelState.ClearValidationState(field);
            if (TakesAsWritten(field, typed))
            {
                ModelState.MarkFieldValid(field);
                continue;
            }

            if (reading.Refusal is { } refusal)
            {
                ModelState.AddModelError(field, refusal);
                continue;
            }

            ModelState.MarkFieldValid(field);
            Put(field, (decimal)reading.Value!);
        }
    }

    private ActionResult Again(int status)
    {
        if (!SavesItself)
        {
            Response.StatusCode = status;
            return Page();
        }

        var faults = Faults();
        var why = IsStale ? StaleWords : faults.Select(fault => Named(fault.Field) + fault.Why).FirstOrDefault();
        return new JsonResult(new { retry = IsBusy, why, faults }) { StatusCode = status };
    }
}

/// <summary>Rules that many forms share, with their sentences.</summary>
public static class FormRules
{
    public static IRuleBuilderOptions<T, TProperty> Needed<T, TProperty>(this IRuleBuilder<T, TProperty> rule) =>
        rule.NotEmpty().WithMessage(_ => SharedResource.Text("Field.Required"));

    /// <summary>At most so many UTF-16 units, as the column counts them.</summary>
    public static IRuleBuilderOptions<T, string?> AtMost<T>(this IRuleBuilder<T, string?> rule, int length) =>
        rule.MaximumLength(length).WithMessage(_ => SharedResource.Text("Field.TooLong", length));
}
