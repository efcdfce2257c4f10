using System.Net.Http.Headers;
using System.Text;
using Tongpin.Foundation.Exchange;
using Tongpin.Foundation.Jobs;
using Tongpin.Kernel;

namespace Tongpin.Tests.Foundation.Exchange;

/// <summary>The way of a file through the house, as tests walk it.</summary>
internal static class Imports
{
    public const string UnitHeader = "单位代码,单位名称,单位类型,上级单位代码\n";
    public const string PeopleHeader = "工号,姓名,身份,单位代码,邮箱,手机\n";

    public static Task<Import> Check(this House house, string kind, string text, string name = "t.csv") => house.Check(kind, Encoding.UTF8.GetBytes(text), name);

    public static async Task<Import> Check(this House house, string kind, byte[] file, string name = "t.csv", Actor? actor = null)
    {
        var import = await house.As<ImportDesk, Import>(actor ?? Actor.House, async desk =>
        {
            var taken = await desk.Take(desk.KindOf(kind), name, new MemoryStream(file), default);
            await desk.StartCheck(taken, default);
            return taken;
        });
        await house.RunJobs();
        return await house.Again(import.Id);
    }

    public static async Task<Import> Confirm(this House house, Guid id, bool overwrite = false)
    {
        var job = await house.As<ImportDesk, Tongpin.Foundation.JobId>(Actor.House, desk => desk.Confirm(id, overwrite, default));
        await house.As<JobRunner, bool>(Actor.House, async runner =>
        {
            await runner.RunToEnd(job, default);
            return true;
        });
        return await house.Again(id);
    }

    public static async Task<Import> Import(this House house, string kind, string text, bool overwrite = false)
    {
        var import = await house.Check(kind, text);
        Assert.Empty(import.ReportOf().Problems);
        Assert.Null(import.Failure);
        return await house.Confirm(import.Id, overwrite);
    }

    public static Task Undo(this House house, Guid id, bool evenByHand = false) => house.As<ImportDesk, bool>(Actor.House, async desk =>
    {
        await desk.Undo(id, evenByHand, default);
        return true;
    });

    public static Task<Import> Again(this House house, Guid id) => house.As<ImportDesk, Import>(Actor.House, desk => desk.Find(id, default));

    public static async Task RunJobs(this House house)
    {
        var open = await house.In(async db => await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ToListAsync(db.Set<Job>().Where(j => j.State == JobState.Queued || j.State == JobState.Running).Select(j => j.Id)));
        foreach (var id in open)
            await house.As<JobRunner, bool>(Actor.House, async runner =>
            {
                await runner.RunToEnd(id, default);
                return true;
            });
    }

    public static MultipartFormDataContent Upload(byte[] file, string name = "t.csv")
    {
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return new() { { content, "file", name } };
    }

    public static MultipartFormDataContent Upload(string text, string name = "t.csv") => Upload(Encoding.UTF8.GetBytes(text), name);
}
