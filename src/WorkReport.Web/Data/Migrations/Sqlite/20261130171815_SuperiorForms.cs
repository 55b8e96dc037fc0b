using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkReport.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SuperiorForms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SuperiorForms",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UnitId = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    AddedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AddedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    IsRetired = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SuperiorForms", x => x.Id);
                    table.CheckConstraint("CK_SuperiorForms_AddedBy_length", "length(\"AddedBy\") <= 200");
                    table.CheckConstraint("CK_SuperiorForms_FileName_length", "length(\"FileName\") <= 120");
                    table.CheckConstraint("CK_SuperiorForms_Name_length", "length(\"Name\") <= 60");
                    table.CheckConstraint("CK_SuperiorForms_Sha256_length", "length(\"Sha256\") <= 64");
                    table.ForeignKey(
                        name: "FK_SuperiorForms_OrgUnits_UnitId",
                        column: x => x.UnitId,
                        principalTable: "OrgUnits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FormBindings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Sheet = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Cell = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    MetricId = table.Column<int>(type: "INTEGER", nullable: false),
                    Aspect = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: true),
                    FormId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FormBindings", x => x.Id);
                    table.CheckConstraint("CK_FormBindings_Aspect_length", "length(\"Aspect\") <= 20");
                    table.CheckConstraint("CK_FormBindings_Cell_length", "length(\"Cell\") <= 10");
                    table.CheckConstraint("CK_FormBindings_Sheet_length", "length(\"Sheet\") <= 64");
                    table.ForeignKey(
                        name: "FK_FormBindings_Metrics_MetricId",
                        column: x => x.MetricId,
                        principalTable: "Metrics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FormBindings_SuperiorForms_FormId",
                        column: x => x.FormId,
                        principalTable: "SuperiorForms",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "FormContents",
                columns: table => new
                {
                    FormId = table.Column<int>(type: "INTEGER", nullable: false),
                    Bytes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FormContents", x => x.FormId);
                    table.ForeignKey(
                        name: "FK_FormContents_SuperiorForms_FormId",
                        column: x => x.FormId,
                        principalTable: "SuperiorForms",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_FormBindings_FormId_Sheet_Cell",
                table: "FormBindings",
                columns: new[] { "FormId", "Sheet", "Cell" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FormBindings_MetricId",
                table: "FormBindings",
                column: "MetricId");

            migrationBuilder.CreateIndex(
                name: "IX_SuperiorForms_UnitId_Name",
                table: "SuperiorForms",
                columns: new[] { "UnitId", "Name" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FormBindings");

            migrationBuilder.DropTable(
                name: "FormContents");

            migrationBuilder.DropTable(
                name: "SuperiorForms");
        }
    }
}
