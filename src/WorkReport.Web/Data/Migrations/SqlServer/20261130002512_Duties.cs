using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkReport.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Duties : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "DecidedPost",
                table: "SubmissionMoves",
                type: "nvarchar(30)",
                maxLength: 30,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<bool>(
                name: "IsOwn",
                table: "SubmissionMoves",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "DecidedPost",
                table: "ReportMoves",
                type: "nvarchar(30)",
                maxLength: 30,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<bool>(
                name: "IsOwn",
                table: "ReportMoves",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "SignsOnPaper",
                table: "OrgUnits",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "SubmissionId",
                table: "Attachments",
                type: "int",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AwaitedRoles",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    PersonId = table.Column<int>(type: "int", nullable: false),
                    UnitId = table.Column<int>(type: "int", nullable: false),
                    Role = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Signs = table.Column<bool>(type: "bit", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AwaitedRoles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AwaitedRoles_OrgUnits_UnitId",
                        column: x => x.UnitId,
                        principalTable: "OrgUnits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AwaitedRoles_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Attachments_SubmissionId",
                table: "Attachments",
                column: "SubmissionId");

            migrationBuilder.CreateIndex(
                name: "IX_AwaitedRoles_PersonId_UnitId_Role",
                table: "AwaitedRoles",
                columns: new[] { "PersonId", "UnitId", "Role" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AwaitedRoles_UnitId",
                table: "AwaitedRoles",
                column: "UnitId");

            migrationBuilder.AddForeignKey(
                name: "FK_Attachments_Submissions_SubmissionId",
                table: "Attachments",
                column: "SubmissionId",
                principalTable: "Submissions",
                principalColumn: "Id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Attachments_Submissions_SubmissionId",
                table: "Attachments");

            migrationBuilder.DropTable(
                name: "AwaitedRoles");

            migrationBuilder.DropIndex(
                name: "IX_Attachments_SubmissionId",
                table: "Attachments");

            migrationBuilder.DropColumn(
                name: "DecidedPost",
                table: "SubmissionMoves");

            migrationBuilder.DropColumn(
                name: "IsOwn",
                table: "SubmissionMoves");

            migrationBuilder.DropColumn(
                name: "DecidedPost",
                table: "ReportMoves");

            migrationBuilder.DropColumn(
                name: "IsOwn",
                table: "ReportMoves");

            migrationBuilder.DropColumn(
                name: "SignsOnPaper",
                table: "OrgUnits");

            migrationBuilder.DropColumn(
                name: "SubmissionId",
                table: "Attachments");
        }
    }
}
