using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkReport.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SettledFiguresLettersSteps : Migration
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

            migrationBuilder.AddColumn<int>(
                name: "CarriedFromId",
                table: "PlanItems",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Mail",
                table: "People",
                type: "TEXT",
                maxLength: 100,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "TakesMail",
                table: "People",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);

            migrationBuilder.CreateTable(
                name: "DraftSteps",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ReportId = table.Column<int>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    IsUndone = table.Column<bool>(type: "INTEGER", nullable: false),
                    Stored = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DraftSteps", x => x.Id);
                    table.CheckConstraint("CK_DraftSteps_Kind_length", "length(\"Kind\") <= 20");
                    table.ForeignKey(
                        name: "FK_DraftSteps_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_DraftSteps_Reports_ReportId",
                        column: x => x.ReportId,
                        principalTable: "Reports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Letters",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PersonId = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    NextAt = table.Column<long>(type: "INTEGER", nullable: false),
                    TakenAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Said = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Letters", x => x.Id);
                    table.CheckConstraint("CK_Letters_Said_length", "length(\"Said\") <= 500");
                    table.CheckConstraint("CK_Letters_State_length", "length(\"State\") <= 20");
                    table.ForeignKey(
                        name: "FK_Letters_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LogReadings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LogReadings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PlanOutcomes",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Result = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Who = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    PlanItemId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanOutcomes", x => x.Id);
                    table.CheckConstraint("CK_PlanOutcomes_Note_length", "length(\"Note\") <= 500");
                    table.CheckConstraint("CK_PlanOutcomes_Result_length", "length(\"Result\") <= 20");
                    table.CheckConstraint("CK_PlanOutcomes_Who_length", "length(\"Who\") <= 200");
                    table.ForeignKey(
                        name: "FK_PlanOutcomes_PlanItems_PlanItemId",
                        column: x => x.PlanItemId,
                        principalTable: "PlanItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

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

            migrationBuilder.CreateTable(
                name: "Messages",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    PersonId = table.Column<int>(type: "INTEGER", nullable: false),
                    UnitId = table.Column<int>(type: "INTEGER", nullable: false),
                    PeriodId = table.Column<int>(type: "INTEGER", nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    Due = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Mark = table.Column<int>(type: "INTEGER", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    LetterId = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Messages", x => x.Id);
                    table.CheckConstraint("CK_Messages_Key_length", "length(\"Key\") <= 100");
                    table.CheckConstraint("CK_Messages_Kind_length", "length(\"Kind\") <= 20");
                    table.ForeignKey(
                        name: "FK_Messages_Letters_LetterId",
                        column: x => x.LetterId,
                        principalTable: "Letters",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Messages_OrgUnits_UnitId",
                        column: x => x.UnitId,
                        principalTable: "OrgUnits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Messages_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Messages_ReportingPeriods_PeriodId",
                        column: x => x.PeriodId,
                        principalTable: "ReportingPeriods",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.AddCheckConstraint(
                name: "CK_Reports_Basis_length",
                table: "Reports",
                sql: "length(\"Basis\") <= 20");

            migrationBuilder.CreateIndex(
                name: "IX_PlanItems_CarriedFromId",
                table: "PlanItems",
                column: "CarriedFromId");

            migrationBuilder.AddCheckConstraint(
                name: "CK_People_Mail_length",
                table: "People",
                sql: "length(\"Mail\") <= 100");

            migrationBuilder.CreateIndex(
                name: "IX_DraftSteps_PersonId",
                table: "DraftSteps",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_DraftSteps_ReportId_PersonId",
                table: "DraftSteps",
                columns: new[] { "ReportId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_Letters_PersonId",
                table: "Letters",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Letters_State_NextAt",
                table: "Letters",
                columns: new[] { "State", "NextAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Messages_Key",
                table: "Messages",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Messages_LetterId",
                table: "Messages",
                column: "LetterId");

            migrationBuilder.CreateIndex(
                name: "IX_Messages_PeriodId_Round_UnitId",
                table: "Messages",
                columns: new[] { "PeriodId", "Round", "UnitId" });

            migrationBuilder.CreateIndex(
                name: "IX_Messages_PersonId",
                table: "Messages",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Messages_UnitId",
                table: "Messages",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_PlanOutcomes_PlanItemId",
                table: "PlanOutcomes",
                column: "PlanItemId");

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
                name: "DraftSteps");

            migrationBuilder.DropTable(
                name: "LogReadings");

            migrationBuilder.DropTable(
                name: "Messages");

            migrationBuilder.DropTable(
                name: "PlanOutcomes");

            migrationBuilder.DropTable(
                name: "SettledFigures");

            migrationBuilder.DropTable(
                name: "Letters");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Reports_Basis_length",
                table: "Reports");

            migrationBuilder.DropIndex(
                name: "IX_PlanItems_CarriedFromId",
                table: "PlanItems");

            migrationBuilder.DropCheckConstraint(
                name: "CK_People_Mail_length",
                table: "People");

            migrationBuilder.DropColumn(
                name: "Basis",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "CarriedFromId",
                table: "PlanItems");

            migrationBuilder.DropColumn(
                name: "Mail",
                table: "People");

            migrationBuilder.DropColumn(
                name: "TakesMail",
                table: "People");
        }
    }
}
