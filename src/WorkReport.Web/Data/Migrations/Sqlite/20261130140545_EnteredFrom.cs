using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkReport.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class EnteredFrom : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "EnteredFrom",
                table: "MetricValues",
                type: "TEXT",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddCheckConstraint(
                name: "CK_MetricValues_EnteredFrom_length",
                table: "MetricValues",
                sql: "length(\"EnteredFrom\") <= 120");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_MetricValues_EnteredFrom_length",
                table: "MetricValues");

            migrationBuilder.DropColumn(
                name: "EnteredFrom",
                table: "MetricValues");
        }
    }
}
