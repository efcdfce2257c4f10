using Tongpin.Kernel;

namespace Tongpin.Programmes.Adjustments;

/// <summary>What is refused around indicators, cards, appeals, rectification and exits.</summary>
internal static class CardRefusals
{
    public static readonly Rule NoIndicator = new("programmes.indicators.unknown", ("没有指标“{0}”。", "There is no indicator “{0}”."));
    public static readonly Rule OutOfBounds = new("programmes.indicators.bounds", ("{0}应在 0 与 {2} 之间，收到 {3}。", "{1} must be between 0 and {2}, not {3}."));
    public static readonly Rule NoNumber = new("programmes.indicators.number", ("“{0}”不是数字，请填如 0.95、95% 或 1200。", "“{0}” is no number; write 0.95, 95% or 1200."));
    public static readonly Rule RuleTwice = new("programmes.cards.rule-twice", ("规则的 key 不能为空或重复：“{0}”。", "The key of a rule must be there and come once: “{0}”."));
    public static readonly Rule RuleMeansNothing = new("programmes.cards.rule-means-nothing", ("规则“{0}”不成立：请检查指标、方向（越高越好的指标用 Below，越低越好的用 Above）、限值、年数和红黄牌。", "Rule “{0}” means nothing: check its indicator, its side (Below where more is better, Above where less is), limit, years and card."));
    public static readonly Rule NothingKnown = new("programmes.cards.nothing-known", ("{0} 年没有专业或没有任何指标值，不能冻结。", "Nothing is known of {0}: no programmes, or no value of any indicator."));
    public static readonly Rule NotFrozen = new("programmes.cards.not-frozen", ("{0} 年的数据还没有冻结。", "The values of {0} are not frozen yet."));
    public static readonly Rule NotJudged = new("programmes.cards.not-judged", ("{0} 年还没有评价。", "{0} has not been judged yet."));
    public static readonly Rule Announced = new("programmes.cards.announced", ("{0} 年的评价已下达，不能再改；不服的由学院申诉。", "The judgement of {0} is announced and stands; schools may appeal."));
    public static readonly Rule NoSuchProfile = new("programmes.cards.no-profile", ("没有方案“{0}”或没有这个版本。", "There is no profile “{0}”, or no such version."));
    public static readonly Rule NothingToAppeal = new("programmes.appeals.nothing", ("这个专业今年没有可申诉的红黄牌。", "There is no card here to appeal against."));
    public static readonly Rule TooLate = new("programmes.appeals.too-late", ("申诉期已于 {0} 结束。", "The time for an appeal ended on {0}."));
    public static readonly Rule ReasonNeeded = new("programmes.cards.reason", ("请写明理由。", "Give the reason."));
    public static readonly Rule NoPlan = new("programmes.rectification.no-card", ("只有生效的红黄牌才需要整改。", "Only a card that stands is rectified."));
    public static readonly Rule NoTasks = new("programmes.rectification.no-tasks", ("整改方案至少要有一项任务。", "A plan needs one task at least."));
    public static readonly Rule TaskIncomplete = new("programmes.rectification.task", ("第 {0} 项任务请填写内容、责任人和期限。", "Task {0} needs its words, its owner and its day."));
    public static readonly Rule TaskTooLate = new("programmes.rectification.task-late", ("“{0}”的期限晚于整改期限 {1}。", "“{0}” is due later than the plan, {1}."));
    public static readonly Rule TooLong = new("programmes.rectification.too-long", ("整改期限最晚为 {0}（规定 programmes.cards.rectify-months）。", "The plan may last until {0} at most (regulation programmes.cards.rectify-months)."));
    public static readonly Rule PlanClosed = new("programmes.rectification.closed", ("整改现为“{0}”，不能再改。", "The plan is “{1}” and can no longer be changed."));
    public static readonly Rule NotAllDone = new("programmes.rectification.not-done", ("还有 {0} 项任务没有完成，不能申请验收。", "{0} task(s) are not done; the plan cannot be handed in."));
    public static readonly Rule DoneNeedsResult = new("programmes.rectification.result", ("完成的任务请写明结果。", "A task that is done needs its result."));
    public static readonly Rule NoReasonToExit = new("programmes.exits.no-reason", ("{0} 没有“建议撤销”，也没有整改未通过的红牌，不能提出撤销。", "{0} is not to be cancelled and has no red card whose rectification failed."));
    public static readonly Rule ExitOpen = new("programmes.exits.open", ("{0} 已有撤销申请。", "{0} has a proposal to close it already."));
    public static readonly Rule ExitClosed = new("programmes.exits.closed", ("撤销申请现为“{0}”，不能再改。", "The proposal is “{1}” and can no longer be changed."));
    public static readonly Rule ExitStep = new("programmes.exits.step", ("撤销申请现为“{0}”，还不能这样做。", "The proposal is “{1}”; this is not its turn."));
    public static readonly Rule GradesUnplaced = new("programmes.exits.grades", ("还有在校生的年级没有安置：{0}。", "Grades with students have no plan: {0}."));
    public static readonly Rule StudentsLeft = new("programmes.exits.students-left", ("{0} 级最晚到 {1} 年离校，之后才能办结。", "The grade of {0} leaves in {1}; the exit ends after that."));
    public static readonly Rule NoticeRuns = new("programmes.exits.notice", ("公示到 {0} 为止，之后才能备案。", "The public notice runs until {0}; it is filed after that."));
    public static readonly Rule RowIncomplete = new("programmes.exits.row", ("第 {0} 行没有填完整：{1}", "Line {0} is incomplete: {2}"));
    public static readonly Rule InFuture = new("programmes.exits.future", ("备案日期 {0} 在今天之后。", "The day of filing, {0}, is in the future."));
    public static readonly Rule YearsCrossed = new("programmes.exits.years-crossed", ("代码撤销年份不能早于停止招生的年份。", "The code cannot go before the intake stops."));
}
