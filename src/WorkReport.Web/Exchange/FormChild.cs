using System.Security.Cryptography;
using WorkReport.Documents.Spreadsheets;

namespace WorkReport.Web.Exchange;

/// <summary>Opens forms that anyone may have made, to look at them and to fill them in, in a process of its own as <see cref="SheetChild"/> reads sheets.</summary>
public sealed class FormChild(ReaderChild child)
{
    /// <summary>A form on standard input, what is on its sheets on standard output.</summary>
    public const string ReadCommand = "read-form";

    /// <summary>A form and figures on standard input, the form filled in on standard output.</summary>
    public const string FillCommand = "fill-form";

    // Whoever binds a form looks at it again with every cell.
    private const int MostKept = 4;

    private readonly Lock gate = new();
    private readonly List<(string Sha256, FormReading Reading)> kept = [];

    /// <summary>Reads the form. Never fails on its content: what is wrong with it is the answer.</summary>
    public async Task<FormReading> ReadAsync(byte[] form, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        var hash = Convert.ToHexStringLower(SHA256.HashData(form));
        lock (gate)
        {
            if (kept.Find(one => one.Sha256 == hash).Reading is { } there)
                return there;
        }

        var reading = await ReadAnewAsync(form, cancel);
        // A refusal is not kept: another time the machine may have a moment for it.
        if (reading.Refusal is not null)
            return reading;
        lock (gate)
        {
            kept.RemoveAll(one => one.Sha256 == hash);
            kept.Add((hash, reading));
            if (kept.Count > MostKept)
                kept.RemoveAt(0);
        }

        return reading;
    }

    private async Task<FormReading> ReadAnewAsync(byte[] form, CancellationToken cancel)
    {
        if (form.Length > FormLimits.MostFileBytes)
            return new FormReading(null, SheetRefusal.TooLarge);
        var (fault, reading) = await child.AskAsync(ReadCommand, form, FormPipe.ReadReading, SheetChild.MostAnswerBytes, cancel);
        return reading ?? new FormReading(null, SheetChild.RefusalOf(fault));
    }

    /// <summary>Fills figures into the form, all of them or none.</summary>
    public async Task<FilledForm> FillAsync(byte[] form, IReadOnlyList<CellFigure> figures, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (form.Length > FormLimits.MostFileBytes)
            return new FilledForm(null, null, [], [], SheetRefusal.TooLarge);
        using var given = new MemoryStream();
        FormPipe.WriteJob(figures, form, given);
        var (fault, filled) = await child.AskAsync(FillCommand, given.ToArray(), FormPipe.ReadFilled, SheetChild.MostAnswerBytes, cancel);
        return filled ?? new FilledForm(null, null, [], [], SheetChild.RefusalOf(fault));
    }

    /// <summary>What the child does: nothing but this.</summary>
    public static int Serve(string command, Stream input, Stream output)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        using var given = new MemoryStream();
        input.CopyTo(given);
        given.Position = 0;
        using var answer = new BufferedStream(output, 1 << 16);
        if (command == ReadCommand)
        {
            FormPipe.Write(XlsxFormReader.Read(given.ToArray()), answer);
        }
        else
        {
            var (figures, form) = FormPipe.ReadJob(given);
            FormPipe.Write(XlsxFormFiller.Fill(form, figures), answer);
        }

        return 0;
    }
}
