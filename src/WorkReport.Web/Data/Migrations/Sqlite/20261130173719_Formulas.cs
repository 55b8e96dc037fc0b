using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkReport.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Formulas : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Formulas",
                table: "OrgUnits",
                type: "TEXT",
                maxLength: 4000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddCheckConstraint(
                name: "CK_OrgUnits_Formulas_length",
                table: "OrgUnits",
                sql: "length(\"Formulas\") <= 4000");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_OrgUnits_Formulas_length",
                table: "OrgUnits");

            migrationBuilder.DropColumn(
                name: "Formulas",
                table: "OrgUnits");
        }
    }
}
