using Microsoft.Extensions.DependencyInjection;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Approvals;

/// <summary>What the room brings into the house.</summary>
internal static class ApprovalServices
{
    public static IServiceCollection AddApprovals(this IServiceCollection services)
    {
        foreach (var seed in Seeds) services.AddSingleton(seed);
        services.AddScoped<Seats>().AddScoped<ApprovalBook>().AddScoped<IApprovals>(s => s.GetRequiredService<ApprovalBook>()).AddScoped<DecideApproval>().AddScoped<WithdrawApproval>().AddScoped<ApprovalDesk>().AddScoped<GrantDelegation>().AddScoped<NameSubstitute>().AddScoped<ChangeFlow>().AddScoped<RemindDeciders>().AddHostedService<ApprovalClerk>()
            .AddListing<TasksList>().AddListing<AllRequestsList>().AddListing<DelegationsList>().AddListing<DelegatedList>().AddScoped<IEvidenceNoun, ApprovalEvidence>().AddScoped<IEvidenceNoun, DelegationEvidence>().AddScoped<IWorkingDays, WorkingDays>();
        return services;
    }

    private static readonly Words Own = ("校定规则", "Set by the college");

    private static readonly IReadOnlyList<RegulationSeed> Seeds =
    [
        new(ApprovalBook.RolesEach, ("同一人在一个申请中最多以几种角色审批", "Roles in which one person may decide one request"), "1", "roles", Own, "", RegulationLevel.College, Severity.Block, new(2022, 1, 1), Verified: false) { Check = RegulationSeed.Whole(1, 20) },
        new(ApprovalBook.RemindBefore, ("审批到期前几个工作日提醒", "Working days before the deadline of a step when its deciders are reminded"), "1", "days", Own, "", RegulationLevel.College, Severity.Warn, new(2022, 1, 1), Verified: false) { Check = RegulationSeed.Whole(0, 60) },
        // Entered from knowledge of the yearly notices of the State Council; to be checked against them.
        new(WorkingDays.Calendar, ("节假日和调休上班日", "Public holidays and weekend days worked instead"),
            """
            {"holidays":["2025-01-01","2025-01-28/2025-02-04","2025-04-04/2025-04-06","2025-05-01/2025-05-05","2025-05-31/2025-06-02","2025-10-01/2025-10-08","2026-01-01/2026-01-03","2026-02-15/2026-02-23","2026-04-04/2026-04-06","2026-05-01/2026-05-05","2026-06-19/2026-06-21","2026-09-25/2026-09-27","2026-10-01/2026-10-07"],"worked":["2025-01-26","2025-02-08","2025-04-27","2025-09-28","2025-10-11","2026-01-04","2026-02-14","2026-02-28","2026-05-09","2026-09-20","2026-10-10"]}
            """, "", ("国务院办公厅关于2025年、2026年部分节假日安排的通知", "The State Council's notices on the public holidays of 2025 and 2026"), "国办发明电〔2024〕12号；2025年11月4日", RegulationLevel.National, Severity.Warn, new(2022, 1, 1), Verified: true)
        { Check = value => WorkCalendar.Of(value), Names = new Dictionary<string, Words> { ["holidays"] = ("放假", "Holidays"), ["worked"] = ("调休上班", "Worked instead") } },
    ];
}
