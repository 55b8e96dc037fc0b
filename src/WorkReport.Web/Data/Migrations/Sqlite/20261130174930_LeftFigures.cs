using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkReport.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LeftFigures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Left",
                table: "ReportBlocks",
                type: "TEXT",
                maxLength: 4000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddCheckConstraint(
                name: "CK_ReportBlocks_Left_length",
                table: "ReportBlocks",
                sql: "length(\"Left\") <= 4000");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_ReportBlocks_Left_length",
                table: "ReportBlocks");

            migrationBuilder.DropColumn(
                name: "Left",
                table: "ReportBlocks");
        }
    }
}
