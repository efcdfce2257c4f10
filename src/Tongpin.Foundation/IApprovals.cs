using Microsoft.Extensions.DependencyInjection;
using Tongpin.Kernel;

namespace Tongpin.Foundation;

/// <summary>Identity of a request for approval.</summary>
public readonly record struct ApprovalId(Guid Value) : IId<ApprovalId>
{
    public static ApprovalId From(Guid value) => new(value);
}

/// <summary>Where a request stands. <see cref="Returned"/> waits for its applicant, <see cref="Running"/> for an approver; the others are ends.</summary>
public enum ApprovalState { Running, Returned, Approved, Refused, Withdrawn }

/// <summary>The three delegations (三个下放): in what a unit may be allowed to decide for itself.</summary>
public enum DelegationDomain { Cadre, Personnel, Finance }

/// <summary>Whose holders of the role decide a step.</summary>
public enum StepPlace
{
    /// <summary>Those whose role reaches the unit of the request.</summary>
    UnitOfRequest,
    /// <summary>Those who hold the role for the whole college.</summary>
    College,
}

/// <summary>How a step is decided.</summary>
public enum StepMode
{
    /// <summary>The first who decides, decides.</summary>
    One,
    /// <summary>A panel (会审): members give opinions side by side; it passes with the quorum and more votes for than against.</summary>
    Panel,
}

/// <summary>One step of a flow.</summary>
/// <param name="Key">Stable within the flow.</param>
/// <param name="Role">Key of the role whose holders decide.</param>
/// <param name="Days">Working days until it is late; reminders go out before and after.</param>
public sealed record ApprovalStep(string Key, Words Name, string Role, StepPlace Place = StepPlace.College, StepMode Mode = StepMode.One, int Days = 5)
{
    /// <summary>Least number of opinions of a panel.</summary>
    public int Quorum { get; init; } = 1;

    /// <summary>Only for amounts above this; null: whatever the amount.</summary>
    public decimal? AboveAmount { get; init; }

    /// <summary>Only for these categories; empty: for all.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];
}

/// <summary>A kind of business that needs approval (审批事项) with the flow that ships; the college may keep versions of its own.</summary>
/// <param name="Key">Such as <c>programmes.proposal</c>.</param>
/// <param name="Domain">The delegation that can shorten its route; null: none can.</param>
public sealed record ApprovalKind(string Key, Words Title, IReadOnlyList<ApprovalStep> Steps, DelegationDomain? Domain = null)
{
    /// <summary>Where the unit that asks must never decide for itself (管办分离): the only unit that it can be delegated to. Null: the unit of the request.</summary>
    public ApprovalManager? Manager { get; init; }
}

/// <summary>The unit that manages a business and never runs it.</summary>
/// <param name="Step">Key of its step, which ends the way under a grant.</param>
/// <param name="UnitRegulation">The regulation that names it by its code.</param>
public sealed record ApprovalManager(string Step, string UnitRegulation);

/// <summary>What is asked.</summary>
/// <param name="Noun">Table of the record.</param>
/// <param name="Record">Id of the record.</param>
/// <param name="Href">Page of the record; its readers also see the request there.</param>
/// <param name="Unit">The unit that asks; null: the college.</param>
/// <param name="Amount">Yuan, where money decides the route.</param>
/// <param name="Category">Category that decides the route, such as "state-controlled".</param>
public sealed record ApprovalAsk(string Kind, string Noun, string Record, Words Title, string Href, UnitId? Unit = null, decimal? Amount = null, string Category = "")
{
    /// <summary>Of the sample college; shows as such.</summary>
    public bool Sample { get; init; }
}

/// <summary>A request as neighbours see it.</summary>
/// <param name="Step">Name of the step that holds it now, or held it last.</param>
/// <param name="Since">When it came there.</param>
public sealed record ApprovalFacts(ApprovalId Id, string Kind, ApprovalState State, Words Step, DateTimeOffset Since, string By, string Why);

/// <summary>Asking for approval. The whole of it (who decides, delegation, substitutes, separation of duties, deadlines) is Foundation's; the module hears the end.</summary>
public interface IApprovals
{
    /// <summary>Asks with the save that is being prepared, in the name of the current actor. A request of the record that was returned goes on instead of a new one.</summary>
    /// <exception cref="RuleBroken">One is running for this record, or nobody could decide a step.</exception>
    Task<ApprovalId> Submit(ApprovalAsk ask, CancellationToken ct);

    /// <summary>Takes a running request back, with the save that is being prepared; only its applicant may.</summary>
    Task Withdraw(ApprovalId id, string why, CancellationToken ct);

    /// <summary>The newest request of a record; null when there was none.</summary>
    Task<ApprovalFacts?> Latest(string noun, string record, CancellationToken ct);
}

/// <summary>A request was returned or came to its end. Heard by the module whose record it is.</summary>
/// <param name="By">Who decided.</param>
/// <param name="Why">His words; never empty when refused or returned.</param>
public sealed record ApprovalMoved(ApprovalId Id, string Kind, string Noun, string Record, ApprovalState State, string By, string Why, DateTimeOffset At) : IFact;

/// <summary>A business whose delegated decisions are read together: those of its kinds, and all that the unit which manages it decided.</summary>
/// <param name="Key">Its kinds begin with it and a dot.</param>
/// <param name="UnitRegulation">The regulation that names the managing unit by its code.</param>
public sealed record DelegationArea(string Key, Words Title, string UnitRegulation);

/// <summary>Registers kinds of business.</summary>
public static class ApprovalKinds
{
    public static IServiceCollection AddApproval(this IServiceCollection services, ApprovalKind kind) => services.AddSingleton(kind);

    public static IServiceCollection AddDelegationArea(this IServiceCollection services, DelegationArea area) => services.AddSingleton(area);
}
