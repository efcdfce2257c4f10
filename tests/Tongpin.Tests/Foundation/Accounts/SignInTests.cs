using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Foundation.Sample;
using Tongpin.Kernel;

namespace Tongpin.Tests.Foundation.Accounts;

public sealed class SignInTests
{
    private const string Password = "a long way to Yubei";

    [Fact]
    public async Task The_right_password_opens_a_session_and_leaves_a_line()
    {
        await using var house = new House();
        await house.Somebody(number: "1001", password: Password);
        var browser = house.Anybody();

        var answer = await Try(browser, "1001", Password, "/sign-in?r=%2Faccount");

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("/account", answer.Headers.Location!.AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account")).StatusCode);
        Assert.Equal(1, await house.In(db => db.History.CountAsync(h => h.Did == "signed-in")));
    }

    [Fact]
    public async Task The_fifth_wrong_password_locks_even_for_the_right_one()
    {
        await using var house = new House();
        await house.Somebody(number: "1001", password: Password);
        var browser = house.Anybody();

        for (var i = 0; i < 4; i++) Assert.Contains("账号或密码不对", await House.Text(await Try(browser, "1001", "wrong password")));
        Assert.Contains("暂时锁定", await House.Text(await Try(browser, "1001", "wrong password")));
        var right = await Try(browser, "1001", Password);

        Assert.Equal(HttpStatusCode.Unauthorized, right.StatusCode);
        Assert.Contains(Rules.LockedOut.Key, await House.Text(right));
    }

    [Fact]
    public async Task Guesses_sent_together_are_counted_one_by_one()
    {
        await using var house = new House(file: true);
        var person = await house.Somebody(number: "1001", password: Password);
        var browsers = Enumerable.Range(0, 9).Select(_ => house.Anybody()).ToList();
        foreach (var browser in browsers) await browser.GetStringAsync("/sign-in");

        var answers = await Task.WhenAll(browsers.Select(b => Try(b, "1001", "wrong password")));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Unauthorized, a.StatusCode));
        Assert.NotNull(await house.In(db => db.Accounts.Where(a => a.PersonId == person.Id).Select(a => a.LockoutEnd).SingleAsync()));
        Assert.Equal(9, await house.In(db => db.History.CountAsync(h => h.Did == "sign-in-failed")));
    }

    [Fact]
    public async Task A_failed_sign_in_is_written_down_with_the_name_but_never_what_was_typed()
    {
        await using var house = new House();
        await house.Somebody(number: "1001", password: Password);
        var browser = house.Anybody();

        for (var i = 0; i < 6; i++) await Try(browser, "1001", "wrong password");
        await Try(browser, "nobody", "wrong password");

        var lines = await house.In(db => db.History.Where(h => h.Noun == "foundation_account" && h.Did != "created").OrderBy(h => h.Id).ToListAsync());
        Assert.Equal(6, lines.Count(l => l.Did == "sign-in-failed" && l.Changes == """{"userName":"1001"}"""));
        // The lock is a change, the count of wrong tries is none.
        Assert.Equal(["LockoutEnd"], lines.Where(l => l.Did == "changed").SelectMany(l => JsonDocument.Parse(l.Changes).RootElement.EnumerateObject().Select(p => p.Name)));
        Assert.DoesNotContain(lines, l => l.Changes.Contains("wrong", StringComparison.Ordinal));
        var page = await House.Text(await (await house.SignIn(BuiltInRoles.Administrator)).GetAsync("/history?did=sign-in-failed"));
        Assert.Contains("登录失败", page);
        Assert.Contains("账号: 1001", page);
    }

    [Fact]
    public async Task The_eleventh_try_on_one_name_in_a_minute_waits_and_other_names_do_not()
    {
        await using var house = new House();
        await house.Somebody(number: "1001", password: Password);
        var browser = house.Anybody();

        for (var i = 0; i < 10; i++) Assert.Equal(HttpStatusCode.Unauthorized, (await Try(browser, "nobody", "wrong password")).StatusCode);
        var eleventh = await Try(browser, " NOBODY ", "wrong password");

        Assert.Equal(HttpStatusCode.TooManyRequests, eleventh.StatusCode);
        Assert.Contains("尝试太频繁", await House.Text(eleventh));
        Assert.Equal(HttpStatusCode.Found, (await Try(browser, "1001", Password)).StatusCode);
    }

    [Fact]
    public async Task Inactive_people_and_accounts_without_a_password_stay_outside()
    {
        await using var house = new House();
        await house.Somebody(number: "1001");
        var gone = await house.Somebody(number: "1002", password: Password);
        await house.In(db => db.People.Where(p => p.Id == gone.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.Active, false)));

        Assert.Equal(HttpStatusCode.Unauthorized, (await Try(house.Anybody(), "1001", Password)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Try(house.Anybody(), "1002", Password)).StatusCode);
    }

    [Theory]
    [InlineData("/people?q=a", "/people?q=a")]
    [InlineData("/", "/")]
    [InlineData(null, "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("people", "/")]
    [InlineData("/search?q=数控 𠮷", "/search?q=%E6%95%B0%E6%8E%A7 %F0%A0%AE%B7")]
    public void Redirects_stay_in_the_house(string? asked, string taken) => Assert.Equal(taken, Addresses.Local(asked));

    [Fact]
    public async Task A_sample_role_is_entered_with_one_click_straight_from_this_machine_only()
    {
        await using var house = new House(sample: true);
        (string, string)[][] forged =
        [
            [("x-test-address", "192.0.2.7")],
            [("X-Forwarded-For", "127.0.0.1")],
            [("Forwarded", "for=127.0.0.1")],
            [("X-Real-IP", "127.0.0.1")],
            [("Host", "rebound.example")],
            [("Origin", "https://college.example")],
            [("Origin", "null")],
        ];
        foreach (var headers in forged)
        {
            var stranger = house.Anybody();
            foreach (var (key, value) in headers) stranger.DefaultRequestHeaders.TryAddWithoutValidation(key, value);
            Assert.DoesNotContain("value=\"administrator\"", await stranger.GetStringAsync("/sign-in"), StringComparison.Ordinal);
            Assert.NotEqual(HttpStatusCode.Found, (await House.Form(stranger, "/sign-in", "sample", ("Role", "administrator"))).StatusCode);
        }

        foreach (var person in SamplePerson.All)
        {
            var browser = house.Anybody();
            Assert.Equal(HttpStatusCode.Found, (await House.Form(browser, "/sign-in", "sample", ("Role", person.Role))).StatusCode);
            Assert.Contains(person.Name, await House.Text(await browser.GetAsync("/account")));
        }
        Assert.NotEqual(HttpStatusCode.Found, (await House.Form(house.Anybody(), "/sign-in", "sample", ("Role", "president"))).StatusCode);
    }

    [Theory]
    // A stranger who writes the header himself; one who does so through a proxy; a proxy on this machine, with and without a list.
    [InlineData("192.0.2.7", "127.0.0.1")]
    [InlineData("192.0.2.7", "::1")]
    [InlineData("192.0.2.7", "127.0.0.1, 127.0.0.1")]
    [InlineData("127.0.0.1", "127.0.0.1, 203.0.113.5")]
    [InlineData("127.0.0.1", "127.0.0.1")]
    [InlineData("::1", "::1")]
    public async Task A_forged_loopback_address_opens_no_sample_role_where_a_proxy_is_believed(string connection, string forwarded)
    {
        await using var house = new House(sample: true, proxied: true);
        var stranger = house.Anybody();
        stranger.DefaultRequestHeaders.Add("x-test-address", connection);
        stranger.DefaultRequestHeaders.Add("X-Forwarded-For", forwarded);

        Assert.DoesNotContain("value=\"administrator\"", await stranger.GetStringAsync("/sign-in"), StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.Found, (await House.Form(stranger, "/sign-in", "sample", ("Role", "administrator"))).StatusCode);

        // Straight from this machine it stays open.
        Assert.Equal(HttpStatusCode.Found, (await House.Form(house.Anybody(), "/sign-in", "sample", ("Role", "administrator"))).StatusCode);
    }

    [Fact]
    public async Task Where_a_proxy_is_believed_tries_count_by_the_address_it_tells()
    {
        await using var house = new House(proxied: true);
        for (var i = 0; i < 11; i++) await From("203.0.113.5");

        Assert.Equal(HttpStatusCode.TooManyRequests, (await From("203.0.113.5")).StatusCode);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await From("203.0.113.6")).StatusCode);

        Task<HttpResponseMessage> From(string address)
        {
            var browser = house.Anybody();
            browser.DefaultRequestHeaders.Add("X-Forwarded-For", address);
            return Try(browser, "1001", "wrong");
        }
    }

    [Fact]
    public async Task Sample_roles_are_shut_when_the_mode_is_off_although_the_college_is_there()
    {
        await using var house = new House();
        await house.Given(new Unit { Code = SampleCollege.Code, Name = "示例", Kind = UnitKind.College, ImportId = IImported.SampleImport });
        await house.Given(new Person { Number = "T0005", Name = "邓立新", Kind = PersonKind.Staff, ImportId = IImported.SampleImport });

        Assert.DoesNotContain("value=\"administrator\"", await house.Anybody().GetStringAsync("/sign-in"), StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.Found, (await House.Form(house.Anybody(), "/sign-in", "sample", ("Role", "administrator"))).StatusCode);
    }

    [Fact]
    public async Task A_sign_in_without_the_token_of_its_page_does_nothing_and_leads_back_to_it()
    {
        await using var house = new House();

        var answer = await house.Anybody().PostAsync("/sign-in", new FormUrlEncodedContent([new("_handler", "password"), new("Form.Number", "1001"), new("Form.Password", Password)]));

        Assert.Equal((HttpStatusCode.SeeOther, "/sign-in"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        Assert.DoesNotContain(answer.Headers.GetValues("Set-Cookie"), c => c.Contains("Identity", StringComparison.Ordinal) || c.StartsWith("tp-session", StringComparison.Ordinal));
        Assert.Contains(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("tp-note=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_the_other_sessions_at_once()
    {
        await using var house = new House();
        var person = await house.Somebody();
        var (here, there) = (await house.SignIn(person), await house.SignIn(person));
        Assert.Equal(HttpStatusCode.OK, (await there.GetAsync("/account")).StatusCode);

        await House.Form(here, "/account", "everywhere");

        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/account")).StatusCode);
        Assert.Equal("/sign-in", (await there.GetAsync("/account")).Headers.Location!.OriginalString.Split('?')[0]);
    }

    private static Task<HttpResponseMessage> Try(HttpClient browser, string number, string password, string url = "/sign-in") =>
        House.Form(browser, url, "password", ("Form.Number", number), ("Form.Password", password));
}
