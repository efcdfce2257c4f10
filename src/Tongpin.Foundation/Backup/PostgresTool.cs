using System.ComponentModel;
using System.Diagnostics;
using Npgsql;

namespace Tongpin.Foundation.Backup;

/// <summary>PostgreSQL's own programs, found on PATH. The password goes through the environment, where other users do not see it.</summary>
internal static class PostgresTool
{
    public static async Task Run(string tool, string connection, IEnumerable<string> arguments, CancellationToken ct)
    {
        var to = new NpgsqlConnectionStringBuilder(connection);
        var start = new ProcessStartInfo(tool, ["--host", to.Host ?? "localhost", "--port", $"{to.Port}", "--username", to.Username ?? "", "--dbname", to.Database ?? "", "--no-password", .. arguments]) { RedirectStandardError = true, UseShellExecute = false };
        if (to.Password is { } password) start.Environment["PGPASSWORD"] = password;
        Process? started;
        try
        {
            started = Process.Start(start);
        }
        catch (Win32Exception)
        {
            throw Rules.NoTool.Broken(tool);
        }
        using var process = started ?? throw Rules.NoTool.Broken(tool);
        try
        {
            var error = await process.StandardError.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            if (process.ExitCode != 0) throw Rules.ToolFailed.Broken(tool, error.Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }
}
