using System.Text.Json.Serialization;
using Tongpin.Kernel;

namespace Tongpin.Programmes.Proposals;

/// <summary>A form of deep cooperation with an enterprise; the gate asks for several of them.</summary>
public enum CooperationForm
{
    /// <summary>订单班或现代学徒制</summary>
    OrderClass,
    /// <summary>共建基地或中心</summary>
    SharedBase,
    /// <summary>教师流动站</summary>
    TeacherStation,
    /// <summary>联合研发</summary>
    JointResearch,
    /// <summary>设备或资金投入</summary>
    Equipment,
}

/// <summary>The sections of the feasibility report (论证报告) in their order.</summary>
public enum Section { Industry, Survey, Similar, Positioning, Group, TalentPlan, Team, Rooms, Agreements, Budget, Intake, Risk, Experts }

/// <summary>The feasibility report (论证报告) of a proposal, section by section. Kept as a whole; what the platform knows by itself is not typed here.</summary>
public sealed class Dossier
{
    /// <summary>What the industry and its clusters need.</summary>
    public string? Industry { get; set; }
    public string? SurveyMethod { get; set; }
    /// <summary>Enterprises asked.</summary>
    public int? SurveyEnterprises { get; set; }
    /// <summary>Answers that could be used.</summary>
    public int? SurveyAnswers { get; set; }
    public DateOnly? SurveyFrom { get; set; }
    public DateOnly? SurveyTo { get; set; }
    public List<PostDemand> Posts { get; set; } = [];
    public string? Forecast { get; set; }
    /// <summary>Graduates a year of the same programme in the province.</summary>
    public int? SimilarGraduates { get; set; }
    public string? Similar { get; set; }
    public string? Positioning { get; set; }
    /// <summary>Jobs that graduates take up.</summary>
    public string? Jobs { get; set; }
    public string? GroupRelation { get; set; }
    public List<SharedWith> Siblings { get; set; } = [];
    public string? TalentPlan { get; set; }
    public List<TeamMember> Team { get; set; } = [];
    public List<TrainingRoom> Rooms { get; set; } = [];
    public List<Agreement> Agreements { get; set; } = [];
    public List<BudgetLine> Budget { get; set; } = [];
    /// <summary>Planned intake of the first, second and third year.</summary>
    public int? IntakeFirst { get; set; }
    public int? IntakeSecond { get; set; }
    public int? IntakeThird { get; set; }
    public string? IntakeBasis { get; set; }
    public string? Risk { get; set; }
    /// <summary>What happens to students, teachers and equipment if it fails.</summary>
    public string? Exit { get; set; }
    public List<ExpertOpinion> Experts { get; set; } = [];

    /// <summary>10,000 yuan, all lines.</summary>
    public decimal BudgetTotal => Budget.Sum(b => b.Amount ?? 0);

    public static IReadOnlyList<Section> Sections { get; } = Enum.GetValues<Section>();

    public static Words NameOf(Section section) => section switch
    {
        Section.Industry => ("产业与集群分析", "Industry and cluster"),
        Section.Survey => ("岗位与人才需求调研", "Survey of jobs and demand"),
        Section.Similar => ("省内同类专业与毕业生", "Similar programmes and their graduates"),
        Section.Positioning => ("专业定位与职业面向", "Position and jobs"),
        Section.Group => ("与专业群的关系", "Relation to the group"),
        Section.TalentPlan => ("人才培养方案", "Talent plan"),
        Section.Team => ("教学团队", "Teaching team"),
        Section.Rooms => ("实训条件", "Training rooms"),
        Section.Agreements => ("校企协议", "Enterprise agreements"),
        Section.Budget => ("经费预算", "Budget"),
        Section.Intake => ("招生预测", "Enrolment forecast"),
        Section.Risk => ("风险与退出", "Risk and exit"),
        _ => ("专家意见", "Expert opinions"),
    };

    public static Words NameOf(CooperationForm form) => form switch
    {
        CooperationForm.OrderClass => ("订单班/学徒制", "order class or apprenticeship"),
        CooperationForm.SharedBase => ("共建基地或中心", "co-built base or centre"),
        CooperationForm.TeacherStation => ("教师流动站", "teacher station"),
        CooperationForm.JointResearch => ("联合研发", "joint research"),
        _ => ("设备或资金投入", "equipment or money"),
    };

    /// <summary>What is still to be filled in; the experts' opinions may also come from the panel, so they are not asked for.</summary>
    public IEnumerable<Section> Missing() => Sections.Where(s => !Has(s));

    private bool Has(Section section) => section switch
    {
        Section.Industry => Filled(Industry),
        Section.Survey => SurveyEnterprises > 0 && Posts.Count > 0 && Filled(Forecast),
        Section.Similar => Filled(Similar),
        Section.Positioning => Filled(Positioning) && Filled(Jobs),
        Section.Group => Filled(GroupRelation),
        Section.TalentPlan => Filled(TalentPlan),
        Section.Team => Team.Count > 0,
        Section.Rooms => Rooms.Count > 0,
        Section.Agreements => Agreements.Count > 0,
        Section.Budget => BudgetTotal > 0,
        Section.Intake => IntakeFirst > 0,
        Section.Risk => Filled(Risk) && Filled(Exit),
        _ => true,
    };

    private static bool Filled(string? text) => !string.IsNullOrWhiteSpace(text);

