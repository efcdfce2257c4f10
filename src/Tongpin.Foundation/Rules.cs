using Tongpin.Kernel;

namespace Tongpin.Foundation;

internal static class Rules
{
    public static readonly Rule WrongPassword = new("foundation.sign-in.wrong", ("账号或密码不对。首次使用请先激活账号。", "The number or the password is wrong. Activate the account before its first use."));
    public static readonly Rule LockedOut = new("foundation.sign-in.locked", ("连续输错，账号已暂时锁定，请十分钟后再试，或联系系统管理员。", "Too many wrong tries: the account is locked for now. Try again in ten minutes or ask an administrator."));
    public static readonly Rule TooMany = new("foundation.sign-in.too-many", ("尝试太频繁，请过一分钟再试。", "Too many tries. Please try again in a minute."));
    public static readonly Rule NoPasskey = new("foundation.sign-in.passkey", ("没有认出这个通行密钥，请用密码登录。", "This passkey is not known here. Sign in with the password."));
    public static readonly Rule PasskeyRefused = new("foundation.passkey.refused", ("没有加上通行密钥，请再试一次（每个账号最多 20 个）。", "The passkey was not added, please try again (20 an account at most)."));
    public static readonly Rule NoSample = new("foundation.sign-in.sample", ("示例角色只能在示例模式下从本机进入。", "Sample roles can be entered in sample mode from this machine only."));
    public static readonly Rule WeakPassword = new("foundation.password.weak", ("密码至少 10 个字符，且不能是常见密码。", "A password has at least 10 characters and is none of the common ones."));
    public static readonly Rule OldPassword = new("foundation.password.old", ("当前密码不对。", "The current password is wrong."));
    public static readonly Rule WrongCode = new("foundation.activation.wrong", ("账号或激活码不对，或激活码已过期。", "The number or the code is wrong, or the code has expired."));
    public static readonly Rule OwnRole = new("foundation.role.own", ("不能给自己授予角色，请由另一位管理员操作。", "Nobody may give himself a role; ask another administrator."));
    public static readonly Rule BeyondOwn = new("foundation.role.beyond-own", ("您没有权限“{0}”（或范围不够），不能授予他人。", "You do not hold “{0}” this far yourself, so you cannot hand it on."));
    public static readonly Rule AlreadyGiven = new("foundation.role.already-given", ("此人在该单位已有这个角色。", "The person already holds this role for this unit."));
    public static readonly Rule DatesCrossed = new("foundation.role.dates", ("截止日期不能早于开始日期。", "The last day may not be before the first."));
    public static readonly Rule BuiltInRole = new("foundation.role.built-in", ("内置角色不能修改，请新增角色。", "Built-in roles cannot be changed; add a role of your own."));
    public static readonly Rule RoleKeyTaken = new("foundation.role.taken", ("已有角色使用代码“{0}”。", "A role with the key “{0}” exists."));
    public static readonly Rule NumberTaken = new("foundation.person.taken", ("编号“{0}”已被使用。", "The number “{0}” is taken."));
    public static readonly Rule CodeTaken = new("foundation.unit.taken", ("单位代码“{0}”已被使用。", "The unit code “{0}” is taken."));
    public static readonly Rule UnitBelowItself = new("foundation.unit.cycle", ("单位不能放在自己或下级单位之下。", "A unit cannot stand below itself."));
    public static readonly Rule OutOfReach = new("foundation.unit.reach", ("该单位不在您的权限范围内。", "This unit is beyond your reach."));
    public static readonly Rule FixedRegulation = new("foundation.regulation.fixed", ("国家规定和系统固定的规定不能在这里修改。", "National and fixed regulations cannot be changed here."));
    public static readonly Rule ReasonNeeded = new("foundation.reason", ("请写明理由。", "Please give the reason."));
    public static readonly Rule StartNeeded = new("foundation.regulation.start", ("请填写生效日期。", "Please say from which day it is valid."));
    public static readonly Rule SeverityLowered = new("foundation.regulation.severity", ("强制规定不能降为提醒。", "A regulation that blocks cannot be lowered to a warning."));
    public static readonly Rule NoText = new("foundation.regulation.empty", ("请填写取值（最多 2 万字）。", "Please enter the value (20,000 characters at most)."));
    public static readonly Rule NoNumber = new("foundation.regulation.number", ("取值应为数字，如 0.5，“{0}”不是。", "The value must be a number such as 0.5; “{0}” is none."));
    public static readonly Rule NoShare = new("foundation.regulation.share", ("取值应在 0 与 1 之间：{0}。", "The value must lie between 0 and 1: {0}."));
    public static readonly Rule NoJson = new("foundation.regulation.json", ("取值应为 JSON，请对照现行版本的写法。", "The value must be JSON; see how the version in force is written."));
    public static readonly Rule WrongSum = new("foundation.regulation.sum", ("各项合计应为 {0}，现为 {1}。", "The parts must sum to {0}; they sum to {1}."));
    public static readonly Rule OtherShape = new("foundation.regulation.shape", ("取值的结构与原版本不同，位置：{0}。", "The value has another shape than the version that ships, at {0}."));
    public static readonly Rule VersionMeanwhile = new("foundation.regulation.meanwhile", ("您填写期间，{0}已设定版本 {1}：{2}（理由：{3}）。没有保存；确认仍要设定新版本，请再次保存。", "While you were typing, {0} set version {1}: {2} (why: {3}). Nothing was saved; save again to set a further version all the same."));
    public static readonly Rule EvidenceTooLarge = new("foundation.evidence.too-large", ("文件超过 {0} MB，请压缩或拆分后再传。", "The file is larger than {0} MB; compress or split it."));
    public static readonly Rule EvidenceEmpty = new("foundation.evidence.empty", ("请选择一个非空的文件。", "Choose a file that is not empty."));
    public static readonly Rule EvidenceKind = new("foundation.evidence.kind", ("“{0}”的内容与扩展名不符，或不是允许的类型（PDF、DOCX、XLSX、PNG、JPG、CSV、TXT）。", "“{0}” is not what its name says, or none of the allowed kinds (PDF, DOCX, XLSX, PNG, JPG, CSV, TXT)."));
    public static readonly Rule DraftTooLong = new("foundation.draft.too-long", ("草稿太长，最多 {0} 个字符，请先保存。", "The draft is too long ({0} characters at most); save the form."));
    public static readonly Rule DraftOfNobody = new("foundation.draft.nobody", ("只有登录的人员才有草稿。", "Only people who are signed in have drafts."));
    public static readonly Rule EvidenceNotYours = new("foundation.evidence.not-yours", ("您可以查看这条记录，但不能增减其佐证。", "You may see this record, but not add or remove its files."));
    public static readonly Rule LedgerKnown = new("foundation.ledger.known", ("同一笔账刚刚已经入账，没有重复记。", "The same thing has just been entered; nothing was entered twice."));
    public static readonly Rule LedgerAmount = new("foundation.ledger.amount", ("数额 {0} 不能入账：不能为零，最多 {1} 位小数。", "The amount {0} cannot be entered: it must not be zero and has {1} decimals at most."));
    public static readonly Rule LedgerReversed = new("foundation.ledger.reversed", ("这笔分录已经冲销过。", "This entry has been reversed already."));
    public static readonly Rule LedgerIsReversal = new("foundation.ledger.is-reversal", ("冲销分录不能再冲销，请重新入账。", "A reversal cannot be reversed; enter it anew."));
    public static readonly Rule LedgerClosed = new("foundation.ledger.closed", ("这一年刚刚已经结账。", "This year has just been closed."));
    public static readonly Rule LedgerYearClosed = new("foundation.ledger.year-closed", ("{0} 年已结账，不能再记入这一年。", "{0} is closed; nothing can be entered into it."));
    public static readonly Rule BackupExists = new("foundation.backup.exists", ("文件已存在：{0}，请换一个名字。", "The file exists: {0}; choose another name."));
    public static readonly Rule NoBackup = new("foundation.backup.broken", ("这不是完整的备份（{0}），没有恢复任何内容。", "This is no whole backup ({0}); nothing was restored."));
    public static readonly Rule OtherDatabase = new("foundation.backup.database", ("备份来自 {0}，当前设置为 {1}。", "The backup is of {0}, the settings say {1}."));
    public static readonly Rule NewerBackup = new("foundation.backup.newer", ("备份来自更新的版本 {0}，当前为 {1}，请先升级。", "The backup is of the newer version {0}, this is {1}; upgrade first."));
    public static readonly Rule NotEmpty = new("foundation.backup.not-empty", ("{0} 中已有数据。确认要替换时请加 --force。", "There is data in {0}. Add --force to replace it."));
    public static readonly Rule NoTool = new("foundation.backup.tool", ("没有找到 {0}。请安装 PostgreSQL 客户端工具，并确认它在 PATH 中。", "{0} was not found. Install the PostgreSQL client tools and put them on PATH."));
    public static readonly Rule ToolFailed = new("foundation.backup.tool-failed", ("{0} 没有完成：{1}", "{0} did not finish: {1}"));
    public static readonly Rule NoSuchWord = new("foundation.unknown", ("没有“{0}”。", "There is no “{0}”."));
}
