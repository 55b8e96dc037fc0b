using System.ComponentModel.DataAnnotations;
using FluentValidation;
using WorkReport.Domain.Attachments;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.WorkItems;

public sealed class EvidenceForm
{
    [Display(Name = "Evidence.Choose")]
    public IReadOnlyList<IFormFile> Files { get; set; } = [];

    /// <summary>The files by the names they came with.</summary>
    public IEnumerable<(string Name, byte[] Bytes)> Read()
    {
        foreach (var file in Files)
        {
            using var bytes = new MemoryStream();
            file.CopyTo(bytes);
            yield return (file.FileName, bytes.ToArray());
        }
    }

    public sealed class Validator : AbstractValidator<EvidenceForm>
    {
        public Validator()
        {
            RuleFor(f => f.Files).Must(files => files is { Count: > 0 }).WithMessage(_ => SharedResource.Text("Evidence.Nothing"));
            RuleFor(f => f.Files).Custom((_, check) =>
            {
                // All that is wrong in one sentence after the other: what is refused singly would have to be tried again singly.
                var refused = check.InstanceToValidate.Read().Select(file => Attachment.CanTake(file.Name, file.Bytes)).Where(verdict => !verdict.IsYes)
                    .Select(verdict => SharedResource.Text(verdict.Reason!, [.. verdict.Values])).ToList();
                if (refused.Count > 0)
                    check.AddFailure(string.Concat(refused));
            });
        }
    }
}

/// <summary>佐证材料 of an item. A file is added to what others wrote and overwrites nothing, so no version stands in its way.</summary>
public sealed class EvidenceModel(FormRoom room) : ItemPage<EvidenceForm>(room)
{
    public IReadOnlyList<FileRow> Files => FileRow.Of(Item);

    protected override Domain.Aggregate? Subject => null;

    protected override IValidator<EvidenceForm> Rules { get; } = new EvidenceForm.Validator();

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        await Db.ConfirmAsync(Year, cancel);
        foreach (var (name, bytes) in Form.Read())
            Item.Attach(name, bytes, Person.Act());
        return Back(ItemDone.Attached);
    }
}
