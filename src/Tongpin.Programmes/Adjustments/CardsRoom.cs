using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Programmes.Adjustments.Appeals;
using Tongpin.Programmes.Adjustments.Decisions;
using Tongpin.Programmes.Adjustments.Exits;
using Tongpin.Programmes.Adjustments.Judging;
using Tongpin.Programmes.Adjustments.Rectifying;
using Tongpin.Programmes.Adjustments.Values;
using Tongpin.Programmes.Sample;
using Icons = MudBlazor.Icons.Material.Outlined;

namespace Tongpin.Programmes.Adjustments;

/// <summary>The rooms of adjustment and exit (调整与退出), as the module brings them.</summary>
internal static class CardsRoom
{
    public static IReadOnlyList<MenuItem> Menu { get; } =
    [
        new(("红黄牌", "Cards"), "/programmes/cards", Icons.Style, Permissions.See),
        new(("监测指标", "Indicators"), "/programmes/indicators", Icons.Speed, Permissions.See),
        new(("撤销专业", "Closings"), "/programmes/exits", Icons.Logout, Permissions.See),
        new(("决策台账", "Decision book"), "/programmes/decisions", Icons.Gavel, Permissions.See),
    ];

    public static void AddCards(this IServiceCollection services)
    {
        foreach (var seed in CardRegulations.All) services.AddSingleton(seed);
        services.AddScoped<IRegulationWords, OwnRuleWords>().AddScoped<IRegulationWords, FujianRuleWords>();
        services.AddScoped<IndicatorBook>().AddScoped<EnterIndicators>().AddImport<IndicatorImport>().AddListing<IndicatorsList>().AddScoped<IEvidenceNoun, IndicatorEvidence>();
        services.AddScoped<CardBook>().AddScoped<FreezeYear>().AddScoped<JudgeYear>().AddScoped<AnnounceYear>().AddScoped<WhatIf>().AddListing<CardsList>();
        services.AddScoped<AppealCard>().AddHearer<ApprovalMoved, FollowAppeal>().AddApproval(AppealCard.Flow).AddScoped<IEvidenceNoun, CardEvidence>();
        services.AddScoped<WritePlan>().AddScoped<AdvanceTask>().AddScoped<SubmitPlan>().AddHearer<ApprovalMoved, FollowPlan>().AddApproval(SubmitPlan.Flow).AddScoped<IEvidenceNoun, PlanEvidence>().AddScoped<IEvidenceNoun, TaskEvidence>();
        services.AddScoped<SaveExit>().AddScoped<SubmitExit>().AddScoped<EndProgramme>().AddHearer<ApprovalMoved, FollowExit>().AddApproval(SubmitExit.Flow).AddListing<ExitsList>().AddScoped<IEvidenceNoun, ExitEvidence>();
        services.AddScoped<DecisionBook>().AddListing<DecisionsList>().AddScoped<IEvidenceNoun, DecisionEvidence>();
        services.AddScoped<ISample, CardsSampleData>();
    }

    public static void MapCards(this IEndpointRouteBuilder routes)
    {
        routes.MapListing<IndicatorsList, IndicatorRow>("/api/programmes/indicators", Permissions.See, "programmes.indicators");
        routes.MapListing<CardsList, CardRow>("/api/programmes/cards", Permissions.See, "programmes.cards");
        routes.MapListing<ExitsList, ExitRow>("/api/programmes/exits", Permissions.See, "programmes.exits");
        routes.MapListing<DecisionsList, DecisionRow>("/api/programmes/decisions", Permissions.See, "programmes.decisions");
        routes.MapIndicators();
        routes.MapJudging();
        routes.MapExits();
    }
}
