using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Leads;

/// <summary>Identity of a lead.</summary>
public readonly record struct LeadId(Guid Value) : IId<LeadId>
{
    public static LeadId From(Guid value) => new(value);
}

/// <summary>Where a lead came from (线索来源).</summary>
public enum LeadSource { Employer, Government, Visit, Enquiry, Returning }

/// <summary>How far a lead has come: nobody has spoken to the client yet, somebody has, it became an application, or nothing comes of it.</summary>
public enum LeadState { New, Following, Applied, Dropped }

/// <summary>A talk with the client (跟进).</summary>
public sealed record LeadNote(DateTimeOffset At, string By, string Text);

/// <summary>A lead (需求线索): somebody wants training. A unit follows it up until it becomes the application of a project, or is dropped with the reason.</summary>
internal sealed class Lead : IImported, IEdited
{
    public LeadId Id { get; private init; } = IdExtensions.New<LeadId>();
    /// <summary>What is wanted, in a line.</summary>
    public required string Title { get; set; }
    /// <summary>需求单位: who wants it.</summary>
    public required string Client { get; set; }
    public required LeadSource Source { get; set; }
    public required Audience Audience { get; set; }
    /// <summary>Persons expected; null while nobody knows.</summary>
    public int? Heads { get; set; }
    public string Wanted { get; set; } = "";
    /// <summary>Name of the client's contact. Personal data, as the phone; both go when the time of keeping is over.</summary>
    public string Contact { get; set; } = "";
    public string Phone { get; set; } = "";
    /// <summary>跟进单位</summary>
    public required UnitId UnitId { get; set; }
    public string UnitName { get; set; } = "";
    public string UnitNameEn { get; set; } = "";
    public required DateOnly Since { get; set; }
    /// <summary>下次跟进: by when somebody speaks to the client again; null: nothing is agreed.</summary>
    public DateOnly? Next { get; set; }
    public LeadState State { get; private set; }
    public IReadOnlyList<LeadNote> Notes { get; private set; } = [];
    /// <summary>The project that it became.</summary>
    public ProjectId? ProjectId { get; private set; }
    public string DroppedWhy { get; private set; } = "";
    public Guid? ImportId { get; set; }
    public List<string> TouchedByHand { get; set; } = [];
    public int Edition { get; private set; }

    public Words Unit => Words.Of(UnitName, UnitNameEn);
    public string Href => $"/training/leads/{Id.Value}";
    public bool IsOpen => State < LeadState.Applied;

    /// <summary>Somebody should have spoken to the client by now.</summary>
    public bool IsLate(DateOnly today) => IsOpen && Next < today;

    /// <summary>The leads this actor may see: all, or those that the reached units follow up.</summary>
    public static IQueryable<Lead> VisibleTo(IQueryable<Lead> leads, Actor actor, string permission = Permissions.See)
    {
        var reach = actor.ReachOf(permission);
        if (reach.All) return leads;
        var units = reach.Units.Select(u => new UnitId(u)).ToArray();
        return leads.Where(l => units.Contains(l.UnitId));
    }

    public void MustBeOpen()
    {
        if (!IsOpen) throw Rules.LeadOver.Broken(LeadWords.Of(State));
    }

    public void Note(LeadNote note, DateOnly? next)
    {
        MustBeOpen();
        (Notes, Next, State) = ([.. Notes, note], next, LeadState.Following);
    }

    public void Apply(ProjectId project)
    {
        MustBeOpen();
        (State, ProjectId, Next) = (LeadState.Applied, project, null);
    }

    public void Drop(string why)
    {
        MustBeOpen();
        (State, DroppedWhy, Next) = (LeadState.Dropped, why, null);
    }

    /// <summary>What was dropped is taken up again.</summary>
    public void Reopen()
    {
        if (State != LeadState.Dropped) throw Rules.LeadNotDropped.Broken();
        (State, DroppedWhy) = (LeadState.Following, "");
    }

    /// <summary>The contact's data go.</summary>
    public void Forget() => (Contact, Phone) = ("", "");
}

internal sealed class LeadMap : IEntityTypeConfiguration<Lead>
{
    public void Configure(EntityTypeBuilder<Lead> builder)
    {
        builder.ToTable(LeadEvidence.Table);
        builder.Ignore(l => l.Unit);
        builder.Ignore(l => l.Href);
        builder.Ignore(l => l.IsOpen);
        builder.Property(l => l.Title).HasMaxLength(120);
        builder.Property(l => l.Client).HasMaxLength(120);
        builder.Property(l => l.Wanted).HasMaxLength(2000);
        builder.Property(l => l.Contact).IsPersonal();
        builder.Property(l => l.Phone).IsPersonal();
        builder.Property(l => l.UnitName).HasMaxLength(120);
        builder.Property(l => l.UnitNameEn).HasMaxLength(200);
        builder.Property(l => l.Notes).HasConversion(AsJson.Of<IReadOnlyList<LeadNote>>(), AsJson.Same<IReadOnlyList<LeadNote>>());
        builder.Property(l => l.DroppedWhy).HasMaxLength(1000);
        builder.HasIndex(l => new { l.Since, l.Id });
        builder.HasIndex(l => new { l.Title, l.Id });
        builder.HasIndex(l => l.ProjectId);
        builder.HasIndex(l => l.ImportId);
        builder.HasOne<TrainingProject>().WithMany().HasForeignKey(l => l.ProjectId).OnDelete(DeleteBehavior.SetNull);
    }
}

/// <summary>What the client sent.</summary>
internal sealed class LeadEvidence(TongpinDb db, CurrentActor actor) : IEvidenceNoun
{
    public const string Table = "training_lead";
    public string Noun => Table;
    public string Edit => SaveLead.PermissionOf(actor.Value);

    public async Task<EvidencePlace?> Place(string record, CancellationToken ct) =>
        Guid.TryParse(record, out var id) && await Lead.VisibleTo(db.Leads, actor.Value).AsNoTracking().FirstOrDefaultAsync(l => l.Id == new LeadId(id), ct) is { } lead ? new(Noun, record, Permissions.See, lead.UnitId, Words.Same(lead.Title), lead.Href) : null;
}

internal static class LeadWords
{
    public static Words Of(LeadSource source) => source switch { LeadSource.Employer => ("企业来函", "asked by an enterprise"), LeadSource.Government => ("政府任务", "task of the government"), LeadSource.Visit => ("走访企业", "visit"), LeadSource.Enquiry => ("公众咨询", "enquiry"), _ => ("老客户", "returning client") };
    public static Words Of(LeadState state) => state switch { LeadState.New => ("待跟进", "new"), LeadState.Following => ("跟进中", "followed up"), LeadState.Applied => ("已立项申请", "applied for"), _ => ("已放弃", "dropped") };
    public static string Tone(LeadState state) => state switch { LeadState.New => "warning", LeadState.Following => "info", LeadState.Applied => "success", _ => "secondary" };
}
