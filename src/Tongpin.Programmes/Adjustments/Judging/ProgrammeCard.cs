using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Programmes.Adjustments.Decisions;
using Tongpin.Programmes.Adjustments.Values;

namespace Tongpin.Programmes.Adjustments.Judging;

/// <summary>Identity of a programme's card of a year.</summary>
public readonly record struct CardId(Guid Value) : IId<CardId>
{
    public static CardId From(Guid value) => new(value);
}

/// <summary>Where the card of a programme stands. <see cref="Clear"/>, <see cref="Lifted"/>, <see cref="Rectified"/> and <see cref="Failed"/> are ends.</summary>
public enum CardState
{
    /// <summary>Values are frozen, nothing is judged.</summary>
    Frozen,
    /// <summary>Judged, not told yet.</summary>
    Judged,
    /// <summary>Announced, no card.</summary>
    Clear,
    /// <summary>Announced; the school may appeal or begin to rectify.</summary>
    Given,
    /// <summary>An appeal is under review.</summary>
    Appealed,
    /// <summary>The appeal was refused.</summary>
    Upheld,
    /// <summary>The appeal was heard: the card is lifted, its reasons stay.</summary>
    Lifted,
    /// <summary>A plan of rectification runs.</summary>
    Rectifying,
    /// <summary>The rectification is accepted.</summary>
    Rectified,
    /// <summary>The rectification has failed.</summary>
    Failed,
}

/// <summary>A value as it was frozen.</summary>
internal sealed record FrozenValue(decimal Value, ValueOrigin Origin);

/// <summary>A value of a year that a rule looked at.</summary>
internal sealed record KeptYear(int Year, decimal? Value);

/// <summary>Why a card was given, as it is kept: the rule as it then was, and what it looked at.</summary>
internal sealed record KeptReason(CardRule Rule, IReadOnlyList<KeptYear> Years)
{
    public static KeptReason Of(CardReason reason) => new(reason.Rule, [.. reason.Values.Select(v => new KeptYear(v.Year, v.Value))]);

    /// <summary>The rule and the values, in one line.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Words Words => new($"{Rule.Words.Zh}（{string.Join('，', Years.Select(y => $"{y.Year}：{Rule.Show(y.Value).Zh}"))}）", $"{Rule.Words.En} ({string.Join(", ", Years.Select(y => $"{y.Year}: {Rule.Show(y.Value).En}"))})");
}

/// <summary>A programme in the judgement of a year: its frozen values, its card (黄牌、红牌) with every reason, and what became of it.</summary>
internal sealed class ProgrammeCard : IEdited
{
    public const string Table = "programmes_card";

