using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Demand;

/// <summary>Identity of a job advert.</summary>
public readonly record struct AdvertId(Guid Value) : IId<AdvertId>
{
    public static AdvertId From(Guid value) => new(value);
}

/// <summary>Who decided to which programme an advert belongs.</summary>
public enum MatchState { None, Matcher, Confirmed, Corrected }

/// <summary>A job advert (招聘岗位), the smallest signal of demand, with the programme and cluster it was matched to.</summary>
internal sealed class Advert : IImported, IEdited
{
    public AdvertId Id { get; private init; } = IdExtensions.New<AdvertId>();
    /// <summary>The source's own id, or a hash of source, title, company, city, day and requirement when it has none.</summary>
    public required string Code { get; init; }
    public string Source { get; set; } = "";
    /// <summary>The first of the month when the source tells only that; the least date when it tells nothing.</summary>
    public DateOnly PostedOn { get; set; }
    /// <summary>Year of posting; 0 when the source does not tell it.</summary>
    public int Year { get; set; }
    public required string Title { get; set; }
    public string Company { get; set; } = "";
    public string CompanySize { get; set; } = "";
    /// <summary>Industry as the portal names it; several are joined by a bar.</summary>
    public string PortalIndustry { get; set; } = "";
    /// <summary>GB/T 4754 code, when the source gives one; else the portal's label tells the industries.</summary>
    public string IndustryCode { get; set; } = "";
    public string Province { get; set; } = "";
    public string City { get; set; } = "";
    public string District { get; set; } = "";
    public string DistrictCode { get; set; } = "";
    /// <summary>Yuan a month.</summary>
    public int? SalaryFrom { get; set; }
    public int? SalaryTo { get; set; }
    public string Education { get; set; } = "";
    public string Experience { get; set; } = "";
    public int? Headcount { get; set; }
    public string Tags { get; set; } = "";
    public string Requirement { get; set; } = "";
    /// <summary>Subjects that the employer names: a hint to the matcher.</summary>
    public string StatedMajor { get; set; } = "";

    /// <summary>Code of the national catalogue; empty before matching.</summary>
    public string ProgrammeCode { get; private set; } = "";
    /// <summary>0–1.</summary>
    public double Score { get; private set; }
    public string RunnerUpCode { get; private set; } = "";
    public double RunnerUpScore { get; private set; }
    /// <summary>The words that decided, joined by a bar.</summary>
    public string DecidingWords { get; private set; } = "";
    public string ClusterCode { get; private set; } = "";
    public MatchState State { get; private set; }
    public Guid? ImportId { get; set; }
    public List<string> TouchedByHand { get; set; } = [];
    public int Edition { get; private set; }

    /// <summary>Takes what the matcher found. What a person has decided stays.</summary>
    public void Take(string programme, double score, string runnerUp, double runnerUpScore, string words)
    {
        if (State is MatchState.Confirmed or MatchState.Corrected) return;
        (ProgrammeCode, Score, RunnerUpCode, RunnerUpScore, DecidingWords, State) = (programme, score, runnerUp, runnerUpScore, words, MatchState.Matcher);
    }

    /// <summary>Nothing was near enough; the nearest is kept for who settles it by hand.</summary>
    public void Leave(string nearest, double score)
    {
        if (State is MatchState.Confirmed or MatchState.Corrected) return;
        (ProgrammeCode, Score, RunnerUpCode, RunnerUpScore, DecidingWords, State) = ("", 0, nearest, score, "", MatchState.None);
    }

    /// <summary>A person says where the advert belongs; this trains the next run.</summary>
    public void Settle(string programme)
    {
        // The matcher's first guess is worth keeping, a person's earlier one is not.
        if (State == MatchState.Matcher && programme != ProgrammeCode) (RunnerUpCode, RunnerUpScore) = (ProgrammeCode, Score);
        State = programme == ProgrammeCode && State != MatchState.Corrected ? MatchState.Confirmed : MatchState.Corrected;
        (ProgrammeCode, Score) = (programme, 1);
        if (RunnerUpCode == programme) (RunnerUpCode, RunnerUpScore) = ("", 0);
    }

    /// <summary>Gives the advert back to the matcher; until it has looked, it belongs nowhere.</summary>
    public void Unsettle() => (ProgrammeCode, Score, RunnerUpCode, RunnerUpScore, DecidingWords, State) = ("", 0, "", 0, "", MatchState.None);

    /// <summary>What the matcher made of words that have changed no longer holds; what a person has decided does.</summary>
    public void Forget()
    {
        if (State is MatchState.Matcher) Unsettle();
    }

    public void JoinCluster(string cluster) => ClusterCode = cluster;
}

internal sealed class AdvertMap : IEntityTypeConfiguration<Advert>
{
    public void Configure(EntityTypeBuilder<Advert> builder)
    {
        builder.ToTable("demand_advert");
        builder.Property(a => a.Code).HasMaxLength(64);
        builder.Property(a => a.Title).HasMaxLength(200);
        builder.Property(a => a.Company).HasMaxLength(120);
        builder.Property(a => a.ProgrammeCode).HasMaxLength(6);
        builder.Property(a => a.RunnerUpCode).HasMaxLength(6);
        builder.Property(a => a.ClusterCode).HasMaxLength(40);
        builder.HasIndex(a => a.Code).IsUnique();
        builder.HasIndex(a => new { a.PostedOn, a.Id });
        builder.HasIndex(a => new { a.Title, a.Id });
        builder.HasIndex(a => new { a.Company, a.Id });
        builder.HasIndex(a => new { a.Year, a.ProgrammeCode, a.ClusterCode });
        builder.HasIndex(a => new { a.Year, a.ClusterCode });
        builder.HasIndex(a => a.ProgrammeCode);
        builder.HasIndex(a => a.ClusterCode);
        builder.HasIndex(a => new { a.City, a.Id });
        builder.HasIndex(a => new { a.Score, a.Id });
        builder.HasIndex(a => a.State);
        builder.HasIndex(a => a.ImportId);
    }
}
