using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Access;

/// <summary>Adds a role of the college's own, or changes one.</summary>
internal sealed class SaveRole(TongpinDb db, Handing handing, House house)
{
    public sealed class Form : IEditForm
    {
        /// <summary>Cannot be changed later.</summary>
        [Needed, AtMost(40), Shaped("[a-z0-9-]+", "只能用小写字母、数字和短横线。", "Small letters, digits and dashes only.")] public string? Key { get; set; }
        [Needed, AtMost(80)] public string? Name { get; set; }
        [AtMost(120)] public string? NameEn { get; set; }
        public List<string> Permissions { get; set => field = value ?? []; } = [];
        /// <inheritdoc />
        public int? Edition { get; set; }
    }

    public async Task Add(Form form, CancellationToken ct)
    {
        if (await db.Roles.AnyAsync(r => r.Key == form.Key, ct)) throw Rules.RoleKeyTaken.Broken(form.Key);
        var permissions = Known(form);
        handing.MustHold(permissions, null);
        db.Roles.Add(new() { Key = form.Key!, Name = form.Name!.Trim(), NameEn = English(form), Permissions = permissions });
        await db.SaveChangesAsync(ct);
    }

    /// <returns>False when there is no such role.</returns>
    public async Task<bool> Change(Form form, CancellationToken ct)
    {
        if (await db.Roles.SingleOrDefaultAsync(r => r.Key == form.Key, ct) is not { } role) return false;
        if (role.BuiltIn) throw Rules.BuiltInRole.Broken();
        role.MustBe(form.Edition);
        var permissions = Known(form);
        // What is taken away must be one's own to take, too.
        handing.MustHold(permissions.Union(role.Permissions), null);
        role.Name = form.Name!.Trim();
        role.NameEn = English(form);
        role.Permissions = permissions;
        await db.SaveChangesAsync(ct);
        return true;
    }

    private List<string> Known(Form form) => [.. house.Permissions.Select(p => p.Key).Intersect(form.Permissions).Order(StringComparer.Ordinal)];

    private static string English(Form form) => form.NameEn?.Trim() is { Length: > 0 } name ? name : form.Name!.Trim();
}
