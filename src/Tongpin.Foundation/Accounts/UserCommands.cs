using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tongpin.Foundation.Access;
using Tongpin.Foundation.People;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Accounts;

/// <summary><c>tongpin user …</c> and <c>tongpin key …</c>: what the operator does without a browser.</summary>
internal static class UserCommands
{
    public static IEnumerable<Command> All(OpenHouse open) => [User(open), Key(open)];

    private static Command User(OpenHouse open)
    {
        var number = new Argument<string>("number") { Description = "Staff or student number" };
        var role = new Option<string?>("--role") { Description = "Key of a role: " + string.Join(", ", BuiltInRoles.All.Select(r => r.Key)) };
        var unit = new Option<string?>("--unit") { Description = "Code of a unit" };
        var name = new Option<string>("--name") { Required = true };
        var kind = new Option<PersonKind>("--kind") { DefaultValueFactory = _ => PersonKind.Staff };
        var take = new Option<bool>("--take") { Description = "Take the role instead of giving it" };

        var add = new Command("add", "Add a person, with a role and a one-time code") { number, name, kind, role, unit };
        add.SetAction((r, ct) => Do(open, r, async scope =>
        {
            var form = new SavePerson.Form { Number = r.GetValue(number), Name = r.GetValue(name), Kind = r.GetValue(kind), Unit = await UnitOf(scope, r.GetValue(unit), ct) };
            // Doors of pages and of the API look at forms before; here nobody does.
            form.MustBeRight(named: true);
            var invited = (Invitation?)null;
            await scope.Get<TongpinDb>().Atomically(async () =>
            {
                var id = await scope.Get<SavePerson>().Add(form, ct);
                if (r.GetValue(role) is { } key) await scope.Get<GiveRole>().Run(id, new() { Role = key, Unit = UnitRoles.Contains(key) ? form.Unit : null }, ct);
                invited = await scope.Get<Invite>().Run(id, ct);
            }, ct);
            return Invited(invited);
        }, ct));

        var invite = new Command("invite", "Print a new one-time code; it sets the password at /activate within seven days") { number };
        invite.SetAction((r, ct) => Do(open, r, async scope => Invited(await scope.Get<Invite>().Run(await PersonOf(scope, r.GetValue(number)!, ct), ct)), ct));

        var password = new Command("password", "Set the password from standard input, or print a one-time code when nothing is piped in") { number };
        password.SetAction((r, ct) => Do(open, r, async scope =>
        {
            var id = await PersonOf(scope, r.GetValue(number)!, ct);
            var invitation = await scope.Get<Invite>().Run(id, ct);
            if (!Console.IsInputRedirected || await Console.In.ReadLineAsync(ct) is not { Length: > 0 } typed) return Invited(invitation);
            await scope.Get<Activate>().SetPassword(await scope.Get<TongpinDb>().Accounts.SingleAsync(a => a.PersonId == id, ct), typed, ct);
            return Words.L("密码已设置。", "The password is set.");
        }, ct));

        var give = new Command("role", "Give a role, for the whole college or a unit; --take takes it") { number, role, unit, take };
        give.SetAction((r, ct) => Do(open, r, async scope =>
        {
            var id = await PersonOf(scope, r.GetValue(number)!, ct);
            var of = await UnitOf(scope, r.GetValue(unit), ct);
            var key = r.GetValue(role) ?? throw Rules.NoSuchWord.Broken("--role");
            if (!r.GetValue(take))
            {
                await scope.Get<GiveRole>().Run(id, new() { Role = key, Unit = of }, ct);
                return Words.L("已授予。", "Given.");
            }
            var db = scope.Get<TongpinDb>();
            UnitId? only = of is { } u ? new UnitId(u) : null;
            var held = await (from a in db.Assignments join known in db.Roles on a.RoleId equals known.Id where a.PersonId == id && known.Key == key && (only == null || a.UnitId == only) select a.Id).ToListAsync(ct);
            foreach (var assignment in held) await scope.Get<GiveRole>().Take(assignment, ct);
            return Words.L($"收回 {held.Count} 个。", $"{held.Count} taken.");
        }, ct));

        var list = new Command("list", "List the people who have a role or an account: number, name, roles, account");
        list.SetAction((r, ct) => Do(open, r, async scope =>
        {
            var db = scope.Get<TongpinDb>();
            var rows = await (from p in db.People
                              join a in db.Accounts on p.Id equals a.PersonId into accounts
                              from a in accounts.DefaultIfEmpty()
                              where a != null || p.Assignments.Count > 0
                              orderby p.Number
                              select new { p.Number, p.Name, Roles = (from g in db.Set<Assignment>() join known in db.Set<Role>() on g.RoleId equals known.Id where g.PersonId == p.Id select known.Key).ToList(), HasPassword = a != null && a.PasswordHash != null, Locked = a == null ? null : a.LockoutEnd }).ToListAsync(ct);
            var now = scope.Get<TimeProvider>().GetUtcNow();
            return string.Join('\n', rows.Select(p => $"{p.Number}\t{p.Name}\t{string.Join(',', p.Roles)}\t{(p.Locked > now ? "locked" : p.HasPassword ? "active" : "-")}"));
        }, ct));

        var shut = new Command("lock", "Lock the account and end its sessions") { number };
        shut.SetAction((r, ct) => Do(open, r, async scope => await scope.Get<LockAccount>().Lock(await PersonOf(scope, r.GetValue(number)!, ct), ct) ? Words.L("已锁定。", "Locked.") : throw Rules.NoSuchWord.Broken(r.GetValue(number)), ct));
        var unlock = new Command("unlock", "Unlock the account") { number };
        unlock.SetAction((r, ct) => Do(open, r, async scope => await scope.Get<LockAccount>().Unlock(await PersonOf(scope, r.GetValue(number)!, ct), ct) ? Words.L("已解锁。", "Unlocked.") : throw Rules.NoSuchWord.Broken(r.GetValue(number)), ct));

        return new("user", "People who sign in") { add, invite, password, give, list, shut, unlock };
    }

