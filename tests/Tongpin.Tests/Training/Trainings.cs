using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Foundation.Approvals;
using Tongpin.Kernel;
using Tongpin.Training;
using Tongpin.Training.Projects;

namespace Tongpin.Tests.Training;

/// <summary>A school with everybody that a training project needs, and what they do with one.</summary>
internal sealed class Trainings(House house, Unit school, Unit office) : IAsyncDisposable
{
    public House House => house;
    public Unit School => school;
    public Unit Office => office;
    public required Person Applicant { get; init; }
    public required Person Dean { get; init; }
    public required Person Manager { get; init; }
    public required Person Finance { get; init; }
    public required Person Lawyer { get; init; }
    public required Person President { get; init; }
    public required Person Party { get; init; }
    public HttpClient Runs { get; private set; } = default!;
    public HttpClient Pays { get; private set; } = default!;
    public HttpClient Manages { get; private set; } = default!;

    public static async Task<Trainings> Open()
    {
        var house = new House();
        var (school, office) = (await house.GivenUnit("S01"), await house.GivenUnit("A08", kind: UnitKind.Centre));
        var trainings = new Trainings(house, school, office)
        {
            Applicant = await house.Somebody(BuiltInRoles.TrainingStaff, school.Id),
            Dean = await house.Somebody(BuiltInRoles.SchoolDean, school.Id),
            Manager = await house.Somebody(BuiltInRoles.ContinuingEducation),
            Finance = await house.Somebody(BuiltInRoles.FinanceOffice),
            Lawyer = await house.Somebody(BuiltInRoles.LegalOffice),
            President = await house.Somebody(BuiltInRoles.VicePresident),
            Party = await house.Somebody(BuiltInRoles.PartyCommittee),
        };
        trainings.Runs = await house.SignIn(trainings.Applicant);
        trainings.Pays = await house.SignIn(trainings.Finance);
        trainings.Manages = await house.SignIn(trainings.Manager);
        return trainings;
    }

    public static Dictionary<string, object?> Form(params (string Key, object? Value)[] changes)
    {
        Dictionary<string, object?> form = new()
        {
            ["name"] = "数控车工技能提升班",
            ["category"] = "B",
            ["unit"] = "S01",
            ["starts"] = "2026-10-12",
            ["ends"] = "2026-10-15",
            ["payer"] = "Employer",
            ["hours"] = 32,
            ["days"] = 4,
            ["heads"] = 50,
            ["fee"] = 1930,
            ["staff"] = 3,
            ["phone"] = "13800000001",
            ["place"] = "实训楼",
            ["keywords"] = "数控 车工 技能",
            ["kind"] = "EnterpriseTailored",
            ["audience"] = "Employees",
        };
        foreach (var (key, value) in changes) form[key] = value;
        return form;
    }

    /// <summary>An application with the budget of the real course and the papers named.</summary>
    public async Task<ProjectId> Apply(Dictionary<string, object?>? form = null, params IReadOnlyList<Paper> papers)
    {
        var answer = await Runs.PostAsJsonAsync("/api/training/projects", form ?? Form());
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var id = new ProjectId(Guid.Parse(answer.Headers.Location!.ToString().Split('/')[^1]));
        await Budget(id, [("Venue", 800), ("Lecture", 16_000), ("Meals", 24_000), ("Tea", 6_000), ("Labour", 6_000), ("Printing", 6_000), ("Other", 5_000)]);
        foreach (var paper in papers.Count > 0 ? papers : [Paper.Plan, Paper.Contract]) await Attach(id, paper);
        return id;
    }

    public async Task Budget(ProjectId id, (string Item, decimal Amount)[] lines) =>
        Assert.Equal(HttpStatusCode.NoContent, (await Runs.PutAsJsonAsync($"/api/training/projects/{id.Value}/budget", new { lines = lines.Select(l => new { item = l.Item, price = l.Amount }) })).StatusCode);

    public Task Attach(ProjectId id, Paper paper) => house.As<IEvidence, EvidenceId>(Actor.House, async e =>
    {
        using var file = new MemoryStream([.. "%PDF-1.7 材料"u8]);
        return await e.Attach(new(ProjectPapers.Table, ProjectPapers.Record(id, paper), "training.see", school.Id), $"{paper}.pdf", file, "", default);
    });

    // Not static, so that it reads like the others.
#pragma warning disable CA1822
    public async Task<string?> Do(HttpClient who, ProjectId id, string act, object? form = null)
    {
        var answer = form is null ? await who.PostAsync($"/api/training/projects/{id.Value}/{act}", null) : await who.PostAsJsonAsync($"/api/training/projects/{id.Value}/{act}", form);
        if (answer.StatusCode == HttpStatusCode.NoContent) return null;
        return await House.Text(answer);
    }
#pragma warning restore CA1822

