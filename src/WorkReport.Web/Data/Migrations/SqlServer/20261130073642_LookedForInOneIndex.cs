using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkReport.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class LookedForInOneIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "Done",
                table: "Jobs",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Whole",
                table: "Jobs",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Sequence_At_Who_What_Subject",
                table: "AuditEntries",
                columns: new[] { "Sequence", "At", "Who", "What", "Subject" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_Sequence_At_Who_What_Subject",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "Done",
                table: "Jobs");

            migrationBuilder.DropColumn(
                name: "Whole",
                table: "Jobs");
        }
    }
}
