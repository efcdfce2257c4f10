using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Training.Brands;

/// <summary>The office reviews a brand (复评): it is kept, at the same or another level, or it ends (退出). The figures of the year before stay with the review.</summary>
internal sealed class ReviewBrand(TongpinDb db, BrandBook book, IEvidence evidence, CurrentActor actor)
{
    public sealed class Form : IEditForm
    {
        [Needed] public bool? Keep { get; set; }
        /// <summary>None: as it is.</summary>
        public BrandLevel? Level { get; set; }
        [Needed, AtMost(1000)] public string? Why { get; set; }
        /// <inheritdoc />
        public int? Edition { get; set; }
    }

    /// <returns>False when there is no such brand.</returns>
    public async Task<bool> Run(BrandId id, Form form, CancellationToken ct)
    {
        // load
        form.MustBeRight();
        if (await db.Brands.FirstOrDefaultAsync(b => b.Id == id, ct) is not { } brand) return false;
        var year = book.Today.Year - 1;
        var figures = (await book.Of(id, year, ct))!;
        var proofs = await evidence.Count(BrandEvidence.Table, id.Value.ToString(), ct);

        // decide
        brand.MustBe(form.Edition);
        if (form.Keep!.Value && proofs == 0) throw Rules.NoProof.Broken();
        brand.Review(form.Keep.Value, form.Level ?? brand.Level, book.Today);

        // save
        actor.Why = Reasons.Of(form.Why);
        db.BrandReviews.Add(new() { BrandId = id, Day = book.Today, Keep = form.Keep.Value, Level = brand.Level, Year = year, Persons = figures.Persons, Received = figures.Received, Satisfied = figures.Satisfied is { } share ? Math.Round(share, 6, MidpointRounding.AwayFromZero) : null, Why = actor.Why, By = actor.Value.Name });
        await db.SaveChangesAsync(ct);
        return true;
    }
}
