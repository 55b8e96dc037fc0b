using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkReport.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Entered : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "EnteredAt",
                table: "MetricValues",
                type: "INTEGER",
                nullable: true);

            // With its length in one: added apart, the check would have the whole table written anew, outside of the transaction.
            migrationBuilder.Sql(
                """
                ALTER TABLE "MetricValues" ADD COLUMN "EnteredBy" TEXT NULL CONSTRAINT "CK_MetricValues_EnteredBy_length" CHECK (length("EnteredBy") <= 200);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_MetricValues_EnteredBy_length",
                table: "MetricValues");

            migrationBuilder.DropColumn(
                name: "EnteredAt",
                table: "MetricValues");

            migrationBuilder.DropColumn(
                name: "EnteredBy",
                table: "MetricValues");
        }
    }
}
