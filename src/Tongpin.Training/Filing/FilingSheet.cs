using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tongpin.Foundation;
using Tongpin.Kernel;
using Tongpin.Kernel.Sheets;
using Tongpin.Training.Funds;
using Tongpin.Training.Projects;

namespace Tongpin.Training.Filing;

/// <summary>One row of the yearly filing sheet; a class is never merged with another.</summary>
internal sealed record FilingRow(TrainingProject Project, int Heads)
{
    /// <summary>人学时数</summary>
    public int PersonHours => Project.Hours * Heads;
    /// <summary>学费总额, yuan.</summary>
    public decimal Fees => Money.Cents(Project.Fee * Heads);
}

/// <summary>The yearly sheet of non-degree education (非学历继续教育办学情况一览表): the 23 columns of the statistics form, one row for each class that ended in the year.</summary>
internal sealed class FilingSheet(TongpinDb db, ILedger ledger, IHistory history, CurrentActor actor)
{
    public static string Title(int year) => $"{year}年非学历继续教育办学情况一览表";
    public static string FileName(int year) => $"{Title(year)}.xlsx";

    /// <summary>The form is Chinese whatever the language of its reader, since it goes to the authority.</summary>
    public static IReadOnlyList<SheetColumn> Columns { get; } =
    [
        new("序号", CellKind.Integer, 6), new("项目名称", CellKind.Text, 36), new("开始时间", CellKind.Text, 11), new("结束时间", CellKind.Text, 11), new("办学方式", CellKind.Text, 10), new("办学部门", CellKind.Text, 20), new("培训对象", CellKind.Text, 16),
        new("生源地", CellKind.Text, 10), new("学费来源", CellKind.Text, 10), new("项目学时", CellKind.Integer, 10), new("培训人数", CellKind.Integer, 10), new("人学时数", CellKind.Integer, 12), new("收费标准", CellKind.Decimal, 12), new("学费总额", CellKind.Decimal, 14), new("合作方/委托方", CellKind.Text, 28),
        new("负责人", CellKind.Text, 10), new("电话", CellKind.Text, 16), new("地点", CellKind.Text, 28), new("国家级项目", CellKind.Text, 12), new("省级项目", CellKind.Text, 12), new("培训类型", CellKind.Text, 22), new("关键词", CellKind.Text, 24), new("学员满意度", CellKind.Text, 12),
    ];

    /// <summary>Rows of the classes that ended in the year and were taught, within the reader's reach; heads as the ledger has them.</summary>
    public async Task<IReadOnlyList<FilingRow>> Rows(int year, CancellationToken ct)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var projects = await TrainingProject.VisibleTo(db.Projects, actor.Value).AsNoTracking().Where(p => p.Ends >= first && p.Ends <= last && p.State != ProjectState.Refused && p.State != ProjectState.Cancelled).OrderBy(p => p.Starts).ThenBy(p => p.Number).ToListAsync(ct);
        var heads = (await ledger.Sums(new(MoneyBooks.Heads) { Account = MoneyBooks.Trained, Year = year }, LedgerBy.Record, ct)).ToDictionary(s => s.Record!, s => (int)s.Amount);
        return [.. projects.Where(p => heads.GetValueOrDefault(p.Id.Value.ToString()) > 0).Select(p => new FilingRow(p, heads[p.Id.Value.ToString()]))];
    }

    /// <summary>The cells of one row in the order of the form.</summary>
    /// <param name="phone">In full on the form that is filed, masked on the page.</param>
    public static IReadOnlyList<object?> Cells(FilingRow row, int number, Func<string, string> phone)
    {
        var p = row.Project;
        return
        [
            number, p.Name, Day(p.Starts), Day(p.Ends), Codes.Of(p.Mode).Zh, p.UnitName, Codes.Of(p.Audience).Zh, Codes.Of(p.Origin).Zh, Codes.Of(p.Payer).Zh, p.Hours, row.Heads, row.PersonHours, p.Fee, row.Fees, p.HasPartner ? p.Partner : "无",
            p.LeaderName, phone(p.Phone), p.Place, YesNo(p.National), YesNo(p.Provincial), Codes.Of(p.Kind).Zh, p.Keywords, Codes.Of(p.Satisfaction).Zh,
        ];
    }

    /// <summary>Writes the form; that the phones went out leaves a line in the history.</summary>
    public async Task Write(int year, Stream to, CancellationToken ct)
    {
        var rows = await Rows(year, ct);
        await SheetWriter.WriteXlsx(to, $"{year}", Columns, rows.Select((r, i) => Cells(r, i + 1, text => text)), ct);
        history.Note("exported", ProjectApprovals.ProjectNoun, $"filing {year}", new { year, rows = rows.Count });
        await db.SaveChangesAsync(ct);
    }

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
    private static string YesNo(bool yes) => yes ? "是" : "否";
}
