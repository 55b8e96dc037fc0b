using System.Security.Cryptography;
using WorkReport.Domain.Attachments;
using WorkReport.Domain.Audit;

namespace WorkReport.Domain.SuperiorForms;

/// <summary>
/// 上级报表: the workbook that a superior office sends to be filled in, kept under a name with what goes into which of its cells. It is bound once and filled
/// again and again; what is no longer sent is retired and never deleted.
/// </summary>
public sealed class SuperiorForm : Aggregate
{
    public const int NameLength = 60;
    public const int FileNameLength = Attachment.FileNameLength;
    public const int HashLength = Attachment.HashLength;

    /// <summary>Bytes of the largest file: a form is a few printed pages.</summary>
    public const int LargestFile = 2_000_000;

    /// <summary>Cells that are filled in.</summary>
    public const int MostBindings = 2_000;

    /// <summary>Forms of one unit, the retired among them.</summary>
    public const int MostOfUnit = 200;

    private readonly List<FormBinding> bindings = [];

    private SuperiorForm(int unitId, string name) => (UnitId, Name) = (unitId, name);

    public int Id { get; private init; }

    /// <summary>Whose figures go into it.</summary>
    public int UnitId { get; private init; }

    /// <summary>Which no other form of the unit has.</summary>
    public string Name { get; private set; }

    /// <summary>As the file was called.</summary>
    public string FileName { get; private set; } = "";

    public string Sha256 { get; private set; } = "";

    public DateTimeOffset AddedAt { get; private set; }

    public string AddedBy { get; private set; } = "";

    public bool IsRetired { get; private set; }

    /// <summary>The bytes as they came; loaded only where asked for.</summary>
    public FormContent? Content { get; private set; }

    /// <summary>What goes where, sheet by sheet.</summary>
    public IReadOnlyList<FormBinding> Bindings => bindings;

    /// <summary>May it be bound, exchanged, filled?</summary>
    public Verdict CanChange => IsRetired ? Verdict.No("SuperiorForm.IsRetired", Name) : Verdict.Yes;

    /// <summary>Keeps a form that was read before and found to be one.</summary>
    public static SuperiorForm Keep(int unitId, string name, string fileName, byte[] bytes, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        var form = new SuperiorForm(unitId, name);
        form.Take(fileName, bytes, by);
        form.Tell(by.Did("form.kept", after: new { unitId, name, form.FileName, form.Sha256 }));
        return form;
    }

    /// <summary>The file of another year in place of this one; what goes where stays, and is looked at again when it is filled in.</summary>
    public void Replace(string fileName, byte[] bytes, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        CanChange.Demand();
        var before = new { FileName, Sha256 };
        Take(fileName, bytes, by);
        if (before.Sha256 != Sha256 || before.FileName != FileName)
            Tell(by.Did("form.replaced", before, new { FileName, Sha256 }));
    }

    /// <summary>Says what goes into some cells; whatever went into them before does no longer.</summary>
    public void Bind(IReadOnlyCollection<FormTarget> targets, Act by)
    {
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(by);
        CanChange.Demand();
        var told = targets.Where(target => Find(target.Sheet, target.Cell)?.Target != target).ToList();
        if (told.Count == 0)
            return;
        if (told.Count(target => Find(target.Sheet, target.Cell) is null) + bindings.Count > MostBindings)
            throw new RefusedException(Verdict.No("SuperiorForm.TooManyCells", MostBindings));
        Tell(by.Did("form.bound", after: new { Name, cells = told.Select(target => $"{target.Sheet}!{target.Cell}").ToList(), targets = told.Count == 1 ? told[0] : null }));
        foreach (var target in told)
        {
            if (Find(target.Sheet, target.Cell) is { } there)
                there.Become(target);
            else
                bindings.Add(new FormBinding(target));
        }
    }

    /// <summary>Nothing goes into a cell any more.</summary>
    public void Unbind(string sheet, string cell, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        CanChange.Demand();
        if (Find(sheet, cell) is not { } there)
            return;
        Tell(by.Did("form.unbound", before: new { Name, there.Target }));
        bindings.Remove(there);
    }

    /// <summary>It is not sent any more.</summary>
    public void Retire(Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        CanChange.Demand();
        Tell(by.Did("form.retired", before: new { Name }));
        IsRetired = true;
    }

    /// <summary>It is sent again.</summary>
    public void Restore(Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (!IsRetired)
            return;
        Tell(by.Did("form.restored", after: new { Name }));
        IsRetired = false;
    }

    public FormBinding? Find(string sheet, string cell) => bindings.Find(binding => binding.Sheet == sheet && binding.Cell == cell);

    private void Take(string fileName, byte[] bytes, Act by)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (bytes.Length is 0 or > LargestFile)
            throw new ArgumentException("A form that was read is neither empty nor larger than a form may be.", nameof(bytes));
        (FileName, Sha256, AddedAt, AddedBy) = (fileName, Convert.ToHexStringLower(SHA256.HashData(bytes)), by.Dated, by.Who);
        if (Content is null)
            Content = new FormContent(bytes);
        else
            Content.Become(bytes);
    }
}

/// <summary>The bytes of a form, apart from what lists show of it.</summary>
public sealed class FormContent
{
    private FormContent()
    {
    }

    internal FormContent(byte[] bytes) => Bytes = bytes;

    public int FormId { get; private init; }

    public byte[] Bytes { get; private set; } = [];

    internal void Become(byte[] bytes) => Bytes = bytes;
}
