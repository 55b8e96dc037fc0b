using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkReport.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Notices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Notices",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UnitId = table.Column<int>(type: "INTEGER", nullable: false),
                    PeriodId = table.Column<int>(type: "INTEGER", nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Recipients = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Opening = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Content = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Demands = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Contact = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Issuer = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    DocumentNumber = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    SignedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    CountyDue = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    TownshipDue = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    VillageDue = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    IssuedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    IssuedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Facts = table.Column<string>(type: "TEXT", nullable: true),
                    Pages = table.Column<int>(type: "INTEGER", nullable: false),
                    FileId = table.Column<int>(type: "INTEGER", nullable: true),
                    FileSha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Checksum = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notices", x => x.Id);
                    table.CheckConstraint("CK_Notices_Channel_length", "length(\"Channel\") <= 2000");
                    table.CheckConstraint("CK_Notices_Checksum_length", "length(\"Checksum\") <= 64");
                    table.CheckConstraint("CK_Notices_Contact_length", "length(\"Contact\") <= 60");
                    table.CheckConstraint("CK_Notices_Content_length", "length(\"Content\") <= 2000");
                    table.CheckConstraint("CK_Notices_Demands_length", "length(\"Demands\") <= 2000");
                    table.CheckConstraint("CK_Notices_DocumentNumber_length", "length(\"DocumentNumber\") <= 60");
                    table.CheckConstraint("CK_Notices_FileSha256_length", "length(\"FileSha256\") <= 64");
                    table.CheckConstraint("CK_Notices_IssuedBy_length", "length(\"IssuedBy\") <= 200");
                    table.CheckConstraint("CK_Notices_Issuer_length", "length(\"Issuer\") <= 60");
                    table.CheckConstraint("CK_Notices_Opening_length", "length(\"Opening\") <= 2000");
                    table.CheckConstraint("CK_Notices_Phone_length", "length(\"Phone\") <= 60");
                    table.CheckConstraint("CK_Notices_Recipients_length", "length(\"Recipients\") <= 500");
                    table.CheckConstraint("CK_Notices_Title_length", "length(\"Title\") <= 100");
                    table.ForeignKey(
                        name: "FK_Notices_EditionFiles_FileId",
                        column: x => x.FileId,
                        principalTable: "EditionFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Notices_OrgUnits_UnitId",
                        column: x => x.UnitId,
                        principalTable: "OrgUnits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Notices_ReportingPeriods_PeriodId",
                        column: x => x.PeriodId,
                        principalTable: "ReportingPeriods",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Remindings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UnitId = table.Column<int>(type: "INTEGER", nullable: false),
                    PeriodId = table.Column<int>(type: "INTEGER", nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Who = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Remindings", x => x.Id);
                    table.CheckConstraint("CK_Remindings_Who_length", "length(\"Who\") <= 200");
                    table.ForeignKey(
                        name: "FK_Remindings_OrgUnits_UnitId",
                        column: x => x.UnitId,
                        principalTable: "OrgUnits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Remindings_ReportingPeriods_PeriodId",
                        column: x => x.PeriodId,
                        principalTable: "ReportingPeriods",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "NoticeReceipts",
                columns: table => new
                {
                    UnitId = table.Column<int>(type: "INTEGER", nullable: false),
                    NoticeId = table.Column<int>(type: "INTEGER", nullable: false),
                    ReceivedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ReceivedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NoticeReceipts", x => new { x.NoticeId, x.UnitId });
                    table.CheckConstraint("CK_NoticeReceipts_ReceivedBy_length", "length(\"ReceivedBy\") <= 200");
                    table.ForeignKey(
                        name: "FK_NoticeReceipts_Notices_NoticeId",
                        column: x => x.NoticeId,
                        principalTable: "Notices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_NoticeReceipts_OrgUnits_UnitId",
                        column: x => x.UnitId,
                        principalTable: "OrgUnits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RemindedUnits",
                columns: table => new
                {
                    UnitId = table.Column<int>(type: "INTEGER", nullable: false),
                    RemindingId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RemindedUnits", x => new { x.RemindingId, x.UnitId });
                    table.ForeignKey(
                        name: "FK_RemindedUnits_OrgUnits_UnitId",
                        column: x => x.UnitId,
                        principalTable: "OrgUnits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RemindedUnits_Remindings_RemindingId",
                        column: x => x.RemindingId,
                        principalTable: "Remindings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_NoticeReceipts_UnitId",
                table: "NoticeReceipts",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_Notices_FileId",
                table: "Notices",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_Notices_PeriodId",
                table: "Notices",
                column: "PeriodId");

            migrationBuilder.CreateIndex(
                name: "IX_Notices_UnitId_PeriodId_Round_Number",
                table: "Notices",
                columns: new[] { "UnitId", "PeriodId", "Round", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RemindedUnits_UnitId",
                table: "RemindedUnits",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_Remindings_PeriodId_Round",
                table: "Remindings",
                columns: new[] { "PeriodId", "Round" });

            migrationBuilder.CreateIndex(
                name: "IX_Remindings_UnitId",
                table: "Remindings",
                column: "UnitId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "NoticeReceipts");

            migrationBuilder.DropTable(
                name: "RemindedUnits");

            migrationBuilder.DropTable(
                name: "Notices");

            migrationBuilder.DropTable(
                name: "Remindings");
        }
    }
}
