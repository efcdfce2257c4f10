using Tongpin.Kernel;

namespace Tongpin.Training.Teams;

/// <summary>The words of the two teams.</summary>
internal static class TeamWords
{
    public static Words Of(MemberKind kind) => kind == MemberKind.FullTime ? ("专职", "full-time") : ("兼职", "part-time");

    public static Words Of(DutyRole role) => role switch { DutyRole.Lead => ("统筹", "coordination"), DutyRole.Manage => ("管理", "management"), DutyRole.Teach => ("教学", "teaching"), _ => ("会务", "service") };

    public static Words Of(PayWay pay) => pay switch { PayWay.Fee => ("讲课费", "lecture fee"), PayWay.Pool => ("奖励池", "bonus pool"), _ => ("教学工作量", "teaching workload") };
}
