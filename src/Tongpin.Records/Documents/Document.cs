using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Records.Documents;

/// <summary>Identity of a document.</summary>
public readonly record struct DocumentId(Guid Value) : IId<DocumentId>
{
    public static DocumentId From(Guid value) => new(value);
}

/// <summary>The three document resources of xAPI.</summary>
internal enum DocumentKind { State, ActivityProfile, AgentProfile }

/// <summary>What content keeps beside statements: the state of an activity for somebody, or a profile of an activity or agent.</summary>
internal sealed class Document : INotFollowed
{
    public DocumentId Id { get; private init; } = IdExtensions.New<DocumentId>();
    public required DocumentKind Kind { get; init; }

    /// <summary>Number of the activity; 0 for profiles of agents.</summary>
    public required long Activity { get; init; }

    /// <summary>Number of the agent; 0 for profiles of activities.</summary>
    public required long Agent { get; init; }

    /// <summary>The nil id when there is none: a null would not be unique.</summary>
    public required Guid Registration { get; init; }

    /// <summary>The state's or profile's id, chosen by the content.</summary>
    public required string Name { get; init; }
    public required string ContentType { get; set; }
    public required byte[] Content { get; set; }

    /// <summary>The first 20 bytes of the SHA-256 of the content, hex: the entity tag.</summary>
    public required string Hash { get; set; }
    public required DateTimeOffset UpdatedAt { get; set; }
}

internal sealed class DocumentMap : IEntityTypeConfiguration<Document>
{
    public void Configure(EntityTypeBuilder<Document> builder)
    {
        builder.ToTable("records_document");
        builder.Property(d => d.Name).HasMaxLength(500);
        builder.Property(d => d.ContentType).HasMaxLength(400);
        builder.Property(d => d.Hash).HasMaxLength(64);
        builder.HasIndex(d => new { d.Kind, d.Activity, d.Agent, d.Registration, d.Name }).IsUnique();
        builder.HasIndex(d => d.Agent);
    }
}
