using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Foundation.Approvals;
using Tongpin.Foundation.Notices;
using Tongpin.Kernel;
using Tongpin.Programmes;
using Tongpin.Programmes.Proposals;
using Tongpin.Tests.Foundation.Exchange;
using Tongpin.Tests.Kernel.Papers;

namespace Tongpin.Tests.Programmes.Proposals;

public sealed class ProposalTests
{
    [Fact]
    public async Task A_proposal_is_blocked_by_a_gate_until_its_evidence_is_there_and_ends_in_the_register()
    {
        await using var house = new House();
        var (school, lead, people) = await house.GivenCollege();
        using var browser = await house.SignIn(lead);
        var id = await browser.Draft(ProposalActs.Form());

        var (status, refusal) = await browser.Submit(id);
        Assert.Equal((409, true), (status, refusal.Contains("programmes.proposal.gate", StringComparison.Ordinal)));
        Assert.Equal(ProposalState.Draft, (await Kept(house, id)).State);

        await browser.AddFile(id, Gate.Enterprise);
        Assert.Equal(204, (await browser.Submit(id)).Status);
        Assert.Equal([BuiltInRoles.SchoolDean, BuiltInRoles.AcademicOffice, BuiltInRoles.Expert, BuiltInRoles.ProgrammeCommittee, BuiltInRoles.Leadership], await house.AllAgree(id, people));
        Assert.Equal(ProposalState.Approved, (await Kept(house, id)).State);

        using var office = await house.SignIn(people[BuiltInRoles.AcademicOffice]);
        using var filed = await office.PostAsJsonAsync($"/api/programmes/proposals/{id}/filing", new { on = "2026-09-01", number = "备〔2026〕1号" });
        Assert.Equal(HttpStatusCode.NoContent, filed.StatusCode);
        var programme = await house.In(db => db.Programmes.AsNoTracking().SingleAsync(p => p.Code == ProposalActs.Code));
        Assert.Equal((2027, 2030, "智能制造", (UnitId?)school.Id, id), (programme.FirstIntake, programme.FirstGraduates, programme.Group, programme.SchoolId, programme.ProposalId!.Value.Value));
        Assert.Equal(ProposalState.Filed, (await Kept(house, id)).State);
        await house.RunJobs();
        Assert.Equal([2026], await house.In(db => db.FitRuns.Select(r => r.Year).ToListAsync()));
    }

