using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Backup;

/// <summary><c>tongpin backup FILE</c> and <c>tongpin restore FILE [--force]</c>: 0 done, 1 refused.</summary>
internal static class BackupCommands
{
    public static IEnumerable<Command> All(OpenHouse open)
    {
        var target = new Argument<string>("file") { Description = "The archive to write; it must not exist. It holds the keys of personal data: keep it safe." };
        var backup = new Command("backup", "Writes database, evidence, uploads and keys into one archive, also while the house is running.") { target };
        backup.SetAction((parsed, ct) => Do(open, prepared: true, async services =>
        {
            var manifest = await services.GetRequiredService<WriteBackup>().Run(parsed.GetRequiredValue(target), ct);
            return new($"已备份 {manifest.Entries.Count} 个文件，共 {manifest.Entries.Sum(e => e.Size) / 1e6:N1} MB。", $"{manifest.Entries.Count} files are in the backup, {manifest.Entries.Sum(e => e.Size) / 1e6:N1} MB.");
        }, ct));

        var source = new Argument<string>("file") { Description = "An archive written by tongpin backup." };
        var force = new Option<bool>("--force") { Description = "Also over data that is there; what lies in the data folder is moved aside." };
        var restore = new Command("restore", "Puts a backup in place; stop the house first.") { source, force };
        restore.SetAction((parsed, ct) => Do(open, prepared: false, async services =>
        {
            var manifest = await services.GetRequiredService<RestoreBackup>().Run(parsed.GetRequiredValue(source), parsed.GetValue(force), ct);
            return new($"已恢复 {Show.Instant(manifest.At)} 的备份。", $"The backup of {Show.Instant(manifest.At)} is in place.");
        }, ct));
        return [backup, restore];
    }

    private static async Task<int> Do(OpenHouse open, bool prepared, Func<IServiceProvider, Task<Words>> act, CancellationToken ct)
    {
        await using var scope = await open(ct, prepared);
        try
        {
            Console.WriteLine(await act(scope.ServiceProvider));
            return 0;
        }
        catch (RuleBroken broken)
        {
            Console.Error.WriteLine(broken.Words);
            return 1;
        }
        // A place that cannot be written or read.
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }
}
