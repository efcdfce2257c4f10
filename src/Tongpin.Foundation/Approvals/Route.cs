using Tongpin.Kernel;

namespace Tongpin.Foundation.Approvals;

/// <summary>One step of the way of a request, and why it goes there or not.</summary>
internal sealed record Leg(int Index, ApprovalStep Step, bool Goes, Words Because);

/// <summary>A grant as the route tells of it.</summary>
internal sealed record GrantInForce(DelegationId Id, Words Unit, DelegationDomain Domain, decimal? UpTo, DateOnly? Until);

/// <summary>The way of a request through the steps of its flow: conditions first, then delegation, which ends it at the step of the unit that holds the grant.</summary>
internal sealed record Route(IReadOnlyList<Leg> Legs, GrantInForce? EndsBy)
{
    /// <param name="at">The step that holds the request; a way that has gone on is not called back.</param>
    /// <param name="managing">Key of the step of the managing unit, to which alone this can be delegated; null: the last step of the unit that asks.</param>
    public static Route Of(IReadOnlyList<ApprovalStep> steps, decimal? amount, string category, GrantInForce? grant, int at = 0, string? managing = null)
    {
        var own = grant is null ? -1 : steps.Index().Where(s => (managing is null ? s.Item.Place == StepPlace.UnitOfRequest : s.Item.Key == managing) && Condition(s.Item, amount, category) is (true, _)).Select(s => s.Index).DefaultIfEmpty(-1).Last();
        if (own < at) (own, grant) = own >= 0 && at == own ? (own, grant) : (-1, null);
        return new([.. steps.Select((step, i) =>
        {
            var (goes, because) = Condition(step, amount, category);
            return goes && own >= 0 && i > own ? new Leg(i, step, false, Delegated(grant!)) : new(i, step, goes, because);
        })], own >= 0 ? grant : null);
    }

    /// <returns>Index of the first step from here that the request goes to; null at the end of the way.</returns>
    public int? From(int index) => Legs.FirstOrDefault(l => l.Index >= index && l.Goes)?.Index;

    private static (bool Goes, Words Because) Condition(ApprovalStep step, decimal? amount, string category)
    {
        List<Words> because = [];
        if (step.AboveAmount is { } above)
        {
            if (amount is not { } asked) return (false, ($"没有金额，此步只审 {Yuan(above).Zh}以上的事项", $"no amount is given, and this step is for more than {Yuan(above).En}"));
            if (asked <= above) return (false, ($"金额 {Yuan(asked).Zh}，没有超过 {Yuan(above).Zh}", $"the amount of {Yuan(asked).En} is not above {Yuan(above).En}"));
            because.Add(($"金额 {Yuan(asked).Zh}，超过 {Yuan(above).Zh}", $"the amount of {Yuan(asked).En} is above {Yuan(above).En}"));
        }
        if (step.Categories.Count > 0)
        {
            if (!step.Categories.Contains(category)) return (false, ($"类别不是“{string.Join("、", step.Categories)}”", $"its category is not “{string.Join(", ", step.Categories)}”"));
            because.Add(($"类别是“{category}”", $"its category is “{category}”"));
        }
        return (true, because.Count > 0 ? (string.Join("，", because.Select(b => b.Zh)), string.Join(", and ", because.Select(b => b.En))) : ("每个申请都经过这一步", "every request passes this step"));
    }

    private static Words Delegated(GrantInForce grant) => (
        $"{Domains.Of(grant.Domain).Zh}{(grant.UpTo is { } most ? $" {Yuan(most).Zh}以内" : "")}已下放给{grant.Unit.Zh}{(grant.Until is { } until ? $"，到 {Show.Day(until)}" : "")}",
        $"{Domains.Of(grant.Domain).En}{(grant.UpTo is { } top ? $" up to {Yuan(top).En}" : "")} is delegated to {grant.Unit.En}{(grant.Until is { } last ? $" until {Show.Day(last)}" : "")}");

    private static Words Yuan(decimal amount) => ($"{amount:#,0.##} 元", $"{amount:#,0.##} yuan");
}

/// <summary>The words of domains, states and lines.</summary>
internal static class Domains
{
    public static Words Of(DelegationDomain domain) => domain switch
    {
        DelegationDomain.Cadre => ("干部", "Cadre matters"),
        DelegationDomain.Personnel => ("人事", "Personnel"),
        _ => ("财务", "Finance"),
    };

    public static Words Of(ApprovalState state) => state switch
    {
        ApprovalState.Running => ("审批中", "Running"),
        ApprovalState.Returned => ("已退回", "Returned"),
        ApprovalState.Approved => ("已通过", "Approved"),
        ApprovalState.Refused => ("未通过", "Refused"),
        _ => ("已撤回", "Withdrawn"),
    };

    public static string Tone(ApprovalState state) => state switch
    {
        ApprovalState.Running => "primary",
        ApprovalState.Returned => "warning",
        ApprovalState.Approved => "success",
        ApprovalState.Refused => "danger",
        _ => "secondary",
    };

    public static Words Of(Did did) => did switch
    {
        Did.Asked => ("提交", "asked"),
        Did.Approved => ("同意", "approved"),
        Did.Returned => ("退回", "returned"),
        Did.Refused => ("不同意", "refused"),
        Did.Withdrawn => ("撤回", "withdrew"),
        Did.For => ("赞成", "for"),
        Did.Against => ("反对", "against"),
        _ => ("到期汇总", "closed at the deadline"),
    };

    public static Words Of(StepPlace place) => place == StepPlace.College ? ("全校", "Whole college") : ("申请单位", "Unit of the request");
    public static Words Of(StepMode mode) => mode == StepMode.One ? ("一人决定", "One decides") : ("会审", "Panel");
}
