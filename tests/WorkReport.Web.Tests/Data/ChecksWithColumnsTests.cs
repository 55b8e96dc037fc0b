using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Data;

namespace WorkReport.Web.Tests.Data;

/// <summary>What <c>dotnet ef migrations add</c> writes for a new text runs as it is: the table is not written anew for it.</summary>
public sealed class ChecksWithColumnsTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_text_that_a_migration_adds_takes_its_length_along_in_place(bool nullable)
    {
        using var db = new SqliteDesignTime().CreateDbContext([]);
        var step = new MigrationBuilder(db.Database.ProviderName);
        step.AddColumn<string>("Place", "WorkItems", "TEXT", nullable: nullable, defaultValue: nullable ? null : "");
        step.AddCheckConstraint("CK_WorkItems_Place_length", "WorkItems", "length(\"Place\") <= 3");
        var commands = db.GetService<IMigrationsSqlGenerator>().Generate(step.Operations, db.GetService<IDesignTimeModel>().Model);

        using var store = new SqliteConnection("Data Source=:memory:");
        store.Open();
        Run("CREATE TABLE WorkItems (Id INTEGER PRIMARY KEY); CREATE TRIGGER stays BEFORE DELETE ON WorkItems BEGIN SELECT RAISE(ABORT, 'no'); END; INSERT INTO WorkItems VALUES (1)");
        Run(Assert.Single(commands).CommandText);
        Run("UPDATE WorkItems SET Place = '村文化'");
        Assert.Contains("CK_WorkItems_Place_length", Assert.Throws<SqliteException>(() => Run("UPDATE WorkItems SET Place = '村文化站'")).Message, StringComparison.Ordinal);
        Assert.Equal("no", Assert.Throws<SqliteException>(() => Run("DELETE FROM WorkItems")).Message.Split('\'')[1]);

        void Run(string sql)
        {
            using var command = store.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }

    /// <summary>A check of a column that was there, or of another table, is none of the new column's.</summary>
    [Fact]
    public void A_check_of_something_else_is_left_to_the_generator()
    {
        using var db = new SqliteDesignTime().CreateDbContext([]);
        var step = new MigrationBuilder(db.Database.ProviderName);
        step.AddCheckConstraint("CK_WorkItems_Lead_length", "WorkItems", $"length(\"Lead\") <= {WorkItem.LeadLength}");
        var commands = db.GetService<IMigrationsSqlGenerator>().Generate(step.Operations, db.GetService<IDesignTimeModel>().Model);

        Assert.Contains(commands, command => command.CommandText.Contains("ef_temp_WorkItems", StringComparison.Ordinal));
    }
}
