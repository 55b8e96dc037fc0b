using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkReport.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Imports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ColumnMaps",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    UnitId = table.Column<int>(type: "INTEGER", nullable: false),
                    IsActive = table.Column<bool>(type: "INTEGER", nullable: false),
                    Layout = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ColumnMaps", x => x.Id);
                    table.CheckConstraint("CK_ColumnMaps_Kind_length", "length(\"Kind\") <= 20");
                    table.CheckConstraint("CK_ColumnMaps_Name_length", "length(\"Name\") <= 40");
                    table.ForeignKey(
                        name: "FK_ColumnMaps_OrgUnits_UnitId",
                        column: x => x.UnitId,
                        principalTable: "OrgUnits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PastImports",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Who = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<int>(type: "INTEGER", nullable: true),
                    PeriodId = table.Column<int>(type: "INTEGER", nullable: true),
                    Round = table.Column<int>(type: "INTEGER", nullable: true),
                    MapName = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Added = table.Column<int>(type: "INTEGER", nullable: false),
                    Changed = table.Column<int>(type: "INTEGER", nullable: false),
                    Same = table.Column<int>(type: "INTEGER", nullable: false),
                    Progress = table.Column<int>(type: "INTEGER", nullable: true),
                    Whole = table.Column<int>(type: "INTEGER", nullable: true),
                    Refused = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    UndoneBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    UndoneAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PastImports", x => x.Id);
                    table.CheckConstraint("CK_PastImports_FileName_length", "length(\"FileName\") <= 120");
                    table.CheckConstraint("CK_PastImports_Kind_length", "length(\"Kind\") <= 20");
                    table.CheckConstraint("CK_PastImports_MapName_length", "length(\"MapName\") <= 40");
                    table.CheckConstraint("CK_PastImports_Refused_length", "length(\"Refused\") <= 4000");
                    table.CheckConstraint("CK_PastImports_State_length", "length(\"State\") <= 20");
                    table.CheckConstraint("CK_PastImports_UndoneBy_length", "length(\"UndoneBy\") <= 200");
                    table.CheckConstraint("CK_PastImports_Who_length", "length(\"Who\") <= 200");
                });

            migrationBuilder.CreateTable(
                name: "ImportedThings",
                columns: table => new
                {
                    ImportId = table.Column<int>(type: "INTEGER", nullable: false),
                    ThingId = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    Before = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportedThings", x => new { x.ImportId, x.ThingId });
                    table.ForeignKey(
                        name: "FK_ImportedThings_PastImports_ImportId",
                        column: x => x.ImportId,
                        principalTable: "PastImports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WaitingSheets",
                columns: table => new
                {
                    ImportId = table.Column<int>(type: "INTEGER", nullable: false),
                    MapId = table.Column<int>(type: "INTEGER", nullable: true),
                    Sealed = table.Column<string>(type: "TEXT", nullable: false),
                    FirstPersonId = table.Column<int>(type: "INTEGER", nullable: false),
                    LastPersonId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WaitingSheets", x => x.ImportId);
                    table.ForeignKey(
                        name: "FK_WaitingSheets_PastImports_ImportId",
                        column: x => x.ImportId,
                        principalTable: "PastImports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ColumnMaps_UnitId_Kind_Name",
                table: "ColumnMaps",
                columns: new[] { "UnitId", "Kind", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PastImports_PersonId",
                table: "PastImports",
                column: "PersonId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ColumnMaps");

            migrationBuilder.DropTable(
                name: "ImportedThings");

            migrationBuilder.DropTable(
                name: "WaitingSheets");

            migrationBuilder.DropTable(
                name: "PastImports");
        }
    }
}
