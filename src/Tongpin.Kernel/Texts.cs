using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace Tongpin.Kernel;

/// <summary>How people look for words: they do not mind capitals.</summary>
public static class Texts
{
    /// <summary>Whether a text holds another, whatever the case of its letters; translated by both databases (on SQLite for letters of ASCII).</summary>
    public static bool Holds(this string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);

    internal static void Map(ModelBuilder model, bool isSqlite) => model.HasDbFunction(typeof(Texts).GetMethod(nameof(Holds))!).HasTranslation(arguments => new SqlBinaryExpression(ExpressionType.GreaterThan,
        new SqlFunctionExpression(isSqlite ? "instr" : "strpos", [Lower(arguments[0]), Lower(arguments[1])], nullable: true, [true, true], typeof(int), IntTypeMapping.Default),
        new SqlConstantExpression(0, IntTypeMapping.Default), typeof(bool), BoolTypeMapping.Default));

    /// <summary>Refuses a text that is longer than its column: PostgreSQL would fail on it, SQLite would take it.</summary>
    internal static void MustFit(EntityEntry entry)
    {
        if (entry.State == EntityState.Deleted) return;
        foreach (var (property, most) in Bounded(entry.Metadata))
            if (entry.CurrentValues[property] is string { Length: var length } && length > most) throw TooLong.Broken(most, length);
    }

    private static (IProperty Property, int Most)[] Bounded(IEntityType entity) => entity.GetOrAddRuntimeAnnotationValue("tongpin:bounded", static e =>
        ((IEntityType)e!).GetProperties().Where(p => p.ClrType == typeof(string) && p.GetValueConverter() is null && p.GetMaxLength() is not null).Select(p => (p, p.GetMaxLength()!.Value)).ToArray(), entity);

    private static readonly Rule TooLong = new("kernel.text-too-long", ("一项文字最多 {0} 个字，现有 {1} 个。没有保存。", "A text may have {0} characters at most and has {1}. Nothing was saved."));

    private static SqlFunctionExpression Lower(SqlExpression text) => new("lower", [text], nullable: true, [true], typeof(string), text.TypeMapping);
}
