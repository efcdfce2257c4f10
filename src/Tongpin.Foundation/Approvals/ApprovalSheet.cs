using Tongpin.Kernel;
using Tongpin.Kernel.Papers;

namespace Tongpin.Foundation.Approvals;

/// <summary>The sheet of a request (审批单) in the layout of an official document: what is asked, and the chain of those who signed.</summary>
internal static class ApprovalSheet
{
    public static async Task<MemoryStream> Write(ApprovalView request, DateOnly today, CancellationToken ct)
    {
        var paper = new OfficialPaper(Words.L("审批单", "Approval sheet"), request.Unit?.ToString() ?? "", request.Sample);
        paper.Heading(Words.L("事项", "Request"));
        paper.Text(request.Title.ToString());
        paper.Table(Words.L("基本情况", "Facts"), [new(Words.L("项目", "Item"), 25), new(Words.L("内容", "Content"), 75)], Facts(request));
        paper.Heading(Words.L("办理和签字", "Decisions and signatures"));
        paper.Table(Words.L("签字链", "Chain of signatures"), [new(Words.L("步骤", "Step"), 20), new(Words.L("办理人", "By"), 20), new(Words.L("意见", "Words"), 40), new(Words.L("时间", "When"), 20)], Chain(request));
        paper.Note(Words.L($"编号 {request.Id}。由系统按办理记录生成；示例或打印件以系统记录为准。", $"Number {request.Id}. Made from the records of the system, which alone are authentic."));
        paper.Signature(Words.L("经办单位（盖章）", "Unit in charge (seal)"), today);
        var made = new MemoryStream();
        await paper.Write(made, ct);
        made.Position = 0;
        return made;
    }

    public static IEnumerable<IReadOnlyList<string>> Facts(ApprovalView request)
    {
        yield return [Words.L("种类", "Kind"), request.KindTitle.ToString()];
        yield return [Words.L("申请人", "Applicant"), request.Applicant];
        if (request.Unit is { } unit) yield return [Words.L("申请单位", "Unit"), unit.ToString()];
        if (request.Amount is { } amount) yield return [Words.L("金额", "Amount"), $"{Show.Number(amount, 2)} {Words.L("元", "yuan")}"];
        yield return [Words.L("提交时间", "Asked at"), Show.Instant(request.AskedAt)];
        yield return [Words.L("状态", "State"), Domains.Of(request.State).ToString()];
    }

    /// <summary>Step, by whom and for whom, verdict with words, and when.</summary>
    public static IEnumerable<IReadOnlyList<string>> Chain(ApprovalView request) => request.Lines.Select(l => (IReadOnlyList<string>)
    [
        l.Step.ToString(),
        l.SeatName.Length > 0 ? Words.L($"{l.Name}（代 {l.SeatName}）", $"{l.Name} (for {l.SeatName})") : l.Name,
        $"{Domains.Of(l.Did)}{(l.Why.Length > 0 ? Words.L("：", ": ") + l.Why : "")}{(l.Under is { } grant ? Words.L($"（{grant.Zh}）", $" ({grant.En})") : "")}",
        Show.Instant(l.When),
    ]);
}
