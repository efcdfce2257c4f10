using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Tongpin.Kernel;

namespace Tongpin.Migrations.Sqlite;

/// <summary>The tables of statements, written by hand: the index of terms lies in its key alone, without row ids.</summary>
[DbContext(typeof(SqliteDb))]
[Migration("20261125130000_RecordStatements")]
public sealed class RecordStatements : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE records_statement (
            seq INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, original TEXT NOT NULL, marks INTEGER NOT NULL, key_id TEXT NOT NULL, actor INTEGER NOT NULL, verb INTEGER NOT NULL,
            object INTEGER NOT NULL, registration TEXT NULL, at INTEGER NOT NULL, day TEXT NOT NULL, scaled REAL NULL, success INTEGER NULL);
        CREATE TABLE records_known (id TEXT NOT NULL PRIMARY KEY, seq INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE records_mark (term INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (term, seq)) WITHOUT ROWID;
        CREATE TABLE records_reference (target TEXT NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL, PRIMARY KEY (target, seq)) WITHOUT ROWID;
        CREATE TABLE records_void (target TEXT NOT NULL PRIMARY KEY, hidden INTEGER NULL) WITHOUT ROWID;
        CREATE UNIQUE INDEX ix_records_void_hidden ON records_void (hidden) WHERE hidden IS NOT NULL;
        CREATE TABLE records_agent (id INTEGER NOT NULL PRIMARY KEY, ifi TEXT NOT NULL, name TEXT NOT NULL, is_group INTEGER NOT NULL, person_id TEXT NULL);
        CREATE INDEX ix_records_agent_person ON records_agent (person_id) WHERE person_id IS NOT NULL;
        CREATE INDEX ix_records_agent_name ON records_agent (name, id);
        CREATE TABLE records_verb (id INTEGER NOT NULL PRIMARY KEY, iri TEXT NOT NULL);
        CREATE TABLE records_activity (id INTEGER NOT NULL PRIMARY KEY, iri TEXT NOT NULL, type TEXT NOT NULL, name TEXT NOT NULL, definition TEXT NOT NULL);
        CREATE INDEX ix_records_activity_name ON records_activity (name, id);
        CREATE TABLE records_tally (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, day TEXT NOT NULL, key_id TEXT NOT NULL, count INTEGER NOT NULL);
        CREATE INDEX ix_records_tally_day ON records_tally (day);
        CREATE TABLE records_active (day TEXT NOT NULL, agent INTEGER NOT NULL, PRIMARY KEY (day, agent)) WITHOUT ROWID;
        CREATE INDEX ix_records_active_agent ON records_active (agent, day);
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        DROP TABLE records_statement; DROP TABLE records_known; DROP TABLE records_mark; DROP TABLE records_reference; DROP TABLE records_void; DROP TABLE records_agent; DROP TABLE records_verb;
        DROP TABLE records_activity; DROP TABLE records_tally; DROP TABLE records_active;
        """);
}
