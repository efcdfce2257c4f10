using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Kernel.Sheets;
using Tongpin.Training.Categories;
using Tongpin.Training.Teams;

namespace Tongpin.Training.Linkages;

/// <summary>A statement (挂钩对账单) of a programme group, a unit or a person.</summary>
internal sealed record Statement(StatementOf Of, string Key, Words Name, Linked Linked, StatementSums Sums, IReadOnlyList<StatementLine> Lines)
{
    private MemberKind? Kind => Lines.FirstOrDefault(l => l.Work is not null)?.Work?.Kind;
    /// <summary>Points that the post asks for; null when it is nobody's statement.</summary>
    public decimal? Target => Of == StatementOf.Person && Kind is { } kind ? Linked.Policy.TargetOf(kind) : null;
    public Grade? Grade => Target is { } target ? Linked.Policy.GradeOf(Sums.Points, target) : null;
}

/// <summary>Reads a statement. People read their own whatever they may see else.</summary>
internal sealed class SeeStatement(LinkageBook book, IPeople people, CurrentActor actor)
{
    /// <returns>Null when there is none within the reader's reach, or no such version.</returns>
    public async Task<Statement?> Run(int year, StatementOf of, string key, CategoryScheme? scheme, int? version, CancellationToken ct)
    {
        PersonId? whose = of == StatementOf.Person && Guid.TryParse(key, out var id) ? new(id) : null;
        var own = whose?.Value == actor.Value.Id;
        if (!own && !actor.Value.May(Permissions.Statements)) return null;
        if (of == StatementOf.Person && whose is null || await book.Of(year, scheme, version, new(of, whose), ct) is not { } linked) return null;

        List<StatementLine> lines = [.. LinkageBook.Of(LinkageBook.VisibleTo(linked.Lines, actor.Value), of).Where(l => LinkageBook.KeyOf(l, of) == key)];
        if (lines.Count > 0) return new(of, key, LinkageBook.NameOf(lines[0], of), linked, LinkageBook.Sum(key, LinkageBook.NameOf(lines[0], of), lines), lines);

        // A year in which nothing came is an empty statement of somebody, and of nobody else.
        if (whose is not { } person || await people.Visible(person, Permissions.Statements, ct) is not { } known) return null;
        return new(of, key, Words.Same(known.Name), linked, LinkageBook.Sum(key, Words.Same(known.Name), []), []);
    }
}

/// <summary>Statements as workbooks.</summary>
internal static class StatementSheet
{
    public static string FileName(Statement s) => Words.L($"{s.Linked.Year} 挂钩对账单 {s.Name}.xlsx", $"{s.Linked.Year} statement {s.Name}.xlsx");
    public static string FileName(int year, StatementOf of) => Words.L($"{year} 五个挂钩（{TitleOf(of)}）.xlsx", $"{year} linkages by {TitleOf(of)}.xlsx");

    public static Words TitleOf(StatementOf of) => of switch { StatementOf.Group => ("专业群", "programme group"), StatementOf.Unit => ("单位", "unit"), _ => ("个人", "person") };

    public static Task Write(Statement s, Stream to, CancellationToken ct) => SheetWriter.WriteXlsx(to, $"{s.Linked.Year}",
        [new(Words.L("内容", "Line"), CellKind.Text, 22), new(Words.L("项目编号", "Number"), CellKind.Text, 16), new(Words.L("项目", "Project"), CellKind.Text, 40), new(Words.L("数额", "Amount"), CellKind.Decimal, 14), new(Words.L("单位", "Measure"), CellKind.Text, 8), new(Words.L("依据", "Basis"), CellKind.Text, 60), new(Words.L("规定版本", "Regulation"), CellKind.Text, 32)],
        s.Lines.Select(IReadOnlyList<object?> (l) => [LinkageWords.Of(l.Kind).ToString(), l.Project?.Number, l.Project?.Name, l.Amount, LinkageWords.UnitOf(l.Kind).ToString(), l.Basis.ToString(), $"{s.Linked.Version.Code} v{s.Linked.Version.Version}"]), ct);

    public static Task Write(int year, StatementOf of, IReadOnlyList<StatementSums> rows, Stream to, CancellationToken ct) => SheetWriter.WriteXlsx(to, $"{year}",
        [new(TitleOf(of).ToString(), CellKind.Text, 28), new(Words.L("分配到账（元）", "Money (yuan)"), CellKind.Decimal), new(Words.L("单位分配（元）", "Unit's share (yuan)"), CellKind.Decimal), new(Words.L("人学时", "Person-hours"), CellKind.Decimal), new(Words.L("工作学时", "Hours worked"), CellKind.Decimal), new(Words.L("积分", "Points"), CellKind.Decimal), new(Words.L("讲课费（元）", "Lecture fees (yuan)"), CellKind.Decimal), new(Words.L("奖励池（元）", "Pool (yuan)"), CellKind.Decimal), new(Words.L("超限不发（元）", "Beyond the cap (yuan)"), CellKind.Decimal), new(Words.L("收入（元）", "Income (yuan)"), CellKind.Decimal)],
        rows.Select(IReadOnlyList<object?> (r) => [r.Name.ToString(), r.Money, r.UnitShare, r.PersonHours, r.Hours, r.Points, r.Fee, r.Pool, r.Cut, r.Income]), ct);
}
