using Tongpin.Foundation.Approvals;
using Tongpin.Foundation.Regulations;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Audit;

/// <summary>Foundation's own nouns as the history names them.</summary>
internal static class FoundationNouns
{
    public static IReadOnlyList<NounWords> All { get; } =
    [
        new("foundation_person", ("人员", "Person"), new Dictionary<string, Words>
        {
            ["Number"] = ("编号", "Number"), ["Name"] = ("姓名", "Name"), ["Kind"] = ("类别", "Kind"), ["UnitId"] = ("单位", "Unit"), ["Email"] = ("邮箱", "Email"),
            ["Phone"] = ("电话", "Phone"), ["Active"] = ("在校", "Active"), ["ImportId"] = ("导入批次", "Import"),
            ["format"] = ("格式", "Format"), ["people"] = ("人数", "People"), ["units"] = ("单位数", "Units"),
        }, id => $"/people/{id}") { Values = For("Kind", NounWords.Of<PersonKind>(Kinds.Of)) },
        new("foundation_unit", ("单位", "Unit"), new Dictionary<string, Words>
        {
            ["Code"] = ("代码", "Code"), ["Name"] = ("名称", "Name"), ["NameEn"] = ("英文名称", "English name"), ["Kind"] = ("类别", "Kind"), ["ParentId"] = ("上级单位", "Above it"), ["ImportId"] = ("导入批次", "Import"),
        }, id => $"/units/{id}") { Values = For("Kind", NounWords.Of<UnitKind>(Kinds.Of)) },
        new("foundation_role", ("角色", "Role"), new Dictionary<string, Words>
        {
            ["Key"] = ("代码", "Key"), ["Name"] = ("名称", "Name"), ["NameEn"] = ("英文名称", "English name"), ["Permissions"] = ("权限", "Permissions"), ["BuiltIn"] = ("内置", "Built in"),
        }),
        new("foundation_assignment", ("角色授予", "Role given"), new Dictionary<string, Words>
        {
            ["PersonId"] = ("人员", "Person"), ["RoleId"] = ("角色", "Role"), ["UnitId"] = ("单位", "Unit"), ["From"] = ("开始日期", "First day"), ["Until"] = ("截止日期", "Last day"),
        }),
        new("foundation_account", ("账号", "Account"), new Dictionary<string, Words>
        {
            ["PersonId"] = ("人员", "Person"), ["UserName"] = ("账号", "User name"), ["NormalizedUserName"] = ("账号（大写）", "User name (capitals)"), ["Language"] = ("界面语言", "Language"), ["PasswordHash"] = ("密码", "Password"),
            ["LockoutEnd"] = ("锁定至", "Locked until"), ["LockoutEnabled"] = ("可锁定", "Can be locked"), ["ActivationHash"] = ("激活码", "Activation code"), ["ActivationUntil"] = ("激活码有效至", "Code valid until"), ["by"] = ("方式", "By"),
            ["Email"] = ("邮箱", "E-mail"), ["NormalizedEmail"] = ("邮箱（大写）", "E-mail (capitals)"), ["EmailConfirmed"] = ("邮箱已核", "E-mail confirmed"), ["PhoneNumber"] = ("电话", "Phone"), ["PhoneNumberConfirmed"] = ("电话已核", "Phone confirmed"), ["TwoFactorEnabled"] = ("两步验证", "Two-factor"),
        }) { Values = For("by", new Dictionary<string, Words> { ["password"] = ("密码", "password"), ["passkey"] = ("通行密钥", "passkey"), ["sample"] = ("示例角色", "sample role") }) },
        new("foundation_account_claim", ("账号声明", "Account claim"), new Dictionary<string, Words> { ["UserId"] = ("账号", "Account"), ["ClaimType"] = ("类别", "Kind"), ["ClaimValue"] = ("取值", "Value") }),
        new("foundation_account_login", ("外部登录", "Outside sign-in"), new Dictionary<string, Words> { ["UserId"] = ("账号", "Account"), ["ProviderDisplayName"] = ("来源", "From") }),
        new("foundation_account_passkey", ("通行密钥", "Passkey"), new Dictionary<string, Words> { ["UserId"] = ("账号", "Account"), ["Data"] = ("内容", "Content") }),
        new("foundation_api_key", ("接口密钥", "API key"), new Dictionary<string, Words>
        {
            ["Name"] = ("名称", "Name"), ["Hash"] = ("密钥", "Key"), ["Permissions"] = ("权限", "Permissions"), ["CreatedBy"] = ("创建人", "Created by"), ["CreatedAt"] = ("创建时间", "Created at"), ["ExpiresAt"] = ("到期时间", "Expires at"), ["RevokedAt"] = ("吊销时间", "Revoked at"),
        }),
        new("foundation_regulation", ("规定", "Regulation"), new Dictionary<string, Words>
        {
            ["Code"] = ("代码", "Code"), ["Version"] = ("版本", "Version"), ["Name"] = ("名称", "Name"), ["NameEn"] = ("英文名称", "English name"), ["Value"] = ("取值", "Value"), ["Unit"] = ("单位", "Unit"), ["Source"] = ("来源", "Source"), ["SourceEn"] = ("英文来源", "English source"),
            ["DocumentNumber"] = ("文号", "Document"), ["Level"] = ("层级", "Level"), ["Severity"] = ("效力", "Effect"), ["ValidFrom"] = ("生效日期", "Valid from"), ["ValidTo"] = ("截止日期", "Last day"), ["Verified"] = ("依据已核", "Verified"),
            ["Editable"] = ("可修改", "Editable"), ["By"] = ("设定人", "Set by"), ["At"] = ("设定时间", "Set at"), ["Why"] = ("理由", "Why"),
        })
        {
            Values = new Dictionary<string, IReadOnlyDictionary<string, Words>>
            {
                ["Level"] = NounWords.Of<RegulationLevel>(RegulationRow.NameOf),
                ["Severity"] = NounWords.Of<Severity>(RegulationRow.NameOf),
            },
        },
        new("foundation_evidence", ("佐证", "Evidence"), new Dictionary<string, Words>
        {
            ["Hash"] = ("校验值", "Checksum"), ["Name"] = ("文件名", "File name"), ["Size"] = ("大小（字节）", "Size (bytes)"), ["Type"] = ("类型", "Type"), ["By"] = ("上传人", "Uploaded by"), ["UploadedBy"] = ("上传人", "Uploaded by"), ["At"] = ("上传时间", "Uploaded at"), ["Noun"] = ("所属", "Of"), ["Record"] = ("记录", "Record"),
            ["Permission"] = ("查看权限", "Permission to see"), ["UnitId"] = ("单位", "Unit"), ["Note"] = ("说明", "Note"), ["RemovedAt"] = ("移除时间", "Removed at"), ["RemovedBy"] = ("移除人", "Removed by"), ["RemovedWhy"] = ("移除理由", "Why removed"), ["Alone"] = ("单独存放", "Kept alone"),
        }),
        new("foundation_ledger", ("台账分录", "Ledger entry"), new Dictionary<string, Words>
        {
            ["Book"] = ("账册", "Book"), ["Account"] = ("科目", "Account"), ["Measure"] = ("计量", "Measure"), ["Noun"] = ("所属", "Of"), ["Record"] = ("记录", "Record"), ["Href"] = ("页面", "Page"), ["UnitId"] = ("单位", "Unit"), ["PersonId"] = ("人员", "Person"), ["Amount"] = ("数额", "Amount"),
            ["Day"] = ("日期", "Day"), ["Year"] = ("年份", "Year"), ["Text"] = ("摘要", "What"), ["Cause"] = ("起因", "Cause"), ["Regulations"] = ("所用规定", "Regulations used"), ["ReversesId"] = ("冲销的分录", "Takes back"), ["Why"] = ("理由", "Why"), ["ById"] = ("经办人", "By (id)"), ["By"] = ("经办", "By"), ["At"] = ("入账时间", "Entered at"),
        }, id => $"/ledger/{id}") { Values = For("Measure", NounWords.Of<LedgerMeasure>(Ledger.LedgerWords.Of)) },
        new("foundation_ledger_closing", ("年度结账", "Closing of a year"), new Dictionary<string, Words> { ["Book"] = ("账册", "Book"), ["Year"] = ("年份", "Year"), ["By"] = ("经办", "By"), ["At"] = ("时间", "At") }),
        new("foundation_approval", ("审批", "Request"), new Dictionary<string, Words>
        {
            ["Kind"] = ("事项", "Business"), ["Noun"] = ("所属", "Of"), ["Record"] = ("记录", "Record"), ["Title"] = ("标题", "Title"), ["Href"] = ("页面", "Page"), ["UnitId"] = ("申请单位", "Unit"), ["Amount"] = ("金额（元）", "Amount (yuan)"), ["Category"] = ("类别", "Category"),
            ["ApplicantId"] = ("申请人", "Applicant"), ["Applicant"] = ("申请人", "Applicant"), ["Flow"] = ("流程版本", "Version of the flow"), ["Steps"] = ("步骤", "Steps"), ["State"] = ("状态", "State"), ["Round"] = ("轮次", "Round"), ["At"] = ("步骤序号", "Step number"), ["Since"] = ("到达时间", "Since"), ["Due"] = ("期限", "Due"),
            ["Reminded"] = ("已提醒", "Reminded"), ["WaitsRole"] = ("待审角色", "Role waited for"), ["WaitsAt"] = ("待审席位", "Seat waited for"), ["AskedAt"] = ("提交时间", "Asked at"), ["EndedAt"] = ("结束时间", "Ended at"), ["OpenKey"] = ("在办标记", "Open mark"), ["Sample"] = ("示例", "Sample"), ["Acts"] = ("记录数", "Lines"),
        }, id => $"/approvals/{id}")
        {
            Values = new Dictionary<string, IReadOnlyDictionary<string, Words>>
            {
                ["State"] = NounWords.Of<ApprovalState>(Domains.Of),
                ["Reminded"] = NounWords.Of<Reminder>(r => r switch { Reminder.None => ("未提醒", "no"), Reminder.Before => ("到期前", "before"), _ => ("超期", "after") }),
            },
        },
        new("foundation_matter", ("事项申请", "Matter"), new Dictionary<string, Words>
        {
            ["Domain"] = ("领域", "Domain"), ["UnitId"] = ("单位", "Unit"), ["Title"] = ("标题", "Title"), ["Text"] = ("说明", "Words"), ["Amount"] = ("金额（元）", "Amount (yuan)"), ["ById"] = ("申请人", "Asked by"), ["By"] = ("申请人（姓名）", "Asked by (name)"), ["At"] = ("申请时间", "Asked at"), ["State"] = ("状态", "State"), ["Sample"] = ("示例", "Sample"),
        }, id => $"/matters/{id}")
        {
            Values = new Dictionary<string, IReadOnlyDictionary<string, Words>> { ["Domain"] = NounWords.Of<DelegationDomain>(Domains.Of), ["State"] = NounWords.Of<ApprovalState>(Domains.Of) },
        },
        new("foundation_approval_line", ("审批意见", "Line of a request"), new Dictionary<string, Words>
        {
            ["ApprovalId"] = ("审批", "Request"), ["Round"] = ("轮次", "Round"), ["At"] = ("步骤序号", "Step number"), ["Role"] = ("角色", "Role"), ["PersonId"] = ("人员", "Person"), ["Name"] = ("姓名", "Name"), ["SeatId"] = ("代", "In place of"), ["SeatName"] = ("代（姓名）", "In place of (name)"),
            ["Did"] = ("办理", "Did"), ["Why"] = ("意见", "Words"), ["Cites"] = ("引用佐证", "Cites"), ["Under"] = ("依据授权", "Under the grant"), ["When"] = ("时间", "When"),
        }) { Values = For("Did", NounWords.Of<Did>(Domains.Of)) },
        new("foundation_approval_flow", ("审批流程", "Flow"), new Dictionary<string, Words>
        {
            ["Kind"] = ("事项", "Business"), ["Version"] = ("版本", "Version"), ["Steps"] = ("步骤", "Steps"), ["By"] = ("设定人", "Set by"), ["At"] = ("设定时间", "Set at"), ["Why"] = ("理由", "Why"),
        }),
        new("foundation_delegation", ("授权下放", "Delegation"), new Dictionary<string, Words>
        {
            ["Domain"] = ("领域", "Domain"), ["Kind"] = ("事项", "Business"), ["UpTo"] = ("金额上限（元）", "Up to (yuan)"), ["UnitId"] = ("单位", "Unit"), ["From"] = ("开始日期", "First day"), ["Until"] = ("截止日期", "Last day"), ["Why"] = ("理由", "Why"), ["By"] = ("授权人", "Granted by"), ["At"] = ("授权时间", "Granted at"),
            ["RevokedAt"] = ("收回时间", "Revoked at"), ["RevokedBy"] = ("收回人", "Revoked by"), ["RevokedWhy"] = ("收回理由", "Why revoked"), ["Uses"] = ("已用次数", "Uses"), ["Sample"] = ("示例", "Sample"),
        }, _ => "/delegations") { Values = For("Domain", NounWords.Of<DelegationDomain>(Domains.Of)) },
        new("foundation_substitution", ("代理", "Substitution"), new Dictionary<string, Words>
        {
            ["PersonId"] = ("被代理人", "Stood in for"), ["SubstituteId"] = ("代理人", "Substitute"), ["From"] = ("开始日期", "First day"), ["Until"] = ("截止日期", "Last day"),
        }),
        new("foundation_regulation_proposal", ("规定修改申请", "Proposal of a regulation"), new Dictionary<string, Words>
        {
            ["Code"] = ("代码", "Code"), ["Value"] = ("取值", "Value"), ["Source"] = ("来源", "Source"), ["DocumentNumber"] = ("文号", "Document"), ["Severity"] = ("效力", "Effect"), ["ValidFrom"] = ("生效日期", "Valid from"), ["ValidTo"] = ("截止日期", "Last day"), ["Why"] = ("理由", "Why"),
            ["By"] = ("申请人", "Proposed by"), ["At"] = ("申请时间", "Proposed at"), ["State"] = ("状态", "State"), ["Version"] = ("版本", "Version"), ["OpenCode"] = ("在办标记", "Open mark"),
        })
        {
            Values = new Dictionary<string, IReadOnlyDictionary<string, Words>>
            {
                ["State"] = NounWords.Of<ApprovalState>(Domains.Of),
                ["Severity"] = NounWords.Of<Severity>(RegulationRow.NameOf),
            },
        },
        new("foundation_import", ("导入", "Import"), new Dictionary<string, Words>
        {
            ["key"] = ("种类", "Kind"), ["fileName"] = ("文件", "File"), ["hash"] = ("校验值", "Checksum"), ["added"] = ("新增", "Added"), ["changed"] = ("更新", "Changed"), ["unchanged"] = ("不变", "Unchanged"), ["kept"] = ("保留人工修改", "Kept"),
        }, id => $"/imports/{id}"),
    ];

    private static Dictionary<string, IReadOnlyDictionary<string, Words>> For(string field, IReadOnlyDictionary<string, Words> values) => new() { [field] = values };
}
