using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Foundation.Accounts;
using Tongpin.Kernel;

namespace Tongpin.Tests.Foundation.Accounts;

public sealed class UserCommandTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("add", "ZZ77", "--name", "李四", "--role", "nosuch")]
    [InlineData("add", "", "--name", "李四", "--role", "administrator")]
    [InlineData("add", "ZZ77", "--name", "long")]
    public async Task Who_cannot_be_added_as_asked_is_not_added_at_all(params string[] words)
    {
        await using var house = new House();
        var error = new StringWriter();
        if (words[^1] == "long") words[^1] = new('长', 81);

        var code = await UserCommands.All((_, _) => Task.FromResult(house.Scope(Actor.House))).First().Parse(words).InvokeAsync(new() { Error = error, Output = new StringWriter() }, Ct);

        Assert.Equal(1, code);
        Assert.NotEmpty(error.ToString());
        Assert.Equal(0, await house.In(db => db.People.CountAsync(Ct)));
    }
}
