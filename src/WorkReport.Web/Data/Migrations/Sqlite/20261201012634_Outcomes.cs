using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkReport.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Outcomes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "CarriedFromId",
                table: "PlanItems",
                type: "INTEGER",
                nullable: true);

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

            migrationBuilder.CreateIndex(
                name: "IX_PlanItems_CarriedFromId",
                table: "PlanItems",
                column: "CarriedFromId");

            migrationBuilder.CreateIndex(
                name: "IX_PlanOutcomes_PlanItemId",
                table: "PlanOutcomes",
                column: "PlanItemId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PlanOutcomes");

            migrationBuilder.DropIndex(
                name: "IX_PlanItems_CarriedFromId",
                table: "PlanItems");

            migrationBuilder.DropColumn(
                name: "CarriedFromId",
                table: "PlanItems");
        }
    }
}