    [Fact]
    public async Task A_waived_gate_takes_the_party_committee_and_shows_wherever_the_programme_shows()
    {
        await using var house = new House();
        var (_, lead, people) = await house.GivenCollege();
        using var browser = await house.SignIn(lead);
        using var party = await house.SignIn(people[BuiltInRoles.PartyCommittee]);
        using var office = await house.SignIn(people[BuiltInRoles.AcademicOffice]);
        var id = await browser.Draft(ProposalActs.Form(ProposalActs.Small));
        await browser.AddFile(id, Gate.Enterprise);

        using var forbidden = await office.PostAsJsonAsync($"/api/programmes/proposals/{id}/waivers/Enterprise", new { why = "急需" });
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
        using var empty = await party.PostAsJsonAsync($"/api/programmes/proposals/{id}/waivers/Enterprise", new { why = "  " });
        Assert.NotEqual(HttpStatusCode.NoContent, empty.StatusCode);
        using var met = await party.PostAsJsonAsync($"/api/programmes/proposals/{id}/waivers/Group", new { why = "急需" });
        Assert.Contains("programmes.waiver.met", await met.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var waived = await party.PostAsJsonAsync($"/api/programmes/proposals/{id}/waivers/Enterprise", new { why = "通道急需专业" });
        Assert.Equal(HttpStatusCode.NoContent, waived.StatusCode);
        using var twice = await party.PostAsJsonAsync($"/api/programmes/proposals/{id}/waivers/Enterprise", new { why = "另一个理由" });
        Assert.Contains("programmes.waiver.twice", await twice.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        Assert.Equal(204, (await browser.Submit(id)).Status);
        Assert.Contains(BuiltInRoles.PartyCommittee, await house.AllAgree(id, people));
        using var filed = await office.PostAsJsonAsync($"/api/programmes/proposals/{id}/filing", new { on = "2026-09-01", number = "1" });
        filed.EnsureSuccessStatusCode();

        foreach (var page in new[] { $"/programmes/proposals/{id}", $"/programmes/{ProposalActs.Code}", $"/programmes/{ProposalActs.Code}/years" })
            Assert.Contains("通道急需专业", WebUtility.HtmlDecode(await office.GetStringAsync(page)), StringComparison.Ordinal);
        Assert.Contains($"href=\"/programmes/proposals/{id}\"", await office.GetStringAsync($"/programmes/{ProposalActs.Code}"), StringComparison.Ordinal);
        foreach (var list in new[] { "/programmes", "/programmes/proposals", "/programmes/filings?year=2026", "/search?q=具身智能" })
            Assert.Contains("豁免", WebUtility.HtmlDecode(await office.GetStringAsync(list)), StringComparison.Ordinal);
        var rows = (await office.GetFromJsonAsync<JsonElement>($"/api/programmes?q={ProposalActs.Code}")).GetProperty("rows");
        Assert.Equal(1, rows[0].GetProperty("waivers").GetInt32());
        Assert.Equal("通道急需专业", (await browser.Read(id)).GetProperty("gates")[1].GetProperty("waiver").GetProperty("why").GetString());
    }

    [Fact]
    public async Task Who_may_waive_is_told_that_somebody_asks()
    {
        await using var house = new House();
        var (_, lead, people) = await house.GivenCollege();
        using var browser = await house.SignIn(lead);
        using var party = await house.SignIn(people[BuiltInRoles.PartyCommittee]);
        var id = await browser.Draft(ProposalActs.Form(ProposalActs.Small));
        for (var asked = 0; asked < 2; asked++)
        {
            using var answer = await browser.PostAsJsonAsync($"/api/programmes/proposals/{id}/waiver-request", new { why = "产业急需" });
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        }
        Assert.Contains($"请求豁免：{ProposalActs.Code}", WebUtility.HtmlDecode(await party.GetStringAsync("/notices")), StringComparison.Ordinal);
        Assert.Equal($"/programmes/proposals/{id}", await house.In(db => db.Set<Notice>().Where(n => n.PersonId == people[BuiltInRoles.PartyCommittee].Id).Select(n => n.Href).SingleAsync()));
        Assert.DoesNotContain("请求豁免", WebUtility.HtmlDecode(await browser.GetStringAsync("/notices")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_proposal_is_decided_on_stays_and_more_can_be_added()
    {
        await using var house = new House();
        var (_, lead, _) = await house.GivenCollege();
        using var browser = await house.SignIn(lead);
        var id = await browser.Draft(ProposalActs.Form());
        await browser.AddFile(id, Gate.Enterprise);
        await browser.AddFile(id, Gate.Enterprise);
        Assert.Equal(HttpStatusCode.NoContent, await Remove(await First()));

        Assert.Equal(204, (await browser.Submit(id)).Status);
        Assert.Equal(HttpStatusCode.Conflict, await Remove(await First()));
        await browser.AddFile(id, Gate.Enterprise);

        async Task<Guid> First() => (await browser.GetFromJsonAsync<JsonElement>($"/api/foundation/evidence?noun={Proposal.Table}&record={id}-{Gate.Enterprise}"))[0].GetProperty("id").GetGuid();
        async Task<HttpStatusCode> Remove(Guid file)
        {
            using var request = new HttpRequestMessage(HttpMethod.Delete, $"/api/foundation/evidence/{file}?why=误传");
            using var answer = await browser.SendAsync(request);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task Gates_and_limits_are_judged_again_under_other_rules_beside_what_was_found()
    {
        await using var house = new House();
        var (_, lead, people) = await house.GivenCollege();
        using var browser = await house.SignIn(lead);
        using var office = await house.SignIn(people[BuiltInRoles.AcademicOffice]);
        var id = await browser.Draft(ProposalActs.Form());
        await browser.AddFile(id, Gate.Enterprise);
        Assert.Equal(204, (await browser.Submit(id)).Status);
        await house.Raise("programmes.gates.agreement-years", "5");
        await house.Raise("programmes.fit.targets", """["C01"]""");

        var same = await WhatIf(new { });
        var longer = await WhatIf(new { versions = new Dictionary<string, int> { ["programmes.gates.agreement-years"] = 2 } });
        var elsewhere = await WhatIf(new { versions = new Dictionary<string, int> { ["programmes.fit.targets"] = 2 } });
        var tried = await WhatIf(new { values = new Dictionary<string, decimal> { ["programmes.gates.weight"] = 0.9m, ["programmes.ceilings.new-a-year"] = 0 } });

        Assert.Equal((true, true, "111", "111"), Told(same));
        Assert.Equal((true, false, "111", "101"), Told(longer));
        Assert.Equal((true, false, "111", "011"), Told(elsewhere));
        Assert.Equal((true, false, "111", "011"), Told(tried));
        Assert.Equal((false, true), (Limit(tried, "broken"), Limit(tried, "thenBroken")));
        Assert.Equal((1, 0), (Used(tried, "used"), Used(tried, "regulations")));
        Assert.True((await browser.Read(id)).GetProperty("gates").EnumerateArray().All(g => g.GetProperty("met").GetBoolean()));

        foreach (var bad in (object[])[new { values = new Dictionary<string, decimal> { ["programmes.gates.weight"] = 1.2m } }, new { values = new Dictionary<string, decimal> { ["programmes.gates.siblings"] = 1.5m } }, new { values = new Dictionary<string, decimal> { ["programmes.calendar"] = 1 } },
            new { versions = new Dictionary<string, int> { ["programmes.gates.weight"] = 9 } }, new { versions = new Dictionary<string, int> { ["programmes.fit.advert-years"] = 1 } }])
            Assert.Equal(HttpStatusCode.Conflict, (await office.PostAsJsonAsync($"/api/programmes/proposals/{id}/what-if", bad)).StatusCode);
        Assert.Contains("协议期限不足 5 年", await House.Text(await office.GetAsync($"/programmes/proposals/{id}/what-if?v.programmes.gates.agreement-years=2")), StringComparison.Ordinal);
        Assert.Contains("“多”不是数字", await House.Text(await office.GetAsync($"/programmes/proposals/{id}/what-if?t.programmes.gates.weight=多")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await office.GetAsync($"/programmes/proposals/{Guid.NewGuid()}/what-if")).StatusCode);
        using var stranger = await house.SignIn(await house.Somebody(BuiltInRoles.SchoolDean, (await house.GivenUnit("S2")).Id));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsJsonAsync($"/api/programmes/proposals/{id}/what-if", new { })).StatusCode);

        async Task<JsonElement> WhatIf(object form) => await House.Json<JsonElement>(await office.PostAsJsonAsync($"/api/programmes/proposals/{id}/what-if", form));
        static (bool, bool, string, string) Told(JsonElement view) => (view.GetProperty("passes").GetBoolean(), view.GetProperty("thenPasses").GetBoolean(), Met(view, "met"), Met(view, "thenMet"));
        static string Met(JsonElement view, string key) => string.Concat(view.GetProperty("gates").EnumerateArray().Select(g => g.GetProperty(key).GetBoolean() ? '1' : '0'));
        static bool Limit(JsonElement view, string key) => view.GetProperty("limits").EnumerateArray().Single(l => l.GetProperty("kind").GetString() == "NewAYear").GetProperty(key).GetBoolean();
        static int Used(JsonElement view, string key) => view.GetProperty(key).EnumerateArray().Single(r => r.GetProperty("code").GetString() == "programmes.gates.weight").GetProperty("version").GetInt32();
    }

    [Fact]
    public async Task A_proposal_submitted_before_its_evidence_was_kept_keeps_its_weights()
    {
        await using var house = new House();
        var (_, lead, people) = await house.GivenCollege();
        using var browser = await house.SignIn(lead);
        using var office = await house.SignIn(people[BuiltInRoles.AcademicOffice]);
        var id = await browser.Draft(ProposalActs.Form());
        await browser.AddFile(id, Gate.Enterprise);
        Assert.Equal(204, (await browser.Submit(id)).Status);
        await house.In(async db =>
        {
            var old = await db.Set<Proposal>().SingleAsync(p => p.Id == new ProposalId(id));
            old.Check = old.Check! with { Evidence = null };
            return await db.SaveChangesAsync();
        });

        var same = await House.Json<JsonElement>(await office.PostAsJsonAsync($"/api/programmes/proposals/{id}/what-if", new { }));
        var refused = await office.PostAsJsonAsync($"/api/programmes/proposals/{id}/what-if", new { versions = new Dictionary<string, int> { ["programmes.fit.targets"] = 1 } });

        Assert.Equal((false, true), (same.GetProperty("weighs").GetBoolean(), same.GetProperty("thenPasses").GetBoolean()));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("还没有留存依据", await House.Text(await office.GetAsync($"/programmes/proposals/{id}/what-if")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_controlled_programme_takes_the_approval_route()
    {
        await using var house = new House();
        var (_, lead, people) = await house.GivenCollege(stateControlled: true);
        using var browser = await house.SignIn(lead);
        var id = await browser.Draft(ProposalActs.Form());
        await browser.AddFile(id, Gate.Enterprise);
        await browser.Submit(id);

        Assert.Equal(BuiltInRoles.PartyCommittee, (await house.AllAgree(id, people))[^1]);
        using var office = await house.SignIn(people[BuiltInRoles.AcademicOffice]);
        Assert.Equal(ProposalActs.Code + "K", (await office.GetFromJsonAsync<JsonElement>("/api/programmes/filings/2026"))[0].GetProperty("major_code").GetString());
    }

    [Fact]
    public async Task An_incomplete_report_is_refused_with_the_sections_that_lack()
    {
        await using var house = new House();
        var (_, lead, _) = await house.GivenCollege();
        using var browser = await house.SignIn(lead);
        var form = ProposalActs.Form();
        (form.Dossier!.Forecast, form.Dossier.Budget) = (null, []);
        var id = await browser.Draft(form);

        var (_, refusal) = await browser.Submit(id);

        Assert.Contains("programmes.proposal.incomplete", refusal, StringComparison.Ordinal);
        Assert.Equal(["Survey", "Budget"], (await browser.Read(id)).GetProperty("missing").EnumerateArray().Select(m => m.GetString()));
    }

    [Theory]
    [InlineData("123456", "New", "", "programmes.proposal.catalogue")]
    [InlineData("460103", "New", "", "programmes.proposal.offered")]
    [InlineData("460312", "Change", "", "programmes.proposal.change-of")]
    [InlineData("460312", "Change", "460103", "programmes.proposal.class")]
    [InlineData("460312", "Change", "999999", "programmes.proposal.not-offered")]
    public async Task What_cannot_be_proposed_is_refused_and_nothing_is_kept(string code, string kind, string replaces, string rule)
    {
        await using var house = new House();
        var (_, lead, _) = await house.GivenCollege();
        using var browser = await house.SignIn(lead);

        using var answer = await browser.PostAsJsonAsync("/api/programmes/proposals", new { code, kind, replaces, school = "S1" });

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains(rule, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await house.In(db => db.Set<Proposal>().CountAsync()));
    }

    [Fact]
    public async Task A_limit_that_the_college_has_raised_to_a_block_blocks()
    {
        await using var house = new House();
        var (_, lead, _) = await house.GivenCollege();
        await house.Raise(Regulations.StudentsEach, "9600");
        using var browser = await house.SignIn(lead);
        var id = await browser.Draft(ProposalActs.Form());
        await browser.AddFile(id, Gate.Enterprise);

        var (status, refusal) = await browser.Submit(id);

        Assert.Equal((409, true), (status, refusal.Contains("programmes.proposal.limit", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_school_sees_and_writes_its_own_proposals_only()
    {
        await using var house = new House();
        var (_, lead, people) = await house.GivenCollege();
        var other = await house.GivenUnit("S2");
        using var browser = await house.SignIn(lead);
        using var stranger = await house.SignIn(BuiltInRoles.ProgrammeLead, other.Id);
        using var enterprise = await house.SignIn(BuiltInRoles.EnterpriseContact);
        using var office = await house.SignIn(people[BuiltInRoles.AcademicOffice]);
        var id = await browser.Draft(ProposalActs.Form());

        foreach (var door in new[] { $"/api/programmes/proposals/{id}", $"/api/programmes/proposals/{id}/report", $"/programmes/proposals/{id}", $"/programmes/proposals/{id}/gates/Enterprise", $"/programmes/proposals/{id}/edit" })
        {
            using var answer = await stranger.GetAsync(door);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
        using var changed = await stranger.PutAsJsonAsync($"/api/programmes/proposals/{id}", ProposalActs.Form(), Json.Plain);
        Assert.Equal(HttpStatusCode.NotFound, changed.StatusCode);
        using var elsewhere = await stranger.PostAsJsonAsync("/api/programmes/proposals", ProposalActs.Form(), Json.Plain);
        Assert.Contains("programmes.proposal.school", await elsewhere.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal((0, 1), ((await stranger.GetFromJsonAsync<JsonElement>("/api/programmes/proposals")).GetProperty("total").GetInt32(), (await office.GetFromJsonAsync<JsonElement>("/api/programmes/proposals")).GetProperty("total").GetInt32()));
        using var refused = await enterprise.GetAsync("/api/programmes/proposals");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var notWritten = await office.PostAsJsonAsync("/api/programmes/proposals", ProposalActs.Form(), Json.Plain);
        Assert.Equal(HttpStatusCode.Forbidden, notWritten.StatusCode);
    }

    [Fact]
    public async Task A_returned_proposal_is_corrected_and_goes_again()
    {
        await using var house = new House();
        var (_, lead, people) = await house.GivenCollege();
        using var browser = await house.SignIn(lead);
        var id = await browser.Draft(ProposalActs.Form());
        await browser.AddFile(id, Gate.Enterprise);
        await browser.Submit(id);
        using var closed = await browser.PutAsJsonAsync($"/api/programmes/proposals/{id}", ProposalActs.Form(), Json.Plain);
        Assert.Contains("programmes.proposal.not-open", await closed.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var request = (await house.As<IApprovals, ApprovalFacts?>(Actor.House, a => a.Latest(Proposal.Table, id.ToString(), default)))!;
        await house.As<DecideApproval, ApprovalState?>(await house.ActorOf(people[BuiltInRoles.SchoolDean]), d => d.Run(request.Id, new() { Verdict = Verdict.Return, Why = "补充预算" }, default));
        await house.Deliver();
        Assert.Equal((ProposalState.Returned, "补充预算"), ((await Kept(house, id)).State, (await Kept(house, id)).DecidedWhy));

        using var corrected = await browser.PutAsJsonAsync($"/api/programmes/proposals/{id}", ProposalActs.Form(), Json.Plain);
        Assert.Equal(HttpStatusCode.NoContent, corrected.StatusCode);
        Assert.Equal(204, (await browser.Submit(id)).Status);
        await house.AllAgree(id, people);
        Assert.Equal(ProposalState.Approved, (await Kept(house, id)).State);
    }

    [Fact]
    public async Task The_figures_of_a_proposal_open_as_many_records()
    {
        await using var house = new House(sample: true);
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        var rows = (await office.GetFromJsonAsync<JsonElement>("/api/programmes/proposals")).GetProperty("rows").EnumerateArray().ToList();

        Assert.Equal(4, rows.Count);
        Assert.Contains(rows, r => r.GetProperty("state").GetString() == "Filed");
        Assert.Contains(rows, r => r.GetProperty("waivers").GetInt32() > 0);
        Assert.All(rows, r => Assert.True(r.GetProperty("isSample").GetBoolean()));
        foreach (var row in rows)
        {
            var known = (await office.Read(row.GetProperty("id").GetGuid())).GetProperty("known");
            var list = await office.GetFromJsonAsync<JsonElement>($"/api/demand/adverts?programme={row.GetProperty("code").GetString()}&from={known.GetProperty("firstAdvertYear").GetInt32()}&to=2026");
            Assert.Equal(list.GetProperty("total").GetInt32(), known.GetProperty("adverts").GetInt32());
        }
    }

    [Theory]
    [InlineData("zh-CN", "三个必须"), InlineData("en", "The three musts")]
    public async Task The_report_is_a_document_that_follows_the_standard(string language, string heading)
    {
        await using var house = new House(sample: true);
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice, language: language);
        foreach (var id in await house.In(db => db.Set<Proposal>().Select(p => p.Id.Value).ToListAsync()))
        {
            using var answer = await office.GetAsync($"/api/programmes/proposals/{id}/report");
            using var document = WordprocessingDocument.Open(await answer.Content.ReadAsStreamAsync(), false);
            Assert.Empty(document.Faults());
            Assert.Contains(document.Lines("Heading"), h => h.EndsWith(heading, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_filing_table_is_a_register_that_can_be_imported()
    {
        await using var house = new House(sample: true);
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice);

        var csv = await office.GetStringAsync("/export/programmes.filings-2026.csv");

        Assert.Equal("prov_name,major_code,major_name,school_code,school_name,school_system,remark", csv.TrimStart('\uFEFF').Split('\n')[0].TrimEnd('\r'));
        Assert.Equal(3, csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        var columns = await house.As<IEnumerable<ImportKind>, IReadOnlyList<ImportColumn>>(Actor.House, kinds => Task.FromResult(kinds.Single(k => k.Key == "register").Columns));
        Assert.All(FilingTable.Columns, c => Assert.Contains(columns, i => i.Key == c.Title || i.Aliases.Contains(c.Title)));
    }

    private static Task<Proposal> Kept(House house, Guid id) => house.In(db => db.Set<Proposal>().AsNoTracking().SingleAsync(p => p.Id == new ProposalId(id)));
}
