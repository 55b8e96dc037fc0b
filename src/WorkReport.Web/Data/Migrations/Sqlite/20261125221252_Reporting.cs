using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkReport.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Reporting : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "EditionFiles",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Bytes = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EditionFiles", x => x.Id);
                    table.CheckConstraint("CK_EditionFiles_Sha256_length", "length(\"Sha256\") <= 64");
                });

            migrationBuilder.CreateTable(
                name: "Metrics",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Code = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Definition = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Topic = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Unit = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    RollUp = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Levels = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    IsActive = table.Column<bool>(type: "INTEGER", nullable: false),
                    Style_Qualifier = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Style_Scale = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Style_Step = table.Column<decimal>(type: "TEXT", precision: 28, scale: 8, nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Metrics", x => x.Id);
                    table.CheckConstraint("CK_Metrics_Code_length", "length(\"Code\") <= 10");
                    table.CheckConstraint("CK_Metrics_Definition_length", "length(\"Definition\") <= 300");
                    table.CheckConstraint("CK_Metrics_Levels_length", "length(\"Levels\") <= 100");
                    table.CheckConstraint("CK_Metrics_Name_length", "length(\"Name\") <= 60");
                    table.CheckConstraint("CK_Metrics_RollUp_length", "length(\"RollUp\") <= 20");
                    table.CheckConstraint("CK_Metrics_Style_Qualifier_length", "length(\"Style_Qualifier\") <= 20");
                    table.CheckConstraint("CK_Metrics_Style_Scale_length", "length(\"Style_Scale\") <= 20");
                    table.CheckConstraint("CK_Metrics_Topic_length", "length(\"Topic\") <= 20");
                    table.CheckConstraint("CK_Metrics_Unit_length", "length(\"Unit\") <= 10");
                });

            migrationBuilder.CreateTable(
                name: "ReportingPeriods",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Code = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    CountedUntil = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    IsOpen = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportingPeriods", x => x.Id);
                    table.CheckConstraint("CK_ReportingPeriods_Code_length", "length(\"Code\") <= 10");
                    table.CheckConstraint("CK_ReportingPeriods_Kind_length", "length(\"Kind\") <= 20");
                });

            migrationBuilder.CreateTable(
                name: "DueDates",
                columns: table => new
                {
                    Level = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    PeriodId = table.Column<int>(type: "INTEGER", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DueDates", x => new { x.PeriodId, x.Level });
                    table.CheckConstraint("CK_DueDates_Level_length", "length(\"Level\") <= 20");
                    table.ForeignKey(
                        name: "FK_DueDates_ReportingPeriods_PeriodId",
                        column: x => x.PeriodId,
                        principalTable: "ReportingPeriods",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MetricSheets",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UnitId = table.Column<int>(type: "INTEGER", nullable: false),
                    PeriodId = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MetricSheets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MetricSheets_OrgUnits_UnitId",
                        column: x => x.UnitId,
                        principalTable: "OrgUnits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MetricSheets_ReportingPeriods_PeriodId",
                        column: x => x.PeriodId,
                        principalTable: "ReportingPeriods",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OutlineSections",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Part = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Guidance = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Budget = table.Column<int>(type: "INTEGER", nullable: false),
                    PeriodId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutlineSections", x => x.Id);
                    table.CheckConstraint("CK_OutlineSections_Guidance_length", "length(\"Guidance\") <= 500");
                    table.CheckConstraint("CK_OutlineSections_Part_length", "length(\"Part\") <= 20");
                    table.CheckConstraint("CK_OutlineSections_Title_length", "length(\"Title\") <= 60");
                    table.ForeignKey(
                        name: "FK_OutlineSections_ReportingPeriods_PeriodId",
                        column: x => x.PeriodId,
                        principalTable: "ReportingPeriods",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Reports",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UnitId = table.Column<int>(type: "INTEGER", nullable: false),
                    PeriodId = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Occasion = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Speaker = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Salutation = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reports", x => x.Id);
                    table.CheckConstraint("CK_Reports_Occasion_length", "length(\"Occasion\") <= 100");
                    table.CheckConstraint("CK_Reports_Salutation_length", "length(\"Salutation\") <= 100");
                    table.CheckConstraint("CK_Reports_Speaker_length", "length(\"Speaker\") <= 100");
                    table.CheckConstraint("CK_Reports_State_length", "length(\"State\") <= 20");
                    table.CheckConstraint("CK_Reports_Title_length", "length(\"Title\") <= 200");
                    table.ForeignKey(
                        name: "FK_Reports_OrgUnits_UnitId",
                        column: x => x.UnitId,
                        principalTable: "OrgUnits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Reports_ReportingPeriods_PeriodId",
                        column: x => x.PeriodId,
                        principalTable: "ReportingPeriods",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Submissions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UnitId = table.Column<int>(type: "INTEGER", nullable: false),
                    PeriodId = table.Column<int>(type: "INTEGER", nullable: false),
                    Steps = table.Column<int>(type: "INTEGER", nullable: false),
                    IsTop = table.Column<bool>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Step = table.Column<int>(type: "INTEGER", nullable: false),
                    IsOpened = table.Column<bool>(type: "INTEGER", nullable: false),
                    SubmittedById = table.Column<int>(type: "INTEGER", nullable: true),
                    HasNoItems = table.Column<bool>(type: "INTEGER", nullable: false),
                    MovedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Submissions", x => x.Id);
                    table.CheckConstraint("CK_Submissions_State_length", "length(\"State\") <= 20");
                    table.ForeignKey(
                        name: "FK_Submissions_OrgUnits_UnitId",
                        column: x => x.UnitId,
                        principalTable: "OrgUnits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Submissions_People_SubmittedById",
                        column: x => x.SubmittedById,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Submissions_ReportingPeriods_PeriodId",
                        column: x => x.PeriodId,
                        principalTable: "ReportingPeriods",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MetricValues",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SheetId = table.Column<int>(type: "INTEGER", nullable: false),
                    MetricId = table.Column<int>(type: "INTEGER", nullable: false),
                    Value = table.Column<decimal>(type: "TEXT", precision: 28, scale: 8, nullable: true),
                    Base = table.Column<decimal>(type: "TEXT", precision: 28, scale: 8, nullable: true),
                    Printed = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MetricValues", x => x.Id);
                    table.CheckConstraint("CK_MetricValues_Note_length", "length(\"Note\") <= 200");
                    table.CheckConstraint("CK_MetricValues_Printed_length", "length(\"Printed\") <= 40");
                    table.ForeignKey(
                        name: "FK_MetricValues_MetricSheets_SheetId",
                        column: x => x.SheetId,
                        principalTable: "MetricSheets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_MetricValues_Metrics_MetricId",
                        column: x => x.MetricId,
                        principalTable: "Metrics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PlanItems",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UnitId = table.Column<int>(type: "INTEGER", nullable: false),
                    PeriodId = table.Column<int>(type: "INTEGER", nullable: false),
                    SectionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    MetricId = table.Column<int>(type: "INTEGER", nullable: true),
                    Target = table.Column<decimal>(type: "TEXT", precision: 28, scale: 8, nullable: true),
                    LeadOfficial = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Responsible = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Partners = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanItems", x => x.Id);
                    table.CheckConstraint("CK_PlanItems_LeadOfficial_length", "length(\"LeadOfficial\") <= 200");
                    table.CheckConstraint("CK_PlanItems_Partners_length", "length(\"Partners\") <= 200");
                    table.CheckConstraint("CK_PlanItems_Responsible_length", "length(\"Responsible\") <= 200");
                    table.CheckConstraint("CK_PlanItems_State_length", "length(\"State\") <= 20");
                    table.CheckConstraint("CK_PlanItems_Text_length", "length(\"Text\") <= 500");
                    table.ForeignKey(
                        name: "FK_PlanItems_Metrics_MetricId",
                        column: x => x.MetricId,
                        principalTable: "Metrics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PlanItems_OrgUnits_UnitId",
                        column: x => x.UnitId,
                        principalTable: "OrgUnits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PlanItems_OutlineSections_SectionId",
                        column: x => x.SectionId,
                        principalTable: "OutlineSections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PlanItems_ReportingPeriods_PeriodId",
                        column: x => x.PeriodId,
                        principalTable: "ReportingPeriods",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WorkItems",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UnitId = table.Column<int>(type: "INTEGER", nullable: false),
                    PeriodId = table.Column<int>(type: "INTEGER", nullable: false),
                    SectionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Lead = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Body = table.Column<string>(type: "TEXT", nullable: false),
                    Partners = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkItems", x => x.Id);
                    table.CheckConstraint("CK_WorkItems_Lead_length", "length(\"Lead\") <= 60");
                    table.CheckConstraint("CK_WorkItems_Partners_length", "length(\"Partners\") <= 200");
                    table.ForeignKey(
                        name: "FK_WorkItems_OrgUnits_UnitId",
                        column: x => x.UnitId,
                        principalTable: "OrgUnits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WorkItems_OutlineSections_SectionId",
                        column: x => x.SectionId,
                        principalTable: "OutlineSections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WorkItems_ReportingPeriods_PeriodId",
                        column: x => x.PeriodId,
                        principalTable: "ReportingPeriods",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Editions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ReportId = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    FrozenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    FrozenBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Facts = table.Column<string>(type: "TEXT", nullable: false),
                    Pages = table.Column<int>(type: "INTEGER", nullable: false),
                    FileSha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Checksum = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    FileId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Editions", x => x.Id);
                    table.CheckConstraint("CK_Editions_Checksum_length", "length(\"Checksum\") <= 64");
                    table.CheckConstraint("CK_Editions_FileSha256_length", "length(\"FileSha256\") <= 64");
                    table.CheckConstraint("CK_Editions_FrozenBy_length", "length(\"FrozenBy\") <= 200");
                    table.CheckConstraint("CK_Editions_Kind_length", "length(\"Kind\") <= 20");
                    table.ForeignKey(
                        name: "FK_Editions_EditionFiles_FileId",
                        column: x => x.FileId,
                        principalTable: "EditionFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Editions_Reports_ReportId",
                        column: x => x.ReportId,
                        principalTable: "Reports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReportBlocks",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Place = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    SectionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Lead = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    ReportId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportBlocks", x => x.Id);
                    table.CheckConstraint("CK_ReportBlocks_Lead_length", "length(\"Lead\") <= 60");
                    table.CheckConstraint("CK_ReportBlocks_Place_length", "length(\"Place\") <= 20");
                    table.ForeignKey(
                        name: "FK_ReportBlocks_Reports_ReportId",
                        column: x => x.ReportId,
                        principalTable: "Reports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReportMoves",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Move = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    From = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    To = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    PersonId = table.Column<int>(type: "INTEGER", nullable: false),
                    Who = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    DecidedBy = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    DecidedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ReportId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportMoves", x => x.Id);
                    table.CheckConstraint("CK_ReportMoves_DecidedBy_length", "length(\"DecidedBy\") <= 30");
                    table.CheckConstraint("CK_ReportMoves_From_length", "length(\"From\") <= 30");
                    table.CheckConstraint("CK_ReportMoves_Move_length", "length(\"Move\") <= 30");
                    table.CheckConstraint("CK_ReportMoves_Reason_length", "length(\"Reason\") <= 500");
                    table.CheckConstraint("CK_ReportMoves_To_length", "length(\"To\") <= 30");
                    table.CheckConstraint("CK_ReportMoves_Who_length", "length(\"Who\") <= 200");
                    table.ForeignKey(
                        name: "FK_ReportMoves_Reports_ReportId",
                        column: x => x.ReportId,
                        principalTable: "Reports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReturnedPieces",
                columns: table => new
                {
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    PieceId = table.Column<int>(type: "INTEGER", nullable: false),
                    SubmissionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReturnedPieces", x => new { x.SubmissionId, x.Kind, x.PieceId });
                    table.CheckConstraint("CK_ReturnedPieces_Kind_length", "length(\"Kind\") <= 20");
                    table.CheckConstraint("CK_ReturnedPieces_Reason_length", "length(\"Reason\") <= 500");
                    table.ForeignKey(
                        name: "FK_ReturnedPieces_Submissions_SubmissionId",
                        column: x => x.SubmissionId,
                        principalTable: "Submissions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SubmissionMoves",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Move = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    From = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    To = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    PersonId = table.Column<int>(type: "INTEGER", nullable: false),
                    Who = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    DecidedBy = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    DecidedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SubmissionId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SubmissionMoves", x => x.Id);
                    table.CheckConstraint("CK_SubmissionMoves_DecidedBy_length", "length(\"DecidedBy\") <= 30");
                    table.CheckConstraint("CK_SubmissionMoves_From_length", "length(\"From\") <= 30");
                    table.CheckConstraint("CK_SubmissionMoves_Move_length", "length(\"Move\") <= 30");
                    table.CheckConstraint("CK_SubmissionMoves_Reason_length", "length(\"Reason\") <= 500");
                    table.CheckConstraint("CK_SubmissionMoves_To_length", "length(\"To\") <= 30");
                    table.CheckConstraint("CK_SubmissionMoves_Who_length", "length(\"Who\") <= 200");
                    table.ForeignKey(
                        name: "FK_SubmissionMoves_Submissions_SubmissionId",
                        column: x => x.SubmissionId,
                        principalTable: "Submissions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Attachments",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    MediaType = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Length = table.Column<int>(type: "INTEGER", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    AddedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AddedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ReportId = table.Column<int>(type: "INTEGER", nullable: true),
                    WorkItemId = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Attachments", x => x.Id);
                    table.CheckConstraint("CK_Attachments_AddedBy_length", "length(\"AddedBy\") <= 200");
                    table.CheckConstraint("CK_Attachments_FileName_length", "length(\"FileName\") <= 120");
                    table.CheckConstraint("CK_Attachments_MediaType_length", "length(\"MediaType\") <= 100");
                    table.CheckConstraint("CK_Attachments_Sha256_length", "length(\"Sha256\") <= 64");
                    table.ForeignKey(
                        name: "FK_Attachments_Reports_ReportId",
                        column: x => x.ReportId,
                        principalTable: "Reports",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Attachments_WorkItems_WorkItemId",
                        column: x => x.WorkItemId,
                        principalTable: "WorkItems",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "BlockSources",
                columns: table => new
                {
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    SourceId = table.Column<int>(type: "INTEGER", nullable: false),
                    BlockId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BlockSources", x => new { x.BlockId, x.Kind, x.SourceId });
                    table.CheckConstraint("CK_BlockSources_Kind_length", "length(\"Kind\") <= 20");
                    table.ForeignKey(
                        name: "FK_BlockSources_ReportBlocks_BlockId",
                        column: x => x.BlockId,
                        principalTable: "ReportBlocks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AttachmentContents",
                columns: table => new
                {
                    AttachmentId = table.Column<int>(type: "INTEGER", nullable: false),
                    Bytes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AttachmentContents", x => x.AttachmentId);
                    table.ForeignKey(
                        name: "FK_AttachmentContents_Attachments_AttachmentId",
                        column: x => x.AttachmentId,
                        principalTable: "Attachments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Attachments_ReportId",
                table: "Attachments",
                column: "ReportId");

            migrationBuilder.CreateIndex(
                name: "IX_Attachments_WorkItemId",
                table: "Attachments",
                column: "WorkItemId");

            migrationBuilder.CreateIndex(
                name: "IX_BlockSources_Kind_SourceId",
                table: "BlockSources",
                columns: new[] { "Kind", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_Editions_FileId",
                table: "Editions",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_Editions_ReportId_Number",
                table: "Editions",
                columns: new[] { "ReportId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Metrics_Code",
                table: "Metrics",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MetricSheets_PeriodId",
                table: "MetricSheets",
                column: "PeriodId");

            migrationBuilder.CreateIndex(
                name: "IX_MetricSheets_UnitId_PeriodId",
                table: "MetricSheets",
                columns: new[] { "UnitId", "PeriodId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MetricValues_MetricId",
                table: "MetricValues",
                column: "MetricId");

            migrationBuilder.CreateIndex(
                name: "IX_MetricValues_SheetId_MetricId",
                table: "MetricValues",
                columns: new[] { "SheetId", "MetricId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OutlineSections_PeriodId",
                table: "OutlineSections",
                column: "PeriodId");

            migrationBuilder.CreateIndex(
                name: "IX_PlanItems_MetricId",
                table: "PlanItems",
                column: "MetricId");

            migrationBuilder.CreateIndex(
                name: "IX_PlanItems_PeriodId_SectionId",
                table: "PlanItems",
                columns: new[] { "PeriodId", "SectionId" });

            migrationBuilder.CreateIndex(
                name: "IX_PlanItems_SectionId",
                table: "PlanItems",
                column: "SectionId");

            migrationBuilder.CreateIndex(
                name: "IX_PlanItems_UnitId_PeriodId",
                table: "PlanItems",
                columns: new[] { "UnitId", "PeriodId" });

            migrationBuilder.CreateIndex(
                name: "IX_ReportBlocks_ReportId",
                table: "ReportBlocks",
                column: "ReportId");

            migrationBuilder.CreateIndex(
                name: "IX_ReportingPeriods_Code",
                table: "ReportingPeriods",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReportMoves_ReportId",
                table: "ReportMoves",
                column: "ReportId");

            migrationBuilder.CreateIndex(
                name: "IX_Reports_PeriodId",
                table: "Reports",
                column: "PeriodId");

            migrationBuilder.CreateIndex(
                name: "IX_Reports_UnitId_PeriodId",
                table: "Reports",
                columns: new[] { "UnitId", "PeriodId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SubmissionMoves_SubmissionId",
                table: "SubmissionMoves",
                column: "SubmissionId");

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_PeriodId_State",
                table: "Submissions",
                columns: new[] { "PeriodId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_SubmittedById",
                table: "Submissions",
                column: "SubmittedById");

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_UnitId_PeriodId",
                table: "Submissions",
                columns: new[] { "UnitId", "PeriodId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_PeriodId_SectionId",
                table: "WorkItems",
                columns: new[] { "PeriodId", "SectionId" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_SectionId",
                table: "WorkItems",
                column: "SectionId");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_UnitId_PeriodId",
                table: "WorkItems",
                columns: new[] { "UnitId", "PeriodId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AttachmentContents");

            migrationBuilder.DropTable(
                name: "BlockSources");

            migrationBuilder.DropTable(
                name: "DueDates");

            migrationBuilder.DropTable(
                name: "Editions");

            migrationBuilder.DropTable(
                name: "MetricValues");

            migrationBuilder.DropTable(
                name: "PlanItems");

            migrationBuilder.DropTable(
                name: "ReportMoves");

            migrationBuilder.DropTable(
                name: "ReturnedPieces");

            migrationBuilder.DropTable(
                name: "SubmissionMoves");

            migrationBuilder.DropTable(
                name: "Attachments");

            migrationBuilder.DropTable(
                name: "ReportBlocks");

            migrationBuilder.DropTable(
                name: "EditionFiles");

            migrationBuilder.DropTable(
                name: "MetricSheets");

            migrationBuilder.DropTable(
                name: "Metrics");

            migrationBuilder.DropTable(
                name: "Submissions");

            migrationBuilder.DropTable(
                name: "WorkItems");

            migrationBuilder.DropTable(
                name: "Reports");

            migrationBuilder.DropTable(
                name: "OutlineSections");

            migrationBuilder.DropTable(
                name: "ReportingPeriods");
        }
    }
}
