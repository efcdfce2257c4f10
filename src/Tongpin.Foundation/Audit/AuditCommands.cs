using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Audit;

/// <summary><c>tongpin audit verify</c> (1 and the name of the broken link when there is one) and <c>tongpin audit seal</c>.</summary>
internal static class AuditCommands
{
    public static Command Of(OpenHouse open)
    {
        var verify = new Command("verify", "Goes over the sealed history and names the first broken link.");
        verify.SetAction(async (_, ct) =>
        {
            await using var scope = await open(ct);
            var verdict = await scope.ServiceProvider.GetRequiredService<AuditChain>().Verify(ct);
            if (verdict.Break is { } broken)
            {
                Console.Error.WriteLine(broken.Words);
                return 1;
            }
            Console.WriteLine(Words.L($"审计完整：{verdict.Seals} 个封签，{verdict.Lines} 条记录。请另行保存最后一个封签：{verdict.Seals} {verdict.Hash}",
                $"The history is whole: {verdict.Seals} seals, {verdict.Lines} lines. Keep the last seal elsewhere: {verdict.Seals} {verdict.Hash}"));
            return 0;
        });
        var seal = new Command("seal", "Seals what waits, as the running house does every five seconds.");
        seal.SetAction(async (_, ct) =>
        {
            await using var scope = await open(ct);
            var count = await scope.ServiceProvider.GetRequiredService<AuditChain>().Seal(ct);
            Console.WriteLine(Words.L($"已封存 {count} 条记录。", $"Sealed {count} lines."));
            return 0;
        });
        return new("audit", "Seals and verifies the history.") { verify, seal };
    }
}
