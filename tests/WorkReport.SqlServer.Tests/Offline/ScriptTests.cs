using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using WorkReport.Web.Data;

namespace WorkReport.SqlServer.Tests.Offline;

/// <summary>The script that a database administrator would run.</summary>
public sealed class ScriptTests
{
    [Fact]
    public void It_is_T_SQL_also_inside_EXEC()
    {
        var script = Script();

        Assert.Contains("CREATE TABLE [AuditEntries]", script);
        Assert.Contains(TSql.Executed(script), text => text.StartsWith("CREATE TRIGGER [AuditEntries_are_only_added]", StringComparison.Ordinal));
        Assert.Empty(TSql.Faults(script));
    }

    [Fact]
    public void It_uses_no_column_in_the_batch_that_adds_it() => Assert.Empty(TSql.ColumnsUsedWhereTheyAreAdded(Script()));

    [Fact]
    public void Its_tables_indexes_and_triggers_name_only_what_exists()
    {
        using var schema = new Schema(Script());
        Assert.Empty(schema.Faults());
    }

    [Theory]
    [InlineData("SELECT * FROM T LIMIT 1", false)]
    [InlineData("EXEC(N'SELECT * FROM T LIMIT 1')", false)]
    [InlineData("IF 1 = 1 BEGIN EXEC(N'EXEC(N''CREATE TRIGER x ON T'')') END", false)]
    [InlineData("IF 1 = 1 BEGIN EXEC(N'EXEC(N''SELECT 1'')') END", true)]
    public void What_is_no_T_SQL_is_found(string script, bool good) => Assert.Equal(good, TSql.Faults(script).Count == 0);

    [Theory]
    [InlineData("ALTER TABLE T ADD A int NULL; UPDATE T SET A = 1", true)]
    [InlineData("ALTER TABLE T ADD A int NULL; SELECT A FROM T", true)]
    [InlineData("ALTER TABLE T ADD A int NULL; INSERT INTO T (A) VALUES (1)", true)]
    [InlineData("ALTER TABLE T ADD A int NULL;\nGO\nUPDATE T SET A = 1", false)]
    [InlineData("ALTER TABLE T ADD A int NULL; EXEC(N'UPDATE T SET A = 1')", false)]
    [InlineData("ALTER TABLE T ADD A int NULL; UPDATE U SET A = 1", false)]
    [InlineData("ALTER TABLE T ADD A int NULL; CREATE INDEX I ON T (A)", false)]
    public void A_column_used_where_it_is_added_is_found(string script, bool found) =>
        Assert.Equal(found, TSql.ColumnsUsedWhereTheyAreAdded(script).Contains("T.A"));

    [Theory]
    [InlineData("CREATE INDEX I ON AuditEntries (Whoo)")]
    [InlineData("CREATE TRIGGER x ON AuditEntries AFTER INSERT AS UPDATE AuditHeads SET Hashh = '0'")]
    [InlineData("CREATE TRIGGER x ON AuditEntriez AFTER INSERT AS SELECT 1")]
    public void A_misspelt_name_is_found(string create)
    {
        using var schema = new Schema(Script());
        schema.Create(create);
        Assert.NotEmpty(schema.Faults());
    }

    private static string Script()
    {
        using var db = new SqlServerDesignTime().CreateDbContext([]);
        return db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
    }
}
