using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkReport.Web.Data.Migrations.Sqlite
{
    /// <summary>
    /// The past stays: periods in three states with their rounds and their own catalogue, metrics in versions, what was handed in kept, the
    /// tree and its names dated. What must be computed (revisions of what was handed in before, the ways to units that were closed) comes
    /// behind it: <see cref="SupplyPast"/>.
    /// </summary>
    public partial class PastStays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Whatever EF would do by writing a table anew is written by hand: it would do so outside of the transaction, and an upgrade
            // that breaks off must leave the store as it was.
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
                name: "Credentials",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    AccountId = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Secret = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SetAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Credentials", x => x.Id);
                    table.CheckConstraint("CK_Credentials_Kind_length", "length(\"Kind\") <= 20");
                    table.CheckConstraint("CK_Credentials_Secret_length", "length(\"Secret\") <= 200");
                    table.ForeignKey(
                        name: "FK_Credentials_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
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
                    IsLeftOut = table.Column<bool>(type: "INTEGER", nullable: false),
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

            // A column with its length in one, for the same reason.
            migrationBuilder.Sql(
                """
                DROP INDEX "IX_Submissions_PeriodId_State";
                DROP INDEX "IX_Submissions_UnitId_PeriodId";
                DROP INDEX "IX_MetricSheets_PeriodId";
                DROP INDEX "IX_MetricSheets_UnitId_PeriodId";
                ALTER TABLE "Submissions" ADD COLUMN "Round" INTEGER NOT NULL DEFAULT 1;
                ALTER TABLE "Submissions" ADD COLUMN "AcceptedRevision" INTEGER NULL;
                ALTER TABLE "Submissions" ADD COLUMN "LatestRevision" INTEGER NULL;
                ALTER TABLE "Submissions" ADD COLUMN "HandedInAt" INTEGER NULL;
                ALTER TABLE "SubmissionMoves" ADD COLUMN "Revision" INTEGER NULL;
                ALTER TABLE "ReportMoves" ADD COLUMN "Revision" INTEGER NULL;
                ALTER TABLE "MetricSheets" ADD COLUMN "Round" INTEGER NOT NULL DEFAULT 1;
                ALTER TABLE "MetricValues" ADD COLUMN "IsTotal" INTEGER NOT NULL DEFAULT 0;
                ALTER TABLE "MetricValues" ADD COLUMN "SourceUnit" TEXT NULL CONSTRAINT "CK_MetricValues_SourceUnit_length" CHECK (length("SourceUnit") <= 60);
                ALTER TABLE "Editions" ADD COLUMN "Schema" INTEGER NOT NULL DEFAULT 1;
                ALTER TABLE "OrgReaches" ADD COLUMN "ClosedOn" TEXT NULL;
                ALTER TABLE "ReportingPeriods" ADD COLUMN "IsBackfill" INTEGER NOT NULL DEFAULT 0;
                ALTER TABLE "ReportingPeriods" ADD COLUMN "Name" TEXT NOT NULL DEFAULT '' CONSTRAINT "CK_ReportingPeriods_Name_length" CHECK (length("Name") <= 30);
                ALTER TABLE "ReportingPeriods" ADD COLUMN "State" TEXT NOT NULL DEFAULT 'Open' CONSTRAINT "CK_ReportingPeriods_State_length" CHECK (length("State") <= 20);
                ALTER TABLE "ReportingPeriods" ADD COLUMN "CountedFrom" TEXT NOT NULL DEFAULT '0001-01-01';
                """);

            // What there was is one collecting of each period; a half is told by the month it ends in.
            migrationBuilder.Sql(
                """
                UPDATE "ReportingPeriods" SET
                    "State" = CASE "IsOpen" WHEN 1 THEN 'Open' ELSE 'Ended' END,
                    "Kind" = CASE WHEN "Kind" <> 'HalfYear' THEN "Kind" WHEN CAST(strftime('%m', "CountedUntil") AS INTEGER) BETWEEN 3 AND 8 THEN 'FirstHalf' ELSE 'SecondHalf' END,
                    "CountedFrom" = date("CountedUntil", '+1 day', CASE "Kind" WHEN 'HalfYear' THEN '-6 months' ELSE '-1 year' END);
                ALTER TABLE "ReportingPeriods" DROP COLUMN "IsOpen";
                INSERT INTO "Rounds" ("PeriodId", "Number", "StartedAt")
                SELECT p."Id", 1, (SELECT MIN(e."At") FROM "AuditEntries" e WHERE e."Subject" = 'ReportingPeriod/' || p."Id" AND e."What" = 'period.announced') FROM "ReportingPeriods" p;
                UPDATE "Submissions" SET "HandedInAt" = (SELECT MAX(m."At") FROM "SubmissionMoves" m WHERE m."SubmissionId" = "Submissions"."Id" AND m."Move" = 'Submit');
                """);

            // Every metric has its first wording; every period asks what is asked today, one that has ended less what was defined after its end. What was asked then and is retired
            // since is kept as it was worded, and not asked.
            migrationBuilder.Sql(
                """
                INSERT INTO "MetricWordings" ("MetricId", "Number", "At", "Name", "Topic", "Definition", "Unit", "RollUp", "Levels", "Style_Qualifier", "Style_Scale", "Style_Step")
                SELECT m."Id", 1, COALESCE((SELECT MIN(e."At") FROM "AuditEntries" e WHERE e."Subject" = 'Metric/' || m."Id" AND e."What" = 'metric.defined'), 0),
                    m."Name", m."Topic", m."Definition", m."Unit", m."RollUp", m."Levels", m."Style_Qualifier", m."Style_Scale", m."Style_Step"
                FROM "Metrics" m ORDER BY m."Id";
                INSERT INTO "Catalogues" ("PeriodId", "Version") SELECT p."Id", 1 FROM "ReportingPeriods" p ORDER BY p."Id";
                INSERT INTO "CatalogueEntries" ("CatalogueId", "MetricId", "WordingId", "Levels", "AskedAt", "WordedAt", "StoppedAt", "IsLeftOut")
                SELECT c."Id", m."Id", w."Id", w."Levels", w."At", w."At", CASE WHEN m."IsActive" AND m."Levels" <> '' THEN NULL ELSE COALESCE(
                    (SELECT MAX(e."At") FROM "AuditEntries" e WHERE e."Subject" = 'Metric/' || m."Id"), w."At") END, 0
                FROM "Catalogues" c
                JOIN "ReportingPeriods" p ON p."Id" = c."PeriodId"
                CROSS JOIN "Metrics" m
                JOIN "MetricWordings" w ON w."MetricId" = m."Id"
                WHERE (m."IsActive" AND m."Levels" <> '' AND (p."State" = 'Open' OR w."At" <= COALESCE(
                    (SELECT MAX(e."At") FROM "AuditEntries" e WHERE e."Subject" = 'ReportingPeriod/' || p."Id" AND e."What" = 'period.closed'), w."At")))
                OR EXISTS (SELECT 1 FROM "MetricSheets" s JOIN "MetricValues" v ON v."SheetId" = s."Id" WHERE s."PeriodId" = p."Id" AND v."MetricId" = m."Id")
                ORDER BY c."Id", m."Id";
                """);

            // The columns cannot go while the table has checks of them, and it cannot be written anew while figures point at it: the checks are
            // taken out of its text, which changes nothing of what is stored.
            migrationBuilder.Sql(
                """
                PRAGMA writable_schema = ON;
                UPDATE sqlite_schema SET "sql" = replace("sql", 'CONSTRAINT "CK_Metrics_Code_length" CHECK (length("Code") <= 10),', '') WHERE "type" = 'table' AND "name" = 'Metrics';
                UPDATE sqlite_schema SET "sql" = replace("sql", 'CONSTRAINT "CK_Metrics_Definition_length" CHECK (length("Definition") <= 300),', '') WHERE "type" = 'table' AND "name" = 'Metrics';
                UPDATE sqlite_schema SET "sql" = replace("sql", 'CONSTRAINT "CK_Metrics_Levels_length" CHECK (length("Levels") <= 100),', '') WHERE "type" = 'table' AND "name" = 'Metrics';
                UPDATE sqlite_schema SET "sql" = replace("sql", 'CONSTRAINT "CK_Metrics_Name_length" CHECK (length("Name") <= 60),', '') WHERE "type" = 'table' AND "name" = 'Metrics';
                UPDATE sqlite_schema SET "sql" = replace("sql", 'CONSTRAINT "CK_Metrics_RollUp_length" CHECK (length("RollUp") <= 20),', '') WHERE "type" = 'table' AND "name" = 'Metrics';
                UPDATE sqlite_schema SET "sql" = replace("sql", 'CONSTRAINT "CK_Metrics_Style_Qualifier_length" CHECK (length("Style_Qualifier") <= 20),', '') WHERE "type" = 'table' AND "name" = 'Metrics';
                UPDATE sqlite_schema SET "sql" = replace("sql", 'CONSTRAINT "CK_Metrics_Style_Scale_length" CHECK (length("Style_Scale") <= 20),', '') WHERE "type" = 'table' AND "name" = 'Metrics';
                UPDATE sqlite_schema SET "sql" = replace("sql", 'CONSTRAINT "CK_Metrics_Topic_length" CHECK (length("Topic") <= 20),', '') WHERE "type" = 'table' AND "name" = 'Metrics';
                UPDATE sqlite_schema SET "sql" = replace("sql", 'CONSTRAINT "CK_Metrics_Unit_length" CHECK (length("Unit") <= 10)', 'CONSTRAINT "CK_Metrics_Code_length" CHECK (length("Code") <= 10)') WHERE "type" = 'table' AND "name" = 'Metrics';
                PRAGMA writable_schema = RESET;
                ALTER TABLE "Metrics" DROP COLUMN "Definition";
                ALTER TABLE "Metrics" DROP COLUMN "Levels";
                ALTER TABLE "Metrics" DROP COLUMN "Name";
                ALTER TABLE "Metrics" DROP COLUMN "RollUp";
                ALTER TABLE "Metrics" DROP COLUMN "Style_Qualifier";
                ALTER TABLE "Metrics" DROP COLUMN "Style_Scale";
                ALTER TABLE "Metrics" DROP COLUMN "Style_Step";
                ALTER TABLE "Metrics" DROP COLUMN "Topic";
                ALTER TABLE "Metrics" DROP COLUMN "Unit";
                """);

            // Nothing points at these two.
            migrationBuilder.Sql(
                """
                CREATE TABLE "new_DueDates" (
                    "PeriodId" INTEGER NOT NULL,
                    "Round" INTEGER NOT NULL,
                    "Level" TEXT NOT NULL,
                    "Day" TEXT NOT NULL,
                    CONSTRAINT "PK_DueDates" PRIMARY KEY ("PeriodId", "Round", "Level"),
                    CONSTRAINT "CK_DueDates_Level_length" CHECK (length("Level") <= 20),
                    CONSTRAINT "FK_DueDates_ReportingPeriods_PeriodId" FOREIGN KEY ("PeriodId") REFERENCES "ReportingPeriods" ("Id") ON DELETE CASCADE
                );
                INSERT INTO "new_DueDates" ("PeriodId", "Round", "Level", "Day") SELECT "PeriodId", 1, "Level", "Day" FROM "DueDates";
                DROP TABLE "DueDates";
                ALTER TABLE "new_DueDates" RENAME TO "DueDates";
                CREATE TABLE "new_ReturnedPieces" (
                    "Id" INTEGER NOT NULL CONSTRAINT "PK_ReturnedPieces" PRIMARY KEY AUTOINCREMENT,
                    "Kind" TEXT NOT NULL,
                    "PieceId" INTEGER NOT NULL,
                    "Reason" TEXT NOT NULL,
                    "Move" INTEGER NOT NULL,
                    "IsSettled" INTEGER NOT NULL,
                    "SubmissionId" INTEGER NOT NULL,
                    CONSTRAINT "CK_ReturnedPieces_Kind_length" CHECK (length("Kind") <= 20),
                    CONSTRAINT "CK_ReturnedPieces_Reason_length" CHECK (length("Reason") <= 500),
                    CONSTRAINT "FK_ReturnedPieces_Submissions_SubmissionId" FOREIGN KEY ("SubmissionId") REFERENCES "Submissions" ("Id") ON DELETE CASCADE
                );
                INSERT INTO "new_ReturnedPieces" ("Kind", "PieceId", "Reason", "Move", "IsSettled", "SubmissionId")
                SELECT r."Kind", r."PieceId", r."Reason", (SELECT COUNT(*) FROM "SubmissionMoves" m WHERE m."SubmissionId" = r."SubmissionId" AND m."Id" <=
                    (SELECT MAX(b."Id") FROM "SubmissionMoves" b WHERE b."SubmissionId" = r."SubmissionId" AND b."Move" = 'Return')), 0, r."SubmissionId"
                FROM "ReturnedPieces" r ORDER BY r."SubmissionId", r."Kind", r."PieceId";
                DROP TABLE "ReturnedPieces";
                ALTER TABLE "new_ReturnedPieces" RENAME TO "ReturnedPieces";
                CREATE INDEX "IX_ReturnedPieces_SubmissionId" ON "ReturnedPieces" ("SubmissionId");
                """);

            // The password stands apart from the account. Accounts are written anew by hand: what points at them is put aside meanwhile, and the
            // sequence is kept, so that Account/12 of the trail never names a second account.
            migrationBuilder.Sql(
                """
                CREATE TABLE "new_Accounts" (
                    "Id" INTEGER NOT NULL CONSTRAINT "PK_Accounts" PRIMARY KEY AUTOINCREMENT,
                    "PersonId" INTEGER NOT NULL,
                    "UserName" TEXT NOT NULL,
                    "NameKey" TEXT NOT NULL,
                    "Stamp" TEXT NOT NULL,
                    "Version" INTEGER NOT NULL,
                    CONSTRAINT "CK_Accounts_NameKey_length" CHECK (length("NameKey") <= 30),
                    CONSTRAINT "CK_Accounts_UserName_length" CHECK (length("UserName") <= 30),
                    CONSTRAINT "FK_Accounts_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
                );
                INSERT INTO "new_Accounts" ("Id", "PersonId", "UserName", "NameKey", "Stamp", "Version")
                SELECT "Id", "PersonId", "UserName", "NameKey", "Stamp", "Version" FROM "Accounts";
                DELETE FROM "sqlite_sequence" WHERE "name" = 'new_Accounts';
                INSERT INTO "sqlite_sequence" ("name", "seq") SELECT 'new_Accounts', "seq" FROM "sqlite_sequence" WHERE "name" = 'Accounts';
                CREATE TABLE "kept_Secrets" AS SELECT "Id", "PasswordHash" FROM "Accounts";
                CREATE TABLE "kept_Sessions" AS SELECT * FROM "Sessions";
                DROP TABLE "Accounts";
                ALTER TABLE "new_Accounts" RENAME TO "Accounts";
                CREATE UNIQUE INDEX "IX_Accounts_NameKey" ON "Accounts" ("NameKey");
                CREATE UNIQUE INDEX "IX_Accounts_PersonId" ON "Accounts" ("PersonId");
                INSERT INTO "Sessions" ("Id", "AccountId", "Stamp", "At", "EndsAt") SELECT "Id", "AccountId", "Stamp", "At", "EndsAt" FROM "kept_Sessions";
                INSERT INTO "Credentials" ("AccountId", "Kind", "Secret", "SetAt")
                SELECT s."Id", 'Password', s."PasswordHash", COALESCE(
                    (SELECT MAX(e."At") FROM "AuditEntries" e WHERE e."Subject" = 'Account/' || s."Id" AND e."What" IN ('account.opened', 'account.passwordChanged')), 0)
                FROM "kept_Secrets" s;
                DROP TABLE "kept_Sessions";
                DROP TABLE "kept_Secrets";
                """);

            // Reviewers go on signing.
            migrationBuilder.Sql(
                """
                ALTER TABLE "Memberships" ADD COLUMN "Signs" INTEGER NOT NULL DEFAULT 0;
                UPDATE "Memberships" SET "Signs" = 1 WHERE "Role" = 'Reviewer';
                """);

            // The default fills the old lines without a trigger; none of them may be touched.
            migrationBuilder.Sql(
                """
                ALTER TABLE "AuditEntries" ADD COLUMN "Schema" INTEGER NOT NULL DEFAULT 1;
                ALTER TABLE "AuditEntries" ADD COLUMN "KeyId" TEXT NULL CONSTRAINT "CK_AuditEntries_KeyId_length" CHECK (length("KeyId") <= 40);
                """);

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
                name: "IX_Credentials_AccountId_Kind",
                table: "Credentials",
                columns: new[] { "AccountId", "Kind" },
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
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("What is dated now cannot be put back into tables that know only today: restore the copy that the upgrade made.");
    }
}
