using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tongpin.Kernel;

namespace Tongpin.Records.Keys;

/// <summary><c>tongpin records key …</c>: keys of applications without a browser.</summary>
internal static class RecordCommands
{
    public static Command Of(OpenHouse open)
    {
        var name = new Argument<string>("name") { Description = "The application that will use it" };
        var scope = new Option<string[]>("--scope") { Required = true, AllowMultipleArgumentsPerToken = true, Description = string.Join(", ", ScopeWords.Every.Select(s => s.Word)) };
        var days = new Option<int?>("--days") { Description = "Days until it expires" };
        var add = new Command("add", "Give an application a key to the xAPI store; key and secret are printed once") { name, scope, days };
        add.SetAction(async (r, ct) =>
        {
            await using var house = await open(ct);
            try
            {
                var given = await house.ServiceProvider.GetRequiredService<GiveRecordKey>().Run(new() { Name = r.GetValue(name), Scopes = [.. r.GetValue(scope)!], Days = r.GetValue(days) }, ct);
                await r.InvocationConfiguration.Output.WriteLineAsync($"key {given.Key}\nsecret {given.Secret}".AsMemory(), ct);
                return 0;
            }
            catch (RuleBroken broken)
            {
                await r.InvocationConfiguration.Error.WriteLineAsync(broken.Words.ToString().AsMemory(), ct);
                return 1;
            }
        });
        return new("records", "The xAPI store") { new Command("key", "Keys of applications") { add } };
    }
}
