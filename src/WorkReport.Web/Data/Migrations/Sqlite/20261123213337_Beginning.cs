using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkReport.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Beginning : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AuditEntries",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Who = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    What = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Before = table.Column<string>(type: "TEXT", nullable: true),
                    After = table.Column<string>(type: "TEXT", nullable: true),
                    PreviousHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEntries", x => x.Sequence);
                    table.CheckConstraint("CK_AuditEntries_Hash_length", "length(\"Hash\") <= 64");
                    table.CheckConstraint("CK_AuditEntries_PreviousHash_length", "length(\"PreviousHash\") <= 64");
                    table.CheckConstraint("CK_AuditEntries_Subject_length", "length(\"Subject\") <= 200");
                    table.CheckConstraint("CK_AuditEntries_What_length", "length(\"What\") <= 100");
                    table.CheckConstraint("CK_AuditEntries_Who_length", "length(\"Who\") <= 200");
                });

            migrationBuilder.CreateTable(
                name: "AuditHeads",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditHeads", x => x.Id);
                    table.CheckConstraint("CK_AuditHeads_Hash_length", "length(\"Hash\") <= 64");
                });

            migrationBuilder.CreateTable(
                name: "DataProtectionKeys",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    FriendlyName = table.Column<string>(type: "TEXT", nullable: true),
                    Xml = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataProtectionKeys", x => x.Id);
                });

            migrationBuilder.InsertData(
                table: "AuditHeads",
                columns: new[] { "Id", "Hash", "Sequence" },
                values: new object[] { 1, "0000000000000000000000000000000000000000000000000000000000000000", 0L });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Subject_Sequence",
                table: "AuditEntries",
                columns: new[] { "Subject", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_What_Sequence",
                table: "AuditEntries",
                columns: new[] { "What", "Sequence" });

            // Lines are added and never changed, whoever holds the connection; and the trail's end never moves back.
            migrationBuilder.Sql("""
                CREATE TRIGGER "AuditEntries_are_only_added_update" BEFORE UPDATE ON "AuditEntries"
                BEGIN SELECT RAISE(ABORT, 'The audit trail is only ever added to.'); END;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "AuditEntries_are_only_added_delete" BEFORE DELETE ON "AuditEntries"
                BEGIN SELECT RAISE(ABORT, 'The audit trail is only ever added to.'); END;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "AuditHeads_stays" BEFORE DELETE ON "AuditHeads"
                BEGIN SELECT RAISE(ABORT, 'The end of the audit trail stays.'); END;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "AuditHeads_goes_forward" BEFORE UPDATE ON "AuditHeads" WHEN NEW."Sequence" < OLD."Sequence"
                BEGIN SELECT RAISE(ABORT, 'The end of the audit trail stays.'); END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AuditEntries");

            migrationBuilder.DropTable(
                name: "AuditHeads");

            migrationBuilder.DropTable(
                name: "DataProtectionKeys");
        }
    }
}
