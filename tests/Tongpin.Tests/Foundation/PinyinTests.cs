using System.Net.Http.Json;
using System.Text;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Foundation.People;
using Tongpin.Kernel;
using Tongpin.Tests.Foundation.Exchange;

namespace Tongpin.Tests.Foundation;

public sealed class PinyinTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("张三", "zhang san", true)]
    [InlineData("张三", "zhangsan", true)]
    [InlineData("张三", "Zhang", true)]
    [InlineData("张三", "zs", true)]
    [InlineData("张三", "san", true)]
    [InlineData("张三", "gs", false)]
    [InlineData("张三", "hang", false)]
    [InlineData("王", "w", true)]
    // Surnames and places by their own readings, and by the usual ones.
    [InlineData("曾国", "zeng guo", true)]
    [InlineData("曾国", "cengguo", true)]
    [InlineData("单雄信", "shan", true)]
    [InlineData("解晓东", "xxd", true)]
    [InlineData("仇英", "qiu ying", true)]
    [InlineData("区丽", "ouli", true)]
    [InlineData("查良镛", "zha liang yong", true)]
    [InlineData("任正", "ren", true)]
    [InlineData("朴一生", "piao", true)]
    [InlineData("尉迟恭", "yuchi gong", true)]
    [InlineData("重庆工业职业技术学院", "chongqing", true)]
    [InlineData("重庆工业职业技术学院", "cqgy", true)]
    [InlineData("重庆工业职业技术学院", "gongye", true)]
    [InlineData("西安", "xi'an", true)]
    // ü as people type it.
    [InlineData("吕布", "lv", true)]
    [InlineData("吕布", "lübu", true)]
    [InlineData("吕布", "lu bu", true)]
    // Latin words are words.
    [InlineData("Anna 李", "anna", true)]
    [InlineData("Anna 李", "annali", true)]
    [InlineData("比亚迪3D打印", "byd3ddy", false)]
    [InlineData("䶮", "yan", true)]
    [InlineData("", "a", false)]
    public void A_name_is_found_as_it_is_typed(string name, string typed, bool found) =>
        Assert.Equal(found, Pinyin.Asked(typed) is { Length: > 0 } key && Pinyin.Of(name).Contains(key, StringComparison.Ordinal));

    [Theory]
    [InlineData("张")]
    [InlineData("S01")]
    [InlineData("")]
    [InlineData(" ' ")]
    public void What_cannot_be_pinyin_is_not_looked_for(string typed) => Assert.Equal("", Pinyin.Asked(typed));

    [Fact]
    public void Any_name_has_keys_of_a_bounded_size() => Gen.String[Gen.Char['\u4e00', '\u9fff'], 0, 200].Sample(name => Pinyin.Of(name).Length < 12_000 && Pinyin.Of(name).All(c => c == ' ' || char.IsAsciiLetterLower(c)));

    [Fact]
    public void Every_reading_is_a_syllable_and_no_character_stands_twice_in_one_line()
    {
        using var file = new StreamReader(typeof(Pinyin).Assembly.GetManifestResourceStream("Tongpin.Foundation.Search.Pinyin.txt")!, Encoding.UTF8);
        var lines = file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#').Select(l => l.Split(' ')).ToList();

        Assert.All(lines, l => Assert.True(l is [{ Length: <= 6 } syllable, var characters] && syllable.All(char.IsAsciiLetterLower) && characters.Distinct().Count() == characters.Length, string.Join(' ', l)));
    }

    [Fact]
    public async Task The_search_box_and_the_list_of_people_find_a_name_by_its_pinyin_within_reach()
    {
        await using var house = new House();
        var (near, far) = (await house.GivenUnit("S01"), await house.GivenUnit("S02"));
        await house.Given(new Person { Number = "n1", Name = "张三", Kind = PersonKind.Student, UnitId = near.Id });
        await house.Given(new Person { Number = "n2", Name = "张珊", Kind = PersonKind.Student, UnitId = far.Id });
        var dean = await house.SignIn(BuiltInRoles.SchoolDean, near.Id);

        foreach (var typed in new[] { "zhang san", "zhangsan", "zs" })
        {
            var list = (await dean.GetFromJsonAsync<ListPage<PersonRow>>($"/api/foundation/people?q={Uri.EscapeDataString(typed)}", Tongpin.Kernel.Json.Plain, Ct))!;
            var found = await dean.GetStringAsync($"/api/search?q={Uri.EscapeDataString(typed)}", Ct);

            Assert.Equal(["n1"], list.Rows.Select(r => r.Number));
            Assert.Contains("张三", found);
            Assert.DoesNotContain("张珊", found, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_pinyin_follows_a_name_that_a_form_or_a_file_changes()
    {
        await using var house = new House();
        var person = await house.Somebody(number: "n1");
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);

        await office.PutAsJsonAsync($"/api/foundation/people/{person.Id.Value}", new { number = "n1", name = "曾荫", kind = "Staff" }, Ct);
        Assert.Equal(Pinyin.Of("曾荫"), await Kept());

        await house.Import("people", "number,name,kind\nn1,单立人,教职工\nn2,区大,学生\n", overwrite: true);
        Assert.Equal(Pinyin.Of("单立人"), await Kept());
        Assert.Equal(Pinyin.Of("区大"), await house.In(db => db.People.Where(p => p.Number == "n2").Select(p => p.NamePinyin).SingleAsync(Ct)));
        // It is derived: the history tells of the name alone.
        Assert.DoesNotContain(Pinyin.Field, string.Concat(await house.In(db => db.History.Select(h => h.Changes).ToListAsync(Ct))), StringComparison.Ordinal);

        Task<string> Kept() => house.In(db => db.People.Where(p => p.Number == "n1").Select(p => p.NamePinyin).SingleAsync(Ct));
    }

    [Fact]
    public async Task Names_of_an_older_version_are_spelt_at_the_start()
    {
        await using var house = new House();
        await house.Given(new Person { Number = "n1", Name = "张三", Kind = PersonKind.Student });
        await house.In(db => db.People.ExecuteUpdateAsync(p => p.SetProperty(x => x.NamePinyin, ""), Ct));

        await house.As<IEnumerable<IStartTask>, bool>(Actor.House, async tasks =>
        {
            foreach (var task in tasks) await task.Run(Ct);
            return true;
        });

        Assert.Equal(Pinyin.Of("张三"), await house.In(db => db.People.Where(p => p.Number == "n1").Select(p => p.NamePinyin).SingleAsync(Ct)));
    }
}
