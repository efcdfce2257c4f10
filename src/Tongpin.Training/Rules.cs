using Tongpin.Kernel;

namespace Tongpin.Training;

internal static class Rules
{
    public static readonly Rule PolicyWord = new("training.policy.word", ("“{0}”不是可用的取值，只能是：{1}。", "“{0}” is no value; it must be one of: {1}."));
    public static readonly Rule PolicyShare = new("training.policy.share", ("{0} 应在 0 与 1 之间，现为 {1}。", "{0} must lie between 0 and 1; it is {1}."));
    public static readonly Rule PolicyNegative = new("training.policy.negative", ("分配比例和权重不能为负。", "Parts and weights must not be negative."));
    public static readonly Rule NumberTaken = new("training.number-taken", ("编号刚被占用，请再保存一次。", "The number has just been taken; save again."));
    public static readonly Rule NoSuchUnit = new("training.no-unit", ("没有单位“{0}”，或不在您的权限范围内。", "There is no unit “{0}”, or it is beyond your reach."));
    public static readonly Rule NoSuchPerson = new("training.no-person", ("没有工号为“{0}”的在校人员。", "There is nobody active with the number “{0}”."));
    public static readonly Rule DatesCrossed = new("training.dates", ("结束日期不能早于开始日期。", "The last day may not be before the first."));
    public static readonly Rule BadAmount = new("training.amount", ("金额 {0} 应为不小于零、到分的数。", "The amount {0} must be zero or more, in whole cents."));
    public static readonly Rule OneRunsOneManages = new("training.managed-by-runner", ("管办分离：{0}是继续教育归口管理部门，不能作为承办单位。", "The office that manages training may not run it: {0}."));
    public static readonly Rule Banned = new("training.banned-words", ("名称或简介含有禁用词：{0}。", "The name or the description uses forbidden words: {0}."));
    public static readonly Rule PartnerForbidden = new("training.partner.forbidden", ("不得由合作方{0}。", "A partner may not do this: {0}."));
    public static readonly Rule PartnerCode = new("training.partner.code", ("合作方的统一社会信用代码“{0}”有误（校验位不符）。", "The partner's credit code “{0}” is wrong (check character)."));
    public static readonly Rule PartnerNoName = new("training.partner.name", ("填写了合作内容，请写明合作方名称和信用代码。", "There is a cooperation; name the partner and its credit code."));
    public static readonly Rule PapersMissing = new("training.papers-missing", ("还缺材料：{0}。", "Papers are missing: {0}."));
    public static readonly Rule NoBudget = new("training.no-budget", ("请先填写收支预算表。", "Fill in the budget sheet first."));
    public static readonly Rule OverCeiling = new("training.fiscal.ceiling", ("财政资金培训费上限为 {0} 元（{1} 人 × {2} 天），超出 {3} 元。", "The ceiling for fiscal money is {0} yuan ({1} persons × {2} days); this exceeds it by {3}."));
    public static readonly Rule LectureOver = new("training.fiscal.lecture", ("{0}讲课费每学时不超过 {1} 元，预算为 {2} 元。", "A lecture fee of {0} is at most {1} yuan an hour; the budget says {2}."));
    public static readonly Rule TooManyStaff = new("training.fiscal.staff", ("{0} 名学员最多配 {1} 名工作人员，现为 {2} 名。", "{0} trainees have {1} staff at most; there are {2}."));
    public static readonly Rule OverUnitBudget = new("training.unit-budget", ("承办单位支出预算 {0} 元，超过收入的 {1}。", "The unit plans to spend {0} yuan, more than {1} of the income."));
    public static readonly Rule SoftLimit = new("training.soft-limit", ("需要书面说明：{0}", "A written reason is needed: {0}"));
    public static readonly Rule FeeWhileFree = new("training.free-with-fee", ("学费来源为免费时，收费标准应为 0。", "A free course has a fee of 0."));
    public static readonly Rule WrongState = new("training.state", ("项目现为“{0}”，此操作要求“{1}”。", "The project is “{0}”; this needs “{1}”."));
    public static readonly Rule NoFeeFiling = new("training.fee-filing", ("此类别须先完成收费备案。", "This category needs the fee filing first."));
    public static readonly Rule NoContract = new("training.contract", ("请先登记合同。", "Enter the contract first."));
    public static readonly Rule NotPrepaid = new("training.prepaid", ("到账 {0} 元，开班前应到账 {1} 元（合同的 {2}）。", "{0} yuan have arrived; {1} are needed before the class opens ({2} of the contract)."));
    public static readonly Rule NotArrived = new("training.not-arrived", ("到账 {0} 元，与合同 {1} 元不一致：到账与合同（或批准的变更）相等后才能分配。", "{0} yuan have arrived and the contract says {1}: nothing is distributed before they are equal, by money or by an approved variation."));
    public static readonly Rule Loss = new("training.loss", ("结算为亏损 {0} 元，没有净收入可分配。", "The settlement shows a loss of {0} yuan; there is no net income to distribute."));
    public static readonly Rule MoneyThere = new("training.money-there", ("账上还有到账 {0} 元，请先退费或冲销。", "{0} yuan have arrived; refund or reverse them first."));
    public static readonly Rule ReceiptsFixed = new("training.receipts-fixed", ("项目已分配或已取消，到账不能再变动；请先冲销分配。", "The project is distributed or cancelled and its receipts are fixed; take the distribution back first."));
    public static readonly Rule SettledMissing = new("training.settlement.lines", ("每一行支出都要填结算数（没有支出填 0）。", "Every line needs its settled amount (0 when nothing was spent)."));
    public static readonly Rule ChangeNeedsApproval = new("training.change.approved", ("项目已立项，变更类别须提交变更申请。", "The project is approved; its category is changed by a change request."));
    public static readonly Rule ChangeNothing = new("training.change.nothing", ("变更申请没有改变任何内容。", "The change request changes nothing."));
    public static readonly Rule ChangeOpen = new("training.change.open", ("已有一份变更申请在审批中。", "A change request is in approval already."));
    public static readonly Rule NotYetOver = new("training.year-not-over", ("{0} 年还没有结束，不能结账。", "{0} is not over; it cannot be closed."));
    public static readonly Rule ReasonNeeded = new("training.reason", ("请写明理由。", "Please give the reason."));
    public static readonly Rule NoMilestones = new("training.reform.no-milestones", ("至少要有一个里程碑。", "There must be one milestone at least."));
    public static readonly Rule MilestoneLine = new("training.reform.milestone-line", ("里程碑应写成“2026-10-31 名称”，这一行不是：{0}", "A milestone is written as “2026-10-31 name”; this line is not: {0}"));
    public static readonly Rule MilestoneTwice = new("training.reform.milestone-twice", ("里程碑“{0}”重复。", "The milestone “{0}” stands there twice."));
    public static readonly Rule MilestonesOpen = new("training.reform.milestones-open", ("还有里程碑没有达成：{0}。", "Milestones are not reached yet: {0}."));
    public static readonly Rule NoProof = new("training.reform.no-proof", ("请先附上佐证材料。", "Attach something that proves it first."));
    public static readonly Rule ReformFinished = new("training.reform.finished", ("任务已完成，不能再改。", "The task is finished and stays as it is."));
    public static readonly Rule NotDraft = new("training.not-draft", ("只有申报中的项目可以修改。", "Only a draft can be edited."));
}
