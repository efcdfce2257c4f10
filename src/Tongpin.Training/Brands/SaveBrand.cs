using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Brands;

/// <summary>The office records a brand, or corrects what is recorded of it.</summary>
internal sealed class SaveBrand(TongpinDb db, IUnits units, IRegulations regulations, BrandBook book)
{
    public sealed class Form : IEditForm
    {
        [Needed, AtMost(80)] public string? Name { get; set; }
        /// <summary>Code of the leading unit.</summary>
        [Needed, AtMost(40)] public string? Unit { get; set; }
        public Audience Audience { get; set; } = Audience.Employees;
        public BrandLevel Level { get; set; }
        /// <summary>The day from which it counts; none: today.</summary>
        public DateOnly? Since { get; set; }
        [AtMost(2000)] public string? Brief { get; set; }
        /// <inheritdoc />
        public int? Edition { get; set; }
    }

    public async Task<BrandId> Add(Form form, CancellationToken ct)
    {
        var unit = await UnitOf(form, ct);
        var most = (int)(await regulations.InForce(Regulations.BrandsMost, book.Today, ct)).Number;
        if (await db.Brands.CountAsync(b => b.EndedOn == null, ct) >= most) throw Rules.BrandsFull.Broken(most);
        var brand = new Brand { Name = "", UnitId = unit.Id, Audience = form.Audience, Level = form.Level, Since = default };
        await Fill(brand, form, unit, ct);
        db.Brands.Add(brand);
        await db.SaveChangesAsync(ct);
        return brand.Id;
    }

    /// <returns>False when there is no such brand.</returns>
    public async Task<bool> Change(BrandId id, Form form, CancellationToken ct)
    {
        if (await db.Brands.FirstOrDefaultAsync(b => b.Id == id, ct) is not { } brand) return false;
        brand.MustRun();
        brand.MustBe(form.Edition);
        await Fill(brand, form, await UnitOf(form, ct), ct);
        await db.SaveChangesAsync(ct);
        return true;
    }

    private async Task<UnitFacts> UnitOf(Form form, CancellationToken ct) => (await units.ByNameOrCode(ct)).TryGetValue(form.Unit!.Trim(), out var unit) ? unit : throw Rules.NoSuchUnit.Broken(form.Unit);

    private async Task Fill(Brand brand, Form form, UnitFacts unit, CancellationToken ct)
    {
        var (name, since) = (form.Name!.Trim(), form.Since ?? book.Today);
        if (await db.Brands.AnyAsync(b => b.Name == name && b.Id != brand.Id, ct)) throw Rules.BrandKnown.Broken();
        if (since > book.Today) throw Rules.BrandAhead.Broken(Show.Day(since));
        (brand.Name, brand.UnitId, brand.UnitName, brand.UnitNameEn) = (name, unit.Id, unit.Name.Zh, unit.Name.En);
        (brand.Audience, brand.Level, brand.Since, brand.Brief) = (form.Audience, form.Level, since, form.Brief?.Trim() ?? "");
    }
}
