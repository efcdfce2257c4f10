using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Records.Keys;
using Tongpin.Records.Reading;
using Tongpin.Records.Store;

namespace Tongpin.Records.Sample;

/// <summary>A month of records of the sample college (示例数据): students and teachers with courses, plants and trainings, fewer at weekends. All invented, under a key of their own.</summary>
internal sealed class SampleRecords(TongpinDb db, StatementWriter writer, IPeople people, Base home, IConfiguration settings, TimeProvider clock) : ISample
{
    private const int Records = 1500, Days = 30;

    private static readonly RecordThing[] Courses =
    [
        new(RecordWords.Course, "fermentation", ("发酵过程控制", "Control of fermentation")), new(RecordWords.Course, "cnc", ("数控编程与加工", "CNC programming")), new(RecordWords.Course, "plc", ("可编程控制器应用", "PLC applications")),
        new(RecordWords.Course, "robots", ("工业机器人操作", "Operating industrial robots")), new(RecordWords.Course, "drawing", ("机械制图", "Engineering drawing")),
    ];

    private static readonly RecordThing[] Others =
    [
        new(RecordWords.Plant, "penicillin", ("青霉素发酵虚拟工厂", "Virtual plant: penicillin fermentation")), new(RecordWords.Training, "electrician-2026", ("电工培训 2026 春", "Electricians, spring 2026")),
        new(RecordWords.Contest, "process-control", ("过程控制赛项", "Process control contest")), new(RecordWords.Resource, "valve-animation", ("调节阀原理动画", "Animation: how a control valve works")),
    ];

    public async Task Create(CancellationToken ct)
    {
        if (!settings.GetValue("Tongpin:Sample", true) || await db.Statements.AnyAsync(ct)) return;
        IReadOnlyList<PersonFacts> actors = [.. await people.Some(PersonKind.Student, 120, ct), .. await people.Some(PersonKind.Staff, 30, ct)];
        if (actors.Count == 0) return;
        db.RecordKeys.Add(new() { Id = RecordKey.Sample, Name = "示例 Sample", Key = "sample", Hash = "", Scopes = Scopes.None, CreatedAt = clock.GetUtcNow(), Authority = GiveRecordKey.AuthorityOf(home, "示例 Sample", "sample") });
        await db.SaveChangesAsync(ct);

        var (random, now) = (new Random(33618), clock.GetUtcNow());
        List<StatementDraft> drafts = [];
        while (drafts.Count < Records)
        {
            // By day and in the evening, seldom at night.
            var at = now.AddMinutes(-random.Next(1, Days * 24 * 60));
            if (at.ToOffset(TimeSpan.FromHours(8)).Hour is < 8 or > 21 && random.Next(50) > 0) continue;
            if (at.BeijingDay().DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && random.Next(3) > 0) continue;
            var experience = Invent(random, actors[(int)(actors.Count * random.NextDouble() * random.NextDouble())].Id) with { At = at };
            drafts.Add(new StatementReader(ExperienceJson.Of(home, Guid.CreateVersion7(at), experience, now), second: true).ReadAll(out _)[0]);
        }
        await writer.Write([.. drafts.OrderBy(d => d.Timestamp)], RecordKey.Sample);
    }

    private static Experience Invent(Random random, PersonId who)
    {
        var course = Courses[random.Next(Courses.Length)];
        var lesson = random.Next(1, 13);
        var module = new RecordThing(RecordWords.Module, $"{course.Key}-{lesson}", ($"{course.Name.Zh} 第 {lesson} 单元", $"{course.Name.En}, unit {lesson}"));
        var scaled = Math.Round(0.35m + 0.65m * (decimal)random.NextDouble(), 2);
        return random.Next(10) switch
        {
            < 4 => new(who, RecordWords.Viewed, module) { PartOf = course, Duration = TimeSpan.FromSeconds(random.Next(60, 1800)) },
            < 6 => new(who, RecordWords.Answered, new(RecordWords.Question, $"{course.Key}-q{random.Next(1, 60)}", ($"{course.Name.Zh}试题", $"Question on {course.Name.En}"))) { PartOf = module, Success = scaled >= 0.6m, Scaled = scaled },
            6 => new(who, RecordWords.Completed, module) { PartOf = course, Completion = true },
            7 => new(who, scaled >= 0.6m ? RecordWords.Passed : RecordWords.Failed, course) { Scaled = scaled, Success = scaled >= 0.6m },
            8 => new(who, RecordWords.Operated, Others[0]) { Duration = TimeSpan.FromMinutes(random.Next(5, 90)), Scaled = scaled },
            _ => new(who, RecordWords.Opened, Others[random.Next(Others.Length)]),
        };
    }
}
