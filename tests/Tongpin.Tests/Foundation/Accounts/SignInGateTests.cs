using Tongpin.Foundation;
using Tongpin.Foundation.Accounts;
using Tongpin.Kernel;

namespace Tongpin.Tests.Foundation.Accounts;

public sealed class SignInGateTests
{
    [Fact]
    public void One_address_has_sixty_tries_a_minute_over_all_names_and_others_are_not_held_up()
    {
        using var gate = new SignInGate();

        for (var i = 0; i < 60; i++) gate.Pass("192.0.2.1", $"name {i}");

        Assert.Equal(Rules.TooMany, Assert.Throws<RuleBroken>(() => gate.Pass("192.0.2.1", "one more")).Rule);
        gate.Pass("192.0.2.2", "one more");
    }

    [Fact]
    public async Task A_rush_waits_in_line_for_its_turn_and_what_the_line_cannot_hold_is_sent_away()
    {
        using var gate = new SignInGate();
        var inside = new List<IDisposable>();
        for (var i = 0; i < Math.Max(1, Environment.ProcessorCount - 1); i++) inside.Add(await gate.Turn($"inside {i}", default));

        var line = Enumerable.Range(0, 200).Select(i => gate.Turn($"in line {i}", default)).ToList();

        Assert.All(line, turn => Assert.False(turn.IsCompleted));
        Assert.Equal(Rules.TooMany, (await Assert.ThrowsAsync<RuleBroken>(() => gate.Turn("one more", default))).Rule);
        inside[0].Dispose();
        (await line[0]).Dispose();
        foreach (var turn in line.Skip(1)) (await turn).Dispose();
    }

    [Fact]
    public async Task Guesses_at_one_name_are_looked_at_one_after_the_other()
    {
        using var gate = new SignInGate();
        var first = await gate.Turn("S01", default);

        var second = gate.Turn(" s01 ", default);

        Assert.False(second.IsCompleted);
        first.Dispose();
        (await second).Dispose();
    }

    [Fact]
    public void Passkeys_which_name_nobody_are_counted_by_address_alone()
    {
        using var gate = new SignInGate();

        for (var i = 0; i < 60; i++) gate.Pass("192.0.2.1", null);

        Assert.Equal(Rules.TooMany, Assert.Throws<RuleBroken>(() => gate.Pass("192.0.2.1", null)).Rule);
    }
}
