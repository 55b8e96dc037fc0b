using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkReport.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Search : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SearchStates",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    LinesUntil = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchStates", x => x.Id);
                });

            migrationBuilder.InsertData(
                table: "SearchStates",
                columns: new[] { "Id", "LinesUntil" },
                values: new object[] { 1, 0L });

            // Of no model: what is asked of it is composed by SqliteSearchIndex.
            migrationBuilder.Sql("""
                CREATE VIRTUAL TABLE "SearchGrams" USING fts5("Grams", "Place", content='', contentless_delete=1, tokenize='ascii')
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TABLE \"SearchGrams\"");

            migrationBuilder.DropTable(
                name: "SearchStates");
        }
    }
}
