using Microsoft.EntityFrameworkCore.Migrations;

namespace Tongpin.Migrations.Sqlite;

/// <summary>Statements are packed from now on; those that are there stay as they are, as bytes, and are read as before.</summary>
public partial class StatementsPacked : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            ALTER TABLE records_statement RENAME COLUMN original TO packed;
            UPDATE records_statement SET packed = CAST(packed AS BLOB);
            """);

    protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("A database cannot unpack statements: restore the backup that was made before.");
}
