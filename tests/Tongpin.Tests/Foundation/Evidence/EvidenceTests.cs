using System.Net;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Foundation.Evidence;
using Tongpin.Kernel;

namespace Tongpin.Tests.Foundation.Evidence;

public sealed class EvidenceTests
{
    private static readonly byte[] Pdf = [.. "%PDF-1.7 某"u8];

    private static Task<EvidenceId> Attach(House house, Actor actor, string name, byte[] content, string permission = Permissions.SeePeople) =>
        house.As<IEvidence, EvidenceId>(actor, e => e.Attach("foundation_unit", "1", name, new MemoryStream(content), "", permission, default));

    [Fact]
    public async Task A_file_is_kept_counted_and_saved_under_its_name()
    {
        await using var house = new House();
        var id = await Attach(house, Actor.House, "批文.pdf", Pdf);
        Assert.Equal(1, await house.As<IEvidence, int>(Actor.House, e => e.Count("foundation_unit", "1", default)));
        using var reader = await house.SignIn(BuiltInRoles.Leadership);
        using var answer = await reader.GetAsync($"/evidence/{id.Value}");
        Assert.Equal(Pdf, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("批文.pdf", answer.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task Who_may_not_see_the_record_does_not_see_its_files()
    {
        await using var house = new House();
        var id = await Attach(house, Actor.House, "a.pdf", Pdf, Permissions.Administer);
        using var reader = await house.SignIn(BuiltInRoles.Leadership);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync($"/evidence/{id.Value}")).StatusCode);
    }

    [Theory]
    [InlineData("a.pdf", "<html><script>")]
    [InlineData("a.txt", "<html><script>")]
    [InlineData("a.exe", "MZ")]
    [InlineData("a.png", "%PDF-1.7")]
    [InlineData("a.docx", "PK\u0003\u0004 broken")]
    [InlineData("a.svg", "<svg/>")]
    public async Task The_content_decides_what_is_taken(string name, string content)
    {
        await using var house = new House();
        var refused = await Assert.ThrowsAsync<RuleBroken>(() => Attach(house, Actor.House, name, System.Text.Encoding.Latin1.GetBytes(content)));
        Assert.Equal(EvidenceRules.WrongType, refused.Rule);
    }

    [Fact]
    public async Task More_than_twenty_megabytes_are_not_taken()
    {
        await using var house = new House();
        var refused = await Assert.ThrowsAsync<RuleBroken>(() => Attach(house, Actor.House, "a.txt", new byte[EvidenceRoom.MostBytes + 1]));
        Assert.Equal(EvidenceRules.TooLarge, refused.Rule);
    }

    [Fact]
    public async Task A_removal_needs_a_reason_and_keeps_the_line()
    {
        await using var house = new House();
        var id = await Attach(house, Actor.House, "a.pdf", Pdf);
        await Assert.ThrowsAsync<RuleBroken>(() => Remove(house, id, " "));
        await Remove(house, id, "传错了");
        Assert.Equal(0, await house.As<IEvidence, int>(Actor.House, e => e.Count("foundation_unit", "1", default)));
        Assert.Equal("传错了", await house.In(db => db.Evidence.Where(e => e.Id == id).Select(e => e.RemovedWhy).SingleAsync()));
    }

    private static Task<bool> Remove(House house, EvidenceId id, string why) => house.As<IEvidence, bool>(Actor.House, async e =>
    {
        await e.Remove(id, why, default);
        return true;
    });
}
