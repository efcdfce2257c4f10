using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Surveys;

internal readonly record struct SurveyAnswerId(Guid Value) : IId<SurveyAnswerId>
{
    public static SurveyAnswerId From(Guid value) => new(value);
}

/// <summary>What one trainee said of a class (答卷), 5 very satisfied to 1 very dissatisfied. It carries no name, no number and no time: a mark that only the college's key can make says that somebody answers once. The history does not follow it, since that would put the answers in their order.</summary>
internal sealed class SurveyAnswer : IOnce, INotFollowed
{
    /// <summary>By chance alone: the ids of the house tell when they were made.</summary>
    public SurveyAnswerId Id { get; private init; } = new(Guid.NewGuid());
    public required ProjectId ProjectId { get; init; }
    /// <summary>Mark of the trainee.</summary>
    public required string Mark { get; init; }
    public int Overall { get; private set; }
    public int Content { get; private set; }
    public int Teaching { get; private set; }
    public int Service { get; private set; }
    public string Remark { get; private set; } = "";

    Rule IOnce.Already => Rules.SurveyMeanwhile;

    /// <summary>Answers, or answers anew.</summary>
    public SurveyAnswer Say(int overall, int content, int teaching, int service, string remark)
    {
        (Overall, Content, Teaching, Service, Remark) = (overall, content, teaching, service, remark);
        return this;
    }

    public int To(SurveyQuestion question) => question switch { SurveyQuestion.Overall => Overall, SurveyQuestion.Content => Content, SurveyQuestion.Teaching => Teaching, _ => Service };
}

internal sealed class SurveyAnswerMap : IEntityTypeConfiguration<SurveyAnswer>
{
    public void Configure(EntityTypeBuilder<SurveyAnswer> builder)
    {
        builder.ToTable("training_survey_answer");
        builder.Property(a => a.Mark).HasMaxLength(SurveyDesk.MarkLength);
        builder.Property(a => a.Remark).HasMaxLength(500);
        builder.HasIndex(a => new { a.ProjectId, a.Mark }).IsUnique();
        builder.HasOne<TrainingProject>().WithMany().HasForeignKey(a => a.ProjectId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>That the survey of a class is closed (满意度调查结束), with the rule that its result was found by. A class is closed once.</summary>
internal sealed class SurveyClosing : IOnce
{
    public required ProjectId ProjectId { get; init; }
    public required int Answers { get; init; }
    /// <summary><see cref="Satisfaction.NotAsked"/> when fewer answered than a result takes.</summary>
    public required Satisfaction Result { get; init; }
    public required RegulationVersion Rule { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }

    Rule IOnce.Already => Rules.SurveyOver;
}

internal sealed class SurveyClosingMap : IEntityTypeConfiguration<SurveyClosing>
{
    public void Configure(EntityTypeBuilder<SurveyClosing> builder)
    {
        builder.ToTable("training_survey");
        builder.HasKey(s => s.ProjectId);
        builder.Property(s => s.Rule).HasConversion(AsJson.Of<RegulationVersion>(), AsJson.Same<RegulationVersion>());
        builder.Property(s => s.By).HasMaxLength(80);
        builder.HasOne<TrainingProject>().WithOne().HasForeignKey<SurveyClosing>(s => s.ProjectId).OnDelete(DeleteBehavior.Restrict);
    }
}
