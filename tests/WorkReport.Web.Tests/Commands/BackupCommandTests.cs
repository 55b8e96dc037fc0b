using Microsoft.Extensions.DependencyInjection;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.Backups;

namespace WorkReport.Web.Tests.Commands;

/// <summary>Backup and restore as a person at the machine does them, in processes of their own.</summary>
public sealed class BackupCommandTests
{
    [Fact]
    public async Task A_store_is_backed_up_rehearsed_and_restored_and_each_refusal_says_why()
    {
        await using var store = await BackupStore.FilledAsync();
        await store.EnrolAsync("备份前的人");
        var (backup, passphrase, nowhere) = (store.New("one.sealed"), store.New("passphrase.txt"), store.New("nowhere"));
        await File.WriteAllTextAsync(passphrase, BackupStore.Passphrase);

        var refused = await RunAsync("backup", "--data", nowhere);
        Assert.Equal(1, refused.Code);
        Assert.False(Directory.Exists(nowhere));

        var made = await RunAsync("backup", "--data", store.Folder, "--to", backup, "--passphrase-file", passphrase);
        Assert.Equal((0, ""), (made.Code, made.Error));
        Assert.Contains("已备份到", made.Output, StringComparison.Ordinal);
        Assert.Contains("用口令加密", made.Output, StringComparison.Ordinal);
        Assert.Contains("已经存在，没有覆盖", (await RunAsync("backup", "--data", store.Folder, "--to", backup, "--passphrase-file", passphrase)).Error, StringComparison.Ordinal);
        await store.EnrolAsync("备份后的人");

        Assert.Contains("加了口令", (await RunAsync("restore", backup, "--rehearse", "--data", store.Folder)).Error, StringComparison.Ordinal);
        var choice = await store.With(s => Task.FromResult(s.GetRequiredService<DatabaseChoice>()));
        using (StoreInUse.Share(choice))
        {
            // Beside the running site it is rehearsed, and refuses to restore.
            var rehearsed = await RunAsync("restore", backup, "--rehearse", "--data", store.Folder, "--passphrase-file", passphrase);
            Assert.Equal((0, ""), (rehearsed.Code, rehearsed.Error));
            Assert.Contains("演练通过", rehearsed.Output, StringComparison.Ordinal);
            var held = await RunAsync("restore", backup, "--data", store.Folder, "--passphrase-file", passphrase);
            Assert.Equal(1, held.Code);
            Assert.Contains("请先停止网站", held.Error, StringComparison.Ordinal);
        }

        Assert.Equal(["备份前的人", "备份后的人"], await store.NamesAsync());
        store.Restart();
        var restored = await RunAsync("restore", backup, "--data", store.Folder, "--passphrase-file", passphrase);
        Assert.Equal((0, ""), (restored.Code, restored.Error));
        Assert.Contains("所有人都需要重新登录", restored.Output, StringComparison.Ordinal);
        Assert.Contains("replaced-", restored.Output, StringComparison.Ordinal);
        Assert.Equal(["备份前的人"], await store.NamesAsync());
        Assert.Equal(0, (await RunAsync("log", "verify", "--data", store.Folder)).Code);

        static Task<Run.Ended> RunAsync(params string[] args) => Run.ToTheEndAsync(Path.GetTempPath(), args);
    }
}
