using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation.Units;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Approvals;

/// <summary>Where a person may decide today: roles held for the whole college, and roles of some units.</summary>
/// <param name="Roles">Keys of roles held for the whole college.</param>
/// <param name="Units">Seats of units, as <see cref="Seats.KeyOf(ApprovalStep, UnitId?)"/> writes them.</param>
internal sealed record Seating(PersonId Person, string Name, IReadOnlyList<string> Roles, IReadOnlyList<string> Units)
{
    public bool Holds(ApprovalStep step, UnitId? unit) => Roles.Contains(step.Role) || Units.Contains(Seats.KeyOf(step, unit));
}

/// <summary>Who sits where (席位): roles and their units, and substitutes in the seats of those who are away.</summary>
internal sealed class Seats(TongpinDb db, TimeProvider clock)
{
    private DateOnly Today => clock.GetUtcNow().BeijingDay();

    /// <summary>The seat that decides a step of a request of this unit.</summary>
    public static string KeyOf(ApprovalStep step, UnitId? unit) => step.Place == StepPlace.UnitOfRequest && unit is { } known ? $"{step.Role}@{known.Value:N}" : $"{step.Role}@*";

    /// <summary>The person's own seats first, then those of the people he stands in for.</summary>
    public async Task<IReadOnlyList<Seating>> Of(PersonId person, CancellationToken ct)
    {
        var today = Today;
        List<PersonId> people = [person, .. await db.Substitutions.Where(s => s.SubstituteId == person && s.From <= today && s.Until >= today).Select(s => s.PersonId).Distinct().ToListAsync(ct)];
        var names = await db.People.Where(p => people.Contains(p.Id) && p.Active).Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        var given = await (from a in db.Assignments
                           join r in db.Roles on a.RoleId equals r.Id
                           where people.Contains(a.PersonId) && a.From <= today && (a.Until == null || a.Until >= today)
                           select new { a.PersonId, r.Key, a.UnitId }).ToListAsync(ct);
        var children = given.Any(g => g.UnitId is not null) ? (await db.Units.Select(u => new { u.Id, u.ParentId }).ToListAsync(ct)).ToLookup(u => u.ParentId, u => u.Id) : null;
        return !names.ContainsKey(person) ? [] : [.. people.Where(names.ContainsKey).Distinct().Select(p => new Seating(p, names[p],
            [.. given.Where(g => g.PersonId == p && g.UnitId is null).Select(g => g.Key).Distinct()],
            [.. given.Where(g => g.PersonId == p && g.UnitId is not null).SelectMany(g => children!.Below(g.UnitId!.Value), (g, u) => $"{g.Key}@{u.Value:N}").Distinct()]))];
    }

    /// <summary>The people whose seat decides the step; not yet asked whether they may in this request.</summary>
    public async Task<IReadOnlyList<(PersonId Id, string Name)>> Holders(ApprovalStep step, UnitId? unit, CancellationToken ct)
    {
        var today = Today;
        var above = step.Place == StepPlace.UnitOfRequest && unit is { } known ? await Above(known, ct) : [];
        var places = above.Select(u => (UnitId?)u).ToArray();
        var found = await (from a in db.Assignments
                           join r in db.Roles on a.RoleId equals r.Id
                           join p in db.People on a.PersonId equals p.Id
                           where r.Key == step.Role && p.Active && a.From <= today && (a.Until == null || a.Until >= today) && (a.UnitId == null || places.Contains(a.UnitId))
                           orderby p.Number
                           select new { p.Id, p.Name }).ToListAsync(ct);
        return [.. found.Select(p => (p.Id, p.Name)).Distinct()];
    }

    /// <summary>Those who stand in for these people today.</summary>
    public async Task<IReadOnlyList<(PersonId Substitute, PersonId For)>> Substitutes(IReadOnlyCollection<PersonId> people, CancellationToken ct)
    {
        var today = Today;
        var found = await db.Substitutions.Where(s => people.Contains(s.PersonId) && s.From <= today && s.Until >= today).Select(s => new { s.SubstituteId, s.PersonId }).ToListAsync(ct);
        return [.. found.Select(s => (s.SubstituteId, s.PersonId)).Distinct()];
    }

    /// <summary>A unit and all above it.</summary>
    public async Task<IReadOnlyList<UnitId>> Above(UnitId unit, CancellationToken ct)
    {
        var parents = await db.Units.Select(u => new { u.Id, u.ParentId }).ToDictionaryAsync(u => u.Id, u => u.ParentId, ct);
        List<UnitId> above = [];
        for (UnitId? at = unit; at is { } known && !above.Contains(known) && parents.TryGetValue(known, out var parent); at = parent) above.Add(known);
        return above;
    }

    /// <summary>Requests that wait for this person: in a seat of his own or one he stands in for, and none that separation of duties keeps from him.</summary>
    /// <param name="substitute">True: only as substitute; false: only in his own seats; null: both.</param>
    public static IQueryable<Approval> Waiting(IQueryable<Approval> requests, IReadOnlyList<Seating> seats, int rolesEach, bool? substitute = null)
    {
        if (seats.Count == 0) return requests.Where(a => false);
        var me = seats[0].Person.Value;
        Expression<Func<Approval, bool>>? any = null;
        foreach (var seat in seats.Where((_, i) => substitute is not { } only || only == (i > 0)))
        {
            var (roles, units, person) = (seat.Roles.ToArray(), seat.Units.ToArray(), seat.Person.Value);
            Expression<Func<Approval, bool>> one = a => (roles.Contains(a.WaitsRole) || units.Contains(a.WaitsAt))
                && !a.Lines.Any(l => (l.PersonId == me || l.SeatId == me || l.PersonId == person || l.SeatId == person) && (l.Did == Did.Asked || (l.Round == a.Round && l.At == a.At)))
                && a.Lines.Where(l => l.Round == a.Round && l.At >= 0 && l.Role != a.WaitsRole && (l.PersonId == me || l.SeatId == me)).Select(l => l.Role).Distinct().Count() < rolesEach
                && a.Lines.Where(l => l.Round == a.Round && l.At >= 0 && l.Role != a.WaitsRole && (l.PersonId == person || l.SeatId == person)).Select(l => l.Role).Distinct().Count() < rolesEach;
            any = any is null ? one : Or(any, one);
        }
        return any is null ? requests.Where(a => false) : requests.Where(a => a.State == ApprovalState.Running).Where(any);
    }

    private static Expression<Func<Approval, bool>> Or(Expression<Func<Approval, bool>> a, Expression<Func<Approval, bool>> b) =>
        Expression.Lambda<Func<Approval, bool>>(Expression.OrElse(a.Body, new Swap(b.Parameters[0], a.Parameters[0]).Visit(b.Body)), a.Parameters);

    private sealed class Swap(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
