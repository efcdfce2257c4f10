using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
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

    private static SqlFunctionExpression Lower(SqlExpression text) => new("lower", [text], nullable: true, [true], typeof(string), text.TypeMapping);
}