    /// <summary>Does it, and sees that it was done.</summary>
    public async Task Done(HttpClient who, ProjectId id, string act, object? form = null) => Assert.Null(await Do(who, id, act, form));

    /// <summary>Everybody on the way approves, until the request has ended.</summary>
    public async Task Approve(string noun, string record, Verdict last = Verdict.Approve)
    {
        Dictionary<string, Person> by = new() { [BuiltInRoles.SchoolDean] = Dean, [BuiltInRoles.ContinuingEducation] = Manager, [BuiltInRoles.FinanceOffice] = Finance, [BuiltInRoles.LegalOffice] = Lawyer, [BuiltInRoles.VicePresident] = President, [BuiltInRoles.PartyCommittee] = Party };
        while (await house.In(db => db.Approvals.AsNoTracking().Where(a => a.Noun == noun && a.Record == record && a.State == ApprovalState.Running).FirstOrDefaultAsync()) is { } request)
        {
            var person = by[request.Step.Role];
            await house.As<DecideApproval, ApprovalState?>(await house.ActorOf(person), d => d.Run(request.Id, new() { Verdict = last, Why = last == Verdict.Approve ? "" : "不行" }, default));
        }
        await house.Deliver();
    }

    public Task<List<string>> Way(ProjectId id) => house.As<IServiceProvider, List<string>>(Actor.House, async _ => await house.In(async db =>
    {
        var request = await db.Approvals.AsNoTracking().Include(a => a.Lines).SingleAsync(a => a.Record == id.Value.ToString() && a.Noun == "training_project");
        return request.Lines.Where(l => l.At >= 0).OrderBy(l => l.When).ThenBy(l => l.Id).Select(l => request.Steps[l.At].Key).ToList();
    }));

    public Task<TrainingProject> Project(ProjectId id) => house.In(db => db.Projects.AsNoTracking().SingleAsync(p => p.Id == id));

    public async Task<ProjectId> Approved(Dictionary<string, object?>? form = null, params IReadOnlyList<Paper> papers)
    {
        var id = await Apply(form, papers);
        await Done(Runs, id, "submit");
        await Approve("training_project", id.Value.ToString());
        Assert.Equal(ProjectState.Approved, (await Project(id)).State);
        return id;
    }

    /// <summary>An approved project with contract and all its money, taught and settled as it was planned.</summary>
    public async Task<ProjectId> Settled()
    {
        var id = await Approved();
        await Done(Runs, id, "contract", new { number = "HT-1", day = "2026-09-20", amount = 96_500 });
        await Done(Pays, id, "receipts", new { voucher = "V-1", day = "2026-09-25", amount = 96_500 });
        await Done(Runs, id, "open");
        await Done(Runs, id, "finish", new { heads = 50, satisfaction = "Satisfied" });
        await Done(Runs, id, "settlement", new { settled = new[] { 800, 16_000, 24_000, 6_000, 6_000, 6_000, 5_000 } });
        await Approve("training_settlement", id.Value.ToString());
        Assert.Equal(ProjectState.Settled, (await Project(id)).State);
        return id;
    }

    /// <summary>Takes somebody into one of the two teams.</summary>
    public async Task Join(Person person, string kind) => Assert.Equal(HttpStatusCode.Created, (await Manages.PostAsJsonAsync("/api/training/members", new { number = person.Number, kind, unit = "S01" })).StatusCode);

    /// <summary>A class that is being taught.</summary>
    public async Task<ProjectId> Opened(string voucher)
    {
        var id = await Approved();
        await Done(Runs, id, "contract", new { number = "HT-1", day = "2026-08-20", amount = 96_500 });
        await Done(Pays, id, "receipts", new { voucher, day = "2026-08-25", amount = 96_500 });
        await Done(Runs, id, "open");
        return id;
    }

    /// <summary>The duty of a project, or of somebody in it.</summary>
    public Task<Guid> DutyOf(ProjectId id, Person? of = null) => house.In(async db => (await db.Duties.AsNoTracking().Where(d => d.ProjectId == id && (of == null || d.Member!.PersonId == of.Id)).SingleAsync()).Id.Value);

    public async Task<IReadOnlyDictionary<string, decimal>> Sums(ProjectId id, string book = "training.money") =>
        (await house.As<ILedger, IReadOnlyList<LedgerSum>>(Actor.House, l => l.Sums(new(book) { Record = id.Value.ToString() }, LedgerBy.Account, default))).ToDictionary(s => s.Account!, s => s.Amount);

    public async ValueTask DisposeAsync()
    {
        Runs.Dispose();
        Pays.Dispose();
        Manages.Dispose();
        await house.DisposeAsync();
    }
}
