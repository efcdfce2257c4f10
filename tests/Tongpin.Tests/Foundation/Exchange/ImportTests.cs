using System.Collections.Frozen;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Foundation.Exchange;
using Tongpin.Foundation.Jobs;
using Tongpin.Kernel;
using static Tongpin.Tests.Foundation.Exchange.Imports;

namespace Tongpin.Tests.Foundation.Exchange;

public sealed class ImportTests
{
    [Fact]
    public async Task A_unit_scoped_editor_imports_units_and_people_of_his_own_units_only()
    {
        await using var house = new House();
        var (mine, other) = (await house.GivenUnit("S01"), await house.GivenUnit("S02"));
        await house.GivenUnit("S0101", mine);
        await house.Given(new Person { Number = "theirs", Name = "别人", Kind = PersonKind.Student, UnitId = other.Id });
        var editor = new Actor(Guid.NewGuid(), "某", new Dictionary<string, Reach> { [Permissions.EditPeople] = new(false, [.. (await house.In(db => db.Units.Where(u => u.Code.StartsWith("S01")).Select(u => u.Id).ToListAsync())).Select(u => u.Value)]) }.ToFrozenDictionary());

        Assert.Empty(await Problems("units", Imports.UnitHeader + "S0101,一系,二级学院,S01\nS0102,二系,二级学院,S01\nS010201,教研室,二级学院,S0102\nS01,本院,二级学院,\n"));
        Assert.Equal([(2, "单位代码")], await Problems("units", Imports.UnitHeader + "S02,别院,二级学院,\n"));
        Assert.Equal([(2, "上级单位代码"), (3, "上级单位代码"), (4, "上级单位代码")], await Problems("units", Imports.UnitHeader + "S09,新院,二级学院,\nS0103,三系,二级学院,S02\nS0101,一系,二级学院,S02\n"));
        Assert.Empty(await Problems("people", Imports.PeopleHeader + "n1,王芳,学生,S0101,,\n"));
        // Nobody is taken out of another's unit.
        Assert.Equal([(2, "工号/学号")], await Problems("people", Imports.PeopleHeader + "theirs,别人,学生,S01,,\n"));

        async Task<IEnumerable<(int, string)>> Problems(string kind, string text)
        {
            var import = await house.As<ImportDesk, Import>(editor, async desk =>
            {
                var taken = await desk.Take(desk.KindOf(kind), "t.csv", new MemoryStream(Encoding.UTF8.GetBytes(text)), default);
                await desk.Check(taken.Id, new Progress<JobProgress>(), default);
                return taken;
            });
            Assert.Null(import.Failure);
            return import.ReportOf().Problems.Select(p => (p.Line, p.Column));
        }
    }

