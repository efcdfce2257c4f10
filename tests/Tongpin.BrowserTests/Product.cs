using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Tongpin.BrowserTests;

/// <summary>The product as people run it: a process of its own, on a free port of this machine.</summary>
internal sealed partial class Product : IAsyncDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> log = new();
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Product(ProductData data)
    {
        process = new() { StartInfo = How(data, "--urls", "http://127.0.0.1:0") };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException($"The product ended before it listened.\n{Log}"));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Kill();
    }

    /// <summary>Named localhost, not by number: passkeys and the sample roles ask for that.</summary>
    public Uri Address { get; private set; } = default!;

    /// <summary>What it wrote to its console.</summary>
    public string Log => string.Join('\n', log);

    public static async Task<Product> Start(ProductData data)
    {
        var product = new Product(data);
        product.process.Start();
        product.process.BeginOutputReadLine();
        product.process.BeginErrorReadLine();
        var heard = await product.listening.Task.WaitAsync(TimeSpan.FromMinutes(3));
        product.Address = new($"http://localhost:{heard.Port}/");
        return product;
    }

    /// <summary>One command of the command line on the same data.</summary>
    public static async Task<(int Code, string Output)> Run(ProductData data, string? input, params string[] arguments)
    {
        using var command = new Process { StartInfo = How(data, arguments) };
        command.Start();
        if (input is not null) await command.StandardInput.WriteLineAsync(input);
        command.StandardInput.Close();
        var errors = command.StandardError.ReadToEndAsync();
        var output = await command.StandardOutput.ReadToEndAsync();
        await command.WaitForExitAsync();
        return (command.ExitCode, output + await errors);
    }

    /// <summary>Ends it as a power cut does (SIGKILL).</summary>
    public void Kill()
    {
        try
        {
            process.Kill();
            process.WaitForExit();
        }
        catch (InvalidOperationException) { }
    }

    public ValueTask DisposeAsync()
    {
        Kill();
        process.Dispose();
        return default;
    }

    private static ProcessStartInfo How(ProductData data, params string[] arguments)
    {
        // artifacts/bin/<project>/<configuration>/ for every project of the repository.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var product = Path.Combine(Components.Root, "artifacts/bin/Tongpin.Web", configuration, "tongpin.dll");
        var how = new ProcessStartInfo("dotnet", [product, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            WorkingDirectory = data.Folder,
        };
        foreach (var name in how.Environment.Keys.Where(k => k.StartsWith("ASPNETCORE_", StringComparison.Ordinal) || k.StartsWith("Tongpin__", StringComparison.OrdinalIgnoreCase)).ToList()) how.Environment.Remove(name);
        how.Environment["TONGPIN_DATA"] = data.Folder;
        if (data.Database is { } database) how.Environment["Tongpin__Database"] = database;
        return how;
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        log.Enqueue(line);
        if (Listening().Match(line) is { Success: true } match) listening.TrySetResult(new(match.Groups[1].Value));
    }

    [GeneratedRegex(@"Now listening on: (http://\S+)")]
    private static partial Regex Listening();
}
