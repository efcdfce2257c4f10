using System.Net;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;

namespace Tongpin.Tests.Kernel;

public sealed class EmptyFieldsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_browser_sends_for_fields_left_empty_is_nothing()
    {
        await using var house = new House();
        var office = await house.SignIn(BuiltInRoles.AcademicOffice);

        await house.Somebody(BuiltInRoles.Leadership);

        var unit = await House.Form(office, "/units/new", "unit", ("Form.Code", "S01"), ("Form.Name", "学院"), ("Form.NameEn", ""), ("Form.Kind", "School"), ("Form.Parent", ""));
        var person = await House.Form(office, "/people/new", "person", ("Form.Number", "1001"), ("Form.Name", "王小明"), ("Form.Kind", "Student"), ("Form.Unit", ""), ("Form.Email", ""), ("Form.Phone", ""));
        var version = await House.Form(office, "/regulations/programmes.fit.threshold", "version", ("Form.Value", "0.6"), ("Form.ValidFrom", "2026-09-01"), ("Form.ValidTo", ""), ("Form.Source", ""), ("Form.Why", "会议"));
        var needed = await House.Form(office, "/people/new", "person", ("Form.Number", "1002"), ("Form.Name", ""), ("Form.Kind", ""));

        Assert.All([unit, person, version], answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        Assert.Null(await house.In(db => db.Units.Where(u => u.Code == "S01").Select(u => u.ParentId).SingleAsync(Ct)));
        Assert.Null(await house.In(db => db.Proposals.Where(p => p.Code == "programmes.fit.threshold").Select(p => p.ValidTo).SingleAsync(Ct)));
        Assert.Equal(2, System.Text.RegularExpressions.Regex.Count(await House.Text(needed), "请填写此项。"));
    }
}
