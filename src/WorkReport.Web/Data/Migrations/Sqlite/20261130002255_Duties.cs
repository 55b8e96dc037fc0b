using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkReport.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Duties : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // By hand: for the checks and the foreign key EF would write the tables anew, outside of the transaction.
            migrationBuilder.Sql(
                """
                ALTER TABLE "SubmissionMoves" ADD COLUMN "DecidedPost" TEXT NULL CONSTRAINT "CK_SubmissionMoves_DecidedPost_length" CHECK (length("DecidedPost") <= 30);
                ALTER TABLE "ReportMoves" ADD COLUMN "DecidedPost" TEXT NULL CONSTRAINT "CK_ReportMoves_DecidedPost_length" CHECK (length("DecidedPost") <= 30);
                ALTER TABLE "Attachments" ADD COLUMN "SubmissionId" INTEGER NULL CONSTRAINT "FK_Attachments_Submissions_SubmissionId" REFERENCES "Submissions" ("Id");
                """);

            migrationBuilder.AddColumn<bool>(
                name: "IsOwn",
                table: "SubmissionMoves",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsOwn",
                table: "ReportMoves",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "SignsOnPaper",
                table: "OrgUnits",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "AwaitedRoles",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PersonId = table.Column<int>(type: "INTEGER", nullable: false),
                    UnitId = table.Column<int>(type: "INTEGER", nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Signs = table.Column<bool>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AwaitedRoles", x => x.Id);
                    table.CheckConstraint("CK_AwaitedRoles_Role_length", "length(\"Role\") <= 20");
                    table.ForeignKey(
                        name: "FK_AwaitedRoles_OrgUnits_UnitId",
                        column: x => x.UnitId,
                        principalTable: "OrgUnits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AwaitedRoles_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Attachments_SubmissionId",
                table: "Attachments",
                column: "SubmissionId");

            migrationBuilder.CreateIndex(
                name: "IX_AwaitedRoles_PersonId_UnitId_Role",
                table: "AwaitedRoles",
                columns: new[] { "PersonId", "UnitId", "Role" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AwaitedRoles_UnitId",
                table: "AwaitedRoles",
                column: "UnitId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Attachments_Submissions_SubmissionId",
                table: "Attachments");

            migrationBuilder.DropTable(
                name: "AwaitedRoles");

            migrationBuilder.DropCheckConstraint(
                name: "CK_SubmissionMoves_DecidedPost_length",
                table: "SubmissionMoves");

            migrationBuilder.DropCheckConstraint(
                name: "CK_ReportMoves_DecidedPost_length",
                table: "ReportMoves");

            migrationBuilder.DropIndex(
                name: "IX_Attachments_SubmissionId",
                table: "Attachments");

            migrationBuilder.DropColumn(
                name: "DecidedPost",
                table: "SubmissionMoves");

            migrationBuilder.DropColumn(
                name: "IsOwn",
                table: "SubmissionMoves");

            migrationBuilder.DropColumn(
                name: "DecidedPost",
                table: "ReportMoves");

            migrationBuilder.DropColumn(
                name: "IsOwn",
                table: "ReportMoves");

            migrationBuilder.DropColumn(
                name: "SignsOnPaper",
                table: "OrgUnits");

            migrationBuilder.DropColumn(
                name: "SubmissionId",
                table: "Attachments");
        }
    }
}
