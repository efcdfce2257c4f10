using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;

namespace Tongpin.Tests.Foundation.Sample;

public sealed class SampleCollegeTests
{
    [Fact]
    public async Task The_sample_college_is_the_same_each_time_and_has_16800_students()
    {
        await using House first = new(sample: true, fresh: true), second = new(sample: true, fresh: true);

        var people = await People(first);

        Assert.Equal(people, await People(second));
        Assert.Equal(16_800, people.Count(p => p.Kind == PersonKind.Student));
        Assert.Equal(10, await first.In(db => db.Units.CountAsync(u => u.Kind == UnitKind.School)));
        Assert.Contains("2024010001", people.Select(p => p.Number));
        Assert.Equal(14, await first.In(db => db.Accounts.CountAsync(a => a.PasswordHash == null)));
        Assert.All(await first.In(db => db.People.Select(p => p.ImportId).Distinct().ToListAsync()), id => Assert.Equal(IImported.SampleImport, id));

        static Task<List<(string Number, string Name, PersonKind Kind)>> People(House house) => house.In(async db =>
            (await db.People.OrderBy(p => p.Number).Select(p => new { p.Number, p.Name, p.Kind }).ToListAsync()).Select(p => (p.Number, p.Name, p.Kind)).ToList());
    }
}
