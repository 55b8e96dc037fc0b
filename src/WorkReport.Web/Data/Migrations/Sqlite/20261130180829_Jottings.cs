using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkReport.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Jottings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Jottings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UnitId = table.Column<int>(type: "INTEGER", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    NotedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    HasPhoto = table.Column<bool>(type: "INTEGER", nullable: false),
                    Use = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    UsedAs = table.Column<int>(type: "INTEGER", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Jottings", x => x.Id);
                    table.CheckConstraint("CK_Jottings_NotedBy_length", "length(\"NotedBy\") <= 200");
                    table.CheckConstraint("CK_Jottings_Number_length", "length(\"Number\") <= 40");
                    table.CheckConstraint("CK_Jottings_Text_length", "length(\"Text\") <= 300");
                    table.CheckConstraint("CK_Jottings_Use_length", "length(\"Use\") <= 20");
                    table.ForeignKey(
                        name: "FK_Jottings_OrgUnits_UnitId",
                        column: x => x.UnitId,
                        principalTable: "OrgUnits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "JottingPhotos",
                columns: table => new
                {
                    JottingId = table.Column<int>(type: "INTEGER", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    MediaType = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Bytes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JottingPhotos", x => x.JottingId);
                    table.CheckConstraint("CK_JottingPhotos_FileName_length", "length(\"FileName\") <= 120");
                    table.CheckConstraint("CK_JottingPhotos_MediaType_length", "length(\"MediaType\") <= 100");
                    table.CheckConstraint("CK_JottingPhotos_Sha256_length", "length(\"Sha256\") <= 64");
                    table.ForeignKey(
                        name: "FK_JottingPhotos_Jottings_JottingId",
                        column: x => x.JottingId,
                        principalTable: "Jottings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Jottings_UnitId_On",
                table: "Jottings",
                columns: new[] { "UnitId", "On" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "JottingPhotos");

            migrationBuilder.DropTable(
                name: "Jottings");
        }
    }
}
