using Microsoft.Extensions.Configuration;
using WorkReport.Web.Commands;
using WorkReport.Web.Data;

namespace WorkReport.Web.Tests.Commands;

public sealed class DemoStoreTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("workreport-demo-").FullName;

    private string Folder => Path.Combine(root, "store");

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void A_folder_that_was_empty_is_a_demonstration_ever_after()
    {
        Assert.True(DemoStore.Mark(Folder));
        File.WriteAllText(Path.Combine(Folder, DatabaseChoice.FileName), "data");
        Assert.True(DemoStore.Mark(Folder));
        Assert.Equal("data", File.ReadAllText(Path.Combine(Folder, DatabaseChoice.FileName)));
    }

    [Fact]
    public void A_folder_with_data_of_others_is_none_and_is_not_touched()
    {
        File.WriteAllText(Path.Combine(root, DatabaseChoice.FileName), "data");
        Assert.False(DemoStore.Mark(root));
        Assert.NotNull(DemoStore.Reset(root));
        Assert.Equal([DatabaseChoice.FileName], Directory.EnumerateFileSystemEntries(root).Select(Path.GetFileName));
    }

    [Fact]
    public void A_reset_takes_everything_and_the_next_start_finds_an_empty_folder()
    {
        DemoStore.Mark(Folder);
        File.WriteAllText(Path.Combine(Folder, DatabaseChoice.FileName), "data");
        Assert.Null(DemoStore.Reset(Folder));
        Assert.False(Directory.Exists(Folder));
        Assert.True(DemoStore.Mark(Folder));
    }

    [Fact]
    public void Its_settings_lead_to_its_own_file_even_where_the_machine_is_set_up_for_a_server()
    {
        var choice = DatabaseChoice.From(new ConfigurationBuilder()
            .AddInMemoryCollection([
                new("Database:Provider", "SqlServer"), new("ConnectionStrings:WorkReport", "Server=real;Database=real"), new("Data:Folder", root),
            ])
            .AddCommandLine(DemoStore.Settings(Folder)).Build());
        Assert.Equal((DatabaseProvider.Sqlite, Path.Combine(Folder, DatabaseChoice.FileName)), (choice.Provider, choice.File));
    }
}
