using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkReport.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Routes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "RouteId",
                table: "Submissions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "For",
                table: "SubmissionMoves",
                type: "TEXT",
                maxLength: 30,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Step",
                table: "SubmissionMoves",
                type: "TEXT",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "For",
                table: "ReportMoves",
                type: "TEXT",
                maxLength: 30,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Step",
                table: "ReportMoves",
                type: "TEXT",
                maxLength: 20,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Delegations",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    FromId = table.Column<int>(type: "INTEGER", nullable: false),
                    ToId = table.Column<int>(type: "INTEGER", nullable: false),
                    First = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Last = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Delegations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Delegations_People_FromId",
                        column: x => x.FromId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Delegations_People_ToId",
                        column: x => x.ToId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReviewRoutes",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UnitId = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewRoutes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReviewRoutes_OrgUnits_UnitId",
                        column: x => x.UnitId,
                        principalTable: "OrgUnits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RouteSteps",
                columns: table => new
                {
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    RouteId = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Reader = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    PersonId = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RouteSteps", x => new { x.RouteId, x.Number });
                    table.CheckConstraint("CK_RouteSteps_Name_length", "length(\"Name\") <= 20");
                    table.CheckConstraint("CK_RouteSteps_Reader_length", "length(\"Reader\") <= 20");
                    table.ForeignKey(
                        name: "FK_RouteSteps_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RouteSteps_ReviewRoutes_RouteId",
                        column: x => x.RouteId,
                        principalTable: "ReviewRoutes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.AddCheckConstraint(
                name: "CK_SubmissionMoves_For_length",
                table: "SubmissionMoves",
                sql: "length(\"For\") <= 30");

            migrationBuilder.AddCheckConstraint(
                name: "CK_SubmissionMoves_Step_length",
                table: "SubmissionMoves",
                sql: "length(\"Step\") <= 20");

            migrationBuilder.AddCheckConstraint(
                name: "CK_ReportMoves_For_length",
                table: "ReportMoves",
                sql: "length(\"For\") <= 30");

            migrationBuilder.AddCheckConstraint(
                name: "CK_ReportMoves_Step_length",
                table: "ReportMoves",
                sql: "length(\"Step\") <= 20");

            migrationBuilder.CreateIndex(
                name: "IX_Delegations_FromId",
                table: "Delegations",
                column: "FromId");

            migrationBuilder.CreateIndex(
                name: "IX_Delegations_ToId",
                table: "Delegations",
                column: "ToId");

            migrationBuilder.CreateIndex(
                name: "IX_ReviewRoutes_UnitId",
                table: "ReviewRoutes",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_RouteSteps_PersonId",
                table: "RouteSteps",
                column: "PersonId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Delegations");

            migrationBuilder.DropTable(
                name: "RouteSteps");

            migrationBuilder.DropTable(
                name: "ReviewRoutes");

            migrationBuilder.DropCheckConstraint(
                name: "CK_SubmissionMoves_For_length",
                table: "SubmissionMoves");

            migrationBuilder.DropCheckConstraint(
                name: "CK_SubmissionMoves_Step_length",
                table: "SubmissionMoves");

            migrationBuilder.DropCheckConstraint(
                name: "CK_ReportMoves_For_length",
                table: "ReportMoves");

            migrationBuilder.DropCheckConstraint(
                name: "CK_ReportMoves_Step_length",
                table: "ReportMoves");

            migrationBuilder.DropColumn(
                name: "RouteId",
                table: "Submissions");

            migrationBuilder.DropColumn(
                name: "For",
                table: "SubmissionMoves");

            migrationBuilder.DropColumn(
                name: "Step",
                table: "SubmissionMoves");

            migrationBuilder.DropColumn(
                name: "For",
                table: "ReportMoves");

            migrationBuilder.DropColumn(
                name: "Step",
                table: "ReportMoves");
        }
    }
}
