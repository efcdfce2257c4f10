using Tongpin.Kernel;

namespace Tongpin.Programmes;

internal static class Rules
{
    public static readonly Rule NoProgrammes = new("programmes.fit.no-programmes", ("{0} 年没有招生专业，无法计算契合度。请先导入专业。", "No programme enrols in {0}, so there is no fit to compute. Import the programmes first."));
    public static readonly Rule NoHeadcounts = new("programmes.fit.no-headcounts", ("{0} 年没有在校生数，无法计算契合度。请先导入在校生数。", "There are no numbers of students for {0}, so there is no fit to compute. Import them first."));
    public static readonly Rule VotesOverOne = new("programmes.evidence.votes-over-one", ("{0} {1} 年专家评议占比合计为 {2}，不能超过 1。", "The expert votes for {0} in {1} add up to {2}; they must not exceed 1."));
    public static readonly Rule TooManyRows = new("programmes.proposal.rows", ("每张表最多 {0} 行。", "A table has {0} rows at most."));
    public static readonly Rule TextTooLong = new("programmes.proposal.text", ("正文每段最多 {0} 字，表格每格最多 {1} 字。", "A text has {0} characters at most, a cell of a table {1}."));
    public static readonly Rule NumberOutOfRange = new("programmes.proposal.number", ("数字应在 0 与 1000 万之间。", "Numbers lie between 0 and 10,000,000."));
    public static readonly Rule DaysCrossed = new("programmes.proposal.days", ("结束日期不能早于开始日期。", "A last day may not be before the first."));
    public static readonly Rule NotInCatalogue = new("programmes.proposal.catalogue", ("国家专业目录中没有代码“{0}”。", "The national catalogue has no code “{0}”."));
    public static readonly Rule NotYourSchool = new("programmes.proposal.school", ("“{0}”不是您可以申报的二级学院。", "“{0}” is no school for which you may propose."));
    public static readonly Rule ChangeOfWhat = new("programmes.proposal.change-of", ("请填写被改造的专业代码。", "Give the code of the programme that is changed."));
    public static readonly Rule NotOffered = new("programmes.proposal.not-offered", ("学校没有代码为“{0}”的专业，或不在您的范围内。", "No programme “{0}” is offered within your reach."));
    public static readonly Rule OfferedAlready = new("programmes.proposal.offered", ("{0} {1} 已在招生，不能重复申报。", "{0} {1} enrols already and cannot be proposed again."));
    public static readonly Rule ProposedAlready = new("programmes.proposal.twice", ("{0} 在 {1} 年已有申报。", "{0} has been proposed in {1} already."));
    public static readonly Rule OtherClass = new("programmes.proposal.class", ("改造前后专业代码的前四位应相同（{0} → {1}），否则按新增申报。", "The first four digits of both codes must be equal ({0} → {1}); otherwise propose a new programme."));
    public static readonly Rule NotOpen = new("programmes.proposal.not-open", ("申报现为“{0}”，不能再改。", "The proposal is “{1}” and can no longer be changed."));
    public static readonly Rule NotApproved = new("programmes.proposal.not-approved", ("申报现为“{0}”，批准后才能备案。", "The proposal is “{1}”; it is filed once it is approved."));
    public static readonly Rule FiledLater = new("programmes.proposal.filed-later", ("备案日期不能晚于今天。", "The day of filing may not be in the future."));
    public static readonly Rule FilingNeeds = new("programmes.proposal.filing", ("请填写备案日期和文号。", "Give the day and the number of the filing."));
    public static readonly Rule ReportIncomplete = new("programmes.proposal.incomplete", ("论证报告还缺：{0}。", "The report still lacks: {1}."));
    public static readonly Rule GateFails = new("programmes.proposal.gate", ("没有达到“三个必须”：{0}。请补充依据；确需豁免的，由党委会决定。", "Of the three musts these are not met: {1}. Add evidence; only the party committee may waive one."));
    public static readonly Rule LimitBlocks = new("programmes.proposal.limit", ("按强制规定不能提交：{0}", "A regulation that blocks forbids it: {1}"));
    public static readonly Rule GateIsMet = new("programmes.waiver.met", ("“{0}”已达到，不需要豁免。", "“{1}” is met; there is nothing to waive."));
    public static readonly Rule WaivedAlready = new("programmes.waiver.twice", ("“{0}”已经豁免，原豁免及理由保留。", "“{1}” is waived already; that waiver and its reason stay."));
    public static readonly Rule WaiverReason = new("programmes.waiver.reason", ("豁免必须写明理由。", "A waiver needs its reason."));
    public static readonly Rule OwnWaiver = new("programmes.waiver.own", ("申报人不能豁免自己的申报。", "Nobody waives a gate of his own proposal."));
    public static readonly Rule ByPeopleOnly = new("programmes.by-people", ("豁免和评议只能由本人作出，不接受接口密钥。", "Waivers and votes are given by people; a key is refused."));
    public static readonly Rule NothingToWaive = new("programmes.waiver.nothing", ("三个必须都已达到或豁免。", "All three musts are met or waived."));
    public static readonly Rule PublishedStays = new("programmes.review.published", ("已发布的数字不再改动；需要更正时另开一轮并写明理由。", "Published figures stay; to correct them open a further round with its reason."));
    public static readonly Rule FrozenMeanwhile = new("programmes.review.frozen", ("这一轮的数据刚刚已由他人冻结，请刷新查看。", "Somebody else has just frozen the data of this round; look again."));
    public static readonly Rule NotComputed = new("programmes.review.not-computed", ("请先计算再发布。", "Compute it before it is published."));
    public static readonly Rule NoSuchVersion = new("programmes.review.version", ("规定“{0}”没有第 {1} 版。", "Regulation “{0}” has no version {1}."));
    public static readonly Rule ThresholdBounds = new("programmes.review.threshold", ("对接阈值应在 0 到 1 之间。", "The threshold lies between 0 and 1."));
    public static readonly Rule NothingToTry = new("programmes.proposal.try", ("规定“{0}”不能试填。", "No value can be tried for regulation “{0}”."));
    public static readonly Rule NoNumberToTry = new("programmes.proposal.try-number", ("“{0}”不是数字。", "“{0}” is no number."));
    public static readonly Rule WeightBounds = new("programmes.proposal.weight", ("权重下限应在 0 到 1 之间。", "The least weight lies between 0 and 1."));
    public static readonly Rule CorrectionReason = new("programmes.review.why", ("该年已发布，请写明更正理由。", "The year is published; give the reason of the correction."));
    public static readonly Rule WeightsClosed = new("programmes.weights.closed", ("评议现为“{0}”，不能再投票。", "The review is “{1}”; it takes no more votes."));
    public static readonly Rule TooFewVotes = new("programmes.weights.quorum", ("现有 {0} 票，至少需要 {1} 票（规定 programmes.weights.quorum）。", "{0} vote(s); {1} are needed (regulation programmes.weights.quorum)."));
    public static readonly Rule VoteReason = new("programmes.weights.why", ("请写明评议理由。", "A vote needs its reason."));
    public static readonly Rule NoSuchCluster = new("programmes.weights.cluster", ("没有产业集群“{0}”。", "There is no cluster “{0}”."));
    public static readonly Rule NothingToReview = new("programmes.weights.nothing", ("{0} 没有招生专业或申报可以评议。", "There is no enrolling programme or proposal to review: {0}."));
    public static readonly Rule OpenedMeanwhile = new("programmes.weights.opened", ("评议刚刚已由他人开始，请刷新查看。", "Somebody else has just opened the review; look again."));
    public static readonly Rule VotedMeanwhile = new("programmes.weights.voted", ("您的意见刚刚已经记录，请刷新查看。", "Your vote has just been kept; look again."));
    public static readonly Rule NoWindow = new("programmes.calendar.window", ("“{0}”不是时间段，写法如 07-15/09-15，首日不晚于末日。", "“{0}” is no window; write it as 07-15/09-15, the first day not after the last."));
}

/// <summary>Refusals that name things in both languages: <c>{0}</c> in Chinese, <c>{1}</c> in English.</summary>
internal static class RuleNames
{
    public static RuleBroken Of(this Rule rule, IReadOnlyCollection<Words> names) => rule.Broken(string.Join('、', names.Select(n => n.Zh)), string.Join(", ", names.Select(n => n.En)));
}
