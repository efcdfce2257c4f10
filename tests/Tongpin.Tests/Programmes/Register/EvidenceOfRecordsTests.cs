using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tongpin.Demand;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Programmes;
using Tongpin.Programmes.Adjustments.Decisions;
using Tongpin.Programmes.Fit;
using Tongpin.Programmes.Fit.Reviews;
using Tongpin.Programmes.Fit.Weights;
using Tongpin.Programmes.Register;
using Tongpin.Tests.Programmes.Adjustments;

namespace Tongpin.Tests.Programmes.Register;

/// <summary>Evidence can be attached to any record, and be opened from the figures that rest on it.</summary>
public sealed class EvidenceOfRecordsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_record_takes_files_from_who_may_and_shows_them_on_its_page()
    {
        await using var house = new House(sample: true);
        var (office, leader, expert) = (await house.SignIn(BuiltInRoles.AcademicOffice), await house.SignIn(BuiltInRoles.Leadership), await house.SignIn(BuiltInRoles.Expert));
        var amount = await house.In(db => db.Set<EvidenceAmount>().Where(e => e.Kind == EvidenceKind.Agreements).OrderByDescending(e => e.Year).FirstAsync(Ct));
        var review = await house.In(db => db.FitReviews.AsNoTracking().FirstAsync(Ct));
        var weights = await house.In(db => db.WeightReviews.AsNoTracking().FirstAsync(Ct));
        var (decision, enterprise, grant) = (await house.In(db => db.Decisions.OrderByDescending(d => d.At).Select(d => d.Id.Value).FirstAsync(Ct)), await house.In(db => db.Enterprises.OrderByDescending(e => e.Revenue).Select(e => e.Id.Value).FirstAsync(Ct)), await house.In(db => db.Delegations.Select(d => d.Id.Value).FirstAsync(Ct)));
        var (advert, entry) = (await house.In(db => db.Adverts.Select(a => a.Id.Value).FirstAsync(Ct)), await house.In(db => db.Catalogue.OrderBy(i => i.Code).Select(c => c.Code).FirstAsync(Ct)));
        var label = (await house.Given(new Tongpin.Demand.Reference.IndustryLabel { Label = "测试/行业" })).Id.Value.ToString();
        await house.Given(new Tongpin.Demand.Reference.Industry { Code = "3491", Name = "工业机器人制造" });
        await house.Given(new Tongpin.Demand.Reference.Occupation { Code = "6-31-01-10", Name = "工业机器人系统运维员" });
        await house.Given(new Tongpin.Demand.Reference.District { Code = "500112", Name = "渝北区" });
        var point = (await house.Given(new ProgrammePoint { Year = 2026, Province = "重庆", SchoolCode = "4150012215", SchoolName = "测试职业学院", ProgrammeCode = "460305", StudyYears = "三年" })).Id.Value.ToString();
        var entryOfLedger = await house.In(db => db.Ledger.Where(e => e.UnitId != null).Select(e => e.Id.Value).FirstAsync(Ct));
        (HttpClient By, string Noun, string Record, string Page)[] records =
        [
            (office, Programme.Table, amount.ProgrammeCode, $"/programmes/{amount.ProgrammeCode}"),
            (office, EvidenceAmount.Table, AmountEvidence.RecordOf(amount.ProgrammeCode, amount.Year, amount.Kind), AmountEvidence.PageOf(amount.ProgrammeCode, amount.Year, amount.Kind)),
            (office, Headcount.Table, HeadcountEvidence.RecordOf(amount.ProgrammeCode, amount.Year), EvidencePlace.PageOf(Headcount.Table, HeadcountEvidence.RecordOf(amount.ProgrammeCode, amount.Year))),
            (office, FitReview.Table, review.Id.Value.ToString(), $"/programmes/reviews/{review.Year}/{review.Round}"),
            (office, WeightReview.Table, weights.Id.Value.ToString(), $"/programmes/weights/{weights.Year}/{weights.ProgrammeCode}"),
            (office, Decision.Table, decision.ToString(), EvidencePlace.PageOf(Decision.Table, decision.ToString())),
            (office, Enterprise.Table, enterprise.ToString(), EvidencePlace.PageOf(Enterprise.Table, enterprise.ToString())),
            (office, "demand_advert", advert.ToString(), $"/demand/adverts/{advert}"),
            (office, "demand_cluster", "C04", "/demand/clusters/C04"),
            (office, "demand_industry", "3491", EvidencePlace.PageOf("demand_industry", "3491")),
            (office, "demand_industry_label", label, EvidencePlace.PageOf("demand_industry_label", label)),
            (office, "demand_occupation", "6-31-01-10", EvidencePlace.PageOf("demand_occupation", "6-31-01-10")),
            (office, "demand_district", "500112", EvidencePlace.PageOf("demand_district", "500112")),
            (office, "demand_catalogue", entry, EvidencePlace.PageOf("demand_catalogue", entry)),
            (office, PointEvidence.Table, point, EvidencePlace.PageOf(PointEvidence.Table, point)),
            (leader, "foundation_ledger", entryOfLedger.ToString(), $"/ledger/{entryOfLedger}"),
            (leader, "foundation_delegation", grant.ToString(), EvidencePlace.PageOf("foundation_delegation", grant.ToString())),
        ];

        foreach (var (by, noun, record, page) in records)
        {
            Assert.Equal((noun, HttpStatusCode.Created), (noun, (await College.Attach(by, noun, record, $"{noun}.txt")).StatusCode));
            Assert.Contains($"{noun}.txt", await House.Text(await by.GetAsync(page, Ct)));
            // Who only reads opens them and is offered no upload; who may not see the record is told of none.
            var refused = await College.Attach(noun == "foundation_delegation" ? office : expert, noun, record, "b.txt");
            Assert.Equal((noun, noun == "foundation_ledger" ? HttpStatusCode.NotFound : HttpStatusCode.Conflict), (noun, refused.StatusCode));
            Assert.Equal(HttpStatusCode.NotFound, (await College.Attach(await house.SignIn(role: null), noun, record, "c.txt")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await College.Attach(by, noun, record + "0", "d.txt")).StatusCode);
        }
        Assert.DoesNotContain("EvidenceFile", await expert.GetStringAsync(records.Single(r => r.Noun == Enterprise.Table).Page, Ct));
        string[] names = [.. records.Select(r => r.Noun + ".txt")];
        Assert.Equal(records.Length, await house.In(db => db.Set<Tongpin.Foundation.Evidence.EvidenceFile>().CountAsync(f => names.Contains(f.Name), Ct)));
        // The lists count what lies there.
        foreach (var list in (string[])["/api/programmes/decisions", "/api/demand/enterprises", "/api/foundation/delegations", "/api/demand/clusters", "/api/demand/industries", "/api/demand/industry-labels?q=%E6%B5%8B%E8%AF%95", "/api/demand/occupations", "/api/demand/districts", "/api/demand/catalogue", "/api/programmes/points"])
            Assert.Contains((await leader.GetFromJson(list)).GetProperty("rows").EnumerateArray(), r => r.GetProperty("files").GetInt32() == 1);
    }

    [Fact]
    public async Task Files_of_a_person_are_for_those_who_may_see_personal_data_and_each_opening_is_kept()
    {
        await using var house = new House();
        var (mine, other) = (await house.GivenUnit("S01"), await house.GivenUnit("S02"));
        var (office, leader) = (await house.SignIn(BuiltInRoles.AcademicOffice), await house.SignIn(BuiltInRoles.Leadership));
        var (dean, stranger) = (await house.SignIn(BuiltInRoles.SchoolDean, mine.Id), await house.SignIn(BuiltInRoles.SchoolDean, other.Id));
        var person = await house.Somebody(BuiltInRoles.ProgrammeLead, mine.Id);

        var file = (await College.Attach(office, "foundation_person", person.Id.Value.ToString(), "教师资格证.txt")).Headers.Location!;
        Assert.Equal(HttpStatusCode.Created, (await College.Attach(office, "foundation_unit", mine.Id.Value.ToString(), "成立文件.txt")).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await dean.GetAsync(file, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(file, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await leader.GetAsync(file, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await College.Attach(dean, "foundation_person", person.Id.Value.ToString(), "b.txt")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await College.Attach(stranger, "foundation_person", person.Id.Value.ToString(), "b.txt")).StatusCode);
        Assert.Contains("教师资格证.txt", await House.Text(await dean.GetAsync($"/people/{person.Id.Value}", Ct)));
        Assert.DoesNotContain("教师资格证.txt", await House.Text(await leader.GetAsync($"/people/{person.Id.Value}", Ct)));
        Assert.Contains("成立文件.txt", await House.Text(await office.GetAsync($"/units/{mine.Id.Value}", Ct)));
        var kept = Assert.Single((await office.GetFromJson($"/api/foundation/history?noun=foundation_person&record={person.Id.Value}")).GetProperty("rows").EnumerateArray(), r => r.GetProperty("changes").GetString()!.Contains("教师资格证.txt", StringComparison.Ordinal));
        Assert.Equal("viewed", kept.GetProperty("did").GetString());
    }

    [Fact]
    public async Task Who_votes_on_weights_and_who_works_on_a_lead_attaches_files_too()
    {
        await using var house = new House(sample: true);
        var review = await house.In(db => db.WeightReviews.AsNoTracking().FirstAsync(r => r.State == WeightState.Open, Ct));
        var lead = await house.In(db => db.Set<Tongpin.Training.Leads.Lead>().Select(l => l.Id.Value).FirstAsync(Ct));

        foreach (var (role, noun, record, code) in ((string, string, Guid, HttpStatusCode)[])
            [(BuiltInRoles.ProgrammeCommittee, WeightReview.Table, review.Id.Value, HttpStatusCode.Created), (BuiltInRoles.AcademicOffice, WeightReview.Table, review.Id.Value, HttpStatusCode.Created), (BuiltInRoles.Leadership, WeightReview.Table, review.Id.Value, HttpStatusCode.Conflict),
             (BuiltInRoles.ContinuingEducation, "training_lead", lead, HttpStatusCode.Created), (BuiltInRoles.TrainingStaff, "training_lead", lead, HttpStatusCode.Created), (BuiltInRoles.FinanceOffice, "training_lead", lead, HttpStatusCode.Conflict)])
            Assert.Equal((role, noun, code), (role, noun, (await College.Attach(await house.SignIn(role), noun, record.ToString(), "依据.txt")).StatusCode));
    }

    [Fact]
    public async Task Who_votes_on_weights_removes_only_his_own_files_and_the_office_any()
    {
        await using var house = new House(sample: true);
        var review = await house.In(db => db.WeightReviews.AsNoTracking().FirstAsync(r => r.State == WeightState.Open, Ct));
        var (office, member) = (await house.SignIn(BuiltInRoles.AcademicOffice), await house.SignIn(BuiltInRoles.ProgrammeCommittee));
        var (ofOffice, ofMember, second) = (await Kept(office, "办公室.txt"), await Kept(member, "委员.txt"), await Kept(member, "委员之二.txt"));

        using var refused = await member.DeleteAsync(Door(ofOffice), Ct);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal("foundation.evidence.of-others", (await House.Json<JsonElement>(refused)).GetProperty("type").GetString());
        var page = $"/programmes/weights/{review.Year}/{review.ProgrammeCode}";
        var (asMember, asOffice) = (await House.Text(await member.GetAsync(page, Ct)), await House.Text(await office.GetAsync(page, Ct)));
        Assert.DoesNotContain($"evidence-remove-{ofOffice}", asMember);
        Assert.Contains($"evidence-remove-{ofMember}", asMember);
        Assert.Contains($"evidence-remove-{ofMember}", asOffice);
        Assert.Equal(HttpStatusCode.NoContent, (await member.DeleteAsync(Door(ofMember), Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await office.DeleteAsync(Door(second), Ct)).StatusCode);

        async Task<Guid> Kept(HttpClient by, string name) => (await House.Json<JsonElement>(await College.Attach(by, WeightReview.Table, review.Id.Value.ToString(), name))).GetProperty("id").GetGuid();
        static string Door(Guid id) => $"/api/foundation/evidence/{id}?why={Uri.EscapeDataString("多余")}";
    }

    [Fact]
    public async Task English_pages_tell_the_programmes_of_evidence_in_English()
    {
        await using var house = new House();
        await house.Given(new Programme { Code = "460103", Name = "数控技术", NameEn = "CNC technology", FirstIntake = 2013 });
        await house.Given(new EvidenceAmount { ProgrammeCode = "460103", Year = 2026, Kind = EvidenceKind.Agreements, ClusterCode = "C04", Amount = 3 });

        Assert.Contains("CNC technology", await House.Text(await (await house.SignIn(BuiltInRoles.AcademicOffice, language: "en")).GetAsync("/programmes/evidence", Ct)));
        Assert.Contains("数控技术", await House.Text(await (await house.SignIn(BuiltInRoles.AcademicOffice)).GetAsync("/programmes/evidence", Ct)));
    }

    [Fact]
    public async Task Whatever_the_history_follows_takes_files_from_those_who_read_the_history()
    {
        await using var house = new House(sample: true);
        var (leader, stranger) = (await house.SignIn(BuiltInRoles.Leadership), await house.SignIn(BuiltInRoles.ProgrammeLead));
        var own = await house.As<IEnumerable<IEvidenceNoun>, HashSet<string>>(Actor.House, nouns => Task.FromResult(nouns.Select(n => n.Noun).ToHashSet()));
        var followed = (await house.In(db => db.History.GroupBy(e => e.Noun).Select(g => new { Noun = g.Key, Record = g.Max(e => e.Record)! }).ToListAsync(Ct))).Where(f => f.Record.Length > 0 && !own.Contains(f.Noun)).ToList();

        Assert.Contains(followed, f => f.Noun == "foundation_assignment");
        foreach (var f in followed)
        {
            Assert.Equal((f.Noun, HttpStatusCode.Created), (f.Noun, (await College.Attach(leader, f.Noun, f.Record, $"{f.Noun}.txt")).StatusCode));
            Assert.Contains($"{f.Noun}.txt", await House.Text(await leader.GetAsync(EvidencePlace.PageOf(f.Noun, f.Record), Ct)));
            Assert.Equal((f.Noun, HttpStatusCode.NotFound), (f.Noun, (await College.Attach(stranger, f.Noun, f.Record, "b.txt")).StatusCode));
            Assert.Equal((f.Noun, HttpStatusCode.NotFound), (f.Noun, (await College.Attach(leader, f.Noun, f.Record + "0", "c.txt")).StatusCode));
        }
        Assert.Contains(EvidencePlace.PageOf(followed[0].Noun, followed[0].Record), await leader.GetStringAsync($"/history?noun={followed[0].Noun}&record={followed[0].Record}", Ct));
    }

    [Fact]
    public async Task The_way_leads_from_the_figure_of_a_programme_to_the_files_behind_it()
    {
        await using var house = new House(sample: true);
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        var amount = await house.In(db => db.Set<EvidenceAmount>().Where(e => e.Kind == EvidenceKind.Graduates).OrderByDescending(e => e.Year).FirstAsync(Ct));
        var way = AmountEvidence.PageOf(amount.ProgrammeCode, amount.Year, amount.Kind);

        Assert.Contains($"href=\"{way}\"", await office.GetStringAsync($"/programmes/{amount.ProgrammeCode}?year={amount.Year}", Ct));
        Assert.Contains($"href=\"{EvidencePlace.PageOf(Headcount.Table, HeadcountEvidence.RecordOf(amount.ProgrammeCode, amount.Year))}\"", await office.GetStringAsync($"/programmes/{amount.ProgrammeCode}", Ct));
        Assert.Equal(HttpStatusCode.NotFound, (await office.GetAsync($"/programmes/evidence/{amount.ProgrammeCode}/{amount.Year}/Adverts", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await office.GetAsync($"/evidence/{Headcount.Table}/{amount.ProgrammeCode}-+{amount.Year}", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await office.GetAsync($"/programmes/evidence/{amount.ProgrammeCode}/1999/Graduates", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await office.GetAsync("/evidence/foundation_account/1", Ct)).StatusCode);
    }

    [Fact]
    public async Task A_dean_attaches_to_programmes_of_the_school_and_sees_no_others()
    {
        await using var house = new House();
        var (lead, office, _) = await College.Open(house);

        Assert.Equal(HttpStatusCode.Created, (await College.Attach(lead, Programme.Table, "460103", "培养方案.txt")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await College.Attach(lead, Programme.Table, "460301", "培养方案.txt")).StatusCode);
        Assert.Contains("培养方案.txt", await House.Text(await office.GetAsync("/programmes/460103", Ct)));
    }

    [Fact]
    public async Task What_a_decision_rests_on_is_not_taken_away()
    {
        await using var house = new House(sample: true);
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        var published = await house.In(db => db.FitReviews.AsNoTracking().FirstAsync(r => r.State == ReviewState.Published, Ct));
        var amount = await house.In(db => db.Set<EvidenceAmount>().FirstAsync(e => e.Year == published.Year && e.Kind == EvidenceKind.Agreements, Ct));
        var decision = await house.In(db => db.Decisions.Select(d => d.Id.Value).FirstAsync(Ct));

        foreach (var (noun, record) in ((string, string)[])[(FitReview.Table, published.Id.Value.ToString()), (EvidenceAmount.Table, AmountEvidence.RecordOf(amount.ProgrammeCode, amount.Year, amount.Kind)), (Headcount.Table, HeadcountEvidence.RecordOf(amount.ProgrammeCode, amount.Year)), (Decision.Table, decision.ToString())])
            Assert.Equal((noun, "foundation.evidence.decided-on"), (noun, await College.Refused(office.DeleteAsync($"{(await College.Attach(office, noun, record, "a.txt")).Headers.Location}?why=x", Ct))));

        var free = (await College.Attach(office, Programme.Table, amount.ProgrammeCode, "a.txt")).Headers.Location;
        Assert.Equal(HttpStatusCode.NoContent, (await office.DeleteAsync($"{free}?why=x", Ct)).StatusCode);
    }
}

file static class Answers
{
    public static async Task<JsonElement> GetFromJson(this HttpClient client, string address) => JsonDocument.Parse(await client.GetStringAsync(address)).RootElement;
}
