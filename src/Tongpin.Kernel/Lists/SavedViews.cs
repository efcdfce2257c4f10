using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Caching.Memory;

namespace Tongpin.Kernel;

/// <summary>A way of looking at a list (视图) that one person has kept: filters, order and columns, under a name.</summary>
internal sealed class SavedView
{
    public long Id { get; private init; }
    public required Guid PersonId { get; init; }

    /// <summary>Key of the list.</summary>
    public required string List { get; init; }
    public required string Name { get; init; }

    /// <summary>The address that shows it, from the root of the site.</summary>
    public required string Address { get; set; }
}

internal sealed class SavedViewMap : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> builder)
    {
        builder.ToTable("kernel_saved_view");
        builder.Property(v => v.List).HasMaxLength(80);
        builder.Property(v => v.Name).HasMaxLength(SavedViews.LongestName);
        builder.Property(v => v.Address).HasMaxLength(2000);
        builder.HasIndex(v => new { v.PersonId, v.List, v.Name }).IsUnique();
    }
}

/// <summary>A view as its owner sees it.</summary>
public sealed record SavedViewRow(long Id, string Name, string Address);

/// <summary>The views that people keep of lists; everybody sees his own only.</summary>
public sealed class SavedViews(TongpinDb db, CurrentActor actor, IMemoryCache cache)
{
    internal const int LongestName = 40;
    private const int Most = 20;
    private static readonly Rule TooMany = new("kernel.views.too-many", ("每个列表最多保存 20 个视图，请先删除一个。", "A list holds at most 20 views; drop one first."));
    private static readonly Rule NoName = new("kernel.views.name", ("视图名称为 1–40 个字。", "A view's name has 1 to 40 characters."));
    private static readonly Rule NoAddress = new("kernel.views.address", ("这不是本站的地址。", "This is no address of this site."));

    public Task<List<SavedViewRow>> Of(string list) => cache.Keep(db, ("views", actor.Value.Id, list), [typeof(SavedView)],
        () => db.Set<SavedView>().Where(v => v.PersonId == actor.Value.Id && v.List == list).OrderBy(v => v.Name).Select(v => new SavedViewRow(v.Id, v.Name, v.Address)).ToListAsync());

    /// <summary>Keeps a view; an older one of that name is replaced.</summary>
    public async Task Save(string list, string name, string address, CancellationToken ct)
    {
        // load
        var mine = await db.Set<SavedView>().Where(v => v.PersonId == actor.Value.Id && v.List == list).ToListAsync(ct);
        name = name.Trim();

        // decide
        if (name.Length is 0 or > LongestName) throw NoName.Broken();
        if (!Addresses.IsLocal(address) || address.Length > 2000) throw NoAddress.Broken();
        if (mine.Find(v => v.Name == name) is { } old) old.Address = address;
        else if (mine.Count >= Most) throw TooMany.Broken();
        else db.Add(new SavedView { PersonId = actor.Value.Id, List = list, Name = name, Address = address });

        // save
        await db.SaveChangesAsync(ct);
    }

    public async Task Drop(long id, CancellationToken ct)
    {
        if (await db.Set<SavedView>().SingleOrDefaultAsync(v => v.Id == id && v.PersonId == actor.Value.Id, ct) is not { } view) return;
        db.Remove(view);
        await db.SaveChangesAsync(ct);
    }

    internal static void Map(IEndpointRouteBuilder routes)
    {
        var views = routes.MapGroup("/views").RequireAuthorization().ExcludeFromDescription();
        views.MapPost("/", async ([FromForm] string list, [FromForm] string name, [FromForm] string address, SavedViews all, CancellationToken ct) =>
        {
            await all.Save(list, name, address, ct);
            return Results.LocalRedirect(Addresses.Local(address));
        });
        views.MapPost("/{id:long}/drop", async (long id, [FromForm] string address, SavedViews all, CancellationToken ct) =>
        {
            await all.Drop(id, ct);
            return Results.LocalRedirect(Addresses.Local(address));
        });
    }
}
