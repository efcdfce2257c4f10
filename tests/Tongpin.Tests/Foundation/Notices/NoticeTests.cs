using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Tongpin.Foundation;
using Tongpin.Foundation.Notices;
using Tongpin.Kernel;
using Tongpin.Tests.Foundation.Exchange;

namespace Tongpin.Tests.Foundation.Notices;

public sealed class NoticeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Work that takes as long as its argument says, or fails.</summary>
    private sealed class TimedWork(TimeProvider clock) : IJobWork
    {
        public string Kind => "test.timed";

        public Task<string?> Run(string argument, IProgress<JobProgress> progress, CancellationToken ct)
        {
            if (!int.TryParse(argument, out var seconds)) throw new Rule("test.no", ("不行", "No")).Broken();
            ((Microsoft.Extensions.Time.Testing.FakeTimeProvider)clock).Advance(TimeSpan.FromSeconds(seconds));
            return Task.FromResult<string?>("/units");
        }
    }

    [Fact]
    public async Task Long_work_tells_its_starter_when_it_has_ended_and_short_work_only_when_it_failed()
    {
        await using var house = new House(services: s => s.AddJobWork<TimedWork>());
        var (starter, other) = (await house.Somebody(BuiltInRoles.AcademicOffice), await house.SignIn(BuiltInRoles.AcademicOffice));
        foreach (var argument in new[] { "1", "60", "no" }) await Start(house, starter, argument);
        await house.Deliver();
        var browser = await house.SignIn(starter);

        var told = (await browser.GetFromJsonAsync<ListPage<NoticeRow>>("/api/foundation/notices?sort=at", Tongpin.Kernel.Json.Plain, Ct))!.Rows;

        Assert.Equal(["已完成：试 60", "没有完成：试 no。不行"], told.Select(n => n.Text.Zh));
        Assert.Equal("/units", told[0].Href);
        Assert.StartsWith("/jobs/", told[1].Href, StringComparison.Ordinal);
        Assert.Equal(0, (await other.GetFromJsonAsync<ListPage<NoticeRow>>("/api/foundation/notices", Tongpin.Kernel.Json.Plain, Ct))!.Total);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/notices/{told[0].Id}", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsync($"/api/foundation/notices/{told[0].Id}/read", null, Ct)).StatusCode);
    }

    [Fact]
    public async Task Opening_a_notice_reads_it_and_all_can_be_read_at_once()
    {
        await using var house = new House();
        var person = await house.Somebody(BuiltInRoles.AcademicOffice);
        foreach (var i in Enumerable.Range(1, 3)) await Tell(house, person, $"cause {i}");
        var browser = await house.SignIn(person);
        var first = await house.In(db => db.Notices.OrderBy(n => n.Cause).FirstAsync(Ct));

        var opened = await browser.GetAsync($"/notices/{first.Id.Value}", Ct);

        Assert.Equal("/units", opened.Headers.Location!.ToString());
        Assert.Equal(2, await Unread());
        Assert.Contains("未读", await House.Text(await browser.GetAsync("/notices", Ct)));
        await House.Form(browser, "/notices", "read");
        Assert.Equal(0, await Unread());

        Task<int> Unread() => house.In(db => db.Notices.CountAsync(n => n.ReadAt == null, Ct));
    }

    [Fact]
    public async Task The_same_cause_is_told_once_and_nothing_is_told_when_the_save_fails()
    {
        await using var house = new House();
        var person = await house.Somebody(BuiltInRoles.AcademicOffice);
        await Tell(house, person, "x");
        await Tell(house, person, "x");

        await house.As<IServiceProvider, bool>(Actor.House, async services =>
        {
            var db = services.GetRequiredService<TongpinDb>();
            services.GetRequiredService<INotices>().Tell(person.Id, ("不会说", "Never told"), "/", "y");
            db.Add(new Unit { Code = new('x', 10), Name = "x", Kind = UnitKind.School, ParentId = new(Guid.NewGuid()) });
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Ct));
            return true;
        });
        await house.Deliver();

        Assert.Equal("x", (await house.In(db => db.Notices.SingleAsync(Ct))).Cause);
    }

    [Fact]
    public async Task The_bell_counts_what_is_new_and_asks_nothing_while_the_count_is_kept()
    {
        await using var house = new House();
        var person = await house.Somebody(BuiltInRoles.AcademicOffice);
        await Tell(house, person, "a");
        Assert.Contains(">1</span>", await Bell());

        house.Queries.Forget();
        Assert.Contains(">1</span>", await Bell());
        Assert.Empty(house.Queries.Sent);

        await Tell(house, person, "b");
        Assert.Contains(">2</span>", await Bell());

        async Task<string> Bell()
        {
            var actor = await house.ActorOf(person);
            house.Queries.Forget();
            return await house.As<IServiceProvider, string>(actor, async services =>
            {
                CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
                await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
                return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<NoticeBell>(ParameterView.Empty)).ToHtmlString());
            });
        }
    }

    private static async Task Start(House house, Person starter, string argument)
    {
        await house.As<IJobs, JobId>(await house.ActorOf(starter), jobs => jobs.Start("test.timed", new($"试 {argument}", $"Try {argument}"), argument, Ct));
        await house.RunJobs();
    }

    private static async Task Tell(House house, Person person, string cause)
    {
        await house.As<IServiceProvider, int>(Actor.House, services =>
        {
            services.GetRequiredService<INotices>().Tell(person.Id, ("说", "Told"), "/units", cause);
            return services.GetRequiredService<TongpinDb>().SaveChangesAsync(Ct);
        });
        await house.Deliver();
    }
}
