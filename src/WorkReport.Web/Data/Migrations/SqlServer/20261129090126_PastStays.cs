using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkReport.Web.Data.Migrations.SqlServer
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

            migrationBuilder.DropPrimaryKey(
                name: "PK_DueDates",
                table: "DueDates");

            migrationBuilder.AddColumn<int>(
                name: "AcceptedRevision",
                table: "Submissions",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "HandedInAt",
                table: "Submissions",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "LatestRevision",
                table: "Submissions",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Round",
                table: "Submissions",
                type: "int",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "SubmissionMoves",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Id",
                table: "ReturnedPieces",
                type: "int",
                nullable: false,
                defaultValue: 0)
                .Annotation("SqlServer:Identity", "1, 1");

            migrationBuilder.AddColumn<bool>(
                name: "IsSettled",
                table: "ReturnedPieces",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Move",
                table: "ReturnedPieces",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "ReportMoves",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "CountedFrom",
                table: "ReportingPeriods",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<string>(
                name: "Name",
                table: "ReportingPeriods",
                type: "nvarchar(30)",
                maxLength: 30,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "State",
                table: "ReportingPeriods",
                type: "nvarchar(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "Open");

            migrationBuilder.AddColumn<DateOnly>(
                name: "ClosedOn",
                table: "OrgReaches",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsTotal",
                table: "MetricValues",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "SourceUnit",
                table: "MetricValues",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<int>(
                name: "Round",
                table: "MetricSheets",
                type: "int",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<bool>(
                name: "Signs",
                table: "Memberships",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Schema",
                table: "Editions",
                type: "int",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "Round",
                table: "DueDates",
                type: "int",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "KeyId",
                table: "AuditEntries",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<int>(
                name: "Schema",
                table: "AuditEntries",
                type: "int",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<bool>(
                name: "IsBackfill",
                table: "ReportingPeriods",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "Catalogues",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    PeriodId = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
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
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AccountId = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Secret = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SetAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Credentials", x => x.Id);
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
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    EditionId = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    FileSha256 = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    FileId = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EditionAttachments", x => x.Id);
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
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    MetricId = table.Column<int>(type: "int", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Topic = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Definition = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Unit = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false, collation: "Latin1_General_100_BIN2"),
                    RollUp = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Levels = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Rules_ChangePercent = table.Column<decimal>(type: "decimal(28,8)", precision: 28, scale: 8, nullable: true),
                    Rules_Least = table.Column<decimal>(type: "decimal(28,8)", precision: 28, scale: 8, nullable: true),
                    Rules_Most = table.Column<decimal>(type: "decimal(28,8)", precision: 28, scale: 8, nullable: true),
                    Rules_OwnerId = table.Column<int>(type: "int", nullable: true),
                    Rules_PartOfId = table.Column<int>(type: "int", nullable: true),
                    Style_Qualifier = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Style_Scale = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Style_Step = table.Column<decimal>(type: "decimal(28,8)", precision: 28, scale: 8, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MetricWordings", x => x.Id);
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
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    UnitId = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrgFormerNames", x => new { x.UnitId, x.Until });
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
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Json = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PieceContents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Revisions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    SubmissionId = table.Column<int>(type: "int", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Schema = table.Column<int>(type: "int", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    Who = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    IsSupplied = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Revisions", x => x.Id);
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
                    Number = table.Column<int>(type: "int", nullable: false),
                    PeriodId = table.Column<int>(type: "int", nullable: false),
                    StartedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true)
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
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    SheetId = table.Column<int>(type: "int", nullable: false),
                    MetricId = table.Column<int>(type: "int", nullable: false),
                    OldValue = table.Column<decimal>(type: "decimal(28,8)", precision: 28, scale: 8, nullable: true),
                    OldBase = table.Column<decimal>(type: "decimal(28,8)", precision: 28, scale: 8, nullable: true),
                    OldPrinted = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true, collation: "Latin1_General_100_BIN2"),
                    NewValue = table.Column<decimal>(type: "decimal(28,8)", precision: 28, scale: 8, nullable: true),
                    NewBase = table.Column<decimal>(type: "decimal(28,8)", precision: 28, scale: 8, nullable: true),
                    NewPrinted = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Reason = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Who = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ValueCorrections", x => x.Id);
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
                    Kind = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    PieceId = table.Column<int>(type: "int", nullable: false),
                    SubmissionId = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WithheldPieces", x => new { x.SubmissionId, x.Kind, x.PieceId });
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
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    MetricId = table.Column<int>(type: "int", nullable: false),
                    WordingId = table.Column<int>(type: "int", nullable: false),
                    Levels = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    AskedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    WordedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    StoppedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    IsLeftOut = table.Column<bool>(type: "bit", nullable: false),
                    CatalogueId = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CatalogueEntries", x => x.Id);
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
                    RevisionId = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    PieceId = table.Column<int>(type: "int", nullable: false),
                    ContentId = table.Column<int>(type: "int", nullable: false)
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

            // No column may be used in the batch that adds it: what uses one is a batch of its own.
            migrationBuilder.Sql(
                """
                EXEC(N'UPDATE [ReportingPeriods] SET
                    [State] = CASE [IsOpen] WHEN 1 THEN N''Open'' ELSE N''Ended'' END,
                    [Kind] = CASE WHEN [Kind] <> N''HalfYear'' THEN [Kind] WHEN MONTH([CountedUntil]) BETWEEN 3 AND 8 THEN N''FirstHalf'' ELSE N''SecondHalf'' END,
                    [CountedFrom] = CASE [Kind] WHEN N''HalfYear'' THEN DATEADD(month, -6, DATEADD(day, 1, [CountedUntil])) ELSE DATEADD(year, -1, DATEADD(day, 1, [CountedUntil])) END;');
                """);

            migrationBuilder.Sql(
                """
                EXEC(N'INSERT INTO [Rounds] ([PeriodId], [Number], [StartedAt])
                SELECT p.[Id], 1, (SELECT MIN(e.[At]) FROM [AuditEntries] e WHERE e.[Subject] = CONCAT(N''ReportingPeriod/'', p.[Id]) AND e.[What] = N''period.announced'') FROM [ReportingPeriods] p;');
                """);

            migrationBuilder.Sql(
                """
                EXEC(N'UPDATE s SET [HandedInAt] = (SELECT MAX(m.[At]) FROM [SubmissionMoves] m WHERE m.[SubmissionId] = s.[Id] AND m.[Move] = N''Submit'') FROM [Submissions] s;');
                """);

            migrationBuilder.Sql(
                """
                EXEC(N'UPDATE r SET [Move] = (SELECT COUNT(*) FROM [SubmissionMoves] m WHERE m.[SubmissionId] = r.[SubmissionId] AND m.[Id] <=
                    (SELECT MAX(b.[Id]) FROM [SubmissionMoves] b WHERE b.[SubmissionId] = r.[SubmissionId] AND b.[Move] = N''Return'')) FROM [ReturnedPieces] r;');
                """);

            migrationBuilder.Sql(
                """
                EXEC(N'INSERT INTO [MetricWordings] ([MetricId], [Number], [At], [Name], [Topic], [Definition], [Unit], [RollUp], [Levels], [Style_Qualifier], [Style_Scale], [Style_Step])
                SELECT m.[Id], 1, COALESCE((SELECT MIN(e.[At]) FROM [AuditEntries] e WHERE e.[Subject] = CONCAT(N''Metric/'', m.[Id]) AND e.[What] = N''metric.defined''), CAST(N''0001-01-01T00:00:00+00:00'' AS datetimeoffset)),
                    m.[Name], m.[Topic], m.[Definition], m.[Unit], m.[RollUp], m.[Levels], m.[Style_Qualifier], m.[Style_Scale], m.[Style_Step]
                FROM [Metrics] m ORDER BY m.[Id];');
                """);

            migrationBuilder.Sql(
                """
                EXEC(N'INSERT INTO [Catalogues] ([PeriodId], [Version]) SELECT p.[Id], 1 FROM [ReportingPeriods] p ORDER BY p.[Id];');
                """);

            migrationBuilder.Sql(
                """
                EXEC(N'INSERT INTO [CatalogueEntries] ([CatalogueId], [MetricId], [WordingId], [Levels], [AskedAt], [WordedAt], [StoppedAt], [IsLeftOut])
                SELECT c.[Id], m.[Id], w.[Id], w.[Levels], w.[At], w.[At], CASE WHEN m.[IsActive] = 1 AND m.[Levels] <> N'''' THEN NULL ELSE COALESCE(
                    (SELECT MAX(e.[At]) FROM [AuditEntries] e WHERE e.[Subject] = CONCAT(N''Metric/'', m.[Id])), w.[At]) END, 0
                FROM [Catalogues] c
                JOIN [ReportingPeriods] p ON p.[Id] = c.[PeriodId]
                CROSS JOIN [Metrics] m
                JOIN [MetricWordings] w ON w.[MetricId] = m.[Id]
                WHERE (m.[IsActive] = 1 AND m.[Levels] <> N'''' AND (p.[State] = N''Open'' OR w.[At] <= COALESCE(
                    (SELECT MAX(e.[At]) FROM [AuditEntries] e WHERE e.[Subject] = CONCAT(N''ReportingPeriod/'', p.[Id]) AND e.[What] = N''period.closed''), w.[At])))
                OR EXISTS (SELECT 1 FROM [MetricSheets] s JOIN [MetricValues] v ON v.[SheetId] = s.[Id] WHERE s.[PeriodId] = p.[Id] AND v.[MetricId] = m.[Id])
                ORDER BY c.[Id], m.[Id];');
                """);

            migrationBuilder.Sql(
                """
                EXEC(N'INSERT INTO [Credentials] ([AccountId], [Kind], [Secret], [SetAt])
                SELECT a.[Id], N''Password'', a.[PasswordHash], COALESCE(
                    (SELECT MAX(e.[At]) FROM [AuditEntries] e WHERE e.[Subject] = CONCAT(N''Account/'', a.[Id]) AND e.[What] IN (N''account.opened'', N''account.passwordChanged'')),
                    CAST(N''0001-01-01T00:00:00+00:00'' AS datetimeoffset))
                FROM [Accounts] a;');
                """);
            migrationBuilder.Sql(
                """
                EXEC(N'UPDATE [Memberships] SET [Signs] = 1 WHERE [Role] = N''Reviewer'';');
                """);
            migrationBuilder.Sql(
                """
                ALTER TABLE [Accounts] DROP COLUMN [PasswordHash];
                """);

            migrationBuilder.Sql("ALTER TABLE [ReportingPeriods] DROP COLUMN [IsOpen];");

            migrationBuilder.Sql("ALTER TABLE [Metrics] DROP COLUMN [Definition], [Levels], [Name], [RollUp], [Style_Qualifier], [Style_Scale], [Style_Step], [Topic], [Unit];");

            migrationBuilder.AddPrimaryKey(
                name: "PK_ReturnedPieces",
                table: "ReturnedPieces",
                column: "Id");

            migrationBuilder.AddPrimaryKey(
                name: "PK_DueDates",
                table: "DueDates",
                columns: new[] { "PeriodId", "Round", "Level" });

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
            throw new NotSupportedException("What is dated now cannot be put back into tables that know only today: restore the copy that was made before the upgrade.");
    }
}