    /// <summary>Without the rows that nobody filled in.</summary>
    /// <exception cref="RuleBroken">A text or a list is too long, a number negative, or the days are crossed.</exception>
    public Dossier Tidy()
    {
        Posts = [.. Posts.Where(p => Filled(p.Name))];
        Siblings = [.. Siblings.Where(s => Filled(s.Code))];
        Team = [.. Team.Where(m => Filled(m.Name))];
        Rooms = [.. Rooms.Where(r => Filled(r.Name))];
        Agreements = [.. Agreements.Where(a => Filled(a.Enterprise))];
        Budget = [.. Budget.Where(b => Filled(b.Item))];
        Experts = [.. Experts.Where(e => Filled(e.Name))];

        int[] rows = [Posts.Count, Siblings.Count, Team.Count, Rooms.Count, Agreements.Count, Budget.Count, Experts.Count];
        if (rows.Max() > MostRows) throw Rules.TooManyRows.Broken(MostRows);
        if (Texts().Any(t => t?.Length > LongestText) || Cells().Any(t => t?.Length > LongestCell)) throw Rules.TextTooLong.Broken(LongestText, LongestCell);
        if (Numbers().Any(n => n is < 0 or > 10_000_000)) throw Rules.NumberOutOfRange.Broken();
        if (SurveyTo < SurveyFrom || Agreements.Any(a => a.To < a.From)) throw Rules.DaysCrossed.Broken();
        foreach (var row in Agreements) row.Enterprise = row.Enterprise!.Trim();
        foreach (var row in Siblings) row.Code = row.Code!.Trim();
        return this;
    }

    public const int MostRows = 60, LongestText = 4000, LongestCell = 200;

    private IEnumerable<string?> Texts() => [Industry, SurveyMethod, Forecast, Similar, Positioning, Jobs, GroupRelation, TalentPlan, IntakeBasis, Risk, Exit, .. Experts.Select(e => e.Opinion)];

    private IEnumerable<string?> Cells() => new IEnumerable<string?>[]
    {
        Posts.Select(p => p.Name), Siblings.Select(s => s.Code), Siblings.Select(s => s.Courses), Siblings.Select(s => s.Posts), Team.Select(m => m.Name), Team.Select(m => m.Title), Team.Select(m => m.Teaches), Rooms.Select(r => r.Name),
        Agreements.Select(a => a.Enterprise), Agreements.Select(a => a.Duties), Budget.Select(b => b.Item), Budget.Select(b => b.Source), Experts.Select(e => e.Name), Experts.Select(e => e.Title), Experts.Select(e => e.Employer),
    }.SelectMany(column => column);

    private IEnumerable<decimal?> Numbers() => new IEnumerable<decimal?>[]
    {
        [SurveyEnterprises, SurveyAnswers, SimilarGraduates, IntakeFirst, IntakeSecond, IntakeThird],
        Posts.Select(p => (decimal?)p.Now), Posts.Select(p => (decimal?)p.InThreeYears), Rooms.Select(r => (decimal?)r.Places), Rooms.Select(r => r.Value), Budget.Select(b => b.Amount),
    }.SelectMany(column => column);
}

/// <summary>A row of a table within the report.</summary>
public abstract class DossierRow
{
    /// <summary>Sent with each row of the page's form: of a row left empty nothing else comes, and rows behind it would be lost.</summary>
    [JsonIgnore]
    public bool Row { get; set; }
}

/// <summary>A post that the survey found.</summary>
public sealed class PostDemand : DossierRow
{
    public string? Name { get; set; }
    /// <summary>Vacancies now.</summary>
    public int? Now { get; set; }
    /// <summary>Vacancies expected in three years.</summary>
    public int? InThreeYears { get; set; }
}

/// <summary>What is shared with another programme of the group.</summary>
public sealed class SharedWith : DossierRow
{
    /// <summary>Programme code.</summary>
    public string? Code { get; set; }
    /// <summary>Platform courses.</summary>
    public string? Courses { get; set; }
    /// <summary>Posts.</summary>
    public string? Posts { get; set; }
}

public sealed class TeamMember : DossierRow
{
    public string? Name { get; set; }
    public string? Title { get; set; }
    public string? Teaches { get; set; }
    /// <summary>双师型</summary>
    public bool DualQualified { get; set; }
    public bool FromEnterprise { get; set; }
}

public sealed class TrainingRoom : DossierRow
{
    public string? Name { get; set; }
    public int? Places { get; set; }
    /// <summary>Equipment, 10,000 yuan.</summary>
    public decimal? Value { get; set; }
    /// <summary>False: to be built.</summary>
    public bool Exists { get; set; }
}

public sealed class Agreement : DossierRow
{
    public string? Enterprise { get; set; }
    public DateOnly? From { get; set; }
    /// <summary>Last day, included.</summary>
    public DateOnly? To { get; set; }
    public bool OrderClass { get; set; }
    public bool SharedBase { get; set; }
    public bool TeacherStation { get; set; }
    public bool JointResearch { get; set; }
    public bool Equipment { get; set; }
    public string? Duties { get; set; }

    public IReadOnlyList<CooperationForm> Forms() => [.. Enum.GetValues<CooperationForm>().Where(Has)];

    public bool Has(CooperationForm form) => form switch
    {
        CooperationForm.OrderClass => OrderClass,
        CooperationForm.SharedBase => SharedBase,
        CooperationForm.TeacherStation => TeacherStation,
        CooperationForm.JointResearch => JointResearch,
        _ => Equipment,
    };
}

public sealed class BudgetLine : DossierRow
{
    public string? Item { get; set; }
    /// <summary>10,000 yuan.</summary>
    public decimal? Amount { get; set; }
    public string? Source { get; set; }
}

public sealed class ExpertOpinion : DossierRow
{
    public string? Name { get; set; }
    public string? Title { get; set; }
    public string? Employer { get; set; }
    public string? Opinion { get; set; }
    public bool Agrees { get; set; }
}