    [Fact]
    public async Task A_check_writes_nothing_and_a_confirmation_writes_everything()
    {
        await using var house = new House();
        var import = await house.Check("units", UnitHeader + "C,学校,学校,\nS1,财经学院,School,C\n");
        Assert.Equal((ImportState.Checked, 2, 0), (import.State, import.Added, import.Problems));
        Assert.Equal(0, await house.In(db => db.Units.CountAsync()));

        import = await house.Confirm(import.Id);
        Assert.Equal((ImportState.Done, 2), (import.State, import.Added));
        var units = await house.In(db => db.Units.OrderBy(u => u.Code).ToListAsync());
        Assert.Equal([("C", null, UnitKind.College), ("S1", (UnitId?)units[0].Id, UnitKind.School)], units.Select(u => (u.Code, u.ParentId, u.Kind)));
        Assert.All(units, u => Assert.Equal(import.Id, u.ImportId));
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing()
    {
        await using var house = new House();
        const string text = UnitHeader + "C,学校,学校,\nS1,财经学院,二级学院,C\n";
        await house.Import("units", text);
        var again = await house.Import("units", text);
        Assert.Equal((0, 0, 2), (again.Added, again.Changed, again.Unchanged));
    }

    [Fact]
    public async Task Every_problem_is_named_with_row_column_value_and_the_nearest_valid_value()
    {
        await using var house = new House();
        var import = await house.Check("units", UnitHeader + "S1,,二级学院,\nS2,乙,二级学完,\nS3,丙,中心,S9\nS1,丁,中心,\n");
        Assert.Equal(
            [(2, "单位名称", ""), (3, "单位类型", "二级学完"), (4, "上级单位代码", "S9")],
            import.ReportOf().Problems.Select(p => (p.Line, p.Column, p.Value)));
        Assert.Equal("二级学院", import.ReportOf().Problems[1].Nearest);
        await Assert.ThrowsAsync<RuleBroken>(() => house.Confirm(import.Id));
        Assert.Equal(0, await house.In(db => db.Units.CountAsync()));
    }

    [Fact]
    public async Task Adverts_name_days_and_codes_that_cannot_be_and_the_nearest_that_can()
    {
        await using var house = new House();
        await house.Given(new Tongpin.Demand.Reference.Industry { Code = "3612", Name = "新能源车整车制造" });
        await house.Given(new Tongpin.Demand.Reference.District { Code = "500112", Name = "渝北区" });
        const string header = "岗位编号,岗位名称,发布日期,行业代码,区县代码,月薪下限（元）,人数\n";

        var wrong = await house.Check("adverts", header + "a,钳工,2026-02-30,,,,\nb,钳工,0001-01-01,,,,\nc,钳工,,3613,,,\nd,钳工,,,500113,,\ne,钳工,,,,-5,\nf,钳工,,,,,2.5\ng,钳工,昨天,,,,\n");
        var right = await house.Check("adverts", header + "a,钳工,2026年5月,3612,500112,６０００,３\nb,钳工,2026年5月8日,,,,\nc,钳工,2026/5,,,,\nd,钳工,2026-5-8,,,,\n");

        Assert.Equal([(2, "发布日期", "2026-02-28"), (3, "发布日期", null), (4, "行业代码", "3612"), (5, "区县代码", "500112"), (6, "月薪下限（元）", "0"), (7, "人数", "3"), (8, "发布日期", null)],
            wrong.ReportOf().Problems.Select(p => (p.Line, p.Column, p.Nearest)));
        Assert.Empty(right.ReportOf().Problems);
        await house.Confirm(right.Id);
        Assert.Equal([(new(2026, 5, 1), 6000, 3), (new(2026, 5, 8), null, null), (new(2026, 5, 1), null, null), (new DateOnly(2026, 5, 8), (int?)null, (int?)null)],
            (await house.In(db => db.Set<Tongpin.Demand.Advert>().AsNoTracking().OrderBy(a => a.Code).ToListAsync())).Select(a => (a.PostedOn, a.SalaryFrom, a.Headcount)));
    }

    [Fact]
    public async Task What_nobody_can_see_is_taken_out_of_cells()
    {
        await using var house = new House();
        await house.Import("units", UnitHeader + "S1,\"财\u202e经\u0007学\u200b院\",二级学院,\n");
        Assert.Equal("财经学院", (await house.In(db => db.Units.SingleAsync())).Name);
    }

    [Fact]
    public async Task An_import_that_is_not_there_is_not_found()
    {
        await using var house = new House();
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await office.GetAsync($"/imports/{Guid.NewGuid()}")).StatusCode);
    }

    [Fact]
    public async Task A_key_that_stands_twice_in_the_file_is_a_problem()
    {
        await using var house = new House();
        var import = await house.Check("units", UnitHeader + "S1,甲,中心,\nS1,乙,中心,\n");
        Assert.Equal((3, 1), (Assert.Single(import.ReportOf().Problems).Line, import.Added));
    }

    [Fact]
    public async Task A_unit_cannot_be_put_below_itself()
    {
        await using var house = new House();
        await house.Import("units", UnitHeader + "A,甲,学校,\nB,乙,二级学院,A\n");
        var import = await house.Check("units", UnitHeader + "A,甲,学校,B\n");
        Assert.Equal("上级单位代码", Assert.Single(import.ReportOf().Problems).Column);
    }

    [Theory]
    [InlineData("CODE, Unit kind ,name\n")]
    [InlineData("单位 代码,类型,名称\n")]
    [InlineData("code,Kind,Name,Parent_Code\n")]
    public async Task Columns_are_known_by_key_title_or_other_name_whatever_the_case(string header)
    {
        await using var house = new House();
        header = header.Replace(" Unit kind ", "KIND", StringComparison.Ordinal);
        var import = await house.Check("units", header + "S1,中心,甲" + (header.Contains("Parent", StringComparison.Ordinal) ? "," : "") + "\n");
        Assert.Null(import.Failure);
        Assert.Equal(1, import.Added);
    }

    [Fact]
    public async Task Unknown_columns_are_listed_and_ignored()
    {
        await using var house = new House();
        var import = await house.Check("units", "单位代码,单位名称,单位类型,备注\nS1,甲,中心,x\n");
        Assert.Equal(["备注"], import.ReportOf().Ignored);
        Assert.Equal(1, import.Added);
    }

    [Fact]
    public async Task Missing_columns_are_refused_by_name()
    {
        await using var house = new House();
        var import = await house.Check("units", "单位代码,备注\nS1,x\n");
        Assert.Equal(ImportState.Failed, import.State);
        Assert.Contains("单位名称、单位类型", import.Failure!.Value.Zh, StringComparison.Ordinal);
        Assert.Contains("Name, Kind", import.Failure!.Value.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_whose_column_the_file_lacks_is_left_as_it_is()
    {
        await using var house = new House();
        await house.Import("people", PeopleHeader + "T1,王芳,教职工,,a@b.cn,13800000000\n");
        var import = await house.Import("people", "工号,姓名,身份\nT1,王芳芳,教职工\n");
        Assert.Equal(1, import.Changed);
        var person = await house.In(db => db.People.SingleAsync(p => p.Number == "T1"));
        Assert.Equal(("王芳芳", "a@b.cn", "13800000000"), (person.Name, person.Email, person.Phone));
    }

    [Fact]
    public async Task A_masked_number_changes_nothing()
    {
        await using var house = new House();
        await house.Import("people", PeopleHeader + "T1,王芳,教职工,,,13800000000\n");
        Assert.Equal(1, (await house.Import("people", PeopleHeader + "T1,王芳,教职工,,,138****0000\n")).Unchanged);
    }

    [Fact]
    public async Task What_a_person_changed_by_hand_stays_unless_it_is_ticked()
    {
        await using var house = new House();
        await house.Import("units", UnitHeader + "S1,甲,中心,\n");
        var clerk = await house.ActorOf(await house.Somebody(BuiltInRoles.AcademicOffice));
        await house.As<TongpinDb, int>(clerk, async db =>
        {
            (await db.Units.SingleAsync(u => u.Code == "S1")).Name = "手改";
            return await db.SaveChangesAsync();
        });

        var kept = await house.Import("units", UnitHeader + "S1,乙,中心,\n");
        Assert.Equal((0, 1), (kept.Changed, kept.Kept));
        Assert.True(Assert.Single(kept.ReportOf().Changes[0].Cells).Kept);
        Assert.Equal("手改", await house.In(db => db.Units.Select(u => u.Name).SingleAsync()));

        var written = await house.Import("units", UnitHeader + "S1,乙,中心,\n", overwrite: true);
        Assert.Equal((1, 0), (written.Changed, written.Kept));
        Assert.Equal("乙", await house.In(db => db.Units.Select(u => u.Name).SingleAsync()));
    }

    [Fact]
    public async Task The_history_of_a_changed_record_names_the_import()
    {
        await using var house = new House();
        await house.Import("units", UnitHeader + "S1,甲,中心,\n");
        var second = await house.Import("units", UnitHeader + "S1,乙,中心,\n");
        var line = await house.In(db => db.History.SingleAsync(e => e.Noun == "foundation_unit" && e.Did == "changed"));
        Assert.Equal(second.Id, line.ImportId);
        Assert.Contains("乙", line.Changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_at_the_very_end_leaves_nothing()
    {
        await using var house = new House(services: s => s.AddImport<FailingUnits>());
        var import = await house.Check("failing", "code,name\nS1,甲\nS2,乙\n");
        Assert.Equal(2, import.Added);
        import = await house.Confirm(import.Id);
        Assert.Equal(ImportState.Checked, import.State);
        Assert.Equal(0, await house.In(db => db.Units.CountAsync()));
        Assert.Equal(JobState.Failed, await house.In(db => db.Set<Job>().Where(j => j.Kind == ImportDesk.WriteWork).Select(j => j.State).SingleAsync()));
    }

    [Fact]
    public async Task An_undo_takes_new_rows_away_and_old_values_back()
    {
        await using var house = new House();
        await house.Import("people", PeopleHeader + "T1,王芳,教职工,,a@b.cn,13800000000\n");
        var second = await house.Import("people", PeopleHeader + "T1,王方,教职工,,,13911111111\nT2,李雷,学生,,,\n");
        await house.Undo(second.Id);

        var person = await house.In(db => db.People.AsNoTracking().SingleAsync());
        Assert.Equal(("T1", "王芳", "a@b.cn", "13800000000"), (person.Number, person.Name, person.Email, person.Phone));
        Assert.Empty(person.TouchedByHand);
        Assert.Equal(ImportState.Undone, (await house.Again(second.Id)).State);
    }

    [Fact]
    public async Task An_undo_of_a_tree_takes_parents_and_children()
    {
        await using var house = new House();
        var import = await house.Import("units", UnitHeader + "A,甲,学校,\nB,乙,二级学院,A\nC,丙,中心,B\n");
        await house.Undo(import.Id);
        Assert.Equal(0, await house.In(db => db.Units.CountAsync()));
    }

    [Fact]
    public async Task An_undo_is_refused_as_a_whole_when_something_depends_on_a_row()
    {
        await using var house = new House();
        var units = await house.Import("units", UnitHeader + "S1,甲,中心,\nS2,乙,中心,\n");
        await house.Import("people", PeopleHeader + "T1,王芳,教职工,S1,,\n");
        var refused = await Assert.ThrowsAsync<RuleBroken>(() => house.Undo(units.Id));
        Assert.Equal(ImportRules.CannotUndo, refused.Rule);
        Assert.Equal(2, await house.In(db => db.Units.CountAsync()));
        Assert.Equal(ImportState.Done, (await house.Again(units.Id)).State);
    }

    [Fact]
    public async Task An_undo_is_refused_when_a_value_was_changed_since()
    {
        await using var house = new House();
        await house.Import("units", UnitHeader + "S1,甲,中心,\n");
        var second = await house.Import("units", UnitHeader + "S1,乙,中心,\n");
        await house.Import("units", UnitHeader + "S1,丙,中心,\n");
        await Assert.ThrowsAsync<RuleBroken>(() => house.Undo(second.Id));
        Assert.Equal("丙", await house.In(db => db.Units.Select(u => u.Name).SingleAsync()));
    }

    [Fact]
    public async Task An_undo_names_what_was_changed_by_hand_and_takes_it_back_when_told()
    {
        await using var house = new House();
        var import = await house.Import("units", UnitHeader + "S1,甲,中心,\nS2,乙,中心,\n");
        await house.As<TongpinDb, int>(new Actor(Guid.NewGuid(), "王芳", FrozenDictionary<string, Reach>.Empty), async db =>
        {
            (await db.Units.SingleAsync(u => u.Code == "S2")).Name = "丙";
            return await db.SaveChangesAsync();
        });
        Assert.Contains("S2", (await Assert.ThrowsAsync<RuleBroken>(() => house.Undo(import.Id))).Words.Zh, StringComparison.Ordinal);
        await house.Undo(import.Id, evenByHand: true);
        Assert.Equal(0, await house.In(db => db.Units.CountAsync()));
    }

    [Theory]
    [InlineData("programmes", "专业代码,专业名称,二级学院,专业群,首次招生年份\n460103,数控技术,S1,智能制造,2013\n", "专业代码,专业名称\n460103,数控技术\n")]
    [InlineData("adverts", "岗位编号,来源,岗位名称,发布日期,月薪下限（元）,月薪上限（元）,区县代码,网站行业\nN1,甲网,车工,2026-03-01,5000,7000,500112,机械\n", "岗位编号,来源,岗位名称\nN1,甲网,车工\n")]
    [InlineData("enterprises", "企业名称,行业代码,区县代码,从业人员,营业收入（万元）\n某厂,3612,,1200,56000\n", "企业名称,从业人员\n某厂,1200\n")]
    [InlineData("clusters", "代码,名称,行业代码,可信度\nC1,甲,36;37,confirmed\n", "代码,名称\nC1,甲\n")]
    [InlineData("people", PeopleHeader + "T1,王芳,教职工,S1,a@b.cn,13800000000\n", "工号,姓名,身份\nT1,王芳,教职工\n")]
    public async Task A_file_changes_only_what_it_has_columns_for(string kind, string whole, string part)
    {
        await using var house = new House();
        await house.GivenUnit("S1");
        await house.Import(kind, whole);
        var again = await house.Check(kind, part);
        Assert.Empty(again.ReportOf().Problems);
        Assert.Equal((0, 0, 1), (again.Added, again.Changed, again.Unchanged));
    }

    [Fact]
    public async Task Lines_that_repeat_another_word_for_word_are_counted()
    {
        await using var house = new House();
        var check = await house.Check("register", "年份,省份,学校名称,专业代码,专业名称\n2025,重庆市,某校,530302,大数据与会计\n2025,重庆市,某校,530302,大数据与会计\n");
        Assert.Equal((2, 1, 1), (check.Lines, check.Added, check.ReportOf().Skipped));
    }

    [Fact]
    public async Task A_change_of_unit_is_previewed_by_the_units_name()
    {
        await using var house = new House();
        await house.Import("units", UnitHeader + "S1,甲学院,二级学院,\nS2,乙学院,二级学院,\n");
        await house.Import("programmes", "专业代码,专业名称,二级学院\n460103,数控技术,S1\n");
        var cells = Assert.Single((await house.Check("programmes", "专业代码,专业名称,二级学院\n460103,数控技术,S2\n")).ReportOf().Changes).Cells;
        Assert.Equal(("甲学院", "乙学院"), (Assert.Single(cells).Before, cells[0].After));
        await house.Import("people", PeopleHeader + "T1,王芳,教职工,S1,,\n");
        cells = Assert.Single((await house.Check("people", PeopleHeader + "T1,王芳,教职工,S2,,\n")).ReportOf().Changes).Cells;
        Assert.Equal(("甲学院", "乙学院"), (Assert.Single(cells).Before, cells[0].After));
    }

    [Fact]
    public async Task A_dean_imports_people_of_the_own_school_only()
    {
        await using var house = new House();
        var (own, other) = (await house.GivenUnit("S1"), await house.GivenUnit("S2"));
        var dean = new Actor(Guid.NewGuid(), "dean", new Dictionary<string, Reach> { [Permissions.EditPeople] = new(false, FrozenSet.Create([own.Id.Value])) }.ToFrozenDictionary());
        var import = await house.As<ImportDesk, Import>(dean, async desk =>
        {
            var taken = await desk.Take(desk.KindOf("people"), "t.csv", new MemoryStream(System.Text.Encoding.UTF8.GetBytes(PeopleHeader + $"T1,甲,学生,S1,,\nT2,乙,学生,{other.Code},,\n")), default);
            await desk.Check(taken.Id, new Progress<JobProgress>(), default);
            return taken;
        });
        Assert.Equal((3, "单位代码"), (Assert.Single(import.ReportOf().Problems).Line, import.ReportOf().Problems[0].Column));
    }

    [Fact]
    public async Task Seventeen_thousand_lines_with_errors_are_counted_and_the_first_thousand_kept()
    {
        await using var house = new House();
        var lines = Enumerable.Range(0, 17_000).Select(i => i % 2 == 0 ? $"S{i},学生{i},学生,,s{i}@x.cn,139{i:D8}" : $"S{i},学生{i},学声,,s{i}@x.cn,");
        var import = await house.Check("people", PeopleHeader + string.Join('\n', lines));
        Assert.Equal((17_000, 8_500, 8_500), (import.Lines, import.Added, import.Problems));
        Assert.Equal(ImportReport.MostProblems, import.ReportOf().Problems.Count);
    }

    [Fact]
    public async Task Fifty_thousand_people_go_in_and_come_back_unchanged()
    {
        await using var house = new House();
        var text = PeopleHeader + string.Join('\n', Enumerable.Range(0, 50_000).Select(i => $"S{i},学生{i},学生,,,"));
        Assert.Equal(50_000, (await house.Import("people", text)).Added);
        Assert.Equal(50_000, (await house.Import("people", text)).Unchanged);
    }

    [Fact]
    public async Task An_empty_cell_leaves_what_is_known_and_a_dash_empties_it()
    {
        await using var house = new House();
        await house.GivenUnit("S1");
        await house.Import("people", PeopleHeader + "T1,王芳,教职工,S1,a@b.cn,13800000000\n");

        var silent = await house.Check("people", PeopleHeader + "T1,王芳,教职工,,,\n");
        await house.Import("people", PeopleHeader + "T1,王芳,教职工,,-,\n");

        Assert.Equal((0, 1), (silent.Changed, silent.Unchanged));
        var person = await house.In(db => db.People.AsNoTracking().SingleAsync());
        Assert.Equal(("", "13800000000", true), (person.Email ?? "", person.Phone, person.UnitId is not null));
    }

    [Fact]
    public async Task What_follows_from_several_columns_is_told_by_the_whole_record()
    {
        await using var house = new House();
        await house.Import("enterprises", "企业名称,行业代码,从业人员,营业收入（万元）\n某厂,3612,1200,56000\n");
        var before = await house.In(db => db.Set<Tongpin.Demand.Enterprise>().Select(e => e.Size).SingleAsync());
        await house.Import("enterprises", "企业名称,行业代码,从业人员,营业收入（万元）\n某厂,,1300,\n");
        Assert.Equal(Tongpin.Demand.EnterpriseSize.Large, before);
        var after = await house.In(db => db.Set<Tongpin.Demand.Enterprise>().AsNoTracking().SingleAsync());
        Assert.Equal((Tongpin.Demand.EnterpriseSize.Large, 1300, "3612"), (after.Size, after.Staff, after.IndustryCode));
    }

    [Fact]
    public async Task What_is_no_problem_and_yet_worth_knowing_is_counted_before_anything_is_written()
    {
        await using var house = new House();
        var import = await house.Check("adverts", "岗位编号,岗位名称,发布日期,行业代码\nN1,车工,,3612\nN2,钳工,,\nN3,焊工,2026-03-01,\n");
        Assert.Empty(import.ReportOf().Problems);
        Assert.Equal([1, 2], import.ReportOf().Remarks.Select(r => r.Lines).Order());
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        var page = await House.Text(await office.GetAsync($"/imports/{import.Id}"));
        Assert.Contains("2 行：没有发布日期，不计入任何年份的契合度", page, StringComparison.Ordinal);
        Assert.Contains("1 行：行业代码没有核对", page, StringComparison.Ordinal);
        Assert.Equal(["行业代码", "区县代码"], (await house.Check("adverts", "岗位名称,行业代码,区县代码\n车工,ZZ,abc\n")).ReportOf().Problems.Select(p => p.Column));
    }

    [Theory]
    [InlineData("2026-09-07 12:30:00")]
    [InlineData("2026-09-07T00:00:00Z")]
    [InlineData("2026/9/7 8:05")]
    [InlineData("2026-09-07T08:00:00.123+08:00")]
    public async Task A_day_may_have_a_time_behind_it(string posted)
    {
        await using var house = new House();
        await house.Import("adverts", $"岗位名称,发布日期\n车工,{posted}\n");
        Assert.Equal(new DateOnly(2026, 9, 7), await house.In(db => db.Set<Tongpin.Demand.Advert>().Select(a => a.PostedOn).SingleAsync()));
    }

    [Fact]
    public async Task Whose_right_ends_at_a_unit_sees_his_own_imports_only()
    {
        await using var house = new House();
        var unit = await house.GivenUnit("S1");
        var all = await house.Import("people", PeopleHeader + "T1,王芳,教职工,S1,,13800000000\n");
        var ending = new Actor(Guid.NewGuid(), "dean", new Dictionary<string, Reach> { [Permissions.EditPeople] = new(false, FrozenSet.Create([unit.Id.Value])), [Permissions.Import] = new(false, FrozenSet.Create([unit.Id.Value])) }.ToFrozenDictionary());
        var own = await house.Check("people", Encoding.UTF8.GetBytes(PeopleHeader + "T2,李雷,学生,S1,,\n"), actor: ending);

        foreach (var act in (Func<ImportDesk, Task>[])[d => d.Find(all.Id, default), d => d.Original(all.Id, default), d => d.Undo(all.Id, true, default), d => d.Confirm(all.Id, true, default)])
            Assert.Equal(ImportRules.Absent, (await Assert.ThrowsAsync<RuleBroken>(() => house.As<ImportDesk, bool>(ending, async d => { await act(d); return true; }))).Rule);
        Assert.Equal(own.Id, (await house.As<ImportDesk, Import>(ending, d => d.Find(own.Id, default))).Id);
        Assert.Equal([own.Id], (await house.As<ImportListing, ListPage<ImportListRow>>(ending, l => l.Page(ListRequest.Empty, default))).Rows.Select(r => r.Id));
        Assert.Equal(2, (await house.As<ImportListing, ListPage<ImportListRow>>(Actor.House, l => l.Page(ListRequest.Empty, default))).Total);
    }

    [Fact]
    public async Task An_undo_is_refused_while_evidence_is_attached()
    {
        await using var house = new House();
        var import = await house.Import("industries", "代码,名称\n3612,新能源车整车制造\n");
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        using var form = new MultipartFormDataContent { { new ByteArrayContent("%PDF-1.4\n%%EOF"u8.ToArray()), "file", "a.pdf" }, { new StringContent("demand_industry"), "noun" }, { new StringContent("3612"), "record" } };
        Assert.Equal(System.Net.HttpStatusCode.Created, (await office.PostAsync("/api/foundation/evidence", form)).StatusCode);
        Assert.Contains("1 份佐证材料", (await Assert.ThrowsAsync<RuleBroken>(() => house.Undo(import.Id))).Words.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_that_asks_before_an_undo_tells_how_many_records_people_have_changed()
    {
        await using var house = new House();
        var import = await house.Import("units", UnitHeader + "S1,甲,中心,\nS2,乙,中心,\n");
        using var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        var before = await House.Text(await office.GetAsync($"/imports/{import.Id}?undo=ask"));
        await house.As<TongpinDb, int>(new Actor(Guid.NewGuid(), "王芳", FrozenDictionary<string, Reach>.Empty), async db =>
        {
            (await db.Units.SingleAsync(u => u.Code == "S2")).Name = "丙";
            return await db.SaveChangesAsync();
        });
        var after = await House.Text(await office.GetAsync($"/imports/{import.Id}?undo=ask"));
        Assert.DoesNotContain("EvenByHand", before, StringComparison.Ordinal);
        Assert.Contains("其中 1 条后来被人改过", after, StringComparison.Ordinal);
    }

    private sealed class FailingUnits : ImportKind<Unit>
    {
        public override string Key => "failing";
        public override Words Title => ("坏", "Failing");
        public override string Permission => Permissions.EditPeople;
        public override string Href => "/units";
        public override IReadOnlyList<ImportColumn> Columns { get; } = [new("code", ("代码", "Code"), Needed: true), new("name", ("名称", "Name"), Needed: true)];
        protected internal override Unit Read(ImportLine line) => new() { Code = line.Need("code"), Name = line.Need("name"), Kind = UnitKind.Centre };
        protected internal override string KeyOf(Unit record) => record.Code;
        protected internal override Task Written(ImportResult result, CancellationToken ct) => throw new InvalidOperationException("pulled the plug");
    }
}