    public CardId Id { get; private init; } = IdExtensions.New<CardId>();
    public required int Year { get; init; }
    public required ProgrammeId ProgrammeId { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required string NameEn { get; init; }
    public UnitId? SchoolId { get; init; }
    public required string SchoolName { get; init; }
    public required string SchoolNameEn { get; init; }
    public int? FirstGraduates { get; init; }
    /// <summary>New students of the year; null when not known.</summary>
    public int? Intake { get; init; }
    /// <summary>By key of the indicator.</summary>
    public required Dictionary<string, FrozenValue> Values { get; init; }
    public Card Card { get; private set; }
    /// <summary>No graduates yet: watched, no card.</summary>
    public bool Exempt { get; private set; }
    /// <summary>Never empty with a card, in the database neither; they stay when the card is lifted.</summary>
    public List<KeptReason> Reasons { get; private set; } = [];
    /// <summary>Weighted score, 0–100; null when nothing is known.</summary>
    public decimal? Score { get; private set; }
    public int? Rank { get; private set; }
    public CardState State { get; private set; }
    /// <summary>Last day of an appeal.</summary>
    public DateOnly? AppealUntil { get; private set; }
    public DateTimeOffset? SettledAt { get; private set; }
    public string SettledBy { get; private set; } = "";
    /// <summary>Why it was lifted, upheld, accepted or failed: the words of who decided.</summary>
    public string SettledWhy { get; private set; } = "";
    public bool IsSample { get; init; }
    public int Edition { get; private set; }

    public Words Words => Words.Of(Name, NameEn);
    public Words School => Words.Of(SchoolName, SchoolNameEn);
    public string Href => $"/programmes/{Code}/cards/{Year}";
    public DecisionSubject Subject => new(Year, Code, Name, NameEn, SchoolId, SchoolName, SchoolNameEn, IsSample);

    /// <summary>The card and its reasons, in one line.</summary>
    public Words Told => new($"{CardWords.NameOf(Card).Zh}：{string.Join('；', Reasons.Select(r => r.Words.Zh))}", $"{CardWords.NameOf(Card).En}: {string.Join("; ", Reasons.Select(r => r.Words.En))}");

    /// <summary>Counts against the programme in later years.</summary>
    public bool Counts => Card != Card.None && State != CardState.Lifted;

    public void Judge(Judgement judgement, decimal? score, int? rank)
    {
        if (State is not (CardState.Frozen or CardState.Judged)) throw CardRefusals.Announced.Broken(Year);
        (Card, Exempt, Reasons, State) = (judgement.Card, judgement.Exempt, [.. judgement.Reasons.Select(KeptReason.Of)], CardState.Judged);
        (Score, Rank) = (score is { } known ? Math.Round(known, 4, MidpointRounding.AwayFromZero) : null, rank);
    }

    public void Announce(DateOnly appealUntil)
    {
        if (State != CardState.Judged) throw CardRefusals.NotJudged.Broken(Year);
        (State, AppealUntil) = Card == Card.None ? (CardState.Clear, (DateOnly?)null) : (CardState.Given, appealUntil);
    }

    /// <summary>The school appeals within its days.</summary>
    public void Appeal(DateOnly today)
    {
        if (State != CardState.Given) throw CardRefusals.NothingToAppeal.Broken();
        if (today > AppealUntil) throw CardRefusals.TooLate.Broken(Show.Day(AppealUntil));
        State = CardState.Appealed;
    }

    /// <summary>The appeal was taken back; the card stands as before.</summary>
    public void AppealWithdrawn() => State = State == CardState.Appealed ? CardState.Given : State;

    /// <summary>The appeal was decided.</summary>
    public void Decide(bool lifted, string by, string why, DateTimeOffset now)
    {
        if (State != CardState.Appealed) return;
        Settle(lifted ? CardState.Lifted : CardState.Upheld, by, why, now);
    }

    public void Rectify() => State = State is CardState.Given or CardState.Upheld or CardState.Rectifying ? CardState.Rectifying : throw CardRefusals.NoPlan.Broken();

    /// <summary>The rectification was decided.</summary>
    public void Accept(bool accepted, string by, string why, DateTimeOffset now)
    {
        if (State != CardState.Rectifying) return;
        Settle(accepted ? CardState.Rectified : CardState.Failed, by, why, now);
    }

    private void Settle(CardState state, string by, string why, DateTimeOffset now)
    {
        if (why.Trim().Length == 0) throw CardRefusals.ReasonNeeded.Broken();
        (State, SettledBy, SettledWhy, SettledAt) = (state, by, why.Trim(), now);
    }

    /// <summary>Cards of the schools that this actor sees.</summary>
    public static IQueryable<ProgrammeCard> VisibleTo(IQueryable<ProgrammeCard> cards, Actor actor, string permission = Permissions.See)
    {
        var reach = actor.ReachOf(permission);
        if (reach.All) return cards;
        var schools = reach.Units.Select(u => (UnitId?)new UnitId(u)).ToArray();
        return cards.Where(c => schools.Contains(c.SchoolId));
    }

    public static Words NameOf(CardState state) => state switch
    {
        CardState.Frozen => ("数据已冻结", "Values frozen"),
        CardState.Judged => ("已评价，待下达", "Judged, to be announced"),
        CardState.Clear => ("正常", "No card"),
        CardState.Given => ("已下达", "Announced"),
        CardState.Appealed => ("申诉中", "Under appeal"),
        CardState.Upheld => ("申诉未成立", "Upheld"),
        CardState.Lifted => ("已解除", "Lifted"),
        CardState.Rectifying => ("整改中", "Being rectified"),
        CardState.Rectified => ("整改通过", "Rectified"),
        _ => ("整改未通过", "Rectification failed"),
    };

    public static string ToneOf(CardState state) => state switch
    {
        CardState.Clear or CardState.Lifted or CardState.Rectified => "success",
        CardState.Appealed or CardState.Rectifying => "info",
        CardState.Given => "warning",
        CardState.Upheld or CardState.Failed => "danger",
        _ => "secondary",
    };
}

internal sealed class ProgrammeCardMap : IEntityTypeConfiguration<ProgrammeCard>
{
    public void Configure(EntityTypeBuilder<ProgrammeCard> builder)
    {
        builder.ToTable(ProgrammeCard.Table, table =>
        {
            table.HasCheckConstraint("ck_programmes_card_reasons", "\"Card\" = 'None' OR length(\"Reasons\") > 2");
            table.HasCheckConstraint("ck_programmes_card_settled", "\"State\" NOT IN ('Lifted', 'Upheld', 'Rectified', 'Failed') OR length(trim(\"SettledWhy\")) > 0");
        });
        builder.Ignore(c => c.Words).Ignore(c => c.School).Ignore(c => c.Href).Ignore(c => c.Counts).Ignore(c => c.Subject).Ignore(c => c.Told);
        builder.Property(c => c.Code).HasMaxLength(6);
        builder.Property(c => c.Name).HasMaxLength(80);
        builder.Property(c => c.NameEn).HasMaxLength(160);
        builder.Property(c => c.SchoolName).HasMaxLength(120);
        builder.Property(c => c.SchoolNameEn).HasMaxLength(200);
        builder.Property(c => c.SettledBy).HasMaxLength(80);
        builder.Property(c => c.SettledWhy).HasMaxLength(4000);
        builder.Property(c => c.Values).HasConversion(AsJson.Of<Dictionary<string, FrozenValue>>(), AsJson.Same<Dictionary<string, FrozenValue>>());
        builder.Property(c => c.Reasons).HasConversion(AsJson.Of<List<KeptReason>>(), AsJson.Same<List<KeptReason>>());
        builder.HasIndex(c => new { c.Year, c.Code }).IsUnique();
        builder.HasIndex(c => c.ProgrammeId);
        builder.HasIndex(c => c.SchoolId);
    }
}
