using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkReport.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ForwardsItself : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // By hand: whatever has a table written anew would do so outside of the transaction. Units that are there forward by themselves.
            migrationBuilder.Sql(
                """
                ALTER TABLE "OrgUnits" ADD COLUMN "ForwardsItself" INTEGER NOT NULL DEFAULT 1;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ForwardsItself",
                table: "OrgUnits");
        }
    }
}
