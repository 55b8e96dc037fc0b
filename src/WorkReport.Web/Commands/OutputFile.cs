namespace WorkReport.Web.Commands;

/// <summary>The file that a command writes.</summary>
internal static class OutputFile
{
    /// <summary>Writes it and says so; a file that cannot be written is a refusal.</summary>
    public static async Task<int> SaveAsync(byte[] bytes, string target, CancellationToken cancel)
    {
        try
        {
            await WriteAsync(bytes, target, cancel);
        }
        catch (Exception unreachable) when (unreachable is IOException or UnauthorizedAccessException)
        {
            return await CommandLine.RefuseAsync(SharedResource.Text("Command.File", unreachable.Message));
        }

        await Console.Out.WriteLineAsync(SharedResource.Text("Reports.Exported", target, bytes.Length));
        return CommandLine.Done;
    }

    /// <summary>Beside the target first: half a file must never look like a file.</summary>
    private static async Task WriteAsync(byte[] bytes, string target, CancellationToken cancel)
    {
        var part = $"{target}.{Guid.NewGuid():N}.part";
        try
        {
            await File.WriteAllBytesAsync(part, bytes, cancel);
            File.Move(part, target, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }
}
