using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using Tongpin.Kernel;

namespace Tongpin.Foundation.People;

/// <summary>People from a file, by number. They get no password here; each sets one at the first sign-in.</summary>
internal sealed class ImportPeople(TongpinDb db, CurrentActor actor) : ImportKind<Person>
{
    private static readonly Dictionary<PersonKind, Words> KindWords = Enum.GetValues<PersonKind>().ToDictionary(k => k, Kinds.Of);
    private Dictionary<string, UnitId> units = [];
    private Reach reach = Reach.None;
    private HashSet<string> others = [];

    public override string Key => "people";
    public override Words Title => ("人员", "People");
    public override string Permission => Permissions.EditPeople;
    public override string Href => "/people";

    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new("number", ("工号/学号", "Number"), Needed: true, ("全校唯一", "Unique in the college"), "工号", "学号", "编号", "人员编号") { Example = "20260001" },
        new("name", ("姓名", "Name"), Needed: true) { Example = "王芳" },
        new("kind", ("身份", "Kind"), Needed: true, null, "人员类型", "类型", "类别") { Allowed = [.. KindWords.Values.Select(w => w.Zh)] },
        new("unit", ("单位代码", "Unit code"), false, ("所在单位的代码或全称", "Code or full name of the unit"), "unit_code", "所在单位", "单位", "Unit") { Fields = [nameof(Person.UnitId)], Example = "0601" },
        new("email", ("邮箱", "E-mail"), false, null, "电子邮箱", "邮件") { Example = "wangfang@example.edu.cn" },
        new("phone", ("手机", "Phone"), false, ("带星号的号码不改动", "A number with asterisks changes nothing"), "电话", "手机号", "联系电话") { Example = "13800000000" },
    ];

    protected internal override async Task Prepare(CancellationToken ct)
    {
        var known = await db.Units.AsNoTracking().Select(u => new { u.Code, u.Name, u.NameEn, u.Id }).ToListAsync(ct);
        units = known.ToDictionary(u => u.Code, u => u.Id);
        // Lists show names; a name that two units share says nothing.
        foreach (var name in known.SelectMany(u => new[] { u.Name, u.NameEn }.Distinct(), (u, name) => (Name: name, u.Id)).Where(u => u.Name.Length > 0).GroupBy(u => u.Name).Where(g => g.Count() == 1)) units.TryAdd(name.Key, name.Single().Id);
        reach = actor.Value.ReachOf(Permission);
        // Nobody is taken out of a unit that is beyond the actor's reach.
        if (reach.All) return;
        UnitId?[] mine = [.. reach.Units.Select(u => (UnitId?)new UnitId(u))];
        others = await db.People.Where(p => !mine.Contains(p.UnitId)).Select(p => p.Number).ToHashSetAsync(ct);
    }

    protected internal override Person Read(ImportLine line)
    {
        var person = new Person { Number = line.Need("number"), Name = line.Need("name"), Kind = line.OneOf("kind", KindWords) ?? PersonKind.Staff, UnitId = UnitOf(line), Email = EmailOf(line), Phone = PhoneOf(line) };
        line.Need("kind");
        if (others.Contains(person.Number)) line.Refuse("number", ("此人不在您可维护的单位之内。", "This person is not in a unit that you may edit."));
        return person;
    }

    protected internal override string KeyOf(Person record) => record.Number;
    protected internal override IQueryable<Person> With(IReadOnlyCollection<string> keys) => db.People.Where(p => EF.Parameter(keys).Contains(p.Number));

    private UnitId? UnitOf(ImportLine line)
    {
        var code = line["unit"];
        var unit = code.Length > 0 && units.TryGetValue(code, out var found) ? found : (UnitId?)null;
        if (code.Length > 0 && unit is null) line.Refuse("unit", ("没有这个单位代码。", "There is no unit with this code."), Nearness.Nearest(code, units.Keys));
        else if (!reach.All && (unit is null || !reach.Units.Contains(unit.Value.Value))) line.Refuse("unit", ("不在您可维护的单位之内。", "Not among the units that you may edit."));
        return unit;
    }

    private static string EmailOf(ImportLine line)
    {
        var email = line["email"];
        if (email.Length > 0 && (!MailAddress.TryCreate(email, out var address) || address.Address != email)) line.Refuse("email", ("不是邮箱地址。", "Not an e-mail address."));
        return email;
    }

    private static string PhoneOf(ImportLine line)
    {
        var phone = line["phone"];
        if (phone.Contains('*', StringComparison.Ordinal))
        {
            line.Leave("phone");
            return "";
        }
        if (phone.Length > 0 && (phone.Length > 20 || phone.Count(char.IsAsciiDigit) < 5 || phone.Any(c => !char.IsAsciiDigit(c) && c is not ('+' or '-' or ' ' or '(' or ')')))) line.Refuse("phone", ("不是电话号码。", "Not a phone number."));
        return phone;
    }
}
