using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkReport.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SentForms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // With its length in one: added apart, the check would have the whole table written anew, outside of the transaction.
            migrationBuilder.Sql(
                """
                ALTER TABLE "FormKeys" ADD COLUMN "Sent" TEXT NULL CONSTRAINT "CK_FormKeys_Sent_length" CHECK (length("Sent") <= 64);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_FormKeys_Sent_length",
                table: "FormKeys");

            migrationBuilder.DropColumn(
                name: "Sent",
                table: "FormKeys");
        }
    }
}
