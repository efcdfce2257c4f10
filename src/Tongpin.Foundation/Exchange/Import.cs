using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Exchange;

/// <summary>Where an import stands. Checked can be confirmed when nothing is wrong; Failed says that the file cannot be read as a table of this kind.</summary>
public enum ImportState { Uploaded, Checked, Done, Failed, Undone }

/// <summary>One file that somebody brought (导入): kept as it came, with what was found in it and what became of it.</summary>
internal sealed class Import
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required string Kind { get; init; }
    public required string FileName { get; init; }
    /// <summary>SHA-256 of the file, hex.</summary>
    public required string Hash { get; init; }
    /// <summary>Bytes.</summary>
    public required long Size { get; init; }
    public ImportState State { get; set; } = ImportState.Uploaded;
    public required Guid By { get; init; }
    public required string ByName { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? DoneAt { get; set; }
    /// <summary>Also writes over fields that a person changed by hand.</summary>
    public bool Overwrite { get; set; }
    public int Lines { get; set; }
    public int Added { get; set; }
    public int Changed { get; set; }
    public int Unchanged { get; set; }
    public int Kept { get; set; }
    public int Problems { get; set; }
    public Words? Failure { get; set; }
    /// <summary>An <see cref="ImportReport"/> as JSON, with words in both languages.</summary>
    public string Report { get; set; } = "";

    public ImportReport ReportOf() => Report.Length == 0 ? new() : JsonSerializer.Deserialize<ImportReport>(Report, Both)!;

    public void Take(ImportReport report)
    {
        (Lines, Added, Changed, Unchanged, Kept, Problems) = (report.Lines, report.Added, report.Changed, report.Unchanged, report.Kept, report.ProblemCount);
        Report = JsonSerializer.Serialize(report, Both);
    }

    public static string FileOf(Storage storage, Guid id) => Path.Combine(storage.Room("uploads"), id.ToString("N"));

    private static readonly JsonSerializerOptions Both = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };
}

/// <summary>What a changed record held before an import and after it, so that the import can be taken back.</summary>
internal sealed class ImportedChange
{
    public long Id { get; private init; }
    public required Guid ImportId { get; init; }
    public required string Noun { get; init; }
    public required Guid Record { get; init; }
    /// <summary>JSON object: field to [before, after], as the database stores them (personal data stays encrypted).</summary>
    public required string Fields { get; init; }
}

internal sealed class ImportMap : IEntityTypeConfiguration<Import>, IEntityTypeConfiguration<ImportedChange>
{
    public void Configure(EntityTypeBuilder<Import> builder)
    {
        builder.ToTable("foundation_import");
        builder.Property(i => i.Kind).HasMaxLength(40);
        builder.Property(i => i.FileName).HasMaxLength(200);
        builder.Property(i => i.Hash).HasMaxLength(64);
        builder.Property(i => i.ByName).HasMaxLength(80);
        // First lines and wrong cells as they stood in the file: names and numbers of people.
        builder.Property(i => i.Report).HasConversion<PersonalData.JsonConverter>();
        builder.HasIndex(i => i.At);
        builder.HasIndex(i => new { i.Kind, i.At });
    }

    public void Configure(EntityTypeBuilder<ImportedChange> builder)
    {
        builder.ToTable("foundation_import_change");
        builder.Property(c => c.Noun).HasMaxLength(80);
        builder.HasIndex(c => c.ImportId);
        builder.HasIndex(c => new { c.Noun, c.Record });
        builder.HasOne<Import>().WithMany().HasForeignKey(c => c.ImportId).OnDelete(DeleteBehavior.Cascade);
    }
}
