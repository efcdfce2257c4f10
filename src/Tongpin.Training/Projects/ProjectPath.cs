using Tongpin.Kernel;
using Tongpin.Training.Categories;

namespace Tongpin.Training.Projects;

/// <summary>One step of a project: who holds it, and what is missing before it is done.</summary>
internal sealed record PathStep(Words Name, Words Holder, bool Done, IReadOnlyList<Words> Missing);

/// <summary>What the path is found from besides the project itself.</summary>
/// <param name="Waiting">The step of the approval that holds it; null when none is running.</param>
/// <param name="Opening">What is missing for the opening besides money.</param>
/// <param name="Ungraded">Trainees of a class that was taught whose test is asked for and not entered.</param>
/// <param name="Ready">Trainees who have what a certificate takes, and none.</param>
internal sealed record PathFacts(IReadOnlyList<Finding> Findings, decimal Received, Words? Waiting, IReadOnlyList<Finding> Opening, int Ungraded = 0, int Ready = 0);

/// <summary>The way of a project from application to archive.</summary>
internal static class ProjectPath
{
    private static readonly Words Unit = ("承办单位", "Running unit"), Finance = ("财务处", "Finance office"), Office = ("归口部门", "Continuing-education office");

    public static IReadOnlyList<PathStep> Of(TrainingProject p, CategoryPolicy policy, PathFacts facts)
    {
        var state = p.State;
        List<PathStep> steps =
        [
            new(("立项申请", "Application"), Unit, state > ProjectState.Draft, state == ProjectState.Draft ? [.. facts.Findings.Where(f => f.Blocks || p.SoftReason.Length == 0).Select(f => f.Broken.Words)] : []),
            new(("审批", "Approval"), facts.Waiting ?? Office, state > ProjectState.Approval, []),
        ];
        if (policy.FeeFiling) steps.Add(new(("收费备案", "Fee filing"), Finance, p.FeeFiling.Length > 0, p.FeeFiling.Length > 0 ? [] : [("收费备案号", "Number of the fee filing")]));
        if (p.Payer != Payer.Free)
        {
            steps.Add(new(("合同", "Contract"), Unit, p.ContractDay is not null, p.ContractDay is not null ? [] : [("合同编号、日期和金额", "Number, day and amount of the contract")]));
            var needed = Money.Cents(p.Contract * policy.Prepaid);
            var arrived = p.ContractDay is not null && facts.Received >= needed;
            steps.Add(new(("到账", "Money received"), Finance, arrived, arrived || p.ContractDay is null ? [] : [($"开班前还差 {Show.Number(needed - facts.Received, 2)} 元", $"{Show.Number(needed - facts.Received, 2)} yuan before opening")]));
        }
        steps.Add(new(("开班", "Opening"), Unit, state >= ProjectState.Open, state >= ProjectState.Open ? [] : [.. facts.Opening.Select(f => f.Broken.Words)]));
        steps.Add(new(("结课", "Teaching done"), Unit, state >= ProjectState.Taught, state == ProjectState.Open ? [("实际人数和满意度", "Heads and satisfaction")] : []));
        // Neither holds up the money: what is settled has passed them.
        var passed = state > ProjectState.Taught;
        if (p.Certificate != CertificateForm.None)
        {
            List<Words> open = [];
            if (facts.Ungraded > 0) open.Add(($"{facts.Ungraded} 人的考核没有登记", $"the test of {facts.Ungraded} is not entered"));
            if (facts.Ready > 0) open.Add(($"{facts.Ready} 人符合条件，待发证", $"{facts.Ready} have what it takes and no certificate yet"));
            steps.Add(new(("考核与发证", "Tests and certificates"), facts.Ungraded > 0 ? Unit : Office, passed || state == ProjectState.Taught && open.Count == 0, passed ? [] : open));
        }
        steps.Add(new(("满意度", "Survey"), Unit, passed || state == ProjectState.Taught && p.Satisfaction != Satisfaction.NotAsked, state == ProjectState.Taught && p.Satisfaction == Satisfaction.NotAsked ? [("满意度调查结果", "Result of the survey")] : []));
        steps.Add(new(("结算", "Settlement"), state == ProjectState.Settling ? facts.Waiting ?? Finance : Unit, state >= ProjectState.Settled, state == ProjectState.Taught ? [("各行结算数", "Settled amounts of all lines")] : []));
        if (policy.Distributes)
            steps.Add(new(("分配", "Distribution"), Finance, state >= ProjectState.Distributed, state == ProjectState.Settled && facts.Received != p.Contract ? [($"到账 {Show.Number(facts.Received, 2)} 元，合同 {Show.Number(p.Contract, 2)} 元，须相等", $"{Show.Number(facts.Received, 2)} yuan arrived, the contract says {Show.Number(p.Contract, 2)}: they must be equal")] : []));
        steps.Add(new(("结项", "Closed"), Office, state == ProjectState.Closed, []));
        return steps;
    }

    /// <summary>Index of the step that holds the project; the count when all is done.</summary>
    public static int At(IReadOnlyList<PathStep> steps) => steps.Index().Where(s => !s.Item.Done).Select(s => s.Index).DefaultIfEmpty(steps.Count).First();
}
