using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tongpin.Kernel;

namespace Tongpin.Tests.Kernel;

public sealed class OutboxTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_fact_that_fails_is_told_again_after_longer_and_longer_pauses_and_five_times_at_most()
    {
        var ear = new Ear { Deaf = true };
        await using var house = Open(ear);
        await Tell(house, "a");

        await house.Deliver();
        Assert.Equal(2, ear.Told);
        house.Clock.Advance(TimeSpan.FromSeconds(6));
        await house.Deliver();
        Assert.Equal(3, ear.Told);
        foreach (var pause in (int[])[31, 301, 4000])
        {
            house.Clock.Advance(TimeSpan.FromSeconds(pause));
            await house.Deliver();
        }

        Assert.Equal(5, ear.Told);
        Assert.Equal("deaf", await house.In(db => db.Set<OutboxMessage>().Where(m => m.Attempts == 5 && m.HeardAt == null).Select(m => m.Error).SingleAsync(Ct)));
    }

    [Fact]
    public async Task One_that_rests_holds_up_no_other()
    {
        var ear = new Ear { Deaf = true };
        await using var house = Open(ear);
        await Tell(house, "a");
        await house.Deliver();

        ear.Deaf = false;
        await Tell(house, "b");
        await house.Deliver();
        Assert.Equal(["b"], ear.Heard);
        house.Clock.Advance(TimeSpan.FromSeconds(6));
        await house.Deliver();

        Assert.Equal(["b", "a"], ear.Heard);
    }

    [Fact]
    public async Task What_was_heard_is_kept_for_a_month()
    {
        var ear = new Ear();
        await using var house = Open(ear);
        await Tell(house, "a");
        await house.Deliver();
        house.Clock.Advance(TimeSpan.FromDays(29));
        await house.Deliver();
        Assert.Equal(1, await Kept(house));

        house.Clock.Advance(TimeSpan.FromDays(2));
        await house.Deliver();

        Assert.Equal(0, await Kept(house));
    }

    private sealed record Said(string Word) : IFact;

    private sealed class Ear
    {
        public bool Deaf { get; set; }
        public int Told { get; set; }
        public List<string> Heard { get; } = [];
    }

    private sealed class Hears(Ear ear) : IHear<Said>
    {
        public Task Hear(Said fact, CancellationToken ct)
        {
            ear.Told++;
            if (ear.Deaf) throw new InvalidOperationException("deaf");
            ear.Heard.Add(fact.Word);
            return Task.CompletedTask;
        }
    }

    private static House Open(Ear ear) => new(services: s => s.AddSingleton(ear).AddHearer<Said, Hears>());

    private static Task<int> Tell(House house, string word) => house.In(async db =>
    {
        db.Tell(new Said(word), house.Clock.GetUtcNow());
        return await db.SaveChangesAsync(Ct);
    });

    private static Task<int> Kept(House house) => house.In(db => db.Set<OutboxMessage>().CountAsync(m => m.Fact == typeof(Said).FullName, Ct));
}
