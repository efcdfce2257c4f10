using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Regulations;

internal readonly record struct RegulationId(Guid Value) : IId<RegulationId>
{
    public static RegulationId From(Guid value) => new(value);
}

/// <summary>One version of a regulation (规定): a value with its source and the days on which it holds. Never changed; a new version follows it.</summary>
internal sealed class Regulation
{
    public RegulationId Id { get; private init; } = IdExtensions.New<RegulationId>();
    public required string Code { get; init; }
    /// <summary>From 1.</summary>
    public required int Version { get; init; }
    public required Words Name { get; init; }
    public required string Value { get; init; }
    public required string Unit { get; init; }
    public required Words Source { get; init; }
    public required string DocumentNumber { get; init; }
    public required RegulationLevel Level { get; init; }
    public required Severity Severity { get; init; }
    public required DateOnly ValidFrom { get; init; }
    /// <summary>Last day, included; null: open. Set when the next version begins.</summary>
    public DateOnly? ValidTo { get; set; }
    public required bool Verified { get; init; }
    public required bool Editable { get; init; }
    public string ByName { get; init; } = "";
    public required DateTimeOffset At { get; init; }
    public string Why { get; init; } = "";

    public static Regulation Of(RegulationSeed seed, DateTimeOffset now) => new()
    {
        Code = seed.Code, Version = 1, Name = seed.Name, Value = seed.Value, Unit = seed.Unit, Source = seed.Source, DocumentNumber = seed.DocumentNumber, Level = seed.Level,
        Severity = seed.Severity, ValidFrom = seed.ValidFrom, Verified = seed.Verified, Editable = seed.Editable && seed.Level != RegulationLevel.National, At = now,
    };

    /// <summary>The version after this one; this one ends the day before.</summary>
    public Regulation Next(string value, DateOnly from, string source, string documentNumber, string why, string by, DateTimeOffset now)
    {
        if (!Editable) throw RegulationRules.NotEditable.Broken();
        if (string.IsNullOrWhiteSpace(why)) throw RegulationRules.NoReason.Broken();
        if (from <= ValidFrom) throw RegulationRules.TooEarly.Broken(Show.Day(ValidFrom));
        var next = new Regulation
        {
            Code = Code, Version = Version + 1, Name = Name, Value = Checked(value.Trim()), Unit = Unit, Source = source.Trim() is { Length: > 0 } words ? Words.Same(words) : Source, DocumentNumber = documentNumber.Trim(),
            Level = Level, Severity = Severity, ValidFrom = from, Verified = documentNumber.Trim().Length > 0, Editable = true, ByName = by, At = now, Why = why.Trim(),
        };
        ValidTo = from.AddDays(-1);
        return next;
    }

    // A number stays a number within what its unit allows; a list stays a list of the same form.
    private string Checked(string value)
    {
        if (decimal.TryParse(Value, NumberStyles.Number, CultureInfo.InvariantCulture, out _))
        {
            if (!decimal.TryParse(value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) throw RegulationRules.NotANumber.Broken(value);
            var most = Unit == "share" ? 1m : 1_000_000_000m;
            return number >= 0 && number <= most ? number.ToString(CultureInfo.InvariantCulture) : throw RegulationRules.OutOfBounds.Broken(0, most);
        }
        try
        {
            using var before = JsonDocument.Parse(Value);
            using var after = JsonDocument.Parse(value);
            return before.RootElement.ValueKind == after.RootElement.ValueKind ? value : throw RegulationRules.OtherForm.Broken(Value);
        }
        catch (JsonException)
        {
            throw RegulationRules.OtherForm.Broken(Value);
        }
    }
}

internal static class RegulationRules
{
    public static readonly Rule Absent = new("foundation.regulation.absent", ("没有规定“{0}”。", "There is no regulation “{0}”."));
    public static readonly Rule NotEditable = new("foundation.regulation.not-editable", ("国家规定和固定规定不能在这里修改。", "National and fixed regulations cannot be changed here."));
    public static readonly Rule NoReason = new("foundation.regulation.reason", ("请写明修改的原因。", "Please say why it is changed."));
    public static readonly Rule TooEarly = new("foundation.regulation.too-early", ("生效日期应晚于现行版本的 {0}。", "It must begin after the present version's {0}."));
    public static readonly Rule NotANumber = new("foundation.regulation.number", ("“{0}”不是数字。", "“{0}” is not a number."));
    public static readonly Rule OutOfBounds = new("foundation.regulation.bounds", ("应在 {0} 与 {1} 之间。", "Must be between {0} and {1}."));
    public static readonly Rule OtherForm = new("foundation.regulation.form", ("形式应与现行版本相同：{0}", "It must have the form of the present version: {0}"));
}

internal sealed class RegulationMap : IEntityTypeConfiguration<Regulation>
{
    public void Configure(EntityTypeBuilder<Regulation> builder)
    {
        builder.ToTable("foundation_regulation");
        builder.Property(r => r.Code).HasMaxLength(80);
        builder.Property(r => r.Unit).HasMaxLength(40);
        builder.Property(r => r.DocumentNumber).HasMaxLength(120);
        builder.Property(r => r.ByName).HasMaxLength(80);
        builder.Property(r => r.Why).HasMaxLength(500);
        builder.HasIndex(r => new { r.Code, r.Version }).IsUnique();
    }
}
