using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tongpin.Foundation;
using Tongpin.Kernel;

namespace Tongpin.Tests.Web;

public sealed class BrokenPageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, "系统出了问题")]
    [InlineData("en", "Something went wrong")]
    public async Task A_page_that_fails_says_so_in_the_readers_language_and_the_log_tells_why(string? language, string title)
    {
        var log = new Notebook();
        await using var house = new House(services: s => s.AddSingleton<ILoggerProvider>(log).AddScoped<ISearchSource, Failing>());
        var browser = await house.SignIn(BuiltInRoles.AcademicOffice, language: language);
        browser.DefaultRequestHeaders.Add("Accept", "text/html");

        var answer = await browser.GetAsync("/search?q=fails", Ct);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains(title, await House.Text(answer));
        Assert.Contains(log.Failures, e => e is NotSupportedException { Message: "in pieces" });
    }

    private sealed class Failing : ISearchSource
    {
        public Words Kind => ("试", "Try");
        public Task<IReadOnlyList<SearchHit>> Find(string text, int most, CancellationToken ct) => throw new NotSupportedException("in pieces");
    }

    private sealed class Notebook : ILoggerProvider, ILogger
    {
        public List<Exception> Failures { get; } = [];
        public ILogger CreateLogger(string categoryName) => this;
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (exception is not null) lock (Failures) Failures.Add(exception);
        }

        public void Dispose() { }
    }
}
