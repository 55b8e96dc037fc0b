using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkReport.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class HandedInFor : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // By hand: for the foreign key EF would write the table anew, outside of the transaction.
            migrationBuilder.Sql(
                """
                ALTER TABLE "Submissions" ADD COLUMN "HandedInById" INTEGER NULL CONSTRAINT "FK_Submissions_OrgUnits_HandedInById" REFERENCES "OrgUnits" ("Id") ON DELETE RESTRICT;
                """);
            // What others handed in before: who submitted it has no role at the unit, and one at the unit that fills in for it.
            migrationBuilder.Sql(
                """
                UPDATE "Submissions" SET "HandedInById" = (SELECT u."FilledById" FROM "OrgUnits" u WHERE u."Id" = "Submissions"."UnitId")
                WHERE "SubmittedById" IS NOT NULL
                    AND EXISTS (SELECT 1 FROM "OrgUnits" u JOIN "Memberships" m ON m."UnitId" = u."FilledById" WHERE u."Id" = "Submissions"."UnitId" AND m."PersonId" = "Submissions"."SubmittedById")
                    AND NOT EXISTS (SELECT 1 FROM "Memberships" m WHERE m."UnitId" = "Submissions"."UnitId" AND m."PersonId" = "Submissions"."SubmittedById");
                """);
            migrationBuilder.CreateIndex(
                name: "IX_Submissions_HandedInById",
                table: "Submissions",
                column: "HandedInById");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Submissions_OrgUnits_HandedInById",
                table: "Submissions");

            migrationBuilder.DropIndex(
                name: "IX_Submissions_HandedInById",
                table: "Submissions");

            migrationBuilder.DropColumn(
                name: "HandedInById",
                table: "Submissions");
        }
    }
}
