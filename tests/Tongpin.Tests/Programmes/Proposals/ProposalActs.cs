using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tongpin.Demand;
using Tongpin.Demand.Reference;
using Tongpin.Foundation;
using Tongpin.Foundation.Approvals;
using Tongpin.Foundation.Regulations;
using Tongpin.Kernel;
using Tongpin.Programmes;
using Tongpin.Programmes.Fit;
using Tongpin.Programmes.Proposals;

namespace Tongpin.Tests.Programmes.Proposals;

/// <summary>A small college in which a programme can be proposed: 460312 is in the catalogue, 460103 is offered in its group, one enterprise is large.</summary>
internal static class ProposalActs
{
    public const string Code = "460312", Sibling = "460103", Large = "甲装备有限公司", Small = "乙装备有限公司";

    /// <summary>Everybody who holds a step, beside the lead.</summary>
    public static readonly IReadOnlyList<string> Deciders = [BuiltInRoles.SchoolDean, BuiltInRoles.AcademicOffice, BuiltInRoles.Expert, BuiltInRoles.ProgrammeCommittee, BuiltInRoles.Leadership, BuiltInRoles.PartyCommittee];

    public static async Task<(Unit School, Person Lead, Dictionary<string, Person> People)> GivenCollege(this House house, bool stateControlled = false)
    {
        var college = await house.GivenUnit("C0", kind: UnitKind.College);
        var school = await house.GivenUnit("S1", college);
        await house.Given(new CatalogueEntry { Code = Code, Name = "具身智能机器人技术", Level = "高职专科", CategoryName = "装备制造大类", ClassName = "自动化类", StudyYears = "3", StateControlled = stateControlled });
        await house.Given(new CatalogueEntry { Code = Sibling, Name = "数控技术", Level = "高职专科", CategoryName = "装备制造大类", ClassName = "机械设计制造类", StudyYears = "3" });
        await house.Given(new Programme { Code = Sibling, Name = "数控技术", Group = "智能制造", SchoolId = school.Id, SchoolName = school.Name, FirstIntake = 2013, FirstGraduates = 2016 });
        await house.Given(new Headcount { ProgrammeCode = Sibling, Year = 2026, Students = 9_600 });
        await house.Given(new EvidenceAmount { ProgrammeCode = Code, Year = 2026, Kind = EvidenceKind.ExpertVote, ClusterCode = "C04", Amount = 0.8m });
        await house.Given(new Enterprise { Name = Large, IndustryCode = "3421", ClusterCode = "C04", Staff = 1_200, Revenue = 80_000, Size = EnterpriseSize.Large });
        await house.Given(new Enterprise { Name = Small, IndustryCode = "3421", ClusterCode = "C04", Staff = 40, Revenue = 900, Size = EnterpriseSize.Small });
        var lead = await house.Somebody(BuiltInRoles.ProgrammeLead, school.Id);
        Dictionary<string, Person> people = [];
        foreach (var role in Deciders) people[role] = await house.Somebody(role, role == BuiltInRoles.SchoolDean ? school.Id : null);
        return (school, lead, people);
    }

    /// <summary>A proposal that lacks nothing but the file of its agreement.</summary>
    public static SaveProposal.Form Form(string enterprise = Large, string code = Code) => new()
    {
        Kind = ProposalKind.New,
        Code = code,
        School = "S1",
        Group = "智能制造",
        StudyYears = "3",
        Dossier = new()
        {
            Industry = "产业",
            SurveyEnterprises = 10,
            SurveyAnswers = 80,
            Posts = [new() { Name = "调试", Now = 10, InThreeYears = 30 }],
            Forecast = "预测",
            Similar = "同类",
            Positioning = "定位",
            Jobs = "岗位",
            GroupRelation = "同群",
            Siblings = [new() { Code = Sibling, Courses = "制图" }],
            TalentPlan = "方案",
            Team = [new() { Name = "甲", DualQualified = true }],
            Rooms = [new() { Name = "实训室", Places = 40, Value = 100, Exists = true }],
            Agreements = [new() { Enterprise = enterprise, From = new(2026, 1, 1), To = new(2028, 12, 31), OrderClass = true, SharedBase = true }],
            Budget = [new() { Item = "设备", Amount = 120.5m, Source = "学校" }],
            IntakeFirst = 50,
            Risk = "风险",
            Exit = "退出",
        },
    };

    public static async Task<Guid> Draft(this HttpClient browser, SaveProposal.Form form)
    {
        using var answer = await browser.PostAsJsonAsync("/api/programmes/proposals", form, Json.Plain);
        answer.EnsureSuccessStatusCode();
        return Guid.Parse(answer.Headers.Location!.ToString().Split('/')[^1]);
    }

    public static async Task AddFile(this HttpClient browser, Guid proposal, Gate gate)
    {
        using var file = new ByteArrayContent(Encoding.UTF8.GetBytes("校企合作协议"));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        using var body = new MultipartFormDataContent { { file, "file", "agreement.txt" }, { new StringContent(Proposal.Table), "noun" }, { new StringContent($"{proposal}-{gate}"), "record" } };
        using var answer = await browser.PostAsync("/api/foundation/evidence", body);
        answer.EnsureSuccessStatusCode();
    }

    public static async Task<JsonElement> Read(this HttpClient browser, Guid proposal) => await browser.GetFromJsonAsync<JsonElement>($"/api/programmes/proposals/{proposal}");

    public static async Task<(int Status, string Body)> Submit(this HttpClient browser, Guid proposal)
    {
        using var answer = await browser.PostAsync($"/api/programmes/proposals/{proposal}/submission", null);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Everybody whose step it is agrees, until the request has come to its end.</summary>
    public static async Task<List<string>> AllAgree(this House house, Guid proposal, Dictionary<string, Person> people)
    {
        List<string> steps = [];
        var id = (await house.As<IApprovals, ApprovalFacts?>(Actor.House, a => a.Latest(Proposal.Table, proposal.ToString(), default)))!.Id;
        while (true)
        {
            var request = await house.In(db => db.Approvals.AsNoTracking().SingleAsync(a => a.Id == id));
            if (request.State != ApprovalState.Running) break;
            steps.Add(request.Step.Role);
            await house.As<DecideApproval, ApprovalState?>(await house.ActorOf(people[request.Step.Role]), d => d.Run(id, new() { Verdict = Verdict.Approve, Why = "同意" }, default));
        }
        await house.Deliver();
        return steps;
    }

    /// <summary>A version of a regulation that blocks.</summary>
    public static Task<int?> Raise(this House house, string code, string value) =>
        house.As<ChangeRegulation, int?>(Actor.House, c => c.Run(code, new() { Value = value, Severity = Severity.Block, ValidFrom = new(2026, 1, 1), Why = "更严" }, default));
}