    private static Command Key(OpenHouse open)
    {
        var name = new Argument<string>("name") { Description = "The application that will use it" };
        var permission = new Option<string[]>("--permission") { Required = true, AllowMultipleArgumentsPerToken = true };
        var days = new Option<int?>("--days") { Description = "Days until it expires" };
        var add = new Command("add", "Give an application a key; it is printed once") { name, permission, days };
        add.SetAction((r, ct) => Do(open, r, async scope => (await scope.Get<GiveApiKey>().Run(new() { Name = r.GetValue(name), Permissions = [.. r.GetValue(permission)!], Days = r.GetValue(days) }, ct)).Key, ct));
        return new("key", "Keys of applications") { add };
    }

    // Roles that make sense for a unit only.
    private static readonly string[] UnitRoles = [BuiltInRoles.SchoolDean, BuiltInRoles.ProgrammeLead];

    private static async Task<int> Do(OpenHouse open, ParseResult result, Func<Scope, Task<string>> act, CancellationToken ct)
    {
        await using var scope = await open(ct);
        try
        {
            await result.InvocationConfiguration.Output.WriteLineAsync((await act(new(scope.ServiceProvider))).AsMemory(), ct);
            return 0;
        }
        catch (RuleBroken broken)
        {
            await result.InvocationConfiguration.Error.WriteLineAsync(broken.Words.ToString().AsMemory(), ct);
            return 1;
        }
    }

    private readonly record struct Scope(IServiceProvider Services)
    {
        public T Get<T>() where T : notnull => Services.GetRequiredService<T>();
    }

    private static string Invited(Invitation? invitation) => invitation is { } i ? Words.L($"账号 {i.Number}，激活码 {i.Code}，有效期至 {Show.Instant(i.Until)}，在 /activate 设置密码。", $"Account {i.Number}, code {i.Code}, good until {Show.Instant(i.Until)}; set the password at /activate.") : "";

    private static async Task<PersonId> PersonOf(Scope scope, string number, CancellationToken ct) =>
        (await scope.Get<TongpinDb>().People.SingleOrDefaultAsync(p => p.Number == number, ct) ?? throw Rules.NoSuchWord.Broken(number)).Id;

    private static async Task<Guid?> UnitOf(Scope scope, string? code, CancellationToken ct) =>
        code is null ? null : (await scope.Get<TongpinDb>().Units.SingleOrDefaultAsync(u => u.Code == code, ct) ?? throw Rules.NoSuchWord.Broken(code)).Id.Value;
}
