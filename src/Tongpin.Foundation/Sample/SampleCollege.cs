using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Tongpin.Foundation.Access;
using Tongpin.Foundation.Accounts;
using Tongpin.Kernel;

namespace Tongpin.Foundation.Sample;

/// <summary>The people of the sample college (示例数据): units, 700 staff, 16,800 students, and those whose roles can be tried. All names are composed.</summary>
internal sealed class SampleCollege(TongpinDb db, IConfiguration settings, IHistory history) : ISample
{
    /// <summary>Code of the college itself, the root of its units.</summary>
    public const string Code = "C00";
    private const int Staff = 700;

    private sealed record UnitRow(string Code, string Name, string NameEn, UnitKind Kind, int[]? Students = null);

    // Schools as in the programme register; students of the intakes 2026, 2025 and 2024, 16,800 in all.
    private static readonly UnitRow[] Rows =
    [
        new("S01", "智能制造学院", "School of Intelligent Manufacturing", UnitKind.School, [1003, 983, 952]),
        new("S02", "机器人学院", "School of Robotics", UnitKind.School, [261, 256, 247]),
        new("S03", "汽车工程学院", "School of Automotive Engineering", UnitKind.School, [969, 951, 922]),
        new("S04", "信息工程学院", "School of Information Engineering", UnitKind.School, [850, 835, 809]),
        new("S05", "电子工程学院", "School of Electronic Engineering", UnitKind.School, [689, 675, 656]),
        new("S06", "能源与电气学院", "School of Energy and Electrical Engineering", UnitKind.School, [336, 329, 263]),
        new("S07", "材料与化工学院", "School of Materials and Chemical Engineering", UnitKind.School, [362, 356, 346]),
        new("S08", "生物医药学院", "School of Biomedicine", UnitKind.School, [370, 362, 351]),
        new("S09", "创意设计学院", "School of Creative Design", UnitKind.School, [205, 200, 194]),
        new("S10", "经济与管理学院", "School of Economics and Management", UnitKind.School, [705, 692, 671]),
        new("A01", "教务处", "Academic Office", UnitKind.Office),
        new("A02", "学生工作处", "Student Affairs Office", UnitKind.Office),
        new("A03", "科技与产教融合处", "Office of Research and Industry Partnership", UnitKind.Office),
        new("A04", "人事处", "Human Resources Office", UnitKind.Office),
        new("A05", "信息中心", "Information Centre", UnitKind.Centre),
        new("A06", "招生就业处", "Admissions and Careers Office", UnitKind.Office),
        new("A07", "质量管理处", "Quality Office", UnitKind.Office),
        new("A08", "继续教育中心", "Centre for Continuing Education", UnitKind.Centre),
        new("A09", "财务处", "Finance Office", UnitKind.Office),
    ];

    public async Task Create(CancellationToken ct)
    {
        if (!settings.GetValue("Tongpin:Sample", true) || await db.People.AnyAsync(ct) || await db.Units.AnyAsync(ct)) return;

        var units = Units();
        var people = People(units.ToDictionary(u => u.Code, u => u.Id));
        var roles = await db.Roles.ToDictionaryAsync(r => r.Key, r => r.Id, ct);
        var known = people.Take(SamplePerson.All.Count).Zip(SamplePerson.All).ToList();
        await db.Atomically(async () =>
        {
            // The root first: the others point to it.
            await db.Insert(units, ct);
            await db.Insert(people, ct);
            await db.Insert([.. known.Select(k => AccountFor(k.First))], ct);
            await db.Insert([.. known.Select(k => new Assignment { PersonId = k.First.Id, RoleId = roles[k.Second.Role], UnitId = k.Second.ForUnit ? k.First.UnitId : null, From = new(2020, 1, 1) })], ct);
            history.Note("imported", "foundation_person", "sample", new { people = people.Count, units = units.Count });
            await db.SaveChangesAsync(ct);
        }, ct);
    }

    /// <summary>An account without a password: it can be activated, or entered as a sample.</summary>
    private static Account AccountFor(Person person) => new()
    {
        Id = Guid.CreateVersion7(),
        PersonId = person.Id,
        UserName = person.Number,
        NormalizedUserName = person.Number.ToUpperInvariant(),
        LockoutEnabled = true,
        SecurityStamp = Guid.NewGuid().ToString("N"),
    };

    private static List<Unit> Units()
    {
        var college = new Unit { Code = Code, Name = "示范工业职业技术学院（示例）", NameEn = "Demonstration Vocational College of Industry (sample)", Kind = UnitKind.College, ImportId = IImported.SampleImport };
        return
        [
            college,
            .. Rows.Select(r => new Unit { Code = r.Code, Name = r.Name, NameEn = r.NameEn, Kind = r.Kind, ParentId = college.Id, ImportId = IImported.SampleImport }),
            new Unit { Code = "E01", Name = "示范智能装备有限公司（示例）", NameEn = "Demonstration Intelligent Equipment Ltd (sample)", Kind = UnitKind.Enterprise, ImportId = IImported.SampleImport },
        ];
    }

    private static List<Person> People(Dictionary<string, UnitId> units)
    {
        var names = new SampleNames(seed: 33618);
        List<Person> people = [.. SamplePerson.All.Select((p, i) => new Person { Number = p.Number, Name = p.Name, Kind = p.Kind, UnitId = units[p.Unit], Phone = PhoneOf(i), Email = EmailOf(p.Number), ImportId = IImported.SampleImport })];
        people.EnsureCapacity(people.Count + Staff + 16_800);

        // Two thirds of the staff teach, spread over the schools by their students; the rest work in the offices.
        var schools = Rows.Where(r => r.Students is not null).SelectMany(r => Enumerable.Repeat(r.Code, r.Students!.Sum())).ToArray();
        var offices = Rows.Where(r => r.Students is null).Select(r => r.Code).ToArray();
        for (var i = people.Count; i < Staff + 1; i++)
        {
            var number = $"T{i:0000}";
            var unit = i % 3 == 0 ? offices[i / 3 % offices.Length] : schools[(int)((long)i * 7919 % schools.Length)];
            people.Add(new() { Number = number, Name = names.Next(), Kind = PersonKind.Staff, UnitId = units[unit], Phone = PhoneOf(i), Email = EmailOf(number), ImportId = IImported.SampleImport });
        }
        foreach (var school in Rows.Where(r => r.Students is not null))
            for (var grade = 0; grade < 3; grade++)
                for (var i = 1; i <= school.Students![grade]; i++)
                    people.Add(new() { Number = $"{2026 - grade}{school.Code.AsSpan(1)}{i:0000}", Name = names.Next(), Kind = PersonKind.Student, UnitId = units[school.Code], ImportId = IImported.SampleImport });
        return people;
    }

    // A number block that is not given out, and a domain reserved for examples (RFC 2606).
    private static string PhoneOf(int i) => $"1380000{i:0000}";
    private static string EmailOf(string number) => $"{number.ToLowerInvariant()}@college.example";
}
