using System.Net;
using System.Net.Sockets;
using Tongpin.Programmes.Fit.Runs;
using Tongpin.Web;

namespace Tongpin.Tests.Web;

/// <summary>What the executable refuses before it does anything.</summary>
public sealed class CommandLineTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(2, "--nosuch")]
    [InlineData(2, "--urls")]
    [InlineData(2, "--nosuch", "--urls", "http://127.0.0.1:0")]
    [InlineData(2, "-x")]
    [InlineData(2, "match", "--catalogue", "c.csv", "--queries", "q.csv", "--out", "r.csv", "--top", "abc")]
    [InlineData(2, "match", "--catalogue", "c.csv", "--queries", "q.csv", "--out", "r.csv", "--top", "0")]
    [InlineData(2, "fit", "--year", "abc")]
    [InlineData(1, "nosuch")]
    public async Task A_slip_is_refused(int code, params string[] words) => Assert.Equal(code, await Run(words));

    [Fact]
    public async Task A_port_that_is_taken_ends_in_one()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        using var data = HouseData.New(file: true);

        Assert.Equal(1, await HouseHost.Serve(Modules.All, ["--applicationName", "tongpin", "--urls", $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}", "--Tongpin:Data", data.Folder, "--Tongpin:Sample", "false"], Ct));
    }

    [Fact]
    public async Task A_report_into_an_absent_folder_is_refused_before_anything_is_computed()
    {
        var command = FitCommand.Create((_, _) => throw new InvalidOperationException("Opened."));

        Assert.Equal(1, await command.Parse(["--report", Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"), "x.docx")]).InvokeAsync(cancellationToken: Ct));
    }

    // On a thread of its own: the executable sets the language of the thread it starts on.
    private static Task<int> Run(string[] words) => Task.Run(() => (int)typeof(Program).Assembly.EntryPoint!.Invoke(null, [words])!, Ct);
}
