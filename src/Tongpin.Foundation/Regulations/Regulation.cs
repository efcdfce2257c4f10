using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Regulations;

internal readonly record struct RegulationId(Guid Value) : IId<RegulationId>
{
    public static RegulationId From(Guid value) => new(value);
}

/// <summary>One version of a regulation (规定). Versions are added, never changed, so that a result can show the one it used.</summary>
internal sealed class Regulation
{
    public RegulationId Id { get; private init; } = IdExtensions.New<RegulationId>();
    public required string Code { get; init; }
    /// <summary>From 1, which is the version that ships. Where versions overlap, the higher number counts.</summary>
    public required int Version { get; init; }
    public required string Name { get; init; }
    public required string NameEn { get; init; }
    public required string Value { get; init; }
    public required string Unit { get; init; }
    public required string Source { get; init; }
    public required string SourceEn { get; init; }
    public required string DocumentNumber { get; init; }
    public required RegulationLevel Level { get; init; }
    public required Severity Severity { get; init; }
    public required DateOnly ValidFrom { get; init; }
    /// <summary>Last day, included; null: open.</summary>
    public DateOnly? ValidTo { get; init; }
    /// <summary>False: no document is named, shown as 校定规则.</summary>
    public required bool Verified { get; init; }
    public required bool Editable { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
    public string Why { get; init; } = "";

    /// <summary>Law is not the college's to change.</summary>
    public bool MayChange => Editable && Level != RegulationLevel.National;

    public static Regulation Of(RegulationSeed seed, DateTimeOffset now) => new()
    {
        Code = seed.Code,
        Version = 1,
        Name = seed.Name.Zh,
        NameEn = seed.Name.En,
        Value = seed.Value,
        Unit = seed.Unit,
        Source = seed.Source.Zh,
        SourceEn = seed.Source.En,
        DocumentNumber = seed.DocumentNumber,
        Level = seed.Level,
        Severity = seed.Severity,
        ValidFrom = seed.ValidFrom,
        Verified = seed.Verified,
        Editable = seed.Editable,
        By = Actor.House.Name,
        At = now,
    };

    /// <summary>The next version of this, the version that ships; its kind of value, unit and level stay.</summary>
    public Regulation Next(int version, ChangeRegulation.Form form, string by, DateTimeOffset now)
    {
        if (!MayChange) throw Rules.FixedRegulation.Broken();
        if (string.IsNullOrWhiteSpace(form.Why)) throw Rules.ReasonNeeded.Broken();
        if (form.ValidFrom is not { } from) throw Rules.StartNeeded.Broken();
        if (form.ValidTo < from) throw Rules.DatesCrossed.Broken();
        if (Severity == Severity.Block && form.Severity == Severity.Warn) throw Rules.SeverityLowered.Broken();
        var document = form.DocumentNumber?.Trim() ?? "";
        var source = form.Source?.Trim() is { Length: > 0 } given ? Words.Same(given) : ("校定规则", "Set by the college");
        return new()
        {
            Code = Code,
            Version = version,
            Name = Name,
            NameEn = NameEn,
            Value = RegulationValue.Like(Value, Unit, form.Value ?? ""),
            Unit = Unit,
            Source = source.Zh,
            SourceEn = source.En,
            DocumentNumber = document,
            Level = Level,
            Severity = form.Severity,
            ValidFrom = from,
            ValidTo = form.ValidTo,
            Verified = document.Length > 0,
            Editable = true,
            By = by,
            At = now,
            Why = form.Why.Trim(),
        };
    }
}

/// <summary>Which of the versions of one code counts on a day.</summary>
internal static class RegulationOrder
{
    /// <summary>Those that cover the day first, then those that have begun, then the one that begins first; among equals the highest number.</summary>
    public static IQueryable<Regulation> InForceFirst(this IQueryable<Regulation> versions, DateOnly on) => versions
        .OrderByDescending(v => v.ValidFrom <= on && (v.ValidTo == null || v.ValidTo >= on)).ThenBy(v => v.ValidFrom <= on ? on : v.ValidFrom).ThenByDescending(v => v.Version);
}

internal sealed class RegulationMap : IEntityTypeConfiguration<Regulation>
{
    public void Configure(EntityTypeBuilder<Regulation> builder)
    {
        builder.ToTable("foundation_regulation");
        builder.Property(r => r.Code).HasMaxLength(80);
        builder.Property(r => r.Name).HasMaxLength(120);
        builder.Property(r => r.NameEn).HasMaxLength(200);
        builder.Property(r => r.Unit).HasMaxLength(40);
        builder.Property(r => r.Source).HasMaxLength(400);
        builder.Property(r => r.SourceEn).HasMaxLength(400);
        builder.Property(r => r.DocumentNumber).HasMaxLength(120);
        builder.Property(r => r.By).HasMaxLength(80);
        builder.Property(r => r.Why).HasMaxLength(1000);
        builder.HasIndex(r => new { r.Code, r.Version }).IsUnique();
    }
}
