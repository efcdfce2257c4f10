using System.Globalization;
using Tongpin.Foundation;
using Tongpin.Foundation.Regulations;
using Tongpin.Kernel;

namespace Tongpin.Tests.Foundation.Regulations;

public sealed class RegulationTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 1, 8, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public void A_new_version_keeps_what_is_not_the_colleges_to_set()
    {
        var next = Shipped("0.5", "share").Next(2, Form("0.60"), "秦晓岚", Now);

        Assert.Equal(("0.60", "share", 2, "秦晓岚", "更严"), (next.Value, next.Unit, next.Version, next.By, next.Why));
        Assert.Equal(RegulationLevel.College, next.Level);
    }

    [Theory]
    [InlineData("渝教发〔2026〕1号", true)]
    [InlineData("  ", false)]
    public void A_version_without_a_document_is_a_college_rule(string document, bool verified)
    {
        var form = Form("3");
        form.DocumentNumber = document;

        Assert.Equal(verified, Shipped("2").Next(2, form, "x", Now).Verified);
    }

    [Fact]
    public void National_regulations_cannot_be_changed() =>
        Refused("foundation.regulation.fixed", () => Shipped("2", level: RegulationLevel.National).Next(2, Form("3"), "x", Now));

    [Fact]
    public void Fixed_regulations_cannot_be_changed() =>
        Refused("foundation.regulation.fixed", () => Shipped("2", editable: false).Next(2, Form("3"), "x", Now));

    [Fact]
    public void A_reason_is_needed()
    {
        var form = Form("3");
        form.Why = " ";
        Refused("foundation.reason", () => Shipped("2").Next(2, form, "x", Now));
    }

    [Fact]
    public void The_last_day_may_be_the_first_but_not_before_it()
    {
        var form = Form("3");
        form.ValidTo = form.ValidFrom;
        Assert.Equal(form.ValidFrom, Shipped("2").Next(2, form, "x", Now).ValidTo);

        form.ValidTo = form.ValidFrom!.Value.AddDays(-1);
        Refused("foundation.role.dates", () => Shipped("2").Next(2, form, "x", Now));
    }

    [Fact]
    public void A_warning_may_become_a_block_but_not_the_other_way()
    {
        var form = Form("3");
        form.Severity = Severity.Block;
        Assert.Equal(Severity.Block, Shipped("2").Next(2, form, "x", Now).Severity);

        form.Severity = Severity.Warn;
        Refused("foundation.regulation.severity", () => Shipped("2", severity: Severity.Block).Next(2, form, "x", Now));
    }

    [Theory]
    // The highest number that covers the day; version 3 covers September only.
    [InlineData("2022-01-01", 1)]
    [InlineData("2025-12-31", 1)]
    [InlineData("2026-01-01", 2)]
    [InlineData("2026-09-01", 3)]
    [InlineData("2026-09-30", 3)]
    [InlineData("2026-10-01", 2)]
    // Before the first day the first version; after the end of all, the one that began last of number.
    [InlineData("2021-12-31", 1)]
    [InlineData("2027-01-01", 3)]
    public void One_version_is_in_force_on_every_day(string on, int version)
    {
        Regulation[] versions = [Version(1, "2022-01-01", "2025-12-31"), Version(2, "2026-01-01", "2026-12-31"), Version(3, "2026-09-01", "2026-09-30")];

        Assert.Equal(version, versions.AsQueryable().InForceFirst(DateOnly.Parse(on, CultureInfo.InvariantCulture)).First().Version);
    }

    private static Regulation Version(int number, string from, string to)
    {
        var form = Form("3");
        (form.ValidFrom, form.ValidTo) = (DateOnly.Parse(from, CultureInfo.InvariantCulture), DateOnly.Parse(to, CultureInfo.InvariantCulture));
        return Shipped("2").Next(number, form, "x", Now);
    }

    private static Regulation Shipped(string value, string unit = "", RegulationLevel level = RegulationLevel.College, Severity severity = Severity.Warn, bool editable = true) =>
        Regulation.Of(new("test.code", ("规定", "Regulation"), value, unit, ("来源", "Source"), "", level, severity, new(2022, 1, 1), false, editable), Now);

    private static ChangeRegulation.Form Form(string value) => new() { Value = value, ValidFrom = new(2026, 9, 1), Why = "更严" };

    private static void Refused(string key, Func<object> act) => Assert.Equal(key, Assert.Throws<RuleBroken>(act).Rule.Key);
}
