using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkReport.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class HeadGoesForward : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // As on SQLite from the beginning: whoever sets the end back would make lines that were cut off look as if there had been none.
            migrationBuilder.Sql("""
                EXEC(N'CREATE TRIGGER [AuditHeads_goes_forward] ON [AuditHeads] AFTER UPDATE AS
                IF (SELECT MIN([Sequence]) FROM inserted) < (SELECT MAX([Sequence]) FROM deleted)
                BEGIN THROW 51000, N''The end of the audit trail stays.'', 1; END;');
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER [AuditHeads_goes_forward]");
        }
    }
}
