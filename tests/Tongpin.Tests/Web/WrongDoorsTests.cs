using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Tongpin.Foundation;

namespace Tongpin.Tests.Web;

/// <summary>What a program hears when it asks wrongly.</summary>
public sealed class WrongDoorsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("{\"number\":\"Q1\",\"name\":\"x\",\"kind\":\"Teacher\"}", "kind")]
    [InlineData("{\"number\":", "$.number")]
    [InlineData("[]", "$")]
    [InlineData("", "body")]
    public async Task A_body_that_cannot_be_read_is_answered_with_the_reason(string body, string told)
    {
        await using var house = new House();
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);

        var answer = await office.PostAsync("/api/foundation/people", new StringContent(body, Encoding.UTF8, "application/json"), Ct);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await House.Json<JsonElement>(answer);
        Assert.Equal(("kernel.unreadable", "请求内容无法读取，没有执行。"), (problem.GetProperty("type").GetString(), problem.GetProperty("title").GetString()));
        Assert.Contains(told, problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Fields_that_are_not_right_are_named_under_a_title_in_the_readers_language()
    {
        await using var house = new House();
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);

        var problem = await House.Json<JsonElement>(await office.PostAsJsonAsync("/api/foundation/people", new { name = "王小明" }, Ct));

        Assert.Equal("填写有误", problem.GetProperty("title").GetString());
        Assert.True(problem.GetProperty("errors").TryGetProperty("number", out _) || problem.GetProperty("errors").TryGetProperty("Number", out _));
    }

    [Fact]
    public async Task A_query_without_what_it_needs_is_answered_with_the_reason()
    {
        await using var house = new House();
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);

        var answer = await office.GetAsync("/api/foundation/evidence", Ct);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("noun", (await House.Json<JsonElement>(answer)).GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("POST", "/api/foundation/people", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("POST", "/api/imports/adverts", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("DELETE", "/api/foundation/people", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/api/foundation/nowhere", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/nowhere", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/foundation/people/no-id", HttpStatusCode.NotFound)]
    [InlineData("PUT", "/api/foundation/people/no-id", HttpStatusCode.NotFound)]
    public async Task A_wrong_method_or_kind_of_body_is_told_from_a_wrong_address(string method, string address, HttpStatusCode status)
    {
        await using var house = new House();
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        using var request = new HttpRequestMessage(new(method), address);
        if (method == "POST") request.Content = new StringContent("x", Encoding.UTF8, "text/plain");
        if (method == "PUT") request.Content = new StringContent("{}", Encoding.UTF8, "application/json");

        var answer = await office.SendAsync(request, Ct);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        if (status == HttpStatusCode.MethodNotAllowed) Assert.Contains("POST", answer.Content.Headers.Allow);
    }

    [Fact]
    public async Task A_form_with_a_character_that_nobody_can_type_is_refused_and_changes_nothing()
    {
        await using var house = new House();
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);
        office.DefaultRequestHeaders.Add("Accept", "text/html");

        var answer = await office.PostAsync("/people/new", new StringContent("_handler=person&Form.Name=a%00b", Encoding.UTF8, "application/x-www-form-urlencoded"), Ct);

        Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.BadRequest, HttpStatusCode.SeeOther]);
    }

    [Fact]
    public async Task A_file_sent_after_the_session_has_ended_leads_back_to_where_it_is_chosen()
    {
        await using var house = new House();
        var browser = house.Anybody();
        browser.DefaultRequestHeaders.Add("Accept", "text/html");

        var sent = await browser.PostAsync("/imports/upload/adverts", new MultipartFormDataContent { { new StringContent("x"), "file", "a.csv" } }, Ct);

        Assert.Equal("/sign-in?r=%2Fimports%2Fupload%2Fadverts", sent.Headers.Location!.OriginalString);
        Assert.Contains("登录已过期", await browser.GetStringAsync(sent.Headers.Location, Ct));
        var back = await (await house.SignIn(BuiltInRoles.AcademicOffice)).GetAsync("/imports/upload/adverts", Ct);
        Assert.Equal("/imports/new/adverts", back.Headers.Location!.OriginalString);
    }
}
