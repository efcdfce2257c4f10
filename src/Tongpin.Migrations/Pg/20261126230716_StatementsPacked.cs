using Microsoft.EntityFrameworkCore.Migrations;

namespace Tongpin.Migrations.Pg;

/// <summary>Statements are packed from now on; those that are there stay as they are, as bytes, and are read as before.</summary>
public partial class StatementsPacked : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            ALTER TABLE records_statement RENAME COLUMN original TO packed;
            ALTER TABLE records_statement ALTER COLUMN packed TYPE bytea USING convert_to(packed, 'UTF8');
            """);

    protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("A database cannot unpack statements: restore the backup that was made before.");
}
