using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Categories;
using Tongpin.Training.Projects;
using Tongpin.Training.Roster;

namespace Tongpin.Training.Certificates;

/// <summary>Identity of a certificate.</summary>
public readonly record struct CertificateId(Guid Value) : IId<CertificateId>
{
    public static CertificateId From(Guid value) => new(value);
}

/// <summary>A certificate (结业证书) of one trainee. Its number stays when it is revoked and is never given again.</summary>
internal sealed class Certificate : IImported, IOnce
{
    public CertificateId Id { get; private init; } = IdExtensions.New<CertificateId>();
    public required ProjectId ProjectId { get; init; }
    public TrainingProject? Project { get; private init; }
    public required UnitId UnitId { get; init; }
    public required TraineeId TraineeId { get; init; }
    /// <summary>证书编号, by the template of its category.</summary>
    public required string Number { get; init; }
    /// <summary>As it stands on the paper; it stays when the personal data of the trainee go, for the paper can still be verified.</summary>
    public required string Holder { get; init; }
    public required DateOnly IssuedOn { get; init; }
    public DateOnly? RevokedOn { get; private set; }
    public string RevokedWhy { get; private set; } = "";
    /// <summary>Empty while it counts, its own number once revoked: so each trainee has one that counts.</summary>
    public string Voided { get; private set; } = "";
    /// <summary>What the memory of learning holds of it; null for one issued before that was kept.</summary>
    public Guid? Statement { get; set; }
    public Guid? ImportId { get; set; }
    public List<string> TouchedByHand { get; set; } = [];

    Rule IOnce.Already => Rules.CertificateTwice;

    public bool IsValid => RevokedOn is null;

    /// <summary>The certificates this actor may see: all, or those of the classes that the reached units run.</summary>
    public static IQueryable<Certificate> VisibleTo(IQueryable<Certificate> certificates, Actor actor, string permission = Permissions.See)
    {
        var reach = actor.ReachOf(permission);
        if (reach.All) return certificates;
        var units = reach.Units.Select(u => new UnitId(u)).ToArray();
        return certificates.Where(c => units.Contains(c.UnitId));
    }

    public void Revoke(DateOnly day, string why)
    {
        if (RevokedOn is not null) throw Rules.CertificateRevoked.Broken(Number);
        (RevokedOn, RevokedWhy, Voided) = (day, why, Number);
    }
}

internal sealed class CertificateMap : IEntityTypeConfiguration<Certificate>
{
    public void Configure(EntityTypeBuilder<Certificate> builder)
    {
        builder.ToTable("training_certificate");
        builder.Property(c => c.Number).HasMaxLength(60);
        builder.Property(c => c.Holder).HasMaxLength(80);
        builder.Property(c => c.RevokedWhy).HasMaxLength(1000);
        builder.Property(c => c.Voided).HasMaxLength(60);
        builder.HasIndex(c => c.Number).IsUnique();
        builder.HasIndex(c => new { c.TraineeId, c.Voided }).IsUnique();
        builder.HasIndex(c => c.ProjectId);
        builder.HasIndex(c => new { c.IssuedOn, c.Id });
        builder.HasIndex(c => c.ImportId);
        builder.HasOne(c => c.Project).WithMany().HasForeignKey(c => c.ProjectId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Trainee>().WithMany().HasForeignKey(c => c.TraineeId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>How far the numbers of one series have come; counted on in the save that uses them, so that none is left out or given twice.</summary>
internal sealed class CertificateSeries : IOnce, INotFollowed
{
    /// <summary>The template with all but the serial filled in, such as <c>A-2026-{serial:0000}</c>.</summary>
    public required string Key { get; init; }
    public required int Last { get; set; }

    Rule IOnce.Already => Rules.SeriesBusy;
}

internal sealed class CertificateSeriesMap : IEntityTypeConfiguration<CertificateSeries>
{
    public void Configure(EntityTypeBuilder<CertificateSeries> builder)
    {
        builder.ToTable("training_certificate_series");
        builder.HasKey(s => s.Key);
        builder.Property(s => s.Key).HasMaxLength(80);
    }
}

/// <summary>Numbers of certificates by the template of the category (证书编号规则).</summary>
internal static partial class CertificateNumbers
{
    [System.Text.RegularExpressions.GeneratedRegex(@"\{serial:(0{1,9})\}")]
    private static partial System.Text.RegularExpressions.Regex Serial();

    /// <summary>The series of a category and year.</summary>
    /// <param name="templates">Template by category.</param>
    public static string Series(IReadOnlyDictionary<string, string> templates, TrainingCategory category, int year) =>
        templates[$"{category}"].Replace("{category}", $"{category}", StringComparison.Ordinal).Replace("{year}", year.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);

    public static string Of(string series, int serial) => Serial().Replace(series, m => serial.ToString(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Refuses templates that would not tell certificates apart.</summary>
    public static void Check(string value)
    {
        var templates = System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string>>(value, Json.Plain)!;
        foreach (var category in Enum.GetNames<TrainingCategory>())
            if (!templates.TryGetValue(category, out var template) || Serial().Count(template) != 1 || !template.Contains("{year}", StringComparison.Ordinal) || template.Length > 40) throw Rules.NumberTemplate.Broken(category);
    }
}
