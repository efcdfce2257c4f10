using System.Linq.Expressions;

namespace Tongpin.Foundation.Ledger;

/// <summary>Sums of entries kept apart by any choice of columns. The key is built of the chosen columns alone, since a database cannot group by what is always null.</summary>
internal static class SumsApart
{
    private sealed class Key
    {
        public string Book { get; init; } = "";
        public string Account { get; init; } = "";
        public string Record { get; init; } = "";
        public UnitId? UnitId { get; init; }
        public PersonId? PersonId { get; init; }
        public int Year { get; init; }
    }

    public static IQueryable<LedgerSum> Of(IQueryable<LedgerEntry> entries, LedgerBy by)
    {
        var entry = Expression.Parameter(typeof(LedgerEntry), "e");
        string[] chosen = [nameof(Key.Book), .. Columns.Where(c => by.HasFlag(c.By)).Select(c => c.Name)];
        var key = Expression.Lambda<Func<LedgerEntry, Key>>(
            Expression.MemberInit(Expression.New(typeof(Key)), chosen.Select(name => Expression.Bind(typeof(Key).GetProperty(name)!, Expression.Property(entry, name)))), entry);

        // What was not asked apart stays null; sum and count are those of the template.
        Expression<Func<IGrouping<Key, LedgerEntry>, LedgerSum>> template = g => new LedgerSum(null, null, null, null, null, g.Sum(e => e.Amount), g.Count());
        var made = (NewExpression)template.Body;
        var apart = Columns.Select((c, i) => by.HasFlag(c.By) ? Expression.Convert(Expression.Property(Expression.Property(template.Parameters[0], "Key"), c.Name), made.Constructor!.GetParameters()[i].ParameterType) : made.Arguments[i]);
        return entries.GroupBy(key).Select(Expression.Lambda<Func<IGrouping<Key, LedgerEntry>, LedgerSum>>(made.Update([.. apart, .. made.Arguments.Skip(Columns.Length)]), template.Parameters));
    }

    // In the order of the parameters of LedgerSum.
    private static readonly (LedgerBy By, string Name)[] Columns =
        [(LedgerBy.Account, nameof(Key.Account)), (LedgerBy.Record, nameof(Key.Record)), (LedgerBy.Unit, nameof(Key.UnitId)), (LedgerBy.Person, nameof(Key.PersonId)), (LedgerBy.Year, nameof(Key.Year))];
}
