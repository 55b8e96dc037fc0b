using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkReport.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SettledFigures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Basis",
                table: "Reports",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "Reported");

            migrationBuilder.CreateTable(
                name: "SettledFigures",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UnitId = table.Column<int>(type: "INTEGER", nullable: false),
                    PeriodId = table.Column<int>(type: "INTEGER", nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    MetricId = table.Column<int>(type: "INTEGER", nullable: false),
                    IsOfTotal = table.Column<bool>(type: "INTEGER", nullable: false),
                    ReportedValue = table.Column<decimal>(type: "TEXT", precision: 28, scale: 8, nullable: true),
                    ReportedBase = table.Column<decimal>(type: "TEXT", precision: 28, scale: 8, nullable: true),
                    ReportedPrinted = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Value = table.Column<decimal>(type: "TEXT", precision: 28, scale: 8, nullable: false),
                    Base = table.Column<decimal>(type: "TEXT", precision: 28, scale: 8, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    DecidedBy = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    DecidedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    PersonId = table.Column<int>(type: "INTEGER", nullable: false),
                    Who = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    AnsweredBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    AnsweredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Objection = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    EndReason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SettledFigures", x => x.Id);
                    table.CheckConstraint("CK_SettledFigures_Answer_length", "length(\"Answer\") <= 20");
                    table.CheckConstraint("CK_SettledFigures_AnsweredBy_length", "length(\"AnsweredBy\") <= 200");
                    table.CheckConstraint("CK_SettledFigures_DecidedBy_length", "length(\"DecidedBy\") <= 60");
                    table.CheckConstraint("CK_SettledFigures_EndedBy_length", "length(\"EndedBy\") <= 200");
                    table.CheckConstraint("CK_SettledFigures_EndReason_length", "length(\"EndReason\") <= 200");
                    table.CheckConstraint("CK_SettledFigures_Objection_length", "length(\"Objection\") <= 200");
                    table.CheckConstraint("CK_SettledFigures_Reason_length", "length(\"Reason\") <= 200");
                    table.CheckConstraint("CK_SettledFigures_ReportedPrinted_length", "length(\"ReportedPrinted\") <= 40");
                    table.CheckConstraint("CK_SettledFigures_Who_length", "length(\"Who\") <= 200");
                    table.ForeignKey(
                        name: "FK_SettledFigures_Metrics_MetricId",
                        column: x => x.MetricId,
                        principalTable: "Metrics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SettledFigures_OrgUnits_UnitId",
                        column: x => x.UnitId,
                        principalTable: "OrgUnits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SettledFigures_ReportingPeriods_PeriodId",
                        column: x => x.PeriodId,
                        principalTable: "ReportingPeriods",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.AddCheckConstraint(
                name: "CK_Reports_Basis_length",
                table: "Reports",
                sql: "length(\"Basis\") <= 20");

            migrationBuilder.CreateIndex(
                name: "IX_SettledFigures_MetricId",
                table: "SettledFigures",
                column: "MetricId");

            migrationBuilder.CreateIndex(
                name: "IX_SettledFigures_PeriodId_Round_UnitId_MetricId",
                table: "SettledFigures",
                columns: new[] { "PeriodId", "Round", "UnitId", "MetricId" });

            migrationBuilder.CreateIndex(
                name: "IX_SettledFigures_UnitId",
                table: "SettledFigures",
                column: "UnitId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SettledFigures");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Reports_Basis_length",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "Basis",
                table: "Reports");
        }
    }
}
