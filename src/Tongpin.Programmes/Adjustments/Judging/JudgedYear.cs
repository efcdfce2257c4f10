using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Programmes.Adjustments.Judging;

internal readonly record struct JudgedYearId(Guid Value) : IId<JudgedYearId>
{
    public static JudgedYearId From(Guid value) => new(value);
}

/// <summary>How far the judgement of a year is. Until it is announced it can be made anew; then it stands.</summary>
public enum JudgingState { Frozen, Judged, Announced }

/// <summary>The yearly judgement (年度评价): frozen values, judged by one profile of rules, announced to the schools. One for each year.</summary>
internal sealed class JudgedYear : IEdited
{
    public const string Table = "programmes_judged_year";

    public JudgedYearId Id { get; private init; } = IdExtensions.New<JudgedYearId>();
    public required int Year { get; init; }
    public JudgingState State { get; private set; }
    public required DateTimeOffset FrozenAt { get; set; }
    public required string FrozenBy { get; set; }
    public DateTimeOffset? JudgedAt { get; private set; }
    public string JudgedBy { get; private set; } = "";
    public DateTimeOffset? AnnouncedAt { get; private set; }
    public string AnnouncedBy { get; private set; } = "";
    /// <summary>Key of the profile it was judged by.</summary>
    public string Profile { get; private set; } = "";
    public List<CardRule> Rules { get; private set; } = [];
    public List<IndicatorWeight> Weights { get; private set; } = [];
    public List<RegulationVersion> Regulations { get; private set; } = [];
    public bool IsSample { get; init; }
    public int Edition { get; private set; }

    public void Freeze(string by, DateTimeOffset now) => (State, FrozenAt, FrozenBy) = (MustBeOpen(), now, by);

    /// <summary>Keeps what it was judged by. The same again changes nothing.</summary>
    public void Judge(Profile profile, string by, DateTimeOffset now)
    {
        MustBeOpen();
        if (State == JudgingState.Judged && Profile == profile.Key && AsText(Rules) == AsText(profile.Rules) && AsText(Weights) == AsText(profile.Weights) && AsText(Regulations) == AsText(profile.Regulations)) return;
        (State, Profile, Rules, Weights, Regulations) = (JudgingState.Judged, profile.Key, [.. profile.Rules], [.. profile.Weights], profile.Regulations);
        (JudgedAt, JudgedBy) = (now, by);
    }

    public void Announce(string by, DateTimeOffset now)
    {
        MustBeOpen();
        if (State != JudgingState.Judged) throw CardRefusals.NotJudged.Broken(Year);
        (State, AnnouncedAt, AnnouncedBy) = (JudgingState.Announced, now, by);
    }

    private JudgingState MustBeOpen() => State == JudgingState.Announced ? throw CardRefusals.Announced.Broken(Year) : JudgingState.Frozen;

    private static string AsText<T>(T value) => System.Text.Json.JsonSerializer.Serialize(value, Json.Plain);

    public static Words NameOf(JudgingState state) => state switch
    {
        JudgingState.Frozen => ("数据已冻结", "Values frozen"),
        JudgingState.Judged => ("已评价，待下达", "Judged, to be announced"),
        _ => ("已下达", "Announced"),
    };
}

internal sealed class JudgedYearMap : IEntityTypeConfiguration<JudgedYear>
{
    public void Configure(EntityTypeBuilder<JudgedYear> builder)
    {
        builder.ToTable(JudgedYear.Table);
        builder.Property(y => y.FrozenBy).HasMaxLength(80);
        builder.Property(y => y.JudgedBy).HasMaxLength(80);
        builder.Property(y => y.AnnouncedBy).HasMaxLength(80);
        builder.Property(y => y.Profile).HasMaxLength(40);
        builder.Property(y => y.Rules).HasConversion(AsJson.Of<List<CardRule>>(), AsJson.Same<List<CardRule>>());
        builder.Property(y => y.Weights).HasConversion(AsJson.Of<List<IndicatorWeight>>(), AsJson.Same<List<IndicatorWeight>>());
        builder.Property(y => y.Regulations).HasConversion(AsJson.Of<List<RegulationVersion>>(), AsJson.Same<List<RegulationVersion>>());
        builder.HasIndex(y => y.Year).IsUnique();
    }
}
