using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Tongpin.Kernel;

/// <summary>A noun whose unique index decides a race: of two saves that bring the same thing at the same time the second is refused, whole.</summary>
public interface IOnce
{
    /// <summary>What the second is told.</summary>
    Rule Already { get; }
}

/// <summary>Telling a broken unique index from other failures.</summary>
public static class Uniqueness
{
    // SQLITE_CONSTRAINT_PRIMARYKEY and SQLITE_CONSTRAINT_UNIQUE; unique_violation of PostgreSQL.
    public static bool IsBrokenBy(Exception e) => (e is DbUpdateException ? e.InnerException : e) is SqliteException { SqliteExtendedErrorCode: 1555 or 2067 } or PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
}
