using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkReport.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PastStays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Submissions_PeriodId_State",
                table: "Submissions");

            migrationBuilder.DropIndex(
                name: "IX_Submissions_UnitId_PeriodId",
                table: "Submissions");

            migrationBuilder.DropPrimaryKey(
                name: "PK_ReturnedPieces",
                table: "ReturnedPieces");

            migrationBuilder.DropIndex(
                name: "IX_MetricSheets_PeriodId",
                table: "MetricSheets");

            migrationBuilder.DropIndex(
                name: "IX_MetricSheets_UnitId_PeriodId",
                table: "MetricSheets");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Metrics_Definition_length",
                table: "Metrics");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Metrics_Levels_length",
                table: "Metrics");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Metrics_Name_length",
                table: "Metrics");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Metrics_RollUp_length",
                table: "Metrics");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Metrics_Style_Qualifier_length",
                table: "Metrics");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Metrics_Style_Scale_length",
                table: "Metrics");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Metrics_Topic_length",
                table: "Metrics");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Metrics_Unit_length",
                table: "Metrics");

            migrationBuilder.DropPrimaryKey(
                name: "PK_DueDates",
                table: "DueDates");

            migrationBuilder.DropColumn(
                name: "Definition",
                table: "Metrics");

            migrationBuilder.DropColumn(
                name: "Levels",
                table: "Metrics");

            migrationBuilder.DropColumn(
                name: "Name",
                table: "Metrics");

            migrationBuilder.DropColumn(
                name: "RollUp",
                table: "Metrics");

            migrationBuilder.DropColumn(
                name: "Style_Qualifier",
                table: "Metrics");

            migrationBuilder.DropColumn(
                name: "Style_Scale",
                table: "Metrics");

            migrationBuilder.DropColumn(
                name: "Style_Step",
                table: "Metrics");

            migrationBuilder.DropColumn(
                name: "Topic",
                table: "Metrics");

            migrationBuilder.DropColumn(
                name: "Unit",
                table: "Metrics");

            migrationBuilder.RenameColumn(
                name: "IsOpen",
                table: "ReportingPeriods",
                newName: "IsBackfill");

            migrationBuilder.AddColumn<int>(
                name: "AcceptedRevision",
                table: "Submissions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "HandedInAt",
                table: "Submissions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "LatestRevision",
                table: "Submissions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Round",
                table: "Submissions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "SubmissionMoves",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Id",
                table: "ReturnedPieces",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0)
                .Annotation("Sqlite:Autoincrement", true);

            migrationBuilder.AddColumn<bool>(
                name: "IsSettled",
                table: "ReturnedPieces",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Move",
                table: "ReturnedPieces",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "ReportMoves",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "CountedFrom",
                table: "ReportingPeriods",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<string>(
                name: "Name",
                table: "ReportingPeriods",
                type: "TEXT",
                maxLength: 30,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "State",
                table: "ReportingPeriods",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateOnly>(
                name: "ClosedOn",
                table: "OrgReaches",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsTotal",
                table: "MetricValues",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "SourceUnit",
                table: "MetricValues",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Round",
                table: "MetricSheets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Schema",
                table: "Editions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Round",
                table: "DueDates",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddPrimaryKey(
                name: "PK_ReturnedPieces",
                table: "ReturnedPieces",
                column: "Id");

            migrationBuilder.AddPrimaryKey(
                name: "PK_DueDates",
                table: "DueDates",
                columns: new[] { "PeriodId", "Round", "Level" });

            migrationBuilder.CreateTable(
                name: "Catalogues",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PeriodId = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Catalogues", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Catalogues_ReportingPeriods_PeriodId",
                        column: x => x.PeriodId,
                        principalTable: "ReportingPeriods",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EditionAttachments",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    EditionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    FileSha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    FileId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EditionAttachments", x => x.Id);
                    table.CheckConstraint("CK_EditionAttachments_FileSha256_length", "length(\"FileSha256\") <= 64");
                    table.CheckConstraint("CK_EditionAttachments_Name_length", "length(\"Name\") <= 40");
                    table.ForeignKey(
                        name: "FK_EditionAttachments_EditionFiles_FileId",
                        column: x => x.FileId,
                        principalTable: "EditionFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EditionAttachments_Editions_EditionId",
                        column: x => x.EditionId,
                        principalTable: "Editions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MetricWordings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    MetricId = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Topic = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Definition = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Unit = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    RollUp = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Levels = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Rules_ChangePercent = table.Column<decimal>(type: "TEXT", precision: 28, scale: 8, nullable: true),
                    Rules_Least = table.Column<decimal>(type: "TEXT", precision: 28, scale: 8, nullable: true),
                    Rules_Most = table.Column<decimal>(type: "TEXT", precision: 28, scale: 8, nullable: true),
                    Rules_OwnerId = table.Column<int>(type: "INTEGER", nullable: true),
                    Rules_PartOfId = table.Column<int>(type: "INTEGER", nullable: true),
                    Style_Qualifier = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Style_Scale = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Style_Step = table.Column<decimal>(type: "TEXT", precision: 28, scale: 8, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MetricWordings", x => x.Id);
                    table.CheckConstraint("CK_MetricWordings_Definition_length", "length(\"Definition\") <= 300");
                    table.CheckConstraint("CK_MetricWordings_Levels_length", "length(\"Levels\") <= 100");
                    table.CheckConstraint("CK_MetricWordings_Name_length", "length(\"Name\") <= 60");
                    table.CheckConstraint("CK_MetricWordings_RollUp_length", "length(\"RollUp\") <= 20");
                    table.CheckConstraint("CK_MetricWordings_Style_Qualifier_length", "length(\"Style_Qualifier\") <= 20");
                    table.CheckConstraint("CK_MetricWordings_Style_Scale_length", "length(\"Style_Scale\") <= 20");
                    table.CheckConstraint("CK_MetricWordings_Topic_length", "length(\"Topic\") <= 20");
                    table.CheckConstraint("CK_MetricWordings_Unit_length", "length(\"Unit\") <= 10");
                    table.ForeignKey(
                        name: "FK_MetricWordings_Metrics_MetricId",
                        column: x => x.MetricId,
                        principalTable: "Metrics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OrgFormerNames",
                columns: table => new
                {
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    UnitId = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrgFormerNames", x => new { x.UnitId, x.Until });
                    table.CheckConstraint("CK_OrgFormerNames_Name_length", "length(\"Name\") <= 60");
                    table.ForeignKey(
                        name: "FK_OrgFormerNames_OrgUnits_UnitId",
                        column: x => x.UnitId,
                        principalTable: "OrgUnits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PieceContents",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Json = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PieceContents", x => x.Id);
                    table.CheckConstraint("CK_PieceContents_Hash_length", "length(\"Hash\") <= 64");
                });

            migrationBuilder.CreateTable(
                name: "Revisions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SubmissionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Schema = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Who = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    IsSupplied = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Revisions", x => x.Id);
                    table.CheckConstraint("CK_Revisions_Who_length", "length(\"Who\") <= 200");
                    table.ForeignKey(
                        name: "FK_Revisions_Submissions_SubmissionId",
                        column: x => x.SubmissionId,
                        principalTable: "Submissions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Rounds",
                columns: table => new
                {
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    PeriodId = table.Column<int>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Rounds", x => new { x.PeriodId, x.Number });
                    table.ForeignKey(
                        name: "FK_Rounds_ReportingPeriods_PeriodId",
                        column: x => x.PeriodId,
                        principalTable: "ReportingPeriods",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ValueCorrections",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SheetId = table.Column<int>(type: "INTEGER", nullable: false),
                    MetricId = table.Column<int>(type: "INTEGER", nullable: false),
                    OldValue = table.Column<decimal>(type: "TEXT", precision: 28, scale: 8, nullable: true),
                    OldBase = table.Column<decimal>(type: "TEXT", precision: 28, scale: 8, nullable: true),
                    OldPrinted = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    NewValue = table.Column<decimal>(type: "TEXT", precision: 28, scale: 8, nullable: true),
                    NewBase = table.Column<decimal>(type: "TEXT", precision: 28, scale: 8, nullable: true),
                    NewPrinted = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Who = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ValueCorrections", x => x.Id);
                    table.CheckConstraint("CK_ValueCorrections_NewPrinted_length", "length(\"NewPrinted\") <= 40");
                    table.CheckConstraint("CK_ValueCorrections_OldPrinted_length", "length(\"OldPrinted\") <= 40");
                    table.CheckConstraint("CK_ValueCorrections_Reason_length", "length(\"Reason\") <= 200");
                    table.CheckConstraint("CK_ValueCorrections_Who_length", "length(\"Who\") <= 200");
                    table.ForeignKey(
                        name: "FK_ValueCorrections_MetricSheets_SheetId",
                        column: x => x.SheetId,
                        principalTable: "MetricSheets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ValueCorrections_Metrics_MetricId",
                        column: x => x.MetricId,
                        principalTable: "Metrics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WithheldPieces",
                columns: table => new
                {
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    PieceId = table.Column<int>(type: "INTEGER", nullable: false),
                    SubmissionId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WithheldPieces", x => new { x.SubmissionId, x.Kind, x.PieceId });
                    table.CheckConstraint("CK_WithheldPieces_Kind_length", "length(\"Kind\") <= 20");
                    table.ForeignKey(
                        name: "FK_WithheldPieces_Submissions_SubmissionId",
                        column: x => x.SubmissionId,
                        principalTable: "Submissions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CatalogueEntries",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    MetricId = table.Column<int>(type: "INTEGER", nullable: false),
                    WordingId = table.Column<int>(type: "INTEGER", nullable: false),
                    Levels = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    WordedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    StoppedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CatalogueId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CatalogueEntries", x => x.Id);
                    table.CheckConstraint("CK_CatalogueEntries_Levels_length", "length(\"Levels\") <= 100");
                    table.ForeignKey(
                        name: "FK_CatalogueEntries_Catalogues_CatalogueId",
                        column: x => x.CatalogueId,
                        principalTable: "Catalogues",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_CatalogueEntries_MetricWordings_WordingId",
                        column: x => x.WordingId,
                        principalTable: "MetricWordings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CatalogueEntries_Metrics_MetricId",
                        column: x => x.MetricId,
                        principalTable: "Metrics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RevisionPieces",
                columns: table => new
                {
                    RevisionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    PieceId = table.Column<int>(type: "INTEGER", nullable: false),
                    ContentId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RevisionPieces", x => new { x.RevisionId, x.Kind, x.PieceId });
                    table.ForeignKey(
                        name: "FK_RevisionPieces_PieceContents_ContentId",
                        column: x => x.ContentId,
                        principalTable: "PieceContents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RevisionPieces_Revisions_RevisionId",
                        column: x => x.RevisionId,
                        principalTable: "Revisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_PeriodId_Round_State",
                table: "Submissions",
                columns: new[] { "PeriodId", "Round", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_UnitId_PeriodId_Round",
                table: "Submissions",
                columns: new[] { "UnitId", "PeriodId", "Round" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReturnedPieces_SubmissionId",
                table: "ReturnedPieces",
                column: "SubmissionId");

            migrationBuilder.AddCheckConstraint(
                name: "CK_ReportingPeriods_Name_length",
                table: "ReportingPeriods",
                sql: "length(\"Name\") <= 30");

            migrationBuilder.AddCheckConstraint(
                name: "CK_ReportingPeriods_State_length",
                table: "ReportingPeriods",
                sql: "length(\"State\") <= 20");

            migrationBuilder.AddCheckConstraint(
                name: "CK_MetricValues_SourceUnit_length",
                table: "MetricValues",
                sql: "length(\"SourceUnit\") <= 60");

            migrationBuilder.CreateIndex(
                name: "IX_MetricSheets_PeriodId_Round",
                table: "MetricSheets",
                columns: new[] { "PeriodId", "Round" });

            migrationBuilder.CreateIndex(
                name: "IX_MetricSheets_UnitId_PeriodId_Round",
                table: "MetricSheets",
                columns: new[] { "UnitId", "PeriodId", "Round" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CatalogueEntries_CatalogueId_MetricId",
                table: "CatalogueEntries",
                columns: new[] { "CatalogueId", "MetricId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CatalogueEntries_MetricId",
                table: "CatalogueEntries",
                column: "MetricId");

            migrationBuilder.CreateIndex(
                name: "IX_CatalogueEntries_WordingId",
                table: "CatalogueEntries",
                column: "WordingId");

            migrationBuilder.CreateIndex(
                name: "IX_Catalogues_PeriodId",
                table: "Catalogues",
                column: "PeriodId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EditionAttachments_EditionId_Name",
                table: "EditionAttachments",
                columns: new[] { "EditionId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EditionAttachments_FileId",
                table: "EditionAttachments",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_MetricWordings_MetricId_Number",
                table: "MetricWordings",
                columns: new[] { "MetricId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PieceContents_Hash",
                table: "PieceContents",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RevisionPieces_ContentId",
                table: "RevisionPieces",
                column: "ContentId");

            migrationBuilder.CreateIndex(
                name: "IX_Revisions_SubmissionId_Number",
                table: "Revisions",
                columns: new[] { "SubmissionId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ValueCorrections_MetricId",
                table: "ValueCorrections",
                column: "MetricId");

            migrationBuilder.CreateIndex(
                name: "IX_ValueCorrections_SheetId_MetricId",
                table: "ValueCorrections",
                columns: new[] { "SheetId", "MetricId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CatalogueEntries");

            migrationBuilder.DropTable(
                name: "EditionAttachments");

            migrationBuilder.DropTable(
                name: "OrgFormerNames");

            migrationBuilder.DropTable(
                name: "RevisionPieces");

            migrationBuilder.DropTable(
                name: "Rounds");

            migrationBuilder.DropTable(
                name: "ValueCorrections");

            migrationBuilder.DropTable(
                name: "WithheldPieces");

            migrationBuilder.DropTable(
                name: "Catalogues");

            migrationBuilder.DropTable(
                name: "MetricWordings");

            migrationBuilder.DropTable(
                name: "PieceContents");

            migrationBuilder.DropTable(
                name: "Revisions");

            migrationBuilder.DropIndex(
                name: "IX_Submissions_PeriodId_Round_State",
                table: "Submissions");

            migrationBuilder.DropIndex(
                name: "IX_Submissions_UnitId_PeriodId_Round",
                table: "Submissions");

            migrationBuilder.DropPrimaryKey(
                name: "PK_ReturnedPieces",
                table: "ReturnedPieces");

            migrationBuilder.DropIndex(
                name: "IX_ReturnedPieces_SubmissionId",
                table: "ReturnedPieces");

            migrationBuilder.DropCheckConstraint(
                name: "CK_ReportingPeriods_Name_length",
                table: "ReportingPeriods");

            migrationBuilder.DropCheckConstraint(
                name: "CK_ReportingPeriods_State_length",
                table: "ReportingPeriods");

            migrationBuilder.DropCheckConstraint(
                name: "CK_MetricValues_SourceUnit_length",
                table: "MetricValues");

            migrationBuilder.DropIndex(
                name: "IX_MetricSheets_PeriodId_Round",
                table: "MetricSheets");

            migrationBuilder.DropIndex(
                name: "IX_MetricSheets_UnitId_PeriodId_Round",
                table: "MetricSheets");

            migrationBuilder.DropPrimaryKey(
                name: "PK_DueDates",
                table: "DueDates");

            migrationBuilder.DropColumn(
                name: "AcceptedRevision",
                table: "Submissions");

            migrationBuilder.DropColumn(
                name: "HandedInAt",
                table: "Submissions");

            migrationBuilder.DropColumn(
                name: "LatestRevision",
                table: "Submissions");

            migrationBuilder.DropColumn(
                name: "Round",
                table: "Submissions");

            migrationBuilder.DropColumn(
                name: "Revision",
                table: "SubmissionMoves");

            migrationBuilder.DropColumn(
                name: "Id",
                table: "ReturnedPieces");

            migrationBuilder.DropColumn(
                name: "IsSettled",
                table: "ReturnedPieces");

            migrationBuilder.DropColumn(
                name: "Move",
                table: "ReturnedPieces");

            migrationBuilder.DropColumn(
                name: "Revision",
                table: "ReportMoves");

            migrationBuilder.DropColumn(
                name: "CountedFrom",
                table: "ReportingPeriods");

            migrationBuilder.DropColumn(
                name: "Name",
                table: "ReportingPeriods");

            migrationBuilder.DropColumn(
                name: "State",
                table: "ReportingPeriods");

            migrationBuilder.DropColumn(
                name: "ClosedOn",
                table: "OrgReaches");

            migrationBuilder.DropColumn(
                name: "IsTotal",
                table: "MetricValues");

            migrationBuilder.DropColumn(
                name: "SourceUnit",
                table: "MetricValues");

            migrationBuilder.DropColumn(
                name: "Round",
                table: "MetricSheets");

            migrationBuilder.DropColumn(
                name: "Schema",
                table: "Editions");

            migrationBuilder.DropColumn(
                name: "Round",
                table: "DueDates");

            migrationBuilder.RenameColumn(
                name: "IsBackfill",
                table: "ReportingPeriods",
                newName: "IsOpen");

            migrationBuilder.AddColumn<string>(
                name: "Definition",
                table: "Metrics",
                type: "TEXT",
                maxLength: 300,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Levels",
                table: "Metrics",
                type: "TEXT",
                maxLength: 100,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Name",
                table: "Metrics",
                type: "TEXT",
                maxLength: 60,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "RollUp",
                table: "Metrics",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Style_Qualifier",
                table: "Metrics",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Style_Scale",
                table: "Metrics",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<decimal>(
                name: "Style_Step",
                table: "Metrics",
                type: "TEXT",
                precision: 28,
                scale: 8,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Topic",
                table: "Metrics",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Unit",
                table: "Metrics",
                type: "TEXT",
                maxLength: 10,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddPrimaryKey(
                name: "PK_ReturnedPieces",
                table: "ReturnedPieces",
                columns: new[] { "SubmissionId", "Kind", "PieceId" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_DueDates",
                table: "DueDates",
                columns: new[] { "PeriodId", "Level" });

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_PeriodId_State",
                table: "Submissions",
                columns: new[] { "PeriodId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_UnitId_PeriodId",
                table: "Submissions",
                columns: new[] { "UnitId", "PeriodId" },
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

            migrationBuilder.AddCheckConstraint(
                name: "CK_Metrics_Definition_length",
                table: "Metrics",
                sql: "length(\"Definition\") <= 300");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Metrics_Levels_length",
                table: "Metrics",
                sql: "length(\"Levels\") <= 100");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Metrics_Name_length",
                table: "Metrics",
                sql: "length(\"Name\") <= 60");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Metrics_RollUp_length",
                table: "Metrics",
                sql: "length(\"RollUp\") <= 20");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Metrics_Style_Qualifier_length",
                table: "Metrics",
                sql: "length(\"Style_Qualifier\") <= 20");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Metrics_Style_Scale_length",
                table: "Metrics",
                sql: "length(\"Style_Scale\") <= 20");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Metrics_Topic_length",
                table: "Metrics",
                sql: "length(\"Topic\") <= 20");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Metrics_Unit_length",
                table: "Metrics",
                sql: "length(\"Unit\") <= 10");
        }
    }
}
