using System.Buffers.Text;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Tongpin.Kernel;

/// <summary>Where a page ended: the sort value and id of its last row, and that row's position.</summary>
internal sealed record Cursor(string Key, string Id, int Position)
{
    // As they are: escaped, a Chinese character would take twice the room in the address.
    private static readonly JsonSerializerOptions Short = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public string Write() => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this, Short));

    /// <returns>The cursor, or null for none and for one that somebody has tampered with: the list then starts over.</returns>
    public static Cursor? Read(string? text)
    {
        if (text is null) return null;
        try
        {
            return JsonSerializer.Deserialize<Cursor>(Base64Url.DecodeFromChars(text));
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }
}

/// <summary>Order and position of a list by one column, ties broken by id, written as expressions that both databases answer from an index.</summary>
/// <remarks>What does not change from page to page is built once for a column and kept as long as the column lives: expressions are dear to make.</remarks>
internal sealed class Keyset<TEntity> where TEntity : class
{
    private static readonly ConditionalWeakTable<LambdaExpression, Keyset<TEntity>> Made = [];
    private readonly ParameterExpression entity;
    private readonly Expression key;
    private readonly Expression id;
    private readonly Type idType;
    private readonly ConditionalWeakTable<LambdaExpression, LambdaExpression> rows = [];
    private readonly Func<Expression, Expression>[] orders;

    private Keyset(TongpinDb db, LambdaExpression sort)
    {
        entity = sort.Parameters[0];
        key = sort.Body;
        var property = db.Model.FindEntityType(typeof(TEntity))!.FindPrimaryKey()!.Properties.Single();
        idType = property.ClrType;
        id = Expression.Property(entity, property.PropertyInfo!);
        orders = [Order(nameof(Queryable.OrderBy), nameof(Queryable.ThenBy)), Order(nameof(Queryable.OrderByDescending), nameof(Queryable.ThenByDescending))];
    }

    public static Keyset<TEntity> Of(TongpinDb db, LambdaExpression sort) => Made.GetValue(sort, s => new(db, s));

    public sealed record Pair<TRow>(object Key, object Id, TRow Row);

    /// <summary>The row together with its place in the order.</summary>
    public Expression<Func<TEntity, Pair<TRow>>> With<TRow>(Expression<Func<TEntity, TRow>> row) => (Expression<Func<TEntity, Pair<TRow>>>)rows.GetValue(row, _ =>
        Expression.Lambda<Func<TEntity, Pair<TRow>>>(Expression.New(typeof(Pair<TRow>).GetConstructors()[0],
            Expression.Convert(key, typeof(object)),
            Expression.Convert(id, typeof(object)),
            new Swap(row.Parameters[0], entity).Visit(row.Body)!), entity));

    public IQueryable<TEntity> Sort(IQueryable<TEntity> rows, bool descending) => rows.Provider.CreateQuery<TEntity>(orders[descending ? 1 : 0](rows.Expression));

    /// <summary>Rows after the cursor in the given order: <c>key &gt; k or (key = k and id &gt; i)</c>.</summary>
    public IQueryable<TEntity> Beyond(IQueryable<TEntity> rows, Cursor cursor, bool descending)
    {
        if (Parse(cursor.Key) is not { } value || ParseId(cursor.Id) is not { } at) return rows;
        var k = Parameter(value, key.Type);
        var i = Parameter(at, idType);
        var beyond = Expression.OrElse(Compare(key, k, descending), Expression.AndAlso(Expression.Equal(key, k), Compare(id, i, descending)));
        return rows.Where(Expression.Lambda<Func<TEntity, bool>>(beyond, entity));
    }

    /// <summary>The rows with these ids, as <see cref="Text"/> writes them.</summary>
    public IQueryable<TEntity> Among(IQueryable<TEntity> rows, IEnumerable<string> ids)
    {
        var parsed = ids.Select(ParseId).OfType<object>().ToArray();
        var wanted = Array.CreateInstance(idType, parsed.Length);
        parsed.CopyTo(wanted, 0);
        var among = Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [idType], Parameter(wanted, wanted.GetType()), id);
        return rows.Where(Expression.Lambda<Func<TEntity, bool>>(among, entity));
    }

    public static string Text(object value) => value switch
    {
        DateTimeOffset at => at.UtcTicks.ToString(CultureInfo.InvariantCulture),
        IId other => other.Value.ToString(),
        DateOnly day => day.DayNumber.ToString(CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private object? Parse(string text)
    {
        var type = key.Type;
        if (type == typeof(string)) return text;
        if (type.IsEnum) return Enum.TryParse(type, text, out var word) ? word : null;
        if (type == typeof(DateTimeOffset)) return long.TryParse(text, out var ticks) && ticks is >= 0 and <= 3155378975999999999 ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
        if (type == typeof(DateOnly)) return int.TryParse(text, out var day) && day is >= 0 and <= 3652058 ? DateOnly.FromDayNumber(day) : null;
        try
        {
            return Convert.ChangeType(text, type, CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is FormatException or OverflowException or InvalidCastException)
        {
            return null;
        }
    }

    private object? ParseId(string text) =>
        idType == typeof(long) ? long.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null
        : !Guid.TryParse(text, out var guid) ? null
        : idType == typeof(Guid) ? guid : Activator.CreateInstance(idType, guid);

    private static BinaryExpression Compare(Expression left, Expression right, bool less)
    {
        var zero = Expression.Constant(0);
        var sign = left.Type == typeof(string) ? Expression.Call(typeof(string), nameof(string.Compare), null, left, right)
            : left.Type.IsPrimitive || left.Type == typeof(decimal) || left.Type == typeof(DateOnly) || left.Type == typeof(DateTimeOffset) ? null
            : left.Type.IsEnum ? throw new NotSupportedException("Sort an enum by a text or a number.")
            : Expression.Call(left, typeof(IComparable<>).MakeGenericType(left.Type).GetMethod("CompareTo")!, right);
        return (sign, less) switch
        {
            (null, false) => Expression.GreaterThan(left, right),
            (null, true) => Expression.LessThan(left, right),
            (_, false) => Expression.GreaterThan(sign, zero),
            (_, true) => Expression.LessThan(sign, zero),
        };
    }

    // A captured variable, so that the database sees a parameter and one plan serves every page.
    private static MemberExpression Parameter(object value, Type type)
    {
        var holder = typeof(Holder<>).MakeGenericType(type);
        return Expression.Field(Expression.Constant(Activator.CreateInstance(holder, value)), "Value");
    }

    private Func<Expression, Expression> Order(string byKey, string byId)
    {
        var (first, second) = (Method(byKey, key.Type), Method(byId, idType));
        var (keyOf, idOf) = (Expression.Quote(Expression.Lambda(key, entity)), Expression.Quote(Expression.Lambda(id, entity)));
        return rows => Expression.Call(second, Expression.Call(first, rows, keyOf), idOf);
    }

    private static MethodInfo Method(string name, Type by) => typeof(Queryable).GetMethods().Single(m => m.Name == name && m.GetParameters().Length == 2).MakeGenericMethod(typeof(TEntity), by);

    private sealed class Swap(Expression from, Expression to) : ExpressionVisitor
    {
        public override Expression? Visit(Expression? node) => node == from ? to : base.Visit(node);
    }
}

internal sealed class Holder<T>(T value)
{
    public readonly T Value = value;
}
